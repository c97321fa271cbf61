/**
 * Actors here beside Durable Objects of workerd, both with their state in memory: `npm run bench:peers`, after
 * `npm install --prefix bench/peers`.
 *
 * call    a counter of a known key; with 64 in flight to 64 keys
 * cold    a counter of a new key, its code known
 * chain   three actors that call one another, A -> B -> C, the body going there and back
 *
 * Each is used as its programs do: Shoal from a program that is a node, workerd over HTTP on loopback, connections kept.
 * Rounds are interleaved; figures are medians of the rounds. Prints a table on stderr and JSON on stdout.
 */
import { spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createNode } from '../node/index.ts'
import { actorOf } from '../test/wasm-host/wat.ts'
import { ECHO, relay } from './bare.ts'

const ROUNDS = 5
const CALLS = 300
const FLIGHT_MS = 1_000
const IN_FLIGHT = 64
const CHAINS = { '1 KB': [1_024, 100], '1 MB': [1_048_576, 20], '10 MB': [10_485_760, 5] } as const

const peers = join(import.meta.dirname, 'peers')
const binary = join(peers, `node_modules/@cloudflare/workerd-${process.platform}-64/bin/workerd`)
if (!existsSync(binary)) throw new Error('first: npm install --prefix bench/peers')

/** What is compared: a message to an actor, by type and key. */
interface Subject {
  send: (type: string, key: string, body: Uint8Array) => Promise<Uint8Array>
}

const workerd = spawn(binary, ['serve', 'workerd.capnp', '--control-fd=1'], {
  cwd: peers,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [told] = (await once(createInterface(workerd.stdout), 'line')) as [string]
const { port } = JSON.parse(told) as { port: number }
const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT })
const overHttp: Subject = {
  send: (type, key, body) =>
    new Promise((resolve, reject) => {
      const options = { port, path: `/${type}/${key}`, method: 'POST', agent }
      request({ ...options, headers: { 'content-length': body.length } }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => resolve(Buffer.concat(parts)))
      })
        .on('error', reject)
        .end(body)
    }),
}

const node = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
const counter = readFileSync(join(import.meta.dirname, '../examples/counter-as/counter.wasm'))
await node.deploy(counter, { type: 'counter', policy: { idleMs: 600_000 } })
const policy = { memoryBytes: 268_435_456, idleMs: 600_000 }
for (const [type, fields] of [
  ['relay', relay('b/x')],
  ['b', relay('c/x')],
  ['c', ECHO],
] as const)
  await node.deploy(await actorOf(fields), { type, policy })
const inProgram: Subject = {
  async send(type, key, body) {
    const { outcome } = await node.send({ kind: 'send', target: `${type}/${key}`, body, timeoutMs: 30_000 })
    if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
    return outcome.body
  },
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function latency(call: () => Promise<unknown>, calls: number): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < calls; n++) {
    const started = performance.now()
    await call()
    took.push((performance.now() - started) * 1_000)
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
const rows: Record<string, (subject: Subject) => Promise<number>> = {
  'call, µs': ({ send }) => latency(() => send('counter', 'known', small), CALLS),
  '64 in flight, /s': ({ send }) => throughput((lane) => send('counter', `lane-${lane}`, small)),
  'cold key, µs': ({ send }) => latency(() => send('counter', `new-${++keys}`, small), CALLS / 3),
}
for (const [size, [bytes, calls]] of Object.entries(CHAINS))
  rows[`chain of three, ${size}, µs`] = async ({ send }) => {
    const body = new Uint8Array(bytes).fill(7)
    return latency(async () => {
      const reply = await send('relay', 'a', body)
      if (reply.length !== bytes) throw new Error(`a reply of ${reply.length} bytes`)
    }, calls)
  }

const subjects = { shoal: inProgram, 'workerd, HTTP': overHttp }
const figures: Record<string, Record<string, number[]>> = {}
for (let round = -1; round < ROUNDS; round++)
  for (const [row, measure] of Object.entries(rows))
    for (const [name, subject] of Object.entries(subjects)) {
      const figure = await measure(subject)
      if (round >= 0) ((figures[row] ??= {})[name] ??= []).push(figure)
    }

const shown = Object.fromEntries(
  Object.entries(figures).map(([row, of]) => {
    const ratios = (of['shoal'] ?? []).map((figure, n) => figure / (of['workerd, HTTP']?.[n] ?? 1))
    const each = Object.entries(of).map(([name, all]) => [name, Math.round(median(all))])
    return [row, { ...Object.fromEntries(each), ratio: Number(median(ratios).toFixed(3)) }]
  }),
)
new Console({ stdout: process.stderr, stderr: process.stderr }).table(shown)
console.log(JSON.stringify({ rounds: ROUNDS, shown }))
agent.destroy()
workerd.kill()
process.exit()
