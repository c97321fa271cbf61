import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node, Outgoing, Sent } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('words of a message, from node to node', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'counter')
    await deploy(a, 'probe', { runMs: 20_000, holdMs: 20_000 })
    // The senders are elsewhere than the actors, which come to live where they are first wanted.
    await Promise.all(net.nodes.map((node, n) => send(node, `counter/warm-${n}`, '0', { timeoutMs: 20_000 })))
  })
  afterAll(() => net[Symbol.asyncDispose]())

  const said = (
    node: Node,
    target: string,
    text: string,
    more: Partial<Outgoing> = {},
    signal?: AbortSignal,
  ) => node.send({ kind: 'send', target, body: encode(text), timeoutMs: 20_000, ...more }, signal)
  const codeOf = ({ outcome }: Sent): string =>
    outcome.kind === 'refused' ? outcome.error.code : outcome.kind
  /** An actor at `a` that is busy until told. */
  async function busy(key: string, ms: number): Promise<{ running: Promise<Sent> }> {
    await send(a, `probe/${key}`, 'count', { timeoutMs: 20_000 })
    const running = said(a, `probe/${key}`, `sleep ${ms}\ncount`)
    await until('it runs', async () => (await a.inspect(`probe/${key}`)).actor.phase === 'RUNNING')
    return { running }
  }
  const waiting = (node: Node, key: string, count: number): Promise<unknown> =>
    until(`${count} wait`, async () => (await node.inspect(`probe/${key}`)).actor.waiting === count)

  it('one wish is fulfilled once, whoever sends it how often at the same time', async () => {
    const replies = await Promise.all(
      [a, b, c, a, b, c].map((node) =>
        send(node, 'counter/wish', '5', { idempotencyKey: 'order-7', timeoutMs: 20_000 }),
      ),
    )
    expect(replies.map(({ text }) => text)).toEqual(Array.from({ length: 6 }, () => '5'))
    expect(new Set(replies.map(({ id }) => id)).size).toBe(6)
    expect((await send(b, 'counter/wish', '5', { idempotencyKey: 'order-8' })).text).toBe('10')
    const { outcome } = await b.send({
      kind: 'post',
      target: 'counter/wish',
      body: encode('5'),
      idempotencyKey: 'order-8',
    })
    expect(outcome.kind).toBe('accepted')
    expect((await send(c, 'counter/wish', '0')).text).toBe('10')
  })

  it('a message that is taken back before it starts is CANCELLED, and never runs', async () => {
    const { running } = await busy('before', 1_500)
    const leaving = new AbortController()
    const taken = said(b, 'probe/before', 'count\ncount', {}, leaving.signal)
    await waiting(a, 'before', 1)
    leaving.abort()
    expect(codeOf(await taken)).toBe('CANCELLED')
    await waiting(a, 'before', 0)
    await running
    expect((await send(c, 'probe/before', 'count')).text).toBe('3')
    expect(codeOf(await said(b, 'probe/before', 'count', {}, AbortSignal.abort()))).toBe('CANCELLED')
    expect((await send(c, 'probe/before', 'count')).text).toBe('4')
  })

  it('one that is taken back while it runs is UNKNOWN_OUTCOME at once, and runs to its end', async () => {
    await send(a, 'probe/during', 'count', { timeoutMs: 20_000 })
    const leaving = new AbortController()
    const taken = said(b, 'probe/during', 'sleep 1500\ncount', {}, leaving.signal)
    await until('it runs', async () => (await a.inspect('probe/during')).actor.phase === 'RUNNING')
    leaving.abort()
    expect(codeOf(await taken)).toBe('UNKNOWN_OUTCOME')
    expect((await a.inspect('probe/during')).actor.phase).toBe('RUNNING')
    expect((await send(c, 'probe/during', 'count', { timeoutMs: 20_000 })).text).toBe('3')
  })

  it('one that is taken back after it was answered has its answer', async () => {
    const leaving = new AbortController()
    const { outcome } = await said(b, 'probe/after', 'count', {}, leaving.signal)
    leaving.abort()
    expect(outcome.kind).toBe('reply')
    expect((await send(b, 'probe/after', 'count')).text).toBe('2')
  })

  it('one that is taken back in the middle of a lane leaves the others in their order', async () => {
    const { running } = await busy('middle', 1_500)
    const leaving = new AbortController()
    const lane: Promise<Sent>[] = []
    for (const [n, signal] of [undefined, leaving.signal, undefined].entries()) {
      lane.push(said(b, 'probe/middle', 'count', {}, signal))
      await waiting(a, 'middle', n + 1)
    }
    leaving.abort()
    const [first, second, third] = await Promise.all(lane)
    const text = (sent: Sent | undefined): string =>
      sent?.outcome.kind === 'reply' ? new TextDecoder().decode(sent.outcome.body) : 'none'
    expect([text(first), second === undefined ? '' : codeOf(second), text(third)]).toEqual([
      '3',
      'CANCELLED',
      '4',
    ])
    await running
  })

  it('retry tries a refusal again until the time is over, and no retry hears it at once', async () => {
    await deploy(a, 'probe', { holdMs: 1, instances: 1, instancesMesh: 1 }, 'narrow')
    await until('it is known', async () => (await b.types()).some(({ name }) => name === 'narrow'))
    const running = said(a, 'narrow/one', 'sleep 1500')
    await until('it runs', async () => {
      const { found } = await a.ps()
      return found.some(({ address, phase }) => address === 'narrow/one' && phase === 'RUNNING')
    })
    const patient = said(b, 'narrow/one', 'echo late', { retry: 'yes' })
    expect(codeOf(await said(b, 'narrow/one', 'echo at once', { unordered: true }))).toBe('OVERLOADED')
    expect(codeOf(await patient)).toBe('reply')
    await running
  })

  it('what an actor may not say with a message is a failure that it can read', async () => {
    const said = async (line: string): Promise<string> =>
      (await send(b, 'probe/bad-words', line, { timeoutMs: 20_000 })).text
    expect(await said('post-with counter/x s c k =mm 1000')).toMatch(
      /^err BAD_REQUEST "" is no name of a header/,
    )
    expect(await said('publish a#b x')).toMatch(/^err BAD_REQUEST "a#b" is no topic/)
    expect(await said('post-with counter/said s c k unit=mm 1000')).toBe('accepted')
    // Of no number, the counter makes 1.
    await until('it has run', async () => (await send(c, 'counter/said', '0')).text === '1')
  })

  it('what may start once at most is not started again after a trap', async () => {
    const { outcome } = await said(b, 'probe/never', 'trap-until 2', { retry: 'never' })
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'ACTOR_TRAPPED' } })
    expect((await send(b, 'probe/never', 'trap-until 2', { timeoutMs: 20_000 })).text).toBe('2')
  })
})
