import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node, Sent } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

/** Two nodes with one slot each. */
describe('nodes without room', () => {
  let net: Testnet
  let a: Node
  let b: Node
  beforeAll(async () => {
    net = await createTestnet(2, { node: { slots: 1 } })
    ;[a, b] = net.nodes as [Node, Node]
    await deploy(a, 'probe', { holdMs: 1_500, runMs: 20_000, idleMs: 60_000 }, 'pool')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('pass a message on once at most, and each is answered in time: no loop', async () => {
    // Each node has its instance, and both are busy.
    const text = new TextEncoder().encode('sleep 4000')
    const blocking = [a, b].map((node) =>
      node.send({ kind: 'send', target: 'pool', body: text, timeoutMs: 20_000 }),
    )
    await until('both are busy', async () => {
      const { found } = await a.ps()
      return found.filter(({ phase }) => phase === 'RUNNING').length === 2
    })
    const body = new TextEncoder().encode('count')
    const waiting = [a, b].flatMap((node) =>
      Array.from({ length: 10 }, () => node.send({ kind: 'send', target: 'pool', body, timeoutMs: 20_000 })),
    )
    for (const { outcome } of await Promise.all(waiting)) {
      expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'OVERLOADED' } })
      expect(outcome.hops.filter(({ decision }) => decision === 'forward').length).toBeLessThanOrEqual(2)
    }
    expect((await Promise.all(blocking)).map(({ outcome }) => outcome.kind)).toEqual(['reply', 'reply'])
    expect((await send(a, 'pool', 'echo again')).text).toBe('again')
  })
})

describe('an actor with more messages than it can take', () => {
  let net: Testnet
  let a: Node
  let b: Node
  beforeAll(async () => {
    net = await createTestnet(2, { node: { mailboxMessages: 50 } })
    ;[a, b] = net.nodes as [Node, Node]
    await deploy(a, 'probe', { holdMs: 60_000, runMs: 20_000 })
  })
  afterAll(() => net[Symbol.asyncDispose]())

  const code = ({ outcome }: Sent): string => (outcome.kind === 'refused' ? outcome.error.code : outcome.kind)

  it('lets a message expire that waits past its deadline, and it never runs', async () => {
    await send(a, 'probe/late', 'count')
    const busy = send(b, 'probe/late', 'sleep 1500', { timeoutMs: 20_000 })
    await until('it is busy', async () => (await a.inspect('probe/late')).actor.phase === 'RUNNING')
    await expect(send(b, 'probe/late', 'count', { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'EXPIRED',
    })
    await busy
    expect((await send(a, 'probe/late', 'count')).text).toBe('2')
  })

  it('takes what it has places for, refuses the rest as OVERLOADED, and serves a light sender in its turn', async () => {
    await send(a, 'probe/full', 'count')
    const body = new TextEncoder().encode('sleep 30')
    const heavy = Array.from({ length: 300 }, () =>
      b.send({ kind: 'send', target: 'probe/full', body, timeoutMs: 60_000 }),
    )
    await until('it waits for much', async () => (await a.status()).waiting > 30)
    // Behind all of them it would take longer than its time.
    const light = await send(a, 'probe/full', 'echo light', { timeoutMs: 700 })
    expect(light.text).toBe('light')
    const codes = (await Promise.all(heavy)).map(code)
    expect(new Set(codes)).toEqual(new Set(['reply', 'OVERLOADED']))
    expect(codes.filter((one) => one === 'reply').length).toBeGreaterThanOrEqual(40)
    await until('nothing is left', async () => {
      const { waiting, waitingBytes } = await a.status()
      return waiting === 0 && waitingBytes === 0
    })
  })
})
