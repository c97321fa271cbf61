import type { DeadLetter, DeadLetters } from './dead-letters.ts'
import type { Fate } from '../fate.ts'
import type { Fates } from '../fates.ts'

/** What this peer knows of a message, its dead letters included. */
export function fateOf(id: string, fates: Fates, letters: DeadLetters): Fate | undefined {
  const fate = fates.get(id)
  const letter = letters.get(id)
  if (letter !== undefined) return fateOfLetter(letter, fate)
  const gone = letters.gone(id)
  if (fate === undefined || gone === '') return fate
  return { ...fate, notes: [...fate.notes, `Of the dead letter that it became: ${gone}.`] }
}

function fateOfLetter(letter: DeadLetter, fate: Fate | undefined): Fate {
  const { id, peer, target, kind, sender, at, error, attempts, hops } = letter
  return {
    waitedMs: hops.at(-1)?.waitedMs ?? 0,
    runMs: 0,
    actor: '',
    epoch: 0,
    place: '',
    told: kind === 'post' ? 'accepted' : error.code,
    reason: '',
    queued: 0,
    remainingMs: 0,
    episodes: [],
    notes: [],
    origin: true,
    ...fate,
    id,
    peer,
    target,
    kind,
    sender,
    state: 'dead',
    at,
    attempt: attempts,
    hops,
    error,
  }
}
