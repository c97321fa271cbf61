import { LIMITS } from '../../protocols/index.ts'

/** What the moment asks for: nothing, a sign of life (`echo`: one is wanted back), or giving the peer up. */
export type Beat = { do: 'rest' } | { do: 'ping'; echo: boolean } | { do: 'give-up'; silentMs: number }

const REST: Beat = { do: 'rest' }

/**
 * Whether the other side of a link lives. While an exchange is open both sides show a sign of life every LIMITS.pingMs,
 * and LIMITS.silenceMs without one is the end. A link that rests costs a ping and its echo every LIMITS.restMs, and a
 * peer that vanished meanwhile is found LIMITS.silenceMs later.
 */
export class Pulse {
  #heardAt: number
  #wroteAt: number
  #lookedAt: number
  /** Since when somebody wants to hear from the other side; kept until it is heard and nobody does any more. */
  #wantedAt: number | undefined

  readonly #restMs: number

  /** @param second the other side opened the channel, so it is the one that tries a link that rests */
  constructor(now: number, second = false) {
    this.#restMs = LIMITS.restMs.value + (second ? 2 * LIMITS.pingMs.value : 0)
    this.#heardAt = now
    this.#wroteAt = now
    this.#lookedAt = now
  }

  heard(now: number): void {
    this.#heardAt = now
  }

  /**
   * To be asked every LIMITS.pingMs / 2.
   *
   * @param waiting an exchange is open, opened by either side
   * @param wroteAt when anything was last written, so that nothing is said twice
   */
  look(now: number, waiting: boolean, wroteAt: number): Beat {
    const { pingMs, silenceMs } = LIMITS
    // This process itself stood still: what came meanwhile has not been read yet.
    if (now - this.#lookedAt > pingMs.value * 1.5) this.#heardAt = Math.max(this.#heardAt, now - pingMs.value)
    this.#lookedAt = now
    // An exchange that was given up leaves the question open whether anybody is there.
    if (this.#wantedAt !== undefined && this.#heardAt >= this.#wantedAt && !waiting)
      this.#wantedAt = undefined
    const rested = now - this.#heardAt >= this.#restMs
    if (waiting || rested) this.#wantedAt ??= now
    if (this.#wantedAt === undefined) return REST
    const silentMs = now - Math.max(this.#heardAt, this.#wantedAt)
    if (silentMs >= silenceMs.value) return { do: 'give-up', silentMs: now - this.#heardAt }
    // The other side may not wait for anything, and then it says nothing by itself.
    const echo = rested || silentMs >= pingMs.value * (waiting ? 2 : 1)
    if ((!waiting && !echo) || now - Math.max(this.#wroteAt, waiting ? wroteAt : 0) < pingMs.value)
      return REST
    this.#wroteAt = now
    return { do: 'ping', echo }
  }
}
