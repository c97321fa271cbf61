import { expect, test, vi } from 'vitest'
import { neighbourAir } from '../../node/load/neighbour-air.ts'
import { encodePublished } from '../../node/published-codec.ts'
import { ShoalError } from '../../protocols/index.ts'
import { FakeClock } from './fake-clock.ts'

interface Ear {
  peer: string
  topic: string
  signal: AbortSignal
  say(bytes: Uint8Array): void
  end(error?: Error): void
}

/** Neighbours as a leaf sees them. */
function world(peers: string[]) {
  const ears: Ear[] = []
  const asked: { peer: string; op: string }[] = []
  const refusing = new Set<string>()
  const clock = new FakeClock()
  const air = neighbourAir({
    self: 'leaf',
    clock,
    network: {
      peers: () => peers,
      ask: async (peer, op) => {
        asked.push({ peer, op })
        if (refusing.has(peer)) throw new ShoalError('UNREACHABLE', peer)
        return new Uint8Array()
      },
      async *stream(peer, op, body, { signal } = {}) {
        asked.push({ peer, op })
        if (refusing.has(peer)) throw new ShoalError('OVERLOADED', peer)
        const queue: Uint8Array[] = []
        let over: Error | true | undefined
        let wake: (() => void) | undefined
        ears.push({
          peer,
          topic: new TextDecoder().decode(body),
          signal: signal as AbortSignal,
          say: (bytes) => {
            queue.push(bytes)
            wake?.()
          },
          end: (error) => {
            over = error ?? true
            wake?.()
          },
        })
        signal?.addEventListener('abort', () => {
          over = true
          wake?.()
        })
        for (;;) {
          const next = queue.shift()
          if (next !== undefined) yield next
          else if (over === true) return
          else if (over !== undefined) throw over
          else await new Promise<void>((resolve) => (wake = resolve))
        }
      },
    },
  })
  return { air, ears, asked, refusing, clock, peers }
}

const published = (peer: string): Uint8Array =>
  encodePublished({
    topic: 't',
    id: 'm',
    peer,
    sender: '',
    subject: '',
    correlation: '',
    headers: [],
    idempotencyKey: '',
    body: new Uint8Array(),
    dropped: 0,
  })

test('one neighbour hears a topic for all listeners of a leaf, and none when the last one leaves', async () => {
  const { air, ears } = world(['a', 'b'])
  const heard: string[] = []
  const first = air.listen('t', () => heard.push('first'))
  const second = air.listen('t', () => heard.push('second'))
  await vi.waitFor(() => expect(ears).toHaveLength(1))
  expect(ears[0]).toMatchObject({ peer: 'a', topic: 't' })
  ears[0]?.say(published('far'))
  // What was published here was heard here.
  ears[0]?.say(published('leaf'))
  ears[0]?.say(published('far'))
  await vi.waitFor(() => expect(heard).toEqual(['first', 'second', 'first', 'second']))
  first()
  first()
  expect(ears[0]?.signal.aborted).toBe(false)
  second()
  expect(ears[0]?.signal.aborted).toBe(true)
  air.listen('t', () => undefined)
  await vi.waitFor(() => expect(ears).toHaveLength(2))
})

test.each([undefined, new ShoalError('UNREACHABLE', 'gone')])(
  'when the neighbour that hears ends with %s, another one hears, and goes on being looked for',
  async (error) => {
    const { air, ears, asked, refusing, clock } = world(['a', 'b', 'c'])
    refusing.add('b')
    const leave = air.listen('t', () => undefined)
    await vi.waitFor(() => expect(ears).toHaveLength(1))
    ears[0]?.end(error)
    await vi.waitFor(() => {
      clock.advance(500)
      expect(ears).toHaveLength(2)
    })
    expect(asked.map(({ peer }) => peer)).toEqual(['a', 'b', 'c'])
    leave()
    const before = asked.length
    clock.advance(5_000)
    await new Promise((resolve) => setImmediate(resolve))
    expect(asked).toHaveLength(before)
  },
)

test('a leaf without neighbours waits for one', async () => {
  const { air, ears, clock, peers } = world([])
  air.publish('t', published('leaf'))
  air.listen('t', () => undefined)
  clock.advance(500)
  peers.push('late')
  await vi.waitFor(() => {
    clock.advance(500)
    expect(ears).toHaveLength(1)
  })
  expect(ears[0]?.peer).toBe('late')
})

test('a leaf publishes through the first neighbour that takes it, of three', async () => {
  const { air, asked, refusing } = world(['a', 'b', 'c', 'd'])
  refusing.add('a')
  air.publish('t', published('leaf'))
  await vi.waitFor(() => expect(asked.map(({ peer }) => peer)).toEqual(['a', 'b']))
  for (const peer of ['b', 'c']) refusing.add(peer)
  air.publish('t', published('leaf'))
  await vi.waitFor(() => expect(asked.map(({ peer }) => peer)).toEqual(['a', 'b', 'a', 'b', 'c']))
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toHaveLength(5)
})
