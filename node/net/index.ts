/**
 * The libp2p host of a node, its addresses, and the bytes that it counts.
 *
 * @module
 */
export { addressesOf } from './addresses.ts'
export { canConnect, joinNote, parseAnnounceAddrs, scopeOf } from './announce.ts'
export { createMeshLibp2p } from './libp2p.ts'
export type { Traffic, TrafficReport } from './traffic.ts'
