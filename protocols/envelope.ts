import type { ErrorValue } from './errors.ts'
import type { Verdict } from './verdict.ts'

/** One place a message passed, and what was decided there. */
export interface Hop {
  peer: string
  decision: 'run' | 'create' | 'claim' | 'hold' | 'forward' | 'relay' | 'reject'
  /** Why it was decided so: one of `WHY` (`mailbox`), or what another version says; older ones say nothing. */
  reason?: string
  /** Time it waited there before the decision was carried out, ms. */
  waitedMs: number
}

/** Names and values. */
export type Headers = readonly (readonly [name: string, value: string])[]

/**
 * What becomes of a refusal. `no`: it ends the message (a send that does not say). `yes`: it is tried again until its
 * time is over. `never`: it starts once at most, also when it is lost with its peer. A post that does not say is `no`
 * until it was accepted, and `yes` from then on.
 */
export type Retry = 'no' | 'yes' | 'never'

/** What the origin of a lane says of it: which of its messages have ended. Cumulative: a later one holds more. */
export interface LaneState {
  /** Unique in the mesh; given by the origin. */
  id: string
  /** Every message below has ended. */
  floor: number
  /** Distances from `floor`, rising, of messages above it that have ended. May leave some out. */
  ended: readonly number[]
}

/** The place of a message in its lane: one sender's messages to one keyed actor. */
export interface LaneStamp extends LaneState {
  /** 1 for the first. */
  seq: number
  /** `retry: 'never'`: the epoch of the owner it was first written to; 0: to none yet. */
  firstEpoch: number
  /** It waits for none of its lane, and none waits for it. */
  unordered: boolean
}

/** LANE: news of a lane for the mailbox of its target at one peer, when no message follows that would bring it. */
export interface LaneNotice {
  target: string
  /** As in {@link Envelope}. */
  relayTo?: string
  lane: LaneState
}

/** A message on its way: the header, and the body it carries uncopied. */
export interface Envelope {
  /** Unique in the mesh: `origin.incarnation.seq`, see {@link messageIds}. */
  id: string
  kind: 'send' | 'post'
  /** Address of the sending actor, or a program's name at its node, `~name`. */
  sender: string
  /** Address text; parse with `parseAddress`. */
  target: string
  /** Empty when unset. */
  subject: string
  /** Names a set of connected messages. Defaults to the id of the first of them. */
  correlation: string
  /** Time left, ms, at the moment of receipt (or of creation). */
  remainingMs: number
  /** 1 for the first. Runs that ended because a worker or a lease was lost do not count. */
  attempt: number
  /**
   * Of a keyed actor that sends it: the epoch under which it left. Absent when a program sends it, or a pool, and once it
   * is in a mailbox: what was accepted is not taken back.
   */
  epoch?: number
  /** Addresses of the actors whose sends led here, oldest first. */
  chain: readonly string[]
  hops: readonly Hop[]
  /** The peer that forwarded this chose the receiver to host the activation. */
  placed: boolean
  /** The pool instance that takes it, `type@instance`; a receiver that does not have it answers GONE. */
  instance?: string
  /** The peer it is for, when the receiver only passes it on: neither end can dial the other. */
  relayTo?: string
  /** What the sender adds for the actor, in its order; see `checkHeaders`. */
  headers?: Headers
  /** Two messages with the same one, for the same actor, are one: see docs/PROMISES.md. */
  idempotencyKey?: string
  /** It was published, and this is where to. */
  topic?: string
  retry?: Retry
  /** The sender does not mind overtaking its earlier messages to the same actor. Read at the origin only. */
  unordered?: boolean
  /** A post: on the disk of its origin until it has ended. Read there only. */
  durable?: boolean
  /** Of a message to a keyed actor, once it leaves its origin. */
  lane?: LaneStamp
  body: Uint8Array
}

/** How a message ended, or that it must go elsewhere. `hops` is the whole trail. */
export type Outcome =
  | {
      kind: 'reply'
      peer: string
      actor: string
      epoch: number
      /** Of the type that it runs. */
      version: number
      fresh: boolean
      /** What the actor says of its next message; absent: any. */
      verdict?: Verdict
      hops: readonly Hop[]
      body: Uint8Array
    }
  /** A post is in the mailbox of `peer`. */
  | { kind: 'accepted'; peer: string; hops: readonly Hop[] }
  /**
   * `left`: it was on its way when the link ended, and may have run there. Said by this side's link only.
   * `started`: a run of it was begun, or may have been, and not completed.
   */
  | { kind: 'refused'; error: ErrorValue; hops: readonly Hop[]; left?: boolean; started?: boolean }
  /** The key lives at `peer` under `epoch`. */
  | { kind: 'moved'; peer: string; epoch: number; hops: readonly Hop[]; started?: boolean }

/** The end of a peer id: enough to tell peers apart in the names that they give. */
export function peerTail(peer: string): string {
  return peer.slice(-8)
}

/**
 * How the names begin that a node gives between a start and the next: of messages, lanes and connections.
 *
 * @param incarnation rises with each start
 */
export function originName(peer: string, incarnation: number): string {
  return `${peerTail(peer)}.${incarnation.toString(36)}.`
}

/** Message ids of one origin: its name and a counter in base 36. */
export function messageIds(peer: string, incarnation: number): () => string {
  const prefix = originName(peer, incarnation)
  let seq = 0
  return () => prefix + (++seq).toString(36)
}
