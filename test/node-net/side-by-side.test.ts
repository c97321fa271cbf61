import { createServer } from 'node:net'
import { once } from 'node:events'
import { multiaddr } from '@multiformats/multiaddr'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { Libp2p } from '@libp2p/interface'
import { everybody } from './everybody.ts'
import { newIdentity } from '../../node/ground/identity.ts'
import { createMeshLibp2p, type MeshServices } from '../../node/net/libp2p.ts'
import { systemClock } from '../../protocols/index.ts'
import { MESH, type MeshPeer, meshPeer } from './mesh-peer.ts'
import { envelopeOf, textOf } from '../contracts/network.ts'

const OTHER = 'othermeshothermeshothermes'
const key = new TextEncoder().encode('/probe/key')
const validators = { probe: async () => {} }
const selectors = { probe: () => 0 }

test('two meshes side by side exchange no link, no record and no gossip, even when their peers dial each other', async () => {
  const topic = 'same/topic/1'
  const records = { validators, selectors }
  const a = await meshPeer({ ...records, topics: [topic] })
  const a2 = await meshPeer({ ...records, topics: [topic], joins: a.addrs })
  const b = await meshPeer({ ...records, mesh: OTHER, topics: [`${topic}/other`] })
  await a.until(a2.id, 'open')

  await b.node.libp2p.dial(a.addrs.map((text) => multiaddr(text)))
  const refusal = { code: 'MESH_MISMATCH', message: expect.stringContaining(OTHER) }
  await expect(b.network.connect(a.id)).rejects.toMatchObject(refusal)
  expect(await b.network.send(a.id, envelopeOf('x'))).toMatchObject({
    error: { code: expect.stringMatching(/MESH_MISMATCH|UNREACHABLE/) },
  })
  expect(b.network.peers()).toEqual([])
  expect(a.network.peers()).toEqual([a2.id])

  await b.node.libp2p.dial(a.addrs.map((text) => multiaddr(text)))
  const heard: string[] = []
  b.node.libp2p.services.pubsub?.addEventListener('message', ({ detail }) => void heard.push(detail.topic))
  for (const { node } of [a, a2]) node.libp2p.services.pubsub?.subscribe(topic)
  const got = Promise.withResolvers<void>()
  a2.node.libp2p.services.pubsub?.addEventListener('message', () => got.resolve())
  const publishing = setInterval(
    () => void a.node.libp2p.services.pubsub?.publish(topic, Buffer.from('x')),
    200,
  )
  onTestFinished(() => clearInterval(publishing))
  await got.promise

  for await (const _ of a.node.libp2p.services.dht.put(key, Buffer.from('of mesh a'))) void _
  expect(await valuesAt(a2.node.libp2p)).toContain('of mesh a')
  expect(await valuesAt(b.node.libp2p)).toEqual([])
  expect(heard).toEqual([])
})

test('a peer listens on TCP and WebSocket, and is reached over either', async () => {
  const a = await meshPeer({ listen: ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws'] })
  for (const ws of [false, true]) {
    const b = await meshPeer({ joins: a.addrs.filter((text) => text.includes('/ws') === ws) })
    await b.until(a.id, 'open')
    const body = new Uint8Array(2_000_000).map((_, n) => n % 253)
    const outcome = await b.network.send(a.id, envelopeOf(body))
    expect(outcome.kind === 'reply' && Buffer.compare(outcome.body, body)).toBe(0)
    expect(textOf(await a.network.send(b.id, envelopeOf('back')))).toBe('back')
  }
})

test('a port that is taken is refused by number, also when another listener would do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as { port: number }
  for (const suffix of ['', '/ws']) {
    await expect(
      meshPeer({ listen: ['/ip4/127.0.0.1/tcp/0', `/ip4/127.0.0.1/tcp/${port}${suffix}`] }),
    ).rejects.toMatchObject({ code: 'PORT_IN_USE', message: expect.stringContaining(`${port}`) })
  }
  await expect(meshPeer({ listen: ['/ip4/192.0.2.1/tcp/0'] })).rejects.toMatchObject({
    code: 'BAD_MULTIADDR',
  })
})

test('a peer that comes back while its old link seems alive replaces it, and its messages fail at once', async () => {
  const identity = await newIdentity()
  const a = await meshPeer()
  const old = await meshPeer({
    identity,
    joins: a.addrs,
    incarnation: 5,
    handler: { message: () => new Promise(() => {}) },
  })
  await a.until(old.id, 'open')
  const sent = a.network.send(old.id, envelopeOf('x', { remainingMs: 60_000 }))
  // The same peer in a new life, while the old one still holds its link and answers pings.
  const again = await meshPeer({ identity, joins: a.addrs, incarnation: 6 })
  await again.until(a.id, 'open')
  expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNREACHABLE' } })
  expect(textOf(await a.network.send(again.id, envelopeOf('to the new life')))).toBe('to the new life')
})

test('peers of one mesh on a network find each other by mDNS, peers of two meshes do not', async (context) => {
  const listen = ['/ip4/0.0.0.0/tcp/0']
  const a = await meshPeer({ listen, mdns: true })
  const b = await meshPeer({ listen, mdns: true })
  const linked = (one: MeshPeer, two: MeshPeer): Promise<boolean> =>
    vi
      .waitUntil(() => one.network.peers().includes(two.id), { timeout: 8_000, interval: 50 })
      .catch(() => false)
  if (!(await linked(a, b))) context.skip('no multicast on this machine')
  // Each asks when it starts, and would have been answered by all that were there before.
  const c = await meshPeer({ listen, mdns: true, mesh: OTHER })
  const d = await meshPeer({ listen, mdns: true, mesh: OTHER })
  expect(await linked(c, d)).toBe(true)
  for (const [ours, theirs] of [
    [a, b],
    [b, a],
    [c, d],
    [d, c],
  ] as const) {
    expect([...ours.discovered].filter((peer) => peer !== theirs.id)).toEqual([])
  }
})

test('a peer of another mesh that dials in is not let in: no record, no gossip, and its connection is closed', async () => {
  const bare = async (mesh: string, topics: string[]) => {
    const node = await createMeshLibp2p(
      { mesh, identity: await newIdentity(), entrance: everybody(mesh), validators, selectors, topics },
      { clock: systemClock },
    )
    await node.start()
    onTestFinished(() => node.stop())
    return node.libp2p
  }
  const a = await bare(MESH, ['ours'])
  const friend = await bare(MESH, ['ours'])
  const stranger = await bare(OTHER, ['theirs'])
  for (const peer of [friend, stranger]) await peer.dial(a.getMultiaddrs())
  const protocolsOf = async (who: Libp2p, at: Libp2p): Promise<string[]> =>
    (await at.peerStore.get(who.peerId).catch(() => undefined))?.protocols ?? []
  await vi.waitUntil(async () => {
    const known = [await protocolsOf(a, friend), await protocolsOf(friend, a)]
    return known.every((protocols) => protocols.some((protocol) => protocol.includes('/kad/')))
  })

  const heard = { friend: 0, stranger: 0 }
  friend.services.pubsub?.addEventListener('message', () => void heard.friend++)
  stranger.services.pubsub?.addEventListener('message', () => void heard.stranger++)
  for (const peer of [a, friend]) peer.services.pubsub?.subscribe('ours')
  stranger.services.pubsub?.subscribe('theirs')
  const publishing = setInterval(() => void a.services.pubsub?.publish('ours', Buffer.from('x')), 100)
  onTestFinished(() => clearInterval(publishing))
  await vi.waitUntil(() => heard.friend > 3, { timeout: 10_000 })

  await vi.waitUntil(
    async () => {
      for await (const _ of a.services.dht.put(key, Buffer.from('of mesh a'))) void _
      return (await valuesAt(friend)).includes('of mesh a')
    },
    { timeout: 10_000 },
  )
  expect(await valuesAt(stranger)).toEqual([])
  expect(heard.stranger).toBe(0)
  expect([...(await protocolsOf(stranger, a)), ...(await protocolsOf(a, stranger))]).toEqual([])
  await vi.waitUntil(() => stranger.getConnections(a.peerId).length === 0, { timeout: 10_000 })
})

async function valuesAt({ services }: { services: MeshServices }): Promise<string[]> {
  const values: string[] = []
  try {
    for await (const event of services.dht.get(key, { signal: AbortSignal.timeout(3_000) })) {
      if (event.name === 'VALUE') values.push(Buffer.from(event.value).toString())
    }
  } catch {
    // Nobody to ask, or nothing found: as good as no value.
  }
  return values
}

test('a peer that stops and is dialled meanwhile is unreachable, not of another mesh', async () => {
  const stops = await meshPeer()
  const other = await meshPeer({ joins: stops.addrs })
  await other.until(stops.id, 'open')
  // Its links have ended; libp2p still answers.
  await stops.network[Symbol.asyncDispose]()
  await other.until(stops.id, 'closed')
  expect(await other.network.send(stops.id, envelopeOf('hello'))).toMatchObject({
    kind: 'refused',
    error: { code: 'UNREACHABLE' },
  })
})
