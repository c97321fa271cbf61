/**
 * Arbitrates keys without a control plane: the wardens of a mesh grant leases with durable epochs, peers claim, renew
 * and release them. Machines only, `step(event, now) -> effects`; time, chance, network and disk are their driver's.
 *
 * @example
 * const judge = warden({ self, store, incarnation, notary, links, keysMax, forgetMs, disk, chance })
 * for (const effect of judge.step({ kind: 'message', from, message }, clock.now())) carryOut(effect)
 *
 * @module
 */
export { count } from './claim.ts'
export {
  allowed,
  type Certificate,
  Chain,
  type Link,
  type Notary,
  recoveryText,
  type StepBallot,
  stepText,
} from './chain.ts'
export { majority, type MeshConfig, type Seats, seats, stepQuorum, type WardenId } from './config.ts'
export { type Hash, hash } from './hash.ts'
export { type Candidate, mayFail, nextConfig } from './growth.ts'
export { type Holder, type HolderEffect, type HolderEvent, type HolderInit, holder } from './holder.ts'
export { holderLeaseMs, renewEveryMs, silenceMs } from './lease.ts'
export type { Ballot, Digest, FromWarden, Holding, KeyEpoch, Refusal, ToWarden } from './messages.ts'
export { merge, type Snapshot, type SnapshotRecord } from './snapshot.ts'
export type { StepMessage } from './step-messages.ts'
export type { Stored, StoredLease, StoredPromise, StoredRecord } from './stored.ts'
export {
  type Standing,
  type Warden,
  type WardenEffect,
  type WardenEvent,
  type WardenInit,
  warden,
} from './warden.ts'
