import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { join } from 'node:path'
import { privateKeyFromProtobuf, privateKeyToProtobuf } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { meshIdOf } from '../../dht-registry/index.ts'
import { ShoalError } from '../../protocols/index.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { type Identity, readIdentity } from './identity.ts'
import { readMesh } from './mesh.ts'

/** The file of the mesh key in the data directory of the founder, and wherever it was imported. */
export const MESH_KEY = 'mesh.key'

/** Followed by the key itself, in base64url. */
const PLAIN = 'shoalkey0'
/** Followed by salt, nonce, tag and ciphertext (scrypt, AES-256-GCM), in base64url. */
const SEALED = 'shoalkey1'
const SALT = 16
const NONCE = 12
const TAG = 16

/** As it is: for whoever founds a mesh. */
export function plainMeshKey({ privateKey }: Identity): string {
  return PLAIN + Buffer.from(privateKeyToProtobuf(privateKey)).toString('base64url')
}

/**
 * The mesh key kept in a data directory, under a passphrase.
 *
 * @throws ShoalError BAD_KEY when there is none, or it is damaged
 */
export async function exportMeshKey(dataDir: string, passphrase: string): Promise<string> {
  const key = await readIdentity(join(dataDir, MESH_KEY))
  if (key === undefined)
    throw new ShoalError('BAD_KEY', `there is no mesh key in ${dataDir}`, {
      hint: 'it is in the data directory of the node that founded the mesh, unless somebody put it away',
    })
  const salt = randomBytes(SALT)
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce)
  const sealed = Buffer.concat([cipher.update(privateKeyToProtobuf(key.privateKey)), cipher.final()])
  return SEALED + Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/**
 * Puts the mesh key into a data directory of the same mesh. Resolves with the mesh id.
 *
 * @param passphrase asked for when the text is under one
 * @throws ShoalError BAD_KEY: no mesh key, another passphrase, or that of another mesh
 */
export async function importMeshKey(
  dataDir: string,
  text: string,
  passphrase: () => Promise<string>,
): Promise<string> {
  const bytes = await opened(text.trim(), passphrase)
  let id: string
  try {
    id = meshIdOf(peerIdFromPrivateKey(privateKeyFromProtobuf(bytes)).toString())
  } catch (error) {
    throw notAKey(error)
  }
  const mesh = await readMesh(join(dataDir, 'mesh.json'))
  if (mesh?.id !== id)
    throw new ShoalError(
      'BAD_KEY',
      mesh === undefined
        ? `${dataDir} belongs to no mesh yet`
        : `it is the key of mesh ${id}, and ${dataDir} belongs to mesh ${mesh.id}`,
      { hint: 'give the data directory of a node of that mesh with --data' },
    )
  await writeFileAtomic(join(dataDir, MESH_KEY), `${bytes.toString('base64')}\n`, 0o600)
  return id
}

async function opened(text: string, passphrase: () => Promise<string>): Promise<Buffer> {
  if (text.startsWith(PLAIN)) return Buffer.from(text.slice(PLAIN.length), 'base64url')
  if (!text.startsWith(SEALED)) throw notAKey(undefined)
  const bytes = Buffer.from(text.slice(SEALED.length), 'base64url')
  const words = await passphrase()
  try {
    const [salt, nonce] = [bytes.subarray(0, SALT), bytes.subarray(SALT, SALT + NONCE)]
    const decipher = createDecipheriv('aes-256-gcm', keyOf(words, salt), nonce, { authTagLength: TAG })
    decipher.setAuthTag(bytes.subarray(SALT + NONCE, SALT + NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(SALT + NONCE + TAG)), decipher.final()])
  } catch (cause) {
    throw new ShoalError('BAD_KEY', 'the passphrase is another, or the mesh key is damaged', { cause })
  }
}

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase, salt, 32, { N: 32_768, r: 8, p: 1, maxmem: 67_108_864 })
}

function notAKey(cause: unknown): ShoalError {
  return new ShoalError('BAD_KEY', `this is no mesh key: those begin with ${PLAIN} or ${SEALED}`, {
    hint: 'copy it whole, as shoal mesh key export printed it',
    cause,
  })
}
