import type { Envelope, Hop, Outcome } from '../envelope.ts'
import { type ErrorValue, ShoalError } from '../errors.ts'
import type { Verdict } from '../verdict.ts'
import type { ProtoReader, ProtoWriter } from './bytes.ts'
import { readLane, readRetry, writeLane, writeRetry } from './lanes.ts'
import { readVerdict, writeVerdict } from './verdict.ts'

/** What a side may send: messages, and bytes of their bodies. */
export interface Credit {
  messages: number
  bytes: number
}

/** What a side says of itself before anything else. */
export interface Hello {
  mesh: string
  major: number
  minor: number
  /** Rises with each start of the peer. */
  incarnation: number
  /** The longest message body that this side accepts, bytes. */
  messageBytesMax: number
  /** What the other side may send before any is returned; absent: that side does not know of credit. */
  credit?: Credit
}

/** An envelope without its body, which travels behind the header. */
export type EnvelopeHead = Omit<Envelope, 'body'>

type Headed<T> = T extends unknown ? Omit<T, 'body'> : never

/** An outcome without its body. */
export type OutcomeHead = Headed<Outcome>

const DECISIONS: ReadonlySet<string> = new Set([
  'run',
  'create',
  'claim',
  'hold',
  'forward',
  'relay',
  'reject',
])
const OUTCOME_KINDS = ['', 'reply', 'accepted', 'refused', 'moved'] as const

/** Milliseconds as the wire has them: whole, 0 to 2^32 - 1. */
function wireMs(ms: number): number {
  return ms > 0 ? Math.min(0xffffffff, Math.ceil(ms)) : 0
}

export function writeHello(to: ProtoWriter, hello: Hello): void {
  to.text(1, hello.mesh)
  to.uint(2, hello.major)
  to.uint(3, hello.minor)
  to.uint(4, hello.incarnation)
  to.uint(5, hello.messageBytesMax)
  if (hello.credit !== undefined) to.message(6, hello.credit, writeCredit)
}

export function writeCredit(to: ProtoWriter, credit: Credit): void {
  to.uint(1, credit.messages)
  to.uint(2, credit.bytes)
}

export function readCredit(from: ProtoReader): Credit {
  const credit = { messages: 0, bytes: 0 }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) credit.messages = from.uint32()
    else if (field === 2) credit.bytes = from.uint32()
    else from.skip()
  }
  return credit
}

export function readHello(from: ProtoReader): Hello {
  const hello: Hello = { mesh: '', major: 0, minor: 0, incarnation: 0, messageBytesMax: 0 }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) hello.mesh = from.text()
    else if (field === 2) hello.major = from.uint32()
    else if (field === 3) hello.minor = from.uint32()
    else if (field === 4) hello.incarnation = from.number()
    else if (field === 5) hello.messageBytesMax = from.uint32()
    else if (field === 6) hello.credit = from.message(readCredit)
    else from.skip()
  }
  return hello
}

function writeHop(to: ProtoWriter, hop: Hop): void {
  to.text(1, hop.peer)
  to.text(2, hop.decision)
  to.uint(3, wireMs(hop.waitedMs))
  if (hop.reason !== undefined) to.element(4, hop.reason)
}

function readHop(from: ProtoReader): Hop {
  const hop: Hop = { peer: '', decision: 'forward', waitedMs: 0 }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) hop.peer = from.text()
    else if (field === 2) {
      // A decision that this version does not know moved the message on, for all we can tell.
      const decision = from.text()
      hop.decision = DECISIONS.has(decision) ? (decision as Hop['decision']) : 'forward'
    } else if (field === 3) hop.waitedMs = from.uint32()
    else if (field === 4) hop.reason = from.text()
    else from.skip()
  }
  return hop
}

export function writeEnvelope(to: ProtoWriter, head: EnvelopeHead): void {
  to.text(1, head.id)
  to.bool(2, head.kind === 'post')
  to.text(3, head.sender)
  to.text(4, head.target)
  to.text(5, head.subject)
  to.text(6, head.correlation)
  to.uint(7, wireMs(head.remainingMs))
  to.uint(8, head.attempt)
  for (const address of head.chain) to.element(9, address)
  for (const hop of head.hops) to.message(10, hop, writeHop)
  to.bool(11, head.placed)
  if (head.relayTo !== undefined) to.text(12, head.relayTo)
  for (const header of head.headers ?? []) to.message(13, header, writeHeader)
  to.text(14, head.idempotencyKey ?? '')
  if (head.retry !== undefined) writeRetry(to, 15, head.retry)
  if (head.lane !== undefined) to.message(16, head.lane, writeLane)
  to.text(17, head.instance ?? '')
  to.text(18, head.topic ?? '')
  to.bool(19, head.unordered === true)
  to.bool(20, head.durable === true)
  to.uint(21, head.epoch ?? 0)
}

function writeHeader(to: ProtoWriter, [name, value]: readonly [string, string]): void {
  to.text(1, name)
  to.text(2, value)
}

function readHeader(from: ProtoReader): [string, string] {
  const header: [string, string] = ['', '']
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) header[0] = from.text()
    else if (field === 2) header[1] = from.text()
    else from.skip()
  }
  return header
}

export function readEnvelope(from: ProtoReader): EnvelopeHead {
  const chain: string[] = []
  const hops: Hop[] = []
  const headers: [string, string][] = []
  const head: EnvelopeHead = {
    id: '',
    kind: 'send',
    sender: '',
    target: '',
    subject: '',
    correlation: '',
    remainingMs: 0,
    attempt: 0,
    chain,
    hops,
    placed: false,
  }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) head.id = from.text()
    else if (field === 2) head.kind = from.bool() ? 'post' : 'send'
    else if (field === 3) head.sender = from.text()
    else if (field === 4) head.target = from.text()
    else if (field === 5) head.subject = from.text()
    else if (field === 6) head.correlation = from.text()
    else if (field === 7) head.remainingMs = from.uint32()
    else if (field === 8) head.attempt = from.uint32()
    else if (field === 9) chain.push(from.text())
    else if (field === 10) hops.push(from.message(readHop))
    else if (field === 11) head.placed = from.bool()
    else if (field === 12) head.relayTo = from.text()
    else if (field === 13) headers.push(from.message(readHeader))
    else if (field === 14) head.idempotencyKey = from.text()
    else if (field === 15) readRetry(from, head)
    else if (field === 16) head.lane = from.message(readLane)
    else if (field === 17) head.instance = from.text()
    else if (field === 18) head.topic = from.text()
    else if (field === 19) head.unordered = from.bool()
    else if (field === 20) head.durable = from.bool()
    else if (field === 21) head.epoch = from.number()
    else from.skip()
  }
  if (headers.length > 0) head.headers = headers
  return head
}

export function writeError(to: ProtoWriter, error: ErrorValue): void {
  to.text(1, error.code)
  to.text(2, error.message)
  to.text(3, error.hint)
  to.text(4, error.messageId)
  if (error.retryAfterMs !== undefined) {
    to.varint(5 << 3)
    to.varint(wireMs(error.retryAfterMs))
  }
  for (const peer of error.alternatives) to.element(6, peer)
  if (error.attempts !== undefined) {
    to.varint(7 << 3)
    to.varint(error.attempts)
  }
}

/** A code that this version does not know becomes INTERNAL, its name kept in the text. */
export function readError(from: ProtoReader): ErrorValue {
  const alternatives: string[] = []
  const error: Parameters<typeof ShoalError.from>[0] = { code: '', alternatives }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) error.code = from.text()
    else if (field === 2) error.message = from.text()
    else if (field === 3) error.hint = from.text()
    else if (field === 4) error.messageId = from.text()
    else if (field === 5) error.retryAfterMs = from.uint32()
    else if (field === 6) alternatives.push(from.text())
    else if (field === 7) error.attempts = from.uint32()
    else from.skip()
  }
  return ShoalError.from(error).toValue()
}

export function writeOutcome(to: ProtoWriter, outcome: OutcomeHead): void {
  to.uint(1, OUTCOME_KINDS.indexOf(outcome.kind))
  if (outcome.kind !== 'refused') to.text(2, outcome.peer)
  if (outcome.kind === 'reply' || outcome.kind === 'moved') to.uint(3, outcome.epoch)
  if (outcome.kind === 'reply') to.bool(4, outcome.fresh)
  for (const hop of outcome.hops) to.message(5, hop, writeHop)
  if (outcome.kind === 'refused') to.message(6, outcome.error, writeError)
  if (outcome.kind === 'refused' || outcome.kind === 'moved') to.bool(10, outcome.started ?? false)
  if (outcome.kind === 'reply') {
    to.text(7, outcome.actor)
    to.uint(8, outcome.version)
    if (outcome.verdict !== undefined) to.message(9, outcome.verdict, writeVerdict)
  }
}

export function readOutcome(from: ProtoReader): OutcomeHead {
  const hops: Hop[] = []
  let kind = 0
  let peer = ''
  let epoch = 0
  let fresh = false
  let actor = ''
  let version = 0
  let verdict: Verdict | undefined
  let error: ErrorValue | undefined
  let started: true | undefined
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) kind = from.uint32()
    else if (field === 2) peer = from.text()
    else if (field === 3) epoch = from.number()
    else if (field === 4) fresh = from.bool()
    else if (field === 5) hops.push(from.message(readHop))
    else if (field === 6) error = from.message(readError)
    else if (field === 7) actor = from.text()
    else if (field === 8) version = from.uint32()
    else if (field === 9) verdict = from.message(readVerdict)
    else if (field === 10) started = from.bool() || undefined
    else from.skip()
  }
  switch (OUTCOME_KINDS[kind]) {
    case 'reply':
      return {
        kind: 'reply',
        peer,
        actor,
        epoch,
        version,
        fresh,
        hops,
        ...(verdict === undefined ? {} : { verdict }),
      }
    case 'accepted':
      return { kind: 'accepted', peer, hops }
    case 'moved':
      return { kind: 'moved', peer, epoch, hops, ...(started && { started }) }
    case 'refused':
      if (error !== undefined) return { kind: 'refused', error, hops, ...(started && { started }) }
      break
    default:
  }
  // It ended somehow, in a way that only a newer version can tell: never guess that it did not run.
  error ??= new ShoalError(
    'UNKNOWN_OUTCOME',
    `the peer answered with outcome ${kind}, unknown here`,
  ).toValue()
  return { kind: 'refused', error, hops }
}
