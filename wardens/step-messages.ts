import type { Link, StepBallot } from './chain.ts'
import type { MeshConfig } from './config.ts'
import type { Snapshot } from './snapshot.ts'

/**
 * What wardens tell one another about the config. `config` is the hash of the one that is to be followed, if nothing else
 * is said; `store` is the id of the sender's disk.
 */
export type StepMessage = {
  store: string
} /** First promise of a step, and every further one: seal, and say what you have. */ & (
  | { kind: 'prepare-step'; config: string; ballot: StepBallot; wanted: MeshConfig | undefined }
  | {
      kind: 'promise-step'
      config: string
      ballot: StepBallot
      snapshot: Snapshot
      accepted: { ballot: StepBallot; config: MeshConfig } | undefined
    }
  /** A higher ballot came before. */
  | { kind: 'overtaken-step'; config: string; ballot: StepBallot; promised: StepBallot }
  /** To the wardens of the next config: what those of the last knew. */
  | { kind: 'install'; config: string; ballot: StepBallot; next: Link; merged: Snapshot }
  | { kind: 'installed'; config: string; ballot: StepBallot }
  | { kind: 'accept-step'; config: string; ballot: StepBallot; next: MeshConfig }
  | { kind: 'accepted-step'; config: string; ballot: StepBallot; signature: string }
  /** News of the chain. Of a link that is new to a warden: activate. */
  | { kind: 'links'; links: readonly Link[] }
  /** The sender's last config is `config`: what came after it? */
  | { kind: 'want-links'; config: string }
  /** The sender is a warden of `config`, and has not been told what the last one's wardens knew. */
  | { kind: 'want-records'; config: string }
  | { kind: 'records'; config: string; merged: Snapshot }
  /** Signed by the mesh key: give up the last config for ever, and say what you have. */
  | { kind: 'surrender'; config: string; next: Link }
  | { kind: 'surrendered'; config: string; snapshot: Snapshot }
)

type Bare<Message> = Message extends StepMessage ? Omit<Message, 'store'> : never
export type BareStepMessage = Bare<StepMessage>
