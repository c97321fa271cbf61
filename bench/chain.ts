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
import { actorOf, wat } from '../test/wasm-host/wat.ts'

const ROUNDS = 7
const SIZES = { '1 KB': 1_024, '1 MB': 1_048_576, '10 MB': 10_485_760 }
const CALLS = { '1 KB': 200, '1 MB': 20, '10 MB': 5 }

/** Room for what the host hands over, given back after each message. */
const ROOM = `
  (memory (export "memory") 2)
  (global $top (mut i32) (i32.const 4096))
  (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
    (local $at i32) (local $more i32)
    (local.set $at (i32.and (i32.add (global.get $top) (i32.const 15)) (i32.const -16)))
    (global.set $top (i32.add (local.get $at) (local.get 3)))
    (local.set $more (i32.sub (i32.add (i32.shr_u (global.get $top) (i32.const 16)) (i32.const 1)) (memory.size)))
    (if (i32.gt_s (local.get $more) (i32.const 0)) (then (drop (memory.grow (local.get $more)))))
    (local.get $at))
  (func (export "cabi_post_handle") (param i32) (global.set $top (i32.const 4096)))
  (func $reply (param $body i32) (param $length i32) (result i32)
    (i32.store8 (i32.const 16) (i32.const 0))
    (i32.store (i32.const 20) (local.get $body))
    (i32.store (i32.const 24) (local.get $length))
    (i32.store8 (i32.const 28) (i32.const 0))
    (i32.const 16))`

const ECHO = `${ROOM}
  (func (export "handle") (param i32) (result i32)
    (call $reply (i32.load offset=72 (local.get 0)) (i32.load offset=76 (local.get 0))))`

/** Sends what it gets to `to`, and replies with the reply. */
const relay = (to: string): string => `
  (import "shoal:actor/host@0.2.0" "send" (func $send ${'(param i32)'.repeat(16)}))
  ${ROOM}
  (data (i32.const 1024) "${to}")
  (func (export "handle") (param i32) (result i32)
    (call $send (i32.const 1024) (i32.const ${to.length})
      (i32.load offset=72 (local.get 0)) (i32.load offset=76 (local.get 0))
      ${'(i32.const 0)'.repeat(8)} (i32.const 30000) (i32.const 0) (i32.const 0) (i32.const 512))
    (if (i32.load8_u (i32.const 512)) (then unreachable))
    (call $reply (i32.load (i32.const 516)) (i32.load (i32.const 520))))`

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

/** The core module of the echo, three times: what the actors are, without anything around them. */
const core = new WebAssembly.Module(Uint8Array.from(await wat(`(module ${ECHO})`)))
const bare = Array.from({ length: 3 }, () => {
  const { exports } = new WebAssembly.Instance(core)
  return exports as {
    memory: WebAssembly.Memory
    cabi_realloc: (...given: number[]) => number
    cabi_post_handle: (at: number) => void
  }
})

function direct(body: Uint8Array): Uint8Array {
  let carried = body
  // There and back.
  for (const { memory, cabi_realloc: room } of [...bare, ...bare.toReversed().slice(1)]) {
    const at = room(0, 0, 1, carried.length)
    new Uint8Array(memory.buffer, at, carried.length).set(carried)
    carried = new Uint8Array(memory.buffer, at, carried.length)
  }
  const reply = carried.slice()
  for (const each of bare) each.cabi_post_handle(0)
  return reply
}

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
