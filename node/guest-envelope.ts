import type { Entry, Instance } from '../mailbox/index.ts'
import { type Clock, type Envelope, LIMITS } from '../protocols/index.ts'
import type { GuestMessage } from '../wasm-host/index.ts'
import type { GuestCall } from './guest-calls.ts'

/** A message as its actor sees it when it starts at `now`. */
export function guestMessage(
  { envelope, attempt, deadline }: Entry,
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
  }
}

/**
 * What an actor sends or posts, as an envelope.
 *
 * @param entry the message that it is handling
 * @param address its own
 */
export function guestEnvelope(
  { op, to, body, options }: GuestCall,
  entry: Entry,
  address: string,
  { nextId, clock }: { nextId: () => string; clock: Clock },
): Envelope {
  const { subject = '', correlation = entry.envelope.correlation, headers, idempotencyKey } = options
  const send = op === 'send'
  const { timeoutMs = send ? LIMITS.sendMs.value : LIMITS.postMs.value } = options
  // The outer message must still be able to answer after the inner one timed out. A post outlives it.
  const longest = send ? 0.9 * (entry.deadline - clock.now()) : LIMITS.sendMsCeiling.value
  return {
    id: nextId(),
    kind: send ? 'send' : 'post',
    sender: address,
    target: to,
    subject,
    correlation,
    remainingMs: Math.max(1, Math.min(timeoutMs, longest)),
    attempt: 1,
    chain: [...entry.envelope.chain, address],
    hops: [],
    placed: false,
    ...(headers === undefined ? {} : { headers }),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
    body,
  }
}
