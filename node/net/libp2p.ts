import { type GossipSub, gossipsub } from '@libp2p/gossipsub'
import { type Identify, identify } from '@libp2p/identify'
import type { ConnectionGater, Libp2p } from '@libp2p/interface'
import { type KadDHT, kadDHT, passthroughMapper, type Selectors, type Validators } from '@libp2p/kad-dht'
import { mdns } from '@libp2p/mdns'
import { noise } from '@libp2p/noise'
import { type Ping, ping } from '@libp2p/ping'
import { tcp } from '@libp2p/tcp'
import { tls } from '@libp2p/tls'
import { webSockets } from '@libp2p/websockets'
import { yamux } from '@libp2p/yamux'
import { type Multiaddr, multiaddr } from '@multiformats/multiaddr'
import type { Datastore } from 'interface-datastore'
import { createLibp2p } from 'libp2p'
import { type Clock, LIMITS, protocolIds } from '../../protocols/index.ts'
import { explainListenError, type Identity, isLoopback, OPEN, parseListenAddrs } from '../ground/index.ts'
import { trafficMetrics } from './libp2p-traffic.ts'
import type { Entrance, Registrar } from '../members/entrance.ts'
import { type Doorman, doorman } from '../links/doorman.ts'
import { withJoinedWrites } from '../links/joined-writes.ts'
import { withoutSilentSockets } from '../links/silent-sockets.ts'
import { Traffic } from './traffic.ts'

export interface MeshLibp2pInit {
  /** Mesh id: part of every name by which meshes could meet. */
  mesh: string
  identity: Identity
  /**
   * Multiaddrs to listen on; none makes a peer that only dials.
   *
   * @default ['/ip4/127.0.0.1/tcp/0']
   */
  listen?: readonly string[]
  /** Multiaddrs that others are told to dial, in place of those it listens on. */
  announce?: readonly string[]
  /**
   * Whether to look for peers on the local network. Never done when all listeners are on loopback.
   *
   * @default true
   */
  mdns?: boolean
  /**
   * A peer that only asks the DHT and keeps nothing for others, takes no part in gossip, and costs little at rest.
   *
   * @default false
   */
  client?: boolean
  /** Gossip topics of this mesh; others are not even remembered. */
  topics?: readonly string[]
  /** By the first part of a record's key. */
  validators?: Validators
  selectors?: Selectors
  /** Address book and DHT records; in memory when there is none. */
  datastore?: Datastore
  /** Who may talk to this peer, and be talked to. */
  entrance: Entrance
  /** More to allow or deny, e.g. a simulator's partitions. */
  gater?: ConnectionGater
}

export interface MeshServices extends Record<string, unknown> {
  identify: Identify
  ping: Ping
  dht: KadDHT
  /** None on a peer that only dials: gossip is for those that listen. */
  pubsub?: GossipSub
}

export interface MeshLibp2p {
  libp2p: Libp2p<MeshServices>
  doorman: Doorman
  /** What its connections carry. */
  traffic: Traffic
  /**
   * Begins to listen.
   *
   * @throws ShoalError PORT_IN_USE, BAD_MULTIADDR
   */
  start(): Promise<void>
  /** Listens on all interfaces as well, if it listened on loopback only; whether it did that now. */
  listenBeyondLoopback(): Promise<boolean>
  /** Stops, or leaves behind what does not stop within LIMITS.stopMs. */
  stop(): Promise<void>
}

/** The address book forgets nobody for this long, ms: a node that was away for a year still finds its mesh. */
const YEAR_MS = 31_536_000_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000

/**
 * libp2p as a peer of one mesh runs it, not started yet: register protocols first.
 *
 * @throws ShoalError BAD_MULTIADDR
 */
export async function createMeshLibp2p(
  init: MeshLibp2pInit,
  components: { clock: Clock },
): Promise<MeshLibp2p> {
  const ids = protocolIds(init.mesh)
  const listen = parseListenAddrs(init.listen ?? ['/ip4/127.0.0.1/tcp/0'])
  const door = doorman(components.clock)
  const traffic = new Traffic(components.clock)
  const discover = init.mdns !== false && listen.some((addr) => !isLoopback(addr))
  const leaf = init.client ?? false
  let transports: TransportManager | undefined
  const handshakeMs = LIMITS.upgradeMs.value

  const libp2p: Libp2p<MeshServices> = await createLibp2p<MeshServices>({
    start: false,
    privateKey: init.identity.privateKey,
    nodeInfo: { name: 'shoal' },
    metrics: trafficMetrics(traffic),
    addresses: { listen: listen.map(String), announce: [...(init.announce ?? [])] },
    ...(init.datastore === undefined ? {} : { datastore: init.datastore }),
    transports: [
      withJoinedWrites(tcp()),
      withoutSilentSockets(
        webSockets({ http: { headersTimeout: handshakeMs, connectionsCheckingInterval: handshakeMs / 4 } }),
      ),
    ],
    // The dialler's first choice is taken. Measured over links: equal medians, TLS with ten times noise's p99.
    connectionEncrypters: [noise(), tls()],
    // Links ping for themselves. The first ping measures the round trip that windows grow by, so it is not switched off.
    streamMuxers: [yamux({ keepAliveInterval: HOUR_MS })],
    peerDiscovery: discover ? [mdns({ serviceTag: `${ids.mdns}.local` })] : [],
    connectionGater: { ...init.gater, ...door.gater },
    connectionManager: {
      // The doorman bounds strangers; these would count members too.
      inboundConnectionThreshold: 10_000,
      maxIncomingPendingConnections: 2 * LIMITS.strangerStreams.value,
      maxConnections: LIMITS.peers.value + LIMITS.strangerStreams.value,
      inboundUpgradeTimeout: handshakeMs,
      inboundStreamProtocolNegotiationTimeout: handshakeMs,
      outboundStreamProtocolNegotiationTimeout: handshakeMs,
      dialTimeout: handshakeMs,
      addressDialTimeout: LIMITS.dialMs.value,
    },
    // Links notice a silent peer sooner, and without a stream per ping.
    connectionMonitor: { enabled: false },
    peerStore: { maxAddressAge: YEAR_MS, maxPeerAge: YEAR_MS },
    services: {
      // First: what the others register goes through it.
      entrance: (parts: { registrar: Registrar; transportManager: TransportManager }) => {
        transports = parts.transportManager
        init.entrance.guard(parts.registrar)
      },
      // Strangers learn nothing about this peer: it runs when they are none any more.
      identify: identify({ runOnConnectionOpen: false }),
      ping: ping(),
      dht: kadDHT({
        protocol: ids.kad,
        clientMode: leaf,
        // A leaf asks its neighbours; whoever they name is not dialled to be remembered.
        peerInfoMapper: leaf
          ? (peer) => (libp2p.getConnections(peer.id).length > 0 ? peer : { ...peer, multiaddrs: [] })
          : passthroughMapper,
        ...(leaf ? { querySelfInterval: DAY_MS, initialQuerySelfInterval: DAY_MS } : {}),
        allowQueryWithZeroPeers: true,
        kBucketSize: 8,
        alpha: 3,
        networkDialTimeout: { minTimeout: LIMITS.dialMs.value, maxTimeout: 10_000 },
        ...(init.validators === undefined ? {} : { validators: init.validators }),
        ...(init.selectors === undefined ? {} : { selectors: init.selectors }),
      }),
      ...(leaf
        ? {}
        : {
            pubsub: gossipsub({
              // Measured on 100 peers: 24/86 ms p50/p99 against 48/157 with the defaults of 6.
              D: 4,
              Dlo: 3,
              Dhi: 8,
              Dout: 1,
              Dscore: 2,
              floodPublish: false,
              allowPublishToZeroTopicPeers: true,
              fallbackToFloodsub: false,
              scoreParams: { IPColocationFactorWhitelist: door.addresses },
              ...(init.topics === undefined ? {} : { allowedTopics: [...init.topics] }),
            }),
          }),
    },
  })

  if (leaf) refreshRarely(libp2p.services.dht)
  await init.entrance.open(libp2p, {
    admitted: (connection) => {
      // Whoever closes meanwhile needs none.
      libp2p.services.identify.identify(connection).catch(() => {})
    },
    refused: (peer, why) => door.refuse(peer, why),
  })

  return {
    libp2p,
    doorman: door,
    traffic,
    async start() {
      try {
        await libp2p.start()
      } catch (error) {
        await stopWithin(libp2p, components.clock)
        throw explainListenError(error)
      }
    },
    async listenBeyondLoopback() {
      if (!libp2p.getMultiaddrs().every(isLoopback)) return false
      await transports?.listen(OPEN.map((addr) => multiaddr(addr)))
      return true
    },
    async stop() {
      door.stop()
      traffic.stop()
      await stopWithin(libp2p, components.clock)
    },
  }
}

interface TransportManager {
  listen(addrs: Multiaddr[]): Promise<void>
}

/** Every five minutes the DHT would look, and dial, all over the mesh for a leaf's own table; it has no option for that. */
function refreshRarely(dht: KadDHT): void {
  const { routingTableRefresh } = dht as KadDHT & { routingTableRefresh?: { refreshInterval: number } }
  if (routingTableRefresh !== undefined) routingTableRefresh.refreshInterval = DAY_MS
}

async function stopWithin(libp2p: Libp2p<MeshServices>, clock: Clock): Promise<void> {
  const late = Promise.withResolvers<void>()
  const stop = clock.after(LIMITS.stopMs.value, late.resolve)
  // What fails to stop ends with the process; the caller can do nothing about it.
  await Promise.race([Promise.resolve(libp2p.stop()).catch(() => {}), late.promise])
  stop()
}
