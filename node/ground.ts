import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { multiaddr } from '@multiformats/multiaddr'
import type { Datastore } from 'interface-datastore'
import { type Clock, type Random, type Store } from '../protocols/index.ts'
import { type ComponentStore, diskComponents, memoryComponents } from './component-store.ts'
import { openDataDir } from './data-dir.ts'
import { type Identity, loadIdentity, newIdentity } from './identity.ts'
import { parseJoin } from './join-string.ts'
import { chooseMesh, foundMesh, type Mesh, readMesh, writeMesh } from './mesh.ts'
import { memoryStore } from './store.ts'

/** What a node stands on: who it is, which mesh it belongs to, and where it keeps things. */
export interface Ground extends AsyncDisposable {
  identity: Identity
  mesh: Mesh
  store: Store
  datastore?: Datastore
  incarnation: number
  components: ComponentStore
  cacheDir: string
  /** Absolute; undefined in memory. */
  dataDir?: string
}

export interface GroundInit {
  dataDir?: string
  joins: readonly string[]
}

/**
 * Opens the data directory, or makes everything in memory, and decides on the mesh.
 *
 * @throws ShoalError DATA_DIR, DATA_DIR_IN_USE, BAD_KEY, BAD_JOIN, MESH_MISMATCH
 */
export async function openGround(
  init: GroundInit,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Ground> {
  const asked = init.joins.map((text) => parseJoin(text))
  if (init.dataDir === undefined) {
    const identity = await newIdentity()
    return {
      identity,
      mesh: meshOf(undefined, asked, 'in memory', identity, random).mesh,
      store: memoryStore(),
      incarnation: clock.wall(),
      components: memoryComponents(),
      cacheDir: sharedCache(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
  }
  const dir = await openDataDir(init.dataDir, { clock })
  try {
    const identity = await loadIdentity(join(dir.path, 'node.key'))
    const path = join(dir.path, 'mesh.json')
    const { mesh, save } = meshOf(await readMesh(path), asked, dir.path, identity, random)
    if (save) await writeMesh(path, mesh)
    return {
      identity,
      mesh,
      store: dir.store,
      datastore: dir.datastore,
      incarnation: dir.incarnation,
      components: await diskComponents(dir.componentsDir),
      cacheDir: dir.cacheDir,
      dataDir: dir.path,
      [Symbol.asyncDispose]: () => dir[Symbol.asyncDispose](),
    }
  } catch (error) {
    await dir[Symbol.asyncDispose]()
    throw error
  }
}

function meshOf(
  saved: Mesh | undefined,
  asked: readonly Mesh[],
  where: string,
  identity: Identity,
  random: Random,
): { mesh: Mesh; save: boolean } {
  const choice = chooseMesh(saved, asked, where)
  switch (choice.kind) {
    case 'found':
      return { mesh: foundMesh(identity.peerId.toString(), random), save: true }
    case 'use':
      return choice
    case 'refuse':
      throw choice.error
  }
}

let cache: string | undefined

/** Translated components of all nodes without a disk in this process; gone with it. */
function sharedCache(): string {
  if (cache === undefined) {
    const dir = mkdtempSync(join(tmpdir(), 'shoal-'))
    process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
    cache = dir
  }
  return cache
}

const LISTEN = 'node/listen'
const DEFAULT_LISTEN = ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']

/**
 * Where to listen when nobody said: the ports of the last time, so that those who know this node find it again; any
 * free port in place of one that is taken by now.
 */
export async function rememberedListen(store: Store): Promise<string[]> {
  const saved = await store.get(LISTEN)
  if (saved === undefined) return DEFAULT_LISTEN
  const addrs = JSON.parse(new TextDecoder().decode(saved)) as string[]
  return await Promise.all(
    addrs.map(async (addr) => ((await isFree(addr)) ? addr : addr.replace(/\/tcp\/\d+/, '/tcp/0'))),
  )
}

/** @param addrs what this node listens on now */
export async function rememberListen(store: Store, addrs: readonly string[]): Promise<void> {
  const plain = addrs.map((addr) => addr.replace(/\/p2p\/[^/]+$/, ''))
  await store.write(new Map([[LISTEN, new TextEncoder().encode(JSON.stringify(plain))]]))
}

async function isFree(addr: string): Promise<boolean> {
  const [ip, tcp] = multiaddr(addr).getComponents()
  const server = createServer()
  try {
    return await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen({ host: ip?.value ?? '127.0.0.1', port: Number(tcp?.value ?? 0) }, () => resolve(true))
    })
  } finally {
    server.close()
  }
}
