import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from '../../mailbox/index.ts'
import type { Node, Strategy } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { rank } from '../../topologies/index.ts'
import { deploy, send, until } from './helpers.ts'

/** What makes the probe take messages of one correlation only, after it counted. */
const only = (correlation: string, forMs: number, otherwise: string): string =>
  `count\nonly correlation ${correlation} ${forMs} ${otherwise}`

/** Messages with less time than that are only looked at: whether their node knows who asked for them. */
const LOOK_MS = 50
let known = false
const looking: Strategy = {
  rank,
  decide(view) {
    if (view.remainingMs > LOOK_MS) return decide(view)
    known = view.askedAt !== undefined || view.asked !== 'no'
    return { do: 'reject', code: 'EXPIRED', why: 'deadline-over' }
  },
}

async function knows(node: Node, target: string, correlation: string): Promise<void> {
  await until(`an actor of ${target} is known that asked for ${correlation}`, async () => {
    known = false
    await send(node, target, '', { correlation, timeoutMs: LOOK_MS }).catch(() => undefined)
    return known
  })
}

describe('verdicts across peers', () => {
  let net: Testnet
  let nodes: [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(3, { strategy: looking })
    nodes = net.nodes.slice() as [Node, Node, Node]
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('bring the connected messages of a workflow to one actor, whichever node they come from', async () => {
    const [a, b, c] = nodes
    await deploy(a, 'probe', {}, 'flow')
    const step = async (from: Node): Promise<string> =>
      (await send(from, 'flow', only('w1', 30_000, 'forward'), { correlation: 'w1', timeoutMs: 20_000 }))
        .actor
    // Every node has an actor at rest that would take anything.
    for (const node of nodes) await send(node, 'flow', 'count', { timeoutMs: 20_000 })
    const actor = await step(a)
    for (const node of [b, c]) await knows(node, 'flow', 'w1')
    const steps = await Promise.all(Array.from({ length: 30 }, (_, n) => step(nodes[n % 3] as Node)))
    expect(new Set(steps)).toEqual(new Set([actor]))
    const others = await Promise.all(nodes.map((node) => send(node, 'flow', 'count', { timeoutMs: 20_000 })))
    expect(others.map((reply) => reply.actor)).not.toContain(actor)
  })

  it('are known to a node at once from the reply that it got', async () => {
    const [a, b] = nodes
    await deploy(a, 'probe', { on: { place: 'there' } }, 'there')
    const c = await net.add({ labels: { place: 'there' } })
    for (const node of [a, b])
      await until('its labels and its room are known', async () =>
        (await node.peers()).some(
          ({ peer, labels, free }) => peer === c.peer && labels['place'] === 'there' && free,
        ),
      )
    const { actor, peer } = await send(a, 'there', only('w3', 30_000, 'forward'), { correlation: 'w3' })
    expect(peer).toBe(c.peer)
    for (let n = 0; n < 5; n += 1) {
      const reply = await send(a, 'there', only('w3', 30_000, 'forward'), { correlation: 'w3' })
      expect(reply).toMatchObject({ actor, hops: [{ reason: 'asked-elsewhere' }, { reason: 'asked-here' }] })
    }
    expect((await send(b, 'there', 'count', { timeoutMs: 20_000 })).actor).not.toBe(actor)
  })

  it('end with the actor: its messages then get another one', async () => {
    const [a, b] = nodes
    await deploy(a, 'probe', {}, 'ends')
    const step = (from: Node): ReturnType<typeof send> =>
      send(from, 'ends', only('w2', 30_000, 'hold'), { correlation: 'w2', timeoutMs: 20_000 })
    const { actor } = await step(a)
    await knows(b, 'ends', 'w2')
    await a.stopActor(actor)
    expect((await step(b)).actor).not.toBe(actor)
  })

  it('send one message to one instance by its address; a dead one is GONE', async () => {
    const [a, b, c] = nodes
    await deploy(a, 'probe', {}, 'addressed')
    const { actor } = await send(b, 'addressed', 'count')
    for (const from of nodes) expect((await send(from, actor, 'count')).actor).toBe(actor)
    expect((await send(c, actor, 'count')).text).toBe('5')
    await a.stopActor(actor)
    for (const from of nodes)
      await expect(send(from, actor, 'count')).rejects.toMatchObject({ code: 'GONE', retryable: false })
    await expect(send(a, 'addressed@nobody-1-1', 'count')).rejects.toMatchObject({ code: 'GONE' })
  })
})

describe('a verdict for other messages', () => {
  let net: Testnet
  let node: Node
  beforeAll(async () => {
    net = await createTestnet(1)
    node = net.nodes[0] as Node
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('that says hold lets them wait until its time is over', async () => {
    await deploy(node, 'probe', { holdMs: 20_000 }, 'holds')
    const { actor } = await send(node, 'holds', only('x', 500, 'hold'))
    const other = await send(node, 'holds', 'count', { timeoutMs: 20_000 })
    expect(other).toMatchObject({ actor, text: '2', hops: [{ decision: 'hold', reason: 'verdict-hold' }] })
  })

  it('that says hold longer than they may wait gets them another actor', async () => {
    await deploy(node, 'probe', { holdMs: 200 }, 'impatient')
    const { actor } = await send(node, 'impatient', only('x', 30_000, 'hold'))
    const { takes } = await node.inspect(actor)
    expect(takes).toMatchObject({ kind: 'only', by: 'correlation', value: 'x', otherwise: 'hold' })
    await expect(node.inspect(`${actor}0`)).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' })
    const other = await send(node, 'impatient', 'count', { timeoutMs: 20_000 })
    expect(other.actor).not.toBe(actor)
    expect((await send(node, 'impatient', 'count', { correlation: 'x' })).actor).toBe(actor)
  })

  it('that says forward gets them another actor at once', async () => {
    await deploy(node, 'probe', { holdMs: 60_000 }, 'forwards')
    const { actor } = await send(node, 'forwards', only('x', 30_000, 'forward'))
    expect((await send(node, 'forwards', 'count', { timeoutMs: 20_000 })).actor).not.toBe(actor)
  })

  it('that says reject refuses them, and says for how long', async () => {
    await deploy(node, 'probe', {}, 'rejects')
    for (const target of ['rejects', 'rejects/key']) {
      await send(node, target, only('x', 30_000, 'reject'))
      const refused = await send(node, target, 'count').catch((error: unknown) => error)
      expect(refused).toMatchObject({ code: 'ACTOR_REFUSED', retryable: true, overloaded: false })
      expect((refused as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(1_000)
      expect((await send(node, target, 'count', { correlation: 'x' })).text).toBe('2')
    }
  })

  it('that says none lets everything wait for its time', async () => {
    await deploy(node, 'probe', { holdMs: 20_000 }, 'pauses')
    await send(node, 'pauses/key', 'count\nnone 400')
    expect((await send(node, 'pauses/key', 'count', { timeoutMs: 20_000 })).hops.at(-1)).toMatchObject({
      decision: 'hold',
      reason: 'verdict-hold',
    })
  })

  it('set while it runs holds, too', async () => {
    await deploy(node, 'probe', { holdMs: 20_000, growMs: 20_000 }, 'nexts')
    const first = await send(
      node,
      'nexts',
      'next only correlation y 30000 reject\nonly correlation y 30000 reject',
    )
    expect((await send(node, 'nexts', 'count', { correlation: 'y' })).actor).toBe(first.actor)
  })

  it('does not make an actor wait for itself: what it sends to its own type goes to another', async () => {
    await deploy(node, 'probe', { holdMs: 60_000 }, 'own')
    const asks = 'next only correlation z 30000 hold'
    const { text, actor } = await send(node, 'own', `${asks}\nsend own whoami`, {
      correlation: 'z',
      timeoutMs: 30_000,
    })
    expect(JSON.parse(text)).toMatchObject({ address: expect.stringMatching(/^own@/) })
    expect(text).not.toContain(actor)
    // By its address it is itself that it would wait for.
    expect((await send(node, actor, `send ${actor} whoami`)).text).toMatch(/^err CALL_CYCLE/)
  })

  it('of a keyed actor that says forward is refused by name, and does not hold', async () => {
    await deploy(node, 'probe', {}, 'nowhere')
    await send(node, 'nowhere/key', only('x', 30_000, 'forward'))
    expect((await send(node, 'nowhere/key', 'count')).text).toBe('2')
    const lines: string[] = []
    for await (const { text } of node.logs('nowhere/key', { follow: false })) lines.push(text)
    expect(lines).toContainEqual(expect.stringMatching(/verdict is refused.*forward/))
  })
})
