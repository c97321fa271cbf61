import { type Clock, LIMITS, type Stop } from '../../protocols/index.ts'

export interface LoadGossipParts {
  clock: Clock
  /** This node's load message, encoded. */
  own(): Uint8Array
  publish(bytes: Uint8Array): Promise<void>
  /**
   * Longest time between two of them, unchanged as they may be, ms.
   *
   * @default LIMITS.loadGossipMaxMs
   */
  maxMs?: number
}

/**
 * Tells this node's load: when it changed, at most once in LIMITS.loadGossipMinMs, and now and then for those who missed
 * it.
 */
export class LoadGossip {
  readonly #parts: LoadGossipParts
  readonly #maxMs: number
  #said: Uint8Array | undefined
  #saidAt = Number.NEGATIVE_INFINITY
  #lookedAt = Number.NEGATIVE_INFINITY
  #timer: Stop | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #stopped = false

  constructor(parts: LoadGossipParts) {
    this.#parts = parts
    this.#maxMs = parts.maxMs ?? LIMITS.loadGossipMaxMs.value
    this.#schedule(parts.clock.now())
  }

  /** Something in the message may have changed. Cheap: call it whenever that may be so. */
  changed(): void {
    const earliest = this.#lookedAt + LIMITS.loadGossipMinMs.value
    if (this.#dueAt > earliest) this.#schedule(earliest)
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.()
  }

  /** @param at by the clock, ms; what is over is due at once */
  #schedule(at: number): void {
    if (this.#stopped) return
    this.#timer?.()
    this.#dueAt = at
    if (at === Number.POSITIVE_INFINITY) return
    const { clock } = this.#parts
    this.#timer = clock.after(Math.max(0, at - clock.now()), () => this.#look())
  }

  #look(): void {
    const parts = this.#parts
    const now = parts.clock.now()
    this.#lookedAt = now
    const bytes = parts.own()
    if (now - this.#saidAt >= this.#maxMs || this.#said === undefined || !isSame(bytes, this.#said)) {
      this.#said = bytes
      this.#saidAt = now
      // Nobody to tell is no failure: whoever links asks.
      parts.publish(bytes).catch(() => undefined)
    }
    this.#schedule(this.#saidAt + this.#maxMs)
  }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
