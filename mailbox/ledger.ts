import {
  codeTable,
  type ErrorCode,
  type ErrorValue,
  type Hop,
  LIMITS,
  type Outcome,
} from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEffect, MailboxEnv, RunResult } from './events.ts'
import type { Instance } from './instance.ts'
import type { Queue } from './queue.ts'
import type { OriginLanes } from './lane-origin.ts'
import { actorFailed, cancelled, endedBefore, resultGone, startedBefore, unknownOutcome } from './refusals.ts'
import { endsIt, retries } from './retry.ts'
import type { Tenure } from './tenure.ts'

const NO_BYTES: Uint8Array = new Uint8Array(0)

export interface LedgerParts {
  env: Pick<MailboxEnv, 'self' | 'retries' | 'limits'>
  tenure: Tenure
  lanes: OriginLanes
  waiting: Queue
  /** Messages of this peer that were refused and are tried again. */
  parked: Queue
}

/** Brings each message to its one terminal state, and tells whoever waits for it. */
export class Ledger {
  readonly #parts: LedgerParts
  readonly #emit: (effect: MailboxEffect) => void
  /** Accepted here, and not ended. */
  readonly posts: Set<Entry> = new Set()
  #closing = false

  constructor(parts: LedgerParts, emit: (effect: MailboxEffect) => void) {
    this.#parts = parts
    this.#emit = emit
  }

  /** The mailbox of its actor has the message: that is all that the sender of a post waits for. */
  accept(entry: Entry, now: number): void {
    if (entry.envelope.kind !== 'post' || entry.accepted) return
    this.#accepted(entry, this.#parts.env.self, now)
  }

  /** The same, at another peer. */
  received(entry: Entry, peer: string, now: number): void {
    if (entry.state === 'forwarded' && entry.envelope.kind === 'post' && !entry.accepted)
      this.#accepted(entry, peer, now)
  }

  #accepted(entry: Entry, peer: string, now: number): void {
    entry.accepted = true
    // Its origin says how long it is worth delivering, once it knows that it was accepted.
    if (entry.envelope.retry !== 'yes') entry.deadline = now + LIMITS.postMs.value
    if (!entry.forwarded) this.posts.add(entry)
    if (entry.forwarded) this.#emit({ do: 'received', entry })
    else this.tell(entry, { kind: 'accepted', peer, hops: this.trail(entry, now) })
  }

  /** It came again: one run, and whoever asks is told. */
  join(twin: Entry, open: Entry): void {
    twin.twinOf = open
    open.settle.push(...twin.settle)
    if (open.accepted) this.#emit({ do: 'received', entry: twin })
  }

  /** It came again, and was answered before. */
  answer(twin: Entry, outcome: Outcome): void {
    twin.state = 'ended'
    this.tell(twin, outcome)
  }

  /** It came again, or has no place here: it changes nothing. */
  turnAway(twin: Entry, error: ErrorValue, now: number): void {
    twin.state = 'ended'
    this.tellRefused(twin, error, now)
  }

  /** The sender no longer wants it. What runs goes on. */
  cancel(asked: Entry, waiting: Queue, target: string, now: number): void {
    const entry = asked.twinOf ?? asked
    if (entry.settle.length === 0) return
    switch (entry.state) {
      case 'ended':
        return
      case 'forwarded':
        return this.#emit({ do: 'cancel-forward', entry })
      case 'running':
        return this.tellRefused(entry, cancelled(target, true), now)
      case 'parked':
      case 'waiting':
        if (!waiting.take(entry)) this.#parts.parked.take(entry)
        return this.refuse(entry, cancelled(target, entry.startedAt !== undefined), now)
    }
  }

  /** Another peer goes on with it, under its id and its place in the lane: nobody is told of any end. */
  given(entry: Entry, waiting: Queue): void {
    if (!this.posts.delete(entry)) return
    if (entry.state === 'forwarded') waiting.back(entry)
    else if (!waiting.take(entry)) this.#parts.parked.take(entry)
    entry.state = 'ended'
  }

  /** The node stops: nothing is tried again. */
  close(error: ErrorValue, now: number): void {
    this.#closing = true
    for (const entry of this.#parts.parked.takeAll()) this.refuse(entry, error, now)
  }

  /** Answers senders whose time is over while their messages run. */
  tellLate(instances: Iterable<Instance>, now: number): void {
    for (const { current, address } of instances)
      if (current !== undefined && current.deadline <= now)
        this.tellRefused(current, unknownOutcome(address), now)
  }

  refuse(entry: Entry, error: ErrorValue, now: number): void {
    if (!entry.forwarded && this.#again(entry, error, now)) return
    const { startedAt } = entry
    const again = !endsIt(entry, error.code)
    const said =
      startedAt !== undefined && codeTable[error.code].executed === 'no' && !(entry.forwarded && again)
        ? startedBefore(error, startedAt)
        : error
    const outcome: Outcome = {
      kind: 'refused',
      error: named(said, entry),
      hops: this.trail(entry, now, said.code),
    }
    // Whoever forwarded it goes on with it, and has to know.
    if (entry.forwarded && again && startedAt !== undefined) outcome.started = true
    this.settle(entry, outcome, now)
  }

  /** It waits for its next try, if it is one of those. */
  #again(entry: Entry, error: ErrorValue, now: number): boolean {
    if (this.#closing || !retries(entry) || !codeTable[error.code].retryable || entry.deadline <= now)
      return false
    const { retries: when, limits } = this.#parts.env
    const { waiting, parked } = this.#parts
    // Beyond the bounds of the mailbox as many again may be tried again; what was accepted has its place.
    const all = waiting.length + waiting.out + parked.length
    if (entry.tries === 0 && !entry.accepted && all >= 2 * limits.messages) return false
    entry.state = 'parked'
    entry.parkedUntil = now + Math.max(when.delay(entry.tries), error.retryAfterMs ?? 0)
    entry.tries += 1
    const { hops } = entry.envelope
    entry.tried = [...entry.tried, ...entry.hops.slice(hops.length)].slice(-LIMITS.hops.value)
    entry.hops = hops
    entry.lane?.park(entry.seq)
    parked.push(entry)
    return true
  }

  /** Another peer ended it, or nobody can tell. */
  conclude(entry: Entry, peer: string, answer: Outcome, now: number): void {
    let outcome = answer
    if (outcome.kind === 'refused') {
      entry.hops = outcome.hops
      if (this.#again(entry, outcome.error, now)) return
      // That it did not start there says nothing of where it was before.
      if (entry.startedAt !== undefined && codeTable[outcome.error.code].executed === 'no')
        outcome = { ...outcome, error: named(startedBefore(outcome.error, entry.startedAt), entry) }
    }
    const told = outcome.kind === 'reply' || outcome.hops.at(-1)?.peer === peer
    const bytes = outcome.kind === 'reply' ? outcome.body.byteLength : 0
    const { tried } = entry
    const whole = tried.length === 0 ? outcome : { ...outcome, hops: [...tried, ...outcome.hops] }
    this.settle(entry, whole, now, told ? { bytes } : undefined)
  }

  /** Whoever forwarded it is told where the key lives. */
  move(entry: Entry, to: { peer: string; epoch: number }, now: number): void {
    const started = entry.startedAt === undefined ? {} : { started: true }
    this.settle(entry, { kind: 'moved', ...to, hops: entry.hops, ...started }, now)
  }

  /** @param known as for {@link OriginLanes.end} */
  settle(entry: Entry, outcome: Outcome, now: number, known?: { bytes: number }): void {
    entry.state = 'ended'
    this.posts.delete(entry)
    if (!entry.kept) this.forget(entry, now, known)
    if (entry.window !== undefined) this.#close(entry, outcome, now)
    this.#emit({ do: 'ended', entry, outcome })
    if (!entry.accepted || entry.forwarded) return this.tell(entry, outcome)
    if (outcome.kind === 'refused' && outcome.error.code !== 'RESULT_GONE')
      this.#emit({ do: 'dead', entry, error: outcome.error, trail: outcome.hops })
  }

  /** It has ended for others, too. */
  forget(entry: Entry, now: number, known?: { bytes: number }): void {
    const { owner } = this.#parts.tenure
    // Nobody else has to hear of what ends at the owner; who waits for the key may not become it.
    if (owner.state === 'here' && !owner.parked) entry.lane?.home()
    this.#parts.lanes.end(entry, known, now)
  }

  /** Only what ran to completion is kept: what may be sent again must be able to start. */
  #close(entry: Entry, outcome: Outcome, now: number): void {
    const { window } = this.#parts.tenure
    if (outcome.kind === 'moved') return window.back(entry)
    if (outcome.kind !== 'refused' || outcome.error.code === 'ACTOR_FAILED')
      return window.done(entry, outcome, now)
    if (endsIt(entry, outcome.error.code)) window.end(entry)
    else window.back(entry)
  }

  /** It ran before, as what came with the key says, or the same wish was fulfilled: it is answered, and does not run. */
  fulfilled(entry: Entry, now: number): boolean {
    const { lane, seq } = entry
    const before = lane === undefined ? undefined : this.#parts.tenure.window.before(lane.id, seq)
    if (before !== undefined) {
      if (before === 'ended') this.refuse(entry, endedBefore(entry.envelope.target), now)
      else if (before.outcome === undefined) this.refuse(entry, resultGone(entry.envelope.target), now)
      else this.settle(entry, before.outcome, now)
      return true
    }
    if (lane !== undefined && entry.envelope.lane !== undefined)
      this.#parts.tenure.window.enter(entry, lane, now, (twin) => {
        if (this.#parts.waiting.take(twin)) this.refuse(twin, endedBefore(entry.envelope.target), now)
      })
    const first = this.#parts.tenure.wishes.get(entry.envelope.idempotencyKey, now)
    if (first === undefined) return false
    entry.reason = 'answered-before'
    const body = entry.envelope.kind === 'post' ? NO_BYTES : first.body
    this.settle(entry, { ...first, hops: this.trail(entry, now), body }, now)
    return true
  }

  /** A clean return of the actor. */
  complete(entry: Entry, instance: Instance, result: RunResult, now: number): void {
    const { address: actor, epoch, version, fresh } = instance
    if (!result.ok) return this.refuse(entry, actorFailed(actor, result.failure), now)
    const hops = this.trail(entry, now)
    // Nobody reads the reply to a post.
    const body = entry.envelope.kind === 'post' ? NO_BYTES : result.body
    const peer = this.#parts.env.self
    const verdict = instance.saying(now)
    const reply = { kind: 'reply', peer, actor, epoch, version, fresh, hops, body } as const
    const { owner, wishes } = this.#parts.tenure
    if (owner.state === 'here')
      wishes.add(entry.envelope.idempotencyKey, { ...reply, body: result.body }, now)
    this.settle(entry, verdict === undefined ? reply : { ...reply, verdict }, now)
  }

  /** Answers the sender of a message that goes on. */
  tellRefused(entry: Entry, error: ErrorValue, now: number): void {
    this.tell(entry, {
      kind: 'refused',
      error: named(error, entry),
      hops: this.trail(entry, now, error.code),
    })
  }

  tell(entry: Entry, outcome: Outcome): void {
    if (entry.settle.length === 0) return
    entry.told = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    this.#emit({ do: 'settle', id: entry.envelope.id, to: entry.settle, outcome })
    entry.settle = []
  }

  /** @param refusal it is refused, here */
  trail(entry: Entry, now: number, refusal?: ErrorCode): Hop[] {
    const waitedMs = Math.round((entry.runningSince ?? now) - entry.arrivedAt)
    const { decision, reason = entry.why } = entry
    const hop: Hop = { peer: this.#parts.env.self, decision, reason, waitedMs }
    // Nothing was decided here but that it waits no longer.
    if (refusal !== undefined && decision === 'run' && entry.runningSince === undefined) {
      hop.decision = 'reject'
      if (refusal === 'EXPIRED') hop.reason = 'deadline-over'
    }
    const { tried, hops } = entry
    return tried.length === 0 && hops.length === 0 ? [hop] : [...tried, ...hops, hop]
  }
}

function named(error: ErrorValue, entry: Entry): ErrorValue {
  return { ...error, messageId: entry.envelope.id }
}
