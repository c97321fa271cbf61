import { type ErrorCode, type ErrorValue, type Hop, LIMITS, type Outcome } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEffect, RunResult } from './events.ts'
import type { Instance } from './instance.ts'
import type { Queue } from './queue.ts'
import { actorFailed, cancelled, startedBefore } from './refusals.ts'
import type { Tenure } from './tenure.ts'

/** Refusals from which a sender would take that nothing ran. */
const NOT_RUN: ReadonlySet<ErrorCode> = new Set([
  'EXPIRED',
  'OWNER_LOST',
  'OVERLOADED',
  'UNAVAILABLE',
  'NO_PLACE',
  'HOPS_SPENT',
  'START_FAILED',
  'COMPONENT_MISSING',
])

/** Brings each message to its one terminal state, and tells whoever waits for it. */
export class Ledger {
  readonly #self: string
  /** Undefined for pools: they keep nothing of what ended. */
  readonly #tenure: Tenure | undefined
  readonly #emit: (effect: MailboxEffect) => void

  constructor(self: string, tenure: Tenure | undefined, emit: (effect: MailboxEffect) => void) {
    this.#self = self
    this.#tenure = tenure
    this.#emit = emit
  }

  /** The mailbox has the message: that is all a post waits for. */
  accept(entry: Entry, now: number): void {
    this.#tenure?.admit(entry)
    if (entry.envelope.kind !== 'post' || entry.settle.length === 0) return
    entry.deadline = now + LIMITS.postMs.value
    this.tell(entry, { kind: 'accepted', peer: this.#self, hops: this.trail(entry, now) })
  }

  /** Sent again because a link broke: one run, and whoever asks is told. */
  repeated(entry: Entry, now: number): boolean {
    const { id, kind } = entry.envelope
    const kept = this.#tenure?.kept(id)
    const open = this.#tenure?.open(id)
    if (kept !== undefined) {
      entry.state = 'ended'
      this.tell(entry, kept)
    } else if (open !== undefined) {
      open.settle.push(...entry.settle)
      if (kind === 'post') this.accept(open, now)
    }
    return kept !== undefined || open !== undefined
  }

  /** The sender no longer wants it. What runs goes on. */
  cancel(entry: Entry, waiting: Queue, target: string, now: number): void {
    if (entry.settle.length === 0) return
    switch (entry.state) {
      case 'ended':
        return
      case 'forwarded':
        return this.#emit({ do: 'cancel-forward', entry })
      case 'running':
        return this.tellRefused(entry, cancelled(target, true), now)
      case 'waiting':
        if (!waiting.take(entry)) this.#leaveTwin(entry)
        return this.refuse(entry, cancelled(target, entry.startedAt !== undefined), now)
    }
  }

  /** A message that came again waits for the outcome of the first; now it no longer does. */
  #leaveTwin(entry: Entry): void {
    const open = this.#tenure?.open(entry.envelope.id)
    if (open !== undefined) open.settle = open.settle.filter((one) => !entry.settle.includes(one))
  }

  refuse(entry: Entry, error: ErrorValue, now: number): void {
    const said =
      entry.startedAt !== undefined && NOT_RUN.has(error.code) ? startedBefore(error, entry.startedAt) : error
    this.settle(entry, { kind: 'refused', error: named(said, entry), hops: this.trail(entry, now) }, now)
  }

  settle(entry: Entry, outcome: Outcome, now: number): void {
    const accepted = entry.envelope.kind === 'post' && entry.settle.length === 0
    entry.state = 'ended'
    this.#tenure?.close(entry, outcome, now)
    this.#emit({ do: 'ended', entry, outcome })
    if (accepted && outcome.kind === 'refused')
      this.#emit({ do: 'dead', entry, error: outcome.error, trail: outcome.hops })
    else this.tell(entry, outcome)
  }

  /** A clean return of the actor. */
  complete(entry: Entry, instance: Instance, result: RunResult, now: number): void {
    const { address: actor, epoch, version, fresh } = instance
    if (!result.ok) return this.refuse(entry, actorFailed(actor, result.failure), now)
    const hops = this.trail(entry, now)
    const { body } = result
    const peer = this.#self
    const verdict = instance.saying(now)
    const reply = { kind: 'reply', peer, actor, epoch, version, fresh, hops, body } as const
    this.settle(entry, verdict === undefined ? reply : { ...reply, verdict }, now)
  }

  /** Answers the sender of a message that goes on. */
  tellRefused(entry: Entry, error: ErrorValue, now: number): void {
    this.tell(entry, { kind: 'refused', error: named(error, entry), hops: this.trail(entry, now) })
  }

  tell(entry: Entry, outcome: Outcome): void {
    if (entry.settle.length === 0) return
    entry.told = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    this.#emit({ do: 'settle', id: entry.envelope.id, to: entry.settle, outcome })
    entry.settle = []
  }

  trail(entry: Entry, now: number): Hop[] {
    const waitedMs = Math.round((entry.runningSince ?? now) - entry.arrivedAt)
    const { decision, reason = entry.why } = entry
    return [...entry.hops, { peer: this.#self, decision, reason, waitedMs }]
  }
}

function named(error: ErrorValue, entry: Entry): ErrorValue {
  return { ...error, messageId: entry.envelope.id }
}
