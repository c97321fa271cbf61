import { createHash } from 'node:crypto'
import type { PrivateKey } from '@libp2p/interface'
import { peerIdFromPrivateKey, peerIdFromString } from '@libp2p/peer-id'
import { base32 } from 'multiformats/bases/base32'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/join.js'
import type { MeshConfig, WardenId } from '../../wardens/index.ts'
import { isSignedBy, sign } from './signed.ts'

export type { MeshConfig } from '../../wardens/index.ts'

/** A config with the signatures that make it one. */
export type ConfigStep = wire.ConfigStep

/** The mesh id that belongs to a mesh key: what the first config has to be signed with. */
export function meshIdOf(meshKeyPeer: string): string {
  const digest = createHash('sha256').update(peerIdFromString(meshKeyPeer).toMultihash().bytes).digest()
  return base32.baseEncode(digest.subarray(0, 16))
}

export function hashOf(step: ConfigStep): string {
  return createHash('sha256').update(step.config).digest('hex')
}

/** @throws ShoalError PROTOCOL for a number of wardens that no config has */
export function configOf(step: ConfigStep): MeshConfig {
  const { k, ...config } = wire.Config.decode(step.config)
  if (k !== 1 && k !== 3 && k !== 5)
    throw new ShoalError('PROTOCOL', `a config of the mesh has ${k} wardens for each key`)
  return { ...config, k }
}

export async function signStep(config: MeshConfig, key: PrivateKey): Promise<ConfigStep> {
  const bytes = wire.Config.encode({
    ...config,
    wardens: [...config.wardens],
    removed: [...config.removed],
  })
  return { config: bytes, signatures: [await signatureOf(bytes, key)] }
}

async function signatureOf(bytes: Uint8Array, key: PrivateKey): Promise<wire.ConfigSignature> {
  const signature = new Uint8Array(await sign('config', bytes, key))
  return { signer: peerIdFromPrivateKey(key).toString(), signature }
}

/** Config epoch 0: the founder is the only warden. */
export async function foundingStep(
  { mesh, warden }: { mesh: string; warden: WardenId },
  meshKey: PrivateKey,
): Promise<ConfigStep> {
  return await signStep(
    {
      mesh,
      generation: 0,
      epoch: 0,
      previous: '',
      wardens: [warden],
      k: 1,
      leaseMs: LIMITS.leaseMs.value,
      removed: [],
    },
    meshKey,
  )
}

/**
 * Whether a step may stand: as the first of a mesh, or after another.
 *
 * @throws ShoalError PROTOCOL
 */
export async function checkStep(mesh: string, step: ConfigStep, before?: ConfigStep): Promise<MeshConfig> {
  let config: MeshConfig
  try {
    config = configOf(step)
  } catch (error) {
    throw new ShoalError('PROTOCOL', 'a config of the mesh is garbled', { cause: error })
  }
  const bad = (why: string): ShoalError =>
    new ShoalError('PROTOCOL', `config ${config.epoch} of the mesh is refused: ${why}`)
  if (config.mesh !== mesh) throw bad(`it is of mesh ${config.mesh}`)
  const signers = new Set<string>()
  for (const { signer, signature } of step.signatures.slice(0, SIGNATURES))
    if (await isSignedBy(signer, 'config', step.config, signature)) signers.add(signer)
  if (before === undefined) {
    if (config.epoch !== 0 || config.previous !== '') throw bad('it is not the first')
    if (![...signers].some((signer) => meshIdOf(signer) === mesh)) throw bad('the mesh key did not sign it')
    return config
  }
  const last = configOf(before)
  if (config.previous !== hashOf(before) || config.epoch !== last.epoch + 1)
    throw bad(`it does not follow config ${last.epoch}`)
  if (config.generation !== last.generation) throw bad('its generation is another')
  if (config.leaseMs !== last.leaseMs) throw bad('its lease is another')
  const agreed = last.wardens.filter(({ peer }) => signers.has(peer)).length
  if (agreed * 2 <= last.wardens.length)
    throw bad(`${agreed} of ${last.wardens.length} wardens of the one before signed it`)
  return config
}

/** More than any mesh has wardens. */
const SIGNATURES = 64
