import { RecordEnvelope } from '@libp2p/peer-record'
import { peerIdFromPublicKey } from '@libp2p/peer-id'
import type { PrivateKey } from '@libp2p/interface'
import { LIMITS, ShoalError } from '../protocols/index.ts'
import * as wire from '../protocols/proto/registry.js'

/** What one DHT record says. Exactly one of actor, pool, bucket, type, component is set. */
export type DhtRecord = wire.Record

const PAYLOAD_TYPE = new TextEncoder().encode('/shoal/record')

/** The namespace of our keys in the DHT; kad-dht picks validator and selector by it. */
export const NAMESPACE = 'shoal'

/** DHT keys, by what the record speaks of. */
export const recordKeys = {
  actor: (address: string): string => `/${NAMESPACE}/actor/${address}`,
  pool: (type: string, peer: string): string => `/${NAMESPACE}/pool/${type}/${peer}`,
  bucket: (peer: string, index: number): string => `/${NAMESPACE}/bucket/${peer}/${index}`,
  type: (name: string): string => `/${NAMESPACE}/type/${name}`,
  component: (cid: string, peer: string): string => `/${NAMESPACE}/component/${cid}/${peer}`,
} as const

/** The only key under which a record may stand; undefined when it says nothing, or two things. */
export function keyOf(record: DhtRecord): string | undefined {
  const { actor, pool, bucket, type, component, peer } = record
  const keys: string[] = []
  if (actor !== undefined) keys.push(recordKeys.actor(actor.address))
  if (pool !== undefined) keys.push(recordKeys.pool(pool.type, peer))
  if (bucket !== undefined) keys.push(recordKeys.bucket(peer, bucket.index))
  if (type !== undefined) keys.push(recordKeys.type(type.name))
  if (component !== undefined) keys.push(recordKeys.component(component.cid, peer))
  return keys.length === 1 ? keys[0] : undefined
}

/** The mesh id is in the signature's domain, so that no record passes from one mesh to another. */
const domain = (mesh: string): string => `shoal-record:${mesh}`

/**
 * Signs a record.
 * @throws ShoalError TOO_LARGE
 */
export async function sealRecord(
  record: Partial<DhtRecord>,
  mesh: string,
  key: PrivateKey,
): Promise<Uint8Array> {
  const payload = wire.Record.encode(record)
  const envelope = await RecordEnvelope.seal(
    { domain: domain(mesh), codec: PAYLOAD_TYPE, marshal: () => payload, equals: () => false },
    key,
  )
  const bytes = envelope.marshal()
  const max = LIMITS.recordBytes.value
  if (bytes.length > max)
    throw new ShoalError('TOO_LARGE', `a DHT record of ${bytes.length} bytes is longer than ${max}`)
  return bytes
}

/**
 * Opens a record that somebody else may have written.
 * @throws ShoalError PROTOCOL when it is too long, garbled, badly signed, or signed by another than its peer
 */
export async function openRecord(bytes: Uint8Array, mesh: string): Promise<DhtRecord> {
  if (bytes.length > LIMITS.recordBytes.value)
    throw refused(`it has ${bytes.length} bytes, at most ${LIMITS.recordBytes.value} may be`)
  let envelope: RecordEnvelope
  let record: DhtRecord
  try {
    envelope = await RecordEnvelope.openAndCertify(bytes, domain(mesh))
    record = wire.Record.decode(envelope.payload)
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error))
  }
  const signer = peerIdFromPublicKey(envelope.publicKey).toString()
  if (signer !== record.peer) throw refused(`it speaks of ${record.peer} and is signed by ${signer}`)
  return record
}

/** Reads a record without checking it. For records that have passed the validator. */
export function peekRecord(bytes: Uint8Array): DhtRecord {
  return wire.Record.decode(RecordEnvelope.createFromProtobuf(bytes).payload)
}

export function refused(why: string): ShoalError {
  return new ShoalError('PROTOCOL', `a DHT record is refused: ${why}`)
}
