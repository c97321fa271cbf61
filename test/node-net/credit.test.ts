import { expect, test, vi } from 'vitest'
import { type Link, type LinkHandler, openLink } from '../../node/links/link.ts'
import { memoryChannelPair } from '../../node/links/memory-channel.ts'
import { encodeFrame, type Envelope, LIMITS, type Outcome, systemClock } from '../../protocols/index.ts'
import { ENOUGH, never, rawEnvelope, rawPeer } from './raw-peer.ts'

const WAIT = { timeout: 10_000 }
const { creditMessages, creditBytes, creditMs, placeMs, chunkBytes } = LIMITS

function message(bytes = 1, overrides: Partial<Envelope> = {}): Envelope {
  return { ...rawEnvelope(overrides), body: new Uint8Array(bytes) }
}

/** Answers nothing and counts. (Mocks are cleared when any test of the file ends, and these run side by side.) */
function silent(): LinkHandler & { calls: number } {
  const handler = {
    ...never,
    calls: 0,
    message: () => ((handler.calls += 1), new Promise<Outcome>(() => {})),
  }
  return handler
}

function reply(id: number): Parameters<Awaited<ReturnType<typeof rawPeer>>['say']>[0] {
  const outcome = { kind: 'accepted' as const, peer: 'raw', hops: [] }
  return { type: 'outcome', id, bodyBytes: 0, outcome }
}

const messagesOf = ({ heard }: Awaited<ReturnType<typeof rawPeer>>): number =>
  heard.filter(({ type }) => type === 'msg').length

/** A turn of the event loop and more: what was to be written is. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

test.concurrent('a side sends as many messages as its credit allows, keeps the rest, and goes on in order when more comes', async () => {
  const peer = await rawPeer({ handler: never }, { credit: { messages: 3, bytes: 10_000 } })
  const sent = Array.from({ length: 6 }, (_, n) => peer.link.send(message(n + 1)))
  await peer.hear('msg', 3)
  await settled()
  expect(messagesOf(peer)).toBe(3)
  peer.say({ type: 'credit', credit: { messages: 2, bytes: 3 } })
  await peer.hear('msg', 5)
  await settled()
  expect(messagesOf(peer)).toBe(5)
  peer.say({ type: 'credit', credit: { messages: 1, bytes: 1 } })
  const frames = await peer.hear('msg', 6).then(() => peer.heard)
  expect(frames.map((frame) => (frame.type === 'msg' ? frame.bodyBytes : 0)).filter(Boolean)).toEqual([
    1, 2, 3, 4, 5, 6,
  ])
  for (const frame of frames) if (frame.type === 'msg') peer.say(reply(frame.id))
  expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual(Array(6).fill('accepted'))
})

test.concurrent('bytes bound it as well, and a large body waits for a place instead of credit', async () => {
  const peer = await rawPeer({ handler: never }, { credit: { messages: 100, bytes: 100_000 } })
  void peer.link.send(message(60_000))
  void peer.link.send(message(50_000))
  await peer.hear('msg', 1)
  await settled()
  expect(messagesOf(peer)).toBe(1)
  peer.say({ type: 'credit', credit: { messages: 1, bytes: 60_000 } })
  await peer.hear('msg', 2)
})

test.concurrent('what a peer never gives credit for ends as OVERLOADED while the link and questions go on', async () => {
  const peer = await rawPeer({ handler: never }, { credit: { messages: 1, bytes: 1_000 } })
  const first = peer.link.send(message())
  const held = Array.from({ length: 50 }, () => peer.link.send(message(1, { remainingMs: 60_000 })))
  const short = peer.link.send(message(1, { remainingMs: 1 }))
  const aborted = new AbortController()
  const dropped = peer.link.send(message(), { signal: aborted.signal })
  aborted.abort()
  expect(await dropped).toMatchObject({ error: { code: 'CANCELLED' } })
  const question = peer.link.ask('x', new Uint8Array()).catch((error: unknown) => error)
  const at = performance.now()
  for (const outcome of await Promise.all(held))
    expect(outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'OVERLOADED', retryAfterMs: creditMs.value },
    })
  expect(performance.now() - at).toBeGreaterThan(creditMs.value - 100)
  expect(await short).toMatchObject({ error: { code: 'EXPIRED' } })
  await question
  // Nothing of them was written, not even that they are cancelled.
  expect(messagesOf(peer)).toBe(1)
  expect(peer.heard.filter(({ type }) => type === 'cancel').length).toBe(1)
  expect(peer.link.state).toBe('open')
  peer.say(reply((await peer.hear('msg')).id))
  expect((await first).kind).toBe('accepted')
})

test.concurrent('when a link ends, what waited for credit or a place certainly did not run there', async () => {
  const peer = await rawPeer({ handler: never }, { credit: { messages: 2, bytes: 1_000_000 } })
  const away = peer.link.send(message())
  const asking = peer.link.send(message(chunkBytes.value + 1))
  const held = peer.link.send(message())
  await peer.hear('msg', 2)
  peer.link.close()
  expect(await away).toMatchObject({ left: true, error: { code: 'UNREACHABLE' } })
  for (const one of [await asking, await held]) {
    expect(one).toMatchObject({ error: { code: 'UNREACHABLE' } })
    expect(one).not.toHaveProperty('left')
  }
})

test.concurrent('a peer that knows nothing of credit is sent to as before, and may send beyond it', async () => {
  const handler = silent()
  const [near, far] = memoryChannelPair()
  const opening = openLink(near, { peer: 'old', mesh: 'm', incarnation: 1, clock: systemClock, handler })
  far.open({ data() {}, drain() {}, close() {} })
  far.send([
    encodeFrame({
      type: 'hello',
      hello: { mesh: 'm', major: 1, minor: 0, incarnation: 1, messageBytesMax: 1_000_000 },
    }),
  ])
  const link = await opening
  for (let id = 1; id <= creditMessages.value + 10; id += 1)
    far.send([encodeFrame({ type: 'msg', id, bodyBytes: 0, envelope: rawEnvelope() })])
  await vi.waitUntil(() => handler.calls === creditMessages.value + 10, WAIT)
  const body = new Uint8Array(chunkBytes.value * 2)
  far.send([
    encodeFrame({ type: 'msg', id: 5_000, bodyBytes: body.length, envelope: rawEnvelope() }, 10),
    body.subarray(0, 10),
  ])
  far.send([encodeFrame({ type: 'chunk', id: 5_000, reply: false }, body.length - 10), body.subarray(10)])
  await vi.waitUntil(() => handler.calls === creditMessages.value + 11, WAIT)
  expect(link.state).toBe('open')
})

test.concurrent('credit comes back when a message is taken in, long before it is answered', async () => {
  const handler = {
    ...never,
    message: (_: unknown, __: unknown, ___: unknown, received: () => void) => (
      received(), new Promise<Outcome>(() => {})
    ),
  }
  const peer = await rawPeer({ handler })
  for (let id = 1; id <= creditMessages.value; id += 1)
    peer.say({ type: 'msg', id, bodyBytes: 4, envelope: rawEnvelope() }, new Uint8Array(4))
  const returned = (): number =>
    peer.heard.reduce((sum, frame) => sum + (frame.type === 'credit' ? frame.credit.messages : 0), 0)
  await vi.waitUntil(() => returned() >= creditMessages.value / 2, WAIT)
  // In portions, and no other frame: nobody waits to hear that a send was taken in.
  expect(peer.heard.length).toBeLessThan(10)
  for (let id = 1; id <= returned(); id += 1)
    peer.say({ type: 'msg', id: id + 2_000, bodyBytes: 0, envelope: rawEnvelope() })
  await settled()
  expect(peer.link.state).toBe('open')
})

test.concurrent('credit comes back for what is refused, cancelled or answered', async () => {
  const peer = await rawPeer({
    handler: { ...never, message: async ({ hops }) => ({ kind: 'accepted', peer: 'x', hops }) },
    messageBytes: 100,
  })
  const count = creditMessages.value * 3
  for (let id = 1; id <= count; id += 1) {
    peer.say(
      { type: 'msg', id, bodyBytes: id % 3 === 0 ? 4_000 : 0, envelope: rawEnvelope() },
      new Uint8Array(id % 3 === 0 ? 4_000 : 0),
    )
    if (id % 500 === 0) await settled()
  }
  await peer.hear('outcome', count)
  expect(peer.link.state).toBe('open')
})

test.concurrent.each([
  ['a message beyond the credit', creditMessages.value + 1, 0],
  ['bytes beyond the credit', creditBytes.value / chunkBytes.value + 1, chunkBytes.value],
])('%s closes the link with PROTOCOL', async (_, count, bytes) => {
  const peer = await rawPeer({ handler: never })
  for (let id = 1; id <= count; id += 1)
    peer.say({ type: 'msg', id, bodyBytes: bytes, envelope: rawEnvelope() }, new Uint8Array(bytes))
  expect(await peer.hear('goaway')).toMatchObject({
    error: { code: 'PROTOCOL', message: expect.stringContaining('beyond the credit') },
  })
  expect(peer.link.state).toBe('closed')
})

test.concurrent.each([
  ['credit that was not used', { messages: 1, bytes: 0 }],
  ['bytes that were not used', { messages: 0, bytes: 1 }],
  ['credit without end', { messages: 0xffffffff, bytes: 0xffffffff }],
])('%s closes the link with PROTOCOL', async (_, credit) => {
  const peer = await rawPeer({ handler: never })
  peer.say({ type: 'credit', credit })
  expect(await peer.hear('goaway')).toMatchObject({ error: { code: 'PROTOCOL' } })
})

test.concurrent('negative credit closes the link with PROTOCOL', async () => {
  const peer = await rawPeer({ handler: never })
  // protobuf writes -1 as ten bytes: field 13 {field 1: -1}.
  const header = Buffer.from([8, 11, (13 << 3) | 2, 11, 8, ...Array<number>(9).fill(0xff), 1])
  const prefix = Buffer.alloc(6)
  prefix.writeUInt32BE(header.length + 2)
  prefix.writeUInt16BE(header.length, 4)
  peer.bytes(Buffer.concat([prefix, header]))
  expect(await peer.hear('goaway')).toMatchObject({ error: { code: 'PROTOCOL' } })
})

test.concurrent('a large body is announced, comes when there is a place, and the place is given back', async () => {
  const places: string[] = []
  const handler = {
    ...never,
    place: ({ id }: { id: string }, bytes: number) => {
      places.push(`${bytes} for ${id}`)
      return () => void places.push('back')
    },
    message: async ({ body }: Envelope): Promise<Outcome> => {
      places.push(`got ${body.length}`)
      return { kind: 'accepted', peer: 'x', hops: [] }
    },
  }
  const [near, far] = memoryChannelPair()
  const [a] = await Promise.all([
    openLink(near, { peer: 'b', mesh: 'm', incarnation: 1, clock: systemClock, handler: never }),
    openLink(far, { peer: 'a', mesh: 'm', incarnation: 1, clock: systemClock, handler }),
  ])
  const large = message(300_000)
  expect((await a.send(large)).kind).toBe('accepted')
  expect(places).toEqual([`300000 for ${large.id}`, 'back', 'got 300000'])
  expect((await a.send(message(chunkBytes.value))).kind).toBe('accepted')
  expect(places.length).toBe(4)
})

test.concurrent('a busy peer is sent no body', async () => {
  const busy: Outcome = {
    kind: 'refused',
    error: {
      code: 'OVERLOADED',
      message: 'full',
      hint: '',
      messageId: '',
      alternatives: ['other'],
      retryAfterMs: 70,
    },
    hops: [],
  }
  const [near, far] = memoryChannelPair()
  let bytes = 0
  const counting = {
    ...far,
    open: (events: Parameters<typeof far.open>[0]) =>
      far.open({ ...events, data: (data) => ((bytes += data.length), events.data(data)) }),
  }
  const handler = Object.assign(silent(), { place: () => busy })
  const [a] = await Promise.all([
    openLink(near, { peer: 'b', mesh: 'm', incarnation: 1, clock: systemClock, handler: never }),
    openLink(counting, { peer: 'a', mesh: 'm', incarnation: 1, clock: systemClock, handler }),
  ])
  expect(await a.send(message(10_000_000))).toEqual(busy)
  await settled()
  expect(bytes).toBeLessThan(1_000)
  expect(handler.calls).toBe(0)
})

test.concurrent('an announced body that does not come loses its place, and the rest of it is ignored', async () => {
  let backs = 0
  const handler = Object.assign(silent(), { place: () => () => void (backs += 1) })
  const peer = await rawPeer({ handler })
  peer.say({ type: 'msg', id: 7, bodyBytes: 200_000, envelope: rawEnvelope() })
  expect(await peer.hear('ready')).toEqual({ type: 'ready', id: 7 })
  // While anything comes the place is kept.
  const until = performance.now() + placeMs.value * 1.5
  while (performance.now() < until) {
    peer.say({ type: 'chunk', id: 7, reply: false }, new Uint8Array(100))
    await settled()
  }
  expect(backs).toBe(0)
  expect(await peer.hear('outcome')).toMatchObject({ id: 7, outcome: { error: { code: 'OVERLOADED' } } })
  expect(backs).toBe(1)
  peer.say({ type: 'chunk', id: 7, reply: false }, new Uint8Array(199_000))
  peer.say({ type: 'msg', id: 8, bodyBytes: 0, envelope: rawEnvelope() })
  await vi.waitUntil(() => handler.calls === 1, WAIT)
})

test.concurrent('a place that nobody gives is not waited for beyond its time, and READY out of turn means nothing', async () => {
  const peer = await rawPeer({ handler: never })
  const sent = peer.link.send(message(200_000, { remainingMs: 60_000 }))
  const { id } = await peer.hear('msg')
  peer.say({ type: 'ready', id: id + 1 })
  expect(await sent).toMatchObject({ error: { code: 'OVERLOADED' } })
  expect(await peer.hear('cancel')).toMatchObject({ id })
  peer.say({ type: 'ready', id })
  await settled()
  expect(peer.heard.filter(({ type }) => type === 'chunk')).toEqual([])
  expect(peer.link.state).toBe('open')
})

test.concurrent('a reader that stalls keeps no more than its credit on the way, and others are served', async () => {
  const [near, far] = memoryChannelPair()
  let written = 0
  const stuck = {
    ...near,
    send: (parts: readonly Uint8Array[]) => (
      parts.forEach((part) => (written += part.length)), near.send(parts)
    ),
  }
  const opened = openLink(stuck, {
    peer: 'slow',
    mesh: 'm',
    incarnation: 1,
    clock: systemClock,
    handler: never,
  })
  // It said HELLO, and reads nothing any more.
  far.send([
    encodeFrame({
      type: 'hello',
      hello: { mesh: 'm', major: 1, minor: 0, incarnation: 1, messageBytesMax: 1e6, credit: ENOUGH },
    }),
  ])
  const slow = await opened
  const other = await rawPeer({ handler: never })
  const sends: Promise<Outcome>[] = []
  let took = 0
  const count = (link: Link): void => {
    void link.send(message()).then(({ kind }) => (took += kind === 'accepted' ? 1 : 0))
  }
  for (let n = 0; n < 9_000; n += 1) sends.push(slow.send(message(10_000, { remainingMs: 60_000 })))
  for (let n = 0; n < 10; n += 1) count(other.link)
  await other.hear('msg', 10)
  for (const frame of other.heard) if (frame.type === 'msg') other.say(reply(frame.id))
  await vi.waitUntil(() => took === 10, WAIT)
  expect(written).toBeLessThan(creditBytes.value + creditMessages.value * 200)
  const codes = new Set(
    (await Promise.all(sends)).map((outcome) =>
      outcome.kind === 'refused' ? outcome.error.code : outcome.kind,
    ),
  )
  expect([...codes].toSorted()).toEqual(['OVERLOADED', 'UNREACHABLE'])
})
