import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { memoryRegistry, memoryWorld, Quorum, type Registry } from '../../dht-registry/index.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { type ActorType, type Store, systemClock, systemRandom } from '../../protocols/index.ts'
import type { RegistryMesh, RegistryMeshInit, RegistryPeer } from '../contracts/registry.ts'
import { foundation, storeOf } from './foundation.ts'

/** A store whose process may die: what is written afterwards is lost. */
export function mortal(store: Store): { store: Store; die: () => void } {
  let dead = false
  return {
    die: () => {
      dead = true
    },
    store: {
      get: (key) => store.get(key),
      list: (prefix) => store.list(prefix),
      write: (batch) => (dead ? new Promise<void>(() => {}) : store.write(batch)),
    },
  }
}

/** Peers with memory registries in one world. */
export async function memoryMesh(init: RegistryMeshInit): Promise<RegistryMesh> {
  const world = memoryWorld()
  const keys = await Promise.all(Array.from({ length: init.peers }, () => generateKeyPair('Ed25519')))
  const { mesh, link } = await foundation(keys, init)

  const startPeer = async (privateKey: (typeof keys)[number]): Promise<RegistryPeer> => {
    const id = peerIdFromPrivateKey(privateKey).toString()
    const disk = memoryStore()
    const parked: { address: string; epoch: number }[] = []
    const resumed: { address: string; was: number; epoch: number }[] = []
    const lost: { address: string; epoch: number }[] = []
    const learnt: ActorType[] = []
    let incarnation = 0
    let running: { registry: Registry; die: () => void }

    const start = async (): Promise<void> => {
      const { store, die } = mortal(disk)
      const me = { mesh, self: id, storeId: storeOf(id), incarnation: ++incarnation }
      const parts = { privateKey, store, clock: systemClock, random: systemRandom }
      const quorum = await Quorum.open(me, parts)
      await quorum.enter([link])
      const registry = await memoryRegistry({ ...me, ...init })({
        world,
        quorum,
        privateKey,
        store,
        clock: systemClock,
        random: systemRandom,
        events: {
          parked: (address, epoch) => parked.push({ address, epoch }),
          resumed: (address, was, epoch) => resumed.push({ address, was, epoch }),
          lost: (address, epoch) => lost.push({ address, epoch }),
          type: (type) => learnt.push(type),
        },
      })
      running = { registry, die }
    }
    const crash = async (): Promise<void> => {
      running.die()
      const me = world.peers.get(id)
      // What is left of it in this process is cut off.
      if (me !== undefined) me.reachable = false
      world.peers.delete(id)
    }
    await start()
    return {
      id,
      parked,
      resumed,
      lost,
      learnt,
      get registry() {
        return running.registry
      },
      reach(reachable) {
        const me = world.peers.get(id)
        if (me !== undefined) me.reachable = reachable
      },
      crash,
      async restart(how) {
        if (how === 'crash') await crash()
        else await running.registry[Symbol.asyncDispose]()
        await start()
      },
    }
  }

  const peers: RegistryPeer[] = []
  for (const key of keys) peers.push(await startPeer(key))
  return {
    peers,
    async close() {
      // Holders first: what they release reaches the wardens.
      for (const { registry } of peers.toReversed())
        await Promise.race([registry[Symbol.asyncDispose](), soon()])
    },
  }
}

/** A crashed peer's disk no longer answers; closing does not wait for it. */
function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100))
}
