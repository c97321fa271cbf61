import type { Libp2p } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import { LIMITS, type Network } from '../protocols/index.ts'
import { PeerList, Probe } from '../protocols/proto/node.js'
import { canConnect } from './announce.ts'
import type { LinkedNetwork } from './links/linked-network.ts'

export interface IntroductionsParts {
  libp2p: Libp2p
  network: Pick<Network, 'self' | 'ask' | 'peers'> & Pick<LinkedNetwork, 'connect'>
  /** Links to those it hears of. A client only keeps their addresses. */
  connects: boolean
}

/** Addresses taken of one peer. */
const ADDRS = 8

/**
 * Peers tell one another whom they are linked to. Whoever links last hears of all that came before, so a mesh of up to
 * LIMITS.introductions peers is fully linked as soon as everybody has joined; larger ones link on demand.
 */
export class Introductions {
  readonly #parts: IntroductionsParts

  constructor(parts: IntroductionsParts) {
    this.#parts = parts
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
    const { libp2p, network, connects } = this.#parts
    const { peers } = PeerList.decode(await network.ask(peer, 'peers', new Uint8Array()))
    for (const { peer: other, addrs } of peers.slice(0, LIMITS.peers.value)) {
      if (other === network.self || network.peers().includes(other)) continue
      const multiaddrs = addrs.slice(0, ADDRS).flatMap(parse)
      if (multiaddrs.length === 0) continue
      await libp2p.peerStore.merge(peerIdFromString(other), { multiaddrs })
      // It may be gone: then nobody misses the link.
      if (connects && network.peers().length < LIMITS.introductions.value)
        network.connect(other).catch(() => undefined)
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
