import type { Outcome } from '../protocols/index.ts'
import type { Entry } from './entry.ts'

/** What an answer to a forwarded message means for it. */
export type Reading =
  /** It ended. */
  | { do: 'settle' }
  /** The key lives elsewhere. */
  | { do: 'follow'; peer: string; epoch: number }
  /** It did not start there, and may somewhere else. `lost`: that peer cannot be reached. */
  | { do: 'again'; wrong: boolean; lost: boolean }

/**
 * @param owned it was sent to the owner of its key, so no other peer may take it
 */
export function readAnswer(
  outcome: Outcome,
  owned: boolean,
  entry: Pick<Entry, 'envelope' | 'sentTo'>,
): Reading {
  // It is for that one instance and no other.
  if (entry.envelope.instance !== undefined) return { do: 'settle' }
  switch (outcome.kind) {
    case 'moved':
      return { do: 'follow', peer: outcome.peer, epoch: outcome.epoch }
    case 'reply':
    case 'accepted':
      return { do: 'settle' }
    case 'refused':
      switch (outcome.error.code) {
        case 'UNREACHABLE':
          return { do: 'again', wrong: true, lost: true }
        case 'GONE':
        case 'ACTOR_REFUSED':
          // It was sent to an actor there that had asked for it, once.
          return entry.sentTo === undefined ? { do: 'settle' } : { do: 'again', wrong: true, lost: false }
        case 'STOPPING':
        case 'LEASE_LOST':
          return { do: 'again', wrong: true, lost: false }
        case 'OVERLOADED':
          // The peer had less room than its load said: whoever forwarded keeps the queue.
          return owned ? { do: 'settle' } : { do: 'again', wrong: false, lost: false }
        default:
          return { do: 'settle' }
      }
  }
}
