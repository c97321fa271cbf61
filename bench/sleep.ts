/**
 * What actors cost that have nothing to do, and what it takes to wake one: `npm run bench:sleep`.
 *
 * live      resident memory of an idle actor in a worker, from 10,000 of them, against bare instances of its module
 * asleep    the same of one that sleeps, from 10,000 and from 100,000 of them; and how much of that is its snapshot
 * wake      a message to one that sleeps, until its reply, against one to a live actor and one to a new actor
 *
 * Memory is measured in a process of its own each, from a state where everything is compiled; times are medians of
 * interleaved rounds. The actor is examples/counter-as after one message. Prints a table on stderr and JSON on stdout.
 */
import { execFileSync } from 'node:child_process'
import { Console } from 'node:console'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { DEFAULT_POLICY, systemClock } from '../protocols/index.ts'
import { type Host, type HostEvent, type InstanceId, poolHost } from '../wasm-host/index.ts'

const BODY = new TextEncoder().encode('1')
const ROUNDS = 5
const CALLS = 200
/** Of the live limit, where actors are to sleep. */
const LIVE = 64

interface Bench extends AsyncDisposable {
  host: Host
  create(): Promise<InstanceId>
  call(actor: InstanceId): Promise<void>
}

async function bench(live: number): Promise<Bench> {
  const waiting = new Map<InstanceId, (event: HostEvent) => void>()
  const host = poolHost({ workers: 1, live })({
    clock: systemClock,
    handler: {
      event(event) {
        const heard = waiting.get(event.instance)
        waiting.delete(event.instance)
        heard?.(event)
      },
    },
  })
  const file = join(import.meta.dirname, '../examples/counter-as/counter.wasm')
  await host.prepare('counter', async () => readFileSync(file))
  const next = (actor: InstanceId): Promise<HostEvent> =>
    new Promise((resolve) => waiting.set(actor, resolve))
  let made = 0
  return {
    host,
    async create() {
      const identity = { address: `counter/k${++made}`, peer: 'me', epoch: 1, fresh: true }
      const actor = host.create({ cid: 'counter', identity, policy: DEFAULT_POLICY })
      const event = await next(actor)
      if (event.kind !== 'created') throw new Error(JSON.stringify(event))
      return actor
    },
    async call(actor) {
      const words = { id: 'm', sender: '~b', subject: '', correlation: 'c', topic: '', idempotencyKey: '' }
      host.run(actor, { ...words, headers: [], deadlineMs: 5_000, attempt: 1, epoch: 1, body: BODY })
      const event = await next(actor)
      if (event.kind !== 'finished' || !event.result.ok) throw new Error(JSON.stringify(event))
    },
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  }
}

/** Makes so many actors that have run once. */
async function populate(it: Bench, count: number): Promise<InstanceId[]> {
  const all: InstanceId[] = []
  while (all.length < count) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(50, count - all.length) }, () => it.create()),
    )
    await Promise.all(batch.map((actor) => it.call(actor)))
    all.push(...batch)
  }
  return all
}

async function settled(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // Workers collect what ended once a second at most.
  await sleep(2_500)
  collect()
  return process.memoryUsage().rss
}

/** In a process of its own: bytes of one of `count` actors, of which at most `live` are. */
async function measure(live: number, count: number): Promise<{ bytes: number; snapshot: number }> {
  await using it = await bench(live)
  await populate(it, live === LIVE ? 4 * LIVE : 8)
  const before = await settled()
  await populate(it, count)
  const after = await settled()
  const { asleep, asleepBytes } = it.host.status()
  return { bytes: (after - before) / count, snapshot: asleep === 0 ? 0 : asleepBytes / asleep }
}

/** The same of bare instances with their memories. */
async function measureBare(count: number): Promise<{ bytes: number; snapshot: number }> {
  const { bareEcho } = await import('./bare.ts')
  const kept: unknown[] = [bareEcho()]
  const before = await settled()
  for (let n = 0; n < count; n++) kept.push(bareEcho())
  const after = await settled()
  return { bytes: (after - before) / kept.length, snapshot: 0 }
}

const percentile = (figures: readonly number[], of: number): number =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * of))] ?? 0

async function times(): Promise<Record<'warm' | 'wake' | 'wakeP99' | 'fresh', number>> {
  await using it = await bench(LIVE)
  const actors = await populate(it, 20 * LIVE)
  const warm = await it.create()
  const rounds: Record<'warm' | 'wake' | 'fresh', number[]> = { warm: [], wake: [], fresh: [] }
  const woken: number[] = []
  let turn = 0
  const took = async (once: () => Promise<unknown>): Promise<number> => {
    const begun = performance.now()
    await once()
    return (performance.now() - begun) * 1_000
  }
  for (let round = -1; round < ROUNDS; round++) {
    const each = { warm: [] as number[], wake: [] as number[], fresh: [] as number[] }
    for (let n = 0; n < CALLS; n++) {
      each.warm.push(await took(() => it.call(warm)))
      // Used longest ago, so it sleeps.
      const actor = actors[turn++ % actors.length] ?? 0
      each.wake.push(await took(() => it.call(actor)))
      each.fresh.push(
        await took(async () => {
          const created = await it.create()
          await it.call(created)
          it.host.end(created)
        }),
      )
    }
    if (round < 0) continue
    woken.push(...each.wake)
    for (const name of ['warm', 'wake', 'fresh'] as const) rounds[name].push(percentile(each[name], 0.5))
  }
  return {
    warm: percentile(rounds.warm, 0.5),
    wake: percentile(rounds.wake, 0.5),
    wakeP99: percentile(woken, 0.99),
    fresh: percentile(rounds.fresh, 0.5),
  }
}

const [what, live, count] = process.argv.slice(2)
if (what === 'memory') {
  console.log(JSON.stringify(await measure(Number(live), Number(count))))
  process.exit()
}
if (what === 'bare') {
  console.log(JSON.stringify(await measureBare(Number(count))))
  process.exit()
}

const inProcess = (...args: string[]): { bytes: number; snapshot: number } =>
  JSON.parse(
    execFileSync(process.execPath, [import.meta.filename, ...args], { encoding: 'utf8' }),
  ) as ReturnType<typeof inProcess>
const kb = (bytes: number): number => Number((bytes / 1_024).toFixed(2))

const bare = inProcess('bare', '0', '10000')
const awake = inProcess('memory', '12000', '10000')
const tenThousand = inProcess('memory', String(LIVE), '10000')
const hundredThousand = inProcess('memory', String(LIVE), '100000')
const { warm, wake, wakeP99, fresh } = await times()
const shown = {
  'bare instance, KB': kb(bare.bytes),
  'live idle actor, of 10,000, KB': kb(awake.bytes),
  'sleeping actor, of 10,000, KB': kb(tenThousand.bytes),
  'sleeping actor, of 100,000, KB': kb(hundredThousand.bytes),
  'its snapshot, KB': kb(hundredThousand.snapshot),
  'message to a live actor p50, µs': Math.round(warm),
  'message to a sleeping actor p50, µs': Math.round(wake),
  'the same, p99': Math.round(wakeP99),
  'message to a new actor p50, µs': Math.round(fresh),
}
const ratios = {
  'live / bare': Number((awake.bytes / bare.bytes).toFixed(2)),
  'live / sleeping': Number((awake.bytes / hundredThousand.bytes).toFixed(2)),
  'wake / warm': Number((wake / warm).toFixed(2)),
  'wake / new': Number((wake / fresh).toFixed(2)),
}
const toStderr = new Console({ stdout: process.stderr, stderr: process.stderr })
toStderr.table(shown)
toStderr.table(ratios)
console.log(JSON.stringify({ rounds: ROUNDS, shown, ratios }))
process.exit()
