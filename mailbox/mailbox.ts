import assert from 'node:assert'
import type { Address, ErrorValue, Outcome, Policy } from '../protocols/index.ts'
import { readAnswer } from './answer.ts'
import type { Decision } from './decide.ts'
import type { Entry } from './entry.ts'
import { dueAt, TICK_MS } from './due.ts'
import type { EndReason, MailboxEffect, MailboxEnv, MailboxEvent } from './events.ts'
import type { Instance } from './instance.ts'
import { Ledger } from './ledger.ts'
import { Queue } from './queue.ts'
import { note } from './reasons.ts'
import { refusal } from './refusal.ts'
import { gaveUp, stopping, unknownOutcome } from './refusals.ts'
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
  readonly #parts: ViewParts
  readonly #roster: Roster
  #activeAt: number
  #closed = false
  /** What the actor answered while the lease was in doubt. */
  #unsaid: Extract<MailboxEvent, { kind: 'finished' }> | undefined
  #effects: MailboxEffect[] = []

  constructor(target: Address, env: MailboxEnv, now: number) {
    this.target = target
    this.#env = env
    this.#keyed = target.kind === 'keyed'
    this.#tenure = new Tenure(target.text, env)
    this.#waiting = new Queue(env.budget)
    const emit = (effect: MailboxEffect): void => void this.#effects.push(effect)
    this.#roster = new Roster(target, env.slots, emit)
    this.#ledger = new Ledger(env.self, this.#keyed ? this.#tenure : undefined, emit)
    this.#parts = {
      type: target.type,
      keyed: this.#keyed,
      env,
      roster: this.#roster,
      tenure: this.#tenure,
      waiting: this.#waiting,
    }
    this.#activeAt = now
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get waitingBytes(): number {
    return this.#waiting.bytes
  }

  get instances(): ReadonlySet<Instance> {
    return this.#roster.all
  }

  get reserved(): boolean {
    return this.#roster.reserved
  }

  /** Instances at rest that take any message. */
  free(now: number): number {
    return this.#roster.open(now)
  }

  /** Average time from start to reply, ms; 0 before the first. */
  get ewmaMs(): number {
    return this.#roster.ewmaMs
  }

  /** How often an instance here has said which messages it takes next. */
  get rulings(): number {
    return this.#roster.rulings
  }

  /** Of this node's tenure of the key; 0 when it has none. */
  get epoch(): number {
    return this.#tenure.owner.state === 'here' ? this.#tenure.owner.epoch : 0
  }

  /** Nothing here: the node may forget this mailbox. */
  get empty(): boolean {
    const idle = this.instances.size === 0 && this.#waiting.length === 0 && this.#waiting.out === 0
    return idle && this.#tenure.quiet
  }

  /** When it wants a `wake` at the latest, monotonic ms; Infinity: never. */
  due(now: number): number {
    return dueAt(this.#parts, this.#activeAt, now)
  }

  step(event: MailboxEvent, now: number): MailboxEffect[] {
    this.#effects = []
    this.#take(event, now)
    // The claim was answered, and no activation came of it.
    if (this.#tenure.owner.state !== 'asking') this.#roster.unreserve()
    return this.#effects
  }

  #take(event: MailboxEvent, now: number): void {
    switch (event.kind) {
      case 'arrive':
        return this.#arrive(event.entry, now)
      case 'answered':
        return this.#answered(event.entry, event.peer, event.outcome, now)
      case 'owner':
        this.#tenure.is(event.record, now)
        this.#activeAt = now
        this.#waitAfresh(now)
        return this.#redispatch(now)
      case 'owner-unknown':
        this.#tenure.owner = { state: 'unknown' }
        return this.#refuseWaiting(event.error, now)
      case 'created':
        return this.#created(event.instance, now)
      case 'finished':
        return this.#finished(event, now)
      case 'verdict':
        return this.#roster.rule(event.instance, event.verdict, now)
      case 'ended':
        return this.#ended(event.instance, event.reason, event.error, now)
      case 'lost':
        return this.#leaseLost(now)
      case 'cancel':
        return this.#ledger.cancel(event.entry, this.#waiting, this.target.text, now)
      case 'stop':
        return this.#stop(event.instances, now)
      case 'evict':
        return this.#roster.evict(now)
      case 'close':
        this.#closed = true
        this.#refuseWaiting(stopping(this.target.text, this.#env.self), now)
        return this.#stop(this.instances, now)
      case 'wake':
        return this.#wake(now)
    }
  }

  get #policy(): Policy {
    return this.#env.policy(this.target.type)
  }

  // Deciding

  #arrive(entry: Entry, now: number): void {
    this.#activeAt = now
    if (this.#closed) return this.#ledger.refuse(entry, stopping(this.target.text, this.#env.self), now)
    if (this.#keyed) {
      if (this.#ledger.repeated(entry, now)) return
      if (!entry.forwarded) this.#tenure.guess()
    }
    this.#dispatch(entry, this.#decide(entry, false, now), now)
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
    const turn = this.#sure && (queued || this.#nextFor(now) === undefined)
    const view = viewOf(entry, this.#parts, queued, turn, now)
    return note(entry, view, this.#env.decide(view), this.#env.decided)
  }

  /** The first waiting message that an instance at rest takes. */
  #nextFor(now: number): Entry | undefined {
    return this.#roster.resting === 0 || !this.#sure
      ? undefined
      : this.#waiting.find((entry) => this.#roster.serves(entry, now))
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
        this.#effects.push({ do: decision.do })
        return
      case 'hold':
        if (!this.#keyed || this.#tenure.owner.state === 'here') this.#ledger.accept(entry, now)
        return
      case 'forward':
        entry.state = 'forwarded'
        entry.sentTo = entry.envelope.instance === undefined ? decision.instance : undefined
        this.#waiting.out += 1
        this.#effects.push({ entry, ...decision })
        return
      case 'moved':
        return this.#ledger.settle(entry, { kind: 'moved', ...this.#tenure.place, hops: entry.hops }, now)
      case 'reject':
        return this.#ledger.refuse(entry, refusal(entry, decision.code, this.#parts, now), now)
    }
  }

  // Running

  #run(entry: Entry, now: number): void {
    const instance = this.#roster.candidate(entry, now)
    assert(instance !== undefined, 'decided to run, but no instance takes the message')
    if (!this.#sure) return
    this.#ledger.accept(entry, now)
    entry.startedAt = this.#env.self
    this.#roster.start(instance, entry, now)
  }

  /**
   * Before each start and before each effect leaves: is the key still ours? If not, the lease is in doubt after a
   * sleep of the machine, or about to be declared lost: nothing starts or leaves until it is renewed or `lost` comes.
   */
  get #sure(): boolean {
    const { owner } = this.#tenure
    return owner.state !== 'here' || this.#env.holds(this.target.text, owner.epoch)
  }

  #createFor(entry: Entry, now: number): void {
    const { type, text } = this.target
    const broken = this.#env.starts?.broken(type)
    if (broken !== undefined) return this.#ledger.refuse(entry, broken, now)
    this.#env.starts?.begin(type)
    this.#roster.create(this.#keyed ? text : `${type}@${this.#env.instanceName()}`, this.epoch, now)
    this.#ledger.accept(entry, now)
  }

  #created(instance: Instance, now: number): void {
    if (instance.phase !== 'CREATED') return
    this.#roster.created(instance, now)
    if (this.#keyed || this.instances.size - this.#roster.creating === 1) this.#waitAfresh(now)
    this.#feed(now)
  }

  #finished(event: Extract<MailboxEvent, { kind: 'finished' }>, now: number): void {
    const { instance, result, verdict } = event
    const entry = instance.current
    if (instance.phase !== 'RUNNING' || entry === undefined) return
    this.#unsaid = this.#sure ? undefined : event
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
      if (entry.state === 'waiting') this.#waiting.unshift(entry)
    }
  }

  #ended(instance: Instance, reason: EndReason, error: ErrorValue, now: number): void {
    if (!this.instances.has(instance)) return
    this.#unsaid = undefined
    const entry = this.#roster.fail(instance, now)
    if (entry !== undefined) {
      if (reason === 'worker-lost') this.#requeue(entry, now)
      // Running into its time limit again would cost its neighbours their worker again.
      else if (reason === 'run-timeout') this.#ledger.refuse(entry, error, now)
      else if (entry.attempt < this.#env.limits.attempts) {
        entry.attempt += 1
        this.#requeue(entry, now)
      } else this.#ledger.refuse(entry, gaveUp(error, entry.attempt), now)
    }
    if (reason === 'start-failed' && this.instances.size === 0) this.#refuseWaiting(error, now)
    this.#redispatch(now)
  }

  #leaseLost(now: number): void {
    this.#unsaid = undefined
    this.#tenure.end()
    for (const instance of this.instances) {
      const entry = this.#roster.fail(instance, now)
      this.#effects.push({ do: 'end', instance, why: 'lease-lost' })
      if (entry !== undefined) this.#requeue(entry, now)
    }
    this.#redispatch(now)
  }

  #stop(instances: Iterable<Instance>, now: number): void {
    for (const instance of instances) {
      if (instance.phase === 'RUNNING') instance.stopping = true
      else this.#roster.end(instance, 'stopped', now)
    }
    this.#releaseAfter(0, now)
    this.#redispatch(now)
  }

  // Forwarding

  #answered(entry: Entry, peer: string, outcome: Outcome, now: number): void {
    if (entry.state !== 'forwarded') return
    this.#waiting.out -= 1
    entry.state = 'waiting'
    const { owner } = this.#tenure
    const reading = readAnswer(outcome, owner.state === 'elsewhere', entry)
    switch (reading.do) {
      case 'settle':
        if (outcome.kind === 'reply' && this.#keyed) this.#env.learn(this.target.text, outcome)
        else if (outcome.kind === 'reply') this.#env.wants.heard(peer, outcome.actor, outcome.verdict, now)
        this.#ledger.settle(entry, outcome, now)
        // The peer has room again.
        if (!this.#keyed) this.#redispatch(now)
        return
      case 'follow':
        entry.hops = outcome.hops
        this.#env.forget(this.target.text, peer)
        if (reading.peer === this.#env.self) {
          if (owner.state === 'elsewhere') this.#tenure.owner = { state: 'unknown' }
        } else if (owner.state !== 'here') this.#tenure.elsewhere(reading)
        break
      case 'again':
        if (outcome.kind === 'refused' && outcome.left === true) entry.startedAt = peer
        if (reading.wrong && this.#keyed) this.#tenure.wrong(peer, reading.lost, now)
        if (entry.sentTo === undefined) break
        // Gone, or busy for too long.
        if (reading.wrong) this.#env.wants.forget(entry.sentTo)
        else entry.waived = true
        break
    }
    this.#requeue(entry, now)
    this.#lookForOwner(now)
    this.#redispatch(now)
  }

  #requeue(entry: Entry, now: number): void {
    entry.state = 'waiting'
    entry.heldSince = Math.max(entry.heldSince, now - this.#policy.holdMs + TICK_MS)
    this.#waiting.unshift(entry)
  }

  #lookForOwner(now: number): void {
    if (!this.#tenure.asksAgain(this.#waiting.length > 0, now)) return
    // This node held it before its restart: the arbiter gives a holder its own key again, under a new epoch.
    const own = this.#tenure.lost?.peer === this.#env.self && this.#env.room(this.target.type, true)
    if (own) this.#roster.reserve()
    this.#effects.push({ do: own ? 'claim' : 'locate' })
  }

  // Time

  #wake(now: number): void {
    if (this.#unsaid !== undefined) this.#finished(this.#unsaid, now)
    for (const entry of this.#waiting.takeAll((one) => one.deadline <= now))
      this.#ledger.refuse(entry, this.#tenure.late(entry, now), now)
    for (const { current, address } of this.instances) {
      if (current === undefined || current.deadline > now || current.settle.length === 0) continue
      this.#ledger.tellRefused(current, unknownOutcome(address), now)
    }
    const { idleMs } = this.#policy
    this.#roster.endIdle(idleMs, now)
    this.#releaseAfter(idleMs, now)
    this.#lookForOwner(now)
    this.#redispatch(now)
  }

  /** The wait for an actor begins when there is one: claims and creation do not count. */
  #waitAfresh(now: number): void {
    for (const entry of this.#waiting) entry.heldSince = now
  }

  #releaseAfter(idleMs: number, now: number): void {
    if (this.#tenure.owner.state !== 'here' || this.instances.size > 0 || this.#waiting.length > 0) return
    if (now - this.#activeAt < idleMs) return
    const { epoch } = this
    this.#tenure.end()
    this.#effects.push({ do: 'release', epoch })
  }

  #refuseWaiting(error: ErrorValue, now: number): void {
    for (const entry of this.#waiting.takeAll()) this.#ledger.refuse(entry, error, now)
  }
}
