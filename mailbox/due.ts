import type { ViewParts } from './view.ts'

/** How often a mailbox with anything in it looks at its clocks. */
export const TICK_MS = 100

/** When a mailbox wants a `wake` at the latest, monotonic ms; Infinity: never. */
export function dueAt(
  { waiting, roster, tenure, keyed, type, env }: ViewParts,
  activeAt: number,
  now: number,
): number {
  const policy = env.policy(type)
  const { first } = waiting
  if (first !== undefined && !keyed) {
    const growAt = first.heldSince + policy.growMs
    if (growAt > now) return Math.min(growAt, now + TICK_MS)
  }
  if (first !== undefined || roster.busy) return now + TICK_MS
  const { oldest } = roster
  if (oldest !== undefined) return oldest.since + policy.idleMs
  return tenure.owner.state === 'here' ? activeAt + policy.idleMs : Number.POSITIVE_INFINITY
}
