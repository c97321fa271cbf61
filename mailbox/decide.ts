import type { ErrorCode } from '../protocols/index.ts'
import type { Why } from './why.ts'

/** What the decision about one message depends on, and nothing else. */
export interface View {
  kind: 'keyed' | 'pool'
  /**
   * Keyed: where the activation is, as far as this peer knows. `here` only while its lease is valid; `moving`: here, between
   * two leases or about to leave.
   */
  owner: 'unknown' | 'asking' | 'here' | 'moving' | 'elsewhere'
  /** Keyed: the wardens said that nobody holds the key. */
  nobody: boolean
  /** Pool: it is for one instance, `type@instance`. The rest of the view then speaks of that instance alone. */
  addressed: boolean
  /** Pool: what instances here say of this message: one asked for it, and that one is at rest or busy. */
  asked: 'no' | 'free' | 'busy'
  /** Pool: the peer with the instance that it is addressed to, or that asked for it, as far as this peer knows. */
  askedAt: { peer: string; instance: string } | undefined
  /** Instances here at rest whose verdict lets this message start. */
  free: number
  /** Messages for which instances are being created here, less the earlier ones that wait for them. */
  coming: number
  /** Instances here, in any phase. */
  instances: number
  /** What becomes of it while every instance here is at rest and lets only others through; `open` otherwise. */
  verdict: 'open' | 'hold' | 'forward' | 'reject'
  /** A new instance can be created here: a slot is free and the type's limits are not reached. */
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
  /** Pool: how long a running instance is waited for before another is made, ms. */
  growMs: number
  /** How long it may wait at all, ms. */
  holdMs: number
  /** An accepted post: nobody would hear of a refusal, so it waits on when its hold time is over. */
  accepted: boolean
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
  /** `instance`: to that one there, which asked for it. */
  | { do: 'forward'; to: string; placed: boolean; instance?: string }
  | { do: 'reject'; code: ErrorCode }
)

/**
 * GoldFish's buffer decision (section 3.2): run, create, hold, forward or refuse. Pure; the order of the questions is
 * the order of precedence. The table is in docs/decisions/007-the-decision.md.
 */
export function decide(view: View): Decision {
  if (view.remainingMs <= 0) return { do: 'reject', code: 'EXPIRED', why: 'deadline-over' }
  if (view.hops > view.hopsMax) return { do: 'reject', code: 'HOPS_SPENT', why: 'hops-spent' }
  return view.kind === 'keyed' ? decideKeyed(view) : decidePool(view)
}

function decideKeyed(view: View): Decision {
  switch (view.owner) {
    case 'elsewhere':
      if (view.forwarded || view.elsewhere === undefined) return { do: 'moved', why: 'owner-elsewhere' }
      // What is out counts as well: a flood ends where it begins.
      return lies(view, { do: 'forward', to: view.elsewhere, placed: false, why: 'owner-elsewhere' })
    case 'asking':
      return wait(view, 'asking-owner')
    case 'moving':
      return wait(view, 'owner-moving')
    case 'unknown':
      // Whoever would host the activation claims it; everybody else asks.
      if (view.room && (!view.forwarded || view.placed || view.nobody))
        return lies(view, { do: 'claim', why: view.placed ? 'chosen-place' : 'none-live' })
      if (!view.nobody) return lies(view, { do: 'locate', why: 'asking-owner' })
      // Whoever takes this peer for the owner has to look again; whoever chose it for its room chooses another.
      if (view.forwarded)
        return view.placed
          ? { do: 'reject', code: 'OVERLOADED', why: 'no-room' }
          : { do: 'reject', code: 'LEASE_LOST', why: 'not-owner' }
      if (view.roomElsewhere !== undefined)
        return lies(view, { do: 'forward', to: view.roomElsewhere, placed: true, why: 'best-place' })
      return nowhere(view)
    case 'here':
      if (view.free > 0) return { do: 'run', why: 'free-here' }
      if (view.verdict === 'reject') return { do: 'reject', code: 'ACTOR_REFUSED', why: 'verdict-reject' }
      if (view.verdict !== 'open') return wait(view, 'verdict-hold')
      if (view.instances > 0) return wait(view, view.coming > 0 ? 'actor-starting' : 'actor-busy')
      if (view.room) return lies(view, { do: 'create', why: 'none-live' })
      return wait(view, 'no-room')
  }
}

function decidePool(view: View): Decision {
  const { askedAt } = view
  if (askedAt !== undefined && !view.forwarded) {
    const why = view.addressed ? 'addressed-elsewhere' : 'asked-elsewhere'
    return { do: 'forward', to: askedAt.peer, placed: false, instance: askedAt.instance, why }
  }
  if (view.addressed && view.instances === 0) return { do: 'reject', code: 'GONE', why: 'gone' }
  if (view.free > 0) return { do: 'run', why: view.asked === 'free' ? 'asked-here' : 'free-here' }
  if (view.asked === 'busy') return wait(view, 'asked-busy')
  // An instance that is being created serves whoever comes first.
  if (view.coming > 0 && !crowdedOut(view)) return { do: 'hold', why: 'actor-starting' }
  if (view.placed && view.room && !view.addressed) return { do: 'create', why: 'chosen-place' }
  switch (view.verdict) {
    case 'reject':
      return { do: 'reject', code: 'ACTOR_REFUSED', why: 'verdict-reject' }
    case 'forward':
      return another(view, 'verdict-forward') ?? lacking(view, 'verdict-hold')
    case 'hold':
      // Whoever forwarded it may find a better place than one that waits.
      return view.forwarded && !view.addressed ? sentBack : wait(view, 'verdict-hold')
    case 'open':
      if (view.instances === 0) return another(view, 'none-live') ?? lacking(view, 'no-room')
      if (view.addressed || (view.waitedMs < view.growMs && !view.placed)) return wait(view, 'actor-busy')
      return another(view, 'busy-grow') ?? lacking(view, 'no-room')
  }
}

const sentBack: Decision = { do: 'reject', code: 'OVERLOADED', why: 'no-room' }

/** A place other than the instances here: one at rest elsewhere, else a new one, here or at the best-ranked peer. */
function another(view: View, why: Why): Decision | undefined {
  if (view.addressed) return undefined
  if (!view.forwarded && view.elsewhere !== undefined)
    return { do: 'forward', to: view.elsewhere, placed: false, why: ELSEWHERE[why] ?? why }
  if (view.room) return { do: 'create', why }
  if (!view.forwarded && view.roomElsewhere !== undefined)
    return {
      do: 'forward',
      to: view.roomElsewhere,
      placed: true,
      why: why === 'none-live' ? 'best-place' : why,
    }
  return undefined
}

/** What the reason for a new instance is called when one at rest elsewhere makes it unnecessary. */
const ELSEWHERE: Partial<Record<Why, Why>> = {
  'none-live': 'free-elsewhere',
  'busy-grow': 'busy-free-elsewhere',
}

/** No place but the instances here. The origin keeps the queue: it hears of room anywhere, this peer only of its own. */
function lacking(view: View, why: Why): Decision {
  if (view.forwarded) return sentBack
  return view.instances === 0 ? nowhere(view) : wait(view, why)
}

/** No room here, nor at any peer that could host it: wait for some, unless there never will be. */
function nowhere(view: View): Decision {
  return view.misfit === undefined
    ? wait(view, 'no-room')
    : { do: 'reject', code: 'NO_PLACE', why: 'no-place' }
}

/** Waits as long as it may and there is place for it; then a pool makes another instance, if it can. */
function wait(view: View, why: Why): Decision {
  const pool = view.kind === 'pool'
  if (view.waitedMs >= view.holdMs) {
    const other = pool ? another(view, 'hold-over') : undefined
    if (other !== undefined || !view.accepted)
      return other ?? { do: 'reject', code: 'OVERLOADED', why: 'hold-over' }
  }
  if (pool && crowdedOut(view)) {
    const other = another(view, 'mailbox-full')
    if (other !== undefined) return other
  }
  return lies(view, { do: 'hold', why })
}

/** For decisions after which the message lies in the mailbox until something else happened. */
function lies(view: View, decision: Decision): Decision {
  return crowdedOut(view) ? { do: 'reject', code: 'OVERLOADED', why: 'mailbox-full' } : decision
}

/** It would have to wait, and there is no place for it. */
function crowdedOut(view: View): boolean {
  return view.full && !view.queued
}
