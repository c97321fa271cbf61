import assert from 'node:assert'
import { type Address, ANY, type Verdict } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEffect } from './events.ts'
import { Instance } from './instance.ts'
import type { Slots } from './slots.ts'

/** What the instances here say of a message. */
export interface Says {
  /** How many there are that could be meant. */
  of: number
  /** At rest, and would take it now. */
  free: number
  /** One asked for it: that one alone is meant. */
  asked: 'no' | 'free' | 'busy'
  /** What becomes of it when all are at rest and none lets it through. */
  verdict: 'open' | 'hold' | 'forward' | 'reject'
}

const NO_FORWARD =
  'its verdict is refused: a keyed actor cannot have other messages forwarded; use hold or reject'

/** Of a new run time, in the average. */
const EWMA_SHARE = 1 / 8

/** The activations of one target on this node, and what their changes ask of the host and the registry. */
export class Roster {
  readonly #emit: (effect: MailboxEffect) => void
  readonly #type: string
  readonly #keyed: boolean
  readonly #slots: Slots
  readonly all: Set<Instance> = new Set()
  /** At rest, the most recently used last, so that surplus ones really expire. */
  readonly #rest: Instance[] = []
  #running = 0
  #reserved = false
  /** Some instance has ruled on its next message; its time may be over. */
  #ruled = false
  /** Of the time from start to reply, weighted towards the newest, ms. */
  ewmaMs = 0

  constructor({ type, kind }: Address, slots: Slots, emit: (effect: MailboxEffect) => void) {
    this.#type = type
    this.#keyed = kind === 'keyed'
    this.#slots = slots
    this.#emit = emit
  }

  /** A slot is kept for an activation whose key is being claimed: many claims at once must not share one. */
  get reserved(): boolean {
    return this.#reserved
  }

  reserve(): void {
    if (this.#reserved) return
    this.#reserved = true
    this.#slots.take(this.#type)
  }

  unreserve(): void {
    if (!this.#reserved) return
    this.#reserved = false
    this.#slots.give(this.#type)
  }

  /** Instances that are being created. */
  get creating(): number {
    return this.all.size - this.#rest.length - this.#running
  }

  get resting(): number {
    return this.#rest.length
  }

  get running(): number {
    return this.#running
  }

  /** Not at rest: being created, or running. */
  get busy(): boolean {
    return this.#rest.length < this.all.size
  }

  /** Of those at rest, the one used longest ago. */
  get oldest(): Instance | undefined {
    return this.#rest[0]
  }

  /** @param state memory that it begins with */
  create(address: string, epoch: number, now: number, state?: Uint8Array): void {
    const instance = new Instance(address, epoch, now)
    instance.state = state
    instance.fresh = state === undefined
    this.unreserve()
    this.#slots.take(this.#type)
    this.all.add(instance)
    this.#emit({ do: 'create', instance })
  }

  /** CREATED -> SUSPENDED. */
  created(instance: Instance, now: number): void {
    this.#toRest(instance, now)
    this.#emit({ do: 'publish', instance })
  }

  /** An instance rules on its next message. */
  rule(instance: Instance, verdict: Verdict, now: number): void {
    const refused = this.#keyed && verdict.kind === 'only' && verdict.otherwise === 'forward'
    if (refused) this.#emit({ do: 'verdict-refused', instance, text: NO_FORWARD })
    else if (verdict.kind !== 'any') this.#ruled = true
    instance.rule(refused ? ANY : verdict, now)
  }

  /** At rest without a verdict: whoever comes first may have them. */
  open(now: number): number {
    return this.#ruled ? this.#rest.filter((instance) => instance.open(now)).length : this.#rest.length
  }

  ask(entry: Entry, now: number): Says {
    if (this.#ruled || entry.envelope.instance !== undefined) return this.#heed(entry, now)
    return { of: this.all.size, free: this.#rest.length, asked: 'no', verdict: 'open' }
  }

  #heed(entry: Entry, now: number): Says {
    const meant = this.#meant(entry, now)
    const of = meant.length
    const free = meant.filter((instance) => instance.takes(entry.envelope, now)).length
    const asks = !entry.waived && meant.some((instance) => instance.asks(entry.envelope, now))
    const asked = !asks ? 'no' : free > 0 ? 'free' : 'busy'
    return { of, free, asked, verdict: free > 0 ? 'open' : verdictOf(meant, now) }
  }

  /** When the first verdict here is over, ms from now. */
  ruledMs(now: number): number {
    const ends = [...this.all].map((instance) => instance.verdictEnds(now)).filter((end) => end > now)
    return Math.max(0, Math.min(...ends) - now)
  }

  /** Whether one at rest takes the message, in time. */
  serves(entry: Entry, now: number): boolean {
    return entry.deadline > now && this.candidate(entry, now) !== undefined
  }

  /** The most recently used instance at rest that takes the message. */
  candidate(entry: Entry, now: number): Instance | undefined {
    if (this.#ruled || entry.envelope.instance !== undefined) return this.#chosen(entry, now)
    return this.#rest.at(-1)
  }

  #chosen(entry: Entry, now: number): Instance | undefined {
    const meant = new Set(this.#meant(entry, now))
    return this.#rest.findLast((instance) => meant.has(instance) && instance.takes(entry.envelope, now))
  }

  /** SUSPENDED -> RUNNING. */
  start(instance: Instance, entry: Entry, now: number): void {
    this.#leaveRest(instance)
    instance.enter('RUNNING', now)
    instance.current = entry
    entry.state = 'running'
    entry.runningSince = now
    this.#running += 1
    this.#emit({ do: 'run', instance, entry })
  }

  /** RUNNING -> COMPLETED -> SUSPENDED. */
  complete(instance: Instance, now: number): void {
    const ranMs = now - instance.since
    this.ewmaMs += this.ewmaMs === 0 ? ranMs : (ranMs - this.ewmaMs) * EWMA_SHARE
    instance.current = undefined
    instance.fresh = false
    instance.runs += 1
    this.#running -= 1
    instance.enter('COMPLETED', now)
    this.#toRest(instance, now)
  }

  /** -> ERROR -> TERMINATION; returns the message it was running: it is released. */
  fail(instance: Instance, now: number): Entry | undefined {
    const entry = instance.current
    assert((entry !== undefined) === (instance.phase === 'RUNNING'))
    if (entry !== undefined) this.#running -= 1
    this.#leaveRest(instance)
    instance.current = undefined
    instance.enter('ERROR', now)
    instance.enter('TERMINATION', now)
    this.#gone(instance)
    this.#emit({ do: 'publish', instance })
    return entry
  }

  /** An orderly end: at rest, or before the first message. */
  end(instance: Instance, why: string, now: number): void {
    this.#leaveRest(instance)
    instance.enter('TERMINATION', now)
    this.#gone(instance)
    this.#emit({ do: 'end', instance, why })
    this.#emit({ do: 'publish', instance })
  }

  /** Ends the one that rested longest, of those that wait for no message in particular. */
  evict(now: number): void {
    const spare = this.#rest.find((instance) => instance.open(now))
    if (spare !== undefined) this.end(spare, 'evicted', now)
  }

  /** Ends what has rested for `idleMs`. */
  endIdle(idleMs: number, now: number): void {
    for (let { oldest } = this; oldest !== undefined; { oldest } = this) {
      if (now - oldest.since < idleMs) return
      this.end(oldest, 'idle', now)
    }
  }

  #gone(instance: Instance): void {
    this.all.delete(instance)
    this.#slots.give(this.#type)
    if (this.all.size === 0) this.#ruled = false
  }

  #askers(entry: Entry, now: number): Instance[] {
    if (!this.#ruled || entry.waived) return []
    return [...this.all].filter((instance) => instance.asks(entry.envelope, now))
  }

  /** The instances that may take it, now or later: the one that it is addressed to, else those that asked, else all. */
  #meant(entry: Entry, now: number): readonly Instance[] {
    const { instance: address } = entry.envelope
    if (address !== undefined) return [...this.all].filter((instance) => instance.address === address)
    const askers = this.#askers(entry, now)
    return askers.length > 0 ? askers : [...this.all]
  }

  #toRest(instance: Instance, now: number): void {
    instance.enter('SUSPENDED', now)
    this.#rest.push(instance)
  }

  #leaveRest(instance: Instance): void {
    const index = this.#rest.lastIndexOf(instance)
    if (index !== -1) this.#rest.splice(index, 1)
  }
}

/** What becomes of a message that none of these lets through. While one is busy, its next verdict is not known. */
function verdictOf(instances: readonly Instance[], now: number): Says['verdict'] {
  if (instances.length === 0 || instances.some(({ phase }) => phase !== 'SUSPENDED')) return 'open'
  const said = new Set(instances.map((instance) => instance.otherwise(now)))
  return said.has('forward') ? 'forward' : said.has('hold') ? 'hold' : 'reject'
}
