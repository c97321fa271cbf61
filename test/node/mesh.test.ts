import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

describe('three nodes', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]

  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'counter')
    await deploy(a, 'echo')
    await deploy(a, 'probe')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('keep one activation per key: five sends from another node answer 1 to 5', async () => {
    const replies = []
    for (let n = 0; n < 5; n += 1) replies.push(await send(c, 'counter/alice'))
    expect(replies.map(({ text }) => text)).toEqual(['1', '2', '3', '4', '5'])
    expect(new Set(replies.map(({ peer }) => peer)).size).toBe(1)
    expect(replies.map(({ fresh }) => fresh)).toEqual([true, false, false, false, false])
  })

  it('answer 50 parallel sends from everywhere with exactly 1 to 50', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) => send(net.nodes[n % 3] as Node, 'counter/bob')),
    )
    const counts = replies.map(({ text }) => Number(text)).toSorted((x, y) => x - y)
    expect(counts).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
  })

  it('name the same peer for an actor, whoever is asked', async () => {
    const { peer } = await send(a, 'counter/carol')
    for (const node of net.nodes) {
      const { found, silent } = await node.ps()
      expect(silent).toEqual([])
      expect(found.filter(({ address }) => address === 'counter/carol').map((one) => one.peer)).toEqual([
        peer,
      ])
    }
  })

  it('reach an actor on another node in one hop once it is known', async () => {
    const owner = await send(a, 'counter/dave')
    const other = net.nodes.find(({ peer }) => peer !== owner.peer) as Node
    await send(other, 'counter/dave')
    const { hops } = await send(other, 'counter/dave')
    expect(hops.map(({ peer, decision }) => [peer, decision])).toEqual([
      [other.peer, 'forward'],
      [owner.peer, 'run'],
    ])
  })

  it('carry bodies of any bytes and of the largest size', async () => {
    for (const size of [0, 1, 65_536, 65_537, 16 * 1024 * 1024]) {
      const body = new Uint8Array(size).map((_, at) => (at * 31) % 251)
      await send(a, 'echo/big', '')
      const { outcome } = await c.send({ kind: 'send', target: 'echo/big', body, timeoutMs: 20_000 })
      expect(outcome.kind).toBe('reply')
      if (outcome.kind === 'reply') expect(Buffer.compare(outcome.body, body)).toBe(0)
    }
  })

  it('refuse a body that is too large, before it leaves', async () => {
    const body = new Uint8Array(16 * 1024 * 1024 + 1)
    await expect(c.send({ kind: 'send', target: 'echo/big', body })).rejects.toMatchObject({
      code: 'TOO_LARGE',
    })
  })

  it('accept a post when the message is in the mailbox, and run it', async () => {
    const { outcome } = await c.send({ kind: 'post', target: 'counter/posted', body: new Uint8Array() })
    expect(outcome.kind).toBe('accepted')
    expect((await send(a, 'counter/posted')).text).toBe('2')
  })

  it('let actors send to actors, wherever those live', async () => {
    await send(a, 'counter/inner')
    const { text } = await send(c, 'probe/outer', 'send counter/inner x')
    expect(text).toBe('2')
  })

  it('say CALL_CYCLE to an actor that would wait for itself', async () => {
    const { text } = await send(a, 'probe/self', 'send probe/self echo hi')
    expect(text).toMatch(/^err CALL_CYCLE probe\/self -> probe\/self would wait for itself/)
    expect((await send(a, 'probe/self', 'count')).text).toBe('1')
  })

  it('let an actor answer with a failure and keep its state', async () => {
    await send(b, 'probe/failing', 'count')
    await expect(send(b, 'probe/failing', 'fail NOPE not today')).rejects.toMatchObject({
      code: 'ACTOR_FAILED',
      message: expect.stringContaining('not today (NOPE)'),
    })
    expect((await send(b, 'probe/failing', 'count')).text).toBe('2')
  })

  it('retry a trapped message on a fresh activation', async () => {
    const { text, fresh } = await send(a, 'probe/trapped', 'trap-until 3')
    expect([text, fresh]).toEqual(['3', true])
  })

  it('give up on a message that traps every time, and go on serving', async () => {
    await expect(send(a, 'probe/poison', 'trap')).rejects.toMatchObject({ code: 'ACTOR_TRAPPED' })
    expect((await send(a, 'probe/poison', 'count')).text).toBe('1')
  })

  it('show what an actor logs and prints, from any node', async () => {
    await send(a, 'probe/talker', 'log hello\nprint world')
    const lines: string[] = []
    for await (const { text } of c.logs('probe/talker', { follow: false })) lines.push(text)
    expect(lines).toEqual(['hello', 'world'])
  })

  it('follow logs as they come', async () => {
    const controller = new AbortController()
    const lines: string[] = []
    const following = (async () => {
      for await (const { text } of c.logs('probe/live', { follow: true, signal: controller.signal })) {
        lines.push(text)
        if (text === 'two') return
      }
    })()
    await send(a, 'probe/live', 'log one')
    await until('the first line came', () => Promise.resolve(lines.includes('one')))
    await send(b, 'probe/live', 'log two')
    await following
    controller.abort()
    expect(lines).toEqual(['one', 'two'])
  })

  it('inspect and stop an actor from any node; the next message finds it fresh', async () => {
    await send(a, 'counter/stopped')
    await send(a, 'counter/stopped')
    const { actor, recent } = await b.inspect('counter/stopped')
    expect(actor).toMatchObject({ address: 'counter/stopped', phase: 'SUSPENDED', runs: 2, version: 1 })
    expect(recent).toHaveLength(2)
    expect(await c.stopActor('counter/stopped')).toEqual([actor.peer])
    expect(await send(a, 'counter/stopped')).toMatchObject({ text: '1', fresh: true })
    await expect(c.stopActor('counter/nobody')).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR' })
  })

  it('refuse addresses and types that do not exist, by name', async () => {
    await expect(send(a, 'countr/alice')).rejects.toMatchObject({
      code: 'NO_SUCH_TYPE',
      message: expect.stringContaining('countr'),
    })
    await expect(send(a, 'Not An Address')).rejects.toMatchObject({ code: 'BAD_ADDRESS' })
    await expect(send(a, 'counter/')).rejects.toMatchObject({ code: 'BAD_ADDRESS' })
  })

  it('cancel a message that waits, at the node that holds it', async () => {
    const controller = new AbortController()
    const owner = await send(a, 'probe/busy', 'count')
    const other = net.nodes.find(({ peer }) => peer !== owner.peer) as Node
    const running = send(other, 'probe/busy', 'sleep 500')
    const waiting = send(other, 'probe/busy', 'count', {}, controller.signal)
    const failed = expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    await until('it waits there', async () => (await a.inspect('probe/busy')).actor.waiting === 1)
    controller.abort()
    await failed
    await running
    expect((await send(other, 'probe/busy', 'count')).text).toBe('2')
  })

  it('take a new version of a type everywhere, for new activations', async () => {
    await deploy(b, 'echo', {}, 'changing')
    expect((await send(c, 'changing/old', 'same')).text).toBe('same')
    const { type, changed } = await b.deploy((await import('./helpers.ts')).component('counter'), {
      type: 'changing',
      policy: {},
    })
    expect([type.version, changed]).toEqual([2, true])
    await until('all nodes know version 2', async () => {
      const all = await Promise.all(net.nodes.map((node) => node.types()))
      return all.every((types) => types.some(({ name, version }) => name === 'changing' && version === 2))
    })
    expect((await send(c, 'changing/old', 'same')).text).toBe('same')
    expect((await send(c, 'changing/new')).text).toBe('1')
  })

  it('deploy to three disks, and say whose', async () => {
    const { peers, changed } = await c.deploy((await import('./helpers.ts')).component('counter'), {
      type: 'counter',
      policy: {},
    })
    expect(changed).toBe(false)
    expect(peers.toSorted()).toEqual(net.nodes.map(({ peer }) => peer).toSorted())
  })
})
