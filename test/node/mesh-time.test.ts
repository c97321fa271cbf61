import { expect, test } from 'vitest'
import { MeshTime } from '../../node/members/mesh-time.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { LIMITS } from '../../protocols/index.ts'
import { FakeClock } from './fake-clock.ts'

const YEARS = 20 * 365 * 86_400_000
const A_MINUTE = LIMITS.skewMs.value

/** What a host thinks of the time, on its own clock, which may jump. */
async function host(self: string, wardens: string[]) {
  const clock = new FakeClock()
  const right = clock.wall() - clock.now()
  const told: string[] = []
  const store = memoryStore()
  const open = (): Promise<MeshTime> =>
    MeshTime.open({ self, clock, store, wardens: () => wardens, warn: (text) => void told.push(text) })
  const time = await open()
  /** By how much the time that it dates by is wrong, ms. */
  const wrongBy = (of = time): number => of.wall() - right - clock.now()
  const hear = (peer: string, offMs: number): void => time.hear(peer, right + clock.now() + offMs)
  return { clock, time, told, wrongBy, hear, open }
}

test('a warden whose clock is years off changes nobody’s time: what most wardens say counts, whoever was heard last', async () => {
  const { hear, wrongBy, told } = await host('me', ['a', 'b', 'c'])
  for (const [peer, offMs] of [
    ['a', 100],
    ['b', -YEARS],
    ['c', -50],
    ['b', YEARS],
    ['x', YEARS],
  ] as const) {
    hear(peer, offMs)
    expect(Math.abs(wrongBy())).toBeLessThan(A_MINUTE)
  }
  expect(told).toEqual([])
})

test('the clock of a host jumps: it dates by the wardens’, also when it is one of three itself', async () => {
  for (const self of ['me', 'a']) {
    const { clock, hear, time, wrongBy, told } = await host(self, ['a', 'b', 'c'])
    for (const peer of ['a', 'b', 'c']) if (peer !== self) hear(peer, 0)
    for (const years of [YEARS, -2 * YEARS]) {
      clock.jump(years)
      clock.advance(60_000)
      expect(Math.abs(wrongBy())).toBeLessThan(A_MINUTE)
    }
    expect(time.behindMs).toBeCloseTo(YEARS, -4)
    expect(time.clocks.get('b')).toBeCloseTo(YEARS, -4)
    // Told when a warden is heard again.
    hear('b', 0)
    expect(told).toEqual([expect.stringContaining('the clock of this host is 7300 d behind')])
  }
})

test('a warden that arbitrates alone is right by definition, and of two different ones this host is nearer to one', async () => {
  const sole = await host('a', ['a'])
  sole.clock.jump(YEARS)
  sole.hear('x', 0)
  expect(sole.time.behindMs).toBe(0)
  const one = await host('a', ['a', 'b', 'c'])
  one.hear('b', YEARS)
  expect(one.time.behindMs).toBe(0)
})

test('before a warden is heard, what one signed or what was known before the last stop counts', async () => {
  const { clock, hear, time, wrongBy, open } = await host('me', ['a'])
  clock.jump(YEARS)
  time.date(clock.wall() - YEARS)
  expect(Math.abs(wrongBy())).toBeLessThan(A_MINUTE)
  hear('a', 0)
  expect(Math.abs(wrongBy())).toBeLessThan(A_MINUTE)
  await Promise.resolve()
  expect(Math.abs(wrongBy(await open()))).toBeLessThan(A_MINUTE)
})
