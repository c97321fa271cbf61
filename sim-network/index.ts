/**
 * Many nodes for tests: real ones on loopback in one process.
 *
 * @example
 * import { createTestnet } from 'shoal/sim-network'
 * await using testnet = await createTestnet(3)
 * await testnet.nodes[0].deploy(bytes, { type: 'counter', policy: {} })
 *
 * @module
 */
export { createTestnet, type Testnet, type TestnetInit } from './testnet.ts'
