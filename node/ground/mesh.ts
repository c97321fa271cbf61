import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { peerIdFromString } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { base32 } from 'multiformats/bases/base32'
import { meshIdOf } from '../../dht-registry/index.ts'
import { ShoalError } from '../../protocols/index.ts'
import { writeFileAtomic } from './atomic-file.ts'

/** Which mesh a node belongs to; kept in `mesh.json`. */
export interface Mesh {
  /** 16 random bytes in lower-case base32. */
  id: string
  /** Peer id of the founder, the first warden. */
  founder: string
  /** Id of the founder's store, at the founder: without it the first config has been lost. */
  store?: string
  /** Multiaddrs with /p2p/ from join strings; empty for the founder. */
  joins: string[]
  /** An invite that was not redeemed yet, in base64: what lets this node in the first time. */
  grant?: string
  /** Digest of the last invite that was redeemed: to show it again would give nothing new. */
  redeemed?: string
}

/** Addresses kept to join by; the rest of a mesh is found through those. */
const JOINS = 32

/** A new mesh with this peer as its first warden. @param meshKey peer id of its mesh key */
export function foundMesh(self: string, meshKey: string, store: string): Mesh {
  return { id: meshIdOf(meshKey), founder: self, store, joins: [] }
}

export type MeshChoice =
  | { kind: 'found' }
  | { kind: 'use'; mesh: Mesh; save: boolean }
  | { kind: 'refuse'; error: ShoalError }

/**
 * Which mesh a node that starts belongs to.
 *
 * @param saved from its data directory
 * @param asked from the join strings it was given
 */
export function chooseMesh(saved: Mesh | undefined, asked: readonly Mesh[], dataDir: string): MeshChoice {
  const all = saved === undefined ? asked : [saved, ...asked]
  const first = all[0]
  if (first === undefined) return { kind: 'found' }
  const other = all.find((mesh) => mesh.id !== first.id)
  if (other !== undefined) {
    const error =
      saved === undefined
        ? new ShoalError('MESH_MISMATCH', `the join strings name two meshes, ${first.id} and ${other.id}`, {
            hint: 'give join strings of one mesh only',
          })
        : new ShoalError(
            'MESH_MISMATCH',
            `the data directory ${dataDir} belongs to mesh ${saved.id}, the join string to mesh ${other.id}`,
            {
              hint: 'leave --join out to start in the mesh it belongs to, or give the node an empty directory with --data',
            },
          )
    return { kind: 'refuse', error }
  }
  if (asked.length === 0) return { kind: 'use', mesh: first, save: false }
  // The latest word on where to join comes first; older addresses may still lead there.
  const joins = [...new Set([...asked, ...all].flatMap((mesh) => mesh.joins))].slice(0, JOINS)
  const founder = saved?.founder ?? first.founder
  const grant = [...asked, ...all].find((mesh) => mesh.grant !== undefined)?.grant
  const mesh: Mesh = { id: first.id, founder, joins }
  if (grant !== undefined) mesh.grant = grant
  if (saved?.redeemed !== undefined) mesh.redeemed = saved.redeemed
  if (saved?.store !== undefined) mesh.store = saved.store
  return { kind: 'use', mesh, save: true }
}

/** The invite to show, in bytes. @param member this node has a certificate: what it was let in by before says nothing new */
export function grantOf({ grant, redeemed }: Mesh, member: boolean): Uint8Array | undefined {
  if (grant === undefined || (member && redeemed === digestOf(grant))) return undefined
  return Buffer.from(grant, 'base64')
}

/** What leads to the mesh, and lets nobody in. */
export function withoutGrant({ id, founder, joins }: Mesh): Mesh {
  return { id, founder, joins }
}

/** It was redeemed: it is not shown again. */
export function forget(mesh: Mesh): Mesh {
  if (mesh.grant !== undefined) mesh.redeemed = digestOf(mesh.grant)
  delete mesh.grant
  return mesh
}

function digestOf(grant: string): string {
  return createHash('sha256').update(grant).digest('base64url')
}

/** @throws ShoalError DATA_DIR when the file is damaged */
export async function readMesh(path: string): Promise<Mesh | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new ShoalError('DATA_DIR', `${path} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  try {
    const saved = JSON.parse(text) as Mesh & { arbiter: string }
    const { id, store, joins, grant, redeemed } = saved
    if (typeof id !== 'string' || base32.baseDecode(id).length !== 16) throw new Error('it names no mesh')
    if (!Array.isArray(joins)) throw new Error('it has no list of addresses')
    return {
      id,
      // Directories of earlier versions say `arbiter`.
      founder: peerIdFromString(saved.founder ?? saved.arbiter).toString(),
      joins: joins.map((addr) => multiaddr(addr).toString()),
      ...(typeof store === 'string' ? { store } : {}),
      ...(typeof grant === 'string' ? { grant } : {}),
      ...(typeof redeemed === 'string' ? { redeemed } : {}),
    }
  } catch (error) {
    throw new ShoalError('DATA_DIR', `${path} is damaged: ${(error as Error).message}`, {
      hint: 'restore it, or remove it and start with --join and the join string of the mesh',
      cause: error,
    })
  }
}

export async function writeMesh(path: string, mesh: Mesh): Promise<void> {
  await writeFileAtomic(path, `${JSON.stringify(mesh, null, 2)}\n`)
}
