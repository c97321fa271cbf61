import type { LaneNotice } from '../envelope.ts'
import { type ErrorValue, ShoalError } from '../errors.ts'
import { LIMITS } from '../limits.ts'
import { ProtoReader, ProtoWriter } from './bytes.ts'
import { readLaneNotice, writeLaneNotice } from './lanes.ts'
import {
  type Credit,
  type EnvelopeHead,
  type Hello,
  type OutcomeHead,
  readCredit,
  readEnvelope,
  readError,
  readHello,
  readOutcome,
  writeCredit,
  writeEnvelope,
  writeError,
  writeHello,
  writeOutcome,
} from './headers.ts'

/** One frame's header, by type; the specification is `protocols/proto/wire.proto`. `bodyBytes`: the whole body. */
export type Frame =
  | { type: 'hello'; hello: Hello }
  | { type: 'msg'; id: number; bodyBytes: number; envelope: EnvelopeHead }
  | { type: 'outcome'; id: number; bodyBytes: number; outcome: OutcomeHead }
  | { type: 'cancel'; id: number }
  | { type: 'ask'; id: number; bodyBytes: number; op: string }
  | { type: 'answer'; id: number; bodyBytes: number; more: boolean; end: boolean; error?: ErrorValue }
  | { type: 'chunk'; id: number; reply: boolean }
  | { type: 'ping'; echo: boolean }
  | { type: 'goaway'; error?: ErrorValue }
  | { type: 'recv'; id: number }
  | { type: 'credit'; credit: Credit }
  | { type: 'lane'; notice: LaneNotice }
  /** There is a place for a body that was announced. */
  | { type: 'ready'; id: number }
  /** Of a newer version; to be ignored. */
  | { type: 'unknown' }

/** Position is the number on the wire. */
const TYPES = [
  'unknown',
  'hello',
  'msg',
  'outcome',
  'cancel',
  'ask',
  'answer',
  'chunk',
  'ping',
  'goaway',
  'recv',
  'credit',
  'lane',
  'ready',
] as const satisfies Frame['type'][]

/** Two lengths in front of the header: u32 of the rest, u16 of the header. */
export const FRAME_PREFIX_BYTES = 6

// One writer for all links: encoding is synchronous and the result is copied out.
const writer = new ProtoWriter()

/**
 * Prefix and header of a frame; the caller writes `partBytes` bytes of body right behind them.
 *
 * @throws ShoalError BAD_REQUEST when the header is longer than LIMITS.frameHeaderBytes
 */
export function encodeFrame(frame: Frame, partBytes = 0): Buffer {
  writer.reset(FRAME_PREFIX_BYTES)
  writer.uint(1, TYPES.indexOf(frame.type))
  if ('id' in frame) writer.uint(2, frame.id)
  if ('bodyBytes' in frame) writer.uint(3, frame.bodyBytes)
  switch (frame.type) {
    case 'hello':
      writer.message(4, frame.hello, writeHello)
      break
    case 'msg':
      writer.message(5, frame.envelope, writeEnvelope)
      break
    case 'outcome':
      writer.message(6, frame.outcome, writeOutcome)
      break
    case 'ask':
      writer.element(7, frame.op)
      break
    case 'answer':
      writer.bool(8, frame.more)
      if (frame.error !== undefined) writer.message(9, frame.error, writeError)
      writer.bool(11, frame.end)
      break
    case 'chunk':
      writer.bool(10, frame.reply)
      break
    case 'goaway':
      if (frame.error !== undefined) writer.message(9, frame.error, writeError)
      break
    case 'ping':
      writer.bool(12, frame.echo)
      break
    case 'credit':
      writer.message(13, frame.credit, writeCredit)
      break
    case 'lane':
      writer.message(14, frame.notice, writeLaneNotice)
      break
    case 'cancel':
    case 'recv':
    case 'ready':
    case 'unknown':
      break
  }
  const headerBytes = writer.length - FRAME_PREFIX_BYTES
  if (headerBytes > LIMITS.frameHeaderBytes.value) {
    throw new ShoalError(
      'BAD_REQUEST',
      `the header of a ${frame.type} frame has ${headerBytes} bytes, more than ${LIMITS.frameHeaderBytes.value}`,
      { hint: 'shorten the subject, the correlation or the names; large data belongs in the body' },
    )
  }
  const bytes = writer.take()
  bytes.writeUInt32BE(2 + headerBytes + partBytes, 0)
  bytes.writeUInt16BE(headerBytes, 4)
  return bytes
}

/**
 * A header as a peer wrote it.
 *
 * @throws ShoalError PROTOCOL
 */
export function decodeHeader(header: Uint8Array): Frame {
  const from = new ProtoReader(header)
  let type = 0
  let id = 0
  let bodyBytes = 0
  let hello: Hello | undefined
  let envelope: EnvelopeHead | undefined
  let outcome: OutcomeHead | undefined
  let error: ErrorValue | undefined
  let op = ''
  let more = false
  let reply = false
  let end = false
  let notice: LaneNotice | undefined
  let echo = false
  let credit: Credit | undefined
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) type = from.number()
    else if (field === 2) id = from.uint32()
    else if (field === 3) bodyBytes = from.uint32()
    else if (field === 4) hello = from.message(readHello)
    else if (field === 5) envelope = from.message(readEnvelope)
    else if (field === 6) outcome = from.message(readOutcome)
    else if (field === 7) op = from.text()
    else if (field === 8) more = from.bool()
    else if (field === 9) error = from.message(readError)
    else if (field === 10) reply = from.bool()
    else if (field === 11) end = from.bool()
    else if (field === 13) credit = from.message(readCredit)
    else if (field === 14) notice = from.message(readLaneNotice)
    else if (field === 12) echo = from.bool()
    else from.skip()
  }
  const name = TYPES[type] ?? 'unknown'
  switch (name) {
    case 'hello':
      return { type: name, hello: present(name, hello) }
    case 'msg':
      return { type: name, id, bodyBytes, envelope: present(name, envelope) }
    case 'outcome':
      return { type: name, id, bodyBytes, outcome: present(name, outcome) }
    case 'ask':
      return { type: name, id, bodyBytes, op }
    case 'answer':
      return { type: name, id, bodyBytes, more, end, ...(error === undefined ? {} : { error }) }
    case 'chunk':
      return { type: name, id, reply }
    case 'credit':
      return { type: name, credit: present(name, credit) }
    case 'lane':
      return { type: name, notice: present(name, notice) }
    case 'cancel':
    case 'recv':
    case 'ready':
      return { type: name, id }
    case 'goaway':
      return { type: name, ...(error === undefined ? {} : { error }) }
    case 'ping':
      return { type: name, echo }
    case 'unknown':
      return { type: name }
  }
}

function present<T>(type: string, value: T | undefined): T {
  if (value === undefined) throw new ShoalError('PROTOCOL', `a ${type} frame came without its content`)
  return value
}
