import { decide } from '../mailbox/index.ts'
import { rank } from '../topologies/index.ts'

/** What decides where messages run. Tests and simulations may pass another one; nodes use {@link STRATEGY}. */
export interface Strategy {
  /** What becomes of a message at one peer. */
  decide: typeof decide
  /** Which peers are the best places for a new activation. */
  rank: typeof rank
}

export const STRATEGY: Strategy = { decide, rank }
