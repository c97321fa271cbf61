import type { KadDHT } from '@libp2p/kad-dht'
import type { Network } from '../protocols/index.ts'
import { composeRegistry, type RegistryComponents, type RegistryInit } from './compose.ts'
import { kadDht } from './dht.ts'
import type { RecordGate } from './record-gate.ts'
import type { Registry } from './registry.ts'

export type KadRegistryInit = RegistryInit

export interface KadRegistryComponents extends RegistryComponents {
  network: Pick<Network, 'self' | 'ask'>
  /** libp2p's kad-dht service, made with the gate's validators and selectors. */
  dht: Pick<KadDHT, 'put' | 'get' | 'provide' | 'findProviders'>
  gate: RecordGate
  /** Multiaddrs of this peer. */
  addresses(): string[]
}

/**
 * The registry of a real node: records in kad-dht, claims asked of wardens over the network.
 *
 * @throws what the store throws
 */
export function kadRegistry(init: KadRegistryInit): (components: KadRegistryComponents) => Promise<Registry> {
  return ({ network, dht, ...components }) =>
    composeRegistry(init, {
      ...components,
      self: network.self,
      dht: kadDht(dht),
      ask: (peer, op, body, timeoutMs) => network.ask(peer, op, body, { timeoutMs }),
    })
}
