import { describe, expect, it } from 'vitest'
import { createTestnet } from '../../sim-network/index.ts'
import { Traffic } from '../../node/net/traffic.ts'
import { FakeClock } from './fake-clock.ts'
import { deploy, send } from './helpers.ts'

describe('traffic', () => {
  it('is told per day at the rate of the last ten minutes', () => {
    const clock = new FakeClock()
    const traffic = new Traffic(clock)
    traffic.total.in += 1_000_000
    clock.advance(60 * 60_000)
    expect(traffic.report()).toMatchObject({ in: 1_000_000, perDay: 0 })
    for (let n = 0; n < 30; n += 1) {
      traffic.total.out += 1_000
      clock.advance(60_000)
    }
    const { perDay } = traffic.report()
    expect(perDay).toBeGreaterThan(1_440_000 * 0.89)
    expect(perDay).toBeLessThan(1_440_000 * 1.12)
    traffic.stop()
    expect(clock.pending).toBe(0)
  })

  it('of a node is counted by protocol, both ways, and nothing is counted twice', async () => {
    await using net = await createTestnet(2)
    const [a, b] = net.nodes
    if (a === undefined || b === undefined) throw new Error('two nodes')
    await deploy(a, 'echo')
    const before = [(await a.status()).traffic, (await b.status()).traffic] as const
    const text = 'x'.repeat(100_000)
    await send(a, 'echo/k', text)
    // Whoever hosts it, one of them asked the other over the link.
    const far = (await send(b, 'echo/k', text)).peer === a.peer ? b : a
    const after = (await far.status()).traffic
    const was = before[far === a ? 0 : 1]
    const link = (of: typeof after): { in: number; out: number } =>
      of.protocols.find(({ protocol }) => protocol === 'link') ?? { in: 0, out: 0 }
    for (const way of ['in', 'out'] as const) {
      const bytes = link(after)[way] - link(was)[way]
      expect(bytes).toBeGreaterThan(100_000)
      expect(bytes).toBeLessThan(120_000)
      expect(after.protocols.reduce((sum, one) => sum + one[way], 0)).toBe(after[way])
    }
    expect(after.protocols.map(({ protocol }) => protocol)).toContain('overhead')
  })
})
