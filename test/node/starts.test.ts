import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { StartBreaker } from '../../node/start-breaker.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { component, send } from './helpers.ts'

/** Needs more memory from the start than the type below allows. */
const RUST = readFileSync(join(import.meta.dirname, '../../examples/counter-rust/counter.wasm'))

const error = new ShoalError('START_FAILED', 'no memory').toValue()

describe('the breaker of failing starts', () => {
  function bench(): {
    breaker: StartBreaker
    clock: { now(): number; t: number }
    types: { version: number }
    paused: string[]
    fail: (times: number) => void
  } {
    const clock = { t: 1_000, now: () => clock.t }
    const types = { version: 1 }
    const paused: string[] = []
    const breaker = new StartBreaker({
      clock,
      version: () => types.version,
      paused: (type, version) => paused.push(`${type} ${version}`),
    })
    const fail = (times: number): void => {
      for (let n = 0; n < times; n++) {
        breaker.begin('t')
        breaker.failed('t', types.version, error)
      }
    }
    return { breaker, clock, types, paused, fail }
  }

  it('lets starts be tried until five failed within a minute, then refuses with the last failure', () => {
    const { breaker, clock, paused, fail } = bench()
    fail(4)
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
    clock.t += LIMITS.startFailuresMs.value
    fail(1)
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
    fail(4)
    expect(breaker.broken('t')).toMatchObject({
      code: 'START_FAILED',
      message: expect.stringContaining('no memory (START_FAILED)') as string,
      retryAfterMs: LIMITS.startPauseMs.value,
    })
    expect(paused).toEqual(['t 1'])
    expect(breaker.broken('another')).toBeUndefined()
  })

  it('lets one try after the pause: a failure pauses again, a start that works ends it', () => {
    const { breaker, clock, paused, fail } = bench()
    fail(5)
    clock.t += LIMITS.startPauseMs.value
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
    breaker.begin('t')
    expect(breaker.broken('t')).toMatchObject({ code: 'START_FAILED' })
    expect(breaker.pauses('t')).toBe(true)
    breaker.failed('t', 1, error)
    expect(breaker.broken('t')).toMatchObject({ retryAfterMs: LIMITS.startPauseMs.value })
    expect(paused).toHaveLength(2)
    clock.t += LIMITS.startPauseMs.value
    breaker.begin('t')
    breaker.started('t')
    fail(4)
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
  })

  it('does not wait for ever for a trial that was never heard of again', () => {
    const { breaker, clock, fail } = bench()
    fail(5)
    clock.t += LIMITS.startPauseMs.value
    breaker.begin('t')
    clock.t += 60_000
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
  })

  it('is closed by a new version, and a late failure of the old one does not open it', () => {
    const { breaker, types, fail } = bench()
    fail(5)
    types.version = 2
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
    fail(1)
    for (let n = 0; n < 9; n++) breaker.failed('t', 1, error)
    expect([breaker.broken('t'), breaker.pauses('t')]).toEqual([undefined, false])
  })
})

describe('a component that cannot start', () => {
  let net: Testnet
  let node: Node
  beforeAll(async () => {
    net = await createTestnet(1)
    node = net.nodes[0] as Node
  })
  afterAll(() => net[Symbol.asyncDispose]())

  it('is tried five times, then refused at once saying when to come back, until a new version is deployed', async () => {
    await node.deploy(RUST, { type: 'tight', policy: { memoryBytes: 131_072 } })
    const refusals: ShoalError[] = []
    for (let n = 0; n < 8; n++)
      refusals.push((await send(node, `tight/${n}`).catch((thrown: unknown) => thrown)) as ShoalError)
    expect(refusals.map(({ code }) => code)).toEqual(refusals.map(() => 'START_FAILED'))
    expect(refusals.map(({ retryAfterMs }) => retryAfterMs !== undefined)).toEqual([
      ...Array.from({ length: 5 }, () => false),
      ...Array.from({ length: 3 }, () => true),
    ])
    expect(refusals.at(-1)?.message).toContain('the last failure')
    expect(refusals.at(-1)?.attempts).toBeUndefined()
    const events: string[] = []
    for await (const { event } of node.events({ follow: false })) events.push(event)
    expect(events.filter((event) => event === 'starts-paused')).toHaveLength(1)
    await node.deploy(component('probe'), { type: 'tight', policy: {} })
    expect((await send(node, 'tight/7', 'message')).text).toContain('"attempt":1')
  })
})
