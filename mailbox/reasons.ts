import type { Decision } from './decide.ts'
import type { Entry } from './entry.ts'

/**
 * Writes down on the message what was decided and why, for its trail. What it had to wait for stays: that it ran in the
 * end goes without saying.
 */
export function note(entry: Entry, decision: Decision): void {
  entry.why = decision.why
  switch (decision.do) {
    case 'run':
      if (entry.reason === undefined) entry.reason = decision.why
      return
    case 'create':
      if (entry.decision === 'claim') return
      break
    case 'hold':
      if (entry.decision !== 'run') return
      break
    case 'claim':
    case 'reject':
      break
    // Another peer's part of the trail.
    case 'locate':
    case 'moved':
    case 'forward':
      return
  }
  entry.decision = decision.do
  entry.reason = decision.why
}
