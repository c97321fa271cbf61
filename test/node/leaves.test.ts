import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { joinNote, scopeOf } from '../../node/net/announce.ts'
import { createNode, type Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

describe('peers that can only dial out', () => {
  let net: Testnet
  let [hub, x, y] = [] as unknown as [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(1)
    ;[hub] = net.nodes as [Node]
    const leaf = (name: string): Promise<Node> =>
      createNode({ name, join: hub.join, listen: [], mdns: false, labels: { leaf: name } })
    ;[x, y] = await Promise.all([leaf('x'), leaf('y')])
    await until('the hub is linked to both', async () => (await hub.status()).peers === 2)
    await deploy(hub, 'probe', { on: { leaf: 'y' } }, 'at-y')
    await until('they have heard of each other', async () => {
      const all = await Promise.all([x.peers(), y.peers()])
      return all.every((peers) => peers.length === 3)
    })
  })
  afterAll(async () => {
    await Promise.all([x, y].map((node) => node[Symbol.asyncDispose]()))
    await net[Symbol.asyncDispose]()
  })

  it('host actors that others reach over the connections they opened', async () => {
    const reply = await send(hub, 'at-y/k', 'count')
    expect([reply.peer, reply.text]).toEqual([y.peer, '1'])
    expect(y.listen).toEqual([])
  })

  it('reach one another through a peer that both hold, with one more hop', async () => {
    for (const target of ['at-y/k', 'at-y']) {
      const { peer, hops } = await send(x, target, 'count')
      expect(peer).toBe(y.peer)
      expect(hops.slice(0, 2).map((hop) => [hop.peer, hop.decision])).toEqual([
        [x.peer, 'forward'],
        [hub.peer, 'relay'],
      ])
    }
    expect((await send(x, 'at-y/k', 'count')).text).toBe('3')
  })

  it('are asked through that peer, too: ps names their actors and nobody is silent', async () => {
    const { found, silent } = await x.ps()
    expect(silent).toEqual([])
    expect(found.map(({ address, peer }) => [address, peer])).toContainEqual(['at-y/k', y.peer])
  })

  it('publish and listen through a neighbour: each message is heard once, and taken once', async () => {
    const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
    await deploy(hub, 'probe', { subscribe: { field: 'all' } }, 'told')
    await until('the leaves know the type', async () => {
      const all = await Promise.all([x.types(), y.types()])
      return all.every((types) => types.some(({ name }) => name === 'told'))
    })
    const leaving = new AbortController()
    const nodes = [hub, x, y]
    const heard = nodes.map(() => [] as string[])
    const loops = nodes.map(async (node, index) => {
      for await (const { body } of node.subscribe('field', leaving.signal))
        heard[index]?.push(new TextDecoder().decode(body))
    })
    await until('all hear one another', async () => {
      for (const [index, node] of nodes.entries())
        await node.publish({ topic: 'field', body: encode(`echo warm-up ${index}`) })
      return heard.every((each) => new Set(each).size === 3)
    })
    const texts = nodes.map((_, index) => `count\necho from ${index}`)
    for (const [index, node] of nodes.entries())
      await node.publish({ topic: 'field', body: encode(texts[index] ?? '') })
    const said = (each: string[]): string[] => each.filter((text) => !text.includes('warm-up')).toSorted()
    await until('all have heard all', async () => heard.every((each) => said(each).length >= texts.length))
    await until('the actor has run all', async () => {
      const { actor } = await hub.inspect('told/all')
      return actor.waiting === 0 && actor.phase === 'SUSPENDED'
    })
    expect((await send(x, 'told/all', 'count')).text).toBe('4')
    leaving.abort()
    await Promise.all(loops)
    for (const each of heard) expect(said(each)).toEqual(texts.toSorted())
  })

  it('are shown with how they are reached', async () => {
    const reach = async (node: Node, of: Node): Promise<string | undefined> =>
      (await node.peers()).find(({ peer }) => peer === of.peer)?.reach
    expect([await reach(x, hub), await reach(hub, x), await reach(x, y)]).toEqual([
      'direct',
      'dialled-in',
      `via ${hub.peer}`,
    ])
  })
})

describe('announced addresses', () => {
  it('replace those listened on in the join string, and an unreachable one is told', async () => {
    const told: string[] = []
    await using founder = await createNode({
      mdns: false,
      listen: ['/ip4/127.0.0.1/tcp/0'],
      announce: ['/ip4/127.0.0.1/tcp/1', '/dns4/localhost/tcp/1'],
      log: ({ text }) => told.push(text),
    })
    expect(founder.listen.map((addr) => addr.replace(/\/p2p\/.*/, ''))).toEqual([
      '/ip4/127.0.0.1/tcp/1',
      '/dns4/localhost/tcp/1',
    ])
    const status = await founder.status()
    expect(status.joinNote).toContain('--announce')
    await using other = await createNode({ mdns: false, join: founder.join })
    await expect(other.status()).resolves.toMatchObject({ peers: 0 })
  })

  it('that a peer cannot connect to are warned of', async () => {
    const told: string[] = []
    await using founder = await createNode({ mdns: false })
    await using other = await createNode({
      mdns: false,
      join: founder.join,
      announce: ['/ip4/127.0.0.1/tcp/1'],
      log: ({ text }) => told.push(text),
    })
    await until('it is told', () =>
      Promise.resolve(told.some((text) => /tcp\/1 is announced, and peer \S+ cannot connect/.test(text))),
    )
    expect((await other.status()).warnings.join()).toContain('/ip4/127.0.0.1/tcp/1 is announced')
  })

  it('that are none are refused', async () => {
    for (const announce of ['nonsense', '/ip4/1.2.3.4/udp/5', '/dns4/x.org'])
      await expect(createNode({ mdns: false, announce: [announce] })).rejects.toMatchObject({
        code: 'BAD_MULTIADDR',
      })
  })

  it('say who can use a join string', () => {
    expect(scopeOf(['/ip4/127.0.0.1/tcp/1'])).toBe('this machine')
    expect(scopeOf(['/ip4/127.0.0.1/tcp/1', '/ip4/192.168.1.2/tcp/1'])).toBe('private networks')
    expect(scopeOf(['/ip4/10.0.0.2/tcp/1', '/dns4/example.org/tcp/1'])).toBe('everybody')
    expect(scopeOf([])).toBe('nobody')
    expect(joinNote('everybody')).toBe('')
    expect(joinNote('this machine')).toContain('--listen')
  })
})
