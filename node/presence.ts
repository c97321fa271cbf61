import type { GossipSub } from '@libp2p/gossipsub'
import type { Clock, Network, ProtocolIds, Random } from '../protocols/index.ts'
import { gossip, type Gossip, LeafVoice, Leaves, LoadTable, neighbourAir, Neighbours } from './load/index.ts'
import { peerOf } from './ground/index.ts'
import type { LinkedNetwork } from './links/linked-network.ts'
import type { Strategy } from './strategy.ts'
import { gossipAir, type TopicAir } from './topic-air.ts'

export interface PresenceInit {
  incarnation: number
  /** Nobody can dial this node: it keeps few links, and its neighbours speak for it. */
  leaf: boolean
  /** Multiaddrs with /p2p/. */
  joins: readonly string[]
}

export interface PresenceParts {
  ids: ProtocolIds
  /** Of a node that is no leaf. */
  pubsub: GossipSub | undefined
  links: LinkedNetwork
  /** The same with relays. */
  network: Network
  dialable(peer: string): Promise<boolean>
  wardens(): readonly string[]
  clock: Clock
  random: Random
  strategy: Strategy
  /** This node's load message. */
  own(): Uint8Array
  /** Others' load changed; `keyed`: after it was asked for. */
  roomChanged(keyed: boolean): void
  /** Messages wait here for room elsewhere. */
  waiting(): boolean
  /** @throws ShoalError when the record is not valid */
  acceptType(record: Uint8Array): Promise<unknown>
  /** A peer spoke that may not be linked. */
  heardOf(peer: string): void
  /** Asks a new link for the types and for the peers that it knows. */
  learnFrom(peer: string): void
}

/** What a node and its mesh know of one another's load and types: by gossip, or as a leaf through its neighbours. */
export interface Presence extends Gossip {
  readonly load: LoadTable
  readonly leaves: Leaves
  /** How published messages come and go. */
  readonly air: TopicAir
  /** A link opened or closed. */
  linked(peer: string, state: 'open' | 'closed'): void
}

/** Failures of hints: the next round brings what this one did not. */
function ignored(): void {}

export function presence(init: PresenceInit, parts: PresenceParts): Presence {
  const { leaf, incarnation } = init
  /** A leaf keeps links to the wardens before all others, and to those of the join strings. */
  const first = (): string[] =>
    [...new Set([...parts.wardens(), ...init.joins.map(peerOf)])].filter(
      (peer) => peer !== parts.network.self,
    )
  const { ids, pubsub, links, network, clock, random } = parts
  const load: LoadTable = new LoadTable({
    clock,
    score: () => random.next(),
    linked: () => links.peers(),
    strategy: parts.strategy,
    ...(leaf
      ? { used: () => void voice.refresh(), stale: () => quiet.stale, validMs: Number.POSITIVE_INFINITY }
      : {}),
  })
  const neighbours = new Neighbours({
    network: links,
    first,
    others: () => [...load.fresh()].map(([peer]) => peer).filter((peer) => load.vias(peer).length === 0),
    dialable: (peer) => parts.dialable(peer),
    met: (peer) => {
      quiet.tell(peer)
      void quiet.refresh()
      parts.learnFrom(peer)
    },
    clock,
    random,
  })
  const quiet = new LeafVoice({
    clock,
    network,
    load,
    neighbours: () => neighbours.list(),
    own: () => parts.own(),
    learnt: () => parts.roomChanged(true),
    waiting: () => parts.waiting(),
  })
  const leaves = new Leaves({
    network,
    load,
    incarnation,
    own: () => parts.own(),
    changed: () => voice.loadChanged(),
    deployed: async (record) => {
      await parts.acceptType(record)
      if (!leaf) tellType(record)
    },
  })
  const voice: Gossip =
    pubsub === undefined
      ? quiet
      : gossip(ids, pubsub, {
          clock,
          self: network.self,
          own: () => parts.own(),
          load: (peer, bytes) => {
            parts.heardOf(peer)
            if (load.learn(peer, bytes) !== undefined) parts.roomChanged(false)
          },
          type: (record) => {
            parts.acceptType(record).then(() => leaves.tellType(record), ignored)
          },
        })
  const tellType = (record: Uint8Array): void => {
    voice.type(record)
    leaves.tellType(record)
  }

  return {
    load,
    leaves,
    air: pubsub === undefined ? neighbourAir({ self: network.self, network, clock }) : gossipAir(ids, pubsub),
    start: () => voice.start(),
    stop() {
      voice.stop()
      neighbours.stop()
    },
    loadChanged: () => voice.loadChanged(),
    type: tellType,
    refresh: () => voice.refresh(),
    linked(peer, state) {
      if (leaf) return neighbours.changed(peer, state)
      if (state === 'closed') {
        load.unlinked(peer)
        leaves.unlinked(peer)
        return
      }
      // Not waiting for gossip: what it has room for, and which types it knows.
      network.ask(peer, 'load', new Uint8Array()).then((bytes) => load.learn(peer, bytes), ignored)
      parts.learnFrom(peer)
    },
  }
}
