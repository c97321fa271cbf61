import { createHash } from 'node:crypto'
import type { PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey, peerIdFromString } from '@libp2p/peer-id'
import { base32 } from 'multiformats/bases/base32'
import { type Link, type MeshConfig, type Notary, recoveryText } from '../wardens/index.ts'
import { configBytes } from './wire/config.ts'

/** The mesh id that belongs to a mesh key: nobody else can sign the first config of that mesh. */
export function meshIdOf(meshKeyPeer: string): string {
  const digest = createHash('sha256').update(peerIdFromString(meshKeyPeer).toMultihash().bytes).digest()
  return base32.baseEncode(digest.subarray(0, 16))
}

const hashes = new WeakMap<MeshConfig, string>()

/** sha2-256 of the config's canonical bytes, in hex. */
export function hashOfConfig(config: MeshConfig): string {
  const known = hashes.get(config)
  if (known !== undefined) return known
  const hash = createHash('sha256').update(configBytes(config)).digest('hex')
  hashes.set(config, hash)
  return hash
}

/** Hashes and signatures of the configs of a mesh, by libp2p's keys: Ed25519, whose peer ids hold the public key. */
export function peerNotary(mesh: string, privateKey: PrivateKey): Notary {
  return {
    hash: hashOfConfig,
    sign: (text) => signText(text, privateKey),
    verify: isSigned,
    verifyMesh(text, signature) {
      const [signer = '', its = ''] = signature.split('.')
      try {
        return meshIdOf(signer) === mesh && isSigned(signer, text, its)
      } catch {
        return false
      }
    },
  }
}

/** A config that the mesh key stands for: the first, or one that is forced. */
export function meshLink(config: MeshConfig, meshKey: PrivateKey): Link {
  const signature = signText(recoveryText(hashOfConfig(config)), meshKey)
  const signer = peerIdFromPrivateKey(meshKey).toString()
  return { config, certificate: { by: 'mesh', signature: `${signer}.${signature}` } }
}

/** A signature of a config counts for nothing else. */
function spoken(text: string): Uint8Array {
  return Buffer.from(`shoal/config/1\0${text}`)
}

function signText(text: string, key: PrivateKey): string {
  return Buffer.from(now(key.sign(spoken(text)))).toString('base64url')
}

/** Whether a peer signed it; false for whatever is no peer id. */
function isSigned(peer: string, text: string, signature: string): boolean {
  try {
    const { publicKey } = peerIdFromString(peer)
    return publicKey !== undefined && now(publicKey.verify(spoken(text), Buffer.from(signature, 'base64url')))
  } catch {
    return false
  }
}

/** Ed25519 answers at once in Node. */
function now<Value>(answer: Value | Promise<Value>): Value {
  if (answer instanceof Promise) throw new TypeError('a key that does not answer at once')
  return answer
}
