import { expect, test } from 'vitest'
import { type Clock, LIMITS } from '../../protocols/index.ts'
import { memoryCollector } from '../../wasm-host/memory-collector.ts'

const MANY = LIMITS.collectBytes.value

/** A collector, the moments at which it collected, and its time. */
interface Collecting {
  freed: (bytes: number, left: number, memories?: number) => void
  at: number[]
  pass: (ms: number) => void
}

function collecting(): Collecting {
  let now = 0
  let timers: { due: number; fire: () => void }[] = []
  const at: number[] = []
  const clock: Clock = {
    now: () => now,
    wall: () => now,
    after(ms, fire) {
      const timer = { due: now + ms, fire }
      timers.push(timer)
      return () => {
        timers = timers.filter((each) => each !== timer)
      }
    },
  }
  const collector = memoryCollector(clock, () => at.push(now))
  return {
    freed: (bytes, left, memories = 1) => collector.freed(memories, bytes, left),
    at,
    pass(ms) {
      now += ms
      const due = timers.filter((timer) => timer.due <= now)
      timers = timers.filter((timer) => timer.due > now)
      for (const { fire } of due) fire()
    },
  }
}

test('the last actor of a worker takes its memory along at once', () => {
  const { freed, at, pass } = collecting()
  freed(1, 0)
  pass(0)
  expect(at).toEqual([0])
})

test('a busy worker collects when enough memory has come together', () => {
  const { freed, at, pass } = collecting()
  freed(MANY - 1, 5)
  pass(10_000)
  expect(at).toEqual([])
  freed(1, 4)
  pass(0)
  expect(at).toEqual([10_000])
})

test('a busy worker collects when many memories have come together, however small', () => {
  const { freed, at, pass } = collecting()
  for (let n = 1; n < LIMITS.collectMemories.value; n++) freed(1, 5)
  pass(10_000)
  expect(at).toEqual([])
  freed(1, 5)
  pass(0)
  expect(at).toEqual([10_000])
})

test('however many actors end, it collects once in a while only', () => {
  const { freed, at, pass } = collecting()
  for (let ms = 0; ms < 3_000; ms += 10) {
    freed(MANY, 0)
    pass(10)
  }
  expect(at).toHaveLength(3)
})
