import { expect, it } from 'vitest'
import { ECHO, relay } from '../../bench/bare.ts'
import type { Node } from '../../node/index.ts'
import type { Policy } from '../../protocols/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { actorOf } from '../wasm-host/wat.ts'
import { drained } from './helpers.ts'

const SEND_MS = 30_000

/** Bytes that no other body has in the same places. */
function pattern(length: number, seed: number): Uint8Array {
  const words = new Uint32Array(length / 4)
  for (let at = 0; at < words.length; at++)
    words[at] = Math.imul(at + 1, 2_654_435_761) ^ Math.imul(seed, 40_503)
  return new Uint8Array(words.buffer)
}

async function deploy(
  node: Node,
  actors: Record<string, string>,
  policy: Partial<Policy> = {},
): Promise<void> {
  for (const [type, fields] of Object.entries(actors))
    await node.deploy(await actorOf(fields), { type, policy: { holdMs: SEND_MS, ...policy } })
}

/** Sends a body through actors that hand it on. @returns whether it came back as it was */
async function comesBack(node: Node, target: string, body: Uint8Array, more = {}): Promise<true> {
  const before = body.slice()
  const { outcome } = await node.send({ kind: 'send', target, body, timeoutMs: SEND_MS, ...more })
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
  expect(Buffer.compare(outcome.body, before), `${target} with ${body.length} bytes`).toBe(0)
  expect(outcome.body.buffer).toBeInstanceOf(ArrayBuffer)
  expect(Buffer.compare(body, before), 'what was sent').toBe(0)
  return true
}

const SIZES = [100, 4_096, 4_100, 65_536, 1_000_000, 2_000_000]

/** Many at once, of all sizes, again and again. */
async function traffic(node: Node, target: (lane: number) => string): Promise<void> {
  for (let round = 0; round < 3; round++)
    await Promise.all(
      Array.from({ length: 8 }, (_, lane) => {
        const seed = round * 8 + lane
        return comesBack(node, target(lane), pattern(SIZES[seed % SIZES.length] ?? 0, seed))
      }),
    )
}

/** Traps at the first two attempts. */
const FLAKY = ECHO.replace(
  '(func (export "handle") (param i32) (result i32)',
  `$&
    (if (i32.lt_u (i32.load offset=60 (local.get 0)) (i32.const 3)) (then unreachable))`,
)

it('bodies come back through chains of actors as they were, many at once, over and over', async () => {
  await using net = await createTestnet(1)
  const [node] = net.nodes as [Node]
  await deploy(node, { a: relay('b/x'), b: relay('c'), c: ECHO })
  await traffic(node, (lane) => `a/${lane}`)
})

it('an actor that traps gets the same body at the next attempt, while others send', async () => {
  await using net = await createTestnet(1)
  const [node] = net.nodes as [Node]
  await deploy(node, { a: relay('b/x'), b: relay('c'), c: ECHO, risks: relay('flaky'), flaky: FLAKY })
  const others = traffic(node, (lane) => `a/${lane}`)
  for (let seed = 100; seed < 106; seed++) await comesBack(node, `risks/${seed % 3}`, pattern(200_000, seed))
  await others
})

it('a reply that is kept for a repeated wish stays as it was, while others send', async () => {
  await using net = await createTestnet(1)
  const [node] = net.nodes as [Node]
  // The name of its target serves as the idempotency key.
  const none = '(i32.const 0)'
  const wishes = relay('kept/x').replace(none.repeat(8), `${none.repeat(6)} (i32.const 1024) (i32.const 6)`)
  await deploy(node, { a: relay('b/x'), b: relay('c'), c: ECHO, wishes, kept: ECHO })
  const first = pattern(1_000_000, 7)
  for (let again = 0; again < 2; again++) {
    const body = again === 0 ? first : pattern(1_000_000, 8)
    const { outcome } = await node.send({ kind: 'send', target: 'wishes/x', body, timeoutMs: SEND_MS })
    expect(outcome.kind === 'reply' && Buffer.compare(outcome.body, first)).toBe(0)
    await traffic(node, (lane) => `a/${lane}`)
  }
})

it('bodies come back from actors on another node', async () => {
  await using net = await createTestnet(2, { node: (n) => ({ labels: { is: String(n) } }) })
  const [node] = net.nodes as [Node]
  await deploy(node, { a: relay('b/x') }, { on: { is: '0' } })
  await deploy(node, { b: relay('c/x') }, { on: { is: '1' } })
  await deploy(node, { c: ECHO }, { on: { is: '0' } })
  for (let seed = 0; seed < 6; seed++) await comesBack(node, 'a/x', pattern(300_000 + 4 * seed, seed))
})

it('bodies come back while other senders take theirs back, callers and callees trap, and actors sleep and wake', async () => {
  await using net = await createTestnet(1, { node: { liveMemories: 16 } })
  const [node] = net.nodes as [Node]
  const never = ECHO.replace(/(\(export "handle"\).*)/, '$1 (unreachable)')
  await deploy(node, { a: relay('b/x'), b: relay('c'), c: ECHO, risks: relay('never/x'), never })
  const others = traffic(node, (lane) => `a/${lane}`)
  for (let seed = 200; seed < 204; seed++) {
    const body = pattern(500_000, seed)
    const signal = AbortSignal.timeout(seed % 7)
    await node.send({ kind: 'send', target: `a/taken-back-${seed}`, body, timeoutMs: SEND_MS }, signal)
    const { outcome } = await node.send({ kind: 'send', target: `risks/${seed}`, body, retry: 'never' })
    expect(outcome.kind === 'refused' && outcome.error.code).toBe('ACTOR_TRAPPED')
  }
  await others
  await traffic(node, (lane) => `a/${lane}`)
})

it('bodies come back while their actors move to another node', async () => {
  await using net = await createTestnet(2)
  const [stays, leaves] = net.nodes as [Node, Node]
  await deploy(leaves, { a: relay('b/x'), b: relay('c/x'), c: ECHO })
  await comesBack(leaves, 'a/x', pattern(300_000, 1))
  const gone = drained(leaves)
  for (let seed = 2; seed < 12; seed++)
    await comesBack(stays, 'a/x', pattern(300_000, seed), { retry: 'yes' })
  await gone
  await comesBack(stays, 'a/x', pattern(300_000, 12))
})
