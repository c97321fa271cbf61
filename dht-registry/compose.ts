import type { PrivateKey } from '@libp2p/interface'
import {
  type Clock,
  LIMITS,
  parseAddress,
  type Phase,
  type Random,
  ShoalError,
  type Store,
} from '../protocols/index.ts'
import { activations } from './activations.ts'
import type { ClaimsEvents } from './claims.ts'
import { type Deployers, everybody } from './deployers.ts'
import type { Dht } from './dht.ts'
import { locations } from './locations.ts'
import { MAIL_OP } from './mail.ts'
import { peekRecord, recordKeys, sealRecord } from './record.ts'
import { newest, type RecordGate } from './record-gate.ts'
import type { Registry, RegistryEvents } from './registry.ts'
import { publisher } from './publisher.ts'
import type { Quorum } from './quorum.ts'
import { typeBook } from './type-book.ts'

/** What both registries are made of. */
export interface RegistryInit {
  /** Mesh id. */
  mesh: string
  /** Of this start of the peer; rises with each. */
  incarnation: number
  /**
   * Age at which an actor is published, ms.
   * @default LIMITS.publishAfterMs
   */
  publishAfterMs?: number
  /**
   * Whether this peer tells the DHT anything. A put dials all over the mesh, so not for one that keeps few links; nobody
   * could dial the address in its records either.
   * @default true
   */
  publishes?: boolean
}

export interface RegistryComponents {
  /** This peer's claims, and its seat; stops with the registry. */
  quorum: Quorum
  privateKey: PrivateKey
  store: Store
  clock: Clock
  random: Random
  /** @default everybody */
  deployers?: Deployers
  events: RegistryEvents
}

export interface RegistryParts extends RegistryComponents {
  /** This peer's id. */
  self: string
  dht: Dht
  gate: RecordGate
  /** Multiaddrs of this peer, for its records. */
  addresses(): string[]
  /** Asks another peer. */
  ask(peer: string, op: string, body: Uint8Array, timeoutMs: number): Promise<Uint8Array>
}

const NOTHING = new Uint8Array()
const PROVIDE = 'provide:'
// After a start, types from disk are published again within this time, not all at once, ms.
const RETURN_MS = 30_000

/** Puts a registry together; only the DHT and the way to other peers differ between its two kinds. */
export async function composeRegistry(init: RegistryInit, parts: RegistryParts): Promise<Registry> {
  const { self, quorum, dht, gate, clock, random, events, privateKey, store } = parts
  const recordMs = LIMITS.recordMs.value
  const book = await typeBook(
    { self, mesh: init.mesh },
    { privateKey, store, deployers: parts.deployers ?? everybody, learnt: (type) => events.type(type) },
  )
  const { claims } = quorum
  quorum.events = { ...quorum.events, ...leaseEvents(events) }
  quorum.connect((peer, op, body, timeoutMs) => parts.ask(peer, op, body, timeoutMs))
  const cache = locations(LIMITS.locationCache.value)
  const components = new Map<string, number>()
  let seq = 0

  const queue = publisher(
    {
      atOnce: LIMITS.putsAtOnce.value,
      backlogMax: LIMITS.publishBacklog.value,
      jobMs: LIMITS.putMs.value,
    },
    { clock, random, publish },
  )
  const mark = (key: string, at?: number): void => {
    if (init.publishes ?? true) queue.mark(key, at)
  }
  const here = activations(
    {
      self,
      incarnation: init.incarnation,
      publishAfterMs: init.publishAfterMs ?? LIMITS.publishAfterMs.value,
      keyedRecords: LIMITS.keyedRecords.value,
    },
    {
      clock,
      addresses: () => parts.addresses().slice(0, 8),
      mark: (key, at) => (at === undefined ? queue.unmark(key) : mark(key, at)),
    },
  )
  for (const { name } of book.list())
    mark(recordKeys.type(name), clock.now() + RETURN_MS * (0.2 + 0.8 * random.next()))

  /** One job of the queue. */
  async function publish(key: string, signal: AbortSignal): Promise<number | undefined | 'alone'> {
    if (key.startsWith(PROVIDE)) {
      const told = await dht.provide(key.slice(PROVIDE.length), signal)
      return told === 0 ? 'alone' : recordMs / 2
    }
    const [, , kind = '', name = ''] = key.split('/')
    if (kind === 'type') {
      const bytes = book.signed(name)
      if (bytes === undefined) return undefined
      const taken = await put(key, bytes, signal)
      if (taken === 'outdated') return undefined
      if (taken === 0) return 'alone'
      // The deployer keeps its record fresh; others only see to it that it outlives the deployer.
      return book.get(name)?.deployedBy === self ? recordMs / 2 : recordMs * (1 + random.next())
    }
    const bytes = components.get(name)
    const content =
      kind === 'component' && bytes !== undefined
        ? { epoch: init.incarnation, component: { cid: name, bytes } }
        : here.content(key)
    if (content === undefined) return undefined
    const record = { ...content, peer: self, seq: ++seq, expires: clock.wall() + recordMs }
    const taken = await put(key, await sealRecord(record, init.mesh, privateKey), signal)
    // The key has moved on to another peer: there is nothing to say any more, nor to withdraw.
    if (taken === 'outdated') {
      here.published(key)
      return undefined
    }
    const goesOn = kind === 'component' || here.published(key)
    if (taken === 0 && goesOn) return 'alone'
    return goesOn ? recordMs / 2 : undefined
  }

  /** Own records pass the own gate too: kad-dht stores them here without asking the validator. */
  async function put(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<number | 'outdated'> {
    if (!(await gate.remember(key, bytes))) return 'outdated'
    return dht.put(key, bytes, signal)
  }

  const within = (signal: AbortSignal | undefined): { signal: AbortSignal; done(): void } => {
    const time = new AbortController()
    const stop = clock.after(LIMITS.findMs.value, () => time.abort())
    return { signal: signal === undefined ? time.signal : AbortSignal.any([signal, time.signal]), done: stop }
  }

  const query = async (key: string, signal: AbortSignal | undefined): Promise<Uint8Array | undefined> => {
    const time = within(signal)
    try {
      const values = await dht.get(key, time.signal)
      return values[newest(values)]
    } finally {
      time.done()
    }
  }

  return {
    async claim(address, released) {
      const record = await claims.claim(address, released)
      if (record.peer !== self) cache.learn(address, record)
      return record
    },
    release: (address, epoch) => claims.release(address, epoch),
    handOver: (address, epoch, successor) => claims.handOver(address, epoch, successor),
    adopt: (address, epoch) => claims.adopt(address, epoch),
    drop: (address, epoch) => claims.drop(address, epoch),
    holds: (address, epoch) => claims.holds(address, epoch),
    async where(address) {
      const record = await claims.where(address)
      if (record !== undefined) cache.learn(address, record)
      return record
    },
    cached: (address) => cache.get(address),
    learn: (address, location) => cache.learn(address, location),
    forget: (address, peer) => cache.forget(address, peer),
    async find(address, signal) {
      if (parseAddress(address).kind !== 'keyed') return undefined
      const bytes = await query(recordKeys.actor(address), signal)
      if (bytes === undefined) return undefined
      const { peer, epoch, actor } = peekRecord(bytes)
      if (actor === undefined || actor.phase === 'TERMINATION') return undefined
      cache.learn(address, { peer, epoch })
      return { peer, epoch, phase: actor.phase as Phase }
    },
    publish: (activation) => here.update(activation),
    async publishType(type) {
      await book.encode(type)
      mark(recordKeys.type(type.name))
    },
    signType: (type) => book.sign(type),
    async acceptType(record) {
      const type = await book.accept(record)
      mark(recordKeys.type(type.name), clock.now() + recordMs * (1 + random.next()))
      return type
    },
    type: (name) => book.get(name),
    typeRecord: (name) => book.signed(name),
    async findType(name, signal) {
      const known = book.get(name)
      if (known !== undefined) return known
      const bytes = await query(recordKeys.type(name), signal)
      return bytes === undefined ? book.get(name) : book.accept(bytes)
    },
    types: () => book.list(),
    publishComponent(cid, bytes) {
      components.set(cid, bytes)
      mark(recordKeys.component(cid, self))
      mark(PROVIDE + cid)
    },
    async *providers(cid, signal) {
      const time = within(signal)
      try {
        for await (const peer of dht.providers(cid, time.signal)) if (peer !== self) yield peer
      } finally {
        time.done()
      }
    },
    async answer(op, body, from) {
      if (op !== MAIL_OP) throw new ShoalError('PROTOCOL', `there is no operation ${JSON.stringify(op)}`)
      quorum.receive(from, body)
      return NOTHING
    },
    status() {
      const { backlog, oldestMs, published, failures } = queue.status()
      return {
        wardens: quorum.seats?.config.wardens.map(({ peer }) => peer) ?? [],
        standing: quorum.standing,
        held: claims.held,
        backlog,
        oldestMs,
        published,
        publishFailures: failures,
        refused: gate.refused,
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([quorum.stop(), queue.stop()])
    },
  }
}

function leaseEvents(events: RegistryEvents): ClaimsEvents {
  return {
    parked: (address, epoch) => events.parked(address, epoch),
    resumed: (address, was, epoch) => events.resumed(address, was, epoch),
    lost: (address, epoch) => events.lost(address, epoch),
  }
}
