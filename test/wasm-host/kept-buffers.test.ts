import { expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { KeptBuffers } from '../../wasm-host/kept-buffers.ts'
import { FakeClock } from '../node/fake-clock.ts'

const bytes = (length: number, value: number): Uint8Array => new Uint8Array(length).fill(value)

test('a copy is what was copied, whatever its buffer held before, and what was not given back stays', () => {
  const kept = new KeptBuffers(new FakeClock())
  const [first, second] = [kept.copy(bytes(10_000, 1)), kept.copy(bytes(10_000, 2))]
  kept.give(first)
  const third = kept.copy(bytes(9_000, 3))
  expect(third.buffer).toBe(first.buffer)
  expect([...new Set(third), third.length]).toEqual([3, 9_000])
  expect([...new Set(second)]).toEqual([2])
  expect(kept.copy(bytes(9_000, 4)).buffer).not.toBe(third.buffer)
})

test('the collector hears of what it could free', () => {
  const clock = new FakeClock()
  const kept = new KeptBuffers(clock)
  const lost: [number, boolean][] = []
  kept.onLost = (...told) => lost.push(told)
  const size = LIMITS.keptBufferBytes.value
  const [one, two] = [kept.copy(bytes(size, 1)), kept.copy(bytes(8_192, 1))]
  kept.give(one)
  kept.give(two)
  kept.give(kept.copy(bytes(size, 1)))
  clock.advance(LIMITS.keptBufferMs.value)
  expect(lost).toEqual([
    [size, false],
    [8_192, false],
    [8_192, false],
    [size, true],
  ])
})

test('only its own buffers are kept, within a bound, and not for long when nobody needs them', () => {
  const clock = new FakeClock()
  const kept = new KeptBuffers(clock)
  kept.give(bytes(16_384, 1))
  kept.give(new Uint8Array(new SharedArrayBuffer(10_000)))
  expect(kept.bytes).toBe(0)
  const size = 16_777_216
  const many = Array.from({ length: LIMITS.keptBufferBytes.value / size + 2 }, () =>
    kept.copy(bytes(size, 1)),
  )
  for (const each of many) kept.give(each)
  expect(kept.bytes).toBe(LIMITS.keptBufferBytes.value)
  clock.advance(LIMITS.keptBufferMs.value - 1)
  kept.give(kept.copy(bytes(size, 2)))
  clock.advance(LIMITS.keptBufferMs.value - 1)
  expect(kept.bytes).toBe(LIMITS.keptBufferBytes.value)
  clock.advance(1)
  expect([kept.bytes, clock.pending]).toEqual([0, 0])
})
