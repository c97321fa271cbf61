import { type MailboxEnv, type MailboxEvent, newEntry, type Settle } from '../mailbox/index.ts'
import {
  type ActorType,
  type Address,
  type Envelope,
  type Outcome,
  ShoalError,
  type Stop,
} from '../protocols/index.ts'
import { type Admitted, admit } from './admission.ts'
import type { Box } from './box.ts'
import type { Fates } from './fates.ts'
import type { Fences } from './fences.ts'
import { keep } from './letters/index.ts'
import { placeFor } from './places.ts'
import type { Arrival, RouterComponents } from './router-parts.ts'
import type { Signals } from './signals.ts'
import { Waits } from './waits.ts'
import { checkKey } from './worlds.ts'

export interface ReceptionParts extends Pick<RouterComponents, 'network' | 'outbox' | 'clock' | 'types'> {
  fates: Fates
  fences: Fences
  signals: Signals
  budget: MailboxEnv['budget']
  /** Whether it is refused because the node stops. What actors here send, `inner`, is part of their runs. */
  stops(target: string, from: string, inner: boolean): boolean
  box(target: string): Box | undefined
  boxFor(target: Address, now: number): Box
  step(box: Box, event: MailboxEvent): void
}

/** A message on its way into a mailbox. */
interface Coming {
  sent: Envelope
  /** The peer that forwarded it, or this one. */
  from: string
  arrival: Arrival
  /** Monotonic, ms. */
  at: number
}

const BY_ITSELF: Arrival = {}

/** How messages come in: whatever a program, a peer or an actor sends is admitted, and put into the mailbox of its target. */
export class Reception {
  readonly #parts: ReceptionParts
  readonly #waits = new Waits()

  constructor(parts: ReceptionParts) {
    this.#parts = parts
  }

  /** Resolves with how it ended. Never rejects. */
  receive(sent: Envelope, from: string, arrival: Arrival = BY_ITSELF): Promise<Outcome> {
    const { network, outbox, clock, types } = this.#parts
    if (sent.durable === true && from === network.self) return outbox.post(sent)
    const coming = { sent, from, arrival, at: clock.now() }
    try {
      const admitted = this.#admit(coming)
      const type = types.get(admitted.target.type)
      return type === undefined ? this.#search(coming, admitted) : this.#enter(coming, admitted, type)
    } catch (error) {
      return Promise.resolve(this.#refuse(coming, error))
    }
  }

  /** As in `NetworkHandler`. */
  place(head: Omit<Envelope, 'body'>, bytes: number, from: string): Outcome | Stop {
    const { clock, fences } = this.#parts
    const now = clock.now()
    const stopping = this.#parts.stops(head.target, from, false)
    const announced = { head, bytes, from, stopping, fences, now }
    return placeFor(announced, this.#parts, (target) => this.#parts.boxFor(target, now))
  }

  #admit({ sent, from, arrival }: Coming): Admitted {
    const { network, budget, fences } = this.#parts
    const inner = arrival.activation !== undefined || arrival.kept !== undefined
    return admit(sent, {
      from,
      self: network.self,
      stopping: this.#parts.stops(sent.target, from, inner),
      room: budget.max - budget.bytes,
      fences,
      known: this.#parts.box(sent.target)?.mailbox.target,
    })
  }

  /** Its type is not known here. */
  async #search(coming: Coming, admitted: Admitted): Promise<Outcome> {
    try {
      const type = await this.#parts.types.need(admitted.target.type)
      return await this.#enter(coming, admitted, type)
    } catch (error) {
      return this.#refuse(coming, error)
    }
  }

  /** @throws ShoalError BAD_REQUEST, CALL_CYCLE */
  #enter(coming: Coming, { target, envelope }: Admitted, type: ActorType): Promise<Outcome> {
    checkKey(type, target)
    const over = this.#waits.enter(coming.sent, target.text)
    const outcome = new Promise<Outcome>((resolve) => this.#put(coming, envelope, target, resolve))
    return over === undefined ? outcome : outcome.finally(over)
  }

  #put({ from, arrival, at }: Coming, envelope: Envelope, target: Address, resolve: Settle): void {
    const { network, clock, fates, signals } = this.#parts
    const { signal, received, activation, kept } = arrival
    const entry = newEntry(envelope, from !== network.self, resolve, at)
    entry.received = received
    if (kept !== undefined) resolve(keep(entry, from, kept, clock))
    if (activation !== undefined) entry.from += `#${activation}`
    const box = this.#parts.boxFor(target, at)
    if (signal !== undefined)
      signals.watch(entry, signal, (each) => this.#parts.step(box, { kind: 'cancel', entry: each }))
    fates.arrived(entry, box)
    this.#parts.step(box, { kind: 'arrive', entry })
    fates.answered(entry)
    // A post is received when its actor's mailbox has it: that accepts it.
    if (entry.state !== 'ended' && envelope.kind === 'send') received?.()
    if (signal?.aborted === true) this.#parts.step(box, { kind: 'cancel', entry })
  }

  #refuse({ sent, from }: Coming, error: unknown): Outcome {
    const value = { ...ShoalError.wrap(error).toValue(), messageId: sent.id }
    this.#parts.fates.refused(sent, from === this.#parts.network.self, value)
    return { kind: 'refused', error: value, hops: sent.hops }
  }
}
