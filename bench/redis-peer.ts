/**
 * For bench/peers.ts: three stateless functions in WebAssembly that hand over through Redis, a chain without actors at its
 * least cost.
 *
 * The program SETs the body; each function GETs what the one before left, takes it in and out of its memory, and SETs it;
 * the program GETs the last: four SETs and four GETs on one unix socket, kept open. Program and functions are this process and
 * the instances are kept warm, so that nothing is spent on starting a function. Asked over IPC, it answers what each chain
 * took, µs.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bareEcho, passed } from './bare.ts'

const FUNCTIONS = Array.from({ length: 3 }, bareEcho)

/** So many chains one after the other, with a body of so many bytes. */
export interface Asked {
  bytes: number
  calls: number
}

/** What is used of npm's `redis`, which is installed in bench/peers only. */
interface Client {
  connect(): Promise<unknown>
  withTypeMapping(types: Record<number, unknown>): Client
  set(key: string, value: Buffer): Promise<unknown>
  get(key: string): Promise<Buffer | null>
}
interface Redis {
  createClient(options: { socket: { path: string; tls: false } }): Client
  RESP_TYPES: { BLOB_STRING: number }
}

/** A server of its own on a unix socket, in memory only, until this process exits; its path. */
async function startServer(): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-redis-'))
  const path = join(dir, 'socket')
  const options = ['--port', '0', '--unixsocket', path, '--dir', dir, '--save', '', '--appendonly', 'no']
  const server: ChildProcess = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => {
    server.kill()
    rmSync(dir, { recursive: true, force: true })
  })
  try {
    await once(server, 'spawn')
  } catch {
    console.error('Redis is left out: no redis-server here (Debian: apt-get install redis-server)')
    process.exit()
  }
  for await (const line of createInterface(server.stdout as NodeJS.ReadableStream))
    if (/ready to accept connections/i.test(line)) break
  server.stdout?.resume()
  return path
}

const npm = createRequire(join(import.meta.dirname, 'peers/package.json'))('redis') as Redis
const client = npm.createClient({ socket: { path: await startServer(), tls: false } })
await client.connect()
const redis = client.withTypeMapping({ [npm.RESP_TYPES.BLOB_STRING]: Buffer })

async function chain(body: Buffer): Promise<Buffer | null> {
  await redis.set('hop-0', body)
  for (const [hop, instance] of FUNCTIONS.entries()) {
    const given = (await redis.get(`hop-${hop}`)) ?? Buffer.alloc(0)
    const { buffer, byteOffset, length } = passed(given, [instance])
    await redis.set(`hop-${hop + 1}`, Buffer.from(buffer as ArrayBuffer, byteOffset, length))
  }
  return redis.get(`hop-${FUNCTIONS.length}`)
}

process.once('disconnect', () => process.exit())
const questions = on(process, 'message') as AsyncIterable<[Asked]>
process.send?.('ready')
for await (const [{ bytes, calls }] of questions) {
  const body = Buffer.alloc(bytes, 7)
  const took: number[] = []
  for (let n = 0; n < calls; n++) {
    const started = performance.now()
    const reply = await chain(body)
    took.push((performance.now() - started) * 1_000)
    if (reply?.equals(body) !== true) throw new Error(`a reply of ${reply?.length} bytes`)
  }
  process.send?.(took)
}
