/** What a warden keeps of a key on disk. */
export interface StoredRecord {
  kind: 'record'
  epoch: number
  peer: string
  incarnation: number
  /** Of the config epoch and the ballot under which it was accepted: orders the records of different wardens. */
  term: number
  round: number
  /** The highest epoch that somebody other than this holder had. */
  rival: number
}

/** A lease that an orderly stop wrote down. */
export interface StoredLease {
  address: string
  remainingMs: number
  successor: string
}

/** A promise that an orderly stop wrote down. */
export interface StoredPromise {
  address: string
  peer: string
  round: number
  incarnation: number
}

/** Values on a warden's disk, by key: `record/<address>`, `floor`, `served`, `clean`. */
export type Stored =
  | StoredRecord
  | { kind: 'floor'; epoch: number }
  /** This warden has answered once: without `clean` its last life ended in a crash. */
  | { kind: 'served' }
  | { kind: 'clean'; leases: readonly StoredLease[]; promises: readonly StoredPromise[] }

export const RECORD = 'record/'
