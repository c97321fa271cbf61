import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createNode, type LogEntry, type MeshEvent, type Node, type NodeInit } from '../../node/index.ts'
import { LIMITS } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

let net: Testnet
let [a, b, c] = [] as unknown as [Node, Node, Node]

beforeAll(async () => {
  net = await createTestnet(3, { node: (index) => ({ labels: { at: 'abc'[index] ?? 'd' } }) })
  ;[a, b, c] = net.nodes as [Node, Node, Node]
  await until('everybody knows the labels', async () => {
    const all = await Promise.all(net.nodes.map((node) => node.peers()))
    return all.every((peers) => peers.filter(({ labels }) => labels['at'] !== undefined).length === 3)
  })
  await deploy(a, 'probe', { on: { at: 'a' } }, 'left')
  await deploy(a, 'probe', { on: { at: 'c' } }, 'right')
})
afterAll(() => net[Symbol.asyncDispose]())

async function logs(selector: string, sinceMs?: number, from: Node = b): Promise<LogEntry[]> {
  return await Array.fromAsync(
    from.logs(selector, { follow: false, ...(sinceMs === undefined ? {} : { sinceMs }) }),
  )
}

async function events(from: Node = b): Promise<MeshEvent[]> {
  return await Array.fromAsync(from.events({ follow: false }))
}

const another = (more: NodeInit = {}): Promise<Node> =>
  createNode({ join: a.join, mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], labels: { at: 'd' }, ...more })

const texts = (entries: LogEntry[]): string[] => entries.map(({ text }) => text)

describe('logs', () => {
  it('are those of one actor, of all of a type, or of all, by time, wherever they ran', async () => {
    await send(b, 'left/one', 'log 1')
    await send(b, 'right/two', 'log 2')
    await send(b, 'left', 'print 3')
    await send(b, 'left/one', 'log 4')
    expect(texts(await logs('left/one'))).toEqual(['1', '4'])
    expect(texts(await logs('left'))).toEqual(['1', '3', '4'])
    expect(texts(await logs(''))).toEqual(['1', '2', '3', '4'])
    expect(texts(await logs('lef'))).toEqual([])
    const [one, two, three] = await logs('')
    expect(one).toMatchObject({ address: 'left/one', peer: a.peer, level: 'info' })
    expect(two).toMatchObject({ address: 'right/two', peer: c.peer })
    expect(three?.address).toMatch(/^left@/)
    expect(texts(await logs(three?.address ?? ''))).toEqual(['3'])
  })

  it('are refused for what is no address and no type', async () => {
    await expect(logs('Not A Type')).rejects.toMatchObject({ code: 'BAD_ADDRESS' })
  })

  it('have how an actor ended badly, with what it said before', async () => {
    await expect(send(b, 'right/bad', 'throw boom')).rejects.toMatchObject({ code: 'ACTOR_TRAPPED' })
    const lines = await logs('right/bad')
    expect(texts(lines).join('\n')).toContain('boom')
    expect(lines.filter(({ level }) => level === 'error').length).toBeGreaterThan(0)
    expect(lines.at(-1)).toMatchObject({
      level: 'error',
      text: expect.stringMatching(/unreachable.* in .* \(message \S+\)$/),
    })
  })

  it('go back as far as was asked', async () => {
    const begun = performance.now()
    const after = (ms: number): Promise<unknown> =>
      until('the clock moved', () => Promise.resolve(performance.now() > begun + ms))
    await send(b, 'left/age', 'log early')
    await after(4_000)
    await send(b, 'left/age', 'log late')
    expect(texts(await logs('left/age', 60_000))).toEqual(['early', 'late'])
    // Halfway between the two, so that a busy machine has time to write down each.
    expect(texts(await logs('left/age', performance.now() - begun - 2_000))).toEqual(['late'])
  })

  it('of an actor that says too much are cut off at the limit, and the rest is counted', async () => {
    const most = LIMITS.logLinesPerSecond.value
    await send(b, 'left/loud', `flood ${most + 50}`)
    const dropped = await until('the dropped ones are told', async () => {
      await send(b, 'left/loud', 'log more')
      return (await logs('left/loud')).find(({ level }) => level === 'warn')
    })
    expect(dropped.text).toMatch(/^\d+ log lines dropped: more than \d+ in a second/)
    expect(Number.parseInt(dropped.text, 10)).toBeGreaterThanOrEqual(50)
    expect((await logs('left/loud')).filter(({ level }) => level === 'debug')).toHaveLength(most)
  })

  it('cut a line that is too long between two characters', async () => {
    await send(b, 'left/long', `log ${'é'.repeat(LIMITS.logLineBytes.value)}`)
    const [line] = await logs('left/long')
    expect(line?.text).toBe(`${'é'.repeat(LIMITS.logLineBytes.value / 2)}…`)
  })

  it('are followed as they come, from peers that join meanwhile as well', async () => {
    const controller = new AbortController()
    const seen: LogEntry[] = []
    const following = (async () => {
      for await (const entry of b.logs('late', { follow: true, signal: controller.signal })) seen.push(entry)
    })()
    await deploy(a, 'probe', { on: { at: 'd' } }, 'late')
    await using d = await another()
    await until('the new node has the actor', async () => {
      const sent = await send(b, 'late/x', 'log first').catch(() => undefined)
      return sent?.peer === d.peer
    })
    await send(b, 'late/x', 'log second')
    await until('both lines came', () => Promise.resolve(seen.some(({ text }) => text === 'second')))
    expect(seen.map(({ text, peer }) => [text, peer])).toEqual([
      ['first', d.peer],
      ['second', d.peer],
    ])
    controller.abort()
    await following
  })
})

describe('events', () => {
  it('say what was deployed and where it is kept', async () => {
    const deployed = (await events()).find(
      ({ event, facts }) => event === 'deployed' && facts['type'] === 'left',
    )
    expect(deployed).toMatchObject({ on: a.peer, level: 'info', facts: { version: 1 } })
    expect(deployed?.facts['peers']).toHaveLength(3)
  })

  it('tell the life of an actor: created, ended as idle, and fresh because of that', async () => {
    await deploy(a, 'counter', { idleMs: 300, on: { at: 'c' } }, 'short')
    const of = async (): Promise<MeshEvent[]> =>
      (await events()).filter(({ facts }) => facts['address'] === 'short/lived')
    const first = await send(b, 'short/lived')
    await until('it has ended', async () => (await of()).some(({ event }) => event === 'actor-ended'))
    const second = await send(b, 'short/lived')
    expect([first.fresh, second.fresh, second.text]).toEqual([true, true, '1'])
    const [created, ended, again] = await until('it is told again', async () => {
      const told = await of()
      return told.length >= 3 ? told : undefined
    })
    expect(created).toMatchObject({
      event: 'actor-created',
      on: c.peer,
      facts: { epoch: first.epoch, fresh: 'no earlier life of it is known here' },
    })
    expect(ended).toMatchObject({ event: 'actor-ended', facts: { epoch: first.epoch, reason: 'idle' } })
    expect(again).toMatchObject({
      event: 'actor-created',
      facts: { epoch: second.epoch, fresh: `its last life here, epoch ${first.epoch}, ended: idle` },
    })
  })

  it('say that an actor moved, and from where', async () => {
    await deploy(a, 'counter', { on: { at: 'd' } }, 'mover')
    const d = await another()
    const before = await until('it is taken there', () => send(b, 'mover/x').catch(() => undefined))
    await d[Symbol.asyncDispose]()
    expect(before.peer).toBe(d.peer)
    await deploy(b, 'counter', { on: { at: 'b' } }, 'mover')
    const after = await until('it is taken here', () => send(b, 'mover/x').catch(() => undefined))
    expect(after).toMatchObject({ peer: b.peer, fresh: true })
    const moved = await until('the move is told', async () =>
      (await events(a)).find(({ event }) => event === 'actor-moved'),
    )
    expect(moved).toMatchObject({ on: b.peer, facts: { address: 'mover/x', from: d.peer, version: 2 } })
    expect(moved.text).toBe(
      `mover/x moved here, epoch ${after.epoch}, version 2; fresh: its last known life, epoch ${before.epoch}, was on ${d.peer}`,
    )
  })

  it('outlive the node, and an orderly stop among peers is no crash', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'shoal-seeing-'))
    try {
      for (let start = 0; start < 3; start += 1) {
        await using d = await another({ dataDir })
        await until('it is linked', async () => (await d.status()).peers >= 3)
        const own = (await events(d)).filter(({ on, event }) => on === d.peer && event === 'started')
        expect(own.map(({ facts }) => facts['crashed'])).toEqual([false, false, false].slice(0, start + 1))
      }
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  })

  it('name a peer of another mesh that came and was none of ours', async () => {
    await using stranger = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
    const [address = ''] = a.listen
    // Its own mesh, our address: what a wrong configuration does.
    const { formatJoin, parseJoin } = await import('../../node/ground/join-string.ts')
    const wrong = { ...parseJoin(stranger.join), joins: [address] }
    await using visitor = await createNode({
      join: formatJoin(wrong, wrong.joins),
      mdns: false,
      listen: ['/ip4/127.0.0.1/tcp/0'],
    })
    const refused = await until(
      'it is told',
      async () => (await events(c)).filter(({ event }) => event === 'stranger-refused').at(-1),
      20_000,
    )
    expect(refused).toMatchObject({ on: a.peer, level: 'warn' })
    expect(refused.text).toContain(visitor.peer)
  })

  it('are followed too', async () => {
    const controller = new AbortController()
    const seen: MeshEvent[] = []
    const following = (async () => {
      for await (const event of c.events({ follow: true, sinceMs: 1, signal: controller.signal }))
        seen.push(event)
    })()
    await send(b, 'left/followed', 'count')
    await until('its creation came', () =>
      Promise.resolve(seen.some(({ facts }) => facts['address'] === 'left/followed')),
    )
    controller.abort()
    await following
  })
})
