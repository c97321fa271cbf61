import { expect, test } from 'vitest'
import { Outbox } from '../../node/letters/outbox.ts'
import type { Kept } from '../../node/router-parts.ts'
import { memoryStore } from '../../node/ground/store.ts'
import type { Entry } from '../../mailbox/index.ts'
import { type Envelope, LIMITS, type Outcome, type Store } from '../../protocols/index.ts'
import { envelopeOf } from '../contracts/network.ts'
import { FakeClock } from './fake-clock.ts'

interface Bench {
  outbox: Outbox
  store: Store
  received: { envelope: Envelope; kept: Kept | undefined; onDisk: number }[]
  buried: string[]
  answer: Outcome
  clock: FakeClock
}

const accepted: Outcome = { kind: 'accepted', peer: 'me', hops: [] }

function bench(store: Store = memoryStore()): Bench {
  const clock = new FakeClock()
  const made: Omit<Bench, 'outbox'> = { store, received: [], buried: [], answer: accepted, clock }
  const outbox = new Outbox({
    self: '12D3KooWmeeeeeee',
    incarnation: 7,
    store,
    clock,
    letters: {
      add: async ({ envelope }) => made.buried.push(envelope.id) > 0,
    },
    receive: async (envelope, kept) => {
      made.received.push({ envelope, kept, onDisk: await keys(store) })
      return made.answer
    },
  })
  return Object.assign(made, { outbox })
}

async function keys(store: Store): Promise<number> {
  return (await Array.fromAsync(store.list('outbox/'))).length
}

const post = (text: string, more: Partial<Envelope> = {}): Envelope =>
  envelopeOf(text, { kind: 'post', durable: true, target: 'actor/a', ...more })

test('a post is on the disk before it goes into the mesh, with its place among those of its sender', async () => {
  const { outbox, received } = bench()
  const outcomes = await Promise.all([outbox.post(post('1')), outbox.post(post('2')), outbox.post(post('3'))])
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted'])
  expect(received.map(({ envelope }) => Buffer.from(envelope.body).toString())).toEqual(['1', '2', '3'])
  expect(received.map(({ envelope }) => envelope.lane?.seq)).toEqual([1, 2, 3])
  expect(new Set(received.map(({ envelope }) => envelope.lane?.id)).size).toBe(1)
  expect(received[0]?.onDisk).toBeGreaterThan(0)
  expect(received[0]?.envelope.durable).toBeUndefined()
})

test('after a start it is sent again under its old id and place, until the disk says that it ended', async () => {
  const first = bench()
  await first.outbox.post(post('1', { id: 'me.1.1', headers: [['a', 'b']] }))
  await first.outbox.post(post('2', { id: 'me.1.2' }))
  const second = bench(first.store)
  await second.outbox.replay()
  expect(second.received.map(({ envelope }) => envelope.id)).toEqual(['me.1.1', 'me.1.2'])
  const [{ envelope: was } = { envelope: post('') }] = first.received
  const { body, ...head } = was
  expect(second.received[0]?.envelope).toEqual({ ...head, body: new Uint8Array(body) })
  expect(second.received[0]?.kept).toEqual({ deadline: first.received[0]?.kept?.deadline, again: true })
  const told = Promise.withResolvers<number>()
  const entry = { kept: true, envelope: second.received[0]?.envelope } as Entry
  second.outbox.ended(entry, () => void keys(first.store).then(told.resolve))
  expect(await told.promise).toBe(1)
  const third = bench(first.store)
  await third.outbox.replay()
  expect(third.received.map(({ envelope }) => envelope.id)).toEqual(['me.1.2'])
  // New ones do not take the numbers of old ones.
  await third.outbox.post(post('3', { id: 'me.2.1' }))
  expect(await keys(first.store)).toBe(2)
})

test('what a full disk does not take is refused by name, and others go on', async () => {
  const store = memoryStore()
  let full = true
  const { outbox, received } = bench({
    ...store,
    get: (key) => store.get(key),
    list: (prefix) => store.list(prefix),
    write: (batch) =>
      full ? Promise.reject(new Error('ENOSPC: no space left on device')) : store.write(batch),
  })
  expect(await outbox.post(post('1'))).toMatchObject({
    kind: 'refused',
    error: { code: 'STORAGE_UNAVAILABLE', message: expect.stringContaining('ENOSPC') },
  })
  expect([received.length, outbox.size]).toEqual([0, 0])
  full = false
  expect(await outbox.post(post('2'))).toEqual(accepted)
})

test('the outbox is bounded', async () => {
  const { outbox } = bench()
  const body = new Uint8Array(LIMITS.outboxBytes.value / 4)
  for (let n = 0; n < 3; n += 1) expect((await outbox.post({ ...post(''), body })).kind).toBe('accepted')
  expect(await outbox.post({ ...post(''), body })).toMatchObject({ error: { code: 'OVERLOADED' } })
  expect((await outbox.post(post('small'))).kind).toBe('accepted')
})

test('what no mailbox takes leaves the disk, and what is lost with its type becomes a dead letter', async () => {
  const made = bench()
  await made.outbox.post(post('1', { id: 'me.1.1' }))
  made.answer = {
    kind: 'refused',
    hops: [],
    error: { code: 'NO_SUCH_TYPE', message: '', hint: '', messageId: '', alternatives: [] },
  }
  expect(await made.outbox.post(post('2'))).toMatchObject({ kind: 'refused' })
  expect(await keys(made.store)).toBe(1)
  const later = bench(made.store)
  later.answer = made.answer
  const replayed = later.outbox.replay()
  while (later.buried.length === 0) {
    later.clock.advance(60_000)
    await new Promise((resolve) => setImmediate(resolve))
  }
  await replayed
  expect(later.buried).toEqual(['me.1.1'])
  expect(await keys(made.store)).toBe(0)
})
