import type { Entry, Instance } from '../mailbox/index.ts'
import type { Outcome } from '../protocols/index.ts'

/** Something that happened to a message at a peer on the way to its end, and did not end it. */
export interface Episode {
  /** `returned`: another peer sent it back. `broke`: the activation ended under it. */
  did: 'returned' | 'broke'
  /** Wall clock of the last time, ms. */
  at: number
  /** The other peer, or the activation. */
  place: string
  /** How: a code, `moved`, or why the activation ended. */
  how: string
  /** Of the activation, or of the owner that it was sent to; 0: not known. */
  epoch: number
  /** From the sending or the start to that, ms; of the last time. */
  ms: number
  /** In a row. */
  times: number
}

/** Episodes kept for a message: the first and the last ones. */
const EPISODES_MAX = 16

/** Adds one, the same as the one before only as one more time. */
export function addEpisode(to: Episode[], episode: Episode): void {
  const last = to.at(-1)
  const same =
    last !== undefined &&
    last.did === episode.did &&
    last.place === episode.place &&
    last.how === episode.how &&
    last.epoch === episode.epoch
  if (same) to[to.length - 1] = { ...episode, times: last.times + 1 }
  else to.push(episode)
  if (to.length > EPISODES_MAX) to.splice(EPISODES_MAX / 2, 1)
}

/** Another peer answered, and the message goes on. */
export function returned(peer: string, outcome: Outcome, at: number, ms: number): Episode {
  return {
    did: 'returned',
    at,
    place: peer,
    how: outcome.kind === 'refused' ? outcome.error.code : outcome.kind,
    epoch: 0,
    ms: Math.round(ms),
    times: 1,
  }
}

/** The activation that ran it has ended. */
export function broke(
  { address, epoch }: Instance,
  how: string,
  at: number,
  entry: Entry,
  now: number,
): Episode {
  const ms = Math.round(now - (entry.runningSince ?? now))
  return { did: 'broke', at, place: address, how, epoch, ms, times: 1 }
}
