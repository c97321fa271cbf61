import { Quorum } from '../../dht-registry/index.ts'
import type { Identity } from '../../node/ground/identity.ts'
import { type Clock, type Store, systemClock, systemRandom } from '../../protocols/index.ts'

/** A peer's part in the quorums of a mesh, on a store of its own. */
export async function quorumOf(
  mesh: string,
  { privateKey, peerId }: Identity,
  store: Store,
  clock: Clock = systemClock,
): Promise<Quorum> {
  const me = { mesh, self: peerId.toString(), storeId: 's', incarnation: 1 }
  return await Quorum.open(me, { privateKey, store, clock, random: systemRandom })
}
