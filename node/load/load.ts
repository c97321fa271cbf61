import { type Clock, LIMITS } from '../../protocols/index.ts'
import { Load } from '../../protocols/proto/node.js'
import { type Want, Wants } from '../../mailbox/index.ts'
import { type Candidate, preferred, type Wanted } from '../../topologies/index.ts'
import { type Strategy, STRATEGY } from '../strategy.ts'

/** What is known of another peer's room. A hint: the peer may say no. */
interface PeerLoad {
  load: Load
  at: number
  /** Messages sent there since that may have taken room. */
  sent: number
  /** It said that it has no room: nothing more before. Clock reading. */
  fullUntil: number
  /** Told by itself, and not only by those who speak for it. */
  direct: boolean
  /** Peers that speak for it: a leaf is reached through them. */
  vias: Set<string>
  /** When its load or its vias last changed, as a revision of the table. */
  revision: number
}

export interface LoadTableInit {
  clock: Clock
  /** Chance, to choose among equals. */
  score: () => number
  /** Peers with an open link: their load is what they last told, however long ago. */
  linked?: () => readonly string[]
  /** Somebody looks for a peer to send to. */
  used?: () => void
  /** What is here may be too old to conclude from it that something does not exist. */
  stale?: () => boolean
  /** @default LIMITS.loadValidMs */
  validMs?: number
  /** @default STRATEGY */
  strategy?: Pick<Strategy, 'rank'>
}

/** What changed in a table since one of its revisions. */
export interface LoadChanges {
  revision: number
  /** All that is known, because what changed is not. */
  whole: boolean
  entries: { peer: string; load: Load; vias: string[] }[]
  gone: string[]
}

/** A peer with an instance at rest; the lower its cost, the sooner it answers. */
interface Place {
  peer: string
  cost: number
}

/** Faster than this is the same: the way there takes longer. */
const FAST_MS = 1

/** What a peer says that its instances ask for, as far as it makes sense. */
function wantsOf({ type, wants }: Load['types'][number]): Want[] {
  return wants
    .slice(0, LIMITS.wants.value)
    .filter((want): want is Want => want.instance.startsWith(`${type}@`) && isKey(want.by))
}

function isKey(by: string): by is Want['by'] {
  return by === 'correlation' || by === 'sender' || by === 'subject'
}

/**
 * Load of other peers, from gossip and answers, less what this node sent there since. Chooses peers for messages that
 * cannot run here.
 */
export class LoadTable {
  readonly #init: LoadTableInit
  readonly #clock: Clock
  readonly #rank: Strategy['rank']
  readonly #peers = new Map<string, PeerLoad>()
  /** Peers forgotten, by revision, oldest first. */
  readonly #gone = new Map<string, number>()
  #revision = 1
  /** What was gone before this revision is no longer known. */
  #oldest = 0

  /** By type, where the last message went that found an instance at rest. */
  readonly #last = new Map<string, string>()
  /** What instances elsewhere asked for. */
  readonly wants: Wants = new Wants()

  constructor(init: LoadTableInit) {
    this.#init = init
    this.#clock = init.clock
    this.#rank = (init.strategy ?? STRATEGY).rank
  }

  /** A peer's own load message, with those of the leaves for which it speaks. */
  learn(peer: string, bytes: Uint8Array): Load | undefined {
    const load = decode(bytes)
    if (load === undefined) return undefined
    const leaves = load.leaves.slice(0, LIMITS.leaves.value)
    load.leaves = []
    const entry = this.#put(peer, load)
    if (entry === undefined) return undefined
    entry.direct = true
    const spoken = new Set(leaves.map((leaf) => leaf.peer))
    for (const [other, { vias }] of this.#peers)
      if (vias.has(peer) && !spoken.has(other)) this.#unvia(other, peer)
    for (const leaf of leaves) {
      const own = decode(leaf.load)
      if (own !== undefined && leaf.peer !== peer) this.hear(leaf.peer, own, [peer])
    }
    return load
  }

  /** What others say of a peer. */
  hear(peer: string, load: Load, vias: readonly string[]): void {
    const entry = this.#put(peer, load) ?? this.#peers.get(peer)
    if (entry === undefined) return
    const before = entry.vias.size
    for (const via of vias) if (entry.vias.size < LIMITS.leafLinks.value * 2) entry.vias.add(via)
    if (entry.vias.size !== before) entry.revision = ++this.#revision
  }

  /** Undefined: it is known better. */
  #put(peer: string, load: Load): PeerLoad | undefined {
    const before = this.#peers.get(peer)
    if (before !== undefined) {
      const { incarnation, seq } = before.load
      if (incarnation > load.incarnation) return undefined
      if (incarnation === load.incarnation && seq > load.seq) return undefined
    }
    // Past the bound somebody invents peers: believe those we know.
    if (before === undefined && this.#peers.size >= LIMITS.peers.value * 2) return undefined
    load.types = load.types.slice(0, LIMITS.loadTypes.value)
    const same = before !== undefined && isSame(before.load, load)
    const entry: PeerLoad = {
      load,
      at: this.#clock.now(),
      sent: 0,
      fullUntil: same ? before.fullUntil : Number.NEGATIVE_INFINITY,
      direct: before?.direct ?? false,
      vias: before?.vias ?? new Set(),
      revision: same ? before.revision : ++this.#revision,
    }
    this.#peers.set(peer, entry)
    this.#gone.delete(peer)
    if (!same) this.wants.told(peer, load.types.flatMap(wantsOf), this.#clock.now())
    return entry
  }

  /** It cannot be reached. */
  forget(peer: string): void {
    this.wants.forgetPeer(peer)
    if (!this.#peers.delete(peer)) return
    this.#gone.set(peer, ++this.#revision)
    const [first] = this.#gone
    if (first === undefined || this.#gone.size <= LIMITS.peers.value) return
    this.#gone.delete(first[0])
    this.#oldest = first[1]
  }

  /** Its link closed: it is known only as long as others speak for it, and speaks for nobody. */
  unlinked(peer: string): void {
    const entry = this.#peers.get(peer)
    if (entry !== undefined) {
      entry.direct = false
      if (entry.vias.size === 0) this.forget(peer)
    }
    for (const other of this.#peers.keys()) this.#unvia(other, peer)
  }

  #unvia(peer: string, via: string): void {
    const entry = this.#peers.get(peer)
    if (entry === undefined || !entry.vias.delete(via)) return
    entry.revision = ++this.#revision
    if (!entry.direct && entry.vias.size === 0) this.forget(peer)
  }

  /** Peers through which this one is reached: not empty for a leaf. */
  vias(peer: string): string[] {
    return [...(this.#peers.get(peer)?.vias ?? [])]
  }

  /** What changed after `revision`; 0 for all. */
  since(revision: number): LoadChanges {
    const whole = revision < this.#oldest || revision === 0 || revision > this.#revision
    const entries: LoadChanges['entries'] = []
    for (const [peer, { load, vias, revision: at }] of this.#peers)
      if (whole || at > revision) entries.push({ peer, load, vias: [...vias] })
    const gone = whole ? [] : [...this.#gone].filter(([, at]) => at > revision).map(([peer]) => peer)
    return { revision: this.#revision, whole, entries, gone }
  }

  /** Takes over what another table said. */
  take({ whole, entries, gone }: LoadChanges): void {
    if (whole) {
      const said = new Set(entries.map(({ peer }) => peer))
      for (const peer of this.#peers.keys()) if (!said.has(peer)) this.forget(peer)
    }
    for (const peer of gone) this.forget(peer)
    for (const { peer, load, vias } of entries) {
      this.#peers.get(peer)?.vias.clear()
      this.hear(peer, load, vias)
    }
  }

  /** Peers that were heard of, however long ago. */
  peers(): IterableIterator<string> {
    return this.#peers.keys()
  }

  /** Live actors of a type at the peer, or at all others, by fresh load. */
  instances(type: string, at?: string): number {
    let sum = 0
    for (const [peer, load] of this.fresh())
      if (at === undefined || peer === at) sum += load.types.find((one) => one.type === type)?.instances ?? 0
    return sum
  }

  /** Load messages that still hold, by peer. */
  *fresh(): IterableIterator<[peer: string, load: Load]> {
    const { linked, validMs = LIMITS.loadValidMs.value } = this.#init
    const oldest = this.#clock.now() - validMs
    let here: Set<string> | undefined
    for (const [peer, { load, at }] of this.#peers) {
      if (at < oldest) {
        here ??= new Set(linked?.())
        if (!here.has(peer)) continue
      }
      yield [peer, load]
    }
  }

  /** Whether nothing may be concluded from what is missing here. */
  get stale(): boolean {
    return this.#init.stale?.() ?? false
  }

  /** The last load message of a peer, however old. */
  get(peer: string): Load | undefined {
    return this.#peers.get(peer)?.load
  }

  /** A message went there. */
  sent(peer: string): void {
    const known = this.#peers.get(peer)
    if (known !== undefined) known.sent += 1
  }

  /** It was answered: its room is free again. */
  answered(peer: string): void {
    const known = this.#peers.get(peer)
    if (known !== undefined && known.sent > 0) known.sent -= 1
  }

  /** An instance there replied: it is at rest now, whatever the last load message said. */
  rests(peer: string, actor: string): void {
    const known = this.#peers.get(peer)
    const type = known?.load.types.find((one) => actor.startsWith(`${one.type}@`))
    if (known !== undefined && type !== undefined) type.free = Math.max(type.free, known.sent + 1)
  }

  /** It said that it has no room: nothing more until its load changes, or for LIMITS.loadFullMs. */
  full(peer: string): void {
    const known = this.#peers.get(peer)
    if (known !== undefined) known.fullUntil = this.#clock.now() + LIMITS.loadFullMs.value
  }

  /** Those of the peers that host actors: leaves last, then most room first; those not heard of last. */
  hosts(peers: readonly string[]): string[] {
    const leaf = (peer: string): number => ((this.#peers.get(peer)?.vias.size ?? 0) > 0 ? 1 : 0)
    const room = (peer: string): number => this.get(peer)?.free ?? -1
    return peers
      .filter((peer) => this.get(peer)?.slots !== 0)
      .toSorted((a, b) => leaf(a) - leaf(b) || room(b) - room(a))
  }

  /**
   * A peer with an instance of the type at rest: the better of two, of which one is remembered from the last time and the
   * other chosen by chance. The remembered one stays unless the other is twice as good, so that light traffic keeps to
   * one place and surplus instances elsewhere expire. (Mitzenmacher, Prabhakar and Shah: load balancing with memory, 2002.)
   */
  freePeer(type: string, usable: (peer: string) => boolean): string | undefined {
    this.#init.used?.()
    const free: Place[] = []
    for (const [peer, load] of this.fresh()) {
      const known = load.types.find((one) => one.type === type)
      const left = (known?.free ?? 0) - this.#taken(peer)
      // Time that one of them needs for a message, shared by all that are at rest.
      if (left > 0 && usable(peer)) free.push({ peer, cost: Math.max(known?.ewmaMs ?? 0, FAST_MS) / left })
    }
    const last = free.findIndex(({ peer }) => peer === this.#last.get(type))
    const [kept] = free.splice(last === -1 ? this.#chance(free.length) : last, 1)
    if (kept === undefined) return undefined
    const other = free[this.#chance(free.length)]
    const better = other !== undefined && other.cost < (last === -1 ? kept.cost : kept.cost / 2)
    const { peer } = better ? other : kept
    this.#last.set(type, peer)
    return peer
  }

  /** The best peer for a new activation. */
  roomPeer(wanted: Wanted, usable: (peer: string) => boolean): string | undefined {
    this.#init.used?.()
    return this.roomPeers(wanted, usable)[0]
  }

  /** All that could host it, best first. */
  roomPeers(wanted: Wanted, usable: (peer: string) => boolean): string[] {
    return this.#rank(this.#candidates(usable), wanted, this.#init.score).map(({ peer }) => peer)
  }

  /** Whether one of them ranks above that place; equals do not. */
  better(wanted: Wanted, usable: (peer: string) => boolean, than: Candidate): boolean {
    const all = [than, ...this.#candidates(usable)]
    const score = (peer: string): number => (peer === than.peer ? 1 : 0)
    return this.#rank(all, wanted, score)[0]?.peer !== than.peer
  }

  /** How many preferred labels the best peer with room has; 0 without any. */
  bestPreferred(wanted: Wanted, usable: (peer: string) => boolean): number {
    const best = this.#rank(this.#candidates(usable), wanted, this.#init.score)[0]
    return best === undefined ? 0 : preferred(best.labels, wanted)
  }

  /** Peers that host actors, as places for one more. */
  *#candidates(usable: (peer: string) => boolean): IterableIterator<Candidate> {
    for (const [peer, load] of this.fresh())
      if (usable(peer))
        yield {
          peer,
          labels: Object.fromEntries(load.labels),
          grants: load.grants,
          free: load.free - this.#taken(peer),
        }
  }

  #chance(below: number): number {
    return Math.floor(this.#init.score() * below)
  }

  #taken(peer: string): number {
    const known = this.#peers.get(peer)
    if (known === undefined) return 0
    return known.fullUntil > this.#clock.now() ? Number.MAX_SAFE_INTEGER : known.sent
  }
}

function decode(bytes: Uint8Array): Load | undefined {
  try {
    return Load.decode(bytes)
  } catch {
    return undefined
  }
}

/** Of one peer: it says itself when something changed. */
function isSame(a: Load, b: Load): boolean {
  return a.incarnation === b.incarnation && a.seq === b.seq
}
