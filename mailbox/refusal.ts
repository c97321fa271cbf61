import { type ErrorCode, type ErrorValue, LIMITS } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import { heldTooLong, rejected } from './refusals.ts'
import type { ViewParts } from './view.ts'
import { WHY } from './why.ts'

/** Sooner is not worth a try, ms. */
const RETRY_MS = 10

/** What the sender is told when the decision was to reject. */
export function refusal(entry: Entry, code: ErrorCode, parts: ViewParts, now: number): ErrorValue {
  const { env, roster, tenure, type } = parts
  if (code === 'EXPIRED') return tenure.late(entry, now)
  const misfit = code === 'NO_PLACE' ? env.misfit(type) : undefined
  const { target } = entry.envelope
  if (entry.why === 'hold-over' && roster.ask(entry, now).verdict === 'hold')
    return heldTooLong(target, Math.min(roster.ruledMs(now), LIMITS.retryMaxMs.value))
  const retryAfterMs = code === 'ACTOR_REFUSED' ? roster.ruledMs(now) : retryAfter(entry, parts)
  const error = rejected(code, misfit ?? WHY[entry.why], target, retryAfterMs)
  if (code === 'OVERLOADED' && !parts.keyed) error.alternatives = env.alternatives?.(type) ?? []
  return error
}

/**
 * When half of what the sender has here will have run, at the pace of the last runs and with the others taking turns; the
 * type's hold time as long as nothing has run here.
 */
function retryAfter(entry: Entry, { env, roster, waiting, type }: ViewParts): number {
  const { ewmaMs, all } = roster
  const { holdMs } = env.policy(type)
  if (ewmaMs === 0 || all.size === 0) return holdMs
  const { own, senders } = waiting.ahead(entry)
  const ms = (ewmaMs * senders * Math.max(1, own / 2)) / all.size
  return Math.round(Math.min(Math.max(ms, RETRY_MS), LIMITS.retryMaxMs.value))
}
