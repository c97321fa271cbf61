import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { multiaddr } from '@multiformats/multiaddr'
import type { Datastore } from 'interface-datastore'
import type { Clock, Random, Store } from '../../protocols/index.ts'
import { type ComponentStore, diskComponents, memoryComponents } from './component-store.ts'
import { openDataDir } from './data-dir.ts'
import { type Identity, loadIdentity, newIdentity, readIdentity } from './identity.ts'
import { parseJoin } from './join-string.ts'
import { isLoopback, OPEN } from './listen-addrs.ts'
import { MESH_KEY } from './mesh-key.ts'
import { chooseMesh, forget, foundMesh, type Mesh, readMesh, writeMesh } from './mesh.ts'
import { memoryStore, storeId } from './store.ts'

/** What a node stands on: who it is, which mesh it belongs to, and where it keeps things. */
export interface Ground extends AsyncDisposable {
  identity: Identity
  mesh: Mesh
  store: Store
  datastore?: Datastore
  incarnation: number
  /** Of the store: another one comes back empty, and is another warden. */
  storeId: string
  components: ComponentStore
  cacheDir: string
  /** Absolute; undefined in memory. */
  dataDir?: string
  /** The mesh key, where it is kept; with `founded`, the mesh is new. */
  meshKey?: Identity
  founded: boolean
  /** The invite was redeemed: it is not shown again. */
  forgetGrant(): Promise<void>
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
    const store = memoryStore()
    const ownStore = await storeId(store, random)
    const choice = chosen(undefined, asked, 'in memory')
    const meshKey = choice === undefined ? await newIdentity() : undefined
    const mesh =
      choice?.mesh ?? foundMesh(identity.peerId.toString(), meshKey?.peerId.toString() ?? '', ownStore)
    return {
      identity,
      mesh,
      ...(meshKey === undefined ? {} : { meshKey }),
      founded: choice === undefined,
      forgetGrant: () => {
        forget(mesh)
        return Promise.resolve()
      },
      store,
      storeId: ownStore,
      incarnation: clock.wall(),
      components: memoryComponents(),
      cacheDir: sharedCache(),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
  }
  const dir = await openDataDir(init.dataDir, { clock })
  try {
    const identity = await loadIdentity(join(dir.path, 'node.key'))
    // Before the mesh is on disk, which names it.
    const ownStore = await storeId(dir.store, random)
    const path = join(dir.path, 'mesh.json')
    const keyPath = join(dir.path, MESH_KEY)
    const choice = chosen(await readMesh(path), asked, dir.path)
    // Kept before the mesh is: a founding that is cut short goes on with the same key.
    const meshKey = choice === undefined ? await loadIdentity(keyPath) : await readIdentity(keyPath)
    const mesh =
      choice?.mesh ?? foundMesh(identity.peerId.toString(), meshKey?.peerId.toString() ?? '', ownStore)
    if (choice === undefined || choice.save) await writeMesh(path, mesh)
    return {
      identity,
      mesh,
      ...(meshKey === undefined ? {} : { meshKey }),
      founded: choice === undefined,
      forgetGrant: () => writeMesh(path, forget(mesh)),
      store: dir.store,
      storeId: ownStore,
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

/** Undefined: a new mesh. */
function chosen(
  saved: Mesh | undefined,
  asked: readonly Mesh[],
  where: string,
): { mesh: Mesh; save: boolean } | undefined {
  const choice = chooseMesh(saved, asked, where)
  switch (choice.kind) {
    case 'found':
      return undefined
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
const ON_LOOPBACK = ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']

/**
 * Where to listen when nobody said: the ports of the last time, so that those who know this node find it again; any
 * free port in place of one that is taken by now.
 *
 * @param open others are to reach it: on all interfaces, unless it listened beyond loopback before
 */
export async function rememberedListen(store: Store, open: boolean): Promise<string[]> {
  const saved = await store.get(LISTEN)
  const addrs = saved === undefined ? [] : (JSON.parse(new TextDecoder().decode(saved)) as string[])
  if (open && addrs.every((addr) => isLoopback(multiaddr(addr)))) return [...OPEN]
  if (addrs.length === 0) return ON_LOOPBACK
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
