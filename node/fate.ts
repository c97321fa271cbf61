import { type Envelope, type ErrorValue, type Hop, LIMITS } from '../protocols/index.ts'
import type { Episode } from './episodes.ts'

/** How a message can stand at a peer: the first three are of messages that have not ended there. */
export const FATE_STATES = [
  'waiting',
  'running',
  'forwarded',
  'replied',
  'accepted',
  'refused',
  'moved',
  'dead',
] as const

/** How one message stands at one peer, or how it ended there. */
export interface Fate {
  id: string
  /** Who says so. */
  peer: string
  target: string
  kind: Envelope['kind']
  sender: string
  /** It entered the mesh at that peer. */
  origin: boolean
  state: (typeof FATE_STATES)[number]
  /** Wall clock, ms: since when it is in that state. */
  at: number
  /** From its arrival there to its start, to its end if it never started, or until now, ms. */
  waitedMs: number
  /** Of its last run there, ms. */
  runMs: number
  /** 1 for the first run. */
  attempt: number
  /** The activation that ran it, and its epoch; empty and 0 when that peer does not know. */
  actor: string
  epoch: number
  /** `forwarded`: where to. `replied`, `accepted`, `moved`: the peer that has or had it. */
  place: string
  /** How its sender was answered: `reply`, `accepted` or a code; empty: not yet. */
  told: string
  /** `waiting`: why, one of `WHY`. */
  reason: string
  /** Messages that wait at its address on that peer. */
  queued: number
  /** Until its time is over, ms; 0 for those that have ended. */
  remainingMs: number
  hops: readonly Hop[]
  error?: ErrorValue
  /** What happened to it there before, in order. */
  episodes: readonly Episode[]
  /** What else there is to say, sentences. */
  notes: readonly string[]
}

/** A message that has ended, as little of it as a {@link Fate} is made of. Every message makes one: no more than fields. */
export interface Ended {
  readonly id: string
  readonly target: string
  readonly kind: Envelope['kind']
  readonly sender: string
  readonly origin: boolean
  /** The dead letter in whose place it was sent. */
  readonly replayOf: string | undefined
  readonly state: Fate['state']
  readonly at: number
  readonly runMs: number
  readonly attempt: number
  readonly actor: string
  readonly epoch: number
  readonly place: string
  readonly told: string
  readonly hops: readonly Hop[]
  readonly error: ErrorValue | undefined
  readonly episodes: readonly Episode[] | undefined
}

/** Characters of a name or a code, and of a sentence, that are kept. */
const NAME_MAX = 400
const TEXT_MAX = 2_000
const HOPS_MAX = 2 * LIMITS.hops.value

/** Header of a message that is sent in place of a dead letter: the id of that one. */
export const REPLAY_OF = 'shoal-replay-of'

/** The dead letter in whose place a message was sent. */
export function replayOf({ headers }: Envelope): string | undefined {
  return headers?.find(([name]) => name === REPLAY_OF)?.[1]
}

/** What others say may be long, and is kept for long: no text of it beyond what a person reads. */
export function bounded(ended: Ended): Ended {
  const { hops, error, sender, target, replayOf: dead } = ended
  const fits =
    hops.length <= HOPS_MAX &&
    hops.every(({ peer, reason = '' }) => peer.length + reason.length <= NAME_MAX) &&
    (error === undefined || error.message.length + error.hint.length <= TEXT_MAX) &&
    sender.length + target.length + (dead?.length ?? 0) <= TEXT_MAX
  if (fits) return ended
  return {
    ...ended,
    sender: cut(sender, NAME_MAX),
    target: cut(target, NAME_MAX),
    replayOf: dead === undefined ? undefined : cut(dead, NAME_MAX),
    hops: hops.slice(-HOPS_MAX).map((hop) => ({
      ...hop,
      peer: cut(hop.peer, NAME_MAX),
      ...(hop.reason === undefined ? {} : { reason: cut(hop.reason, NAME_MAX) }),
    })),
    error:
      error === undefined
        ? undefined
        : {
            ...error,
            message: cut(error.message, TEXT_MAX),
            hint: cut(error.hint, TEXT_MAX),
            alternatives: [],
          },
  }
}

/** A copy: a slice would keep the whole text in memory. */
function cut(text: string, max: number): string {
  return text.length <= max ? text : `${Buffer.from(text.slice(0, max)).toString()}…`
}

export function notesOf(dead: string | undefined, origin: boolean): string[] {
  return dead === undefined || !origin ? [] : [`It was sent in place of the dead letter ${dead}.`]
}
