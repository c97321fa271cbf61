import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNode, type Node } from '../../node/index.ts'
import { LIMITS } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

const FULL = 6
/** The first message for an actor waits for its component, too: long, on a busy machine. */
const PATIENT = { timeoutMs: 20_000 }

describe('a leaf in a mesh of more peers than it keeps links to', () => {
  let net: Testnet
  let leaf: Node
  let other: Node
  const links = async (node: Node): Promise<number> => (await node.status()).peers
  const linkedTo = async (node: Node): Promise<string[]> =>
    (await node.peers()).filter(({ connected, self }) => connected && !self).map(({ peer }) => peer)
  const bytes = async (node: Node): Promise<number> => {
    const { traffic } = await node.status()
    return traffic.in + traffic.out
  }

  beforeAll(async () => {
    net = await createTestnet(FULL)
    const [founder] = net.nodes as [Node]
    const dialOut = (name: string): Promise<Node> =>
      createNode({ name, join: founder.join, listen: [], mdns: false, labels: { leaf: name } })
    ;[leaf, other] = await Promise.all([dialOut('x'), dialOut('y')])
    await until('both have their neighbours', async () =>
      (await Promise.all([leaf, other].map(links))).every((count) => count >= LIMITS.leafLinks.value),
    )
    await deploy(founder, 'counter', { on: { leaf: 'x' } }, 'at-x')
  })
  afterAll(async () => {
    await Promise.all([leaf, other].map((node) => node[Symbol.asyncDispose]()))
    await net[Symbol.asyncDispose]()
  })

  it('is linked to a few, and known to all with how it is reached', async () => {
    expect(await links(leaf)).toBe(LIMITS.leafLinks.value)
    for (const node of [...net.nodes, other]) {
      const seen = await until('it is heard of', async () =>
        (await node.peers()).find(({ peer, reach }) => peer === leaf.peer && reach !== ''),
      )
      expect(seen.reach).toMatch(seen.connected ? /^dialled-in$/ : /^via \S+$/)
    }
  })

  it('knows all of them without a link, and is asked nothing for it', async () => {
    await until('it has the digest', async () => (await leaf.peers()).length === FULL + 2)
    const reach = new Map((await leaf.peers()).map((one) => [one.peer, one.reach]))
    for (const node of net.nodes) expect(reach.get(node.peer)).toBe('direct')
    expect(reach.get(other.peer)).toMatch(/^via /)
    const { found, silent } = await leaf.ps()
    expect([found, silent]).toEqual([[], []])
    expect(await links(leaf)).toBe(LIMITS.leafLinks.value)
  })

  it('costs nothing while nothing happens', async () => {
    const before = await until('it came to rest', async () => {
      const was = await bytes(leaf)
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return (await bytes(leaf)) - was < 200 ? await bytes(leaf) : undefined
    })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    // A ping and its echo on each of three links would be less than a kilobyte; one load message of each peer is more.
    expect((await bytes(leaf)) - before).toBeLessThan(1_000)
  })

  it('hosts an actor that every peer reaches, in at most one more hop', async () => {
    let count = 0
    for (const node of [...net.nodes, other]) {
      const { text, peer, hops } = await send(node, 'at-x/k', '', PATIENT)
      count += 1
      expect([text, peer]).toEqual([`${count}`, leaf.peer])
      expect(hops.length).toBeLessThanOrEqual(3)
    }
  })

  it('has no more links for an actor that lives so long that other hosts publish it', async () => {
    await new Promise((resolve) => setTimeout(resolve, LIMITS.publishAfterMs.value + 1_500))
    expect((await leaf.ps()).found.map(({ address }) => address)).toEqual(['at-x/k'])
    expect(await links(leaf)).toBe(LIMITS.leafLinks.value)
  })

  it('reaches every peer, and dials only those it sends to', async () => {
    const [founder] = net.nodes as [Node]
    const linked = new Set(await linkedTo(leaf))
    const far = net.nodes.find(({ peer }) => !linked.has(peer)) as Node
    await deploy(founder, 'counter', {}, 'anywhere')
    await send(far, 'anywhere/far', '', PATIENT)
    await until('it has its neighbours', async () => (await links(leaf)) >= LIMITS.leafLinks.value)
    const before = await linkedTo(leaf)
    const { text, peer, hops } = await send(leaf, 'anywhere/far', '', PATIENT)
    expect([text, peer]).toEqual(['2', far.peer])
    expect(hops.map(({ decision }) => decision)).toEqual(['forward', 'run'])
    const dialled = (await linkedTo(leaf)).filter((one) => !before.includes(one))
    // Where the key lives, and who decides that.
    const wardens = (await founder.mesh.show()).wardens.map(({ peer }) => peer)
    expect([far.peer, ...wardens]).toEqual(expect.arrayContaining(dialled))
  })

  it('takes a new version of a type that it never asked for', async () => {
    const version = async (): Promise<number | undefined> =>
      (await leaf.types()).find(({ name }) => name === 'at-x')?.version
    expect(await version()).toBe(1)
    await deploy(net.nodes[FULL - 1] as Node, 'echo', { on: { leaf: 'x' } }, 'at-x')
    await until('it was told', async () => (await version()) === 2)
  })

  it('deploys for all', async () => {
    await deploy(leaf, 'echo', {}, 'from-leaf')
    for (const node of net.nodes)
      await until('it is known', async () => (await node.types()).some(({ name }) => name === 'from-leaf'))
  })

  it('finds another neighbour for one that dies, and stays reachable', async () => {
    const founder = net.nodes[0] as Node
    await deploy(founder, 'echo', { on: { leaf: 'y' } }, 'at-y')
    const near = async (): Promise<string[]> =>
      (await other.peers()).filter(({ connected, self }) => connected && !self).map(({ peer }) => peer)
    const before = await near()
    const node = net.nodes.find((one) => one !== founder && before.includes(one.peer)) as Node
    const alive = net.nodes.filter((one) => one !== node)
    await node[Symbol.asyncDispose]()
    await until(
      'it has enough again',
      async () => {
        const now = await near()
        return now.length >= LIMITS.leafLinks.value && !now.includes(node.peer)
      },
      20_000,
    )
    for (const one of alive) expect((await send(one, 'at-y/after', 'x', PATIENT)).peer).toBe(other.peer)
    await until('nobody says that anybody is reached through the dead', async () => {
      const all = await Promise.all(alive.map((one) => one.peers()))
      return all.flat().every(({ reach }) => reach !== `via ${node.peer}`)
    })
  })
})
