/**
 * Actors here beside Durable Objects of workerd, both with their state in memory, and beside stateless functions that hand
 * over through Redis: `npm run bench:peers`, after `npm install --prefix bench/peers`.
 *
 * call       a counter of a known key; with 64 in flight to 64 keys
 * cold key   the first message to a counter of a new key, its code known
 * cold pool  the first message to a new instance of a pool, its code known; the one before was stopped, which is not
 *            counted. In workerd only a Durable Object is surely new, so it is the first request to a new id there
 * chain      three actors that call one another, A -> B -> C, the body going there and back; through Redis one way (see
 *            bench/redis-peer.ts)
 *
 * Each is used as its programs do: Shoal from a program that is a node, workerd over HTTP on loopback, connections kept.
 * `shoal, HTTP` is that node behind its own door (`mesh.serve`), asked by the same client in the same process. Rounds are
 * interleaved; figures are medians of the rounds, and so are ratios. Prints a table on stderr and JSON on stdout.
 */
import { fork, spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createNode } from '../sdk/index.ts'
import { actorOf } from '../test/wasm-host/wat.ts'
import { ECHO, relay } from './bare.ts'
import type { Asked } from './redis-peer.ts'

const ROUNDS = 5
const CALLS = 300
const FLIGHT_MS = 1_000
const IN_FLIGHT = 64
const CHAINS = { '1 KB': [1_024, 100], '1 MB': [1_048_576, 20], '10 MB': [10_485_760, 5] } as const

const peers = join(import.meta.dirname, 'peers')
const binary = join(peers, `node_modules/@cloudflare/workerd-${process.platform}-64/bin/workerd`)
if (!existsSync(binary) || !existsSync(join(peers, 'node_modules/redis')))
  throw new Error('first: npm install --prefix bench/peers')

/** Sends a message to an actor, by type and key; without one, to the pool. Resolves with its reply. */
type Send = (type: string, key: string, body: Uint8Array) => Promise<Uint8Array>

const workerd = spawn(binary, ['serve', 'workerd.capnp', '--control-fd=1'], {
  cwd: peers,
  stdio: ['ignore', 'pipe', 'inherit'],
})
process.once('exit', () => workerd.kill())
const [told] = (await once(createInterface(workerd.stdout), 'line')) as [string]
const { port } = JSON.parse(told) as { port: number }
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
const post = (to: { port: number; path: string }, body: Uint8Array): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length }
    request({ ...to, method: 'POST', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => resolve(Buffer.concat(parts)))
    })
      .on('error', reject)
      .end(body)
  })
const toWorkerd: Send = (type, key, body) => post({ port, path: `/${type}/${key}` }, body)

const mesh = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
const counter = readFileSync(join(import.meta.dirname, '../examples/counter-as/counter.wasm'))
for (const type of ['counter', 'pool']) await mesh.deploy(type, counter, { idleMs: 600_000 })
const policy = { memoryBytes: 268_435_456, idleMs: 600_000 }
for (const [type, fields] of [
  ['relay', relay('b/x')],
  ['b', relay('c/x')],
  ['c', ECHO],
] as const)
  await mesh.deploy(type, await actorOf(fields), policy)
const inProgram: Send = async (type, key, body) => {
  const actor = key === '' ? mesh.actor(type) : mesh.actor(type, key)
  return (await actor.send(body, { timeoutMs: 30_000 })).bytes()
}
const doors: Record<string, number> = {}
for (const type of ['counter', 'pool', 'relay']) doors[type] = (await mesh.serve(type)).port
const throughDoor: Send = (type, key, body) => post({ port: doors[type] ?? 0, path: `/${key}` }, body)

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Median of calls one after the other, µs. `between` two of them is not counted. */
async function latency(
  call: () => Promise<unknown>,
  calls: number,
  between?: () => Promise<unknown>,
): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < calls; n++) {
    const started = performance.now()
    await call()
    took.push((performance.now() - started) * 1_000)
    await between?.()
  }
  return median(took)
}

async function throughput(call: (lane: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let calls = 0
  const lane = async (_: unknown, index: number): Promise<void> => {
    while (performance.now() - started < FLIGHT_MS) {
      await call(index)
      calls++
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane))
  return (calls / (performance.now() - started)) * 1_000
}

const small = new TextEncoder().encode('1')
let keys = 0
/** The first message to a counter: it must have counted no other. */
async function first(send: Send, type: string, key: string): Promise<void> {
  const count = Buffer.from(await send(type, key, small)).toString()
  if (count !== '1') throw new Error(`not new: ${type}/${key} says ${count}`)
}
const coldKey = (send: Send): Promise<number> =>
  latency(() => first(send, 'counter', `new-${++keys}`), CALLS / 3)
const coldPool = (send: Send): Promise<number> =>
  latency(
    () => first(send, 'pool', ''),
    CALLS / 3,
    () => mesh.stop('pool'),
  )

type Measures = Record<string, () => Promise<number>>
const chains = (measure: (bytes: number, calls: number) => Promise<number>): Measures =>
  Object.fromEntries(
    Object.entries(CHAINS).map(([size, [bytes, calls]]) => [
      `chain of three, ${size}, µs`,
      () => measure(bytes, calls),
    ]),
  )
const chain = (send: Send, bytes: number, calls: number): Promise<number> => {
  const body = new Uint8Array(bytes).fill(7)
  return latency(async () => {
    const reply = await send('relay', 'a', body)
    if (reply.length !== bytes) throw new Error(`a reply of ${reply.length} bytes`)
  }, calls)
}
const actors = (send: Send, newInstance: (send: Send) => Promise<number>): Measures => ({
  'call, µs': () => latency(() => send('counter', 'known', small), CALLS),
  '64 in flight, /s': () => throughput((lane) => send('counter', `lane-${lane}`, small)),
  'cold key, µs': () => coldKey(send),
  'cold pool instance, µs': () => newInstance(send),
  ...chains((bytes, calls) => chain(send, bytes, calls)),
})

const subjects: Record<string, Measures> = {
  shoal: actors(inProgram, coldPool),
  'shoal, HTTP': actors(throughDoor, coldPool),
  'workerd, HTTP': actors(toWorkerd, coldKey),
}
const redis = fork(join(import.meta.dirname, 'redis-peer.ts'))
// Either it is ready, or it said why not.
const isReady = await Promise.race([
  once(redis, 'message').then(() => true),
  once(redis, 'exit').then(() => false),
])
if (isReady) {
  redis.once('exit', (code) => {
    throw new Error(`redis-peer.ts ended with ${code}`)
  })
  subjects['Redis'] = chains(async (bytes, calls) => {
    redis.send({ bytes, calls } satisfies Asked)
    const [took] = (await once(redis, 'message')) as [number[]]
    return median(took)
  })
}

const figures: Record<string, Record<string, number[]>> = {}
for (let round = -1; round < ROUNDS; round++)
  for (const row of Object.keys(subjects['shoal'] ?? {}))
    for (const [name, measures] of Object.entries(subjects)) {
      const figure = await measures[row]?.()
      if (round >= 0 && figure !== undefined) ((figures[row] ??= {})[name] ??= []).push(figure)
    }

const RATIOS = [
  ['shoal', 'workerd, HTTP'],
  ['shoal, HTTP', 'workerd, HTTP'],
  ['shoal', 'Redis'],
] as const
const shown = Object.fromEntries(
  Object.entries(figures).map(([row, of]) => {
    const each = Object.entries(of).map(([name, all]) => [name, Math.round(median(all))])
    const ratios = RATIOS.filter(([, to]) => of[to] !== undefined).map(([one, to]) => {
      const ratio = median((of[one] ?? []).map((figure, n) => figure / (of[to]?.[n] ?? 1)))
      return [`${one} / ${to}`, Number(ratio.toFixed(3))]
    })
    return [row, { ...Object.fromEntries(each), ...Object.fromEntries(ratios) }]
  }),
)
new Console({ stdout: process.stderr, stderr: process.stderr }).table(shown)
console.log(JSON.stringify({ rounds: ROUNDS, shown }))
agent.destroy()
process.exit()
