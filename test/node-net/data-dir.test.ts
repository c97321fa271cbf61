import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Key } from 'interface-datastore'
import { describe, expect, test, vi } from 'vitest'
import { writeFileAtomic } from '../../node/ground/atomic-file.ts'
import { openDataDir } from '../../node/ground/data-dir.ts'
import { loadIdentity } from '../../node/ground/identity.ts'
import { levelStore, memoryStore, type StoreLevel } from '../../node/ground/store.ts'
import { systemClock } from '../../protocols/index.ts'
import { storeContract } from '../contracts/store.ts'
import { tempDir } from './temp-dir.ts'

storeContract('memoryStore', async () => ({ store: memoryStore(), close: async () => {} }))
storeContract('levelStore in a data directory', async () => {
  const path = mkdtempSync(join(tmpdir(), 'shoal-store-'))
  const dir = await openDataDir(path, { clock: systemClock })
  return {
    store: dir.store,
    async close() {
      await dir[Symbol.asyncDispose]()
      rmSync(path, { recursive: true, force: true })
    },
  }
})

test('writes that arrive while one is being synced share the next fsync', async () => {
  const batches: number[] = []
  const held = Promise.withResolvers<void>()
  const db = {
    batch: vi.fn(async (operations: unknown[], options: unknown) => {
      expect(options).toEqual({ sync: true })
      batches.push(operations.length)
      if (batches.length === 1) await held.promise
    }),
  }
  const store = levelStore(db as unknown as StoreLevel)
  const put = (key: string): Promise<void> => store.write(new Map([[key, new Uint8Array(1)]]))
  const first = put('first')
  await vi.waitUntil(() => batches.length === 1)
  const rest = ['a', 'b', 'c'].map(put)
  held.resolve()
  await Promise.all([first, ...rest])
  expect(batches).toEqual([1, 3])
})

test('a write that fails is told to those who asked for it, and to nobody else', async () => {
  let fail = true
  const db = {
    async batch() {
      if (fail) throw new Error('disk full')
    },
  }
  const store = levelStore(db as unknown as StoreLevel)
  await expect(store.write(new Map([['a', new Uint8Array(1)]]))).rejects.toThrow('disk full')
  fail = false
  await store.write(new Map([['b', new Uint8Array(1)]]))
})

describe('a data directory', () => {
  test('is made for its user alone, with an incarnation that rises at each start', async () => {
    const path = join(tempDir(), 'deep', 'down')
    const incarnations: number[] = []
    for (let start = 0; start < 3; start++) {
      await using dir = await openDataDir(path, { clock: systemClock })
      incarnations.push(dir.incarnation)
      expect(statSync(dir.path).mode & 0o777).toBe(0o700)
      expect(existsSync(dir.componentsDir)).toBe(true)
    }
    expect(incarnations[1]).toBeGreaterThan(incarnations[0] as number)
    expect(incarnations[2]).toBeGreaterThan(incarnations[1] as number)
  })

  test("keeps the store and libp2p's records apart and over a restart", async () => {
    const path = tempDir()
    {
      await using dir = await openDataDir(path, { clock: systemClock })
      await dir.store.write(new Map([['k', Buffer.from('ours')]]))
      await dir.datastore.put(new Key('/k'), Buffer.from('theirs'))
    }
    await using dir = await openDataDir(path, { clock: systemClock })
    expect(Buffer.from((await dir.store.get('k')) ?? []).toString()).toBe('ours')
    expect(Buffer.from(await dir.datastore.get(new Key('/k'))).toString()).toBe('theirs')
    expect(await dir.store.get('/k')).toBeUndefined()
  })

  test('in use by another node is refused with its pid, and free again afterwards', async () => {
    const path = tempDir()
    const first = await openDataDir(path, { clock: systemClock })
    await expect(openDataDir(path, { clock: systemClock })).rejects.toMatchObject({
      code: 'DATA_DIR_IN_USE',
      message: expect.stringContaining(`pid ${process.pid}`),
      hint: expect.stringContaining(path),
    })
    await first[Symbol.asyncDispose]()
    await (await openDataDir(path, { clock: systemClock }))[Symbol.asyncDispose]()
  })

  test('of a newer schema is refused and left as it is', async () => {
    const path = tempDir()
    writeFileSync(join(path, 'schema'), '7\n')
    await expect(openDataDir(path, { clock: systemClock })).rejects.toMatchObject({
      code: 'DATA_DIR',
      message: expect.stringContaining('has schema "7"; this version of Shoal knows up to 1'),
    })
    expect(readdirSync(path)).toEqual(['schema'])
  })

  test('that is a file, or lies below one, is refused', async () => {
    const file = join(tempDir(), 'file')
    writeFileSync(file, '')
    for (const path of [file, join(file, 'below')]) {
      await expect(openDataDir(path, { clock: systemClock })).rejects.toMatchObject({ code: 'DATA_DIR' })
    }
  })

  test('that this user may not write to is refused with what to do', () => {
    // The superuser may write anywhere, so the attempt is made as nobody.
    const path = tempDir()
    chmodSync(path, 0o755)
    const target = join(path, 'readonly')
    mkdirSync(target, { mode: 0o555 })
    const asRoot = process.getuid?.() === 0
    const script = `
      const { openDataDir } = await import(${JSON.stringify(join(import.meta.dirname, '../../node/ground/data-dir.ts'))})
      if (${asRoot}) process.setuid(65534)
      await openDataDir(${JSON.stringify(target)}, { clock: { wall: () => Date.now() } }).catch((error) =>
        console.log(JSON.stringify({ code: error.code, message: error.message, hint: error.hint })))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout || JSON.stringify(stderr))).toMatchObject({
      code: 'DATA_DIR',
      message: expect.stringContaining('cannot be written to'),
      hint: expect.stringContaining('chown'),
    })
  })
})

test('an atomic write replaces the content, keeps it private and leaves nothing beside it', async () => {
  const dir = tempDir()
  const path = join(dir, 'file')
  await writeFileAtomic(path, 'one')
  await writeFileAtomic(path, 'two')
  expect(readFileSync(path, 'utf8')).toBe('two')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  await Promise.all(['three', 'four', 'five'].map((content) => writeFileAtomic(path, content)))
  expect(['three', 'four', 'five']).toContain(readFileSync(path, 'utf8'))
  expect(readdirSync(dir)).toEqual(['file'])
})

describe('an identity', () => {
  test('is made once, for its user alone, and then kept', async () => {
    const path = join(tempDir(), 'node.key')
    const [a, b] = await Promise.all([loadIdentity(path), loadIdentity(path)])
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(a.peerId.toString()).toBe(b.peerId.toString())
    expect((await loadIdentity(path)).peerId.toString()).toBe(a.peerId.toString())
  })

  test('that others can read is refused with the fix', async () => {
    const path = join(tempDir(), 'node.key')
    await loadIdentity(path)
    for (const mode of [0o640, 0o604, 0o620]) {
      chmodSync(path, mode)
      await expect(loadIdentity(path)).rejects.toMatchObject({
        code: 'BAD_KEY',
        hint: expect.stringContaining(`chmod 600 ${path}`),
      })
    }
    chmodSync(path, 0o600)
    await loadIdentity(path)
  })

  test('that is empty, cut or no key is refused with the fix, and never replaced', async () => {
    const path = join(tempDir(), 'node.key')
    await loadIdentity(path)
    const whole = readFileSync(path, 'utf8')
    for (const broken of ['', whole.slice(0, 20), 'not a key at all', `${whole.slice(0, 60)}AAAA`]) {
      writeFileSync(path, broken)
      await expect(loadIdentity(path)).rejects.toMatchObject({
        code: 'BAD_KEY',
        hint: expect.stringContaining('backup'),
      })
      expect(readFileSync(path, 'utf8')).toBe(broken)
    }
  })
})
