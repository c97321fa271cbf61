import { beforeEach, expect, test } from 'vitest'
import { type Publisher, publisher } from '../../dht-registry/publisher.ts'
import { type HandClock, handClock } from './hand-clock.ts'

interface Job {
  key: string
  signal: AbortSignal
  done(again?: number | 'alone'): void
  fail(): void
}

let clock: HandClock
let jobs: Job[]
let queue: Publisher
beforeEach(() => {
  clock = handClock()
  jobs = []
  queue = publisher(
    { atOnce: 2, backlogMax: 5, jobMs: 10_000 },
    {
      clock,
      random: { next: () => 0.5, bytes: (length) => new Uint8Array(length) },
      publish: (key, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('aborted')))
          jobs.push({ key, signal, done: resolve, fail: () => reject(new Error('failed')) })
        }),
    },
  )
})

const begun = (): string[] => jobs.map(({ key }) => key)

test('at most two jobs run at once, and the next begins when one ends', async () => {
  for (const key of ['a', 'b', 'c', 'd']) queue.mark(key)
  await clock.move(10)
  expect(begun()).toEqual(['a', 'b'])
  expect(queue.status()).toMatchObject({ backlog: 4 })
  jobs[0]?.done()
  await clock.move(1)
  expect(begun()).toEqual(['a', 'b', 'c'])
})

test('many changes of one key are one job, and a change during a job is another one after it', async () => {
  for (let n = 0; n < 10; n++) queue.mark('a')
  await clock.move(5)
  for (let n = 0; n < 10; n++) queue.mark('a')
  await clock.move(5)
  expect(begun()).toEqual(['a'])
  jobs[0]?.done()
  await clock.move(5)
  expect(begun()).toEqual(['a', 'a'])
  jobs[1]?.done()
  await clock.move(60_000)
  expect(begun()).toEqual(['a', 'a'])
  expect(queue.status()).toEqual({ backlog: 0, oldestMs: 0, published: 2, failures: 0 })
})

test('a key marked for later waits until then, unless it is taken out or marked for earlier', async () => {
  queue.mark('later', 1_000)
  queue.mark('out', 1_000)
  queue.mark('sooner', 1_000)
  queue.mark('sooner', 500)
  queue.unmark('out')
  await clock.move(499)
  expect(begun()).toEqual([])
  expect(queue.status().backlog).toBe(0)
  await clock.move(1)
  expect(begun()).toEqual(['sooner'])
  await clock.move(500)
  expect(begun()).toEqual(['sooner', 'later'])
})

test('what is published is published again when it says so', async () => {
  queue.mark('a')
  await clock.move(1)
  jobs[0]?.done(1_800_000)
  await clock.move(1_799_000)
  expect(begun()).toEqual(['a'])
  await clock.move(2_000)
  expect(begun()).toEqual(['a', 'a'])
})

test('a failed job, and one that no peer took, is tried again, each time later', async () => {
  queue.mark('a')
  await clock.move(1)
  const pauses: number[] = []
  for (let n = 0; n < 5; n++) {
    const job = jobs.at(-1)
    if (n === 0) job?.done('alone')
    else job?.fail()
    const before = clock.now()
    while (jobs.at(-1) === job) await clock.move(100)
    pauses.push(clock.now() - before)
  }
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b))
  expect(new Set(pauses).size).toBe(5)
  expect(queue.status()).toMatchObject({ published: 0, failures: 4 })
})

test('a job that takes too long is aborted and does not hold up the others', async () => {
  for (const key of ['stuck', 'too', 'third']) queue.mark(key)
  await clock.move(9_999)
  expect(begun()).toEqual(['stuck', 'too'])
  await clock.move(10)
  expect(begun()).toContain('third')
})

test('beyond its bound the oldest mark goes, and status says how long the oldest has waited', async () => {
  for (const key of ['a', 'b']) queue.mark(key)
  await clock.move(1)
  for (const key of ['c', 'd', 'e', 'f', 'g', 'h']) queue.mark(key)
  await clock.move(1_000)
  expect(queue.status()).toMatchObject({ backlog: 7, oldestMs: 1_000, failures: 1 })
  for (let n = 0; n < 8; n++) {
    jobs[n]?.done()
    await clock.move(1)
  }
  expect(begun()).toEqual(['a', 'b', 'd', 'e', 'f', 'g', 'h'])
})

test('stopping aborts what runs and begins nothing more', async () => {
  for (const key of ['a', 'b', 'c']) queue.mark(key)
  await clock.move(1)
  await queue.stop()
  expect(jobs.map(({ signal }) => signal.aborted)).toEqual([true, true])
  queue.mark('d')
  await clock.move(100_000)
  expect(begun()).toEqual(['a', 'b'])
})
