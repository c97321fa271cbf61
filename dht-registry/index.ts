/**
 * Claims, publishes, finds and withdraws: who holds a key (decided by the arbiter, with leases and durable epochs),
 * and what peers say in the DHT (signed hints that decide nothing).
 *
 * @example
 * const gate = await recordGate({ mesh }, { store, clock })
 * const libp2p = await createLibp2p({ services: { dht: kadDHT({ validators: gate.validators, selectors: gate.selectors }) } })
 * const registry = await kadRegistry({ mesh, arbiter, incarnation })({ network, dht: libp2p.services.dht, gate, … })
 * const { peer, epoch } = await registry.claim('counter/alice')
 * if (peer === network.self && registry.holds('counter/alice', epoch)) run()
 *
 * @module
 */
export { CLAIM_OPS } from './arbiter-service.ts'
export type { RegistryComponents, RegistryInit } from './compose.ts'
export { type KadRegistryComponents, type KadRegistryInit, kadRegistry } from './kad-registry.ts'
export {
  type MemoryPeer,
  type MemoryRegistryComponents,
  memoryRegistry,
  type MemoryWorld,
  memoryWorld,
} from './memory-registry.ts'
export type { Deployers } from './deployers.ts'
export { type DhtRecord, peekRecord, recordKeys } from './record.ts'
export { type RecordGate, type RecordGateComponents, type RecordGateInit, recordGate } from './record-gate.ts'
export type { Activation, Registry, RegistryEvents, RegistryStatus } from './registry.ts'
