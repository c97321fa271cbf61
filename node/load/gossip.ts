import type { GossipSub, Message } from '@libp2p/gossipsub'
import type { Clock, ProtocolIds } from '../../protocols/index.ts'
import { LoadGossip } from './load-gossip.ts'

export interface GossipParts {
  clock: Clock
  self: string
  /** This node's load message. */
  own(): Uint8Array
  /** Another peer's. */
  load(peer: string, bytes: Uint8Array): void
  /** A signed type record. */
  type(record: Uint8Array): void
}

/** How a node and its mesh tell one another of load and new deployments. All of it hints. */
export interface Gossip {
  start(): void
  stop(): void
  /** Tell this node's load, soon, if it changed. */
  loadChanged(): void
  /** Tell a signed type record, now. */
  type(record: Uint8Array): void
  /** Resolves when what is known of others' load is as new as it can be had. */
  refresh(): Promise<void>
}

/** Among peers that listen: what each says every one hears. Signed by gossipsub. */
export function gossip(ids: ProtocolIds, pubsub: GossipSub, parts: GossipParts): Gossip {
  let load: LoadGossip | undefined
  const onMessage = (event: CustomEvent<Message>): void => {
    const { topic, data, type } = event.detail
    if (type !== 'signed') return
    const from = event.detail.from.toString()
    if (from === parts.self) return
    if (topic === ids.load) parts.load(from, data)
    else if (topic === ids.types) parts.type(data)
  }
  return {
    start() {
      pubsub.addEventListener('message', onMessage)
      pubsub.subscribe(ids.load)
      pubsub.subscribe(ids.types)
      load = new LoadGossip({
        clock: parts.clock,
        own: () => parts.own(),
        publish: (bytes) => pubsub.publish(ids.load, bytes).then(() => undefined),
      })
    },
    stop() {
      load?.stop()
      pubsub.removeEventListener('message', onMessage)
    },
    loadChanged: () => load?.changed(),
    refresh: () => Promise.resolve(),
    type: (record) => {
      // Those who miss it ask when they need it.
      pubsub.publish(ids.types, record).catch(() => undefined)
    },
  }
}
