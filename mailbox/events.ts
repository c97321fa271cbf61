import type {
  ErrorValue,
  Hop,
  LaneStamp,
  LaneState,
  Outcome,
  OwnerRecord,
  Policy,
  Verdict,
} from '../protocols/index.ts'
import type { Decision, View } from './decide.ts'
import type { Entry, Settle } from './entry.ts'
import type { Instance } from './instance.ts'
import type { Retries } from './retry.ts'
import type { Slots } from './slots.ts'
import type { Transfer } from './transfer.ts'
import type { Wants } from './wants.ts'
import type { Why } from './why.ts'

/** What the world tells a mailbox. */
export type MailboxEvent =
  | { kind: 'arrive'; entry: Entry }
  /** A forwarded message was answered by `peer`. */
  | { kind: 'answered'; entry: Entry; peer: string; outcome: Outcome }
  /** A forwarded message is in the mailbox of `peer`. */
  | { kind: 'received'; entry: Entry; peer: string }
  /** The disk says of a kept message that it ended. */
  | { kind: 'forget'; entry: Entry }
  /** News of a lane that leads here. */
  | { kind: 'lane'; state: LaneState }
  /** The wardens' answer to `claim` or `locate`; undefined: nobody holds the key. */
  | { kind: 'owner'; record: OwnerRecord | undefined }
  | { kind: 'owner-unknown'; error: ErrorValue }
  | { kind: 'created'; instance: Instance }
  | { kind: 'finished'; instance: Instance; result: RunResult; verdict: Verdict }
  | { kind: 'verdict'; instance: Instance; verdict: Verdict }
  /** The host lost the instance. */
  | { kind: 'ended'; instance: Instance; reason: EndReason; error: ErrorValue }
  /** The lease on the key is over; what is here may go on under another one. */
  | { kind: 'parked'; epoch: number }
  /** Nobody else had the key since: what is here goes on under `epoch`. */
  | { kind: 'resumed'; was: number; epoch: number }
  /** What is here of that epoch is worth nothing any more. */
  | { kind: 'lost' }
  /** The actor is to live at that peer. */
  | { kind: 'leave'; to: string }
  /** The answer to `hand-over`. */
  | { kind: 'released'; epoch: number; upTo: number; committed: boolean }
  /** The answer to `transfer`: the successor's epoch; undefined: it did not take it, as far as is known. */
  | { kind: 'taken'; epoch: number | undefined }
  /** An actor comes from a peer that leaves; answered by `adopted`. */
  | { kind: 'adopt'; transfer: Transfer }
  | { kind: 'cancel'; entry: Entry }
  /** Another peer sees this post through from now on. */
  | { kind: 'given'; entry: Entry }
  /** Somebody wants the activations gone; those that run finish first. */
  | { kind: 'stop'; instances: readonly Instance[] }
  /** Another type needs the slot of the instance that rested longest. */
  | { kind: 'evict' }
  /** The node stops: what waits is refused, what rests ends. */
  | { kind: 'close' }
  /** Time passed, or there may be room where there was none. */
  | { kind: 'wake' }

/** What a mailbox wants done. Carried out in order by one `switch` in `node`. */
export type MailboxEffect =
  | { do: 'settle'; id: string; to: readonly Settle[]; outcome: Outcome }
  | { do: 'create'; instance: Instance }
  | { do: 'run'; instance: Instance; entry: Entry }
  /** Take the instance from the host. */
  | { do: 'end'; instance: Instance; why: string }
  /** Its phase is worth publishing: it came to life, or ended. */
  | { do: 'publish'; instance: Instance }
  | {
      do: 'forward'
      entry: Entry
      to: string
      placed: boolean
      instance?: string
      why: Why
      lane: LaneStamp | undefined
    }
  /** A keyed actor wants other messages forwarded: there is no other place for them. Its verdict does not hold. */
  | { do: 'verdict-refused'; instance: Instance; text: string }
  | { do: 'cancel-forward'; entry: Entry }
  /** Tell the peer that sent it that the message is in the mailbox. */
  | { do: 'received'; entry: Entry }
  /** Tell a peer what of a lane has ended. */
  | { do: 'lane'; to: string; state: LaneState }
  /** `released`: up to that epoch the key was given up in favour of this peer. */
  | { do: 'claim'; released?: number }
  | { do: 'locate' }
  | { do: 'release'; epoch: number }
  /** What the registry would go on with is gone. */
  | { do: 'drop'; epoch: number }
  /** Give the key up in favour of that peer; answered by `released`. */
  | { do: 'hand-over'; epoch: number; to: string }
  /** Send the actor there, with its memory if that can be captured; answered by `taken`. */
  | { do: 'transfer'; to: string; transfer: Transfer }
  /** State of that epoch is here now, for the registry. */
  | { do: 'adopt'; epoch: number }
  /** What became of an `adopt`: the new epoch; undefined: it is not here. */
  | { do: 'adopted'; epoch: number | undefined }
  /** It has come to its end here; whoever waited was told, or is told next. */
  | { do: 'ended'; entry: Entry; outcome: Outcome }
  /** It ended badly and nobody waits for it any more: a dead letter, at its origin. */
  | { do: 'dead'; entry: Entry; error: ErrorValue; trail: readonly Hop[] }

/** What a clean return of the actor brought. */
export type RunResult =
  | { ok: true; body: Uint8Array }
  | { ok: false; failure: { code: string; text: string; retryAfterMs?: number } }

/** Why the host lost an instance. With `worker-lost` the run does not count as an attempt. */
export type EndReason = 'trapped' | 'run-timeout' | 'exit' | 'start-failed' | 'worker-lost'

/** What a mailbox may ask of its node, at once and without side effects beyond the location cache. */
export interface MailboxEnv {
  readonly self: string
  readonly limits: { readonly messages: number; readonly bytes: number; readonly attempts: number }
  /** Bodies waiting on the whole node. The mailboxes keep it up to date. */
  readonly budget: { bytes: number; readonly max: number }
  readonly slots: Slots
  /** How messages are decided on: {@link decide}, but in tests and simulations. */
  decide(view: View): Decision
  /** Of the type's newest version. */
  policy(type: string): Policy
  /**
   * A slot is free here (or can be made free), this node has the labels, and no other with room is preferred, unless
   * this one was chosen.
   */
  room(type: string, chosen: boolean): boolean
  /** Whether another peer with room is a better place for a new key, by labels and load; absent: none ever is. */
  betterPeer?: (type: string) => boolean
  /** When no known node has the labels of the type: what was asked, and what there is. */
  misfit(type: string): string | undefined
  /** Keyed: where the activation was last seen. */
  cached(address: string): { peer: string; epoch: number } | undefined
  learn(address: string, location: { peer: string; epoch: number }): void
  forget(address: string, peer: string): void
  /** Whether this node's lease on the key is valid now. */
  holds(address: string, epoch: number): boolean
  /** A link to the peer is open. */
  reachable(peer: string): boolean
  /** What instances elsewhere asked for. */
  readonly wants: Wants
  /** The peer that has, or had, the instance `type@instance`, itself included. */
  instancePeer(address: string): string | undefined
  /** Another peer with an instance of the type at rest, by fresh load. */
  freePeer(type: string): string | undefined
  /** Another peer with room for a new instance, by rank. */
  roomPeer(type: string): string | undefined
  /** Some of those peers, the best first; absent: none. */
  alternatives?: (type: string) => string[]
  /** Of types whose actors do not start; absent: any may be tried. */
  readonly starts?: {
    /** Whether none is started now. */
    pauses(type: string): boolean
    /** Why. */
    broken(type: string): ErrorValue | undefined
    /** One is about to be started. */
    begin(type: string): void
  }
  /** Hears of each decision, with all that it depended on. */
  readonly decided?: (entry: Entry, view: View, decision: Decision) => void
  /** When what was refused is tried again. */
  readonly retries: Retries
  /** A name for a new lane, unique in the mesh. */
  laneId(): string
  /** A name for a new pool instance, unique in the mesh. */
  instanceName(): string
}
