import type { MailboxEffect } from '../../mailbox/index.ts'
import type { ErrorCode } from '../../protocols/index.ts'
import type { RouterComponents } from '../router-parts.ts'

type Parts = Pick<RouterComponents, 'letters' | 'log' | 'outbox'>
type Dead = Extract<MailboxEffect, { do: 'dead' }>
type Forget = Parameters<RouterComponents['outbox']['ended']>[1]
type Ended = Extract<MailboxEffect, { do: 'ended' }>

/** Ends after which there is nothing to send again: the actor has answered, or the sender does not want it. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['ACTOR_FAILED', 'CANCELLED'])

/** A message ended badly, and nobody waits for it. */
export function buried({ letters, log }: Parts, { entry, error, trail }: Dead, stopping: boolean): void {
  // What is on the disk survives a node that stops.
  if (stopping && entry.kept) return
  if (!FINAL.has(error.code)) return void letters.add(entry, error, trail)
  const { id, target } = entry.envelope
  log({ event: 'post-undelivered', id, target, error })
}

/**
 * A message ended.
 *
 * @param forget is called when the disk says so too, if it was there
 */
export function concluded(parts: Parts, ended: Ended, stopping: boolean, forget: Forget): void {
  gaveUp(parts, ended)
  if (!stopping || ended.outcome.kind !== 'refused') parts.outbox.ended(ended.entry, forget)
}

/** A send on which actors trapped each time it was tried: its sender is told, and it is kept for whoever looks into it. */
function gaveUp({ letters }: Parts, { entry, outcome }: Ended): void {
  if (entry.forwarded || entry.envelope.kind !== 'send' || outcome.kind !== 'refused') return
  if (outcome.error.code === 'ACTOR_TRAPPED') void letters.add(entry, outcome.error, outcome.hops)
}
