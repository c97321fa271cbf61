import type { Datastore } from 'interface-datastore'
import { onTestFinished } from 'vitest'
import { type Identity, newIdentity } from '../../node/ground/identity.ts'
import { createMeshLibp2p, type MeshLibp2p, type MeshLibp2pInit } from '../../node/net/libp2p.ts'
import { parseJoin } from '../../node/ground/join-string.ts'
import { joiner } from '../../node/links/joiner.ts'
import { libp2pNetwork } from '../../node/links/libp2p-network.ts'
import type { LinkedNetwork } from '../../node/links/linked-network.ts'
import type { Members } from '../../node/members/members.ts'
import { Membership } from '../../node/members/membership.ts'
import type { Mesh } from '../../node/ground/mesh.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { type NetworkHandler, systemClock, systemRandom } from '../../protocols/index.ts'
import { everybody } from './everybody.ts'
import { quorumOf } from './quorum-of.ts'
import { echoHandler, linkWatch } from '../contracts/network.ts'

export interface MeshPeer {
  id: string
  node: MeshLibp2p
  network: LinkedNetwork
  addrs: string[]
  warnings: string[]
  /** Of a peer that was invited. */
  members?: Members
  /** Peers it heard of, by whatever kind of discovery. */
  discovered: Set<string>
  /** Resolves when the link to a peer is in that state. */
  until(peer: string, state: 'open' | 'closed'): Promise<void>
  stop(): Promise<void>
}

export interface MeshPeerInit extends Partial<MeshLibp2pInit> {
  joins?: readonly string[]
  handler?: Partial<NetworkHandler>
  incarnation?: number
  datastore?: Datastore
  identity?: Identity
  /** What a real node of a real mesh let it in by: it becomes a member as a node does. */
  join?: string
}

export const MESH = 'testmeshtestmeshtestmeshte'

/** A real peer on loopback, as a node puts it together; stops with the test. */
export async function meshPeer(init: MeshPeerInit = {}): Promise<MeshPeer> {
  const asked = init.join === undefined ? undefined : parseJoin(init.join)
  const { handler, incarnation = 1, mesh = asked?.id ?? MESH, ...rest } = init
  const joins = init.joins ?? asked?.joins ?? []
  const identity = init.identity ?? (await newIdentity())
  const membership = asked === undefined ? undefined : await invited(asked, identity)
  const entrance = membership?.entrance ?? everybody(mesh)
  const watch = linkWatch()
  const warnings: string[] = []
  const node = await createMeshLibp2p(
    { mdns: false, entrance, ...rest, mesh, identity },
    { clock: systemClock },
  )
  const { libp2p, doorman } = node
  const discovered = new Set<string>()
  libp2p.addEventListener('peer:discovery', ({ detail }) => void discovered.add(detail.id.toString()))
  let joined: ReturnType<typeof joiner> | undefined
  const network = await libp2pNetwork({ mesh, incarnation })({
    libp2p,
    members: doorman,
    clock: systemClock,
    handler: echoHandler({
      ...handler,
      link(peer, state) {
        watch.link(peer, state)
        joined?.linked(peer, state)
      },
    }),
  })
  await node.start()
  joined = joiner(
    { joins },
    { libp2p, network, clock: systemClock, random: systemRandom, warn: (text) => warnings.push(text) },
  )
  let stopped: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopped ??= (async () => {
      joined?.[Symbol.dispose]()
      await network[Symbol.asyncDispose]()
      await node.stop()
    })()
    return stopped
  }
  onTestFinished(stop)
  return {
    id: libp2p.peerId.toString(),
    node,
    network,
    addrs: libp2p.getMultiaddrs().map(String),
    warnings,
    ...(membership === undefined ? {} : { members: membership.members }),
    discovered,
    until: (peer, state) => watch.until(peer, state),
    stop,
  }
}

async function invited({ id, founder, grant }: Mesh, identity: Identity): Promise<Membership> {
  const store = memoryStore()
  return await Membership.open(
    { mesh: id, identity, warden: founder, storeId: 's' },
    {
      store,
      quorum: await quorumOf(id, identity, store),
      clock: systemClock,
      random: systemRandom,
      grant: () => (grant === undefined ? undefined : Buffer.from(grant, 'base64')),
      joined() {},
      refused() {},
      removed() {},
      warn() {},
    },
  )
}
