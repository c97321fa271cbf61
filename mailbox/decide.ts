import type { ErrorCode } from '../protocols/index.ts'
import type { Why } from './why.ts'

/** What the decision about one message depends on, and nothing else. */
export interface View {
  kind: 'keyed' | 'pool'
  /** Keyed: where the activation is, as far as this peer knows. `here` only while its lease is valid. */
  owner: 'unknown' | 'asking' | 'here' | 'elsewhere'
  /** Keyed: the arbiter said that nobody holds the key. */
  nobody: boolean
  /** Instances here at rest whose verdict lets this message start. */
  free: number
  /** Instances here that are being created and not yet spoken for by an earlier message. */
  coming: number
  /** Instances here, in any phase. */
  instances: number
  /** Every instance here is at rest and its verdict refuses this message by name. */
  refusedByVerdict: boolean
  /** A new instance can be created here: a slot is free and the type's limit is not reached. */
  room: boolean
  /** Keyed: the owner. Pool: a peer with an instance at rest, by fresh load. */
  elsewhere: string | undefined
  /** Another peer with room for a new instance, by rank. */
  roomElsewhere: string | undefined
  /** No node that is known has the labels the type asks for: what was asked, and what there is. */
  misfit: string | undefined
  /** It came from another peer: it is answered from here, never passed on. */
  forwarded: boolean
  /** The forwarder chose this peer to host the activation. */
  placed: boolean
  hops: number
  hopsMax: number
  /** Waited for an actor that is busy, or for room, ms. */
  waitedMs: number
  holdMs: number
  remainingMs: number
  /** The mailbox has no more place, by messages or by bytes. */
  full: boolean
  /** It is in the mailbox already (and so counts in it). */
  queued: boolean
}

/** What to do with a message, and why. */
export type Decision = { why: Why } & (
  | { do: 'run' }
  | { do: 'create' }
  | { do: 'claim' }
  | { do: 'locate' }
  | { do: 'hold' }
  /** Keyed and elsewhere: tell the forwarder where. */
  | { do: 'moved' }
  | { do: 'forward'; to: string; placed: boolean }
  | { do: 'reject'; code: ErrorCode }
)

/**
 * GoldFish's buffer decision (section 3.2): run, create, hold, forward or refuse. Pure; the order of the questions is
 * the order of precedence.
 */
export function decide(view: View): Decision {
  if (view.remainingMs <= 0) return { do: 'reject', code: 'EXPIRED', why: 'deadline-over' }
  if (view.hops > view.hopsMax) return { do: 'reject', code: 'HOPS_SPENT', why: 'hops-spent' }
  const decision = view.kind === 'keyed' ? decideKeyed(view) : decidePool(view)
  if (decision.do === 'hold' || waits(decision)) {
    if (!view.queued && view.full) return { do: 'reject', code: 'OVERLOADED', why: 'mailbox-full' }
  }
  if (decision.do === 'hold' && view.waitedMs >= view.holdMs)
    return { do: 'reject', code: 'OVERLOADED', why: 'hold-over' }
  return decision
}

/** Decisions after which the message lies in the mailbox until something else happened. */
function waits(decision: Decision): boolean {
  return decision.do === 'create' || decision.do === 'claim' || decision.do === 'locate'
}

function decideKeyed(view: View): Decision {
  switch (view.owner) {
    case 'elsewhere':
      if (view.forwarded || view.elsewhere === undefined) return { do: 'moved', why: 'owner-elsewhere' }
      return { do: 'forward', to: view.elsewhere, placed: false, why: 'owner-elsewhere' }
    case 'asking':
      return { do: 'hold', why: 'asking-owner' }
    case 'unknown':
      // Whoever would host the activation claims it; everybody else asks.
      if (view.room && (!view.forwarded || view.placed || view.nobody))
        return { do: 'claim', why: view.placed ? 'chosen-place' : 'none-live' }
      if (!view.nobody) return { do: 'locate', why: 'asking-owner' }
      // Whoever takes this peer for the owner has to look again; whoever chose it for its room chooses another.
      if (view.forwarded)
        return view.placed
          ? { do: 'reject', code: 'OVERLOADED', why: 'no-room' }
          : { do: 'reject', code: 'LEASE_LOST', why: 'not-owner' }
      if (view.roomElsewhere !== undefined)
        return { do: 'forward', to: view.roomElsewhere, placed: true, why: 'best-place' }
      return nowhere(view)
    case 'here':
      if (view.free > 0) return { do: 'run', why: 'free-here' }
      if (view.refusedByVerdict) return { do: 'reject', code: 'OVERLOADED', why: 'verdict-reject' }
      if (view.instances > 0) return { do: 'hold', why: 'actor-busy' }
      if (view.room) return { do: 'create', why: 'none-live' }
      return { do: 'hold', why: 'no-room' }
  }
}

function decidePool(view: View): Decision {
  if (view.free > 0) return { do: 'run', why: 'free-here' }
  // An instance that is being created serves whoever comes first.
  if (view.coming > 0) return { do: 'hold', why: 'actor-starting' }
  if (!view.forwarded && view.elsewhere !== undefined)
    return { do: 'forward', to: view.elsewhere, placed: false, why: 'free-elsewhere' }
  if (view.room) return { do: 'create', why: view.placed ? 'chosen-place' : 'none-live' }
  if (!view.forwarded && view.roomElsewhere !== undefined)
    return { do: 'forward', to: view.roomElsewhere, placed: true, why: 'best-place' }
  // The origin keeps the queue: it hears of room anywhere, this peer only of its own.
  if (view.forwarded) return { do: 'reject', code: 'OVERLOADED', why: 'no-room' }
  if (view.refusedByVerdict) return { do: 'reject', code: 'OVERLOADED', why: 'verdict-reject' }
  return nowhere(view)
}

/** No room here, nor at any peer that could host it: wait for some, unless there never will be. */
function nowhere(view: View): Decision {
  return view.misfit === undefined
    ? { do: 'hold', why: 'no-room' }
    : { do: 'reject', code: 'NO_PLACE', why: 'no-place' }
}
