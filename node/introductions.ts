import type { Libp2p } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { type Clock, LIMITS, type Network, type Random, type Stop } from '../protocols/index.ts'
import { PeerList, Probe } from '../protocols/proto/node.js'
import { canConnect } from './net/index.ts'
import type { LinkedNetwork } from './links/linked-network.ts'

export interface IntroductionsParts {
  libp2p: Libp2p
  network: Pick<Network, 'self' | 'ask' | 'peers'> & Pick<LinkedNetwork, 'connect'>
  /** Links to those it hears of. A client only keeps their addresses. */
  connects: boolean
  clock: Clock
  random: Random
}

/** Pauses between dials of a peer that is only heard of, and between questions for more. */
const FIRST_PAUSE_MS = 2_000
const LAST_PAUSE_MS = 60_000
/** Addresses taken of one peer. */
const ADDRS = 8

/**
 * Peers tell one another whom they are linked to. Whoever links last hears of all that came before, so a mesh of up to
 * LIMITS.introductions peers is fully linked as soon as everybody has joined; larger ones link on demand.
 */
export class Introductions {
  readonly #parts: IntroductionsParts
  #pauseMs = FIRST_PAUSE_MS
  #timer: Stop | undefined
  #stopped = false
  readonly #tries = new Map<string, { next: number; pauseMs: number }>()

  constructor(parts: IntroductionsParts) {
    this.#parts = parts
  }

  /** A link opened or closed: who is there to be met? Asked soon, and then less and less often. */
  changed(): void {
    this.#pauseMs = FIRST_PAUSE_MS
    this.#schedule()
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.()
  }

  #schedule(): void {
    const { connects, clock, random } = this.#parts
    if (this.#stopped || !connects) return
    this.#timer?.()
    this.#timer = clock.after(this.#pauseMs * (0.5 + random.next()), () => {
      const { network } = this.#parts
      const linked = network.peers()
      this.#pauseMs = Math.min(this.#pauseMs * 2, LAST_PAUSE_MS)
      this.#schedule()
      const peer = linked[Math.floor(random.next() * linked.length)]
      // What one does not answer another may.
      if (peer !== undefined && linked.length < LIMITS.introductions.value)
        this.learnFrom(peer).catch(() => undefined)
    })
  }

  /** The answer to op "peers". */
  async list(): Promise<Uint8Array> {
    const { libp2p, network } = this.#parts
    const peers = await Promise.all(
      network.peers().map(async (peer) => {
        const known = await libp2p.peerStore.get(peerIdFromString(peer)).catch(() => undefined)
        const addrs = known?.addresses.map(({ multiaddr: addr }) => addr.toString()) ?? []
        return { peer, addrs: addrs.slice(0, ADDRS) }
      }),
    )
    return PeerList.encode({ peers: peers.filter(({ addrs }) => addrs.length > 0) })
  }

  /**
   * Dials a peer that is not linked, with growing pauses between tries, so that a dial that failed in a busy moment does
   * not leave two peers strangers.
   */
  heardOf(peer: string): void {
    const { network, connects, clock } = this.#parts
    const linked = network.peers()
    if (!connects || linked.includes(peer) || linked.length >= LIMITS.introductions.value) {
      this.#tries.delete(peer)
      return
    }
    const now = clock.now()
    const before = this.#tries.get(peer)
    if (before !== undefined && now < before.next) return
    if (this.#tries.size >= LIMITS.peers.value) this.#tries.clear()
    const pauseMs = Math.min((before?.pauseMs ?? FIRST_PAUSE_MS / 2) * 2, LAST_PAUSE_MS)
    this.#tries.set(peer, { next: now + pauseMs, pauseMs })
    network.connect(peer).catch(() => undefined)
  }

  /** The answer to op "probe". */
  async probe(body: Uint8Array): Promise<Uint8Array> {
    const asked = Probe.decode(body).addrs.slice(0, ADDRS).flatMap(parse)
    const reached = await Promise.all(asked.map((addr) => canConnect(addr, LIMITS.askMs.value / 2)))
    return Probe.encode({ addrs: asked.filter((_, n) => reached[n] !== true).map(String) })
  }

  /** Those of the addresses to which the peer cannot connect. */
  async unreachable(peer: string, addrs: readonly string[]): Promise<string[]> {
    const answer = await this.#parts.network.ask(peer, 'probe', Probe.encode({ addrs: [...addrs] }))
    return Probe.decode(answer).addrs
  }

  /** Meets whomever this peer is linked to. */
  async learnFrom(peer: string): Promise<void> {
    const { libp2p, network } = this.#parts
    const { peers } = PeerList.decode(await network.ask(peer, 'peers', new Uint8Array()))
    for (const { peer: other, addrs } of peers.slice(0, LIMITS.peers.value)) {
      if (other === network.self || network.peers().includes(other)) continue
      const multiaddrs = addrs.slice(0, ADDRS).flatMap(parse)
      if (multiaddrs.length === 0) continue
      await libp2p.peerStore.merge(peerIdFromString(other), { multiaddrs })
      this.heardOf(other)
    }
  }
}

function parse(text: string): Multiaddr[] {
  try {
    return [multiaddr(text)]
  } catch {
    return []
  }
}
