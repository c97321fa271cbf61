/**
 * Which peers should run an actor: matching labels and ranking, as pure functions.
 *
 * @example
 * import { ANYWHERE, rank } from 'shoal/topologies'
 * rank(candidates, ANYWHERE, () => random.next())[0]?.peer // the best place, if there is one
 *
 * @module
 */
export { fits, matches, type Needs, type Place } from './labels.ts'
export { ANYWHERE, type Candidate, preferred, rank, type Wanted } from './rank.ts'
