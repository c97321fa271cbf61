import type { Level } from 'level'
import { base32 } from 'multiformats/bases/base32'
import type { Random, Store } from '../../protocols/index.ts'

/** A key above all keys that begin with a prefix: the last code point, which no key of ours contains. */
const LAST = '\u{10ffff}'

/** The part of a Level database that a store uses. */
export type StoreLevel = Pick<Level<string, Uint8Array>, 'get' | 'batch' | 'iterator'>

interface Group {
  batch: Map<string, Uint8Array | undefined>
  written: Promise<void>
}

/** A store in LevelDB. Writes that arrive while one is being synced go together in the next. */
export function levelStore(db: StoreLevel): Store {
  let writing: Promise<void> = Promise.resolve()
  let next: Group | undefined

  const flush = async (before: Promise<void>, group: Group): Promise<void> => {
    // Those who asked for the earlier write hear of its failure; this one is not concerned.
    await before.catch(() => {})
    next = undefined
    const operations = [...group.batch].map(([key, value]) =>
      value === undefined ? { type: 'del' as const, key } : { type: 'put' as const, key, value },
    )
    await db.batch(operations, { sync: true })
  }

  return {
    get: (key) => db.get(key),
    write(batch) {
      if (batch.size === 0) return Promise.resolve()
      if (next === undefined) {
        const group: Group = { batch: new Map(), written: Promise.resolve() }
        next = group
        group.written = writing = flush(writing, group)
      }
      for (const [key, value] of batch) next.batch.set(key, value)
      return next.written
    },
    async *list(prefix) {
      for await (const entry of db.iterator({ gte: prefix, lt: prefix + LAST })) yield entry
    },
  }
}

/** A store that forgets with its process. */
export function memoryStore(): Store {
  const entries = new Map<string, Uint8Array>()
  return {
    get: async (key) => copy(entries.get(key)),
    async write(batch) {
      for (const [key, value] of batch) {
        if (value === undefined) entries.delete(key)
        else entries.set(key, new Uint8Array(value))
      }
    },
    async *list(prefix) {
      const keys = [...entries.keys()].filter((key) => key.startsWith(prefix))
      // LevelDB orders by bytes, JavaScript by UTF-16 units.
      keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      for (const key of keys) {
        const value = copy(entries.get(key))
        if (value !== undefined) yield [key, value]
      }
    },
  }
}

function copy(value: Uint8Array | undefined): Uint8Array | undefined {
  return value === undefined ? undefined : new Uint8Array(value)
}

const STORE_ID = 'mesh/store-id'

/** Names a store for good: one that comes back empty is another one. */
export async function storeId(store: Store, random: Pick<Random, 'bytes'>): Promise<string> {
  const kept = await store.get(STORE_ID)
  if (kept !== undefined) return new TextDecoder().decode(kept)
  const id = base32.baseEncode(random.bytes(16))
  await store.write(new Map([[STORE_ID, new TextEncoder().encode(id)]]))
  return id
}
