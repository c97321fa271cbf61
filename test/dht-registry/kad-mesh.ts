import { generateKeyPair } from '@libp2p/crypto/keys'
import { identify } from '@libp2p/identify'
import type { PrivateKey } from '@libp2p/interface'
import { type KadDHT, kadDHT, passthroughMapper } from '@libp2p/kad-dht'
import { noise } from '@libp2p/noise'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { MemoryDatastore } from 'datastore-core'
import { createLibp2p, type Libp2p } from 'libp2p'
import { vi } from 'vitest'
import { kadRegistry, Quorum, type RecordGate, recordGate, type Registry } from '../../dht-registry/index.ts'
import { memoryStore } from '../../node/ground/store.ts'
import {
  type ActorType,
  protocolIds,
  ShoalError,
  type Store,
  systemClock,
  systemRandom,
} from '../../protocols/index.ts'
import type { RegistryMesh, RegistryMeshInit, RegistryPeer } from '../contracts/registry.ts'
import { foundation, storeOf } from './foundation.ts'
import { mortal } from './memory-mesh.ts'

export type KadLibp2p = Libp2p<{ dht: KadDHT }>

/** A real libp2p peer on loopback with kad-dht in server mode, as a node sets it up. */
export async function kadLibp2p(
  mesh: string,
  privateKey: PrivateKey,
  gate: RecordGate,
  datastore: MemoryDatastore,
): Promise<KadLibp2p> {
  return (await createLibp2p({
    privateKey,
    datastore,
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: { denyDialMultiaddr: () => false },
    services: {
      identify: identify(),
      ping: ping(),
      dht: kadDHT({
        protocol: protocolIds(mesh).kad,
        clientMode: false,
        peerInfoMapper: passthroughMapper,
        allowQueryWithZeroPeers: true,
        validators: gate.validators,
        selectors: gate.selectors,
      }),
    },
  })) as unknown as KadLibp2p
}

interface Running {
  libp2p: KadLibp2p
  registry: Registry
  gate: RecordGate
  reachable: boolean
  die: () => void
}

/** A peer of a kad mesh, with what a test may want to look into. */
export interface KadPeer extends RegistryPeer {
  readonly libp2p: KadLibp2p
  readonly gate: RecordGate
  readonly privateKey: PrivateKey
  readonly disk: Store
}

/**
 * Real libp2p peers on loopback. Questions about claims go straight from registry to registry; the network that
 * carries them in a node has its own contract.
 */
export async function kadMesh(
  init: RegistryMeshInit,
): Promise<RegistryMesh & { mesh: string; peers: KadPeer[] }> {
  const keys = await Promise.all(Array.from({ length: init.peers }, () => generateKeyPair('Ed25519')))
  const ids = keys.map((key) => peerIdFromPrivateKey(key).toString())
  const { mesh, link } = await foundation(keys, init)
  const live = new Map<string, Running>()

  /** Until everybody's routing table has everybody. */
  const meet = async (): Promise<void> => {
    const peers = [...live.values()]
    for (const one of peers)
      for (const other of peers)
        if (one !== other && one.libp2p.getConnections(other.libp2p.peerId).length === 0)
          await one.libp2p.dial(other.libp2p.getMultiaddrs())
    await vi.waitFor(
      () => {
        for (const { libp2p } of peers) {
          const dht = libp2p.services.dht as unknown as { routingTable: { size: number } }
          if (dht.routingTable.size < peers.length - 1) throw new Error('a routing table is not full yet')
        }
      },
      { timeout: 20_000, interval: 20 },
    )
  }

  const makePeer = async (privateKey: PrivateKey, id: string): Promise<KadPeer> => {
    const disk = memoryStore()
    const datastore = new MemoryDatastore()
    const parked: { address: string; epoch: number }[] = []
    const resumed: { address: string; was: number; epoch: number }[] = []
    const lost: { address: string; epoch: number }[] = []
    const learnt: ActorType[] = []
    let incarnation = 0
    let running: Running

    const start = async (): Promise<void> => {
      const { store, die } = mortal(disk)
      const gate = await recordGate({ mesh }, { store, clock: systemClock })
      const libp2p = await kadLibp2p(mesh, privateKey, gate, datastore)
      const me = { mesh, self: id, storeId: storeOf(id), incarnation: ++incarnation }
      const quorum = await Quorum.open(me, { privateKey, store, clock: systemClock, random: systemRandom })
      await quorum.enter([link])
      const registry = await kadRegistry({ ...me, ...init })({
        quorum,
        network: {
          self: id,
          async ask(peer, op, body) {
            const other = live.get(peer)
            if (live.get(id)?.registry !== registry || !running.reachable || other?.reachable !== true)
              throw new ShoalError('UNREACHABLE', `${peer} cannot be reached`)
            return other.registry.answer(op, body, id)
          },
        },
        dht: libp2p.services.dht,
        gate,
        addresses: () => libp2p.getMultiaddrs().map(String),
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
      running = { libp2p, registry, gate, reachable: true, die }
      live.set(id, running)
    }
    const crash = async (): Promise<void> => {
      running.die()
      live.delete(id)
      await running.libp2p.stop()
    }
    await start()
    return {
      id,
      parked,
      resumed,
      lost,
      learnt,
      privateKey,
      disk,
      crash,
      get libp2p() {
        return running.libp2p
      },
      get gate() {
        return running.gate
      },
      get registry() {
        return running.registry
      },
      reach(reachable) {
        running.reachable = reachable
      },
      async restart(how) {
        if (how === 'orderly') await running.registry[Symbol.asyncDispose]()
        await crash()
        await start()
        await meet()
      },
    }
  }

  const peers: KadPeer[] = []
  for (const [index, key] of keys.entries()) peers.push(await makePeer(key, ids[index] ?? ''))
  await meet()
  return {
    mesh,
    peers,
    async close() {
      for (const { registry } of [...live.values()].toReversed()) await registry[Symbol.asyncDispose]()
      for (const { libp2p } of live.values()) await libp2p.stop()
    },
  }
}
