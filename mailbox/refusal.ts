import type { ErrorCode, ErrorValue } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import { rejected } from './refusals.ts'
import type { ViewParts } from './view.ts'
import { WHY } from './why.ts'

/** What the sender is told when the decision was to reject. */
export function refusal(entry: Entry, code: ErrorCode, parts: ViewParts, now: number): ErrorValue {
  const { env, roster, tenure, type } = parts
  if (code === 'EXPIRED') return tenure.late(entry, now)
  const misfit = code === 'NO_PLACE' ? env.misfit(type) : undefined
  const retryAfterMs = code === 'ACTOR_REFUSED' ? roster.ruledMs(now) : env.policy(type).holdMs
  return rejected(code, misfit ?? WHY[entry.why], entry.envelope.target, retryAfterMs)
}
