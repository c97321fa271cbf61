import type { Envelope, Hop, Outcome } from '../protocols/index.ts'
import type { OriginLane } from './lane-origin.ts'
import type { WindowLane } from './lane-window.ts'
import type { Turn } from './shares.ts'
import type { Why } from './why.ts'

/** Called once with how a message ended, or where it must go. */
export type Settle = (outcome: Outcome) => void

/** A message in a mailbox, from its arrival to its terminal state. */
export interface Entry {
  readonly envelope: Envelope
  /** Of its body. */
  readonly bytes: number
  /** Came from another peer. */
  readonly forwarded: boolean
  readonly arrivedAt: number
  /** Nothing starts after this, monotonic ms. */
  deadline: number
  /** Where it lies now. `parked`: it was refused, and is tried again in a while. */
  state: 'waiting' | 'running' | 'forwarded' | 'parked' | 'ended'
  /** Number of its arrival in this mailbox. */
  order: number
  /** Whose message it is: those of one sender go in one order, and share what one sender may have here. */
  from: string
  /** At its origin, to a keyed actor: the lane that it belongs to. */
  lane: OriginLane | undefined
  /** From another peer: the lane that it belongs to in this tenure. */
  window: WindowLane | undefined
  /** Its number in its lane. */
  seq: number
  /** A post that is in the mailbox of its actor, as far as this peer knows. Its origin keeps it all the same. */
  accepted: boolean
  /** On the disk of this node, its origin. */
  kept: boolean
  /** Tells the peer that sent it that it is in the mailbox. */
  received: (() => void) | undefined
  /** The one that was here before, when it came again. */
  twinOf: Entry | undefined
  /** Refusals after which it was tried again; until when it waits for that, monotonic ms; 0: it does not. */
  tries: number
  parkedUntil: number
  /** As it was last sent, or came: whether the peer was chosen for its room. */
  placed: boolean
  /** The peer that it was sent to last. */
  sentPeer: string | undefined
  /** The epoch of the owner that it was sent to last, and of the first under which it may have started; 0: none known. */
  sentEpoch: number
  firstEpoch: number
  /** Its place among all that wait, see {@link Shares}; undefined as long as it has not waited. */
  turn: Turn | undefined
  /** Since when it waits for a busy actor or for room; time spent on claims does not count. */
  heldSince: number
  /** Of its last start here, monotonic ms. */
  runningSince: number | undefined
  /** Runs started so far, here. */
  attempt: number
  /** The last peer where it may have started; undefined as long as it certainly has not. */
  startedAt: string | undefined
  /** Whom to tell. Empty after a post was accepted or a deadline told the sender. */
  settle: Settle[]
  /** What was decided here for it. */
  decision: Hop['decision']
  /** Why that was decided; undefined as long as nothing was. */
  reason: Why | undefined
  /** Why, of the last decision about it. */
  why: Why
  /** `reply`, `accepted` or the code with which its sender was answered; empty while it waits. */
  told: string
  /** It waited long enough for the actor that asked for it: any other may take it. */
  waived: boolean
  /** Waits for one instance, so that a new one would not serve it. */
  bound: boolean
  /** Let in beyond the bounds of the mailbox, for an instance that was to be made for it. */
  over: boolean
  /** The instance elsewhere that it was sent to because that one asked for it. */
  sentTo: string | undefined
  /** The envelope's, and those that its forwarding added since it was last tried again. */
  hops: readonly Hop[]
  /** Those of earlier tries, the last LIMITS.hops: for its trail, and no part of the way that it may still go. */
  tried: readonly Hop[]
}

/** @param bytes of the body, when that is not here */
export function newEntry(
  envelope: Envelope,
  forwarded: boolean,
  settle: Settle,
  now: number,
  bytes: number = envelope.body.byteLength,
): Entry {
  return {
    envelope,
    bytes,
    forwarded,
    arrivedAt: now,
    deadline: now + envelope.remainingMs,
    state: 'waiting',
    order: 0,
    from: senderOf(envelope),
    lane: undefined,
    window: undefined,
    seq: 0,
    accepted: false,
    kept: false,
    received: undefined,
    twinOf: undefined,
    tries: 0,
    parkedUntil: 0,
    placed: envelope.placed,
    sentPeer: undefined,
    sentEpoch: 0,
    firstEpoch: envelope.lane?.firstEpoch ?? 0,
    turn: undefined,
    heldSince: now,
    runningSince: undefined,
    attempt: envelope.attempt,
    startedAt: undefined,
    settle: [settle],
    decision: 'run',
    why: 'free-here',
    reason: undefined,
    told: '',
    waived: false,
    bound: envelope.instance !== undefined,
    over: false,
    sentTo: undefined,
    hops: envelope.hops,
    tried: [],
  }
}

/**
 * An actor, or one program at one node. Programs share the name of their node; what tells them apart is the connection in
 * their ids, `origin.incarnation.connection-seq`.
 */
function senderOf({ id, sender }: Envelope): string {
  return `${id.slice(0, Math.max(id.lastIndexOf('.'), id.lastIndexOf('-')) + 1)}${sender}`
}
