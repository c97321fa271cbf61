/**
 * Whether a host that runs for long stays flat in memory: `npm run test:leak`, a few minutes.
 *
 * Calls to live actors, then actors that are created, called once and ended, in both lanes; and large bodies that actors
 * hand on to others. After a tenth of each, memory may not grow beyond GROWTH_MAX. Prints the resident memory after each tenth; fails when it grew, or something is left.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_POLICY, LIMITS, systemClock } from '../../protocols/index.ts'
import { type HostEvent, type InstanceId, poolHost } from '../../wasm-host/index.ts'
import { ECHO, relay } from '../../bench/bare.ts'
import { actorOf } from './wat.ts'

/** Between the end of the first tenth and that of the last, bytes: what the collector may leave lying. */
const GROWTH_MAX = 48 * 1_048_576
const TENTHS = 10
const AT_ONCE = 64
/** Calls, and cycles of creation and end, of a component. */
const LOADS = {
  'examples/echo-as/echo': { calls: 200_000, cycles: 20_000 },
  'test/fixtures/probe/probe': { calls: 20_000, cycles: 2_000 },
}

const HANDED_OVER = { times: 20_000, bytes: 200_000 }

const waiting = new Map<InstanceId, (event: HostEvent) => void>()
const host = poolHost({ workers: 2 })({
  clock: systemClock,
  handler: { event: (event) => waiting.get(event.instance)?.(event) },
})

type Kind = HostEvent['kind']

async function next<K extends Kind>(instance: InstanceId, kind: K): Promise<Extract<HostEvent, { kind: K }>> {
  const event = await new Promise<HostEvent>((resolve) => waiting.set(instance, resolve))
  if (event.kind !== kind) throw new Error(JSON.stringify(event))
  return event as Extract<HostEvent, { kind: K }>
}

async function create(cid: string): Promise<InstanceId> {
  const identity = { address: 'leak/a', peer: 'me', epoch: 1, fresh: true }
  const instance = host.create({ cid, identity, policy: DEFAULT_POLICY })
  await next(instance, 'created')
  return instance
}

const BODY = new TextEncoder().encode('echo x')
function run(instance: InstanceId, body: Uint8Array, sharedReply = false): void {
  const words = { id: 'm', sender: '~b', subject: '', correlation: 'c', topic: '', idempotencyKey: '' }
  host.run(instance, { ...words, headers: [], deadlineMs: 5_000, attempt: 1, epoch: 1, body, sharedReply })
}

async function call(instance: InstanceId): Promise<void> {
  run(instance, BODY)
  await next(instance, 'finished')
}

/** One actor sends what it got to another one and replies with the reply; each tenth time it is refused. */
async function handOver(from: InstanceId, to: InstanceId, refused: boolean): Promise<void> {
  run(from, new Uint8Array(HANDED_OVER.bytes))
  const sent = await next(from, 'call')
  if (refused) host.answer(sent.call, { ok: false, failure: { code: 'OVERLOADED', text: 'not now' } })
  else {
    run(to, sent.body, true)
    host.answer(sent.call, (await next(to, 'finished')).result)
  }
  await next(from, 'finished')
}

async function cycle(cid: string): Promise<void> {
  const instance = await create(cid)
  await call(instance)
  host.end(instance)
  waiting.delete(instance)
}

/** Does it that often, so many at once. */
async function many(times: number, once: (lane: number) => Promise<void>): Promise<void> {
  let left = times
  const lane = async (_: unknown, index: number): Promise<void> => {
    while (left-- > 0) await once(index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

/** What is held when the collectors had time for it. */
async function resident(restMs = 1_500): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, restMs))
  return process.memoryUsage().rss
}

const failures: string[] = []
async function flat(
  name: string,
  times: number,
  once: (lane: number) => Promise<void>,
  restMs?: number,
): Promise<void> {
  const held: number[] = []
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    await many(times / TENTHS, once)
    held.push(await resident(restMs))
  }
  const growth = (held.at(-1) ?? 0) - (held[0] ?? 0)
  if (growth > GROWTH_MAX) failures.push(name)
  const shown = held.map((bytes) => Math.round(bytes / 1_048_576)).join(' ')
  process.stdout.write(`${name}, ${times}: ${shown} MiB resident, ${(growth / 1_048_576).toFixed(1)} more\n`)
}

for (const [cid, { calls, cycles }] of Object.entries(LOADS)) {
  await host.prepare(cid, async () => readFileSync(join(import.meta.dirname, '../..', `${cid}.wasm`)))
  const actors = await Promise.all(Array.from({ length: AT_ONCE }, () => create(cid)))
  await flat(`calls of ${cid}`, calls, (lane) => call(actors[lane] ?? 0))
  for (const actor of actors) host.end(actor)
  await flat(`actors of ${cid}`, cycles, () => cycle(cid))
}
const handsOn = relay('b/x').replace('(if (i32.load8_u (i32.const 512)) (then unreachable))', '')
for (const [cid, fields] of Object.entries({ relay: handsOn, echo: ECHO }))
  await host.prepare(cid, () => actorOf(fields))
const pairs = await Promise.all(
  Array.from({ length: AT_ONCE }, async () => [await create('relay'), await create('echo')] as const),
)
let handed = 0
// Until no thread keeps a buffer.
const restMs = LIMITS.keptBufferMs.value + 2_000
await flat(
  'bodies handed over',
  HANDED_OVER.times,
  async (lane) => {
    const [from, to] = pairs[lane] ?? [0, 0]
    await handOver(from, to, ++handed % 10 === 0)
  },
  restMs,
)
for (const pair of pairs) for (const actor of pair) host.end(actor)

await resident()
const { instances, memories, workersLost } = host.status()
if (instances + memories + workersLost > 0) failures.push(JSON.stringify(host.status()))
await host[Symbol.asyncDispose]()
process.stdout.write(failures.length === 0 ? 'flat\n' : `NOT FLAT: ${failures.join('; ')}\n`)
process.exitCode = failures.length === 0 ? 0 : 1
