import { LIMITS, type Outcome } from '../protocols/index.ts'
import type { SavedWish } from './transfer.ts'

type Reply = Extract<Outcome, { kind: 'reply' }>

interface Kept {
  reply: Reply
  bytes: number
  at: number
}

/**
 * What one tenure of a key has fulfilled, by idempotency key: the same wish again is answered with the first reply and
 * does not run. Bounded by count, bytes and age; it survives a trap, as what the actor
 * did outside the mesh does.
 */
export class Wishes {
  /** In the order of completion. */
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  /** The reply to the first message with this key. */
  get(key: string | undefined, now: number): Reply | undefined {
    if (key === undefined || this.#kept.size === 0) return undefined
    this.#sweep(now)
    return this.#kept.get(key)?.reply
  }

  add(key: string | undefined, reply: Reply, now: number): void {
    if (key === undefined) return
    this.#drop(key)
    const bytes = reply.body.byteLength
    this.#kept.set(key, { reply, bytes, at: now })
    this.#bytes += bytes
    this.#sweep(now)
  }

  /** For the next owner. */
  save(now: number): SavedWish[] {
    return Array.from(this.#kept, ([key, { reply, at }]) => ({ key, reply, ageMs: now - at }))
  }

  static restore(saved: readonly SavedWish[], now: number): Wishes {
    const wishes = new Wishes()
    for (const { key, reply, ageMs } of saved) wishes.add(key, reply, now - ageMs)
    return wishes
  }

  #sweep(now: number): void {
    for (const [key, { at }] of this.#kept) {
      const over = this.#kept.size > LIMITS.wishes.value || this.#bytes > LIMITS.wishBytes.value
      if (!over && now - at < LIMITS.wishMs.value) return
      this.#drop(key)
    }
  }

  #drop(key: string): void {
    const kept = this.#kept.get(key)
    if (kept === undefined) return
    this.#bytes -= kept.bytes
    this.#kept.delete(key)
  }
}
