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
  /** Refused, and to be tried again. */
  parked: Queue
}

/** @param turn no earlier message would take the instance at rest */
export function viewOf(entry: Entry, parts: ViewParts, queued: boolean, turn: boolean, now: number): View {
  const { type, keyed, env, roster, tenure, waiting, parked } = parts
  const { envelope } = entry
  const { owner, lost, nobody } = tenure
  const policy = env.policy(type)
  const { bytes } = entry
  const says = roster.ask(entry, now)
  const free = turn ? says.free : 0
  const addressed = !keyed && envelope.instance !== undefined
  const crowded = env.budget.bytes + bytes > env.budget.max
  // Only an origin sends a message on, and only if no actor here takes it.
  const abroad = !entry.forwarded && free === 0
  // Who has the key decides the rest.
  const others = owner.state === 'elsewhere'
  const askedAt =
    entry.forwarded || keyed || says.asked !== 'no' || (addressed && says.of > 0)
      ? undefined
      : seek(entry, parts, now)
  const live = roster.all.size - roster.creating
  const settled = keyed
    ? owner.state !== 'asking' && tenure.parked === undefined && lost === undefined && roster.creating === 0
    : live > 0 || roster.all.size === 0
  const waitedMs = settled ? now - entry.heldSince : 0
  const full = waiting.full(entry, env, parked.length)
  // A new instance serves as many as it can while one may wait for it; of runs that take long, one.
  const share = keyed || roster.ewmaMs === 0 ? 1 : Math.max(1, Math.floor(policy.growMs / roster.ewmaMs))
  // A pool that waits for one of its own looks no further.
  const patient =
    says.verdict === 'open' &&
    says.of > 0 &&
    waitedMs < Math.min(policy.growMs, policy.holdMs) &&
    (queued || !full)
  const looks = abroad && !others && !addressed && askedAt === undefined && !patient
  const room =
    !others &&
    !addressed &&
    !crowded &&
    // One message beyond the bounds for each instance that is being made, and no more when those do not start.
    (queued || !full || waiting.over <= roster.creating) &&
    (keyed ? roster.all.size === 0 : roster.all.size < LIMITS.poolInstances.value) &&
    (roster.reserved || env.room(type, envelope.placed)) &&
    // A key is claimed by the peer that is to have its actor, not by the one that asks first.
    (!keyed || owner.state !== 'unknown' || entry.forwarded || env.betterPeer?.(type) !== true) &&
    // Another one would not start: those that live have to do.
    (roster.all.size === 0 || env.starts?.pauses(type) !== true)
  return {
    kind: keyed ? 'keyed' : 'pool',
    owner: ownerOf(tenure),
    nobody,
    addressed,
    asked: says.asked,
    askedAt,
    free,
    coming: addressed ? 0 : roster.creating * share - (waiting.length - waiting.bound),
    instances: says.of,
    verdict: says.verdict,
    room,
    elsewhere: owner.state === 'elsewhere' ? owner.peer : looks && !keyed ? env.freePeer(type) : undefined,
    roomElsewhere: looks && owner.state === 'unknown' && !room ? env.roomPeer(type) : undefined,
    misfit: looks && !room && roster.all.size === 0 ? env.misfit(type) : undefined,
    forwarded: entry.forwarded,
    placed: envelope.placed,
    hops: entry.hops.length,
    hopsMax: LIMITS.hops.value,
    waitedMs,
    growMs: policy.growMs,
    holdMs: policy.holdMs,
    accepted: entry.accepted,
    remainingMs: entry.deadline - now,
    full,
    queued,
  }
}

function ownerOf({ owner, lost, moving }: Tenure): View['owner'] {
  if (moving) return 'moving'
  return lost !== undefined && owner.state === 'unknown' ? 'asking' : owner.state
}

/** Where the instance is that the message is addressed to, or that asked for it. */
function seek({ envelope, waived }: Entry, { type, env }: ViewParts, now: number): View['askedAt'] {
  const { instance } = envelope
  if (instance === undefined) {
    const asked = waived ? undefined : env.wants.find(type, envelope, now)
    // Not to one that waits for the reply.
    return asked !== undefined && envelope.chain.includes(asked.instance) ? undefined : asked
  }
  const peer = env.instancePeer(instance)
  return peer === undefined || peer === env.self ? undefined : { peer, instance }
}
