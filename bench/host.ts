/**
 * What the Wasm host alone costs, as ratios to floors on the same machine in the same run: `npm run bench:host`.
 *
 * warm      one message to a live actor, against a bare postMessage round trip; and with 64 in flight, against the same
 *           unbatched and batched (64 messages in one)
 * cold      `create` to `created` of an actor whose component is known, against one more thread and a bare instance
 * live      resident memory of an idle actor, from 2,000 of them (`--live N` for another number), against bare instances
 * runaway   from the end of its time (`--run-max`) to its `ended`, and to the reply of a neighbour on the same worker
 *
 * Rounds are interleaved; figures are medians of the rounds. Prints a table on stderr and JSON on stdout.
 */
import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { DEFAULT_POLICY, type Policy, systemClock } from '../protocols/index.ts'
import { type HostEvent, type InstanceId, poolHost } from '../wasm-host/index.ts'
import { bareEcho } from './bare.ts'

const { values } = parseArgs({ options: { live: { type: 'string', default: '2000' } } })
const ROUNDS = 5
const CALLS = 400
const IN_FLIGHT = 64
const FLIGHT_MS = 300
const RUNAWAYS = 10
const RUN_MS = 50
const LIVE = Number(values.live)
const BODY = new Uint8Array(32).fill(7)

const root = join(import.meta.dirname, '..')
const waiting = new Map<InstanceId, (event: HostEvent) => void>()
await using host = poolHost({ workers: 1 })({
  clock: systemClock,
  handler: { event: (event) => waiting.get(event.instance)?.(event) },
})
for (const [cid, path] of [
  ['echo', 'examples/echo-as/echo.wasm'],
  ['probe', 'test/fixtures/probe/probe.wasm'],
] as const)
  await host.prepare(cid, async () => readFileSync(join(root, path)))

/** What is next heard of an instance. */
const heard = (instance: InstanceId): Promise<HostEvent> =>
  new Promise((resolve) => waiting.set(instance, resolve))

async function create(cid: string, policy: Partial<Policy> = {}): Promise<InstanceId> {
  const identity = { address: `${cid}/a`, peer: 'me', epoch: 1, fresh: true }
  const instance = host.create({ cid, identity, policy: { ...DEFAULT_POLICY, ...policy } })
  const event = await heard(instance)
  if (event.kind !== 'created') throw new Error(JSON.stringify(event))
  return instance
}

function run(instance: InstanceId, body: Uint8Array): Promise<HostEvent> {
  const words = { id: 'm', sender: '~b', subject: '', correlation: 'c', topic: '', idempotencyKey: '' }
  host.run(instance, { ...words, headers: [], deadlineMs: 5_000, attempt: 1, epoch: 1, body })
  return heard(instance)
}

async function call(instance: InstanceId): Promise<void> {
  const event = await run(instance, BODY)
  if (event.kind !== 'finished' || !event.result.ok) throw new Error(JSON.stringify(event))
}

const percentile = (figures: readonly number[], of: number): number =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * of))] ?? 0
const median = (figures: readonly number[]): number => percentile(figures, 0.5)

async function latency(once: () => Promise<unknown>, calls = CALLS): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < calls; n++) {
    const started = performance.now()
    await once()
    took.push((performance.now() - started) * 1_000)
  }
  return median(took)
}

/** Lanes that call one after another, for a while. @returns calls a second */
async function throughput(lanes: readonly (() => Promise<unknown>)[], each = 1): Promise<number> {
  const started = performance.now()
  let calls = 0
  const lane = async (once: () => Promise<unknown>): Promise<void> => {
    while (performance.now() - started < FLIGHT_MS) {
      await once()
      calls += each
    }
  }
  await Promise.all(lanes.map(lane))
  return (calls / (performance.now() - started)) * 1_000
}

const worker = new Worker(
  "require('node:worker_threads').parentPort.on('message', function (m) { this.postMessage(m) })",
  { eval: true },
)
const posts: (() => void)[] = []
worker.on('message', () => posts.shift()?.())
const post = (message: unknown): Promise<void> =>
  new Promise((resolve) => {
    posts.push(resolve)
    worker.postMessage(message)
  })
const BATCH = Array.from({ length: IN_FLIGHT }, () => BODY)

async function thread(): Promise<void> {
  const started = new Worker('', { eval: true })
  await new Promise((resolve) => started.once('online', resolve))
  await started.terminate()
}

const runaways: { stopped: number; neighbour: number }[] = []
const loop = new TextEncoder().encode('loop')
/** One that loops, and a neighbour that has a message behind it. */
async function runaway(neighbour: InstanceId): Promise<void> {
  const victim = await create('probe', { runMs: RUN_MS })
  const started = performance.now()
  const ended = run(victim, loop)
  const answered = call(neighbour).then(() => performance.now() - started - RUN_MS)
  const event = await ended
  const stopped = performance.now() - started - RUN_MS
  if (event.kind !== 'ended' || event.reason !== 'run-timeout') throw new Error(JSON.stringify(event))
  runaways.push({ stopped, neighbour: await answered })
}

const actors = await Promise.all(Array.from({ length: IN_FLIGHT }, () => create('echo')))
const first = actors[0] ?? 0
const subjects: Record<string, () => Promise<number>> = {
  'postMessage p50, µs': () => latency(() => post(BODY)),
  'warm call p50, µs': () => latency(() => call(first)),
  'postMessage, 64 in flight, /s': () => throughput(BATCH.map(() => () => post(BODY))),
  'postMessage, 64 in one, /s': () => throughput([() => post(BATCH)], IN_FLIGHT),
  'warm calls, 64 in flight, /s': () => throughput(actors.map((actor) => () => call(actor))),
  'cold start p50, µs': () => latency(async () => host.end(await create('echo')), 100),
  'new thread p50, µs': () => latency(thread, 5),
  'bare instance p50, µs': () => latency(async () => void bareEcho(), 100),
}
const figures: Record<string, number[]> = {}
for (let round = -1; round < ROUNDS; round++) {
  for (const [name, measure] of Object.entries(subjects)) {
    const figure = await measure()
    if (round >= 0) (figures[name] ??= []).push(figure)
  }
  for (let n = 0; n < RUNAWAYS; n++) await runaway(first)
  if (round < 0) runaways.length = 0
}
const floor = process.memoryUsage().rss
const bare = Array.from({ length: LIVE }, bareEcho)
const bareLive = (process.memoryUsage().rss - floor) / bare.length / 1_024
const before = process.memoryUsage().rss
for (let n = 0; n < LIVE; n += 50) await Promise.all(Array.from({ length: 50 }, () => create('echo')))
const live = (process.memoryUsage().rss - before) / LIVE / 1_024

const ratio = (a: string, b: string): number =>
  Number(median((figures[a] ?? []).map((figure, n) => figure / (figures[b]?.[n] ?? 1))).toFixed(3))
const shown = {
  ...Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, Math.round(median(all))])),
  'live idle actor, KB': Number(live.toFixed(1)),
  'bare instance, KB': Number(bareLive.toFixed(1)),
  'runaway stopped after its time, median, ms': Number(median(runaways.map((it) => it.stopped)).toFixed(2)),
  'the same, p99': Number(
    percentile(
      runaways.map((it) => it.stopped),
      0.99,
    ).toFixed(2),
  ),
  'neighbour answered after that time, median, ms': Number(
    median(runaways.map((it) => it.neighbour)).toFixed(2),
  ),
  'the same of it, p99': Number(
    percentile(
      runaways.map((it) => it.neighbour),
      0.99,
    ).toFixed(2),
  ),
  'workers lost': host.status().workersLost,
}
const ratios = {
  'warm p50 / postMessage': ratio('warm call p50, µs', 'postMessage p50, µs'),
  'warm throughput / postMessage': ratio('warm calls, 64 in flight, /s', 'postMessage, 64 in flight, /s'),
  'warm throughput / batched postMessage': ratio(
    'warm calls, 64 in flight, /s',
    'postMessage, 64 in one, /s',
  ),
  'cold start / new thread': ratio('cold start p50, µs', 'new thread p50, µs'),
  'cold start / bare instance': ratio('cold start p50, µs', 'bare instance p50, µs'),
  'live idle actor / bare instance': Number((live / bareLive).toFixed(2)),
}
const toStderr = new Console({ stdout: process.stderr, stderr: process.stderr })
toStderr.table(shown)
toStderr.table(ratios)
console.log(JSON.stringify({ rounds: ROUNDS, live: LIVE, shown, ratios }))
process.exit()
