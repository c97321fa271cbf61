import { type Credit, LIMITS, ShoalError } from '../../protocols/index.ts'

/** What this side gives each peer, in its HELLO. */
export const CREDIT: Credit = {
  messages: LIMITS.creditMessages.value,
  bytes: LIMITS.creditBytes.value,
}

/** Bytes of credit that a body takes: longer ones wait for a place of their own. */
export function weightOf(bodyBytes: number): number {
  return Math.min(bodyBytes, LIMITS.chunkBytes.value)
}

/** What this side may still send. */
export class Purse {
  /** Undefined: the other side does not know of credit. */
  readonly #given: Credit | undefined
  #messages: number
  #bytes: number

  constructor(given: Credit | undefined) {
    this.#given = given
    this.#messages = given?.messages ?? 0
    this.#bytes = given?.bytes ?? 0
  }

  /** Whether there was enough; if so it is used. */
  take(weight: number): boolean {
    if (this.#given === undefined) return true
    if (this.#messages < 1 || this.#bytes < weight) return false
    this.#messages -= 1
    this.#bytes -= weight
    return true
  }

  /** @throws ShoalError PROTOCOL when it is more than was used */
  add(credit: Credit): void {
    this.#messages += credit.messages
    this.#bytes += credit.bytes
    const given = this.#given ?? { messages: 0, bytes: 0 }
    if (this.#messages > given.messages || this.#bytes > given.bytes)
      throw new ShoalError(
        'PROTOCOL',
        `credit of ${this.#messages} messages and ${this.#bytes} bytes, more than the ${given.messages} and ${given.bytes} of HELLO`,
      )
  }
}

/** What the other side may still send, and what is to be returned to it. */
export class Till {
  #messages = CREDIT.messages
  #bytes = CREDIT.bytes
  #dueMessages = 0
  #dueBytes = 0

  /** A message came. @throws ShoalError PROTOCOL when there was no credit for it */
  take(weight: number): void {
    this.#messages -= 1
    this.#bytes -= weight
    if (this.#messages < 0 || this.#bytes < 0)
      throw new ShoalError('PROTOCOL', 'a message was sent beyond the credit')
  }

  /**
   * It is in a mailbox, or answered.
   *
   * @returns what to send back now: in portions, but at once when little is left
   */
  back(weight: number): Credit | undefined {
    this.#dueMessages += 1
    this.#dueBytes += weight
    const enough =
      this.#dueMessages * 4 >= CREDIT.messages ||
      this.#dueBytes * 4 >= CREDIT.bytes ||
      this.#messages * 4 < CREDIT.messages ||
      this.#bytes * 4 < CREDIT.bytes
    if (!enough) return undefined
    const credit = { messages: this.#dueMessages, bytes: this.#dueBytes }
    this.#messages += credit.messages
    this.#bytes += credit.bytes
    this.#dueMessages = 0
    this.#dueBytes = 0
    return credit
  }
}
