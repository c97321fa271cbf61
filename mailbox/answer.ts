import type { Outcome } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { ViewParts } from './view.ts'

/** What an answer to a forwarded message means for it. */
export type Reading =
  /** It ended. */
  | { do: 'settle' }
  /** The key lives elsewhere. */
  | { do: 'follow'; peer: string; epoch: number }
  /** It did not start there, and may somewhere else. `lost`: that peer cannot be reached. */
  | { do: 'again'; wrong: boolean; lost: boolean }

export function readAnswer(outcome: Outcome, entry: Entry): Reading {
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
          return entry.lane !== undefined && !entry.placed
            ? { do: 'settle' }
            : { do: 'again', wrong: false, lost: false }
        default:
          return { do: 'settle' }
      }
  }
}

/** What the answer says beyond this message: where the key lives, which actors wait for what. */
export function learnFrom(
  outcome: Outcome,
  reading: Reading,
  { entry, peer, now }: { entry: Entry; peer: string; now: number },
  { env, keyed, tenure }: ViewParts,
): void {
  const { owner } = tenure
  const { target } = entry.envelope
  switch (reading.do) {
    case 'settle':
      if (outcome.kind === 'reply' && keyed) env.learn(target, outcome)
      else if (outcome.kind === 'reply') env.wants.heard(peer, outcome.actor, outcome.verdict, now)
      return
    case 'follow':
      entry.hops = outcome.hops
      env.forget(target, peer)
      if (reading.peer === env.self) {
        if (owner.state === 'elsewhere') tenure.owner = { state: 'unknown' }
      } else if (owner.state !== 'here') tenure.elsewhere(reading)
      return
    case 'again':
      if (reading.wrong && keyed) tenure.wrong(peer, reading.lost, now)
      if (entry.sentTo === undefined) return
      // Gone, or busy for too long.
      if (reading.wrong) env.wants.forget(entry.sentTo)
      else entry.waived = true
  }
}
