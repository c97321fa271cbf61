import { expect, test, vi } from 'vitest'
import { decodePublished, encodePublished } from '../../node/published-codec.ts'
import { Topics, type TopicsParts } from '../../node/topics.ts'
import { type ActorType, DEFAULT_POLICY, type Envelope, LIMITS, type Outcome } from '../../protocols/index.ts'
import { FakeClock } from './fake-clock.ts'

interface World {
  topics: Topics
  posted: Envelope[]
  /** Ends the oldest open post. */
  end: (outcome: Outcome) => void
  air: { published: Uint8Array[]; hear: ((bytes: Uint8Array) => void) | undefined; left: number }
  lost: object[]
}

const ACCEPTED: Outcome = { kind: 'accepted', peer: 'p', hops: [] }

function world(subscriptions: Record<string, Record<string, string>>, removed: string[] = []): World {
  const open: ((outcome: Outcome) => void)[] = []
  let ids = 0
  const types = Object.entries(subscriptions).map(
    ([name, subscribe]) =>
      ({
        name,
        removed: removed.includes(name),
        policy: { ...DEFAULT_POLICY, subscribe },
      }) as unknown as ActorType,
  )
  const made: World = {
    topics: undefined as never,
    posted: [],
    end: (outcome) => open.shift()?.(outcome),
    air: { published: [], hear: undefined, left: 0 },
    lost: [],
  }
  const parts: TopicsParts = {
    self: 'me',
    air: {
      publish: (_topic, bytes) => void made.air.published.push(bytes),
      listen: (_topic, heard) => {
        made.air.hear = heard
        return () => void made.air.left++
      },
    },
    types: () => types,
    nextId: () => `id-${++ids}`,
    receive: (envelope) => {
      made.posted.push(envelope)
      return new Promise((resolve) => open.push(resolve))
    },
    clock: new FakeClock(),
    log: (happening) => void made.lost.push(happening),
  }
  made.topics = new Topics(parts)
  return made
}

function message(topic: string, more: Partial<Envelope> = {}): Envelope {
  return {
    id: 'm',
    kind: 'post',
    sender: '~me',
    target: '',
    subject: '',
    correlation: 'c',
    remainingMs: 1_000,
    attempt: 1,
    chain: [],
    hops: [],
    placed: false,
    topic,
    body: new TextEncoder().encode('hot'),
    ...more,
  }
}

test('each subscribed type gets one post, at the address that its subscription makes', () => {
  const { topics, posted } = world({
    watch: { alarms: '' },
    log: { alarms: 'all', other: '' },
    twin: { alarms: '{subject}/t' },
    deaf: { other: '' },
  })
  const { id, posts } = topics.publish(message('alarms', { subject: 'sensor-7', headers: [['unit', 'C']] }))
  expect(id).toBe('m')
  expect(posts).toEqual([
    { id: 'id-1', target: 'watch' },
    { id: 'id-2', target: 'log/all' },
    { id: 'id-3', target: 'twin/sensor-7/t' },
  ])
  expect(posted.map((post) => [post.id, post.target])).toEqual(posts.map((post) => [post.id, post.target]))
  for (const post of posted)
    expect(post).toMatchObject({
      kind: 'post',
      topic: 'alarms',
      sender: '~me',
      correlation: 'c',
      chain: ['#alarms'],
      headers: [['unit', 'C']],
    })
})

test('names that every object has are no subscriptions, and a removed type is told nothing', () => {
  const { topics } = world({ watch: { alarms: '' }, gone: { alarms: '' } }, ['gone'])
  expect(topics.publish(message('constructor')).posts).toEqual([])
  expect(topics.publish(message('alarms')).posts.map(({ target }) => target)).toEqual(['watch'])
})

test('a subject that makes no key leaves that type out, and an event says so', () => {
  const { topics, lost } = world({ twin: { alarms: '{subject}' }, watch: { alarms: '' } })
  expect(topics.publish(message('alarms')).posts.map(({ target }) => target)).toEqual(['watch'])
  expect(lost).toMatchObject([{ event: 'publish-lost', topic: 'alarms', target: 'twin/' }])
})

test('a subscriber that takes nothing misses what is too much, on an event, and holds up no other', async () => {
  const { topics, lost, end } = world({ stuck: { alarms: '' } })
  const most = LIMITS.publishesOpen.value
  for (let n = 0; n < most; n++) expect(topics.publish(message('alarms')).posts).toHaveLength(1)
  expect(topics.publish(message('alarms')).posts).toEqual([])
  expect(lost).toMatchObject([{ event: 'publish-lost', target: 'stuck', error: { code: 'OVERLOADED' } }])
  end(ACCEPTED)
  end({
    kind: 'refused',
    error: { code: 'NO_PLACE', message: 'nowhere', hint: '', messageId: '', alternatives: [] },
    hops: [],
  })
  await vi.waitFor(() =>
    expect(lost[1]).toMatchObject({ event: 'publish-lost', target: 'stuck', error: { code: 'NO_PLACE' } }),
  )
  for (const left of [1, 1, 0]) expect(topics.publish(message('alarms')).posts).toHaveLength(left)

  const two = world({ stuck: { alarms: '' }, well: { news: '' } })
  for (let n = 0; n <= most; n++) two.topics.publish(message('alarms'))
  expect(two.topics.publish(message('news')).posts.map(({ target }) => target)).toEqual(['well'])
})

test('posts are tried until their time is over, unless the publisher says otherwise', () => {
  const { topics, posted } = world({ watch: { alarms: '' } })
  topics.publish(message('alarms'))
  topics.publish(message('alarms', { retry: 'never' }))
  expect(posted.map(({ retry, remainingMs }) => [retry, remainingMs])).toEqual([
    ['yes', 1_000],
    ['never', 1_000],
  ])
})

test('what a topic led to is not published there again, over however many other topics', () => {
  const { topics, posted } = world({ watch: { a: '', b: '' } })
  topics.publish(message('a', { chain: ['x/1'] }))
  expect(posted[0]?.chain).toEqual(['#a'])
  topics.publish(message('b', { chain: ['#a', 'watch@1'] }))
  expect(posted[1]?.chain).toEqual(['#a', '#b'])
  expect(() => topics.publish(message('a', { chain: ['#a', '#b', 'watch@1'] }))).toThrow(
    expect.objectContaining({ code: 'CALL_CYCLE', message: expect.stringContaining('#a -> #b -> #a') }),
  )
  const long = Array.from({ length: LIMITS.callChain.value }, (_, n) => `#t${n}`)
  expect(() => topics.publish(message('a', { chain: long }))).toThrow(
    expect.objectContaining({ code: 'CALL_CYCLE' }),
  )
  expect(posted).toHaveLength(2)
})

test.each(['', ' ', 'a b', '/a', '#a', 'ä', 'x'.repeat(129), '../a'])('%j is no topic', (topic) => {
  const { topics, posted } = world({ watch: { alarms: '' } })
  const bad = expect.objectContaining({ code: 'BAD_REQUEST' })
  expect(() => topics.publish(message(topic))).toThrow(bad)
  expect(() => topics.subscribe(topic)).toThrow(bad)
  expect(posted).toEqual([])
})

test('a body beyond the limit is refused before anybody gets it', () => {
  const { topics, posted, air } = world({ watch: { alarms: '' } })
  const body = new Uint8Array(LIMITS.publishBytes.value + 1)
  expect(() => topics.publish(message('alarms', { body }))).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE' }),
  )
  expect([posted.length, air.published.length]).toEqual([0, 0])
  topics.publish(message('alarms', { body: body.subarray(1) }))
  expect([posted.length, air.published.length]).toEqual([1, 1])
})

test('listeners hear what is published here and what comes over the air, and only of their topic', async () => {
  const { topics, air } = world({})
  const heard: string[] = []
  const leaving = new AbortController()
  const subscription = topics.subscribe('alarms', leaving.signal)
  await subscription.ready
  topics.publish(message('alarms', { id: 'here', headers: [['unit', 'C']], idempotencyKey: 'k' }))
  topics.publish(message('other'))
  const other = world({})
  for (const topic of ['alarms', 'other']) other.topics.publish(message(topic, { id: `air-${topic}` }))
  for (const bytes of other.air.published) air.hear?.(bytes)
  air.hear?.(new Uint8Array([0xff, 0xff, 0xff]))
  for await (const each of subscription) {
    heard.push(`${each.id} ${new TextDecoder().decode(each.body)}`)
    if (each.id === 'here')
      expect(each).toMatchObject({
        topic: 'alarms',
        peer: 'me',
        sender: '~me',
        headers: [['unit', 'C']],
        idempotencyKey: 'k',
        dropped: 0,
      })
    if (heard.length === 2) leaving.abort()
  }
  expect(heard).toEqual(['here hot', 'air-alarms hot'])
  expect(air.left).toBe(1)
})

test('a slow listener misses the oldest, is told how many, and costs no more memory than its limit', async () => {
  const { topics } = world({})
  const subscription = topics.subscribe('alarms')
  const most = LIMITS.heardMessages.value
  for (let n = 0; n < most + 7; n++) topics.publish(message('alarms', { id: `m${n}` }))
  const heard = []
  for await (const { id, dropped } of subscription) {
    heard.push([id, dropped])
    if (heard.length === most) break
  }
  expect(heard[0]).toEqual(['m7', 7])
  expect(heard.slice(1).every(([, dropped]) => dropped === 0)).toBe(true)
  expect(heard.at(-1)).toEqual([`m${most + 6}`, 0])

  const large = topics.subscribe('alarms')
  const body = new Uint8Array(LIMITS.publishBytes.value)
  const fit = LIMITS.heardBytes.value / body.length
  for (let n = 0; n < fit + 3; n++) topics.publish(message('alarms', { id: `l${n}`, body }))
  for await (const { id, dropped } of large) {
    expect([id, dropped]).toEqual(['l3', 3])
    break
  }
})

test('listeners are bounded, and whoever leaves the loop makes place', async () => {
  const { topics, air } = world({})
  const all = Array.from({ length: LIMITS.listeners.value }, () => topics.subscribe('alarms'))
  expect(() => topics.subscribe('alarms')).toThrow(expect.objectContaining({ code: 'OVERLOADED' }))
  topics.publish(message('alarms'))
  for await (const _ of all[0] ?? []) break
  expect(air.left).toBe(1)
  topics.subscribe('alarms')
})

test('an aborted signal ends the loop at once, before it began and while it waits', async () => {
  const { topics } = world({})
  const leaving = new AbortController()
  const waiting = (async () => {
    for await (const _ of topics.subscribe('alarms', leaving.signal)) throw new Error('nothing was published')
  })()
  leaving.abort()
  await waiting
  for await (const _ of topics.subscribe('alarms', leaving.signal)) throw new Error('it is over')
})

test('what another node says was published may be anything', () => {
  const bytes = encodePublished({
    ...message('alarms'),
    topic: 'alarms',
    peer: 'p',
    headers: [],
    idempotencyKey: '',
    dropped: 0,
  })
  expect(decodePublished(bytes, 5)).toMatchObject({ topic: 'alarms', at: 5, dropped: 0 })
  for (let cut = 1; cut < bytes.length; cut += 3) decodePublished(bytes.subarray(0, cut), 0)
  expect(decodePublished(new Uint8Array([0x0a, 0xff]), 0)).toBeUndefined()
})
