import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LIMITS, systemClock } from '../../protocols/index.ts'
import { type Components, components } from '../../wasm-host/components.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { newMemory } from '../../wasm-host/core-instance.ts'
import { METER, meterModule } from '../../wasm-host/meter-module.ts'
import { hostBench, PROBE } from './bench-host.ts'
import { wat } from './wat.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-test-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** The only file of the cache. */
function cached(): string {
  const [file, ...others] = readdirSync(dir)
  expect(others).toEqual([])
  return join(dir, file ?? '')
}

/** How often one life of a host had to ask for the component's bytes; it runs the probe, too. */
async function asked(): Promise<number> {
  let count = 0
  await using bench = hostBench((handler) =>
    poolHost({ workers: 1, cacheDir: dir })({ clock: systemClock, handler }),
  )
  const bytes = async (): Promise<Uint8Array> => {
    count++
    return PROBE.bytes
  }
  await Promise.all([bench.host.prepare(PROBE.cid, bytes), bench.host.prepare(PROBE.cid, bytes)])
  await bench.host.prepare(PROBE.cid, bytes)
  expect(await bench.ask(await bench.start(PROBE.cid), 'count')).toBe('1')
  return count
}

describe('translations on disk', () => {
  test('are made once and serve the next start', async () => {
    expect([await asked(), await asked()]).toEqual([1, 0])
  })

  test.each([
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 1)],
    ['damaged', (file: Buffer) => file.fill(0, 5_000, 5_001)],
    ['empty', () => Buffer.alloc(0)],
  ])('are made again when %s', async (_what, damage) => {
    await asked()
    writeFileSync(cached(), damage(readFileSync(cached())))
    expect([await asked(), await asked()]).toEqual([1, 0])
  })
})

describe('prepared components', () => {
  /** Components whose every translation consists of these core modules. */
  function of(modules: Uint8Array[], evicted: (keys: string[]) => void = () => undefined): Components {
    const translation = {
      world: 'actor' as const,
      source: '',
      imports: [],
      modules: modules.map((bytes, i) => ({ name: `core${i}`, ...meterModule(bytes) })),
    }
    const cache = { get: async () => translation, put: async () => undefined }
    return components(cache, { clock: systemClock, evicted })
  }
  const never = (): Promise<Uint8Array> => Promise.reject(new Error('asked'))

  test('with several memories share the cap of the actor among them', async () => {
    const module = await wat(
      '(module (memory (export "m") 1) (func (export "grow") (result i32) (memory.grow (i32.const 4))))',
    )
    await using prepared = of([module, module])
    await prepared.prepare('x', never)
    for (const [pages, grown] of [
      [10, 1],
      [8, -1],
    ] as const) {
      const loaded = await prepared.load('x', pages * 65_536)
      const results = loaded.modules.map(({ module: core, memories }) => {
        const memory = newMemory(memories[0] ?? { minimum: 0, maximum: 0, is64: false })
        const { grow } = new WebAssembly.Instance(core, { [METER]: { memory0: memory } }).exports
        return (grow as () => number)()
      })
      expect(results).toEqual([grown, grown])
    }
  })

  test('are compiled once for each memory cap', async () => {
    await using prepared = of([await wat('(module (memory 1))')])
    await prepared.prepare('x', never)
    const [a, b, c] = await Promise.all([10, 10, 20].map((pages) => prepared.load('x', pages * 65_536)))
    expect(a).toBe(b)
    expect(a?.key).not.toBe(c?.key)
  })

  test('are forgotten from the least recently prepared on, and workers are told', async () => {
    const gone: string[] = []
    await using prepared = of([], (keys) => gone.push(...keys))
    for (let i = 0; i < LIMITS.preparedComponents.value; i++) await prepared.prepare(`c${i}`, never)
    const { key } = await prepared.load('c1', 65_536)
    await prepared.prepare('c0', never)
    await prepared.prepare('one-more', never)
    expect(gone).toEqual([key])
    await expect(prepared.load('c1', 65_536)).rejects.toMatchObject({ code: 'COMPONENT_MISSING' })
    await expect(prepared.load('c0', 65_536)).resolves.toBeDefined()
  })
})
