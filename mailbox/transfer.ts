import type { Outcome } from '../protocols/index.ts'

type Reply = Extract<Outcome, { kind: 'reply' }>

/** What is known of one message of a lane: its result, as far as that is kept; or that it never starts again. */
export type SavedState = { id: string; outcome: Outcome | undefined } | 'ended'

/** A lane at its target, without what waits there: its origin has that, and sends it to the next owner. */
export interface SavedLane {
  id: string
  floor: number
  unordered: boolean
  /** How long one of its messages may still come again, ms. */
  untilMs: number
  states: [seq: number, state: SavedState][]
}

export interface SavedWish {
  key: string
  reply: Reply
  ageMs: number
}

/** An actor on its way to another peer. */
export interface Transfer {
  /** Under which all of it was true. */
  epoch: number
  /** The successor claims with this: see `Registry.handOver`. */
  upTo: number
  /** The first epoch of this state: what was sent under it, and since, is in these lanes. */
  since: number
  lanes: SavedLane[]
  wishes: SavedWish[]
  /** The actor's memory; absent: its host could not capture it, and it begins anew. */
  state?: Uint8Array
}
