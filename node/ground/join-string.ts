import { createHash } from 'node:crypto'
import { peerIdFromMultihash, peerIdFromString } from '@libp2p/peer-id'
import { multiaddr } from '@multiformats/multiaddr'
import { base32 } from 'multiformats/bases/base32'
import { base58btc } from 'multiformats/bases/base58'
import { decode as decodeMultihash } from 'multiformats/hashes/digest'
import { JoinMessage, ShoalError } from '../../protocols/index.ts'
import type { Mesh } from './mesh.ts'

const PREFIX = 'shoal1'
const CHECK_BYTES = 4
/** Addresses in one join string: the rest of a mesh is found through those. */
const ADDRS = 8
/** base58 takes quadratic time. */
const JOIN_CHARS = 4_096

/** One token that somebody can paste on another machine; with the mesh's grant it lets a new node in. */
export function formatJoin(mesh: Mesh, addrs: readonly string[]): string {
  const message = JoinMessage.encode({
    mesh: base32.baseDecode(mesh.id),
    founder: peerIdFromString(mesh.founder).toMultihash().bytes,
    addrs: addrs.slice(0, ADDRS).map((addr) => multiaddr(addr).bytes),
    ...(mesh.grant === undefined ? {} : { grant: new Uint8Array(Buffer.from(mesh.grant, 'base64')) }),
  })
  return PREFIX + base58btc.baseEncode(Buffer.concat([message, checksum(message)]))
}

/** @throws ShoalError BAD_JOIN */
export function parseJoin(text: string): Mesh {
  const token = text.trim()
  const hint = 'copy the whole string, in one piece, as shoal mesh invite prints it on a node of the mesh'
  if (!token.startsWith(PREFIX)) {
    const shown = token.length > 40 ? `${token.slice(0, 40)}…` : token
    throw new ShoalError(
      'BAD_JOIN',
      `${JSON.stringify(shown)} is not a join string: those begin with ${PREFIX}`,
      {
        hint,
      },
    )
  }
  if (token.length > JOIN_CHARS)
    throw new ShoalError('BAD_JOIN', `a join string of ${token.length} characters is none`, { hint })
  const broken = `the join string is damaged or cut: ${token.length} characters, its checksum does not fit`
  try {
    const bytes = base58btc.baseDecode(token.slice(PREFIX.length))
    const message = bytes.subarray(0, -CHECK_BYTES)
    if (Buffer.compare(checksum(message), bytes.subarray(-CHECK_BYTES)) !== 0) throw new Error('checksum')
    const join = JoinMessage.decode(message)
    if (join.mesh.length !== 16) throw new Error('mesh id')
    return {
      id: base32.baseEncode(join.mesh),
      founder: peerIdFromMultihash(decodeMultihash(join.founder)).toString(),
      joins: join.addrs.map((bytes_) => multiaddr(bytes_).toString()),
      ...(join.grant.length === 0 ? {} : { grant: Buffer.from(join.grant).toString('base64') }),
    }
  } catch (error) {
    throw new ShoalError('BAD_JOIN', broken, { hint, cause: error })
  }
}

/** The peer that an address of a join string names; empty when it names none. */
export function peerOf(addr: string): string {
  return /\/p2p\/([^/]+)$/.exec(addr)?.[1] ?? ''
}

function checksum(message: Uint8Array): Uint8Array {
  return createHash('sha256').update(message).digest().subarray(0, CHECK_BYTES)
}
