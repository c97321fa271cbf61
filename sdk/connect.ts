import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { controlClient, createNode as startNode, type NodeInit } from '../node/index.ts'
import { type Mesh, meshOf } from './mesh.ts'

export interface ConnectInit {
  /**
   * Data directory of a node on this machine.
   *
   * @default $SHOAL_DATA, then ~/.shoal
   */
  dataDir?: string
  /**
   * From `shoal mesh invite --uses any`: this program becomes a peer that hosts nothing and keeps nothing, not its identity
   * either, so that each start is one more use.
   */
  join?: string
}

/**
 * Joins a mesh without hosting actors.
 *
 * @throws ShoalError NO_NODE, BAD_JOIN, UNREACHABLE, NOT_ADMITTED
 */
export async function connect(init: ConnectInit = {}): Promise<Mesh> {
  if (init.join !== undefined) {
    return meshOf(await startNode({ join: init.join, client: true, slots: 0, mdns: false }))
  }
  const dataDir = init.dataDir ?? (process.env['SHOAL_DATA'] || join(homedir(), '.shoal'))
  return meshOf(await controlClient({ dataDir: resolve(dataDir) }))
}

/** A node that runs in this program. */
export interface LocalNode extends Mesh {
  /** Its peer id. */
  readonly peer: string
  /** Its multiaddrs. */
  readonly listen: string[]
  /** What another node needs to join. */
  readonly join: string
  /** Settles when it has stopped. */
  readonly closed: Promise<void>
}

/**
 * Starts a node in this program. Without `dataDir` it keeps everything in memory, its identity too.
 *
 * @throws ShoalError DATA_DIR, DATA_DIR_IN_USE, BAD_KEY, BAD_JOIN, BAD_MULTIADDR, PORT_IN_USE, MESH_MISMATCH
 */
export async function createNode(init: NodeInit = {}): Promise<LocalNode> {
  const node = await startNode(init)
  return { ...meshOf(node), peer: node.peer, listen: node.listen, join: node.join, closed: node.closed }
}
