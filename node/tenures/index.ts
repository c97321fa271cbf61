/**
 * The keys of a node between its mailboxes and its registry: claims and where they end, parking, and actors that move to
 * another peer.
 *
 * @module
 */
export { decodeTransfer, encodeTransfer } from './transfer-codec.ts'
export { type TenureEffect, Tenures, type TenuresParts } from './tenures.ts'
