/**
 * What a warm call costs, as ratios to floors on the same machine in the same run: `npm run bench`.
 *
 * local   SDK path -> mailbox -> worker -> reply, against a bare postMessage round trip; and with 64 in flight, to one actor
 *         (which takes them one by one) and to 64, against postMessage unbatched and with 64 messages in one
 * remote  the same to an actor in another process over the encrypted mesh, against a raw libp2p stream and raw TCP
 *
 * Rounds are interleaved; figures are medians of the rounds. Prints a table on stderr and JSON on stdout.
 */
import { fork } from 'node:child_process'
import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { multiaddr } from '@multiformats/multiaddr'
import { createNode } from '../node/index.ts'
import { RAW, rawLibp2p } from './calls-peer.ts'

const ROUNDS = 7
const CALLS = 400
const IN_FLIGHT = 64
const FLIGHT_MS = 500
const BODY = new Uint8Array(32).fill(7)

type Call = () => Promise<unknown>
interface Figures {
  p50: number[]
  perSecond: number[]
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function latency(call: Call): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < CALLS; n += 1) {
    const started = performance.now()
    await call()
    took.push((performance.now() - started) * 1_000)
  }
  return median(took)
}

async function throughput(call: Call, lanes = IN_FLIGHT): Promise<number> {
  const until = performance.now() + FLIGHT_MS
  let calls = 0
  const started = performance.now()
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await call()
      calls += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return (calls / (performance.now() - started)) * 1_000
}

/** Calls over a byte stream that echoes messages of one size in order. */
function echoCalls(
  size: number,
  write: (bytes: Uint8Array) => void,
): { call: Call; read(bytes: Uint8Array): void } {
  const waiting: (() => void)[] = []
  let got = 0
  return {
    call: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve)
        write(BODY)
      }),
    read(bytes) {
      for (got += bytes.byteLength; got >= size; got -= size) waiting.shift()?.()
    },
  }
}

const node = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], labels: { role: 'origin' } })
const child = fork(join(import.meta.dirname, 'calls-peer.ts'), [node.join])
const other = await new Promise<{ peer: string; raw: string[]; tcp: number }>((resolve) =>
  child.once('message', (it) => resolve(it as never)),
)
const echo = readFileSync(join(import.meta.dirname, '../examples/echo-as/echo.wasm'))
while ((await node.status()).peers < 1) await new Promise((resolve) => setTimeout(resolve, 50))
await node.deploy(echo, { type: 'here', policy: { on: { role: 'origin' } } })
await node.deploy(echo, { type: 'there', policy: { on: { role: 'host' } } })
const to =
  (target: string): Call =>
  async () => {
    const { outcome } = await node.send({ kind: 'send', target, body: BODY })
    if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
  }

const worker = new Worker(
  "require('node:worker_threads').parentPort.on('message', function (m) { this.postMessage(m) })",
  { eval: true },
)
const posts: (() => void)[] = []
worker.on('message', () => posts.shift()?.())
const raw = await rawLibp2p([])
const stream = await raw.dialProtocol(
  other.raw.map((addr) => multiaddr(addr)),
  RAW,
)
const overLibp2p = echoCalls(BODY.length, (bytes) => void stream.send(bytes))
stream.addEventListener('message', ({ data }) => overLibp2p.read(data.subarray()))
const socket = connect({ port: other.tcp, host: '127.0.0.1', noDelay: true })
const overTcp = echoCalls(BODY.length, (bytes) => void socket.write(bytes))
socket.on('data', (bytes: Buffer) => overTcp.read(bytes))

const post = (message: unknown): Promise<void> =>
  new Promise((resolve) => {
    posts.push(resolve)
    worker.postMessage(message)
  })
const BATCH = Array.from({ length: IN_FLIGHT }, () => BODY)
const batched: Call = () => post(BATCH)

const subjects: Record<string, Call> = {
  'postMessage round trip': () => post(BODY),
  '64 in one postMessage': batched,
  'local actor': to('here/x'),
  '64 local actors': (() => {
    const calls = Array.from({ length: IN_FLIGHT }, (_, n) => to(`here/${n}`))
    let turn = 0
    return () => calls[turn++ % IN_FLIGHT]?.() ?? Promise.resolve()
  })(),
  'raw TCP echo': overTcp.call,
  'raw libp2p stream': overLibp2p.call,
  'remote actor': to('there/x'),
}
const figures: Record<string, Figures> = {}
for (let round = -1; round < ROUNDS; round += 1)
  for (const [name, call] of Object.entries(subjects)) {
    const p50 = await latency(call)
    const perSecond = call === batched ? IN_FLIGHT * (await throughput(call, 1)) : await throughput(call)
    if (round < 0) continue
    const own = (figures[name] ??= { p50: [], perSecond: [] })
    own.p50.push(p50)
    own.perSecond.push(perSecond)
  }

const shown = Object.fromEntries(
  Object.entries(figures).map(([name, { p50, perSecond }]) => [
    name,
    { 'p50 µs': Math.round(median(p50)), '/s, 64 in flight': Math.round(median(perSecond)) },
  ]),
)
const ratio = (a: string, b: string, of: keyof Figures): number =>
  Number(median((figures[a]?.[of] ?? []).map((value, n) => value / (figures[b]?.[of][n] ?? 1))).toFixed(2))
const ratios = {
  'local p50 / postMessage': ratio('local actor', 'postMessage round trip', 'p50'),
  'local throughput, one actor / postMessage': ratio('local actor', 'postMessage round trip', 'perSecond'),
  'local throughput, 64 actors / postMessage': ratio(
    '64 local actors',
    'postMessage round trip',
    'perSecond',
  ),
  'local throughput, 64 actors / batched postMessage': ratio(
    '64 local actors',
    '64 in one postMessage',
    'perSecond',
  ),
  'remote p50 / raw libp2p': ratio('remote actor', 'raw libp2p stream', 'p50'),
  'remote throughput / raw libp2p': ratio('remote actor', 'raw libp2p stream', 'perSecond'),
  'remote throughput / raw TCP': ratio('remote actor', 'raw TCP echo', 'perSecond'),
}
const toStderr = new Console({ stdout: process.stderr, stderr: process.stderr })
toStderr.table(shown)
toStderr.table(ratios)
console.log(JSON.stringify({ rounds: ROUNDS, shown, ratios }))
child.disconnect()
process.exit()
