import { type Clock, LIMITS } from '../protocols/index.ts'
import { Load } from '../protocols/proto/node.js'
import { type Candidate, preferred, rank, type Wanted } from '../topologies/index.ts'

/** What is known of another peer's room. A hint: the peer may say no. */
interface PeerLoad {
  load: Load
  at: number
  /** Messages sent there since that may have taken room. */
  sent: number
}

/**
 * Load of other peers, from gossip and answers, less what this node sent there since. Chooses peers for messages that
 * cannot run here.
 */
export class LoadTable {
  readonly #clock: Clock
  readonly #score: () => number
  readonly #peers = new Map<string, PeerLoad>()

  /** @param score chance, to choose among equals */
  constructor(clock: Clock, score: () => number) {
    this.#clock = clock
    this.#score = score
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
    return load
  }

  forget(peer: string): void {
    this.#peers.delete(peer)
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

  /** A peer with an instance of the type at rest: the better of two chosen by chance. */
  freePeer(type: string, usable: (peer: string) => boolean): string | undefined {
    const free: { peer: string; free: number }[] = []
    for (const [peer, load] of this.fresh()) {
      const left = (load.types.find((one) => one.type === type)?.free ?? 0) - this.#sent(peer)
      if (left > 0 && usable(peer)) free.push({ peer, free: left })
    }
    const pick = (): { peer: string; free: number } | undefined =>
      free[Math.floor(this.#score() * free.length)]
    const [one, other] = [pick(), pick()]
    return one !== undefined && other !== undefined && other.free > one.free ? other.peer : one?.peer
  }

  /** The best peer for a new activation. */
  roomPeer(wanted: Wanted, usable: (peer: string) => boolean): string | undefined {
    return rank(this.#candidates(usable), wanted, this.#score)[0]?.peer
  }

  /** How many preferred labels the best peer with room has; 0 without any. */
  bestPreferred(wanted: Wanted, usable: (peer: string) => boolean): number {
    const best = rank(this.#candidates(usable), wanted, this.#score)[0]
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

  #sent(peer: string): number {
    return this.#peers.get(peer)?.sent ?? 0
  }
}
