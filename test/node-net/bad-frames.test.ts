import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import type { LinkHandler } from '../../node/links/link.ts'
import { encodeFrame, type Frame, LIMITS, type Outcome } from '../../protocols/index.ts'
import { never, rawEnvelope, rawPeer } from './raw-peer.ts'

const answering: LinkHandler = {
  message: async ({ body, hops }) => ({
    kind: 'reply',
    peer: 'x',
    actor: 'echo/a',
    epoch: 1,
    version: 1,
    fresh: false,
    hops,
    body,
  }),
  ask: async () => new Uint8Array(),
}

const accepted: Extract<Frame, { type: 'outcome' }>['outcome'] = { kind: 'accepted', peer: 'raw', hops: [] }

/** The link still answers a message. */
async function lives(peer: Awaited<ReturnType<typeof rawPeer>>): Promise<void> {
  const before = peer.heard.filter(({ type }) => type === 'outcome').length
  peer.say({ type: 'msg', id: 0xfffffff0, bodyBytes: 2, envelope: rawEnvelope() }, Buffer.from('hi'))
  await peer.hear('outcome', before + 1)
  expect(peer.link.state).toBe('open')
}

test('what a newer version may say is passed over: frame types, and what belongs to no open exchange', async () => {
  const peer = await rawPeer({ handler: answering })
  const odd: [Frame, Uint8Array?][] = [
    [{ type: 'unknown' }],
    [{ type: 'outcome', id: 77, bodyBytes: 0, outcome: accepted }],
    [
      { type: 'outcome', id: 77, bodyBytes: 9, outcome: { ...accepted, kind: 'refused', error: overloaded } },
      new Uint8Array(4),
    ],
    [{ type: 'answer', id: 77, bodyBytes: 0, more: true, end: false }],
    [{ type: 'chunk', id: 77, reply: false }, new Uint8Array(1_000)],
    [{ type: 'chunk', id: 77, reply: true }, new Uint8Array(1_000)],
    [{ type: 'recv', id: 77 }],
    [{ type: 'ready', id: 77 }],
    [{ type: 'cancel', id: 77 }],
  ]
  for (const [frame, body] of odd) peer.say(frame, body)
  peer.bytes(newer())
  await lives(peer)
})

const overloaded = { code: 'OVERLOADED' as const, message: '', hint: '', messageId: '', alternatives: [] }

/** A frame of type 200 with field 900. */
function newer(): Uint8Array {
  const header = Buffer.from([8, 200, 1, 0xa0, 0x38, 5])
  const prefix = Buffer.alloc(6)
  prefix.writeUInt32BE(header.length + 2)
  prefix.writeUInt16BE(header.length, 4)
  return Buffer.concat([prefix, header])
}

test.each<[string, (peer: Awaited<ReturnType<typeof rawPeer>>) => void]>([
  [
    'an exchange opened twice with different bodies',
    (peer) => {
      peer.say({ type: 'msg', id: 5, bodyBytes: 1, envelope: rawEnvelope() }, Buffer.from('a'))
      peer.say({ type: 'msg', id: 5, bodyBytes: 1, envelope: rawEnvelope() }, Buffer.from('b'))
    },
  ],
  [
    'an exchange that is a message and a question',
    (peer) => {
      peer.say({ type: 'msg', id: 5, bodyBytes: 0, envelope: rawEnvelope() })
      peer.say({ type: 'ask', id: 5, bodyBytes: 0, op: 'ps' })
    },
  ],
  [
    'an announced body opened twice',
    (peer) => {
      for (let n = 0; n < 2; n += 1)
        peer.say({ type: 'msg', id: 5, bodyBytes: 100_000, envelope: rawEnvelope() })
    },
  ],
  [
    'a body longer than announced',
    (peer) => {
      peer.say({ type: 'msg', id: 5, bodyBytes: 100_000, envelope: rawEnvelope() })
      for (let n = 0; n < 2; n += 1) peer.say({ type: 'chunk', id: 5, reply: false }, new Uint8Array(60_000))
    },
  ],
  ['HELLO again', (peer) => peer.say({ type: 'hello', hello: peer.link.hello })],
  ['a frame cut off in its header', (peer) => peer.bytes(Buffer.from([0, 0, 0, 4, 0, 2, 0x2a, 0x7f]))],
])('%s closes the link with PROTOCOL', async (_, attack) => {
  const peer = await rawPeer({ handler: never })
  attack(peer)
  expect(await peer.hear('goaway')).toMatchObject({ error: { code: 'PROTOCOL' } })
  expect((await peer.closed).message).toContain('link to raw ended')
})

test('every place that was given for a body is given up, whatever its peer does then', async () => {
  let places = 0
  const place = (): (() => void) => {
    places += 1
    return () => void (places -= 1)
  }
  for (const attack of ['twice', 'cancel', 'close', 'too much'] as const) {
    const peer = await rawPeer({ handler: { ...never, place } })
    peer.say({ type: 'msg', id: 5, bodyBytes: 100_000, envelope: rawEnvelope() })
    await peer.hear('ready')
    expect(places).toBe(1)
    if (attack === 'cancel') peer.say({ type: 'cancel', id: 5 })
    else if (attack === 'close') peer.link.close()
    else if (attack === 'too much') peer.say({ type: 'chunk', id: 5, reply: false }, new Uint8Array(100_001))
    else peer.say({ type: 'msg', id: 5, bodyBytes: 100_000, envelope: rawEnvelope() })
    await vi.waitUntil(() => places === 0, { timeout: 10_000 })
  }
})

test('an answer to a message that waits for credit closes the link: it was not sent', async () => {
  const peer = await rawPeer({ handler: never }, { credit: { messages: 0, bytes: 0 } })
  const sent = peer.link.send({ ...rawEnvelope(), body: new Uint8Array(1) })
  peer.say({ type: 'outcome', id: 1, bodyBytes: 0, outcome: accepted })
  expect(await peer.hear('goaway')).toMatchObject({ error: { code: 'PROTOCOL' } })
  expect(await sent).toMatchObject({ error: { code: 'UNREACHABLE' } })
  expect(await sent).not.toHaveProperty('left')
})

test('a second answer, and the rest of one that was given up, change nothing', async () => {
  const peer = await rawPeer({ handler: answering })
  const sent = peer.link.send({ ...rawEnvelope(), body: new Uint8Array(1) })
  const { id } = await peer.hear('msg')
  const refusedOnce = { kind: 'refused' as const, error: overloaded, hops: [] }
  peer.say({ type: 'outcome', id, bodyBytes: 0, outcome: accepted })
  peer.say({ type: 'outcome', id, bodyBytes: 0, outcome: refusedOnce })
  expect((await sent).kind).toBe('accepted')
  await lives(peer)
})

test('a trail of 255 hops and a chain of 500 come back as they came', async () => {
  const peer = await rawPeer({ handler: answering })
  const hops = Array.from({ length: 255 }, (_, n) => ({
    peer: `p${n}`,
    decision: 'forward' as const,
    waitedMs: n,
  }))
  const chain = Array.from({ length: 500 }, (_, n) => `t/${n}`)
  peer.say({ type: 'msg', id: 9, bodyBytes: 0, envelope: rawEnvelope({ hops, chain }) })
  expect((await peer.hear('outcome')).outcome.hops).toEqual(hops)
})

/** Frames that an attacker would mix: few ids, so that they meet. */
const id = fc.integer({ min: 0, max: 5 })
const bodyBytes = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.constantFrom(65_537, 200_000, 0xffffffff))
const outcome: fc.Arbitrary<Extract<Frame, { type: 'outcome' }>['outcome']> = fc.constantFrom(
  accepted,
  { kind: 'refused' as const, error: overloaded, hops: [] },
  { kind: 'moved' as const, peer: 'y', epoch: 3, hops: [] },
)
const frames: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({
    type: fc.constant('msg' as const),
    id,
    bodyBytes,
    envelope: fc.constant(null).map(() => rawEnvelope()),
  }),
  fc.record({ type: fc.constant('outcome' as const), id, bodyBytes, outcome }),
  fc.record({ type: fc.constant('ask' as const), id, bodyBytes, op: fc.constantFrom('ps', 'x') }),
  fc.record({ type: fc.constant('answer' as const), id, bodyBytes, more: fc.boolean(), end: fc.boolean() }),
  fc.record({ type: fc.constant('chunk' as const), id, reply: fc.boolean() }),
  fc.record({ type: fc.constantFrom('recv' as const, 'ready', 'cancel'), id }),
  fc.record({
    type: fc.constant('credit' as const),
    credit: fc.record({ messages: fc.integer({ min: 0, max: 3 }), bytes: fc.integer({ min: 0, max: 200 }) }),
  }),
  fc.record({ type: fc.constant('ping' as const), echo: fc.boolean() }),
)

test('any frames in any order, and any bytes, end in answers or in GOAWAY PROTOCOL, never in a crash', async () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 20, arbitrary: fc.tuple(frames, fc.uint8Array({ maxLength: 400 })) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }) },
    ),
    { maxLength: 40 },
  )
  await fc.assert(
    fc.asyncProperty(steps, async (attack) => {
      const peer = await rawPeer({ handler: answering })
      const mine = [1, 70_000].map((bytes) =>
        peer.link.send({ ...rawEnvelope({ remainingMs: 60_000 }), body: new Uint8Array(bytes) }),
      )
      for (const step of attack) {
        if (step instanceof Uint8Array) peer.bytes(step)
        else peer.bytes(Buffer.concat([encodeFrame(step[0], step[1].length), step[1]]))
      }
      await new Promise((resolve) => setImmediate(resolve))
      const goaway = peer.heard.find(({ type }) => type === 'goaway')
      expect(peer.link.state === 'closed').toBe(goaway !== undefined)
      if (goaway?.type === 'goaway') expect(goaway.error?.code).toBe('PROTOCOL')
      // No more is said than was asked: two messages, a body, and one answer, credit and READY for each step.
      expect(peer.heard.length).toBeLessThan(10 + 3 * attack.length)
      peer.link.close()
      for (const sent of await Promise.all<Outcome>(mine)) expect(sent.kind).toMatch(/accepted|refused|moved/)
    }),
    { numRuns: 400 },
  )
}, 60_000)

test('announced bodies are kept within what one link may hold, and refused beyond', async () => {
  const peer = await rawPeer({ handler: never })
  const count = LIMITS.linkAssemblyBytes.value / LIMITS.messageBytes.value + 5
  const before = process.memoryUsage().arrayBuffers
  for (let n = 1; n <= count; n += 1)
    peer.say({ type: 'msg', id: n, bodyBytes: LIMITS.messageBytes.value, envelope: rawEnvelope() })
  await peer.hear('outcome', 5)
  expect(peer.heard.filter(({ type }) => type === 'ready').length).toBe(count - 5)
  // Room is made as bytes come, not as they are announced.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LIMITS.messageBytes.value)
})
