import type { KadDHT } from '@libp2p/kad-dht'
import { CID } from 'multiformats/cid'

/** What the registry needs of a DHT: values by key, and providers by CID. Everything may fail or be stale. */
export interface Dht {
  /** Stores a value at the peers closest to its key; resolves with how many took it. Throws when aborted. */
  put(key: string, value: Uint8Array, signal: AbortSignal): Promise<number>
  /** Values that passed the validator, in any order; empty when there are none, or no peer could be asked. */
  get(key: string, signal: AbortSignal): Promise<Uint8Array[]>
  /** Says that this peer provides a CID. */
  provide(cid: string, signal: AbortSignal): Promise<number>
  /** Peer ids of providers; ends when the query does or is aborted. */
  providers(cid: string, signal: AbortSignal): AsyncIterable<string>
}

/** The DHT port over libp2p's kad-dht. */
export function kadDht(dht: Pick<KadDHT, 'put' | 'get' | 'provide' | 'findProviders'>): Dht {
  const toKey = (key: string): Uint8Array => new TextEncoder().encode(key)

  return {
    async put(key, value, signal) {
      let taken = 0
      for await (const event of dht.put(toKey(key), value, { signal })) {
        // A peer that takes a value answers with it; one that refuses it does not answer.
        if (event.name === 'PEER_RESPONSE' && event.messageName === 'PUT_VALUE' && event.record !== undefined)
          taken++
      }
      return taken
    },
    async get(key, signal) {
      const values: Uint8Array[] = []
      try {
        for await (const event of dht.get(toKey(key), { signal })) {
          if (event.name === 'VALUE') values.push(event.value)
          else if (event.name === 'PEER_RESPONSE' && event.record !== undefined)
            values.push(event.record.value)
        }
      } catch {
        // Time is up, nobody to ask, or a correction was refused: what came until then counts.
      }
      return values
    },
    async provide(cid, signal) {
      let told = 0
      for await (const event of dht.provide(CID.parse(cid), { signal }))
        if (event.name === 'PEER_RESPONSE' && event.messageName === 'ADD_PROVIDER') told++
      return told
    },
    async *providers(cid, signal) {
      const seen = new Set<string>()
      try {
        for await (const event of dht.findProviders(CID.parse(cid), { signal })) {
          if (event.name !== 'PROVIDER') continue
          for (const { id } of event.providers) {
            const peer = id.toString()
            if (seen.has(peer)) continue
            seen.add(peer)
            yield peer
          }
        }
      } catch (error) {
        // A query that ran out of time has still found what it found.
        if (seen.size === 0 && !signal.aborted) throw error
      }
    },
  }
}
