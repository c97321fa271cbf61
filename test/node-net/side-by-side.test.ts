import { createServer } from 'node:net'
import { once } from 'node:events'
import { multiaddr } from '@multiformats/multiaddr'
import { expect, onTestFinished, test, vi } from 'vitest'
import { newIdentity } from '../../node/identity.ts'
import { meshPeer } from './mesh-peer.ts'
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

  // A connection that nobody closes: even so nothing crosses it.
  await b.node.libp2p.dial(a.addrs.map((text) => multiaddr(text)))
  const heard: string[] = []
  b.node.libp2p.services.pubsub.addEventListener('message', ({ detail }) => void heard.push(detail.topic))
  for (const { node } of [a, a2]) node.libp2p.services.pubsub.subscribe(topic)
  const got = Promise.withResolvers<void>()
  a2.node.libp2p.services.pubsub.addEventListener('message', () => got.resolve())
  const publishing = setInterval(
    () => void a.node.libp2p.services.pubsub.publish(topic, Buffer.from('x')),
    200,
  )
  onTestFinished(() => clearInterval(publishing))
  await got.promise

  for await (const _ of a.node.libp2p.services.dht.put(key, Buffer.from('of mesh a'))) void _
  const found = async (peer: typeof a): Promise<string[]> => {
    const values: string[] = []
    for await (const event of peer.node.libp2p.services.dht.get(key, {
      signal: AbortSignal.timeout(5_000),
    })) {
      if (event.name === 'VALUE') values.push(Buffer.from(event.value).toString())
    }
    return values
  }
  expect(await found(a2)).toContain('of mesh a')
  expect(await found(b).catch(() => [])).toEqual([])
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
  const other = await meshPeer({ listen, mdns: true, mesh: OTHER })
  const b = await meshPeer({ listen, mdns: true })
  const found = await vi
    .waitUntil(() => a.network.peers().includes(b.id), { timeout: 8_000, interval: 50 })
    .catch(() => false)
  if (!found) context.skip('no multicast on this machine')
  expect(other.node.libp2p.getConnections()).toEqual([])
  expect(other.network.peers()).toEqual([])
})
