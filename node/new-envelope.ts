import type { Entry, Instance } from '../mailbox/index.ts'
import { checkWords, type Clock, type Envelope, LIMITS, peerTail, ShoalError } from '../protocols/index.ts'
import type { CallOp, GuestMessage } from '../wasm-host/index.ts'
import type { Outgoing, TopicOutgoing } from './api.ts'
import type { GuestCall } from './guests/index.ts'
import { topicsIn } from './topics.ts'

/** A message as its actor sees it when it starts at `now`. */
export function guestMessage(
  { envelope, attempt, deadline, forwarded }: Entry,
  { epoch }: Instance,
  now: number,
): GuestMessage {
  const { id, sender, subject, correlation, topic = '', idempotencyKey = '', headers = [], body } = envelope
  return {
    id,
    sender,
    subject,
    correlation,
    topic,
    idempotencyKey,
    headers,
    deadlineMs: deadline - now,
    attempt,
    epoch,
    body,
    // Programs' names begin with ~. What a key may ask for again is kept.
    sharedReply: !forwarded && !sender.startsWith('~') && idempotencyKey === '',
  }
}

/**
 * What an actor sends, posts or publishes, as an envelope.
 *
 * @param entry the message that it is handling
 * @param sender itself
 * @param runEndsAt when the host ends it, monotonic ms
 * @throws ShoalError BAD_REQUEST
 */
export function guestEnvelope(
  { op, to, body, options }: GuestCall,
  entry: Entry,
  { address, epoch }: Pick<Instance, 'address' | 'epoch'>,
  runEndsAt: number,
  { nextId, clock }: { nextId: () => string; clock: Clock },
): Envelope {
  const { correlation, chain } = entry.envelope
  const { timeoutMs = STANDARD_MS[op] } = options
  // For a reply, and for the acceptance of a post, the actor waits: it must still be able to answer after it waited in vain.
  // A post that is to be tried again has one time for all, and that may be longer.
  const waits = op === 'send' || (op === 'post' && options.retry !== 'yes')
  const left = Math.min(entry.deadline, runEndsAt) - clock.now()
  const longest = waits ? 0.9 * left : LIMITS.sendMsCeiling.value
  return enveloped(
    {
      id: nextId(),
      kind: op === 'send' ? 'send' : 'post',
      sender: address,
      target: op === 'publish' ? '' : to,
      remainingMs: Math.max(1, Math.min(timeoutMs, longest)),
      // Only a send makes those before it wait; the topics that led here count for ever, or they could be a circle.
      chain: op === 'send' ? [...chain, address] : topicsIn(chain),
      body,
    },
    // What is published is the node's from now on, whatever becomes of the actor.
    { correlation, ...options, ...(op === 'publish' ? { topic: to } : { epoch }) },
  )
}

/**
 * What a program sends or posts, or publishes (with a topic), as an envelope.
 *
 * @throws ShoalError BAD_REQUEST, TOO_LARGE
 */
export function programEnvelope(
  message: Outgoing | TopicOutgoing,
  { self, nextId, messageBytes }: { self: string; nextId: () => string; messageBytes: number },
): Envelope {
  const { id = nextId(), body } = message
  const topic = 'topic' in message ? message.topic : undefined
  const { kind, target } = 'topic' in message ? { kind: 'post' as const, target: '' } : message
  if ('durable' in message && message.durable === true && kind === 'send')
    throw new ShoalError('BAD_REQUEST', 'a send is not kept on the disk: its sender waits for the reply', {
      hint: 'post it (shoal post --durability disk)',
    })
  const { timeoutMs = STANDARD_MS[topic === undefined ? kind : 'publish'] } = message
  const { value: longest } = LIMITS.sendMsCeiling
  if (!Number.isFinite(timeoutMs) || timeoutMs < 1 || timeoutMs > longest)
    throw new ShoalError('BAD_REQUEST', `a time-out of ${timeoutMs} ms; it may be 1 to ${longest}`)
  if (body.byteLength > messageBytes)
    throw new ShoalError(
      'TOO_LARGE',
      `the message has ${body.byteLength} bytes; this node takes ${messageBytes}`,
      { hint: 'send less, or start every node with a larger --message-max' },
    )
  return enveloped(
    { id, kind, sender: `~${peerTail(self)}`, target, remainingMs: timeoutMs, chain: [], body },
    { ...message, correlation: message.correlation || id },
  )
}

/** Time for the reply, or during which it is worth delivering, ms. */
const STANDARD_MS: Readonly<Record<CallOp, number>> = {
  send: LIMITS.sendMs.value,
  post: LIMITS.postMs.value,
  publish: LIMITS.publishMs.value,
}

type Core = Pick<Envelope, 'id' | 'kind' | 'sender' | 'target' | 'remainingMs' | 'chain' | 'body'>

type Words = { correlation: string } & Partial<
  Pick<
    Envelope,
    'subject' | 'headers' | 'idempotencyKey' | 'topic' | 'retry' | 'unordered' | 'durable' | 'epoch'
  >
>

/** @throws ShoalError BAD_REQUEST */
function enveloped(core: Core, words: Words): Envelope {
  const {
    correlation,
    subject = '',
    headers,
    idempotencyKey,
    topic,
    retry,
    unordered,
    durable,
    epoch = 0,
  } = words
  const envelope: Envelope = { ...core, subject, correlation, attempt: 1, hops: [], placed: false }
  if (headers !== undefined && headers.length > 0) envelope.headers = headers
  if (idempotencyKey !== undefined) envelope.idempotencyKey = idempotencyKey
  if (topic !== undefined) envelope.topic = topic
  if (retry !== undefined) envelope.retry = retry
  if (unordered === true) envelope.unordered = true
  if (durable === true) envelope.durable = true
  if (epoch > 0) envelope.epoch = epoch
  checkWords(envelope)
  return envelope
}
