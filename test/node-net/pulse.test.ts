import { expect, test } from 'vitest'
import type { Channel } from '../../node/links/channel.ts'
import { type Link, type LinkHandler, openLink } from '../../node/links/link.ts'
import { memoryChannelPair } from '../../node/links/memory-channel.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { FakeClock } from '../node/fake-clock.ts'

const { pingMs, restMs, silenceMs } = LIMITS
const never: LinkHandler = { message: () => new Promise(() => {}), ask: () => new Promise(() => {}) }
const echo: LinkHandler = { ...never, ask: async (_op, body) => body }

interface Rested {
  clock: FakeClock
  a: Link
  b: Link
  /** Writes of both sides since the links opened. */
  written: () => number
  /** From here on what `b` says does not arrive, nor does anything arrive there. */
  freeze: () => void
  pass: (ms: number) => Promise<void>
  closed: string[]
}

async function rested(handler: LinkHandler): Promise<Rested> {
  const clock = new FakeClock()
  const [near, far] = memoryChannelPair()
  let writes = 0
  let frozen = false
  const counted = (channel: Channel): Channel => ({
    ...channel,
    send(parts) {
      writes += 1
      return frozen ? true : channel.send(parts)
    },
  })
  const closed: string[] = []
  const init = { mesh: 'm', incarnation: 1, handler, clock }
  const [a, b] = await Promise.all([
    openLink(counted(near), { ...init, peer: 'b', closed: (why) => closed.push(why.message) }),
    openLink(counted(far), { ...init, peer: 'a', accepted: true }),
  ])
  writes = 0
  return {
    clock,
    a,
    b,
    closed,
    written: () => writes,
    freeze: () => {
      frozen = true
    },
    async pass(ms) {
      for (let left = ms; left > 0; left -= 100) {
        clock.advance(100)
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
  }
}

test('a link that rests costs a ping and its echo every half minute, and stays open', async () => {
  const { a, b, written, pass } = await rested(never)
  await pass(10 * restMs.value + pingMs.value)
  expect([a.state, b.state]).toEqual(['open', 'open'])
  // One side asks first, and what it hears in return serves both: two writes each time.
  expect(written()).toBeGreaterThanOrEqual(18)
  expect(written()).toBeLessThanOrEqual(22)
})

test('while an exchange is open both sides show that they live, once a second', async () => {
  const { a, b, written, pass } = await rested(never)
  void a.ask('x', new Uint8Array(), { timeoutMs: 60_000 }).catch(() => {})
  await pass(20_000)
  expect([a.state, b.state]).toEqual(['open', 'open'])
  expect(written()).toBeGreaterThanOrEqual(26)
  expect(written()).toBeLessThanOrEqual(44)
})

test('a peer that froze while the link rested is found when somebody waits for it', async () => {
  const { a, clock, freeze, pass, closed } = await rested(never)
  await pass(10_000)
  freeze()
  await pass(5_000)
  expect(a.state).toBe('open')
  const asked = clock.now()
  const failed = a.ask('x', new Uint8Array(), { timeoutMs: 60_000 }).catch((error: ShoalError) => ({
    code: error.code,
    afterMs: clock.now() - asked,
  }))
  await pass(silenceMs.value + pingMs.value)
  expect(await failed).toMatchObject({ code: 'UNREACHABLE' })
  expect(((await failed) as { afterMs: number }).afterMs).toBeLessThanOrEqual(silenceMs.value + pingMs.value)
  expect(closed).toHaveLength(1)
})

test('questions given up one after the other find it just as soon', async () => {
  const { a, freeze, pass } = await rested(never)
  freeze()
  for (let n = 0; n < 3; n += 1) {
    a.ask('claim', new Uint8Array(), { timeoutMs: 1_000 }).catch(() => {})
    await pass(1_500)
  }
  await pass(pingMs.value)
  expect(a.state).toBe('closed')
})

test('a peer that froze while nobody waits for it is gone soon after the link would have been tried', async () => {
  const { a, freeze, pass } = await rested(never)
  freeze()
  await pass(restMs.value)
  expect(a.state).toBe('open')
  await pass(silenceMs.value + pingMs.value)
  expect(a.state).toBe('closed')
})

test('a question that was given up leaves a link to a living peer open, and at rest again', async () => {
  const { a, b, written, pass } = await rested(never)
  a.ask('x', new Uint8Array(), { timeoutMs: 700 }).catch(() => {})
  await pass(10_000)
  const before = written()
  await pass(15_000)
  expect(written()).toBe(before)
  expect([a.state, b.state]).toEqual(['open', 'open'])
  const { a: c, written: quiet, pass: wait } = await rested(echo)
  await c.ask('x', new Uint8Array(1))
  expect(quiet()).toBe(2)
  await wait(15_000)
  expect(quiet()).toBe(2)
})
