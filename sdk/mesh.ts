import type { HttpDoor, HttpDoorInit } from '../gateway/index.ts'
import type {
  ActorInfo,
  DeadLetterApi,
  Deployment,
  Explanation,
  Following,
  Inspection,
  PeerUse,
  LogEntry,
  MeshEvent,
  NodeApi,
  NodeStatus,
  PeerInfo,
  Subscription,
  Survey,
} from '../node/index.ts'
import type { ActorType, Policy } from '../protocols/index.ts'
import { type Actor, actorOf, type Body } from './actor.ts'
import { type Heard, publish, type Published, type PublishOptions, subscribe } from './topic.ts'

export interface DeployOptions extends Partial<Policy> {
  signal?: AbortSignal
  /** The version that is replaced, 0 for none: another one is VERSION_CONFLICT. */
  expect?: number
  /** End live actors after their current message, so that the next one finds the new version. */
  restart?: boolean
}

/** A mesh as a program sees it, through one of its nodes. Every method throws ShoalError. */
export interface Mesh extends AsyncDisposable {
  /** `actor('counter', 'alice')` is the one of that key; `actor('resize')` any free one of the type. */
  actor(type: string, key?: string): Actor
  /**
   * Tells the actors of every subscribed type (`deploy --subscribe`) and every listener, best effort, and waits for none
   * of them.
   */
  publish(topic: string, body?: Body, options?: PublishOptions): Promise<Published>
  /**
   * Hears what is published to a topic, until the loop over it ends or the signal aborts.
   *
   * @example
   * for await (const message of mesh.subscribe('alarms', { signal })) console.log(message.text())
   */
  subscribe(topic: string, options?: { signal?: AbortSignal }): Subscription<Heard>
  /**
   * Opens an HTTP door to a type: `POST /KEY` is a message to `type/KEY`, `POST /` one to the pool (docs/OPERATING.md says
   * the rest). Close it before the mesh.
   *
   * @throws ShoalError BAD_ADDRESS, BAD_REQUEST, PORT_IN_USE
   */
  serve(type: string, init?: HttpDoorInit): Promise<HttpDoor>
  /** Gives a WebAssembly component a name in the mesh. The same bytes and policy again change nothing. */
  deploy(type: string, component: Uint8Array, options?: DeployOptions): Promise<Deployment>
  /** Makes a new version like an earlier one: the one before, or `version`. */
  rollback(type: string, version?: number): Promise<Deployment>
  /** Gives a name up; resolves with the number of actors it ended. Refused while some live, but with `force`. */
  undeploy(type: string, options?: { force?: boolean }): Promise<number>
  types(): Promise<ActorType[]>
  /** Live actors on every known peer, and the peers that did not answer. */
  ps(): Promise<Survey<ActorInfo>>
  peers(): Promise<PeerInfo[]>
  inspect(address: string): Promise<Inspection>
  /** What the actors of a type use on every known peer, and what became of them there. */
  uses(type: string): Promise<Survey<PeerUse>>
  /** What became of a message: where it is or how it ended, who decided what and why. */
  explain(id: string): Promise<Explanation>
  /** Messages that could not be delivered: list, show, replay, drop. */
  readonly dlq: DeadLetterApi
  /** Ends an actor wherever it lives; resolves with the peers that had one. */
  stop(address: string): Promise<string[]>
  /** What actors logged and printed, and how they ended badly: of an address, of a type, or of all. */
  logs(selector?: string, options?: Partial<Following>): AsyncIterable<LogEntry>
  /** What happened on every known peer. */
  events(options?: Partial<Following>): AsyncIterable<MeshEvent>
  status(): Promise<NodeStatus>
  /** Leaves; open sends end. A node that this program started stops, a node it connected to goes on. */
  close(): Promise<void>
}

export function meshOf(api: NodeApi & AsyncDisposable): Mesh {
  const close = async (): Promise<void> => await api[Symbol.asyncDispose]()
  return {
    actor: (type, key) => actorOf(api, type, key),
    publish: (topic, body, options = {}) => publish(api, topic, body, options),
    subscribe: (topic, { signal } = {}) => subscribe(api, topic, signal),
    serve: async (type, init) => {
      // Most programs open none, and do not wait for Node's HTTP server to load.
      const { httpDoor, typeHandler } = await import('../gateway/index.ts')
      return await httpDoor(typeHandler(api, type, init), init)
    },
    deploy: (type, component, { signal, expect, restart = false, ...policy } = {}) =>
      api.deploy(component, { type, policy, restart, ...(expect === undefined ? {} : { expect }) }, signal),
    rollback: (type, version) => api.rollback(type, version),
    undeploy: (type, { force = false } = {}) => api.undeploy(type, { force }),
    types: () => api.types(),
    ps: () => api.ps(),
    peers: () => api.peers(),
    inspect: (address) => api.inspect(address),
    uses: (type) => api.uses(type),
    explain: (id) => api.explain(id),
    dlq: api.dlq,
    stop: (address) => api.stopActor(address),
    logs: (selector = '', options = {}) => api.logs(selector, { follow: false, ...options }),
    events: (options = {}) => api.events({ follow: false, ...options }),
    status: () => api.status(),
    close,
    [Symbol.asyncDispose]: close,
  }
}
