import type { HostStatus } from '../wasm-host/index.ts'
import type { Inspection, PeerUse, TypeUse } from './type-use.ts'
import type { DeadLetter } from './letters/index.ts'
import type { DrainProgress } from './api-drain.ts'
import type { MeshApi } from './api-mesh.ts'
import type { Fate } from './fate.ts'
import type { ActorType, Capability, Headers, Outcome, Phase, Policy, Retry } from '../protocols/index.ts'
import type { TrafficReport } from './net/index.ts'
import type { Subscription } from './listening.ts'

/** A message as a program gives it to its node; the node adds id, origin and trail. */
export interface Outgoing {
  kind: 'send' | 'post'
  target: string
  body: Uint8Array
  /**
   * Unique in the mesh. A program on the local socket names its messages itself, to know the name of one whose answer
   * never came.
   *
   * @default the node's next one
   */
  id?: string
  /** Time to live, ms. @default LIMITS.sendMs for send, LIMITS.postMs for post */
  timeoutMs?: number
  subject?: string
  correlation?: string
  headers?: Headers
  idempotencyKey?: string
  /** @default see {@link Retry} */
  retry?: Retry
  /** It may overtake earlier messages of this program to the same actor. @default false */
  unordered?: boolean
  /** A post: on this node's disk until it has ended. It resolves when it is there. @default false */
  durable?: boolean
}

/** What a program tells a topic. */
export interface TopicOutgoing extends Omit<Outgoing, 'kind' | 'target' | 'retry' | 'durable'> {
  topic: string
  /** Time it stays worth delivering to subscribed types, ms. @default LIMITS.publishMs */
  timeoutMs?: number
}

/** It is on its way; what becomes of each post, its id tells (`explain`). */
export interface Published {
  id: string
  /** One for each subscribed type that the node knows. */
  posts: { id: string; target: string }[]
}

/** A published message, as a listener hears it. */
export interface TopicMessage {
  topic: string
  id: string
  /** Peer id of the node through which it was published. */
  peer: string
  sender: string
  subject: string
  correlation: string
  headers: Headers
  /** Empty when unset. */
  idempotencyKey: string
  body: Uint8Array
  /** Wall clock of the node that listens, ms. */
  at: number
  /** Messages before this one that were dropped because the listener was too slow for them. */
  dropped: number
}

/** How an {@link Outgoing} ended, and the id it had. */
export interface Sent {
  id: string
  outcome: Exclude<Outcome, { kind: 'moved' }>
}

export interface DeployInit {
  type: string
  policy: Partial<Policy>
  /** The version that is replaced, 0 for none; another one is VERSION_CONFLICT. @default whatever there is */
  expect?: number
  /** End live activations after their current message, so that the next one finds the new version. @default false */
  restart?: boolean
}

export interface Deployment {
  type: ActorType
  /** Peers on whose disks the bytes and the record are, this one first. */
  peers: string[]
  /** False when the very same bytes and policy were deployed already. */
  changed: boolean
  /** With `restart`: activations that it ended. */
  restarted?: number
}

/** One live activation, as its peer reports it. */
export interface ActorInfo {
  address: string
  type: string
  version: number
  peer: string
  phase: Phase
  epoch: number
  /** Wall clock of the last change of phase, ms. */
  since: number
  waiting: number
  runs: number
}

/** What a question to every known peer brought. */
export interface Survey<T> {
  found: T[]
  /** Peers that did not answer within LIMITS.askMs. */
  silent: string[]
}

export interface PeerInfo {
  peer: string
  name: string
  labels: Record<string, string>
  /** Capabilities that actors may use there. */
  grants: string[]
  /** Whether a link is open now. */
  connected: boolean
  addrs: string[]
  /** Slots free, as last gossiped; undefined when nothing fresh is known. */
  free?: number
  /** Live actors, likewise. */
  actors?: number
  self: boolean
  /** It arbitrates keys. */
  warden: boolean
  /** `direct`: it can be dialled; `dialled-in`: over the connection it opened; `via X`: through that peer; or empty. */
  reach: string
}

export interface LogEntry {
  /** Wall clock, ms. */
  at: number
  level: 'debug' | 'info' | 'warn' | 'error'
  /** Empty: not of an actor, but of the peer: it did not answer. */
  address: string
  peer: string
  text: string
}

/** Which lines, and for how long. */
export interface Following {
  /** Goes on with what comes, until aborted; peers that join meanwhile are followed too. */
  follow: boolean
  /**
   * Age of the oldest line, ms.
   *
   * @default the newest LIMITS.logLines of each peer, whatever their age
   */
  sinceMs?: number
  signal?: AbortSignal
}

export interface NodeStatus {
  peer: string
  name: string
  mesh: string
  version: string
  pid: number
  dataDir: string
  startedAt: number
  listen: string[]
  join: string
  /** Peers that arbitrate keys. */
  wardens: string[]
  /** `serves`: this node arbitrates now; `standby`: it has no seat; else why it does not: `silent`, `disk`, `sealed`. */
  standing: string
  /** It is let in, linked to a majority of the wardens, and arbitrates if it has a seat. */
  ready: boolean
  peers: number
  slots: { total: number; used: number }
  actors: number
  /** Capabilities that actors may use here. */
  grants: readonly string[]
  waiting: number
  waitingBytes: number
  /** Messages refused since its start because an earlier owner of their sender's key had sent them (FENCED). */
  fenced: number
  registry: {
    held: number
    backlog: number
    oldestMs: number
    published: number
    publishFailures: number
    refused: number
  }
  /** Its workers and their actors; `asleepBytes` are the snapshots of those that sleep. */
  host: Omit<HostStatus, 'types'> & { types: TypeUse[] }
  /** Bytes on its connections to other peers, by protocol. */
  traffic: TrafficReport
  /** What needs somebody's attention, one sentence each; empty when all is well. */
  warnings: string[]
  /** Who cannot use the join string, and what to do about it; empty when anybody can. */
  joinNote: string
  /** What it was told at its start, and by whom; empty for a node that a program made. */
  settings: readonly Setting[]
}

/** What became of a message, as far as the peers that answered know. */
export interface Explanation {
  id: string
  /** Sentences, in order, for people. */
  story: string[]
  /** What each peer says that knows it. */
  fates: Fate[]
  /** Peers that did not answer within LIMITS.askMs. */
  silent: string[]
}

/** The message that was sent in place of a dead letter, and the peer that has it in its mailbox. */
export interface Replayed {
  id: string
  peer: string
}

/** Messages that could not be delivered and that nobody waits for, on the disks of the peers where they came from. */
export interface DeadLetterApi {
  /** Of all known peers, oldest first, without bodies. */
  list(): Promise<Survey<DeadLetter>>
  /** One, with its body. @throws ShoalError NO_SUCH_LETTER */
  show(id: string): Promise<DeadLetter & { body: Uint8Array }>
  /**
   * Posts it anew, under a new id and with a header `shoal-replay-of` that names the old one; the letter goes when the
   * new message is in a mailbox. After a crash in between, both are there.
   *
   * @throws ShoalError NO_SUCH_LETTER, or what refused the new message; then the letter stays
   */
  replay(id: string): Promise<Replayed>
  /** Resolves with what was dropped. @throws ShoalError NO_SUCH_LETTER */
  drop(id: string): Promise<DeadLetter>
}

/**
 * Everything that a program can ask of a node. Two implementations: the node itself, and a client on its local socket.
 * Every method throws ShoalError.
 */
export interface NodeApi {
  send(message: Outgoing, signal?: AbortSignal): Promise<Sent>
  deploy(bytes: Uint8Array, init: DeployInit, signal?: AbortSignal): Promise<Deployment>
  /** Tells every subscribed type and every listener, best effort; waits for none of them. */
  publish(message: TopicOutgoing): Promise<Published>
  /** Hears what is published to a topic from now on, until the loop over it ends or the signal aborts. */
  subscribe(topic: string, signal?: AbortSignal): Subscription<TopicMessage>
  types(): Promise<ActorType[]>
  /** Makes a new version like an earlier one: the one before, or `version`. */
  rollback(type: string, version?: number): Promise<Deployment>
  /** Gives a name up; resolves with the number of activations it ended. Refused (IN_USE) while some live, but with `force`. */
  undeploy(type: string, options: { force: boolean }): Promise<number>
  /** Live activations on every known peer. */
  ps(): Promise<Survey<ActorInfo>>
  peers(): Promise<PeerInfo[]>
  inspect(address: string): Promise<Inspection>
  /** What the actors of a type use on every known peer, and what became of them. @throws ShoalError NO_SUCH_TYPE */
  uses(type: string): Promise<Survey<PeerUse>>
  /** What became of a message, wherever it is: NO_SUCH_MESSAGE when no peer that answers knows it. */
  explain(id: string): Promise<Explanation>
  readonly dlq: DeadLetterApi
  readonly mesh: MeshApi
  /** Ends an activation wherever it lives; resolves with the peers that had one. @throws ShoalError FORBIDDEN */
  stopActor(address: string): Promise<string[]>
  /**
   * What actors logged and printed and how they ended badly, on every known peer, by time.
   *
   * @param selector an address, a type for all its actors, or empty for all
   */
  logs(selector: string, options: Following): AsyncIterable<LogEntry>
  /** What happened on every known peer, by time. */
  events(options: Following): AsyncIterable<MeshEvent>
  status(): Promise<NodeStatus>
  /** Begins the orderly stop of the node; resolves when it has begun. */
  shutdown(): Promise<void>
  /**
   * Moves the actors of this node to other peers, with what its mailboxes know of them, and gives away the posts that it
   * accepted; takes nothing new meanwhile. Yields how far it has come, at each change; when the last one was yielded, the
   * node stops. Once begun it goes on, whoever watches; a second call joins.
   *
   * @param graceMs after which it gives up; what is left then ends as if the node had crashed
   */
  drain(graceMs: number): AsyncIterable<DrainProgress>
}

/** Something that an operator may want to know, as it happens. */
export interface NodeEvent {
  /** Wall clock, ms. */
  at: number
  /** Those of `debug` are for the node's own log only. */
  level: 'debug' | 'info' | 'warn' | 'error'
  /** Stable name, dashed: `peer-joined`, `actor-created`. */
  event: string
  /** One sentence. */
  text: string
  /** What the sentence is made of, by name: see `node/events.ts`. */
  facts: Record<string, unknown>
}

/** The same, from any node of the mesh. */
export interface MeshEvent extends NodeEvent {
  /** Peer id of the node on which it happened. */
  on: string
}

export interface NodeInit {
  /** Where identity, records and components are kept. Absent: in memory, gone with the node, and no local socket. */
  dataDir?: string
  /**
   * Multiaddrs.
   *
   * @default TCP and WebSocket on loopback, free ports
   */
  listen?: string[]
  /** Multiaddrs, DNS names too, that others are told to dial in place of those it listens on. */
  announce?: string[]
  /** What nodes of the mesh printed. Absent: the mesh that the data directory knows, or a new one. */
  join?: string | string[]
  name?: string
  labels?: Record<string, string>
  /**
   * Capabilities that actors of any member may use here, if their type is allowed them: `http` lets them reach whatever
   * this host reaches.
   *
   * @default none
   */
  grants?: readonly Capability[]
  /** @default LIMITS.slots */
  slots?: number
  /** @default LIMITS.liveMemories */
  liveMemories?: number
  /**
   * Size of the Wasm memories of the live actors, bytes.
   *
   * @default LIMITS.livePercent of the memory of the machine or container
   */
  liveBytes?: number
  /**
   * Looks for peers on the local network; only with a listener beyond loopback.
   *
   * @default true
   */
  mdns?: boolean
  /** @default LIMITS.mailboxMessages */
  mailboxMessages?: number
  /** @default LIMITS.mailboxBytes */
  mailboxBytes?: number
  /** @default LIMITS.messageBytes */
  messageBytes?: number
  /** Hosts nothing and answers no queries of the DHT. */
  client?: boolean
  log?: (event: NodeEvent) => void
  /** A file for each decision about a message, as JSON lines: `docs/trace.schema.json`. At most 2 LIMITS.traceBytes. */
  trace?: string
  /** Shown as they are by `status`. */
  settings?: readonly Setting[]
}

/** One thing that a node can be told at its start. */
export interface Setting {
  /** The flag without dashes: `mailbox-max`. */
  key: string
  /** JSON; null where the node decides. */
  value: unknown
  /** For people: `64MiB`. */
  shown: string
  /** Who said so. */
  origin: 'flag' | 'variable' | 'file' | 'default'
  /** `--slots`, `SHOAL_SLOTS`, or path and line of the file; empty for a default. */
  where: string
}

/** A running node. Disposing of it is the orderly stop. */
export interface Node extends NodeApi, AsyncDisposable {
  /** Peer id. */
  readonly peer: string
  /** Multiaddrs with the ports really taken. */
  readonly listen: string[]
  /**
   * What another node needs to join. The founder's lets any number of others in, as admins, until it stops: keep it
   * within the program. Others' have addresses only: `mesh.invite` makes what lets somebody in.
   */
  readonly join: string
  /** Of a mesh that this start founded: the mesh key, for safekeeping. Whoever has it may replace the wardens. */
  readonly meshKey?: string
  /** Settles when it arbitrates keys again, if it is one of those that do: after a crash that takes as long as a lease. */
  readonly ready: Promise<void>
  /** Settles when it has stopped. */
  readonly closed: Promise<void>
}
