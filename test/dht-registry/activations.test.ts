import { generateKeyPair } from '@libp2p/crypto/keys'
import { beforeEach, expect, test } from 'vitest'
import { type Activations, activations } from '../../dht-registry/activations.ts'
import { sealRecord } from '../../dht-registry/record.ts'
import { LIMITS, type Phase } from '../../protocols/index.ts'
import { type HandClock, handClock } from './hand-clock.ts'

const AFTER = 2_000
let clock: HandClock
let marks: Map<string, number>
let here: Activations
beforeEach(() => {
  clock = handClock()
  marks = new Map()
  here = activations(
    { self: 'me', incarnation: 3, publishAfterMs: AFTER, keyedRecords: 2 },
    {
      clock,
      addresses: () => ['/ip4/127.0.0.1/tcp/1'],
      mark: (key, at) =>
        at === undefined ? marks.delete(key) : marks.set(key, Math.min(at, marks.get(key) ?? at)),
    },
  )
})

const is = (address: string, phase: Phase, epoch = 1): void =>
  here.update({ address, phase, epoch, since: 0 })

/** What the queue does with a mark. */
function put(key: string): ReturnType<Activations['content']> {
  marks.delete(key)
  const content = here.content(key)
  here.published(key)
  return content
}

test('a keyed actor is due when it has lived long enough, and one that ended before is not', async () => {
  is('c/a', 'SUSPENDED')
  is('c/b', 'SUSPENDED')
  is('c/b', 'TERMINATION')
  expect([...marks]).toEqual([['/shoal/actor/c/a', AFTER]])
  expect(put('/shoal/actor/c/a')).toMatchObject({
    epoch: 1,
    actor: { phase: 'SUSPENDED', addrs: ['/ip4/127.0.0.1/tcp/1'] },
  })
})

test('the end of a published actor is told at once, and once', () => {
  is('c/a', 'SUSPENDED')
  put('/shoal/actor/c/a')
  is('c/a', 'TERMINATION')
  expect([...marks]).toEqual([['/shoal/actor/c/a', 0]])
  expect(put('/shoal/actor/c/a')).toMatchObject({ actor: { phase: 'TERMINATION' } })
  expect(here.content('/shoal/actor/c/a')).toBeUndefined()
})

test('an actor that ends while its first record is on its way is withdrawn', () => {
  is('c/a', 'SUSPENDED')
  marks.clear()
  here.content('/shoal/actor/c/a')
  is('c/a', 'TERMINATION')
  expect(here.published('/shoal/actor/c/a')).toBe(false)
  expect([...marks.keys()]).toEqual(['/shoal/actor/c/a'])
  expect(put('/shoal/actor/c/a')).toMatchObject({ actor: { phase: 'TERMINATION' } })
})

test('the end of an old life does not withdraw the record of a new one', () => {
  is('c/a', 'SUSPENDED', 1)
  put('/shoal/actor/c/a')
  is('c/a', 'SUSPENDED', 2)
  is('c/a', 'TERMINATION', 1)
  expect(put('/shoal/actor/c/a')).toMatchObject({ epoch: 2, actor: { phase: 'SUSPENDED' } })
})

test('flips of phase cost one put now and then, not one each', async () => {
  is('c/a', 'SUSPENDED')
  put('/shoal/actor/c/a')
  for (let n = 0; n < 1_000; n++) is('c/a', n % 2 === 0 ? 'RUNNING' : 'SUSPENDED')
  expect([...marks]).toEqual([['/shoal/actor/c/a', LIMITS.phaseMs.value]])
})

test('beyond the first ones keyed actors share buckets, and a free record is used again', () => {
  for (const name of ['a', 'b', 'c', 'd']) is(`c/${name}`, 'SUSPENDED')
  expect([...marks.keys()]).toEqual(['/shoal/actor/c/a', '/shoal/actor/c/b', '/shoal/bucket/me/0'])
  expect(put('/shoal/bucket/me/0')).toMatchObject({
    epoch: 3,
    bucket: { index: 0, actors: [{ address: 'c/c' }, { address: 'c/d' }] },
  })
  is('c/a', 'TERMINATION')
  is('c/e', 'SUSPENDED')
  expect(marks.has('/shoal/actor/c/e')).toBe(true)
})

test('a bucket that became empty says so once', () => {
  for (const name of ['a', 'b', 'c']) is(`c/${name}`, 'SUSPENDED')
  put('/shoal/bucket/me/0')
  is('c/c', 'TERMINATION')
  expect(put('/shoal/bucket/me/0')).toMatchObject({ bucket: { actors: [] } })
  expect(here.content('/shoal/bucket/me/0')).toBeUndefined()
})

test('a pool is one record with counts by phase, however many instances it has', () => {
  for (let n = 0; n < 100; n++) is(`p@i${n}`, n < 30 ? 'RUNNING' : 'SUSPENDED', 0)
  expect([...marks.keys()]).toEqual(['/shoal/pool/p/me'])
  const content = put('/shoal/pool/p/me')
  expect(content?.pool?.counts).toEqual([
    { phase: 'SUSPENDED', count: 70 },
    { phase: 'RUNNING', count: 30 },
  ])
  expect(content?.pool?.instances).toHaveLength(LIMITS.bucketEntries.value)
  is('p@i0', 'TERMINATION', 0)
  expect(marks.get('/shoal/pool/p/me')).toBe(LIMITS.pageMs.value)
})

test('a full bucket or pool of the longest addresses still fits into a record', async () => {
  const key = await generateKeyPair('Ed25519')
  for (let n = 0; n < 300; n++)
    is(`${'t'.repeat(64)}/${String(n).padStart(LIMITS.keyBytes.value, 'k')}`, 'SUSPENDED', 2 ** 40)
  const buckets = [...marks.keys()].filter((name) => name.startsWith('/shoal/bucket/'))
  expect(buckets.length).toBeGreaterThan(4)
  for (const bucket of buckets) {
    const content = here.content(bucket)
    if (content === undefined) throw new Error('nothing to say')
    await sealRecord(
      { ...content, peer: 'x'.repeat(52), seq: 2 ** 40, expires: Date.now() },
      'm'.repeat(64),
      key,
    )
  }
})
