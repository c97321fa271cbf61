import type { Link, StepBallot } from './chain.ts'
import type { MeshConfig } from './config.ts'
import type { Snapshot } from './snapshot.ts'

/** What a warden keeps of a key on disk. */
export interface StoredRecord {
  kind: 'record'
  epoch: number
  /** The highest epoch known of. */
  highest: number
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

/** A step of the config that this warden takes part in. Under the config with this hash it arbitrates nothing any more. */
export interface StoredStep {
  kind: 'step'
  config: string
  promised: StepBallot
  snapshot: Snapshot
  accepted: { ballot: StepBallot; config: MeshConfig } | undefined
  /** What was asked for. */
  wanted: MeshConfig | undefined
}

/**
 * Values on a warden's disk, by key: `record/<address>`, `floor`, `rounds`, `served`, `clean`, `chain`, `step`, `applied`,
 * `installed/<hash of a config>`.
 */
export type Stored =
  | StoredRecord
  | { kind: 'floor'; epoch: number }
  /** No ballot that was ever promised has a higher round. */
  | { kind: 'rounds'; upTo: number }
  /** This warden has answered once: without `clean` its last life ended in a crash. */
  | { kind: 'served' }
  /** `silenceMs`: what was left of a silence that the stop fell into. */
  | { kind: 'clean'; leases: readonly StoredLease[]; promises: readonly StoredPromise[]; silenceMs: number }
  | { kind: 'chain'; links: readonly Link[] }
  | StoredStep
  /** The config under which its records are those of a warden. */
  | { kind: 'applied'; config: string }
  /** For the case that this config comes to be. */
  | { kind: 'installed'; next: MeshConfig; merged: Snapshot }

export const RECORD = 'record/'
export const INSTALLED = 'installed/'
