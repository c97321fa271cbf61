import { expect, test } from 'vitest'
import { openCalls } from '../../wasm-host/calls.ts'
import type { WorkerThread } from '../../wasm-host/worker-thread.ts'
import { workerPool } from '../../wasm-host/worker-pool.ts'

test('an actor is placed where the one is that waits for it, unless many more are there already', async () => {
  await using pool = workerPool({ workers: 3, messageBytes: 1_000 }, { event: () => {}, died: () => {} })
  const actors = new Map<WorkerThread, number>()
  const on = (worker: WorkerThread): number => actors.get(worker) ?? 0
  const first = pool.place(on)
  for (let more = 0; more <= 16; more++) {
    actors.set(first, more)
    expect(pool.place(on, first)).toBe(first)
  }
  actors.set(first, 17)
  expect(pool.place(on, first)).not.toBe(first)
  pool.kill(first)
  actors.clear()
  expect(pool.place(on, first)).not.toBe(first)
})

test('who waits for an actor is known as long as it waits', () => {
  const calls = openCalls()
  const [one, two] = [calls.open(1, 1, 'b/x'), calls.open(2, 1, 'b/x')]
  calls.open(2, 2, 'c/x')
  calls.open(3, 1)
  expect([calls.caller('b/x'), calls.caller('c/x'), calls.caller('')]).toEqual([2, 2, undefined])
  calls.take(one ?? 0)
  expect(calls.caller('b/x')).toBe(2)
  calls.take(two ?? 0)
  expect(calls.caller('b/x')).toBeUndefined()
  calls.forget(2)
  expect(calls.caller('c/x')).toBeUndefined()
})
