import { mkdir, readFile, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { LevelDatastore } from 'datastore-level'
import type { Datastore } from 'interface-datastore'
import { Level } from 'level'
import { type Clock, ShoalError, type Store } from '../../protocols/index.ts'
import { writeFileAtomic } from './atomic-file.ts'
import { levelStore, type StoreLevel } from './store.ts'

/**
 * What a node keeps on disk: `schema` (a number), `node.key`, `mesh.json`, `db/` (LevelDB, whose lock makes this process the only owner),
 * `components/`, `cache/`. Disposing of it closes the database.
 */
export interface DataDir extends AsyncDisposable {
  /** Absolute. */
  readonly path: string
  readonly store: Store
  /** libp2p's part of the same database: address book and DHT records. */
  readonly datastore: Datastore
  /** Higher than at any earlier start with this directory. */
  readonly incarnation: number
  readonly componentsDir: string
  readonly cacheDir: string
}

export interface DataDirInit {
  clock: Pick<Clock, 'wall'>
}

const INCARNATION = 'node/incarnation'

/**
 * Opens a data directory and takes possession of it; makes it when it is not there.
 *
 * @throws ShoalError DATA_DIR when it cannot be used, DATA_DIR_IN_USE when another node has it
 */
export async function openDataDir(path: string, init: DataDirInit): Promise<DataDir> {
  const root = resolve(path)
  const componentsDir = join(root, 'components')
  const cacheDir = join(root, 'cache')
  const pidFile = join(root, 'node.pid')
  let db: Level<string, Uint8Array> | undefined
  try {
    await checkSchema(root)
    for (const directory of [root, componentsDir, cacheDir]) {
      await mkdir(directory, { recursive: true, mode: 0o700 })
    }
    // Not earlier: it begins to open itself at once, and would make the directories with other rights.
    const level = new Level<string, Uint8Array>(join(root, 'db'), LEVEL)
    db = level
    await level.open()
    await writeFileAtomic(pidFile, `${process.pid}\n`)
    await writeFileAtomic(join(root, SCHEMA_FILE), `${SCHEMA}\n`)
    const store = levelStore(level.sublevel<string, Uint8Array>('shoal', LEVEL) as unknown as StoreLevel)
    const datastore = new LevelDatastore(
      level.sublevel<string, Uint8Array>('libp2p', LEVEL) as unknown as Level<string, Uint8Array>,
    )
    return {
      path: root,
      store,
      datastore,
      incarnation: await nextIncarnation(store, init.clock.wall()),
      componentsDir,
      cacheDir,
      async [Symbol.asyncDispose]() {
        await rm(pidFile, { force: true })
        await level.close()
      },
    }
  } catch (error) {
    await db?.close()
    throw await explain(error, root, pidFile)
  }
}

/** What the files of a data directory mean. Rises when an older node could no longer read them. */
const SCHEMA = 1
const SCHEMA_FILE = 'schema'

/** Before anything in it is touched. */
async function checkSchema(root: string): Promise<void> {
  const text = await readFile(join(root, SCHEMA_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    // No directory yet, or none that can be read: what follows says so.
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EACCES') return `${SCHEMA}`
    throw error
  })
  const schema = Number(text)
  if (Number.isSafeInteger(schema) && schema >= 1 && schema <= SCHEMA) return
  throw new ShoalError(
    'DATA_DIR',
    `the data directory ${root} has schema ${JSON.stringify(text.trim())}; this version of Shoal knows up to ${SCHEMA}`,
    { hint: 'a newer Shoal wrote it: start that one, or choose another directory with --data' },
  )
}

const LEVEL = { keyEncoding: 'utf8', valueEncoding: 'view' }

/** Seconds since 1970, so that a directory restored from a backup does not repeat itself; always at least one more. */
async function nextIncarnation(store: Store, wall: number): Promise<number> {
  const last = await store.get(INCARNATION)
  const before = last === undefined ? 0 : Number(Buffer.from(last).toString())
  const incarnation = Math.max(Number.isSafeInteger(before) ? before + 1 : 1, Math.floor(wall / 1_000))
  await store.write(new Map([[INCARNATION, Buffer.from(`${incarnation}`)]]))
  return incarnation
}

/** The first system error code along the chain of causes, and its text. */
function rootCause(error: unknown): { code: string; message: string } {
  let code = ''
  let message = String(error)
  for (let at = error; at instanceof Error; at = at.cause) {
    message = at.message
    code = (at as NodeJS.ErrnoException).code ?? code
  }
  return { code, message }
}

async function explain(error: unknown, root: string, pidFile: string): Promise<ShoalError> {
  if (error instanceof ShoalError) return error
  const { code, message } = rootCause(error)
  if (code === 'LEVEL_LOCKED') {
    const pid = (await readFile(pidFile, 'utf8').catch(() => '')).trim()
    return new ShoalError(
      'DATA_DIR_IN_USE',
      `the data directory ${root} is in use by another node${pid === '' ? '' : ` (pid ${pid})`}`,
      {
        hint: `stop it with: shoal node stop --data ${root}, or start this node with another --data`,
        cause: error,
      },
    )
  }
  const unwritable = /EACCES|EPERM|EROFS|Permission denied|Read-only/i.test(`${code} ${message}`)
  return new ShoalError(
    'DATA_DIR',
    unwritable
      ? `the data directory ${root} cannot be written to: ${message}`
      : `the data directory ${root} cannot be opened: ${message}`,
    {
      hint: unwritable
        ? 'give this user the right to write there (chown, chmod u+rwX), or choose another with --data'
        : 'choose another with --data; if its database is damaged, move db/ away and keep node.key and mesh.json',
      cause: error,
    },
  )
}
