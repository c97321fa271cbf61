import { generateKeyPair } from '@libp2p/crypto/keys'
import type { Ed25519PrivateKey, PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { meshIdOf, meshLink } from '../../dht-registry/index.ts'
import type { Link } from '../../wardens/index.ts'

/** Of a peer's disk, in tests. */
export function storeOf(peer: string): string {
  return `disk-of-${peer}`
}

/** A mesh whose first peers are its wardens. */
export async function foundation(
  keys: readonly PrivateKey[],
  { leaseMs, wardens = 1 }: { leaseMs: number; wardens?: 1 | 3 | 5 },
): Promise<{ mesh: string; link: Link; meshKey: Ed25519PrivateKey }> {
  const meshKey = await generateKeyPair('Ed25519')
  const mesh = meshIdOf(peerIdFromPrivateKey(meshKey).toString())
  const seats = keys.slice(0, wardens).map((key) => {
    const peer = peerIdFromPrivateKey(key).toString()
    return { peer, store: storeOf(peer), zone: '' }
  })
  const config = {
    mesh,
    generation: 0,
    epoch: 0,
    previous: '',
    wardens: seats,
    k: wardens,
    leaseMs,
    removed: [],
  }
  return { mesh, link: meshLink(config, meshKey), meshKey }
}
