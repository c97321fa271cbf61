import { afterAll, beforeAll, expect, test } from 'vitest'
import { peekRecord, type DhtRecord, sealRecord } from '../../dht-registry/record.ts'
import type { RegistryMesh } from '../contracts/registry.ts'
import { type KadPeer, kadMesh } from './kad-mesh.ts'

const AT = new TextEncoder().encode('/shoal/actor/counter/over')

let mesh: RegistryMesh & { mesh: string; peers: KadPeer[] }
let writer: KadPeer
let keeper: KadPeer
beforeAll(async () => {
  mesh = await kadMesh({ peers: 4, leaseMs: 1_500, publishAfterMs: 50 })
  ;[, writer, keeper] = mesh.peers as [KadPeer, KadPeer, KadPeer, KadPeer]
})
afterAll(() => mesh.close())

function record(epoch: number, seq: number): Promise<Uint8Array> {
  const content: Partial<DhtRecord> = {
    epoch,
    seq,
    peer: writer.id,
    expires: Date.now() + 60_000,
    actor: { address: 'counter/over', epoch, phase: 'SUSPENDED', since: 1, addrs: [] },
  }
  return sealRecord(content, mesh.mesh, writer.privateKey)
}

/** Puts past the writer's own gate, as a peer would that knows no better. */
async function put(value: Uint8Array): Promise<number> {
  let taken = 0
  for await (const event of writer.libp2p.services.dht.put(AT, value))
    if (event.name === 'PEER_RESPONSE' && event.messageName === 'PUT_VALUE') taken++
  return taken
}

async function epochs(): Promise<number[]> {
  const found: number[] = []
  for (const peer of mesh.peers.filter((one) => one !== writer)) {
    const location = await peer.registry.find('counter/over')
    found.push(location?.epoch ?? 0)
  }
  return found
}

test('an older record does not overwrite a newer one in the DHT, also not after its keepers restarted', async () => {
  expect(await put(await record(7, 1))).toBe(3)
  expect(await epochs()).toEqual([7, 7, 7])
  expect(await put(await record(6, 9))).toBe(0)
  expect(await epochs()).toEqual([7, 7, 7])
  for (const peer of mesh.peers) if (peer !== writer) await peer.restart('crash')
  expect(await put(await record(6, 10))).toBe(0)
  expect(await epochs()).toEqual([7, 7, 7])
  expect(await put(await record(8, 1))).toBe(3)
  expect(await epochs()).toEqual([8, 8, 8])
  expect(keeper.gate.refused).toBeGreaterThan(0)
})

test('a record signed by a stranger, or under a foreign name, is stored nowhere', async () => {
  const value = await sealRecord(
    { ...peekRecord(await record(9, 1)), peer: keeper.id },
    mesh.mesh,
    writer.privateKey,
  )
  expect(await put(value)).toBe(0)
  expect(
    await put(await sealRecord({ ...peekRecord(await record(9, 1)) }, 'another-mesh', writer.privateKey)),
  ).toBe(0)
  expect(await epochs()).toEqual([8, 8, 8])
})
