import { type Clock, LIMITS, type Stop } from '../protocols/index.ts'

export interface LoadGossipParts {
  clock: Clock
  /** This node's load message, encoded. */
  own(): Uint8Array
  publish(bytes: Uint8Array): Promise<void>
}

/**
 * Tells the mesh this node's load: on change, at most once in LIMITS.loadGossipMinMs, at least once in
 * LIMITS.loadGossipMaxMs.
 */
export class LoadGossip {
  readonly #parts: LoadGossipParts
  #sentAt = Number.NEGATIVE_INFINITY
  #timer: Stop | undefined
  #dueAt = Number.POSITIVE_INFINITY
  #stopped = false

  constructor(parts: LoadGossipParts) {
    this.#parts = parts
    this.#schedule(0)
  }

  /** Something in the message changed. Cheap: call it whenever that may be so. */
  changed(): void {
    const earliest = this.#sentAt + LIMITS.loadGossipMinMs.value
    if (this.#dueAt > earliest) this.#schedule(Math.max(0, earliest - this.#parts.clock.now()))
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.()
  }

  #schedule(ms: number): void {
    if (this.#stopped) return
    this.#timer?.()
    this.#dueAt = this.#parts.clock.now() + ms
    this.#timer = this.#parts.clock.after(ms, () => this.#send())
  }

  #send(): void {
    this.#sentAt = this.#parts.clock.now()
    // Nobody to tell is no failure: the next one comes in seconds.
    this.#parts.publish(this.#parts.own()).catch(() => undefined)
    this.#schedule(LIMITS.loadGossipMaxMs.value)
  }
}
