import type { Clock, Stop } from '../protocols/index.ts'

/** Something that wants to be woken at a time, roughly. */
export interface Waker {
  wake(now: number): void
}

/**
 * One timer for many sleepers, set for the first of them: `at` costs nothing when the sleeper is due earlier already, so that it may be
 * called after every message.
 */
export class Wheel {
  readonly #clock: Clock
  readonly #granularityMs: number
  readonly #buckets = new Map<number, Set<Waker>>()
  readonly #bucketOf = new Map<Waker, number>()
  #last: number
  #timer: Stop | undefined
  /** The bucket for which the timer is set. */
  #next = Number.POSITIVE_INFINITY

  constructor(clock: Clock, granularityMs = 10) {
    this.#clock = clock
    this.#granularityMs = granularityMs
    this.#last = this.#bucket(clock.now())
  }

  /** Wake it at `time` (monotonic ms) or a little later; an earlier appointment stands. Infinity: never. */
  at(sleeper: Waker, time: number): void {
    if (time === Number.POSITIVE_INFINITY) return
    const bucket = Math.max(this.#bucket(time) + 1, this.#last + 1)
    const before = this.#bucketOf.get(sleeper)
    if (before !== undefined) {
      if (before <= bucket) return
      this.#buckets.get(before)?.delete(sleeper)
    }
    this.#bucketOf.set(sleeper, bucket)
    const set = this.#buckets.get(bucket)
    if (set === undefined) this.#buckets.set(bucket, new Set([sleeper]))
    else set.add(sleeper)
    this.#set(bucket)
  }

  forget(sleeper: Waker): void {
    const bucket = this.#bucketOf.get(sleeper)
    if (bucket === undefined) return
    this.#bucketOf.delete(sleeper)
    this.#buckets.get(bucket)?.delete(sleeper)
  }

  stop(): void {
    this.#timer?.()
    this.#timer = undefined
    this.#next = Number.POSITIVE_INFINITY
    this.#buckets.clear()
    this.#bucketOf.clear()
  }

  #bucket(time: number): number {
    return Math.floor(time / this.#granularityMs)
  }

  #set(bucket: number): void {
    if (bucket >= this.#next) return
    this.#timer?.()
    this.#next = bucket
    const inMs = bucket * this.#granularityMs - this.#clock.now()
    this.#timer = this.#clock.after(Math.max(1, inMs), () => this.#turn())
  }

  #turn(): void {
    this.#timer = undefined
    this.#next = Number.POSITIVE_INFINITY
    const now = this.#clock.now()
    const until = this.#bucket(now)
    const due: number[] = []
    let next = Number.POSITIVE_INFINITY
    for (const bucket of this.#buckets.keys())
      if (bucket <= until) due.push(bucket)
      else if (bucket < next) next = bucket
    due.sort((a, b) => a - b)
    this.#last = Math.max(this.#last, until)
    for (const bucket of due) {
      const sleepers = this.#buckets.get(bucket)
      this.#buckets.delete(bucket)
      for (const sleeper of sleepers ?? []) {
        this.#bucketOf.delete(sleeper)
        sleeper.wake(now)
      }
    }
    if (this.#bucketOf.size > 0) this.#set(next)
  }
}
