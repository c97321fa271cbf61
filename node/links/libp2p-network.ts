import { type Connection, KEEP_ALIVE, type Libp2p, type PeerId, type Stream } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Clock, LIMITS, type NetworkHandler, protocolIds, ShoalError } from '../../protocols/index.ts'
import type { Members } from './doorman.ts'
import { type LinkedNetwork, type LinkedNetworkInit, linkedNetwork } from './linked-network.ts'
import { streamChannel } from './stream-channel.ts'
import { withRareWindowUpdates } from './window-updates.ts'

export type Libp2pNetworkInit = Omit<LinkedNetworkInit, 'self'>

export interface Libp2pNetworkComponents {
  libp2p: Libp2p
  handler: NetworkHandler
  clock: Clock
  /** Told who said HELLO. */
  members?: Members
}

/** How long the side that was dialled leaves it to the other to open the link, ms. */
const PATIENCE_MS = 1_000

/**
 * Links over libp2p: one long-lived stream per pair of peers, opened by whoever dialled as soon as they are connected.
 * Registers its protocol at once, so make it before libp2p starts; dispose of it before libp2p stops.
 */
export function libp2pNetwork(
  init: Libp2pNetworkInit,
): (components: Libp2pNetworkComponents) => Promise<LinkedNetwork> {
  return async ({ libp2p, handler, clock, members }) => {
    let over = false
    const protocol = protocolIds(init.mesh).link
    const options = {
      maxInboundStreams: LIMITS.linkStreams.value,
      maxOutboundStreams: LIMITS.linkStreams.value,
      runOnLimitedConnection: true,
    }
    const channelOf = (stream: Stream, peer: PeerId) =>
      streamChannel(withRareWindowUpdates(stream), () => {
        for (const connection of libp2p.getConnections(peer))
          connection.abort(new Error('the peer is silent'))
      })

    const addressesOf = (peer: string): string[] =>
      libp2p
        .getConnections(peerIdFromString(peer))
        .flatMap(({ remoteAddr }) => remoteAddr.getComponents()[0]?.value ?? [])

    /** Peers whose connection goes with their link. */
    const dropped = new Set<string>()
    const hangUp = async (id: PeerId): Promise<void> => {
      // libp2p would dial those again that its DHT finds close.
      await libp2p.peerStore.merge(id, { tags: { [`${KEEP_ALIVE}-kad-dht`]: undefined } })
      await libp2p.hangUp(id)
    }

    const network = linkedNetwork(
      { ...init, self: libp2p.peerId.toString() },
      {
        clock,
        handler: {
          message: (envelope, from, signal, received) => handler.message(envelope, from, signal, received),
          place: (envelope, bytes, from) => handler.place?.(envelope, bytes, from) ?? (() => {}),
          lane: (notice, from) => handler.lane(notice, from),
          ask: (op, body, from, signal) => handler.ask(op, body, from, signal),
          link(peer, state) {
            members?.linked(peer, state, addressesOf(peer))
            handler.link(peer, state)
            if (state === 'open') return
            if (dropped.delete(peer)) return void hangUp(peerIdFromString(peer)).catch(() => {})
            for (const connection of libp2p.getConnections(peerIdFromString(peer))) {
              clock.after(PATIENCE_MS, () => tend(connection, PATIENCE_MS))
            }
          },
        },
        async dial(peer, signal) {
          const id = peerIdFromString(peer)
          try {
            const stream = await libp2p.dialProtocol(id, protocol, { ...options, signal })
            return channelOf(stream, id)
          } catch (error) {
            if ((error as Error).name !== 'UnsupportedProtocolError') throw error
            throw new ShoalError('MESH_MISMATCH', `${peer} is no peer of mesh ${init.mesh}`, {
              hint: 'it belongs to another mesh, or is no Shoal node; use the join string of the mesh you mean',
            })
          }
        },
        refused(peer, error) {
          if (error.code === 'MESH_MISMATCH' || error.code === 'VERSION_MISMATCH') {
            void libp2p.hangUp(peerIdFromString(peer)).catch(() => {})
          }
        },
      },
    )

    /** Sees to it that an open connection carries a link: a busy moment may have cost it its first one. */
    const tend = (connection: Connection, pauseMs: number): void => {
      const peer = connection.remotePeer.toString()
      if (over || connection.status !== 'open' || network.peers().includes(peer)) return
      network.connect(peer).catch((error: unknown) => {
        if (ShoalError.wrap(error).code !== 'UNREACHABLE') return
        clock.after(pauseMs, () => tend(connection, Math.min(pauseMs * 2, LIMITS.rejoinMs.value)))
      })
    }

    const onConnection = ({ detail: connection }: CustomEvent<Connection>): void => {
      if (connection.direction === 'outbound') tend(connection, PATIENCE_MS)
      else clock.after(PATIENCE_MS, () => tend(connection, PATIENCE_MS))
    }

    await libp2p.handle(
      protocol,
      (stream, connection) =>
        network.accept(connection.remotePeer.toString(), channelOf(stream, connection.remotePeer)),
      options,
    )
    libp2p.addEventListener('connection:open', onConnection)
    return {
      ...network,
      drop(peer) {
        if (!network.peers().includes(peer)) return
        dropped.add(peer)
        network.drop(peer)
      },
      async [Symbol.asyncDispose]() {
        over = true
        libp2p.removeEventListener('connection:open', onConnection)
        // The protocol stays until libp2p stops: whoever dials meanwhile is hung up on, and told of no other mesh.
        await network[Symbol.asyncDispose]()
      },
    }
  }
}
