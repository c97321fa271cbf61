import { zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { BadSnapshot } from '../../wasm-host/core-state.ts'
import { decodeSnapshot, encodeSnapshot } from '../../wasm-host/snapshot.ts'
import { TRANSLATION_VERSION } from '../../wasm-host/translation.ts'
import { chance } from './random-module.ts'

const base = new Uint8Array(32).fill(9)
const key = { cid: 'bafy', base }

describe('a snapshot', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['little', Uint8Array.of(1, 2, 3)],
    ['much that is alike', new Uint8Array(1_000_000).fill(7)],
    ['much that is not', Uint8Array.from({ length: 100_000 }, chance(3).bind(undefined, 256))],
  ])('of %s is read as it was written', (_what, contents) => {
    for (const fresh of [true, false]) {
      const bytes = encodeSnapshot({ ...key, fresh, contents })
      expect(bytes.length).toBeLessThan(contents.length + 80)
      const read = decodeSnapshot(bytes, key)
      expect(read.fresh).toBe(fresh)
      expect(Buffer.compare(read.contents, contents)).toBe(0)
    }
  })

  test('of alike pages is small', () => {
    const bytes = encodeSnapshot({ ...key, fresh: false, contents: new Uint8Array(1_000_000).fill(7) })
    expect(bytes.length).toBeLessThan(300)
  })
})

describe('a snapshot that does not belong here is refused:', () => {
  const good = encodeSnapshot({ ...key, fresh: false, contents: new Uint8Array(2_024).fill(7) })
  const changed = (at: number, to: number): Uint8Array => good.with(at, to)
  /** Where the length of the contents stands. */
  const lengthAt = 4 + 1 + 1 + key.cid.length + 1 + TRANSLATION_VERSION.length + 32 + 1

  test.each([
    ['other bytes', Uint8Array.of(1, 2, 3, 4, 5, 6), key, 'it is no snapshot'],
    ['none', new Uint8Array(), key, 'cut off'],
    ['another format', changed(4, 77), key, 'it has format 77'],
    ['another component', good, { ...key, cid: 'bafx' }, 'it is of another component'],
    ['another pass', changed(11, 0x7e), key, 'it is of another version of the host'],
    ['another base', good, { ...key, base: base.with(31, 8) }, 'it is of another base image'],
    ['one cut off', good.subarray(0, -1), key, 'cut off'],
    ['more than it says', changed(lengthAt, 0xe7), key, 'cut off or damaged'],
    ['less than it says', changed(lengthAt, 0xe9), key, 'cut off or damaged'],
  ])('%s', (_what, bytes, wanted, why) => {
    expect(good.subarray(lengthAt, lengthAt + 2)).toEqual(Uint8Array.of(0xe8, 0x0f))
    expect(() => decodeSnapshot(bytes, wanted)).toThrow(why)
    expect(() => decodeSnapshot(bytes, wanted)).toThrow(BadSnapshot)
  })

  test('one that says it is huge, before anything is unpacked', () => {
    const head = good.slice(0, lengthAt)
    const length = [0x81, 0x80, 0x80, 0x20]
    expect(() => decodeSnapshot(Uint8Array.from([...head, ...length, 1, 2]), key)).toThrow(
      `more than ${LIMITS.snapshotBytes.value}`,
    )
  })

  test('one that unpacks to more than it says', () => {
    const bomb = zstdCompressSync(new Uint8Array(50_000_000))
    const bytes = Uint8Array.from([...good.slice(0, lengthAt), 0xe8, 0x0f, ...bomb])
    expect(() => decodeSnapshot(bytes, key)).toThrow('cut off or damaged')
  })

  test('whatever a stranger makes of it', () => {
    const below = chance(Number(process.env['SHOAL_SEED'] ?? 5))
    let refused = 0
    for (let round = 0; round < 3_000; round++) {
      const bytes = good.slice(0, below(3) === 0 ? below(good.length) : good.length)
      for (let changes = 1 + below(3); changes > 0 && bytes.length > 0; changes--)
        bytes[below(bytes.length)] = below(256)
      try {
        expect(decodeSnapshot(bytes, key).contents.length).toBeLessThanOrEqual(LIMITS.snapshotBytes.value)
      } catch (error) {
        expect(error).toBeInstanceOf(BadSnapshot)
        refused++
      }
    }
    expect(refused).toBeGreaterThan(2_000)
  })
})
