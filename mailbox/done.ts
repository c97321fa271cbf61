import type { Outcome } from '../protocols/index.ts'

export interface DoneLimits {
  results: number
  bytes: number
  ms: number
}

/**
 * GoldFish's *done* queue: how messages ended, for senders that ask again because an answer was lost. Belongs to one
 * tenure of a key. Bounded by count, bytes and age; what was dropped may run again.
 */
export class Done {
  readonly #limits: DoneLimits
  readonly #results = new Map<string, { outcome: Outcome; at: number; bytes: number }>()
  #bytes = 0

  constructor(limits: DoneLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#results.size
  }

  add(id: string, outcome: Outcome, now: number): void {
    const bytes = outcome.kind === 'reply' ? outcome.body.byteLength : 0
    this.#results.set(id, { outcome, at: now, bytes })
    this.#bytes += bytes
    for (const [oldest, result] of this.#results) {
      const over = this.#results.size > this.#limits.results || this.#bytes > this.#limits.bytes
      if (!over && now - result.at < this.#limits.ms) break
      this.#bytes -= result.bytes
      this.#results.delete(oldest)
    }
  }

  get(id: string): Outcome | undefined {
    return this.#results.get(id)?.outcome
  }
}
