import { type Clock, type Credit, type Envelope, LIMITS, ShoalError } from '../../protocols/index.ts'
import { Purse, weightOf } from './credit.ts'
import type { LinkWriter } from './link-writer.ts'

export interface DeparturesInit {
  clock: Clock
  writer: LinkWriter
  /** It cannot be written. */
  failed(id: number, error: ShoalError): void
}

interface Departure {
  envelope: Envelope
  since: number
}

/** How far a message had gone: nothing of it was written, or less than all. */
export type Left = 'unsent' | 'part'

/**
 * Messages on their way onto one link, in order. They wait here for credit; those with a body above LIMITS.chunkBytes
 * send their header and wait for a place. What waits here was not started by anybody.
 */
export class Departures {
  readonly #init: DeparturesInit
  #purse = new Purse(undefined)
  /** The other side knows of places. */
  #places = false
  readonly #held = new Map<number, Departure>()
  readonly #asking = new Map<number, Departure>()
  #bytes = 0

  constructor(init: DeparturesInit) {
    this.#init = init
  }

  /** Bodies that wait here. */
  get bytes(): number {
    return this.#bytes
  }

  /** @param credit what the other side's HELLO gave */
  opened(credit: Credit | undefined): void {
    this.#purse = new Purse(credit)
    this.#places = credit !== undefined
  }

  /** Writes it, or lets it wait. @throws ShoalError BAD_REQUEST */
  send(id: number, envelope: Envelope): void {
    if (this.#held.size === 0 && this.#purse.take(weightOf(envelope.body.length))) {
      this.#write(id, envelope)
    } else {
      this.#held.set(id, { envelope, since: this.#init.clock.now() })
      this.#bytes += envelope.body.length
    }
  }

  /** @throws ShoalError PROTOCOL */
  credit(credit: Credit): void {
    this.#purse.add(credit)
    for (const [id, { envelope, since }] of this.#held) {
      if (!this.#purse.take(weightOf(envelope.body.length))) return
      this.#held.delete(id)
      this.#bytes -= envelope.body.length
      const remainingMs = Math.max(0, envelope.remainingMs - (this.#init.clock.now() - since))
      try {
        this.#write(id, { ...envelope, remainingMs })
      } catch (error) {
        this.#init.failed(id, ShoalError.wrap(error))
      }
    }
  }

  /** There is a place for its body. */
  ready(id: number): void {
    const departure = this.#asking.get(id)
    if (departure === undefined) return
    this.#asking.delete(id)
    const { body } = departure.envelope
    this.#bytes -= body.length
    this.#init.writer.bulk(id, body)
  }

  /** Forgets it; undefined when it is gone as a whole. */
  drop(id: number): Left | undefined {
    const held = this.#held.get(id)
    const departure = held ?? this.#asking.get(id)
    if (departure === undefined) return this.#init.writer.drop(id, false) ? 'part' : undefined
    this.#bytes -= departure.envelope.body.length
    this.#held.delete(id)
    this.#asking.delete(id)
    return held === undefined ? 'part' : 'unsent'
  }

  /** Whether nothing of it was written. */
  holds(id: number): boolean {
    return this.#held.has(id)
  }

  /** Those that have waited for LIMITS.creditMs. */
  *overdue(now: number): IterableIterator<number> {
    for (const waiting of [this.#held, this.#asking])
      for (const [id, { since }] of waiting) {
        if (now - since < LIMITS.creditMs.value) break
        yield id
      }
  }

  #write(id: number, envelope: Envelope): void {
    const { body } = envelope
    const bodyBytes = body.length
    if (!this.#places || bodyBytes <= LIMITS.chunkBytes.value) {
      this.#init.writer.write({ type: 'msg', id, bodyBytes, envelope }, body)
      return
    }
    this.#init.writer.write({ type: 'msg', id, bodyBytes, envelope })
    this.#asking.set(id, { envelope, since: this.#init.clock.now() })
    this.#bytes += bodyBytes
  }
}
