import { expect, onTestFinished, test } from 'vitest'
import { recordKeys, sealRecord } from '../../dht-registry/record.ts'
import { type Identity, newIdentity } from '../../node/ground/identity.ts'
import { createNode, type Role } from '../../node/index.ts'
import { parseJoin } from '../../node/ground/join-string.ts'
import { protocolIds } from '../../protocols/index.ts'
import { Keep, TypeCommit } from '../../protocols/proto/node.js'
import { meshPeer, type MeshPeer } from '../node-net/mesh-peer.ts'
import { deploy, until } from './helpers.ts'

interface Signed {
  name: string
  by: Identity
  proof: Uint8Array
}

test('the record of a type counts when its deployer shows that it may deploy, whichever way it comes', async () => {
  const founder = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
  onTestFinished(() => founder[Symbol.asyncDispose]())
  await deploy(founder, 'echo')
  const [echo] = await founder.types()
  const { id: mesh } = parseJoin(founder.join)
  const ids = protocolIds(mesh)

  const joined = async (
    ...roles: Role[]
  ): Promise<{ peer: MeshPeer; identity: Identity; own: Uint8Array }> => {
    const identity = await newIdentity()
    const { join } = await founder.mesh.invite({ roles })
    const peer = await meshPeer({ join, identity, topics: [ids.types] })
    peer.node.libp2p.services.pubsub?.subscribe(ids.types)
    await peer.until(founder.peer, 'open')
    return { peer, identity, own: peer.members?.certificate ?? new Uint8Array() }
  }
  const plain = await joined()
  const publisher = await joined('publisher')
  const record = async ({ name, by, proof }: Signed): Promise<Uint8Array> => {
    const { cid = '', componentBytes = 0, deployedAt = 0, policy } = echo ?? {}
    const limits = { ...policy, on: new Map(), prefer: new Map(), env: new Map(), subscribe: new Map() }
    const version = { version: 1, cid, componentBytes, deployedAt, ...limits, allow: [] }
    const type = { name, removed: false, versions: [version], proof: new Uint8Array(proof) }
    const peer = by.peerId.toString()
    return await sealRecord({ epoch: 1, seq: deployedAt, peer, type } as object, mesh, by.privateKey)
  }
  const known = async (): Promise<string[]> => (await founder.types()).map(({ name }) => name)

  // Every way in which a record reaches a node.
  const ways: Record<string, (from: MeshPeer, bytes: Uint8Array, name: string) => Promise<unknown>> = {
    gossip: async (from, bytes) => await from.node.libp2p.services.pubsub?.publish(ids.types, bytes),
    keep: (from, bytes) =>
      from.network.ask(
        founder.peer,
        'keep',
        Keep.encode({ cid: echo?.cid ?? '', bytes: 1, type: new Uint8Array(bytes) }),
      ),
    leaf: (from, bytes) => from.network.ask(founder.peer, 'tell-type', bytes),
    dht: async (from, bytes, name) => {
      const key = new TextEncoder().encode(recordKeys.type(name))
      for await (const event of from.node.libp2p.services.dht.put(key, bytes)) void event
    },
    commit: (from, bytes) =>
      from.network.ask(
        founder.peer,
        'commit-type',
        TypeCommit.encode({ record: new Uint8Array(bytes), epoch: 1 }),
      ),
  }
  const bad: [string, Omit<Signed, 'name'>][] = [
    ['none', { by: plain.identity, proof: new Uint8Array() }],
    ['own', { by: plain.identity, proof: plain.own }],
    ['stolen', { by: plain.identity, proof: publisher.own }],
  ]
  /** As soon as somebody sends to it, a node looks a type up. */
  const lookUp = (target: string): Promise<unknown> =>
    founder.send({ kind: 'send', target, body: new Uint8Array() })
  for (const [way, go] of Object.entries(ways)) {
    for (const [kind, signed] of bad) {
      const name = `${way}-${kind}`
      await go(plain.peer, await record({ name, ...signed }), name).catch(() => {})
      expect(await lookUp(name)).toMatchObject({ outcome: { error: { code: 'NO_SUCH_TYPE' } } })
    }
    const name = `${way}-good`
    const good = await record({ name, by: publisher.identity, proof: publisher.own })
    // A member without the role may pass on what somebody with it made; it goes the same way, later.
    const from = way === 'commit' ? publisher.peer : plain.peer
    await until(name, async () => {
      await go(from, good, name).catch(() => {})
      if (way === 'dht') await lookUp(name)
      return (await known()).includes(name)
    })
  }
  const good = Object.keys(ways).map((way) => `${way}-good`)
  expect((await known()).toSorted()).toEqual([...good, 'echo'].toSorted())
})
