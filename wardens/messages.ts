import type { Link } from './chain.ts'

/** Names one attempt at a key. Together with the peer that sends it there is no second one like it. */
export interface Ballot {
  round: number
  incarnation: number
}

export interface KeyEpoch {
  address: string
  epoch: number
}

/** One life of a peer as the holder of a key. */
export interface Holding {
  peer: string
  incarnation: number
  epoch: number
}

/** A set of (address, epoch), in three numbers. */
export interface Digest {
  count: number
  high: number
  low: number
}

/**
 * What a peer asks of a key's wardens. `config` is the hash of the config it believes in.
 * - `prepare` says that the sender does not hold the key, or renews it by claiming anew. With `released` it is the
 *   successor of that epoch, whose holder told it that it has given up.
 * - `renew` extends all that the sender holds at this warden: a list, or the digest of one.
 */
export type ToWarden =
  | { kind: 'prepare'; config: string; address: string; ballot: Ballot; released: number }
  | { kind: 'propose'; config: string; address: string; ballot: Ballot; epoch: number }
  | {
      kind: 'renew'
      config: string
      incarnation: number
      seq: number
      part: number
      keys: readonly KeyEpoch[] | Digest
    }
  | {
      kind: 'release'
      config: string
      incarnation: number
      seq: number
      keys: readonly KeyEpoch[]
      /** Only this peer may claim them before their lease would have ended; empty: anybody. */
      successor: string
    }
  | { kind: 'where'; config: string; request: number; address: string }

export type Refusal = 'starting' | 'silent' | 'sealed' | 'stopping' | 'disk' | 'full' | 'standby' | 'config'

/** What a warden answers. `store` is the id of its disk. */
export type FromWarden = { config: string; store: string } & (
  | {
      kind: 'promise'
      address: string
      ballot: Ballot
      /** The highest epoch of the key on record, and whose it is. Epoch 0: none. */
      recorded: Holding
      /** The highest epoch that somebody else than that one had. */
      rival: number
      /** New epochs exceed it too: keys up to it may have been forgotten. */
      floor: number
    }
  /** Somebody else's lease lives. */
  | { kind: 'live'; address: string; ballot: Ballot; holder: Holding; remainingMs: number }
  /** A higher ballot, or a higher epoch, came before. */
  | { kind: 'overtaken'; address: string; ballot: Ballot; round: number; epoch: number }
  /**
   * `rival` from a warden that arbitrates alone; 0 from others, who said it in their promises. Its last answer may have been
   * lost: what is on record by now may be the claimer's own.
   */
  | { kind: 'accepted'; address: string; ballot: Ballot; epoch: number; rival: number }
  /** `keys` were extended by a whole lease; `all` of a digest, or `other` when the digest is not of what is kept here. */
  | { kind: 'renewed'; seq: number; part: number; keys: readonly KeyEpoch[] | 'all' | 'other' }
  | { kind: 'released'; seq: number }
  | { kind: 'at'; request: number; holder: Holding | undefined; remainingMs: number }
  /** `links`: the configs after the asker's, when that is not the last. */
  | { kind: 'refused'; of: ToWarden; why: Refusal; retryAfterMs: number; links: readonly Link[] }
)

/** Orders attempts of different peers. */
export function ballotOrder(one: Ballot, peer: string, other: Ballot, otherPeer: string): number {
  if (one.round !== other.round) return one.round - other.round
  if (peer !== otherPeer) return peer < otherPeer ? -1 : 1
  return one.incarnation - other.incarnation
}
