/**
 * Puts one peer together, routes messages, hands over at shutdown; and the local socket by which programs reach it.
 *
 * @example
 * import { createNode } from 'shoal/node'
 * await using node = await createNode({ dataDir: '/var/lib/shoal' })
 * const { join } = await node.mesh.invite({ uses: 3 })
 * console.log(join)
 *
 * @module
 */
import type { Node, NodeInit } from './api.ts'
import type { Restored } from './ground/index.ts'
import type { Strategy } from './strategy.ts'

export type {
  ActorInfo,
  DeadLetterApi,
  DeployInit,
  Deployment,
  Explanation,
  Following,
  LogEntry,
  MeshEvent,
  Node,
  NodeApi,
  NodeEvent,
  NodeInit,
  NodeStatus,
  Outgoing,
  PeerInfo,
  Replayed,
  Published,
  Sent,
  Setting,
  Survey,
  TopicMessage,
  TopicOutgoing,
} from './api.ts'
export type { DrainProgress } from './api-drain.ts'
export type { DeadLetter } from './letters/index.ts'
export type { Invitation, Invite, InviteInit, MeshApi, MeshInfo, Role, WardensInfo } from './api-mesh.ts'
export type { Episode } from './episodes.ts'
export type { Fate } from './fate.ts'
export type { Strategy } from './strategy.ts'
export { TRACE_SCHEMA, type TraceLine } from './trace-schema.ts'
export type { Subscription } from './listening.ts'
export { story, trailText } from './story.ts'
export {
  controlClient,
  controlPath,
  type ControlServer,
  controlServer,
  type ControlServerInit,
  type NodeClient,
} from './control/index.ts'

/**
 * Starts a node.
 *
 * @param strategy for tests and simulations; nodes decide as `decide` of `shoal/mailbox` and `rank` of `shoal/topologies` say
 * @throws ShoalError DATA_DIR, DATA_DIR_IN_USE, BAD_KEY, BAD_JOIN, BAD_MULTIADDR, PORT_IN_USE, MESH_MISMATCH
 */
export async function createNode(init: NodeInit = {}, strategy?: Strategy): Promise<Node> {
  // libp2p and the host are loaded only by those who start a node, not by each `shoal send`.
  const module = await import('./start-node.ts')
  return await module.createNode(init, strategy)
}

/** As `node/ground/mesh-key.ts`: without libp2p for those who only load this folder. */
export async function exportMeshKey(dataDir: string, passphrase: string): Promise<string> {
  return await (await import('./ground/index.ts')).exportMeshKey(dataDir, passphrase)
}

/** The same. @throws ShoalError BAD_KEY */
export async function importMeshKey(
  dataDir: string,
  text: string,
  passphrase: () => Promise<string>,
): Promise<string> {
  return await (await import('./ground/index.ts')).importMeshKey(dataDir, text, passphrase)
}

/** As `node/ground/restored.ts`. */
export async function markRestored(dataDir: string): Promise<Restored> {
  const { closeInvites } = await import('./members/issuer.ts')
  return await (await import('./ground/index.ts')).markRestored(dataDir, closeInvites)
}
export type { Inspection, PeerUse, TypeUse } from './type-use.ts'
