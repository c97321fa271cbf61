import type { Decision, View } from './decide.ts'
import type { Entry } from './entry.ts'
import type { MailboxEnv } from './events.ts'

/** Writes down on the message what was decided and why, for its trail, and tells whoever listens. */
export function note(entry: Entry, view: View, decision: Decision, decided: MailboxEnv['decided']): Decision {
  entry.why = decision.why
  entry.bound = view.addressed || decision.why === 'asked-busy'
  if (decision.do === 'create' && view.full && !view.queued) entry.over = true
  if (decision.why === 'hold-over' || decision.why === 'mailbox-full') entry.waived = true
  switch (decision.do) {
    // What it had to wait for stays: that it ran in the end goes without saying.
    case 'run':
      entry.reason ??= decision.why
      break
    case 'hold':
      if (entry.decision !== 'run') break
      entry.decision = decision.do
      entry.reason = decision.why
      break
    case 'create':
      if (entry.decision === 'claim') break
      entry.decision = decision.do
      entry.reason = decision.why
      break
    case 'claim':
    case 'reject':
      entry.decision = decision.do
      entry.reason = decision.why
      break
    // Another peer's part of the trail.
    case 'locate':
    case 'moved':
    case 'forward':
      break
  }
  decided?.(entry, view, decision)
  return decision
}
