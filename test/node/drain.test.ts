import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Node, NodeEvent } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, drained, send, until } from './helpers.ts'

test('what runs finishes, what waits goes after its actor, and new messages go elsewhere', async () => {
  const events: NodeEvent[] = []
  const log = (event: NodeEvent): void => void events.push(event)
  await using net = await createTestnet(3, { node: (index) => (index === 0 ? { slots: 0 } : { log }) })
  const [door, ,] = net.nodes as [Node, Node, Node]
  await deploy(door, 'probe', { runMs: 30_000, holdMs: 30_000 })
  const first = await send(door, 'probe/a', 'count', { timeoutMs: 30_000 })
  const owner = net.nodes.find(({ peer }) => peer === first.peer) as Node
  const stays = net.nodes.find((node) => node !== owner && node !== door) as Node
  const busy = send(door, 'probe/a', 'sleep 1000', { timeoutMs: 30_000 })
  await until('it runs', async () => (await door.inspect('probe/a')).actor.phase === 'RUNNING')
  const waiting = Array.from({ length: 5 }, () => send(door, 'probe/a', 'whoami', { timeoutMs: 30_000 }))
  await until('they wait there', async () => (await door.inspect('probe/a')).actor.waiting === 5)
  const leaves = drained(owner)
  expect((await busy).peer).toBe(owner.peer)
  const after = await Promise.all(waiting)
  expect(after.map(({ peer }) => peer)).toEqual(Array.from({ length: 5 }, () => stays.peer))
  expect(await leaves).toMatchObject({ moved: 1, end: 'moved' })
  expect(await send(door, 'probe/a', 'count')).toMatchObject({ peer: stays.peer, text: '2', fresh: false })
  const moves = events.filter(({ event }) => event === 'actor-moved')
  expect(moves.map(({ text }) => text)).toEqual(['probe/a moved here, epoch 2, version 1, with its memory'])
}, 60_000)

test('an actor that holds what no snapshot can hold begins anew elsewhere, and its node says why', async () => {
  const events: NodeEvent[] = []
  const log = (event: NodeEvent): void => void events.push(event)
  await using net = await createTestnet(3, { node: (index) => (index === 0 ? { slots: 0 } : { log }) })
  const [door] = net.nodes as [Node]
  const streams = readFileSync(join(import.meta.dirname, '../fixtures/wasi-rust/wasi.wasm'))
  await door.deploy(streams, { type: 'streams', policy: { idleMs: 60_000 } })
  await send(door, 'streams/a', 'count', { timeoutMs: 30_000 })
  const { peer, text } = await send(door, 'streams/a', 'count')
  expect(text).toBe('2')
  const owner = net.nodes.find((node) => node.peer === peer) as Node
  expect(await drained(owner)).toMatchObject({ moved: 1, end: 'moved' })
  expect(await send(door, 'streams/a', 'count', { timeoutMs: 30_000 })).toMatchObject({
    text: '1',
    fresh: true,
  })
  expect(events.find(({ event }) => event === 'actor-forgets')?.facts).toMatchObject({
    address: 'streams/a',
    why: 'it holds 3 resources of the host',
  })
  expect(events.filter(({ text }) => text.includes('with its memory'))).toEqual([])
}, 60_000)

test('posts that it has accepted and that have not ended are seen through by another peer, once each', async () => {
  await using net = await createTestnet(3, { node: (index) => (index === 0 ? { slots: 0 } : {}) })
  const [door, leaves, stays] = net.nodes as [Node, Node, Node]
  await deploy(door, 'probe', { runMs: 30_000 })
  // The other of the two has the actor.
  const target = await until('an actor on the other', async () => {
    for (let n = 0; n < 20; n += 1) {
      const { peer } = await send(stays, `probe/k${n}`, 'count')
      if (peer === stays.peer) return `probe/k${n}`
    }
    return undefined
  })
  const busy = send(door, target, 'sleep 4000', { timeoutMs: 30_000 })
  await until('it runs', async () => (await door.inspect(target)).actor.phase === 'RUNNING')
  const posts = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      leaves.send(
        {
          kind: 'post',
          target,
          body: new TextEncoder().encode('count'),
          ...(n % 2 === 0 ? { durable: true } : {}),
        },
        undefined,
      ),
    ),
  )
  expect(posts.map(({ outcome }) => outcome.kind)).toEqual(Array.from({ length: 10 }, () => 'accepted'))
  expect(await drained(leaves, 3_000)).toMatchObject({ posts: 0, given: 10, end: 'moved' })
  await busy
  const count = await until('all have run', async () => {
    const { text } = await send(door, target, 'count', { timeoutMs: 10_000 })
    return Number(text) >= 12 && text
  })
  // The first, ten posts, and this one at least: none of them twice.
  expect(Number(count)).toBe(12)
  expect((await stays.dlq.list()).found).toEqual([])
}, 60_000)

test('a node that nobody can take over from says so, and stops when its grace is over', async () => {
  await using net = await createTestnet(1)
  const [node] = net.nodes as [Node]
  await deploy(node, 'counter')
  await send(node, 'counter/a', 'inc')
  expect(await drained(node, 3_000)).toMatchObject({ actors: 1, moved: 0, end: 'alone' })
}, 30_000)

test('a drain ends with its grace, whatever still runs', async () => {
  await using net = await createTestnet(2)
  const [a, b] = net.nodes as [Node, Node]
  await deploy(a, 'probe', { runMs: 30_000 })
  const { peer } = await send(a, 'probe/a', 'count')
  const [owner, other] = peer === a.peer ? [a, b] : [b, a]
  const run = send(other, 'probe/a', 'sleep 8000', { timeoutMs: 30_000 }).catch((error: unknown) => error)
  await until('it runs', async () => (await other.inspect('probe/a')).actor.phase === 'RUNNING')
  const begun = performance.now()
  expect(await drained(owner, 500)).toMatchObject({ actors: 1, end: 'late' })
  expect(performance.now() - begun).toBeLessThan(20_000)
  expect(await run).toBeDefined()
}, 60_000)
