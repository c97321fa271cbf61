import type { Capability, ErrorValue, Headers, Policy, Verdict, World } from '../protocols/index.ts'
import type { HttpRequest, HttpResult } from './http.ts'

/** An actor's state at rest, or why there is none to be had: a sentence that begins with "it". */
export type Capture = { ok: true; snapshot: Uint8Array } | { ok: false; why: string }

/** Names one live actor on this host; never used twice. */
export type InstanceId = number

/** What an actor may know of itself. */
export interface Identity {
  /** `type/key` or `type@instance`. */
  address: string
  peer: string
  epoch: number
  /** Until its first clean return: nothing of an earlier life is in its memory. */
  fresh: boolean
}

/** What is known of a component that can run. */
export interface Preparation {
  world: World
  /** Those that it imports. */
  capabilities: readonly Capability[]
}

export interface InstanceInit {
  /** CID of a component that was prepared. */
  cid: string
  identity: Identity
  policy: Policy
  /** Of an earlier activation, here or elsewhere, to go on from: `identity.fresh` is then as it was. */
  snapshot?: Uint8Array
}

/** A message as the guest sees it. */
export interface GuestMessage {
  id: string
  sender: string
  subject: string
  correlation: string
  /** Where it was published; empty when it was sent or posted. */
  topic: string
  /** Empty when unset. */
  idempotencyKey: string
  headers: Headers
  /** Time left when the run starts, ms. */
  deadlineMs: number
  attempt: number
  epoch: number
  body: Uint8Array
  /**
   * The reply is for an actor of this node, and nobody else: it may come in memory that threads share.
   *
   * @default false
   */
  sharedReply?: boolean
}

export type GuestResult = { ok: true; body: Uint8Array } | { ok: false; failure: GuestFailure }

/** A component's `err(failure)`: a clean return, state kept. */
export interface GuestFailure {
  code: string
  text: string
  retryAfterMs?: number
}

/** How a guest's message goes; what is absent is the usual way. */
export interface CallOptions {
  subject?: string
  /** @default that of the message being handled */
  correlation?: string
  headers?: Headers
  idempotencyKey?: string
  /** @default LIMITS.sendMs for a send, LIMITS.postMs for a post */
  timeoutMs?: number
  /** @default no for a send, yes for a post */
  retry?: 'no' | 'yes' | 'never'
  /** @default false */
  unordered?: boolean
}

/** `to` of a publish is a topic. */
export type CallOp = 'send' | 'post' | 'publish'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Why an actor ended without being asked to. */
export type EndReason = 'trapped' | 'run-timeout' | 'exit' | 'start-failed' | 'worker-lost'

/** What happens on the host. Each arrives once, in order per instance, and never inside a command. */
export type HostEvent =
  /** `restored`: it goes on from the snapshot that it was given. One that is of no use is left aside, with a log line. */
  | { kind: 'created'; instance: InstanceId; restored: boolean }
  /** A clean return; the instance waits for its next message under `verdict`. */
  | { kind: 'finished'; instance: InstanceId; result: GuestResult; verdict: Verdict; runMs: number }
  /**
   * The instance is gone and its memory given back. If it was running, its message is released; with `worker-lost`
   * that run does not count as an attempt.
   */
  | { kind: 'ended'; instance: InstanceId; reason: EndReason; error: ErrorValue }
  /**
   * The guest says something and waits for {@link Host.answer}: a `send` for the reply, the others for acceptance. The
   * body of a `send` may be in memory that threads share.
   */
  | {
      kind: 'call'
      instance: InstanceId
      call: number
      op: CallOp
      to: string
      body: Uint8Array
      options: CallOptions
    }
  /** The guest makes a request to a server outside the mesh, and waits for {@link Host.answer}. */
  | { kind: 'fetch'; instance: InstanceId; call: number; request: HttpRequest }
  /** Set while running; replaces the verdict of the last reply at once. */
  | { kind: 'verdict'; instance: InstanceId; verdict: Verdict }
  | { kind: 'log'; instance: InstanceId; level: LogLevel; text: string }

/**
 * Runs actors in isolation and enforces their limits. Never delivers two messages to one instance at once: the caller
 * waits for `finished`. Commands do not answer; everything that happens comes as a {@link HostEvent}.
 * Implementations: `poolHost` (worker threads, jco), `inlineHost` (JavaScript functions, for tests and simulation).
 * Contract: `test/contracts/host.ts`.
 */
export interface Host extends AsyncDisposable {
  /**
   * Checks, translates and caches a component; known ones return at once. Whoever prepares it decides whether its actors
   * may have the capabilities that it imports.
   *
   * @param bytes asked for only if the translation is not cached
   * @throws ShoalError BAD_COMPONENT, IMPORT_DENIED, TOO_LARGE
   */
  prepare(cid: string, bytes: () => Promise<Uint8Array>): Promise<Preparation>
  /** Starts an actor of a prepared component: `created` or `ended` follows. */
  create(init: InstanceInit): InstanceId
  /**
   * Runs one message on an instance at rest. The caller keeps the body, for another attempt: it is copied, unless it is in
   * memory that threads share.
   * `finished` or `ended` follows. An instance that is gone is ignored.
   */
  run(instance: InstanceId, message: GuestMessage): void
  /**
   * Answers what a guest waits for: a request by a response, the rest by the result of its message. An instance that is gone
   * is ignored. What is shared of a send that succeeded, its body and the reply, nobody else reads any more: the host uses
   * their memory again.
   */
  answer(call: number, result: GuestResult | HttpResult): void
  /** The state of an instance at rest, which it keeps. It goes on in another by {@link InstanceInit.snapshot}. */
  capture(instance: InstanceId): Promise<Capture>
  /**
   * Ends an instance and gives its memory back, at once if at rest or waiting for an answer. No `ended` follows, nor
   * anything else of it.
   *
   * @param why for {@link HostStatus.types} @default 'ended'
   */
  end(instance: InstanceId, why?: string): void
  /** One more would find no room: its limits of live actors and of snapshots are reached. */
  readonly full: boolean
  status(): HostStatus
}

export interface HostStatus {
  workers: number
  /** Instances created and not ended. */
  instances: number
  /** Those of them that are in a worker, and those that sleep; the others are on the way there. */
  live: number
  asleep: number
  /** Snapshots of the sleeping ones. */
  asleepBytes: number
  /** Wasm memories that the workers hold, as they counted them last. */
  memories: number
  workersLost: number
  /** By type: those with actors, and others that had some since the host started, LIMITS.countedTypes of these. */
  types: TypeUsage[]
}

/** The actors of one type. */
export interface TypeUsage {
  type: string
  /** In a worker. */
  live: number
  asleep: number
  /** Linear memory of the live ones, bytes. */
  memoryBytes: number
  /** Snapshots of those asleep. */
  asleepBytes: number
  /** Since the host started. */
  created: number
  /** The same, by reason: an {@link EndReason}, or what {@link Host.end} was told. */
  ended: Readonly<Record<string, number>>
  /** Processor time of all runs that are over, without the time in which they waited for answers. */
  cpuMs: number
}

export interface HostHandler {
  event(event: HostEvent): void
}
