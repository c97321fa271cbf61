/**
 * One sender at ten times an actor's capacity beside one at a tenth of it: `npm run bench:overload`, about two and a half minutes.
 *
 * The actor lives on one node; each sender is a process of its own on a node of its own. Each round measures the light
 * sender alone and then beside the heavy one, so that both figures are of the same minute. The ratio of the light sender's
 * p99 is the result; memory of the actor's node and the heavy sender's outcomes by code are printed beside it. Prints a
 * table on stderr and JSON on stdout; fails when the median ratio is above 3, a refusal is not typed, or memory grows.
 *
 *     node bench/overload.ts --rounds 7 --seconds 10
 */
import { type ChildProcess, fork } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createNode, type Node } from '../node/index.ts'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '7' },
    /** Of each of the two parts of a round. */
    seconds: { type: 'string', default: '10' },
  },
})
const ROUNDS = Number(values.rounds)
const PHASE_MS = Number(values.seconds) * 1_000
/** What one message keeps the actor busy, ms. */
const SERVICE_MS = 10
const CAPACITY = 1_000 / SERVICE_MS
const TARGET = 'busy/one'
const RATIO_MAX = 3
/** Growth of the actor's node between the first round and the last that still counts as flat, bytes. */
const GROWTH_MAX = 64 * 1_048_576
const BODY = new TextEncoder().encode(`sleep ${SERVICE_MS}`)

/** What a sender is asked for, and answers. */
interface Order {
  perSecond: number
  ms: number
}
interface Sent {
  /** Of replies, ms, sorted. */
  took: number[]
  outcomes: Record<string, number>
}

/** Sends at a fixed rate, whether answers come or not. */
async function sendAt(node: Node, { perSecond, ms }: Order): Promise<Sent> {
  const took: number[] = []
  const outcomes: Record<string, number> = {}
  const open = new Set<Promise<void>>()
  const started = performance.now()
  const one = async (): Promise<void> => {
    const at = performance.now()
    const { outcome } = await node.send({ kind: 'send', target: TARGET, body: BODY, timeoutMs: 5_000 })
    const code = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    outcomes[code] = (outcomes[code] ?? 0) + 1
    if (outcome.kind === 'reply') took.push(performance.now() - at)
  }
  for (let n = 0; n < (perSecond * ms) / 1_000; n += 1) {
    const wait = started + (n * 1_000) / perSecond - performance.now()
    if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait))
    const sent = one()
    open.add(sent)
    void sent.finally(() => open.delete(sent))
  }
  await Promise.all(open)
  return { took: took.toSorted((a, b) => a - b), outcomes }
}

async function sender(joinString: string): Promise<void> {
  const node = await createNode({ join: joinString, mdns: false, labels: { role: 'sender' } })
  process.on('message', (order: Order) => void sendAt(node, order).then((sent) => process.send?.(sent)))
  process.once('disconnect', () => process.exit())
  process.send?.('ready')
}

async function ask(child: ChildProcess, order: Order): Promise<Sent> {
  child.send(order)
  const [sent] = (await once(child, 'message')) as [Sent]
  return sent
}

async function start(joinString: string): Promise<ChildProcess> {
  const child = fork(import.meta.filename, [joinString], { env: { ...process.env, OVERLOAD: 'sender' } })
  await once(child, 'message')
  return child
}

const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
const median = (values: readonly number[]): number =>
  quantile(
    values.toSorted((a, b) => a - b),
    0.5,
  )
const round = (value: number): number => Math.round(value * 100) / 100

async function measure(): Promise<void> {
  const node = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], labels: { role: 'host' } })
  const probe = readFileSync(join(import.meta.dirname, '../test/fixtures/probe/probe.wasm'))
  await node.deploy(probe, { type: 'busy', policy: { on: { role: 'host' }, idleMs: 600_000 } })
  const [light, heavy] = await Promise.all([start(node.join), start(node.join)])
  const little: Order = { perSecond: CAPACITY / 10, ms: PHASE_MS }
  const much: Order = { perSecond: CAPACITY * 10, ms: PHASE_MS + 500 }
  const rounds: { alone: number; beside: number; ratio: number; rss: number }[] = []
  const outcomes: Record<string, Record<string, number>> = { light: {}, heavy: {} }
  const add = (name: 'light' | 'heavy', more: Record<string, number>): void => {
    for (const [code, count] of Object.entries(more))
      outcomes[name]![code] = (outcomes[name]![code] ?? 0) + count
  }
  for (let n = -1; n < ROUNDS; n += 1) {
    const warm = n === -1 ? { ms: 2_000 } : {}
    const alone = await ask(light, { ...little, ...warm })
    const pressed = ask(heavy, { ...much, ...warm })
    await new Promise((resolve) => setTimeout(resolve, 500))
    const beside = await ask(light, { ...little, ...warm })
    const { outcomes: codes } = await pressed
    if (n === -1) continue
    add('light', alone.outcomes)
    add('light', beside.outcomes)
    add('heavy', codes)
    const [a, b] = [quantile(alone.took, 0.99), quantile(beside.took, 0.99)]
    rounds.push({ alone: round(a), beside: round(b), ratio: round(b / a), rss: process.memoryUsage.rss() })
  }
  const ratio = median(rounds.map((one) => one.ratio))
  const growth = (rounds.at(-1)?.rss ?? 0) - (rounds[0]?.rss ?? 0)
  const codes = Object.keys(outcomes['heavy'] ?? {})
  const untyped = codes.filter(
    (code) => !['reply', 'OVERLOADED', 'EXPIRED', 'UNKNOWN_OUTCOME'].includes(code),
  )
  const lost = Object.entries(outcomes['light'] ?? {}).filter(([code]) => code !== 'reply')
  const failures = [
    ratio > RATIO_MAX ? `the light sender's p99 is ${ratio} times what it is alone` : '',
    growth > GROWTH_MAX ? `the node grew by ${Math.round(growth / 1_048_576)} MiB` : '',
    untyped.length > 0 ? `outcomes ${untyped.join(', ')}` : '',
    lost.length > 0 ? `the light sender was told ${lost.map(([code]) => code).join(', ')}` : '',
  ].filter((text) => text !== '')
  const { waiting, waitingBytes } = await node.status()
  const toStderr = new Console({ stdout: process.stderr, stderr: process.stderr })
  toStderr.table(
    rounds.map(({ alone, beside, ratio: times, rss }) => ({
      'p99 alone, ms': alone,
      'p99 beside, ms': beside,
      ratio: times,
      'rss, MiB': Math.round(rss / 1_048_576),
    })),
  )
  toStderr.table(outcomes)
  toStderr.log(`median ratio ${ratio}; ${failures.length === 0 ? 'within its bounds' : failures.join('; ')}`)
  console.log(JSON.stringify({ rounds, ratio, growth, outcomes, left: { waiting, waitingBytes }, failures }))
  light.disconnect()
  heavy.disconnect()
  process.exit(failures.length === 0 ? 0 : 1)
}

await (process.env['OVERLOAD'] === 'sender' ? sender(process.argv[2] ?? '') : measure())
