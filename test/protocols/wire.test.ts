import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  decodeHeader,
  encodeFrame,
  type Frame,
  frameDecoder,
  LIMITS,
  ShoalError,
  type Verdict,
} from '../../protocols/index.ts'
import {
  Frame as ProtoFrame,
  FrameType,
  MessageKey,
  Otherwise,
  OutcomeKind,
  Retry as ProtoRetry,
  Verdict as ProtoVerdict,
  VerdictKind,
} from '../../protocols/proto/wire.js'

const uint = fc.integer({ min: 0, max: 0xffffffff })
const safe = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
// Lone surrogates do not survive UTF-8.
const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const hops = fc.array(
  fc.record(
    {
      peer: text,
      decision: fc.constantFrom('run' as const, 'create', 'claim', 'hold', 'forward', 'relay', 'reject'),
      reason: text,
      waitedMs: uint,
    },
    { requiredKeys: ['peer', 'decision', 'waitedMs'] },
  ),
  { maxLength: 8 },
)
const error = fc.record(
  {
    code: fc.constantFrom('OVERLOADED' as const, 'NO_PLACE', 'INTERNAL'),
    message: text,
    hint: text,
    messageId: text,
    retryAfterMs: uint,
    alternatives: fc.array(text, { maxLength: 3 }),
    attempts: uint,
  },
  { requiredKeys: ['code', 'message', 'hint', 'messageId', 'alternatives'] },
)
const id = uint
const bodyBytes = uint
const verdict = fc.oneof(
  fc.record({ kind: fc.constant('none' as const), forMs: uint }),
  fc.record({
    kind: fc.constant('only' as const),
    by: fc.constantFrom('correlation' as const, 'sender', 'subject'),
    value: text,
    forMs: uint,
    otherwise: fc.constantFrom('hold' as const, 'forward', 'reject'),
  }),
)
const outcome = fc.oneof(
  fc.record({
    kind: fc.constant('reply' as const),
    peer: text,
    actor: text,
    epoch: safe,
    version: uint,
    fresh: fc.boolean(),
    hops,
  }),
  fc.record({
    kind: fc.constant('reply' as const),
    peer: text,
    actor: text,
    epoch: safe,
    version: uint,
    fresh: fc.boolean(),
    hops,
    verdict,
  }),
  fc.record({ kind: fc.constant('accepted' as const), peer: text, hops }),
  fc.record(
    { kind: fc.constant('refused' as const), error, hops, started: fc.constant(true) },
    { requiredKeys: ['kind', 'error', 'hops'] },
  ),
  fc.record(
    { kind: fc.constant('moved' as const), peer: text, epoch: safe, hops, started: fc.constant(true) },
    { requiredKeys: ['kind', 'peer', 'epoch', 'hops'] },
  ),
)
const head = {
  id: text,
  kind: fc.constantFrom('send' as const, 'post'),
  sender: text,
  target: text,
  subject: text,
  correlation: text,
  remainingMs: uint,
  attempt: uint,
  chain: fc.array(text, { maxLength: 5 }),
  hops,
  placed: fc.boolean(),
}
const named = text.filter((value) => value !== '')
const state = { id: text, floor: safe, ended: fc.array(fc.integer({ min: 1, max: 1_024 }), { maxLength: 5 }) }
const lane = fc.record({ ...state, seq: safe, firstEpoch: safe, unordered: fc.boolean() })
const notice = fc.record(
  { target: text, relayTo: named, lane: fc.record(state) },
  { requiredKeys: ['target', 'lane'] },
)
const envelope = fc.record(
  {
    ...head,
    relayTo: named,
    headers: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }),
    idempotencyKey: named,
    topic: named,
    instance: named,
    retry: fc.constantFrom('no' as const, 'yes', 'never'),
    durable: fc.constant(true),
    epoch: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    lane,
    unordered: fc.constant(true),
  },
  { requiredKeys: Object.keys(head) as (keyof typeof head)[] },
)
const credit = fc.record({ messages: uint, bytes: uint })
const hello = fc.record(
  { mesh: text, major: uint, minor: uint, incarnation: safe, messageBytesMax: uint, credit },
  { requiredKeys: ['mesh', 'major', 'minor', 'incarnation', 'messageBytesMax'] },
)
const frames: fc.Arbitrary<Frame> = fc.oneof(
  fc.record({ type: fc.constant('hello' as const), hello }),
  fc.record({ type: fc.constant('msg' as const), id, bodyBytes, envelope }),
  fc.record({ type: fc.constant('outcome' as const), id, bodyBytes, outcome }),
  fc.record({ type: fc.constant('cancel' as const), id }),
  fc.record({ type: fc.constant('ask' as const), id, bodyBytes, op: text }),
  fc.record(
    {
      type: fc.constant('answer' as const),
      id,
      bodyBytes,
      more: fc.boolean(),
      end: fc.boolean(),
      error,
    },
    { requiredKeys: ['type', 'id', 'bodyBytes', 'more', 'end'] },
  ),
  fc.record({ type: fc.constant('chunk' as const), id, reply: fc.boolean() }),
  fc.record({ type: fc.constant('recv' as const), id }),
  fc.record({ type: fc.constant('lane' as const), notice }),
  fc.record({ type: fc.constant('ping' as const), echo: fc.boolean() }),
  fc.record({ type: fc.constant('ready' as const), id }),
  fc.record({ type: fc.constant('credit' as const), credit }),
  fc.record({ type: fc.constant('goaway' as const), error }, { requiredKeys: ['type'] }),
)

/** The same frame as the code generated from wire.proto has it. */
function asProto(frame: Frame): Partial<ProtoFrame> {
  const proto: Partial<ProtoFrame> = {
    type: FrameType[frame.type.toUpperCase() as keyof typeof FrameType] as FrameType,
  }
  if ('id' in frame) proto.id = frame.id
  if ('bodyBytes' in frame) proto.bodyBytes = frame.bodyBytes
  if (frame.type === 'hello') proto.hello = frame.hello
  if (frame.type === 'msg') {
    const {
      kind,
      chain,
      hops: trail,
      headers = [],
      idempotencyKey = '',
      topic = '',
      instance = '',
      retry = 'unsaid',
      unordered = false,
      lane: stamp,
      durable = false,
      epoch = 0,
      ...rest
    } = frame.envelope
    proto.message = {
      ...rest,
      post: kind === 'post',
      chain: [...chain],
      hops: [...trail],
      headers: headers.map(([name, value]) => ({ name, value })),
      idempotencyKey,
      topic,
      instance,
      unordered,
      durable,
      epoch,
      retry: ProtoRetry[retry.toUpperCase() as keyof typeof ProtoRetry] as ProtoRetry,
      ...(stamp === undefined ? {} : { lane: { ...stamp, ended: [...stamp.ended] } }),
    }
  }
  if (frame.type === 'outcome') {
    const { kind, hops: trail, ...rest } = frame.outcome
    const { verdict: ruled, ...plain } = { verdict: undefined, ...rest }
    proto.outcome = {
      peer: '',
      epoch: 0,
      version: 0,
      fresh: false,
      actor: '',
      started: false,
      ...plain,
      ...(ruled === undefined ? {} : { verdict: verdictProto(ruled) }),
      kind: OutcomeKind[kind.toUpperCase() as keyof typeof OutcomeKind] as OutcomeKind,
      hops: [...trail],
    }
  }
  if (frame.type === 'ask') proto.op = frame.op
  if (frame.type === 'answer') Object.assign(proto, { more: frame.more, end: frame.end })
  if (frame.type === 'chunk') proto.reply = frame.reply
  if (frame.type === 'lane') {
    const { target, relayTo = '', lane: told } = frame.notice
    proto.lane = {
      target,
      relayTo,
      lane: { ...told, ended: [...told.ended], seq: 0, firstEpoch: 0, unordered: false },
    }
  }
  if (frame.type === 'credit') proto.credit = frame.credit
  if (frame.type === 'ping') proto.echo = frame.echo
  if ('error' in frame && frame.error !== undefined) proto.error = frame.error
  return proto
}

function verdictProto(ruled: Verdict): ProtoVerdict {
  const none = {
    kind: VerdictKind.ANY,
    forMs: 0,
    by: MessageKey.CORRELATION,
    value: '',
    otherwise: Otherwise.HOLD,
  }
  if (ruled.kind === 'any') return none
  if (ruled.kind === 'none') return { ...none, kind: VerdictKind.NOTHING, forMs: ruled.forMs }
  return {
    kind: VerdictKind.ONLY,
    forMs: ruled.forMs,
    by: MessageKey[ruled.by.toUpperCase() as keyof typeof MessageKey] as MessageKey,
    value: ruled.value,
    otherwise: Otherwise[ruled.otherwise.toUpperCase() as keyof typeof Otherwise] as Otherwise,
  }
}

function headerOf(frame: Frame): Uint8Array {
  return encodeFrame(frame).subarray(6)
}

test('a frame written by hand is read by the generated codec, and the other way round', () => {
  fc.assert(
    fc.property(frames, (frame) => {
      const proto = asProto(frame)
      expect(ProtoFrame.decode(headerOf(frame))).toEqual(ProtoFrame.decode(ProtoFrame.encode(proto)))
      expect(decodeHeader(ProtoFrame.encode(proto))).toEqual(frame)
      expect(decodeHeader(headerOf(frame))).toEqual(frame)
    }),
    { numRuns: 300 },
  )
})

test('frames and bodies come out of a stream as they went in, however it is cut', () => {
  const framed = fc.tuple(frames, fc.uint8Array({ maxLength: 300 }))
  fc.assert(
    fc.property(fc.array(framed, { maxLength: 6 }), fc.infiniteStream(fc.nat({ max: 200 })), (sent, cuts) => {
      const bytes = Buffer.concat(sent.flatMap(([frame, body]) => [encodeFrame(frame, body.length), body]))
      const got: [Frame, Uint8Array][] = []
      const decoder = frameDecoder((frame, body) => got.push([frame, new Uint8Array(body)]))
      for (let at = 0; at < bytes.length; ) {
        const length = Math.max(1, cuts.next().value as number)
        decoder.push(bytes.subarray(at, at + length))
        at += length
      }
      expect(got).toEqual(sent)
    }),
  )
})

test('random bytes are refused as PROTOCOL or ignored, and never anything else', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 })), (pieces) => {
      const decoder = frameDecoder(() => {})
      try {
        for (const piece of pieces) decoder.push(piece)
      } catch (thrown) {
        expect((thrown as ShoalError).code).toBe('PROTOCOL')
      }
    }),
    { numRuns: 1_000 },
  )
})

test('a damaged header is refused as PROTOCOL or read as another, and never anything else', () => {
  fc.assert(
    fc.property(frames, fc.nat(), fc.nat({ max: 255 }), fc.nat(), (frame, at, byte, cut) => {
      const header = new Uint8Array(headerOf(frame))
      if (header.length > 0) header[at % header.length] = byte
      try {
        decodeHeader(header.subarray(0, cut % (header.length + 1)))
      } catch (thrown) {
        expect((thrown as ShoalError).code).toBe('PROTOCOL')
      }
    }),
    { numRuns: 1_000 },
  )
})

test('an announced length beyond the limit is refused before anything of it arrives', () => {
  const decoder = frameDecoder(() => {})
  const prefix = Buffer.alloc(6)
  prefix.writeUInt32BE(LIMITS.frameBytes.value + 1)
  expect(() => decoder.push(prefix)).toThrow(/announces 1048577 bytes/)
})

test('a header longer than its limit is not sent', () => {
  const subject = 'x'.repeat(LIMITS.frameHeaderBytes.value)
  const head = { ...fc.sample(envelope, 1)[0], subject } as Extract<Frame, { type: 'msg' }>['envelope']
  expect(() => encodeFrame({ type: 'msg', id: 1, bodyBytes: 0, envelope: head })).toThrow(ShoalError)
})

test('an error code, a decision and a frame type of a newer version are read, not refused', () => {
  const future = ProtoFrame.encode({
    type: FrameType.GOAWAY,
    error: { code: 'NOT_YET_INVENTED', message: 'so sorry', hint: '', messageId: '', alternatives: [] },
  })
  expect(decodeHeader(future)).toMatchObject({
    error: { code: 'INTERNAL', message: 'NOT_YET_INVENTED: so sorry' },
  })
  expect(decodeHeader(new Uint8Array([8, 99, 0xfa, 7, 1, 5]))).toEqual({ type: 'unknown' })
})
