import type { Registry, RegistryEvents } from '../dht-registry/index.ts'
import type { Happening } from './events.ts'
import type { Router } from './router.ts'

export interface RegistryEventsParts {
  /** Both are there before anything happens. */
  registry: () => Registry
  router: () => Router
  log: (event: Happening) => void
}

/** What the registry tells the node. */
export function registryEvents({ registry, router, log }: RegistryEventsParts): RegistryEvents {
  return {
    parked(address, epoch) {
      registry().drop(address, epoch)
      router().leaseLost(address, epoch)
    },
    resumed: () => {},
    lost: (address, epoch) => router().leaseLost(address, epoch),
    type: ({ name: type, version }) => log({ event: 'type-learnt', type, version }),
  }
}
