import { expect, onTestFinished, test, vi } from 'vitest'
import { meshPeer, type MeshPeer } from './mesh-peer.ts'

test('25 peers on one address that join within two seconds all connect and hear one another', async () => {
  const topic = 'shoal/crowd/load/1'
  const founder = await meshPeer({ topics: [topic] })
  const others = await Promise.all(
    Array.from({ length: 24 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 60))
      return await meshPeer({ topics: [topic], joins: founder.addrs })
    }),
  )
  const peers: MeshPeer[] = [founder, ...others]
  await Promise.all(others.map((peer) => founder.until(peer.id, 'open')))

  const heard = new Map(peers.map((peer) => [peer.id, new Set<string>()]))
  for (const { id, node } of peers) {
    node.libp2p.services.pubsub?.addEventListener('message', ({ detail }) => {
      if (detail.type === 'signed') heard.get(id)?.add(detail.from.toString())
    })
    node.libp2p.services.pubsub?.subscribe(topic)
  }
  const publishing = setInterval(() => {
    for (const { node } of peers)
      void node.libp2p.services.pubsub?.publish(topic, Buffer.from(`${Math.random()}`))
  }, 1_000)
  onTestFinished(() => clearInterval(publishing))
  await vi.waitUntil(() => [...heard.values()].every((from) => from.size === 24), {
    timeout: 45_000,
    interval: 50,
  })
  // libp2p's limits for strangers would have refused most of them at first; a busy machine makes a few late.
  expect(others.flatMap(({ warnings }) => warnings).length).toBeLessThan(12)
  expect(founder.network.peers().length).toBe(24)
}, 90_000)
