import { createMeshLibp2p } from '../../node/net/libp2p.ts'
import { everybody } from './everybody.ts'
import { newIdentity } from '../../node/ground/identity.ts'
import { libp2pNetwork } from '../../node/links/libp2p-network.ts'
import { memoryHub, memoryNetwork } from '../../node/links/memory-network.ts'
import { memoryChannelPair } from '../../node/links/memory-channel.ts'
import type { Channel } from '../../node/links/channel.ts'
import { systemClock } from '../../protocols/index.ts'
import { type ContractPeer, networkContract } from '../contracts/network.ts'

networkContract('memoryNetwork', async () => {
  const channels = new Map<string, Channel[]>()
  const hub = memoryHub((from, to) => {
    const pair = memoryChannelPair()
    for (const [at, peer] of [from, to].entries()) {
      channels.set(peer, [...(channels.get(peer) ?? []), pair[at] as Channel])
    }
    return pair
  })
  const peers: ContractPeer[] = []
  let count = 0
  return {
    async peer(handler, options = {}) {
      const self = `peer-${++count}`
      const network = memoryNetwork({ hub, self, mesh: 'm', incarnation: 1, ...options })({
        clock: systemClock,
        handler,
      })
      const peer: ContractPeer = {
        network,
        async stop() {
          await network[Symbol.asyncDispose]()
        },
        async kill() {
          hub.networks.delete(self)
          for (const channel of channels.get(self) ?? []) channel.abort()
        },
      }
      peers.push(peer)
      return peer
    },
    nobody: async () => 'peer-none',
    async close() {
      for (const peer of peers) await peer.kill()
    },
  }
})

networkContract('libp2pNetwork over loopback', async () => {
  const mesh = 'contractcontractcontractco'
  const nodes: Awaited<ReturnType<typeof createMeshLibp2p>>[] = []
  return {
    async peer(handler, options = {}) {
      const node = await createMeshLibp2p(
        { mesh, identity: await newIdentity(), entrance: everybody(mesh) },
        { clock: systemClock },
      )
      const { libp2p, doorman: members } = node
      const network = await libp2pNetwork({ mesh, incarnation: 1, ...options })({
        libp2p,
        members,
        handler,
        clock: systemClock,
      })
      await node.start()
      for (const other of nodes) {
        await libp2p.peerStore.merge(other.libp2p.peerId, { multiaddrs: other.libp2p.getMultiaddrs() })
        await other.libp2p.peerStore.merge(libp2p.peerId, { multiaddrs: libp2p.getMultiaddrs() })
      }
      nodes.push(node)
      return {
        network,
        async stop() {
          await network[Symbol.asyncDispose]()
          await node.stop()
        },
        async kill() {
          for (const connection of libp2p.getConnections()) connection.abort(new Error('killed'))
          await node.stop()
        },
      }
    },
    nobody: async () => (await newIdentity()).peerId.toString(),
    async close() {
      await Promise.all(nodes.map((node) => node.stop()))
    },
  }
})
