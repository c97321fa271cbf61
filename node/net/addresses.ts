import type { Libp2p } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'

/** By which multiaddrs peers are, or were last, reached. */
export interface Addresses {
  /** This node's. */
  own: () => string[]
  of: (peer: string) => Promise<string[]>
  /** Whether one is known. */
  dialable: (peer: string) => Promise<boolean>
}

export function addressesOf(libp2p: Libp2p): Addresses {
  const own = (): string[] => libp2p.getMultiaddrs().map(String)
  const of = async (peer: string): Promise<string[]> => {
    if (peer === libp2p.peerId.toString()) return own()
    const known = await libp2p.peerStore.get(peerIdFromString(peer)).catch(() => undefined)
    return known?.addresses.map(({ multiaddr }) => multiaddr.toString()) ?? []
  }
  return { own, of, dialable: async (peer) => (await of(peer)).length > 0 }
}
