import type { Outcome } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import { refusal } from './refusal.ts'
import { viewOf, type ViewParts } from './view.ts'

/**
 * How a message from another peer would end at once if it came now: refused, or sent to where the key lives. Undefined: the
 * mailbox would take it in. Changes nothing.
 *
 * @param entry of the message, which is not in the mailbox
 */
export function foresee(entry: Entry, parts: ViewParts, now: number): Outcome | undefined {
  const { env, tenure } = parts
  const decision = env.decide(viewOf(entry, parts, false, true, now))
  const { hops } = entry
  if (decision.do === 'moved') return { kind: 'moved', ...tenure.place, hops }
  if (decision.do !== 'reject') return undefined
  entry.why = decision.why
  const { messageId, ...error } = refusal(entry, decision.code, parts, now)
  const last = { peer: env.self, decision: 'reject' as const, reason: decision.why, waitedMs: 0 }
  return {
    kind: 'refused',
    error: { ...error, messageId: messageId || entry.envelope.id },
    hops: [...hops, last],
  }
}
