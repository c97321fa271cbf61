import { advance, allows, ANY, type Envelope, LIMITS, type Phase, type Verdict } from '../protocols/index.ts'
import type { Entry } from './entry.ts'

/** One activation on this node: its phase, its verdict, and the message it runs. */
export class Instance {
  readonly address: string
  /** Another one when its key is claimed anew without anybody else having had it. */
  epoch: number
  /** Nothing was returned cleanly yet. */
  fresh = true
  runs = 0
  /** Ends after the message it runs. */
  stopping = false
  /** The host's name for it; set by whoever creates it there. */
  hostId = -1
  /** Of the type that it runs; set likewise. */
  version = 0
  /** Memory that was captured at another peer: it begins with it. */
  state: Uint8Array | undefined
  current: Entry | undefined
  /** Monotonic time of its last change of phase. */
  since: number
  #phase: Phase = 'CREATED'
  #verdict: Verdict = ANY
  #verdictUntil = 0

  constructor(address: string, epoch: number, now: number) {
    this.address = address
    this.epoch = epoch
    this.since = now
  }

  get phase(): Phase {
    return this.#phase
  }

  /** It is there; `restored`: with the memory that was captured elsewhere. */
  began(restored: boolean): void {
    if (this.state !== undefined) this.fresh = !restored
    this.state = undefined
  }

  enter(phase: Phase, now: number): void {
    this.#phase = advance(this.#phase, phase)
    this.since = now
  }

  rule(verdict: Verdict, now: number): void {
    this.#verdict = verdict
    this.#verdictUntil = verdict.kind === 'any' ? 0 : now + Math.min(verdict.forMs, LIMITS.verdictMs.value)
  }

  /** The verdict in force: one whose time is over is `any`. */
  verdict(now: number): Verdict {
    return now < this.#verdictUntil ? this.#verdict : ANY
  }

  /** The same for a reply: undefined for `any`, and with the time that is left of it. */
  saying(now: number): Exclude<Verdict, { kind: 'any' }> | undefined {
    const verdict = this.verdict(now)
    return verdict.kind === 'any' ? undefined : { ...verdict, forMs: this.#verdictUntil - now }
  }

  /** When the verdict in force ends; 0 without one. */
  verdictEnds(now: number): number {
    return now < this.#verdictUntil ? this.#verdictUntil : 0
  }

  /** Its verdict names this message: no other instance is to run it, unless it waits for the reply itself. */
  asks(message: Envelope, now: number): boolean {
    const verdict = this.verdict(now)
    if (verdict.kind !== 'only' || this.#phase === 'CREATED') return false
    return allows(verdict, message) && !message.chain.includes(this.address)
  }

  /** At rest, and without a verdict in force. */
  open(now: number): boolean {
    return this.#phase === 'SUSPENDED' && this.#verdictUntil <= now
  }

  /** What its verdict has become of messages that it does not let through. */
  otherwise(now: number): 'hold' | 'forward' | 'reject' {
    const verdict = this.verdict(now)
    return verdict.kind === 'only' ? verdict.otherwise : 'hold'
  }

  /** At rest, and its verdict lets the message start. */
  takes(message: Envelope, now: number): boolean {
    return this.#phase === 'SUSPENDED' && allows(this.verdict(now), message)
  }
}
