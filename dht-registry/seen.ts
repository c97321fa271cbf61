import { createHash } from 'node:crypto'
import { type Clock, type Store } from '../protocols/index.ts'
import * as wire from '../protocols/proto/registry.js'
import type { DhtRecord } from './record.ts'

/** How two records of one key compare: by epoch, then seq; a tie is broken by content, the same way everywhere. */
export interface Rank {
  epoch: number
  seq: number
  /** First 8 bytes of the sha2-256 of the signed bytes. */
  digest: Uint8Array<ArrayBuffer>
}

export function rankOf(record: DhtRecord, bytes: Uint8Array): Rank {
  const digest = new Uint8Array(createHash('sha256').update(bytes).digest().subarray(0, 8))
  return { epoch: record.epoch, seq: record.seq, digest }
}

export function compareRanks(a: Rank, b: Rank): number {
  return a.epoch - b.epoch || a.seq - b.seq || Buffer.compare(a.digest, b.digest)
}

/** The highest rank seen of each key, on disk. */
export interface Seen {
  /** False when a higher rank was seen. True once this one, if new, is on disk. */
  admit(key: string, rank: Rank): Promise<boolean>
}

const PREFIX = 'seen'

/**
 * Loads what was seen. kad-dht lets an older record overwrite a newer one (PUT validates but does not select), so the
 * validator must remember, also across restarts.
 *
 * @param max keys remembered; beyond, the longest unseen goes
 */
export async function seenRecords(
  max: number,
  { store, clock }: { store: Store; clock: Clock },
): Promise<Seen> {
  const loaded: [string, wire.Seen][] = []
  for await (const [key, value] of store.list(`${PREFIX}/`))
    loaded.push([key.slice(PREFIX.length), wire.Seen.decode(value)])
  loaded.sort(([, a], [, b]) => a.at - b.at)
  // In the order of last sight: the first is the longest unseen.
  const ranks = new Map<string, Rank>(loaded)

  return {
    async admit(key, rank) {
      const known = ranks.get(key)
      const order = known === undefined ? 1 : compareRanks(rank, known)
      if (order < 0) return false
      ranks.delete(key)
      ranks.set(key, rank)
      if (order === 0) return true
      const batch = new Map<string, Uint8Array | undefined>()
      for (const old of ranks.keys()) {
        if (ranks.size <= max) break
        ranks.delete(old)
        batch.set(PREFIX + old, undefined)
      }
      batch.set(PREFIX + key, wire.Seen.encode({ ...rank, at: clock.wall() }))
      await store.write(batch)
      return true
    },
  }
}
