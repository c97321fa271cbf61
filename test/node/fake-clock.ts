import type { Clock, Stop } from '../../protocols/index.ts'

/** Time that moves by hand. */
export class FakeClock implements Clock {
  #now = 10_000
  #aheadMs = 0
  readonly #timers = new Set<{ at: number; run: () => void }>()

  now(): number {
    return this.#now
  }

  wall(): number {
    return 1_700_000_000_000 + this.#aheadMs + this.#now
  }

  /** Somebody sets the wall clock. */
  jump(ms: number): void {
    this.#aheadMs += ms
  }

  after(ms: number, then: () => void): Stop {
    const timer = { at: this.#now + ms, run: then }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const [next] = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)
      if (next === undefined) break
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }

  get pending(): number {
    return this.#timers.size
  }
}
