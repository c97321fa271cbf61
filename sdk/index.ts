/**
 * Shoal for programs: start a node, or connect to one, and write to actors.
 *
 * @example
 * import { connect } from 'shoal'
 *
 * await using mesh = await connect() // the node of this machine
 * const reply = await mesh.actor('counter', 'alice').send('hello', { timeoutMs: 1_000 })
 * console.log(reply.text(), 'from', reply.peer)
 *
 * @module
 */
export {
  type Actor,
  actorOf,
  type Body,
  type MessageOptions,
  type PostOptions,
  type SendOptions,
} from './actor.ts'
export { connect, type ConnectInit, createNode, type LocalNode } from './connect.ts'
export type { DeployOptions, Mesh } from './mesh.ts'
export type { HttpDoor, HttpDoorInit } from '../gateway/index.ts'
export type { Accepted, Payload, Reply } from './reply.ts'
export type { Heard, Published, PublishOptions } from './topic.ts'
export type {
  ActorInfo,
  DeadLetter,
  DeadLetterApi,
  Deployment,
  Explanation,
  Fate,
  Inspection,
  PeerUse,
  LogEntry,
  MeshEvent,
  Following,
  NodeApi,
  NodeEvent,
  NodeInit,
  NodeStatus,
  PeerInfo,
  Replayed,
  Subscription,
  Survey,
} from '../node/index.ts'
export {
  type ActorType,
  type Capability,
  type ErrorCode,
  type ErrorValue,
  type Hop,
  type Phase,
  type Policy,
  ShoalError,
} from '../protocols/index.ts'
