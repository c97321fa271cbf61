/**
 * Claims, publishes, finds and withdraws: who holds a key (decided by a majority of the key's wardens, with leases and durable epochs),
 * and what peers say in the DHT (signed hints that decide nothing).
 *
 * @example
 * const gate = await recordGate({ mesh }, { store, clock })
 * const libp2p = await createLibp2p({ services: { dht: kadDHT({ validators: gate.validators, selectors: gate.selectors }) } })
 * const quorum = await Quorum.open({ mesh, self, storeId, incarnation }, { privateKey, store, clock, random })
 * const registry = await kadRegistry({ mesh, incarnation })({ quorum, network, dht: libp2p.services.dht, gate, … })
 * const { peer, epoch } = await registry.claim('counter/alice')
 * if (peer === network.self && registry.holds('counter/alice', epoch)) run()
 *
 * @module
 */
export type { RegistryComponents, RegistryInit } from './compose.ts'
export { markOldCopy } from './old-copy.ts'
export { type KadRegistryComponents, type KadRegistryInit, kadRegistry } from './kad-registry.ts'
export {
  type MemoryPeer,
  type MemoryRegistryComponents,
  memoryRegistry,
  type MemoryWorld,
  memoryWorld,
} from './memory-registry.ts'
export type { Deployers } from './deployers.ts'
export { MAIL_OP } from './mail.ts'
export { hashOfConfig, meshIdOf, meshLink, peerNotary } from './notary.ts'
export { Quorum, type QuorumEvents, type QuorumInit, type QuorumParts } from './quorum.ts'
export { type DhtRecord, peekRecord, recordKeys } from './record.ts'
export { type RecordGate, type RecordGateComponents, type RecordGateInit, recordGate } from './record-gate.ts'
export { decodeLinks, encodeLinks } from './wire/config.ts'
export type { Activation, Registry, RegistryEvents, RegistryStatus } from './registry.ts'
