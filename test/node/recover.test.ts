import { generateKeyPair } from '@libp2p/crypto/keys'
import { expect, test } from 'vitest'
import { recoverMesh, wardensInfo } from '../../node/mesh-wardens.ts'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { LIMITS } from '../../protocols/index.ts'
import { silenceMs } from '../../wardens/index.ts'
import { storeOf } from '../dht-registry/foundation.ts'
import { type QuorumPeer, quorumWorld } from '../dht-registry/quorum-world.ts'

const T = LIMITS.leaseMs.value

/** Three wardens and one that stands by, and what `shoal mesh recover` has at one of them. */
async function world() {
  const all = await quorumWorld(4, 3, T)
  const [a, b, c, d] = all.peers as [QuorumPeer, QuorumPeer, QuorumPeer, QuorumPeer]
  const able = (peer: QuorumPeer) => ({
    store: storeOf(peer.id),
    zone: '',
    able: true,
    arbitrates: peer.quorum.standing === 'serves',
    why: peer.quorum.standing,
  })
  const bench = {
    ask: () =>
      Promise.resolve(new Map(all.peers.filter(({ away }) => !away).map((peer) => [peer.id, able(peer)]))),
  }
  const parts = {
    self: a.id,
    quorum: a.quorum,
    bench: () => bench as never,
    nameOf: () => '',
    clock: all.clock,
    meshKey: { privateKey: all.meshKey, peerId: peerIdFromPrivateKey(all.meshKey) },
  }
  return { ...all, a, b, c, d, parts }
}

test('without force, without the mesh key, or with a quorum nothing is recovered, and what it costs is said', async () => {
  const { parts, b, c, clock, a } = await world()
  await expect(recoverMesh(parts, true)).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: expect.stringContaining('nothing to recover'),
  })
  b.away = c.away = true
  expect(await wardensInfo(parts)).toMatchObject({ quorum: false, mayStillFail: 0 })
  await expect(recoverMesh(parts, false)).rejects.toMatchObject({
    message: expect.stringContaining('running leases are lost'),
  })
  await expect(recoverMesh({ ...parts, meshKey: undefined }, true)).rejects.toMatchObject({ code: 'BAD_KEY' })
  const strange = await generateKeyPair('Ed25519')
  let refused: unknown
  const forged = { privateKey: strange, peerId: peerIdFromPrivateKey(strange) }
  const trying = recoverMesh({ ...parts, meshKey: forged }, true).catch((error: unknown) => {
    refused = error
  })
  await clock.move(LIMITS.stepMs.value)
  await trying
  expect(refused).toMatchObject({ code: 'UNAVAILABLE' })
  expect(a.quorum.seats?.config.generation).toBe(0)
})

test('two of three wardens are gone for good: a new generation arbitrates with those that are left, above all epochs', async () => {
  const { parts, a, b, c, d, clock, settled, refusal } = await world()
  const { epoch } = await settled(d.quorum.claims.claim('c/a'))
  b.away = c.away = true
  await clock.move(T)
  expect(d.said).toEqual([`parked c/a ${epoch}`])
  const recovering = recoverMesh(parts, true)
  await clock.move(LIMITS.stepMs.value / 2)
  const config = await recovering
  expect(config).toMatchObject({ generation: 1, k: 1, wardens: [{ peer: a.id }] })
  expect(d.quorum.seats?.config.generation ?? 0).toBeLessThanOrEqual(1)
  // Silent for a lease: those that were granted by the lost ones may still be believed in.
  expect(await refusal(a.quorum.claims.claim('c/b'))).toMatchObject({ code: 'UNAVAILABLE' })
  await clock.move(silenceMs(T) + 1)
  const next = await settled(a.quorum.claims.claim('c/b'))
  expect(next).toMatchObject({ peer: a.id })
  expect(next.epoch).toBeGreaterThan(2 ** 32)
  // The lost ones are not: they hear that they are no wardens any more.
  b.away = c.away = false
  const claimed = b.quorum.claims.claim('c/c')
  await clock.move(2_000)
  expect(await claimed).toMatchObject({ peer: b.id })
  expect(b.quorum.seats?.config.generation).toBe(1)
  expect(b.quorum.standing).toBe('standby')
})
