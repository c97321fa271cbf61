import { type Clock, LIMITS } from '../protocols/index.ts'
import { Load } from '../protocols/proto/node.js'
import { type Want, Wants } from '../mailbox/index.ts'
import { type Candidate, preferred, type Wanted } from '../topologies/index.ts'
import { type Strategy, STRATEGY } from './strategy.ts'

/** What is known of another peer's room. A hint: the peer may say no. */
interface PeerLoad {
  load: Load
  at: number
  /** Messages sent there since that may have taken room. */
  sent: number
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
  readonly #clock: Clock
  readonly #score: () => number
  readonly #rank: Strategy['rank']
  readonly #peers = new Map<string, PeerLoad>()
  /** By type, where the last message went that found an instance at rest. */
  readonly #last = new Map<string, string>()
  /** What instances elsewhere asked for. */
  readonly wants: Wants = new Wants()

  /** @param score chance, to choose among equals */
  constructor(clock: Clock, score: () => number, { rank }: Pick<Strategy, 'rank'> = STRATEGY) {
    this.#clock = clock
    this.#score = score
    this.#rank = rank
  }

  learn(peer: string, bytes: Uint8Array): Load | undefined {
    let load: Load
    try {
      load = Load.decode(bytes)
    } catch {
      return undefined
    }
    const before = this.#peers.get(peer)
    if (before !== undefined && before.load.incarnation > load.incarnation) return undefined
    // Past the bound somebody invents peers: believe those we know.
    if (before === undefined && this.#peers.size >= LIMITS.peers.value * 2) return undefined
    load.types = load.types.slice(0, LIMITS.loadTypes.value)
    this.#peers.set(peer, { load, at: this.#clock.now(), sent: 0 })
    this.wants.told(peer, load.types.flatMap(wantsOf), this.#clock.now())
    return load
  }

  forget(peer: string): void {
    this.#peers.delete(peer)
    this.wants.forgetPeer(peer)
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

  /** Fresh load messages by peer. */
  *fresh(): IterableIterator<[peer: string, load: Load]> {
    const oldest = this.#clock.now() - LIMITS.loadValidMs.value
    for (const [peer, { load, at }] of this.#peers) if (at >= oldest) yield [peer, load]
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

  /** It said that it has no room: nothing more until its next load message. */
  full(peer: string): void {
    const known = this.#peers.get(peer)
    if (known !== undefined) known.sent = Number.MAX_SAFE_INTEGER
  }

  /** Those of the peers that host actors, most room first; those not heard of last. */
  hosts(peers: readonly string[]): string[] {
    const room = (peer: string): number => this.get(peer)?.free ?? -1
    return peers.filter((peer) => this.get(peer)?.slots !== 0).toSorted((a, b) => room(b) - room(a))
  }

  /**
   * A peer with an instance of the type at rest: the better of two, of which one is remembered from the last time and the
   * other chosen by chance. The remembered one stays unless the other is twice as good, so that light traffic keeps to
   * one place and surplus instances elsewhere expire. (Mitzenmacher, Prabhakar and Shah: load balancing with memory, 2002.)
   */
  freePeer(type: string, usable: (peer: string) => boolean): string | undefined {
    const free: Place[] = []
    for (const [peer, load] of this.fresh()) {
      const known = load.types.find((one) => one.type === type)
      const left = (known?.free ?? 0) - this.#sent(peer)
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
    return this.#rank(this.#candidates(usable), wanted, this.#score)[0]?.peer
  }

  /** How many preferred labels the best peer with room has; 0 without any. */
  bestPreferred(wanted: Wanted, usable: (peer: string) => boolean): number {
    const best = this.#rank(this.#candidates(usable), wanted, this.#score)[0]
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
          free: load.free - this.#sent(peer),
        }
  }

  #chance(below: number): number {
    return Math.floor(this.#score() * below)
  }

  #sent(peer: string): number {
    return this.#peers.get(peer)?.sent ?? 0
  }
}
