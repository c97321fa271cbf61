import {
  decide,
  type Entry,
  Mailbox,
  type MailboxEffect,
  type MailboxEnv,
  type MailboxEvent,
  newEntry,
  Retries,
  Slots,
  Wants,
} from '../mailbox/index.ts'
import { codeTable, type Envelope, type ErrorCode, parseAddress } from '../protocols/index.ts'
import type { Link } from './links.ts'
import { MailHost } from './mail-host.ts'
import { MailKeys } from './mail-keys.ts'
import type { MailMesh } from './mail-mesh.ts'
import { Peer, type Told } from './peer.ts'
import type { Machine } from './machine.ts'

/** A mailbox looks at what waits for time once in so long, ms. */
const TICK_MS = 50

/**
 * A node: mailboxes for each target, a peer that claims their keys, and a host whose actors answer, trap and vanish. What
 * `node/` does with the mailbox's effects, over simulated links.
 */
export class MailNode {
  readonly peer: Peer
  readonly boxes: Map<string, Mailbox> = new Map()
  env: MailboxEnv
  /** Of this start, unlike any other in the world. */
  life = 0
  /** It is about to stop: no actor comes to it. */
  draining = false
  /** Posts that were given to it: they come in whether or not there is place. */
  taken = 0
  readonly #mesh: MailMesh
  readonly #wakeAt = new Map<Mailbox, number>()
  readonly #cache = new Map<string, { peer: string; epoch: number }>()
  readonly #host: MailHost
  readonly keys: MailKeys
  /** What the holder says while a mailbox is at work. */
  #heard: Told[] = []
  #working = 0
  #ids = 0

  constructor(mesh: MailMesh, machine: Machine) {
    this.#mesh = mesh
    this.peer = new Peer(mesh.world, mesh.network, machine, mesh.init, (effect) => this.#told(effect))
    this.env = this.#newEnv()
    this.#host = new MailHost(mesh, this)
    this.keys = new MailKeys(mesh, this, this.#host)
  }

  /** A process starts. */
  begin(): void {
    this.life = this.#mesh.newLife()
    this.draining = false
    this.taken = 0
    this.env = this.#newEnv()
    if (this.peer.machine.up) this.peer.begin()
    else this.peer.start()
  }

  /** The process is gone, and all that it had in memory. */
  crash(): void {
    this.peer.crash()
    for (const truth of this.#mesh.judge.truths.values()) if (truth.origin === this.life) truth.lost = true
    this.boxes.clear()
    this.#wakeAt.clear()
    this.#cache.clear()
    this.#host.clear()
    this.keys.clear()
    this.#heard = []
  }

  #newEnv(): MailboxEnv {
    const { init, world } = this.#mesh
    const { peer, life } = this
    const { id, machine } = peer
    let lanes = 0
    return {
      self: id,
      limits: { messages: init.messages, bytes: init.bytes, attempts: init.attempts },
      budget: { bytes: 0, max: 2 * init.bytes },
      slots: new Slots(),
      decide,
      wants: new Wants(),
      instancePeer: () => undefined,
      policy: () => init.policy,
      room: () => this.#mesh.hosts(this),
      misfit: () => undefined,
      cached: (address) => this.#cache.get(address),
      learn: (address, { peer: at, epoch }) => {
        if ((this.#cache.get(address)?.epoch ?? 0) <= epoch) this.#cache.set(address, { peer: at, epoch })
      },
      forget: (address, at) => {
        if (this.#cache.get(address)?.peer === at) this.#cache.delete(address)
      },
      holds: (address, epoch) => peer.holds(address, epoch),
      reachable: (other) => {
        const there = this.#mesh.node(other)
        return there !== undefined && this.#mesh.links.between(machine, there.peer.machine) !== undefined
      },
      freePeer: () => undefined,
      roomPeer: () =>
        world.pick(this.#mesh.nodes.filter((other) => other !== this && this.#mesh.hosts(other)))?.peer.id,
      instanceName: () => 'none',
      retries: new Retries(world.next),
      laneId: () => `${id}.${life}.${(lanes += 1)}`,
    }
  }

  /** A program at this node sends. Returns how to take it back. */
  send(write: (id: string) => Envelope): () => void {
    const { judge } = this.#mesh
    const { life } = this
    this.#ids += 1
    const envelope = write(`${this.peer.id}.${life}.${this.#ids}`)
    const truth = judge.sent(envelope, life)
    const slept = this.#mesh.slept
    this.#mesh.sleptAt.set(envelope.id, slept)
    const settle: Entry['settle'][number] = (outcome) => judge.told(envelope.id, outcome)
    const entry = newEntry(envelope, false, settle, this.peer.machine.now())
    this.step(envelope.target, { kind: 'arrive', entry })
    return () => {
      if (this.life !== life || entry.settle.length === 0) return
      truth.cancelled = true
      this.step(envelope.target, { kind: 'cancel', entry })
    }
  }

  /** An actor that is here is to live at another node. */
  leave(target: string, to: MailNode): void {
    if ((this.boxes.get(target)?.epoch ?? 0) === 0) return
    this.peer.machine.do(() => this.step(target, { kind: 'leave', to: to.peer.id }))
  }

  /** Actors that are here, or may be. */
  get holds(): number {
    return [...this.boxes.values()].filter(({ epoch, instances }) => epoch > 0 || instances.size > 0).length
  }

  /** Accepted posts that it sees through, and that do not run here. */
  posts(): [target: string, entry: Entry][] {
    return [...this.boxes]
      .flatMap(([target, { posts }]) => Array.from(posts, (entry): [string, Entry] => [target, entry]))
      .filter(([, { state }]) => state !== 'running')
      .toSorted(([, one], [, other]) => one.seq - other.seq)
  }

  /** A post of a node that leaves: this one sees it through. */
  take(envelope: Envelope, leftMs: number): void {
    const entry = newEntry(envelope, false, () => {}, this.peer.machine.now())
    this.taken += 1
    entry.accepted = true
    entry.settle = []
    entry.told = 'accepted'
    entry.deadline = entry.arrivedAt + leftMs
    this.step(envelope.target, { kind: 'arrive', entry })
  }

  /** It stops in order. */
  close(): void {
    this.peer.machine.do(() => {
      for (const box of this.boxes.values()) this.happens(box, { kind: 'close' })
      this.peer.step({ kind: 'stop' })
      this.peer.judge({ kind: 'stop' })
    })
  }

  /** Something happens to the mailbox of a target. */
  step(target: string, event: MailboxEvent): void {
    if (!this.peer.machine.up) return
    let box = this.boxes.get(target)
    if (box === undefined) {
      box = new Mailbox(parseAddress(target), this.env, this.peer.machine.now())
      this.boxes.set(target, box)
    }
    this.happens(box, event)
  }

  /** Something happens to a mailbox, if it is still there. */
  happens(box: Mailbox, event: MailboxEvent): void {
    const { machine } = this.peer
    const target = box.target.text
    if (this.boxes.get(target) !== box) return
    this.#working += 1
    const effects = box.step(event, machine.now())
    for (const effect of effects) this.#perform(box, effect)
    this.#working -= 1
    this.#mesh.check(this, box)
    if (box.empty) {
      if (this.boxes.get(target) === box) this.boxes.delete(target)
    } else this.#wake(box)
    if (this.#working > 0) return
    const heard = this.#heard
    this.#heard = []
    for (const told of heard) this.#told(told)
  }

  #wake(box: Mailbox): void {
    const { machine } = this.peer
    const now = machine.now()
    const due = Math.max(box.due(now), now + TICK_MS)
    if (due >= (this.#wakeAt.get(box) ?? Number.POSITIVE_INFINITY)) return
    this.#wakeAt.set(box, due)
    machine.after(due - now, () => {
      if (this.#wakeAt.get(box) !== due) return
      this.#wakeAt.delete(box)
      this.happens(box, { kind: 'wake' })
    })
  }

  #perform(box: Mailbox, effect: MailboxEffect): void {
    const { judge, exchanges } = this.#mesh
    switch (effect.do) {
      case 'settle':
        for (const settle of effect.to) settle(effect.outcome)
        return
      case 'ended': {
        const { entry, outcome } = effect
        const { id } = entry.envelope
        this.#mesh.world.say(
          () =>
            `${this.peer.id} ends ${id}: ${outcome.kind === 'refused' ? outcome.error.code : outcome.kind}`,
        )
        if (!entry.forwarded) judge.ended(id, outcome)
        else if (outcome.kind === 'refused' && ends(entry, outcome.error.code))
          judge.truths.get(id)?.refusedBy.add(this.life)
        return
      }
      case 'dead':
        judge.dead(effect.entry.envelope.id)
        return
      case 'create':
        this.#host.create(box, effect.instance)
        return
      case 'run':
        this.#host.run(box, effect.instance, effect.entry)
        return
      case 'end':
        this.#host.end(effect.instance)
        return
      case 'forward': {
        const to = this.#mesh.node(effect.to)
        if (to !== undefined) exchanges.forward(this, to, effect)
        return
      }
      case 'cancel-forward':
        exchanges.cancel(this, effect.entry)
        return
      case 'received':
        effect.entry.received?.()
        return
      case 'lane':
        this.#tellLane(effect.to, box.target.text, effect)
        return
      default:
        this.keys.perform(box, effect)
    }
  }

  /** What its holder says; not while a mailbox is at work. */
  #told(effect: Told): void {
    if (this.#working > 0) this.#heard.push(effect)
    else this.keys.told(effect)
  }

  #tellLane(to: string, target: string, { state }: Extract<MailboxEffect, { do: 'lane' }>): void {
    const there = this.#mesh.node(to)
    const link: Link | undefined = there && this.#mesh.links.between(this.peer.machine, there.peer.machine)
    if (link === undefined) return
    this.#mesh.links.send(link, this.peer.machine, () => {
      if (there?.boxes.has(target)) there.step(target, { kind: 'lane', state })
    })
  }

  /** What is left of it when all is quiet. */
  get left(): string | undefined {
    const { budget, slots } = this.env
    const open = this.#mesh.exchanges.of(this)
    for (const [target, box] of this.boxes)
      return `a mailbox of ${target}: ${box.waiting} wait, ${box.instances.size} instances, epoch ${box.epoch}`
    if (budget.bytes !== 0) return `${budget.bytes} bytes`
    if (slots.taken !== 0) return `${slots.taken} slots`
    if (this.#host.actors > 0) return `${this.#host.actors} actors`
    if (open > 0) return `${open} messages that are out`
    if (this.keys.questions > 0) return `${this.keys.questions} questions to the wardens`
    if (this.peer.holder.held > 0) return `${this.peer.holder.held} keys`
    return undefined
  }
}

/** Its origin will not send it again. */
function ends({ envelope, accepted }: Entry, code: ErrorCode): boolean {
  if (code === 'LEASE_LOST') return false
  if (code === 'OVERLOADED' && envelope.placed) return false
  return (envelope.retry ?? (accepted ? 'yes' : 'no')) !== 'yes' || !codeTable[code].retryable
}
