import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { ShoalError } from '../protocols/index.ts'
import { composeRegistry, type RegistryComponents, type RegistryInit } from './compose.ts'
import type { Dht } from './dht.ts'
import { type RecordGate, recordGate } from './record-gate.ts'
import type { Registry } from './registry.ts'

/** What peers with memory registries share: who is there, and what each of them stores for the others. */
export interface MemoryWorld {
  readonly peers: Map<string, MemoryPeer>
}

export interface MemoryPeer {
  /** False: nobody reaches it, and it reaches nobody. */
  reachable: boolean
  gate: RecordGate
  values: Map<string, Uint8Array>
  provides: Set<string>
  answer: Registry['answer']
}

export function memoryWorld(): MemoryWorld {
  return { peers: new Map() }
}

export interface MemoryRegistryComponents extends RegistryComponents {
  world: MemoryWorld
}

/**
 * The twin of `kadRegistry` without libp2p: the same machines, queue, signatures and validators; DHT and network are
 * maps in `world`. For tests and simulation.
 */
export function memoryRegistry(
  init: RegistryInit,
): (components: MemoryRegistryComponents) => Promise<Registry> {
  return async ({ world, ...components }) => {
    const self = peerIdFromPrivateKey(components.privateKey).toString()
    const gate = await recordGate(init, components)
    const me: MemoryPeer = {
      reachable: true,
      gate,
      values: new Map(),
      provides: new Set(),
      answer: () => Promise.reject(unreachable(self)),
    }
    world.peers.set(self, me)
    const registry = await composeRegistry(init, {
      ...components,
      self,
      gate,
      dht: memoryDht(world, me),
      addresses: () => [],
      async ask(peer, op, body) {
        const other = world.peers.get(peer)
        if (!me.reachable || other?.reachable !== true) throw unreachable(peer)
        return other.answer(op, body, self)
      },
    })
    me.answer = (op, body, from) => registry.answer(op, body, from)
    return {
      ...registry,
      async [Symbol.asyncDispose]() {
        await registry[Symbol.asyncDispose]()
        world.peers.delete(self)
      },
    }
  }
}

function unreachable(peer: string): ShoalError {
  return new ShoalError('UNREACHABLE', `${peer} cannot be reached`)
}

function memoryDht(world: MemoryWorld, me: MemoryPeer): Dht {
  const others = (): MemoryPeer[] =>
    me.reachable ? [...world.peers.values()].filter((peer) => peer !== me && peer.reachable) : []

  return {
    async put(key, value) {
      me.values.set(key, value)
      let taken = 0
      for (const peer of others()) {
        try {
          await peer.gate.admit(key, value)
        } catch {
          // As in kad-dht, a peer that refuses a record only takes none.
          continue
        }
        peer.values.set(key, value)
        taken++
      }
      return taken
    },
    async get(key) {
      const found: Uint8Array[] = []
      for (const peer of [me, ...others()]) {
        const value = peer.values.get(key)
        if (value === undefined) continue
        const admitted = await me.gate.admit(key, value).then(
          () => true,
          () => false,
        )
        if (admitted) found.push(value)
      }
      return found
    },
    async provide(cid) {
      me.provides.add(cid)
      return others().length
    },
    async *providers(cid) {
      for (const [id, peer] of world.peers)
        if ((peer === me || others().includes(peer)) && peer.provides.has(cid)) yield id
    },
  }
}
