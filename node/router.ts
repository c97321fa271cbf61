import {
  type Instance,
  Mailbox,
  type MailboxEffect,
  type MailboxEnv,
  type MailboxEvent,
  type Slots,
} from '../mailbox/index.ts'
import {
  type Address,
  type ActorType,
  type Envelope,
  type LaneNotice,
  type Outcome,
  LIMITS,
  parseAddress,
  ShoalError,
  type Stop,
} from '../protocols/index.ts'
import type { HostEvent } from '../wasm-host/index.ts'
import { Box } from './box.ts'
import { buried, concluded } from './letters/index.ts'
import { Fates } from './fates.ts'
import { Fences } from './fences.ts'
import { forwarded, learnLoad } from './forward.ts'
import { GuestCaller } from './guests/index.ts'
import type { Live } from './live.ts'
import { mailboxEnv } from './mailbox-env.ts'
import { guestMessage } from './new-envelope.ts'
import { evictable } from './room.ts'
import { Reception } from './reception.ts'
import type { Arrival, RouterComponents, RouterInit } from './router-parts.ts'
import { Signals } from './signals.ts'
import { startBreaker, type StartBreaker } from './start-breaker.ts'
import { Stops } from './stops.ts'
import { Tenures } from './tenures/index.ts'
import { Wheel } from './wheel.ts'

/**
 * The mailboxes of a node: whatever comes to {@link receive} is decided on by the mailbox of its target, and what that
 * decided is done in {@link Router.#perform}.
 */
export class Router {
  readonly #init: RouterInit
  readonly #parts: RouterComponents
  readonly #boxes = new Map<string, Box>()
  readonly #live = new Map<number, Live>()
  readonly #wheel: Wheel
  readonly #guests: GuestCaller
  readonly #env: MailboxEnv
  readonly #starts: StartBreaker
  /** What became of the messages that came here. */
  readonly fates: Fates
  /** The keys of the actors here. */
  readonly tenures: Tenures
  readonly stops: Stops
  readonly fences: Fences
  readonly #signals = new Signals()
  readonly #reception: Reception
  #closed = false
  #draining = false

  constructor(init: RouterInit, components: RouterComponents) {
    this.#init = init
    this.#parts = components
    this.#wheel = new Wheel(components.clock)
    this.#guests = new GuestCaller({
      ...components,
      lives: ({ hostId }) => this.#live.has(hostId),
      receive: (envelope, from, how) => this.receive(envelope, from, how),
    })
    this.fates = new Fates(components.network.self, components.clock, LIMITS.fates.value)
    this.fences = new Fences(components.registry)
    this.#starts = startBreaker(components)
    const step = (box: Box, event: MailboxEvent): void => this.#step(box, event)
    this.stops = new Stops(this.#boxes, { step, typeOf: (instance) => this.typeOf(instance) })
    this.tenures = new Tenures({
      ...components,
      box: (address) => this.#boxes.get(address),
      boxFor: (address) => this.#keyedBox(address),
      step,
      open: () => !this.#closed && this.slots > 0,
    })
    this.#env = mailboxEnv(init, components, {
      closed: () => this.#closed || this.#draining,
      boxes: this.#boxes,
      starts: this.#starts,
    })
    this.#reception = new Reception({
      ...components,
      fates: this.fates,
      fences: this.fences,
      signals: this.#signals,
      budget: this.#env.budget,
      stops: (target, from, inner) => this.#stops(target, from, inner),
      box: (target) => this.#boxes.get(target),
      boxFor: (target, now) => this.#boxFor(target, now),
      step,
    })
  }

  get waiting(): { messages: number; bytes: number } {
    let messages = 0
    for (const { mailbox } of this.#boxes.values()) messages += mailbox.waiting
    return { messages, bytes: this.#env.budget.bytes }
  }

  /** Actors that live here or are being created, and claims for more. */
  get used(): number {
    return this.#env.slots.taken
  }

  /** The same by type. */
  get taken(): Slots {
    return this.#env.slots
  }

  get slots(): number {
    return this.#draining ? 0 : this.#init.slots
  }

  get draining(): boolean {
    return this.#draining
  }

  /** Nothing new begins here: no actor, and no message of a program or for a pool. */
  drain(): void {
    this.#draining = true
    this.stops.pools()
    this.#parts.changed()
  }

  /** Whether a message that comes is refused because the node stops. What actors here send is part of their runs. */
  #stops(target: string, from: string, inner: boolean): boolean {
    if (!this.#draining || inner) return this.#closed
    return from === this.#parts.network.self || !target.includes('/')
  }

  boxes(): IterableIterator<Box> {
    return this.#boxes.values()
  }

  box(target: string): Box | undefined {
    return this.#boxes.get(target)
  }

  /** The version that an instance runs. */
  typeOf(instance: Instance): ActorType | undefined {
    return this.#live.get(instance.hostId)?.type ?? this.#parts.types.get(parseAddress(instance.address).type)
  }

  /** Takes a message from anywhere and resolves with how it ended: see {@link Reception.receive}. */
  receive(envelope: Envelope, from: string, arrival?: Arrival): Promise<Outcome> {
    return this.#reception.receive(envelope, from, arrival)
  }

  /** As in `NetworkHandler`. */
  place(head: Omit<Envelope, 'body'>, bytes: number, from: string): Outcome | Stop {
    return this.#reception.place(head, bytes, from)
  }

  /** News of a lane from another peer. */
  lane({ target, lane }: LaneNotice): void {
    const box = this.#boxes.get(target)
    if (box !== undefined) this.#step(box, { kind: 'lane', state: lane })
  }

  /** The host's events come in here. */
  hostEvent(event: HostEvent): void {
    const live = this.#live.get(event.instance)
    if (live === undefined) return
    const { box, instance, type } = live
    if (event.kind === 'finished' || event.kind === 'ended') this.#guests.forget(event.instance)
    switch (event.kind) {
      case 'created': {
        this.#starts.started(type.name)
        instance.began(event.restored)
        const { address, epoch } = instance
        const kept = event.restored ? { kept: true } : {}
        this.#parts.log({ event: 'actor-created', address, epoch, version: type.version, ...kept })
        this.#step(box, { kind: 'created', instance })
        return
      }
      case 'finished': {
        const { result, verdict, runMs } = event
        this.#step(box, { kind: 'finished', instance, result, verdict }, runMs)
        return
      }
      case 'ended':
        this.#live.delete(event.instance)
        // That there was no room is not the component's fault.
        if (event.reason === 'start-failed' && event.error.code !== 'OVERLOADED')
          this.#starts.failed(type.name, type.version, event.error)
        this.#tellEnd(instance, event.reason, event.error.message, instance.current?.envelope.id)
        if (instance.current !== undefined) this.fates.broke(instance.current, instance, event.reason)
        this.#step(box, { kind: 'ended', instance, reason: event.reason, error: event.error })
        return
      case 'verdict':
        this.#step(box, { kind: 'verdict', instance, verdict: event.verdict })
        return
      case 'log':
        this.#parts.actorLog(instance.address, event.level, event.text)
        return
      case 'call':
      case 'fetch':
        void this.#guests.call(event, { instance, type, keyed: box.mailbox.target.kind === 'keyed' })
        return
    }
  }

  /** There may be room elsewhere; with `keyed` also for keys that nobody could take. */
  roomChanged(keyed = false): void {
    for (const box of this.#boxes.values())
      if (box.mailbox.waiting > 0 && (keyed || box.mailbox.target.kind === 'pool'))
        this.#step(box, { kind: 'wake' })
  }

  /** Refuses what waits, lets what runs finish (at most `graceMs`), ends the rest. */
  async close(graceMs: number): Promise<void> {
    this.#closed = true
    for (const box of this.#boxes.values()) this.#step(box, { kind: 'close' })
    const until = this.#parts.clock.now() + graceMs
    while (this.#live.size > 0 && this.#parts.clock.now() < until)
      await new Promise<void>((resolve) => this.#parts.clock.after(20, resolve))
    for (const hostId of this.#live.keys()) this.#guests.forget(hostId)
    this.#wheel.stop()
  }

  // Doing

  /** Something happens to a mailbox. */
  tell(box: Box, event: MailboxEvent): void {
    this.#step(box, event)
  }

  #step(box: Box, event: MailboxEvent, runMs = 0): void {
    const now = this.#parts.clock.now()
    for (const effect of box.mailbox.step(event, now)) this.#perform(box, effect, now, runMs)
    if (box.mailbox.empty) {
      this.#boxes.delete(box.mailbox.target.text)
      this.#wheel.forget(box)
    } else this.#wheel.at(box, box.mailbox.due(now))
    this.#parts.changed()
  }

  #perform(box: Box, effect: MailboxEffect, now: number, runMs: number): void {
    const { registry, host, network } = this.#parts
    const address = box.mailbox.target.text
    switch (effect.do) {
      case 'settle':
        for (const settle of effect.to) settle(effect.outcome)
        return
      case 'ended':
        this.fates.ended(effect.entry, effect.outcome, runMs)
        concluded(this.#parts, effect, this.#closed, (entry) => this.#step(box, { kind: 'forget', entry }))
        return
      case 'run': {
        const { instance, entry } = effect
        this.fates.runs(entry, instance, now)
        host.run(instance.hostId, guestMessage(entry, instance, now))
        return
      }
      case 'create':
        void this.#create(box, effect.instance)
        return
      case 'end':
        if (this.#live.delete(effect.instance.hostId)) {
          host.end(effect.instance.hostId, effect.why)
          this.#guests.forget(effect.instance.hostId)
          const { address: ended, epoch } = effect.instance
          this.#parts.log({ event: 'actor-ended', address: ended, epoch, reason: effect.why })
        }
        return
      case 'publish': {
        const { address: name, phase, epoch } = effect.instance
        registry.publish({ address: name, phase, epoch, since: this.#parts.clock.wall() })
        return
      }
      case 'forward':
        return this.#forward(box, effect, now)
      case 'received':
        return effect.entry.received?.()
      case 'lane':
        return network.lane(effect.to, { target: address, lane: effect.state })
      case 'verdict-refused':
        return this.#parts.actorLog(effect.instance.address, 'error', effect.text)
      case 'cancel-forward':
        // The signal that cancels here was given to the network with the message.
        return
      case 'dead':
        buried(this.#parts, effect, this.#closed)
        return
      default:
        return this.tenures.perform(box, effect)
    }
  }

  #forward(box: Box, effect: Extract<MailboxEffect, { do: 'forward' }>, now: number): void {
    const { load, network } = this.#parts
    const { entry, to } = effect
    const sender = this.#boxes.get(entry.envelope.sender)?.mailbox
    const envelope = forwarded(entry, network.self, effect, now, sender)
    load.sent(to)
    this.fates.forwarded(entry, to, now)
    const received = (): void => this.#step(box, { kind: 'received', entry, peer: to })
    void network.send(to, envelope, { signal: this.#signals.of(entry), received }).then((outcome) => {
      learnLoad(load, to, envelope, outcome)
      this.#step(box, { kind: 'answered', entry, peer: to, outcome })
      this.fates.returned(entry, to, outcome, now)
      if (box.mailbox.target.kind === 'pool') this.roomChanged()
    })
  }

  async #create(box: Box, instance: Instance): Promise<void> {
    const { types, host, network } = this.#parts
    const { type: name } = box.mailbox.target
    let type = types.get(name)
    try {
      type ??= await types.need(name)
      if (this.used > this.#init.slots) this.#evict(name)
      await this.#parts.prepare(type)
    } catch (error) {
      const value = ShoalError.wrap(error, 'START_FAILED').toValue()
      this.#starts.failed(name, type?.version ?? 0, value)
      this.#tellEnd(instance, 'start-failed', value.message)
      this.#step(box, { kind: 'ended', instance, reason: 'start-failed', error: value })
      return
    }
    instance.version = type.version
    const { address, epoch, fresh } = instance
    if (instance.phase === 'TERMINATION') return
    instance.hostId = host.create({
      cid: type.cid,
      policy: type.policy,
      // Should its memory be of no use there, it is.
      identity: { address, peer: network.self, epoch, fresh: fresh || instance.state !== undefined },
      ...(instance.state === undefined ? {} : { snapshot: instance.state }),
    })
    this.#live.set(instance.hostId, { box, instance, type })
  }

  /** An actor's bad end, for the operator and for its author. @param running the message that it had */
  #tellEnd({ address, epoch }: Instance, reason: string, error: string, running?: string): void {
    this.#parts.log({ event: 'actor-ended', address, epoch, reason, error })
    this.#parts.actorLog(address, 'error', running === undefined ? error : `${error} (message ${running})`)
  }

  /** Slots are full: the pool instance that rested longest makes room. Keyed actors keep what they remember. */
  #evict(forType: string): void {
    for (const box of this.#boxes.values())
      if (evictable(box, forType, this.#parts.clock.now()) > 0) return this.#step(box, { kind: 'evict' })
  }

  #keyedBox(address: string): Box {
    return this.#boxFor(parseAddress(address), this.#parts.clock.now())
  }

  #boxFor(target: Address, now: number): Box {
    let box = this.#boxes.get(target.text)
    if (box === undefined) {
      box = new Box(new Mailbox(target, this.#env, now), (one) => this.#step(one, { kind: 'wake' }))
      this.#boxes.set(target.text, box)
    }
    return box
  }
}
