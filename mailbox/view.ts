import { LIMITS } from '../protocols/index.ts'
import type { View } from './decide.ts'
import type { Entry } from './entry.ts'
import type { MailboxEnv } from './events.ts'
import type { Queue } from './queue.ts'
import type { Roster } from './roster.ts'
import type { Tenure } from './tenure.ts'

/** What a mailbox is made of, as far as the decision looks at it. */
export interface ViewParts {
  type: string
  keyed: boolean
  env: MailboxEnv
  roster: Roster
  tenure: Tenure
  waiting: Queue
}

/** @param turn no earlier message would take the instance at rest */
export function viewOf(entry: Entry, parts: ViewParts, queued: boolean, turn: boolean, now: number): View {
  const { type, keyed, env, roster, tenure, waiting } = parts
  const { owner, lost, nobody } = tenure
  const policy = env.policy(type)
  const bytes = entry.envelope.body.byteLength
  const asked = roster.askFor(entry, now)
  const accepted = entry.envelope.kind === 'post' && entry.settle.length === 0
  const free = turn ? asked.free : 0
  const room =
    roster.all.size < (keyed ? 1 : policy.instances) &&
    (roster.reserved || env.room(type, entry.envelope.placed)) &&
    // Another one would not start: those that live have to do.
    (roster.all.size === 0 || env.starts?.broken(type) === undefined)
  // Only an origin sends a message on, and only if it cannot run here.
  const abroad = !entry.forwarded && free === 0
  const settled = owner.state !== 'asking' && lost === undefined && roster.creating === 0
  return {
    kind: keyed ? 'keyed' : 'pool',
    owner: lost !== undefined && owner.state === 'unknown' ? 'asking' : owner.state,
    nobody,
    free,
    coming: roster.creating - waiting.length,
    instances: roster.all.size,
    refusedByVerdict: asked.refused,
    room,
    elsewhere: owner.state === 'elsewhere' ? owner.peer : abroad && !keyed ? env.freePeer(type) : undefined,
    roomElsewhere: abroad && owner.state === 'unknown' && !room ? env.roomPeer(type) : undefined,
    misfit: abroad && !room && roster.all.size === 0 ? env.misfit(type) : undefined,
    forwarded: entry.forwarded,
    placed: entry.envelope.placed,
    hops: entry.hops.length,
    hopsMax: LIMITS.hops.value,
    waitedMs: settled ? now - entry.heldSince : 0,
    // What was accepted is not refused for a busy actor any more: nobody would hear of it.
    holdMs: accepted ? Number.POSITIVE_INFINITY : policy.holdMs,
    remainingMs: entry.deadline - now,
    full:
      waiting.length + waiting.out >= env.limits.messages ||
      // An empty mailbox takes any one message, however the two limits are set.
      (waiting.bytes > 0 && waiting.bytes + bytes > env.limits.bytes) ||
      env.budget.bytes + bytes > env.budget.max,
    queued,
  }
}
