import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CID } from 'multiformats/cid'
import * as raw from 'multiformats/codecs/raw'
import { sha256 } from 'multiformats/hashes/sha2'
import { equals as bytesEqual } from 'uint8arrays/equals'

/** Bytes of components by CID. What is read was checked against its name. */
export interface ComponentStore {
  get(cid: string): Promise<Uint8Array | undefined>
  has(cid: string): boolean
  /** On disk, whole, when it resolves. */
  put(cid: string, bytes: Uint8Array): Promise<void>
  cids(): string[]
}

/** CIDv1, raw, sha2-256, base32. */
export async function componentCid(bytes: Uint8Array): Promise<string> {
  return CID.create(1, raw.code, await sha256.digest(bytes)).toString()
}

/** Whether these bytes are the ones that the CID names. A malformed CID names none. */
export async function isComponent(cid: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return bytesEqual(CID.parse(cid).multihash.bytes, (await sha256.digest(bytes)).bytes)
  } catch {
    return false
  }
}

export function memoryComponents(): ComponentStore {
  const byCid = new Map<string, Uint8Array>()
  return {
    get: (cid) => Promise.resolve(byCid.get(cid)),
    has: (cid) => byCid.has(cid),
    put: (cid, bytes) => Promise.resolve(void byCid.set(cid, bytes)),
    cids: () => [...byCid.keys()],
  }
}

/** A file per component, named after its CID; written beside and renamed, so that a crash leaves none half. */
export async function diskComponents(dir: string): Promise<ComponentStore> {
  await mkdir(dir, { recursive: true })
  const known = new Set<string>()
  for (const name of await readdir(dir)) {
    if (name.endsWith('.wasm')) known.add(name.slice(0, -'.wasm'.length))
    else await rm(join(dir, name), { force: true })
  }
  const path = (cid: string): string => join(dir, `${cid}.wasm`)
  return {
    has: (cid) => known.has(cid),
    cids: () => [...known],
    async get(cid) {
      if (!known.has(cid)) return undefined
      const bytes = await readFile(path(cid)).catch(() => undefined)
      if (bytes !== undefined && (await isComponent(cid, bytes))) return bytes
      // Damaged on disk is missing, to be fetched again.
      known.delete(cid)
      return undefined
    },
    async put(cid, bytes) {
      const beside = join(dir, `${cid}.${process.pid}.${Math.trunc(performance.now() * 1000)}.part`)
      const file = await open(beside, 'wx')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(beside, path(cid))
      known.add(cid)
    },
  }
}
