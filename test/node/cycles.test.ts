import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { Waits } from '../../node/waits.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { envelopeOf } from '../contracts/network.ts'
import { deploy, send } from './helpers.ts'

describe('actors that wait for one another', () => {
  let net: Testnet
  let a: Node
  let b: Node
  beforeAll(async () => {
    net = await createTestnet(2)
    ;[a, b] = net.nodes as [Node, Node]
    await deploy(a, 'probe')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('in one chain are told CALL_CYCLE with the path', async () => {
    const { text } = await send(a, 'probe/x', 'send probe/y send probe/x echo hi')
    expect(text).toMatch(/^err CALL_CYCLE probe\/x -> probe\/y -> probe\/x would wait for itself/)
  })

  it('in two chains: one is told CALL_CYCLE with the path, and the other goes on at once', async () => {
    await Promise.all([send(a, 'probe/p'), send(a, 'probe/q')])
    const at = performance.now()
    const texts = (
      await Promise.all([
        send(a, 'probe/p', 'send probe/q echo to q', { timeoutMs: 20_000 }),
        send(a, 'probe/q', 'send probe/p echo to p', { timeoutMs: 20_000 }),
      ])
    ).map(({ text }) => text)
    const cycles = texts.filter((text) =>
      /^err CALL_CYCLE probe\/([pq]) -> probe\/[pq] -> probe\/\1 /.test(text),
    )
    expect([cycles.length, texts.filter((text) => /^to [pq]$/.test(text)).length]).toEqual([1, 1])
    // Not by their deadlines.
    expect(performance.now() - at).toBeLessThan(10_000)
    expect((await send(a, 'probe/p', 'count')).text).toBe('1')
  })

  it('in three chains as well', async () => {
    const keys = ['k', 'l', 'm']
    await Promise.all(keys.map((key) => send(a, `probe/${key}`)))
    const texts = await Promise.all(
      keys.map(async (key, at) => {
        const next = keys[(at + 1) % 3] ?? ''
        return (await send(a, `probe/${key}`, `send probe/${next} echo ${next}`, { timeoutMs: 20_000 })).text
      }),
    )
    expect(texts.filter((text) => /^err CALL_CYCLE( -> |probe\/[klm]| ){7}/.test(text)).length).toBe(1)
    expect(texts.filter((text) => /^[klm]$/.test(text)).length).toBe(2)
  })

  it('on two peers end in their time, whether anybody sees the cycle or not', async () => {
    await send(a, 'probe/here')
    await send(b, 'probe/there')
    const texts = (
      await Promise.all([
        send(a, 'probe/here', 'send-within 1500 probe/there echo 1', { timeoutMs: 20_000 }),
        send(b, 'probe/there', 'send-within 1500 probe/here echo 2', { timeoutMs: 20_000 }),
      ])
    ).map(({ text }) => text)
    for (const text of texts) expect(text).toMatch(/^(err (CALL_CYCLE|EXPIRED|OVERLOADED) .*|[12])$/)
    expect(texts.some((text) => text.startsWith('err'))).toBe(true)
    expect((await send(b, 'probe/here', 'count')).text).toBe('1')
  })
})

describe('Waits', () => {
  const message = (chain: string[], kind: 'send' | 'post' = 'send') => envelopeOf('', { chain, kind })

  it('keeps nothing of what has ended, and nothing of programs and posts', () => {
    const waits = new Waits()
    expect(waits.enter(message([]), 't/a')).toBeUndefined()
    expect(waits.enter(message(['t/a'], 'post'), 't/b')).toBeUndefined()
    const one = waits.enter(message(['t/a', 't/b']), 't/c')
    const two = waits.enter(message(['t/a', 't/b']), 't/c')
    one?.()
    expect(() => waits.enter(message(['t/c']), 't/a')).toThrow('t/c -> t/a -> t/b -> t/c would wait')
    two?.()
    expect(waits.size).toBe(0)
    waits.enter(message(['t/c']), 't/a')?.()
  })

  it('finds its way through many that wait for the same', () => {
    const waits = new Waits()
    for (let n = 0; n < 2_000; n += 1) waits.enter(message([`t/${n}`]), `t/${n + 1}`)
    for (let n = 0; n < 2_000; n += 1) waits.enter(message([`u/${n}`]), 't/0')
    expect(() => waits.enter(message(['t/2000']), 't/1990')).toThrow('t/2000 -> t/1990 -> t/1991')
    waits.enter(message(['v/1']), 't/0')
  })
})
