import type { Entry, Mailbox, MailboxEffect } from '../mailbox/index.ts'
import type { Envelope, Outcome } from '../protocols/index.ts'
import { unshared } from '../wasm-host/index.ts'
import type { LoadTable } from './load/index.ts'

/**
 * A message as it leaves this peer for another, its time and its trail brought up to now.
 *
 * @param sender mailbox of the actor that sent it, where that is here
 */
export function forwarded(
  entry: Entry,
  self: string,
  { placed, why, lane, instance }: Extract<MailboxEffect, { do: 'forward' }>,
  now: number,
  sender?: Pick<Mailbox, 'present'>,
): Envelope {
  const { epoch = 0 } = entry.envelope
  const present = entry.accepted ? 0 : (sender?.present(epoch) ?? epoch)
  const waitedMs = Math.round(now - entry.arrivedAt)
  return {
    ...entry.envelope,
    // What an actor here sent may be in memory that sockets do not take.
    body: unshared(entry.envelope.body),
    placed,
    ...(instance === undefined ? {} : { instance }),
    ...(lane === undefined ? {} : { lane }),
    ...(present === epoch ? {} : { epoch: present }),
    // The peer need not wonder whether its refusal ends it.
    ...(entry.accepted && entry.envelope.retry === undefined ? { retry: 'yes' as const } : {}),
    attempt: entry.attempt,
    remainingMs: entry.deadline - now,
    hops: [...entry.hops, { peer: self, decision: 'forward', reason: why, waitedMs }],
  }
}

/** What an answer says of its peer's load. */
export function learnLoad(load: LoadTable, peer: string, sent: Envelope, outcome: Outcome): void {
  load.answered(peer)
  if (outcome.kind === 'reply' && outcome.verdict === undefined) load.rests(peer, outcome.actor)
  if (outcome.kind !== 'refused') return
  // One actor that is busy for long is not a peer without room.
  if (outcome.error.code === 'OVERLOADED' && sent.instance === undefined) load.full(peer)
  if (outcome.error.code === 'UNREACHABLE') load.forget(peer)
}
