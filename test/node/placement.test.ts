import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, type Reply, send, until } from './helpers.ts'

const TIERS = ['edge', 'edge', 'cloud']

describe('placement', () => {
  let net: Testnet
  let nodes: Node[]
  beforeAll(async () => {
    net = await createTestnet(3, {
      node: (index) => ({
        slots: 4,
        labels: { tier: TIERS[index] ?? '', ...(index === 1 ? { gpu: 'yes' } : {}) },
      }),
    })
    nodes = [...net.nodes]
    await until('everybody knows the labels of all', async () => {
      const all = await Promise.all(nodes.map((node) => node.peers()))
      return all.every((peers) => peers.filter(({ labels }) => labels['tier'] !== undefined).length === 3)
    })
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('finds a key a new place when its last one fits no more, although senders remember that', async () => {
    const [edge, , cloud] = nodes as [Node, Node, Node]
    await deploy(edge, 'counter', { on: { tier: 'cloud' } }, 'mover')
    expect((await send(edge, 'mover/x')).peer).toBe(cloud.peer)
    await edge.stopActor('mover/x')
    await deploy(edge, 'counter', { on: { gpu: 'yes' } }, 'mover')
    expect(await send(edge, 'mover/x')).toMatchObject({ peer: nodes[1]?.peer, fresh: true })
  })

  it('runs keyed actors and pools only where the labels match, whoever asks', async () => {
    await deploy(nodes[0] as Node, 'probe', { on: { tier: 'cloud' } }, 'cloudy')
    for (const [n, node] of nodes.entries()) {
      expect((await send(node, `cloudy/k${n}`, 'count')).peer).toBe(nodes[2]?.peer)
      expect((await send(node, 'cloudy', 'count')).peer).toBe(nodes[2]?.peer)
    }
  })

  it('prefers a label, and does without it when there is no room', async () => {
    await deploy(nodes[0] as Node, 'probe', { prefer: { gpu: 'yes' } }, 'preferring')
    const replies = []
    for (let n = 0; n < 6; n += 1) replies.push(await send(nodes[0] as Node, `preferring/k${n}`, 'count'))
    const there = replies.filter(({ peer }) => peer === nodes[1]?.peer)
    expect(there.length).toBeGreaterThanOrEqual(3)
    expect(there.length).toBeLessThan(6)
    expect(replies[0]?.peer).toBe(nodes[1]?.peer)
  })

  it('has a key claimed by the peer with most room, not by the one that asks, one hop away', async () => {
    await using own = await createTestnet(3, { node: { slots: 16 } })
    const [asker] = own.nodes as [Node]
    await deploy(asker, 'counter')
    const replies: Reply[] = []
    for (let n = 0; n < 12; n += 1) {
      replies.push(await send(asker, `counter/k${n}`, 'inc'))
      const count = (peer: string): number => replies.filter((reply) => reply.peer === peer).length
      // What it has itself is known at once, what the others have with their next load message.
      await until('the load of all is known', async () =>
        (await asker.peers()).every(({ peer, free }) => free === 16 - count(peer)),
      )
    }
    const counts = own.nodes.map(({ peer }) => replies.filter((reply) => reply.peer === peer).length)
    // Near at first; from an eighth of its room on where there is more.
    expect(replies.slice(0, 2).map(({ peer }) => peer)).toEqual([asker.peer, asker.peer])
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3)
    for (const { peer, hops } of replies)
      expect(hops.filter(({ decision }) => decision === 'forward')).toHaveLength(peer === asker.peer ? 0 : 1)
  })

  it('says NO_PLACE at once when no node fits, naming what was wanted and what there is', async () => {
    await deploy(nodes[0] as Node, 'probe', { on: { tier: 'moon' } }, 'nowhere')
    const started = performance.now()
    for (const target of ['nowhere/k', 'nowhere'])
      await expect(send(nodes[1] as Node, target, 'count', { timeoutMs: 20_000 })).rejects.toMatchObject({
        code: 'NO_PLACE',
        message: expect.stringMatching(/no peer has tier=moon; there are .*tier=edge.*tier=cloud/),
      })
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('knows what a node finds out about itself', async () => {
    const [own] = await (nodes[0] as Node).peers()
    expect(own?.labels).toMatchObject({
      arch: process.arch,
      cpus: expect.stringMatching(/^\d+$/),
      tier: 'edge',
    })
  })

  it('refuses labels that are none', async () => {
    await expect(deploy(nodes[0] as Node, 'probe', { on: { 'a b': 'c' } }, 'odd')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('the environment of actors', () => {
  it('is what their deployer gave them, and nothing else', async () => {
    await using net = await createTestnet(1)
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', {}, 'bare')
    await deploy(a, 'probe', { env: { TZ: 'UTC', MODE: 'field' } }, 'given')
    expect((await send(a, 'bare', 'env')).text).toBe('0')
    expect((await send(a, 'given', 'env')).text).toBe('2')
  })

  it('is refused when it is none, or too long', async () => {
    await using net = await createTestnet(1)
    const [a] = net.nodes as [Node]
    await expect(deploy(a, 'probe', { env: { 'A B': 'c' } }, 'odd')).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await expect(deploy(a, 'probe', { env: { LONG: 'x'.repeat(5_000) } }, 'long')).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
  })
})
