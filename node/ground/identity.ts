import { randomUUID } from 'node:crypto'
import { link, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { generateKeyPair, privateKeyFromProtobuf, privateKeyToProtobuf } from '@libp2p/crypto/keys'
import type { Ed25519PrivateKey, PeerId } from '@libp2p/interface'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { ShoalError } from '../../protocols/index.ts'
import { syncDirectory, writeSynced } from './atomic-file.ts'

/** Who a peer is. */
export interface Identity {
  privateKey: Ed25519PrivateKey
  peerId: PeerId
}

/** An identity that is not kept. */
export async function newIdentity(): Promise<Identity> {
  const privateKey = await generateKeyPair('Ed25519')
  return { privateKey, peerId: peerIdFromPrivateKey(privateKey) }
}

/**
 * The identity kept in a file: one line, the private key as libp2p's protobuf in base64. Makes it when there is none.
 *
 * @throws ShoalError BAD_KEY when others can read the file, or when it holds no Ed25519 key
 */
export async function loadIdentity(path: string): Promise<Identity> {
  const kept = await readIdentity(path)
  if (kept !== undefined) return kept
  const identity = await newIdentity()
  const line = `${Buffer.from(privateKeyToProtobuf(identity.privateKey)).toString('base64')}\n`
  // Written aside and then linked: the name appears once, whole, and never replaces another key.
  const temporary = `${path}.${randomUUID()}.new`
  try {
    await writeSynced(temporary, line, 'wx', 0o600)
    await link(temporary, path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST') return (await readIdentity(path)) ?? loadIdentity(path)
    throw new ShoalError(
      'DATA_DIR',
      `the node's key cannot be written to ${path}: ${(error as Error).message}`,
      {
        hint: 'the data directory must be on a file system with hard links, and writable; choose another with --data',
        cause: error,
      },
    )
  } finally {
    await rm(temporary, { force: true })
  }
  await syncDirectory(dirname(path))
  return identity
}

/**
 * The key kept in a file, if there is one.
 *
 * @throws ShoalError BAD_KEY
 */
export async function readIdentity(path: string): Promise<Identity | undefined> {
  let line: string
  try {
    await using file = await open(path, 'r')
    const { mode } = await file.stat()
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new ShoalError(
        'BAD_KEY',
        `the node's key ${path} can be read by other users (mode ${(mode & 0o777).toString(8)})`,
        {
          hint: `chmod 600 ${path}; if somebody may have read it, remove it: the node then gets a new peer id`,
        },
      )
    }
    line = await file.readFile('utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof ShoalError) throw error
    throw new ShoalError('BAD_KEY', `the node's key ${path} cannot be read: ${(error as Error).message}`, {
      hint: `make it a file that this user, and nobody else, can read: chmod 600 ${path}`,
      cause: error,
    })
  }
  try {
    const privateKey = privateKeyFromProtobuf(Buffer.from(line.trim(), 'base64'))
    if (privateKey.type !== 'Ed25519') throw new Error(`its type is ${privateKey.type}`)
    return { privateKey, peerId: peerIdFromPrivateKey(privateKey) }
  } catch (error) {
    throw new ShoalError(
      'BAD_KEY',
      `${path} does not hold a whole Ed25519 key: ${(error as Error).message}`,
      {
        hint: 'restore it from a backup, or remove it: the node then gets a new peer id',
        cause: error,
      },
    )
  }
}
