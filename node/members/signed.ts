import type { PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey, peerIdFromString } from '@libp2p/peer-id'
import { ShoalError } from '../../protocols/index.ts'
import { Signed } from '../../protocols/proto/join.js'

/** What a signature speaks of: none counts for another kind. */
export type Kind = 'config' | 'certificate' | 'grant'

/** The bytes that are signed. */
function spoken(kind: Kind, payload: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`shoal/${kind}/1\0`), payload])
}

export async function sign(kind: Kind, payload: Uint8Array, key: PrivateKey): Promise<Uint8Array> {
  return await key.sign(spoken(kind, payload))
}

/** Whether a peer signed it; false for whatever is no peer id. */
export async function isSignedBy(
  signer: string,
  kind: Kind,
  payload: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const { publicKey } = peerIdFromString(signer)
    return publicKey !== undefined && (await publicKey.verify(spoken(kind, payload), signature))
  } catch {
    return false
  }
}

export async function seal(kind: Kind, payload: Uint8Array, key: PrivateKey): Promise<Uint8Array> {
  const signature = await sign(kind, payload, key)
  return Signed.encode({
    payload: new Uint8Array(payload),
    signer: peerIdFromPrivateKey(key).toString(),
    signature: new Uint8Array(signature),
  })
}

/** What was sealed, and by whom. @throws ShoalError NOT_ADMITTED */
export async function unseal(
  kind: Kind,
  bytes: Uint8Array,
): Promise<{ payload: Uint8Array; signer: string }> {
  let sealed: Signed
  try {
    sealed = Signed.decode(bytes)
  } catch (error) {
    throw new ShoalError('NOT_ADMITTED', `the ${kind} is garbled`, { cause: error })
  }
  const { payload, signer, signature } = sealed
  if (!(await isSignedBy(signer, kind, payload, signature)))
    throw new ShoalError('NOT_ADMITTED', `the ${kind} is forged: its signature is not that of ${signer}`)
  return { payload, signer }
}
