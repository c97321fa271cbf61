import type { Labels } from '../protocols/index.ts'
import { fits, type Needs, type Place } from './labels.ts'

/** A peer as a place for a new activation. */
export interface Candidate extends Place {
  peer: string
  /** Free slots, by its last load message less what was sent there since. */
  free: number
}

/** What an actor type asks of its place. */
export interface Wanted extends Needs {
  /** Each that matches is worth more than any difference in load. */
  prefer: Labels
}

export const ANYWHERE: Wanted = { on: {}, prefer: {}, allow: [] }

/** How many of the preferred labels are there. */
export function preferred(labels: Labels, { prefer }: Pick<Wanted, 'prefer'>): number {
  return Object.entries(prefer).filter(([key, value]) => labels[key] === value).length
}

/**
 * Peers that could host an activation now, best first: preferred labels, then free slots; among equals in the order of
 * `score`, so that equal peers share the work and every origin ranks differently.
 *
 * @param score a number per peer, e.g. chance or rendezvous hash
 */
export function rank(
  candidates: Iterable<Candidate>,
  wanted: Wanted,
  score: (peer: string) => number,
): Candidate[] {
  return [...candidates]
    .filter((one) => one.free > 0 && fits(one, wanted))
    .map((one) => ({ one, preferred: preferred(one.labels, wanted), score: score(one.peer) }))
    .toSorted((a, b) => b.preferred - a.preferred || b.one.free - a.one.free || b.score - a.score)
    .map(({ one }) => one)
}
