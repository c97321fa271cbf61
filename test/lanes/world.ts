import {
  decide,
  type Entry,
  type Instance,
  Mailbox,
  type MailboxEffect,
  type MailboxEnv,
  type MailboxEvent,
  newEntry,
  Retries,
  Slots,
  Wants,
} from '../../mailbox/index.ts'
import {
  codeTable,
  DEFAULT_POLICY,
  type Envelope,
  type ErrorCode,
  LIMITS,
  type Outcome,
  type OwnerRecord,
  parseAddress,
  ShoalError,
  type Verdict,
} from '../../protocols/index.ts'
import { Judge } from './judge.ts'

/** How a mutant differs from the real thing. */
export interface Mutation {
  /** RECV is taken for the outcome. */
  recvIsDone?: true
  noLane?: true
  /** What an envelope says when it leaves. */
  leaving?(envelope: Envelope, entry: Entry): Envelope
  /** The reason with which a lost run is reported. */
  workerLostIs?: 'trapped'
  trapped?(mailbox: Mailbox): void
}

/** What may happen, in chances per simulated second. */
export interface Faults {
  resets: number
  stalls: number
  crashes: number
  cuts: number
  cancels: number
  /** Of each run. */
  traps: number
  workerLosses: number
  failures: number
  verdicts: number
}

const LEASE_MS = 3_000
const ATTEMPTS = 3
const TARGETS = ['actor/x', 'actor/y']
const PEERS = ['peer-a', 'peer-b', 'peer-c']

/** A node's life: it ends with a crash, and what it had in memory goes with it. */
interface Life {
  peer: string
  number: number
  alive: boolean
  boxes: Map<string, Mailbox>
  wakeAt: Map<Mailbox, number>
  cache: Map<string, { peer: string; epoch: number }>
  leases: Map<string, { epoch: number; until: number }>
  env: MailboxEnv
  ids: number
  /** Sends of this node that are out, by exchange. */
  exchanges: Map<number, Exchange>
}

interface Exchange {
  id: number
  life: Life
  entry: Entry
  target: string
  to: string
  link: Link
  done: boolean
  /** Where it arrived. */
  there: { life: Life; box: Mailbox; entry: Entry } | undefined
}

/** The link between two peers, as long as it holds. */
interface Link {
  open: boolean
  /** When the last frame of each direction arrives: they stay in order. */
  last: Map<string, number>
  stalledUntil: number
}

/** Mulberry32. */
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Whole mailboxes on three nodes, with links, an arbiter, a host and programs that are simulated: one heap of events, one
 * seed. Programs send, post and cancel for a while, among faults; then the faults stop and everything has to drain.
 */
export class World {
  now = 0
  readonly judge: Judge = new Judge(ATTEMPTS)
  readonly next: () => number
  readonly #mutation: Mutation
  readonly #faults: Faults
  readonly #events: { at: number; order: number; run: () => void }[] = []
  readonly #lives = new Map<string, Life>()
  readonly #links = new Map<string, Link>()
  readonly #owners = new Map<string, { peer: string; life: number; epoch: number; until: number }>()
  readonly #epochs = new Map<string, number>()
  readonly #cut = new Set<string>()
  readonly #hosted = new Map<Instance, number>()
  readonly #policy = { ...DEFAULT_POLICY }
  #order = 0
  #lifeCount = 0
  #exchanges = 0
  #calm = false
  steps = 0

  constructor(seed: number, faults: Faults, mutation: Mutation = {}) {
    this.next = chance(seed)
    this.#faults = faults
    this.#mutation = mutation
    this.#policy.holdMs = this.#pick([300, 1_000, 5_000])
    this.#policy.idleMs = this.#pick([300, 2_000, 20_000])
    for (const peer of PEERS) this.#begin(peer)
  }

  /** Lets it live for `ms`, then calms everything down and waits until nothing is left. */
  run(ms: number): void {
    this.#programs(ms)
    this.#trouble()
    this.#until(ms)
    this.#calm = true
    this.#cut.clear()
    for (const peer of PEERS) if (!this.#lives.has(peer)) this.#begin(peer)
    for (const link of this.#links.values()) link.stalledUntil = 0
    this.#until(ms + 60_000)
    this.judge.close()
    // Actors rest, are given up, and take their windows along; lanes were told.
    this.#until(ms + 60_000 + LIMITS.laneResultMs.value + 40_000)
    for (const life of this.#lives.values()) {
      for (const [target, box] of life.boxes)
        throw new Error(`${life.peer} still has a mailbox of ${target}: ${leftIn(box)}`)
      const { budget, slots } = life.env
      if (budget.bytes !== 0 || slots.taken !== 0)
        throw new Error(`${life.peer} has ${budget.bytes} bytes and ${slots.taken} slots left`)
    }
  }

  // Programs

  #programs(ms: number): void {
    const senders = ['~p', '~q']
    const one = (): void => {
      if (this.#calm) return
      const peer = this.#pick(PEERS)
      const life = this.#lives.get(peer)
      for (let n = this.next() < 0.2 ? 8 : 1; n > 0 && life !== undefined; n -= 1)
        this.#send(life, this.#pick(senders))
      if (this.now < ms) this.#after(this.next() * 120, one)
    }
    for (let n = 0; n < 2; n += 1) this.#after(this.next() * 100, one)
  }

  #send(life: Life, sender: string): void {
    life.ids += 1
    const post = this.next() < 0.3
    const envelope: Envelope = {
      id: `${life.peer}.${life.number}.${life.ids}`,
      kind: post ? 'post' : 'send',
      sender,
      target: this.next() < 0.8 ? 'actor/x' : this.#pick(TARGETS),
      subject: '',
      correlation: this.#pick(['c1', 'c2', 'c3']),
      remainingMs: post ? LIMITS.postMs.value : this.#pick([50, 400, 2_000, 8_000]),
      attempt: 1,
      chain: [],
      hops: [],
      placed: false,
      body: new Uint8Array(this.next() < 0.05 ? 5_000 : 10),
    }
    const how = this.next()
    if (how < 0.15) envelope.retry = 'never'
    else if (how < 0.3) envelope.retry = 'yes'
    else if (how < 0.35) envelope.retry = 'no'
    if (this.next() < 0.15) envelope.unordered = true
    const truth = this.judge.sent(envelope, life.number, this.now)
    const box = this.#box(life, envelope.target)
    const settle = (outcome: Outcome): void => this.judge.told(envelope.id, outcome)
    const entry = newEntry(envelope, false, settle, this.now)
    this.#step(life, box, { kind: 'arrive', entry })
    if (this.next() < this.#faults.cancels)
      this.#after(this.next() * 300, () => {
        if (!life.alive || entry.settle.length === 0) return
        truth.cancelled = true
        this.#step(life, box, { kind: 'cancel', entry })
      })
  }

  // Faults

  #trouble(): void {
    const every = (chanceOf: number, what: () => void): void => {
      const again = (): void => {
        if (this.#calm) return
        what()
        this.#after((-Math.log(1 - this.next()) * 1_000) / chanceOf, again)
      }
      if (chanceOf > 0) this.#after((-Math.log(1 - this.next()) * 1_000) / chanceOf, again)
    }
    every(this.#faults.resets, () => this.#reset(this.#pick(PEERS), this.#pick(PEERS)))
    every(this.#faults.stalls, () => {
      const link = this.#links.get(linkKey(this.#pick(PEERS), this.#pick(PEERS)))
      if (link !== undefined) link.stalledUntil = this.now + this.next() * 3_000
    })
    every(this.#faults.crashes, () => {
      const peer = this.#pick(PEERS)
      this.#crash(peer)
      this.#after(this.next() * 3_000, () => {
        if (!this.#lives.has(peer)) this.#begin(peer)
      })
    })
    every(this.#faults.cuts, () => {
      const peer = this.#pick(PEERS)
      this.#cut.add(peer)
      this.#after(this.next() * 6_000, () => this.#cut.delete(peer))
    })
  }

  #begin(peer: string): void {
    this.#lifeCount += 1
    const number = this.#lifeCount
    const retries = new Retries(this.next)
    let lanes = 0
    const life: Life = {
      peer,
      number,
      alive: true,
      boxes: new Map(),
      wakeAt: new Map(),
      cache: new Map(),
      leases: new Map(),
      ids: 0,
      exchanges: new Map(),
      env: {
        self: peer,
        limits: { messages: 12, bytes: 20_000, attempts: ATTEMPTS },
        budget: { bytes: 0, max: 40_000 },
        slots: new Slots(),
        decide,
        wants: new Wants(),
        instancePeer: () => undefined,
        policy: () => this.#policy,
        // Two of three host actors.
        room: () => peer !== 'peer-c',
        misfit: () => undefined,
        cached: (address) => life.cache.get(address),
        learn: (address, { peer: at, epoch }) => {
          if ((life.cache.get(address)?.epoch ?? 0) <= epoch) life.cache.set(address, { peer: at, epoch })
        },
        forget: (address, at) => {
          if (life.cache.get(address)?.peer === at) life.cache.delete(address)
        },
        holds: (address, epoch) => {
          const lease = life.leases.get(address)
          return lease !== undefined && lease.epoch === epoch && lease.until > this.now
        },
        reachable: (other) => this.#links.get(linkKey(peer, other))?.open === true,
        freePeer: () => undefined,
        roomPeer: () => this.#pick(PEERS.filter((other) => other !== peer && other !== 'peer-c')),
        instanceName: () => 'none',
        retries,
        laneId: () => `${peer}.${number}.${(lanes += 1)}`,
      },
    }
    this.#lives.set(peer, life)
    for (const other of this.#lives.keys()) if (other !== peer) this.#link(peer, other)
    this.#renew(life)
  }

  #crash(peer: string): void {
    const life = this.#lives.get(peer)
    if (life === undefined) return
    life.alive = false
    this.#lives.delete(peer)
    for (const truth of this.judge.truths.values()) if (truth.origin === life.number) truth.lost = true
    for (const other of PEERS) this.#reset(peer, other)
  }

  #reset(a: string, b: string): void {
    const link = this.#links.get(linkKey(a, b))
    if (link === undefined) return
    link.open = false
    this.#links.delete(linkKey(a, b))
    // Peers of a mesh are linked again by themselves.
    this.#after(this.next() * 1_500, () => {
      if (this.#lives.has(a) && this.#lives.has(b)) this.#link(a, b)
    })
    for (const peer of [a, b])
      for (const exchange of this.#lives.get(peer)?.exchanges.values() ?? [])
        if (exchange.link === link)
          this.#answered(exchange, { ...refusal('UNREACHABLE', 'the link ended'), left: true })
  }

  // The arbiter

  #claim(life: Life, target: string, wants: boolean): OwnerRecord | undefined {
    const { peer, number } = life
    const owner = this.#owners.get(target)
    if (
      owner !== undefined &&
      owner.until > this.now &&
      (owner.peer !== peer || owner.life === number || !wants)
    ) {
      const { epoch, until } = owner
      return { address: target, peer: owner.peer, epoch, remainingMs: until - this.now }
    }
    if (!wants) return undefined
    const epoch = (this.#epochs.get(target) ?? 0) + 1
    this.#epochs.set(target, epoch)
    const until = this.now + LEASE_MS
    this.#owners.set(target, { peer, life: number, epoch, until })
    return { address: target, peer, epoch, remainingMs: LEASE_MS }
  }

  #ask(life: Life, box: Mailbox, wants: boolean): void {
    const target = box.target.text
    const askedAt = this.now
    this.#after(1 + this.next() * 30, () => {
      if (!life.alive) return
      if (this.#cut.has(life.peer)) {
        this.#after(1_000, () =>
          this.#step(life, box, { kind: 'owner-unknown', error: refusal('UNAVAILABLE', 'no arbiter').error }),
        )
        return
      }
      const record = this.#claim(life, target, wants)
      this.#after(1 + this.next() * 30, () => {
        if (record !== undefined && record.peer === life.peer && wants)
          this.#leased(life, target, record.epoch, askedAt)
        this.#step(life, box, { kind: 'owner', record })
      })
    })
  }

  #leased(life: Life, target: string, epoch: number, from: number): void {
    const before = life.leases.get(target)
    if (before !== undefined && before.epoch > epoch) return
    life.leases.set(target, { epoch, until: from + LEASE_MS * 0.95 })
  }

  #renew(life: Life): void {
    this.#after(1_000, () => {
      if (!life.alive) return
      for (const [target, lease] of life.leases) {
        const owner = this.#owners.get(target)
        const own = owner?.life === life.number && owner.epoch === lease.epoch && owner.until > this.now
        if (own && !this.#cut.has(life.peer)) {
          owner.until = this.now + LEASE_MS
          lease.until = this.now + LEASE_MS * 0.95
        } else if (lease.until <= this.now) {
          life.leases.delete(target)
          const box = life.boxes.get(target)
          if (box !== undefined && box.epoch === lease.epoch) this.#step(life, box, { kind: 'lost' })
        }
      }
      this.#renew(life)
    })
  }

  // Links

  #link(a: string, b: string): Link {
    const key = linkKey(a, b)
    let link = this.#links.get(key)
    if (link === undefined) {
      link = { open: true, last: new Map(), stalledUntil: 0 }
      this.#links.set(key, link)
    }
    return link
  }

  /** A frame arrives in its order, unless the link ends before; what was read already may arrive all the same. */
  #frame(link: Link, from: string, run: () => void): void {
    const wait = this.next() < 0.1 ? this.next() * 200 : this.next() * 10
    const at = Math.max(this.now + wait, link.last.get(from) ?? 0, link.stalledUntil)
    link.last.set(from, at)
    const ghost = this.next() < 0.1
    this.#after(at - this.now, () => {
      if (link.open || ghost) run()
    })
  }

  #forward(life: Life, box: Mailbox, effect: Extract<MailboxEffect, { do: 'forward' }>): void {
    const { entry, to, placed, lane } = effect
    const { kind, retry } = entry.envelope
    const sent: Envelope = {
      ...entry.envelope,
      placed,
      attempt: entry.attempt,
      remainingMs: entry.deadline - this.now,
      hops: [...entry.hops, { peer: life.peer, decision: 'forward', waitedMs: 0 }],
      ...(lane === undefined ? {} : { lane }),
      ...(entry.accepted && retry === undefined ? { retry: 'yes' as const } : {}),
    }
    const envelope = this.#mutation.leaving?.(sent, entry) ?? sent
    const link = this.#link(life.peer, to)
    this.#exchanges += 1
    const target = box.target.text
    const exchange: Exchange = {
      id: this.#exchanges,
      life,
      entry,
      target,
      to,
      link,
      done: false,
      there: undefined,
    }
    life.exchanges.set(exchange.id, exchange)
    if (!this.#lives.has(to)) {
      this.#after(this.next() * 50, () => this.#answered(exchange, refusal('UNREACHABLE', 'nobody there')))
      return
    }
    const timeOut = (ms: number): void =>
      this.#after(ms, () => {
        if (kind === 'post' && entry.accepted && entry.deadline > this.now)
          return timeOut(entry.deadline - this.now + 1_000)
        this.#answered(exchange, refusal('UNKNOWN_OUTCOME', 'no answer in its time'))
      })
    timeOut(envelope.remainingMs + 1_000)
    const sentAt = this.now
    this.#frame(link, life.peer, () => this.#arrives(exchange, envelope, sentAt))
  }

  #arrives(exchange: Exchange, envelope: Envelope, sentAt: number): void {
    const { to, life, link, target } = exchange
    const there = this.#lives.get(to)
    if (there === undefined) return
    const box = this.#box(there, target)
    const truth = this.judge.truths.get(envelope.id)
    if (truth !== undefined) truth.transit = Math.max(truth.transit, this.now - sentAt)
    const settle = (outcome: Outcome): void => {
      this.#frame(link, to, () => this.#answered(exchange, outcome))
    }
    const entry = newEntry(envelope, true, settle, this.now)
    entry.received = () =>
      this.#frame(link, to, () => {
        if (exchange.done || !life.alive) return
        if (this.#mutation.recvIsDone)
          return this.#answered(exchange, { kind: 'accepted', peer: to, hops: envelope.hops })
        this.#step(life, this.#box(life, target), { kind: 'received', entry: exchange.entry, peer: to })
      })
    exchange.there = { life: there, box, entry }
    this.#step(there, box, { kind: 'arrive', entry })
  }

  #answered(exchange: Exchange, outcome: Outcome): void {
    if (exchange.done) return
    exchange.done = true
    const { life, entry, to, target } = exchange
    life.exchanges.delete(exchange.id)
    if (!life.alive) return
    this.#step(life, this.#box(life, target), { kind: 'answered', entry, peer: to, outcome })
  }

  #cancel(life: Life, entry: Entry): void {
    for (const exchange of life.exchanges.values()) {
      if (exchange.entry !== entry) continue
      this.#frame(exchange.link, life.peer, () => {
        const { there } = exchange
        if (there !== undefined) this.#step(there.life, there.box, { kind: 'cancel', entry: there.entry })
      })
      this.#after(1_000, () => this.#answered(exchange, refusal('UNKNOWN_OUTCOME', 'cancelled, no answer')))
    }
  }

  // Nodes

  #box(life: Life, target: string): Mailbox {
    let box = life.boxes.get(target)
    if (box === undefined) {
      box = new Mailbox(parseAddress(target), life.env, this.now)
      life.boxes.set(target, box)
    }
    return box
  }

  #step(life: Life, box: Mailbox, event: MailboxEvent): void {
    if (!life.alive) return
    this.steps += 1
    for (const effect of box.step(event, this.now)) this.#perform(life, box, effect)
    const target = box.target.text
    if (box.empty) {
      if (life.boxes.get(target) === box) life.boxes.delete(target)
      return
    }
    const due = Math.max(box.due(this.now), this.now + 50)
    const planned = life.wakeAt.get(box) ?? Number.POSITIVE_INFINITY
    if (due >= planned) return
    life.wakeAt.set(box, due)
    this.#after(due - this.now, () => {
      if (life.wakeAt.get(box) !== due) return
      life.wakeAt.delete(box)
      if (life.boxes.get(target) === box) this.#step(life, box, { kind: 'wake' })
    })
  }

  #perform(life: Life, box: Mailbox, effect: MailboxEffect): void {
    switch (effect.do) {
      case 'settle':
        for (const settle of effect.to) settle(effect.outcome)
        return
      case 'ended': {
        const { entry, outcome } = effect
        if (!entry.forwarded) return this.judge.ended(entry.envelope.id, outcome)
        if (outcome.kind === 'refused' && ends(entry, outcome.error.code))
          this.judge.truths.get(entry.envelope.id)?.refusedBy.add(life.number)
        return
      }
      case 'dead':
        return this.judge.dead(effect.entry.envelope.id)
      case 'create':
        this.#hosted.set(effect.instance, 0)
        this.#after(1 + this.next() * 20, () => {
          if (this.#hosted.has(effect.instance))
            this.#step(life, box, { kind: 'created', instance: effect.instance })
        })
        return
      case 'run':
        return this.#runs(life, box, effect.instance, effect.entry)
      case 'end':
        this.#hosted.delete(effect.instance)
        return
      case 'forward':
        return this.#forward(life, box, effect)
      case 'cancel-forward':
        return this.#cancel(life, effect.entry)
      case 'received':
        return effect.entry.received?.()
      case 'lane': {
        if (this.#mutation.noLane) return
        const link = this.#links.get(linkKey(life.peer, effect.to))
        if (link === undefined) return
        this.#frame(link, life.peer, () => {
          const there = this.#lives.get(effect.to)
          const at = there?.boxes.get(box.target.text)
          if (there !== undefined && at !== undefined)
            this.#step(there, at, { kind: 'lane', state: effect.state })
        })
        return
      }
      case 'claim':
      case 'locate':
        return this.#ask(life, box, effect.do === 'claim')
      case 'release': {
        const target = box.target.text
        const owner = this.#owners.get(target)
        life.leases.delete(target)
        if (owner?.life === life.number && owner.epoch === effect.epoch) this.#owners.delete(target)
        return
      }
      default:
    }
  }

  #runs(life: Life, box: Mailbox, instance: Instance, entry: Entry): void {
    const { id } = entry.envelope
    this.judge.starts(id, instance, life.number, this.now)
    const ms = this.next() < 0.05 ? this.next() * 600 : this.next() * 30
    this.#after(ms, () => {
      if (!life.alive || !this.#hosted.has(instance)) return
      const how = this.next()
      const { traps, workerLosses, failures } = this.#calm
        ? { traps: 0, workerLosses: 0, failures: 0 }
        : this.#faults
      if (how < traps + workerLosses) {
        this.#hosted.delete(instance)
        const trapped = how < traps
        const truth = this.judge.truths.get(id)
        if (truth !== undefined && trapped) truth.traps += 1
        if (trapped) this.#mutation.trapped?.(box)
        const reason = trapped ? 'trapped' : (this.#mutation.workerLostIs ?? 'worker-lost')
        const { error } = refusal(reason === 'trapped' ? 'ACTOR_TRAPPED' : 'WORKER_LOST', reason)
        return this.#step(life, box, { kind: 'ended', instance, reason, error })
      }
      this.judge.completes(id, instance.epoch)
      const failure = { code: '', text: 'no' }
      this.#step(life, box, {
        kind: 'finished',
        instance,
        result: how > 1 - failures ? { ok: false, failure } : { ok: true, body: new Uint8Array(10) },
        verdict: this.#verdict(),
      })
    })
  }

  #verdict(): Verdict {
    const how = this.next()
    if (this.#calm || how > this.#faults.verdicts) return { kind: 'any' }
    const forMs = this.next() * 400
    if (how < this.#faults.verdicts / 4) return { kind: 'none', forMs }
    const otherwise = this.next() < 0.8 ? 'hold' : 'reject'
    return { kind: 'only', by: 'correlation', value: this.#pick(['c1', 'c2']), forMs, otherwise }
  }

  // Time

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T
  }

  #after(ms: number, run: () => void): void {
    this.#order += 1
    const event = { at: this.now + ms, order: this.#order, run }
    const heap = this.#events
    let at = heap.push(event) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!before(event, heap[up] as typeof event)) break
      heap[at] = heap[up] as typeof event
      at = up
    }
    heap[at] = event
  }

  #until(end: number): void {
    for (let first = this.#events[0]; first !== undefined && first.at <= end; first = this.#events[0]) {
      const last = this.#events.pop() as typeof first
      if (this.#events.length > 0) this.#sink(last)
      this.now = first.at
      first.run()
    }
    this.now = end
  }

  #sink(event: { at: number; order: number; run: () => void }): void {
    const heap = this.#events
    let at = 0
    for (;;) {
      let down = 2 * at + 1
      if (down >= heap.length) break
      if (down + 1 < heap.length && before(heap[down + 1] as typeof event, heap[down] as typeof event))
        down += 1
      if (!before(heap[down] as typeof event, event)) break
      heap[at] = heap[down] as typeof event
      at = down
    }
    heap[at] = event
  }
}

function before(a: { at: number; order: number }, b: { at: number; order: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function linkKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** Its origin will not send it again. */
function ends({ envelope, accepted }: Entry, code: ErrorCode): boolean {
  if (code === 'LEASE_LOST') return false
  if (code === 'OVERLOADED' && envelope.placed) return false
  return (envelope.retry ?? (accepted ? 'yes' : 'no')) !== 'yes' || !codeTable[code].retryable
}

function leftIn(box: Mailbox): string {
  return `${box.waiting} wait, ${box.instances.size} instances, epoch ${box.epoch}`
}

function refusal(code: Parameters<typeof make>[0], text: string): Extract<Outcome, { kind: 'refused' }> {
  return { kind: 'refused', error: make(code, text).toValue(), hops: [] }
}

function make(code: ShoalError['code'], text: string): ShoalError {
  return new ShoalError(code, text)
}
