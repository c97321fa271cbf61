import assert from 'node:assert'
import type { Address, ErrorValue, Outcome, Stop } from '../protocols/index.ts'
import { learnFrom, readAnswer } from './answer.ts'
import type { Decision } from './decide.ts'
import type { Entry } from './entry.ts'
import { create } from './creation.ts'
import { Delivery } from './delivery.ts'
import { dueAt, TICK_MS } from './due.ts'
import type { EndReason, MailboxEffect, MailboxEnv, MailboxEvent } from './events.ts'
import { foresee } from './foresee.ts'
import type { Instance } from './instance.ts'
import { OriginLanes } from './lane-origin.ts'
import { Lease, type Next } from './lease.ts'
import { Ledger } from './ledger.ts'
import { Queue } from './queue.ts'
import { note } from './reasons.ts'
import { refusal } from './refusal.ts'
import { leaseOver, stopping } from './refusals.ts'
import { endOfRun } from './retry.ts'
import { Roster } from './roster.ts'
import { Tenure } from './tenure.ts'
import { viewOf, type ViewParts } from './view.ts'

/**
 * The messages for one target on one node, and the activations that take them: GoldFish's Buffer with its queues
 * *waiting*, *ready* (handed to an instance; a RUNNING one has exactly one) and *done*. A pure machine.
 */
export class Mailbox {
  readonly target: Address
  readonly #env: MailboxEnv
  readonly #keyed: boolean
  readonly #tenure: Tenure
  readonly #waiting: Queue
  readonly #ledger: Ledger
  readonly #delivery: Delivery
  readonly #parts: ViewParts
  readonly #roster: Roster
  readonly #lease: Lease
  #activeAt: number
  #closed = false
  /** What the actor answered while the lease was in doubt. */
  #unsaid: Extract<MailboxEvent, { kind: 'finished' }> | undefined
  #effects: MailboxEffect[] = []

  constructor(target: Address, env: MailboxEnv, now: number) {
    this.target = target
    this.#env = env
    this.#keyed = target.kind === 'keyed'
    this.#tenure = new Tenure(target, env)
    this.#waiting = new Queue(env.budget)
    const emit = (effect: MailboxEffect): void => void this.#effects.push(effect)
    this.#roster = new Roster(target, env.slots, emit)
    const lanes = new OriginLanes(() => env.laneId())
    this.#parts = {
      type: target.type,
      keyed: this.#keyed,
      env,
      roster: this.#roster,
      tenure: this.#tenure,
      waiting: this.#waiting,
      parked: this.#waiting.beside(),
    }
    this.#ledger = new Ledger({ ...this.#parts, lanes }, emit)
    this.#delivery = new Delivery(target.text, this.#parts, this.#ledger, lanes, emit)
    const killed = (entry: Entry, at: number): void =>
      this.#released(entry, 'lease-lost', leaseOver(target.text, env.self), at)
    this.#lease = new Lease({ ...this.#parts, target: target.text, emit, own: () => lanes.all(), killed })
    this.#activeAt = now
  }

  get waiting(): number {
    return this.#waiting.length + this.#parts.parked.length
  }

  get waitingBytes(): number {
    return this.#waiting.bytes + this.#parts.parked.bytes
  }

  get instances(): ReadonlySet<Instance> {
    return this.#roster.all
  }

  get reserved(): boolean {
    return this.#roster.reserved
  }

  /** How a message ends at once whose body has not come, or a place until it comes; call it to give that up. */
  place(entry: Entry, now: number): Outcome | Stop {
    return foresee(entry, this.#parts, now) ?? this.#waiting.reserve(entry.bytes)
  }

  /** Instances at rest that take any message. */
  free(now: number): number {
    return this.#roster.open(now)
  }

  /** Average time from start to reply, ms; 0 before the first. */
  get ewmaMs(): number {
    return this.#roster.ewmaMs
  }

  /** Of the state of the key that is here, with or without a lease; 0 when there is none. */
  get epoch(): number {
    return this.#tenure.owner.state === 'here' ? this.#tenure.owner.epoch : 0
  }

  /** The epoch for which a message of this actor counts now, that it sent in another. */
  present(epoch: number): number {
    return this.#tenure.present(epoch)
  }

  /** The key is on its way to another peer, or back. */
  get leaving(): boolean {
    return this.#tenure.sealed
  }

  /** Messages that have not ended as far as this node is concerned: they run, wait, or are out at other peers. */
  get open(): number {
    return this.waiting + this.#waiting.out + this.#roster.running
  }

  /** Posts that this node has accepted from its programs and actors, and sees through. */
  get posts(): ReadonlySet<Entry> {
    return this.#ledger.posts
  }

  /** Nothing here: the node may forget this mailbox. */
  get empty(): boolean {
    if (this.instances.size > 0 || this.#lease.questions > 0) return false
    return this.#waiting.idle && this.#tenure.quiet && this.#delivery.quiet
  }

  /** When it wants a `wake` at the latest, monotonic ms; Infinity: never. */
  due(now: number): number {
    return Math.min(dueAt(this.#parts, this.#activeAt, now), this.#delivery.dueAt(now))
  }

  step(event: MailboxEvent, now: number): MailboxEffect[] {
    this.#effects = []
    this.#take(event, now)
    // What ended may have been what others waited for.
    if (this.#keyed && this.#waiting.length > 0) this.#feed(now)
    if (this.#keyed) this.#lease.advance(this.#unsaid === undefined)
    this.#delivery.tell(now)
    // The claim was answered, and no activation came of it.
    if (this.#tenure.owner.state !== 'asking' && !this.#lease.reserves) this.#roster.unreserve()
    return this.#effects
  }

  #take(event: MailboxEvent, now: number): void {
    switch (event.kind) {
      case 'arrive':
        return this.#arrive(event.entry, now)
      case 'answered':
        return this.#answered(event.entry, event.peer, event.outcome, now)
      case 'received':
        return this.#ledger.received(event.entry, event.peer, now)
      case 'forget':
        return this.#ledger.forget(event.entry, now)
      case 'lane':
        return this.#delivery.learn(event.state, now)
      case 'created':
        return this.#created(event.instance, now)
      case 'finished':
        return this.#finished(event, now)
      case 'verdict':
        return this.#roster.rule(event.instance, event.verdict, now)
      case 'ended':
        return this.#ended(event.instance, event.reason, event.error, now)
      case 'given':
        return this.#ledger.given(event.entry, this.#waiting)
      case 'cancel':
        return this.#ledger.cancel(event.entry, this.#waiting, this.target.text, now)
      case 'stop':
        return this.#stop(event.instances, now)
      case 'evict':
        return this.#roster.evict(now)
      case 'close':
        this.#closed = true
        this.#ledger.close(stopping(this.target.text, this.#env.self), now)
        this.#refuseWaiting(stopping(this.target.text, this.#env.self), now)
        return this.#stop(this.instances, now)
      case 'wake':
        return this.#wake(now)
      default:
        return this.#goOn(this.#lease.step(event, now), now)
    }
  }

  // Deciding

  #arrive(entry: Entry, now: number): void {
    this.#activeAt = now
    if (this.#closed) return this.#ledger.refuse(entry, stopping(this.target.text, this.#env.self), now)
    if (!this.#delivery.take(entry, now)) return
    if (this.#keyed && !entry.forwarded) this.#tenure.guess()
    let decision = this.#decide(entry, false, now)
    if (decision.why === 'mailbox-full' && this.#delivery.displace(entry, now))
      decision = this.#decide(entry, false, now)
    this.#dispatch(entry, decision, now)
    if (entry.state === 'waiting') this.#waiting.push(entry)
  }

  #redispatch(now: number): void {
    for (const entry of this.#waiting.takeAll()) {
      this.#dispatch(entry, this.#decide(entry, true, now), now)
      if (entry.state === 'waiting') this.#waiting.push(entry)
    }
  }

  #decide(entry: Entry, queued: boolean, now: number): Decision {
    // Earlier messages go first, and none while the lease is in doubt.
    const rests = this.#roster.resting > 0 && this.#lease.open
    const turn = rests && (queued || this.#nextFor(now) === undefined) && this.#delivery.starts(entry, now)
    const view = viewOf(entry, this.#parts, queued, turn, now)
    return note(entry, view, this.#env.decide(view), this.#env.decided)
  }

  /** The first waiting message that an instance at rest takes. */
  #nextFor(now: number): Entry | undefined {
    return this.#waiting.length > 0 && this.#lease.open ? this.#delivery.next(now) : undefined
  }

  #dispatch(entry: Entry, decision: Decision, now: number): void {
    switch (decision.do) {
      case 'run':
        return this.#run(entry, now)
      case 'create':
        return this.#createFor(entry, now)
      case 'claim':
      case 'locate':
        if (decision.do === 'claim') this.#roster.reserve()
        this.#tenure.owner = { state: 'asking' }
        this.#lease.ask(decision.do)
        return
      case 'hold':
        if (!this.#keyed || this.#tenure.owner.state === 'here') this.#ledger.accept(entry, now)
        return
      case 'forward': {
        if (!this.#delivery.clear(entry)) return
        entry.state = 'forwarded'
        entry.sentTo = entry.envelope.instance === undefined ? decision.instance : undefined
        this.#waiting.leave(entry)
        const lane = this.#delivery.leaves(entry, decision.to, decision.placed)
        this.#effects.push({ entry, ...decision, lane })
        return
      }
      case 'moved':
        return this.#ledger.move(entry, this.#tenure.place, now)
      case 'reject':
        return this.#ledger.refuse(entry, refusal(entry, decision.code, this.#parts, now), now)
    }
  }

  // Running

  #run(entry: Entry, now: number): void {
    const instance = this.#roster.candidate(entry, now)
    assert(instance !== undefined, 'decided to run, but no instance takes the message')
    if (!this.#lease.open) return
    const barred = this.#delivery.bars(entry)
    if (barred !== undefined) return this.#ledger.refuse(entry, barred, now)
    this.#ledger.accept(entry, now)
    if (this.#keyed && this.#ledger.fulfilled(entry, now)) return
    entry.startedAt = this.#env.self
    this.#waiting.starts(entry)
    this.#roster.start(instance, entry, now)
  }

  #createFor(entry: Entry, now: number): void {
    const broken = create(this.target, this.#parts, this.epoch, now, this.#lease.begins())
    if (broken !== undefined) return this.#ledger.refuse(entry, broken, now)
    this.#ledger.accept(entry, now)
  }

  #created(instance: Instance, now: number): void {
    if (instance.phase !== 'CREATED') return
    this.#roster.created(instance, now)
    if (this.#keyed || this.instances.size - this.#roster.creating === 1) this.#waiting.afresh(now)
    this.#feed(now)
  }

  #finished(event: Extract<MailboxEvent, { kind: 'finished' }>, now: number): void {
    const { instance, result, verdict } = event
    const entry = instance.current
    this.#unsaid = undefined
    if (instance.phase !== 'RUNNING' || entry === undefined) return
    this.#unsaid = this.#lease.sure ? undefined : event
    if (this.#unsaid !== undefined) return
    this.#roster.rule(instance, verdict, now)
    this.#ledger.complete(entry, instance, result, now)
    this.#activeAt = now
    this.#roster.complete(instance, now)
    if (!instance.stopping) return this.#feed(now)
    this.#stop([instance], now)
  }

  /** Gives what waits to instances at rest. */
  #feed(now: number): void {
    for (let entry = this.#nextFor(now); entry !== undefined; entry = this.#nextFor(now)) {
      this.#waiting.take(entry)
      if (this.#env.decided !== undefined) this.#decide(entry, true, now)
      this.#run(entry, now)
      if (entry.state === 'waiting') this.#waiting.push(entry)
    }
  }

  #ended(instance: Instance, reason: EndReason, error: ErrorValue, now: number): void {
    if (!this.instances.has(instance)) return
    this.#unsaid = undefined
    const entry = this.#roster.fail(instance, now)
    if (entry !== undefined) {
      const over = this.#lease.broke(now)
      this.#released(entry, reason, error, now)
      // What was released is new to the next tenure, too.
      if (over) this.#delivery.remeet(now)
    }
    if (reason === 'start-failed' && this.instances.size === 0) this.#refuseWaiting(error, now)
    this.#redispatch(now)
  }

  /** A run did not complete. */
  #released(entry: Entry, reason: Parameters<typeof endOfRun>[1], error: ErrorValue, now: number): void {
    const end = endOfRun(entry, reason, error, this.#env.limits.attempts)
    if (end === undefined) this.#requeue(entry, now)
    else this.#ledger.refuse(entry, end, now)
  }

  /** After something happened to the lease. */
  #goOn(next: Next | undefined, now: number): void {
    if (next === undefined) return
    if (next.do === 'refuse') return this.#refuseWaiting(next.error, now)
    this.#delivery.remeet(now)
    if (next.do === 'begin') {
      this.#activeAt = now
      this.#waiting.afresh(now)
      if (this.#unsaid !== undefined) this.#finished(this.#unsaid, now)
    }
    this.#redispatch(now)
  }

  #stop(instances: Iterable<Instance>, now: number): void {
    for (const instance of instances) {
      if (instance.phase === 'RUNNING') instance.stopping = true
      else this.#roster.end(instance, 'stopped', now)
    }
    this.#lease.releaseUnused()
    this.#redispatch(now)
  }

  // Forwarding

  #answered(entry: Entry, peer: string, answer: Outcome, now: number): void {
    if (entry.state !== 'forwarded') return
    this.#waiting.back(entry)
    entry.state = 'waiting'
    const outcome = this.#delivery.heard(entry, peer, answer)
    const reading = readAnswer(outcome, entry)
    learnFrom(outcome, reading, { entry, peer, now }, this.#parts)
    if (reading.do === 'settle') {
      this.#ledger.conclude(entry, peer, outcome, now)
      // The peer has room again, or the lane.
      if (!this.#keyed || this.#waiting.length > 0) this.#redispatch(now)
      return
    }
    // Its time at a peer that does not have the actor was no wait for the actor.
    if (reading.do === 'follow' || reading.wrong) entry.heldSince = now
    this.#requeue(entry, now)
    this.#lease.look(now)
    this.#redispatch(now)
  }

  #requeue(entry: Entry, now: number): void {
    entry.state = 'waiting'
    entry.heldSince = Math.max(entry.heldSince, now - this.#env.policy(this.target.type).holdMs + TICK_MS)
    this.#waiting.push(entry)
  }

  #wake(now: number): void {
    if (this.#unsaid !== undefined) this.#finished(this.#unsaid, now)
    for (const entry of this.#delivery.retry(now)) this.#requeue(entry, now)
    for (const entry of this.#waiting.takeAll((one) => one.deadline <= now))
      this.#ledger.refuse(entry, this.#tenure.late(entry, now), now)
    this.#ledger.tellLate(this.instances, now)
    const { idleMs } = this.#env.policy(this.target.type)
    this.#delivery.sweep(now)
    if (!this.#tenure.window.restless(now) && !this.#tenure.sealed) {
      this.#roster.endIdle(idleMs, now)
      if (now - this.#activeAt >= idleMs) this.#lease.releaseUnused()
    }
    this.#lease.look(now)
    this.#redispatch(now)
  }

  #refuseWaiting(error: ErrorValue, now: number): void {
    for (const entry of this.#waiting.takeAll()) this.#ledger.refuse(entry, error, now)
  }
}
