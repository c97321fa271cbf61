/**
 * Three actors on one node that call one another, A -> B -> C, with the body going there and back: `npm run bench:chain`.
 *
 * Against the same three instances called directly on one thread, with the body copied from memory to memory and nothing
 * else; and against two hops by postMessage with the body moved. Rounds are interleaved; figures are medians. Prints a
 * table on stderr and JSON on stdout.
 */
import { Console } from 'node:console'
import { Worker } from 'node:worker_threads'
import { createNode } from '../node/index.ts'
import { actorOf } from '../test/wasm-host/wat.ts'
import { bareEcho, ECHO, passed, relay } from './bare.ts'

const ROUNDS = 7
const SIZES = { '1 KB': 1_024, '1 MB': 1_048_576, '10 MB': 10_485_760 }
const CALLS = { '1 KB': 200, '1 MB': 20, '10 MB': 5 }

const node = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'] })
const policy = { memoryBytes: 268_435_456, idleMs: 600_000 }
for (const [type, fields] of [
  ['a', relay('b/x')],
  ['b', relay('c/x')],
  ['c', ECHO],
] as const)
  await node.deploy(await actorOf(fields), { type, policy })

async function chain(body: Uint8Array): Promise<void> {
  const { outcome } = await node.send({ kind: 'send', target: 'a/x', body, timeoutMs: 30_000 })
  if (outcome.kind !== 'reply' || outcome.body.length !== body.length)
    throw new Error(JSON.stringify(outcome))
}

const bare = Array.from({ length: 3 }, bareEcho)
// There and back.
const direct = (body: Uint8Array): Uint8Array => passed(body, [...bare, ...bare.toReversed().slice(1)])

const worker = new Worker(
  "require('node:worker_threads').parentPort.on('message', function (m) { this.postMessage(m, [m.buffer]) })",
  { eval: true },
)
let answered: (body: Uint8Array) => void
worker.on('message', (body: Uint8Array) => answered(body))
async function moves(body: Uint8Array): Promise<void> {
  let carried: Uint8Array = body.slice()
  for (let hop = 0; hop < 3; hop++) {
    carried = await new Promise<Uint8Array>((resolve) => {
      answered = resolve
      worker.postMessage(carried, [carried.buffer as ArrayBuffer])
    })
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

async function time(call: (body: Uint8Array) => unknown, body: Uint8Array, calls: number): Promise<number> {
  const took: number[] = []
  for (let n = 0; n < calls; n++) {
    const started = performance.now()
    await call(body)
    took.push(performance.now() - started)
  }
  return median(took)
}

const subjects = {
  'chain of three': chain,
  'bare instances, copied': direct,
  'three round trips by postMessage': moves,
}
const figures: Record<string, Record<string, number[]>> = {}
for (let round = -1; round < ROUNDS; round++)
  for (const [size, length] of Object.entries(SIZES))
    for (const [name, call] of Object.entries(subjects)) {
      const took = await time(call, new Uint8Array(length).fill(7), CALLS[size as keyof typeof CALLS])
      if (round >= 0) ((figures[size] ??= {})[name] ??= []).push(took)
    }

const shown = Object.fromEntries(
  Object.entries(figures).map(([size, of]) => {
    const ratio = (to: string): number =>
      Number(median((of['chain of three'] ?? []).map((took, n) => took / (of[to]?.[n] ?? 1))).toFixed(2))
    const ms = Object.fromEntries(
      Object.entries(of).map(([name, all]) => [`${name}, ms`, Number(median(all).toFixed(3))]),
    )
    return [
      size,
      {
        ...ms,
        '/ bare': ratio('bare instances, copied'),
        '/ postMessage': ratio('three round trips by postMessage'),
      },
    ]
  }),
)
new Console({ stdout: process.stderr, stderr: process.stderr }).table(shown)
console.log(JSON.stringify({ rounds: ROUNDS, shown }))
process.exit()
