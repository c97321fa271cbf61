import type { Link } from './chain.ts'
import type { Claim } from './claim.ts'
import type { Holding } from './messages.ts'

/** A key as its holder, or a peer that wants it, sees it. Times are on the peer's own clock, ms. */
export interface Key {
  readonly address: string
  /** Indices of its wardens in the config. Bit n of a mask below is the n-th of them. */
  group: readonly number[]
  /** Under which it is held, or under which it was when its state was parked; 0: neither. */
  epoch: number
  /** End of the lease; long ago while parked. */
  until: number
  parkedAt: number | undefined
  /** Released to a successor, its state kept in case the hand-over fails. */
  handing: boolean
  /** In doubt since a suspension; only a renewal from this seq on removes it. 0: no doubt. */
  doubt: number
  /** Renewals before this seq were sent under an earlier epoch. */
  fromSeq: number
  /** Wardens that have its record under this epoch, as far as they said. */
  known: number
  /** Round of the ballot that won. */
  round: number
  /** Wardens that listed it in answer to `renewedSeq`, and those that did not. */
  renewedSeq: number
  renewed: number
  missing: number
  claim: Claim | undefined
  high: number
  low: number
}

export type HolderEffect<Message> =
  | { do: 'send'; to: string; message: Message }
  /** Newer configs, as a warden tells of them: nothing is believed before the chain has taken them. */
  | { do: 'links'; from: string; links: readonly Link[] }
  /** Who holds the key: this peer, when it is `self` with its incarnation. */
  | { do: 'owner'; request: number; owner: Holding & { remainingMs: number } }
  | {
      do: 'refused'
      request: number
      /** `no-quorum`: too few wardens answered. `overtaken`: others kept winning. */
      why: 'no-quorum' | 'overtaken' | 'stopping' | 'suspended' | 'wardens'
      retryAfterMs: number
    }
  | { do: 'at'; request: number; owner: (Holding & { remainingMs: number }) | undefined }
  /** The lease ended: nothing starts and nothing leaves; memory and queue are kept, for a while. */
  | { do: 'parked'; address: string; epoch: number }
  /** The state of `was` goes on under `epoch`: nobody else had the key in between. Also of one that was not parked. */
  | { do: 'resumed'; address: string; was: number; epoch: number }
  /** The state of `epoch` is worth nothing any more. */
  | { do: 'lost'; address: string; epoch: number }
  /** A release: `committed` when a majority has it. A successor claims with `upTo` as what was released. */
  | { do: 'released'; address: string; epoch: number; upTo: number; committed: boolean }
