import type { Clock, Network, Stop } from '../../protocols/index.ts'
import type { TopicAir } from '../topic-air.ts'
import { decodePublished } from '../published-codec.ts'

export interface NeighbourAirParts {
  self: string
  /** Its peers are linked. */
  network: Pick<Network, 'peers' | 'ask' | 'stream'>
  clock: Clock
}

/** Neighbours that are asked to publish before it is given up. */
const ASKED_MAX = 3
/** Pause before another neighbour is asked to listen, ms. */
const AGAIN_MS = 500

/**
 * Published messages for a node that is not in gossip: it asks a neighbour (ops "publish" and "subscribe") to publish
 * for it, and to hear for it while somebody here listens.
 */
export function neighbourAir({ self, network, clock }: NeighbourAirParts): TopicAir {
  const ears = new Map<string, { heard: Set<(bytes: Uint8Array) => void>; leaving: AbortController }>()

  async function publish(bytes: Uint8Array): Promise<void> {
    for (const peer of network.peers().slice(0, ASKED_MAX)) {
      try {
        await network.ask(peer, 'publish', bytes)
        return
      } catch {
        // The next one. With none left nobody hears of it: that is what best effort means.
      }
    }
  }

  /** Listens through one neighbour after another, as long as somebody here wants it. */
  async function listen(
    topic: string,
    heard: (bytes: Uint8Array) => void,
    signal: AbortSignal,
  ): Promise<void> {
    for (let turn = 0; !signal.aborted; turn++) {
      const peers = network.peers()
      const peer = peers[turn % Math.max(1, peers.length)]
      try {
        if (peer !== undefined)
          // What was published here has been heard here.
          for await (const bytes of network.stream(peer, 'subscribe', new TextEncoder().encode(topic), {
            signal,
          }))
            if (decodePublished(bytes, 0)?.peer !== self) heard(bytes)
      } catch {
        // It has gone, or has too many listeners.
      }
      await pause(clock, AGAIN_MS, signal)
    }
  }

  return {
    publish: (_topic, bytes) => void publish(bytes),
    listen(topic, heard) {
      let ear = ears.get(topic)
      if (ear === undefined) {
        const made = { heard: new Set<(bytes: Uint8Array) => void>(), leaving: new AbortController() }
        ears.set(topic, made)
        const tell = (bytes: Uint8Array): void => {
          for (const each of made.heard) each(bytes)
        }
        void listen(topic, tell, made.leaving.signal)
        ear = made
      }
      ear.heard.add(heard)
      const mine = ear
      return () => {
        if (!mine.heard.delete(heard) || mine.heard.size > 0) return
        ears.delete(topic)
        mine.leaving.abort()
      }
    },
  }
}

function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = (): void => {
      stop()
      signal.removeEventListener('abort', done)
      resolve()
    }
    const stop: Stop = clock.after(ms, done)
    signal.addEventListener('abort', done)
  })
}
