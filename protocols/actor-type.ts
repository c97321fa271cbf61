import { LIMITS } from './limits.ts'

/** What a node says of itself, `key=value`. */
export type Labels = Readonly<Record<string, string>>

/** What the user says of the actors of one type: limits, each with a default in `LIMITS`, and where they run. */
export interface Policy {
  /** Rest after which an actor ends, ms. */
  idleMs: number
  /** GoldFish's buffer time limit: how long a message waits at all, for a busy actor or a free slot, ms. */
  holdMs: number
  /** Pools: how long a running instance is waited for before another is made, ms. */
  growMs: number
  /** Wall time of one run, ms. */
  runMs: number
  /** Linear memory of one actor, bytes. */
  memoryBytes: number
  /** Actors of this type on one node. */
  instances: number
  /** Actors of this type in the whole mesh. Soft: counted from load messages, so it may be passed for seconds. */
  instancesMesh: number
  /** Labels that a node must have to run them. */
  on: Labels
  /** Labels that a node should have, each worth more than any difference in load. */
  prefer: Labels
  /** What they see as their environment (`wasi:cli/environment`). */
  env: Labels
  /**
   * Capabilities that they may use, sorted; they run only on nodes that grant them. One from a later version than ours
   * may be among them.
   */
  allow: readonly string[]
  /**
   * Topics that they are told of, and by which key: empty for any free instance, else the key of the one actor, in
   * which `{subject}` stands for the message's subject.
   */
  subscribe: Labels
}

export const DEFAULT_POLICY: Policy = {
  idleMs: LIMITS.idleMs.value,
  holdMs: LIMITS.holdMs.value,
  growMs: LIMITS.growMs.value,
  runMs: LIMITS.runMs.value,
  memoryBytes: LIMITS.memoryBytes.value,
  instances: LIMITS.instances.value,
  instancesMesh: LIMITS.instancesMesh.value,
  on: {},
  prefer: {},
  env: {},
  allow: [],
  subscribe: {},
}

/**
 * What a component is built for: an actor of `shoal:actor`; a server of `wasi:http/incoming-handler`, which keeps its
 * memory as actors do; or a command of `wasi:cli/run` from standard input to output, which is new for each message and has
 * no keys.
 */
export type World = (typeof WORLDS)[number]
export const WORLDS = ['actor', 'http', 'command'] as const

/** One version of a type: which component, under which policy. */
export interface TypeVersion {
  /** Rises by one with each deployment of the name. */
  version: number
  /** CID (v1, raw, sha2-256, base32) of the component's bytes. */
  cid: string
  componentBytes: number
  world: World
  policy: Policy
  /** Wall clock, ms. */
  deployedAt: number
}

/** A deployed name in its newest version. Immutable: a deployment, a rollback and a removal each make a new version. */
export interface ActorType extends TypeVersion {
  name: string
  /** The name was given up; no activation starts any more. */
  removed: boolean
  /** Earlier versions, newest first, at most LIMITS.typeHistory. */
  history: readonly TypeVersion[]
  /** Peer id of the node that deployed it. */
  deployedBy: string
}
