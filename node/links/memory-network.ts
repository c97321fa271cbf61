import type { Channel } from './channel.ts'
import {
  type LinkedNetwork,
  type LinkedNetworkComponents,
  type LinkedNetworkInit,
  linkedNetwork,
} from './linked-network.ts'
import { memoryChannelPair } from './memory-channel.ts'

/** Where networks in memory meet. */
export interface MemoryHub {
  networks: Map<string, LinkedNetwork>
  /** Carries the bytes between two peers; a simulator puts its faults here. */
  pair(from: string, to: string): [Channel, Channel]
}

export function memoryHub(pair: MemoryHub['pair'] = () => memoryChannelPair()): MemoryHub {
  return { networks: new Map(), pair }
}

/** The same links as over libp2p, between peers of one process. */
export function memoryNetwork(
  init: LinkedNetworkInit & { hub: MemoryHub },
): (components: Pick<LinkedNetworkComponents, 'clock' | 'handler' | 'refused'>) => LinkedNetwork {
  return (components) => {
    const { hub, self } = init
    const network = linkedNetwork(init, {
      ...components,
      async dial(peer) {
        const far = hub.networks.get(peer)
        if (far === undefined) throw new Error('there is no such peer')
        const [near, other] = hub.pair(self, peer)
        far.accept(self, other)
        return near
      },
    })
    hub.networks.set(self, network)
    return {
      ...network,
      async [Symbol.asyncDispose]() {
        if (hub.networks.get(self) === network) hub.networks.delete(self)
        await network[Symbol.asyncDispose]()
      },
    }
  }
}
