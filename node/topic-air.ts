import type { GossipSub, Message } from '@libp2p/gossipsub'
import { type ProtocolIds, topicOf } from '../protocols/index.ts'

/** How published messages get from node to node. */
export interface TopicAir {
  /** To every node on which somebody listens. Best effort: nobody learns who heard it. */
  publish(topic: string, bytes: Uint8Array): void
  /** Hears what other nodes publish to the topic, and now and then to others. Returns what ends it. */
  listen(topic: string, heard: (bytes: Uint8Array) => void): () => void
}

/** Published messages over gossipsub: topics share few gossip topics, joined while somebody here listens. */
export function gossipAir(ids: ProtocolIds, pubsub: GossipSub): TopicAir {
  const listeners = new Map<string, Set<(bytes: Uint8Array) => void>>()
  const onMessage = ({ detail }: CustomEvent<Message>): void => {
    if (detail.type !== 'signed') return
    for (const heard of listeners.get(detail.topic) ?? []) heard(detail.data)
  }
  pubsub.addEventListener('message', onMessage)
  return {
    publish(topic, bytes) {
      pubsub.publish(topicOf(ids, topic), bytes).catch(() => undefined)
    },
    listen(topic, heard) {
      const on = topicOf(ids, topic)
      const here = listeners.get(on) ?? new Set()
      if (here.size === 0) {
        listeners.set(on, here)
        pubsub.subscribe(on)
      }
      here.add(heard)
      return () => {
        if (!here.delete(heard) || here.size > 0) return
        listeners.delete(on)
        pubsub.unsubscribe(on)
      }
    },
  }
}
