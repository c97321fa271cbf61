import type { RegistryEvents } from '../dht-registry/index.ts'
import type { Happening } from './events.ts'
import type { Router } from './router.ts'

export interface RegistryEventsParts {
  /** It is there before anything happens. */
  router: () => Router
  log: (event: Happening) => void
}

/** What the registry tells the node. */
export function registryEvents({ router, log }: RegistryEventsParts): RegistryEvents {
  return {
    parked: (address, epoch) => router().tenures.parked(address, epoch),
    resumed: (address, was, epoch) => router().tenures.resumed(address, was, epoch),
    lost: (address, epoch) => router().tenures.lost(address, epoch),
    type: ({ name: type, version }) => log({ event: 'type-learnt', type, version }),
  }
}
