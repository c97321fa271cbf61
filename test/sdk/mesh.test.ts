import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect, createNode, type LocalNode, ShoalError } from '../../sdk/index.ts'

const COUNTER = readFileSync(join(import.meta.dirname, '../../examples/counter-as/counter.wasm'))
const PROBE = readFileSync(join(import.meta.dirname, '../fixtures/probe/probe.wasm'))
const PLAIN = readFileSync(join(import.meta.dirname, '../fixtures/probe/plain.wasm'))

let node: LocalNode

beforeAll(async () => {
  node = await createNode({ name: 'in-program', labels: { region: 'eu' } })
  await node.deploy('counter', COUNTER)
  await node.deploy('probe', PROBE, { runMs: 300 })
})
afterAll(() => node?.close())

test('a node in a program runs actors', async () => {
  const alice = node.actor('counter', 'alice')
  const first = await alice.send()
  expect(first).toMatchObject({ actor: 'counter/alice', peer: node.peer, fresh: true })
  expect((await alice.send()).json<number>()).toBe(2)
  expect((await node.status()).name).toBe('in-program')
})

test('a program that joins as a client hosts nothing and reaches everything', async () => {
  await using client = await connect({ join: node.join })
  const replies = await Promise.all(
    Array.from({ length: 10 }, () => client.actor('counter', 'from-client').send()),
  )
  expect(replies.map((reply) => Number(reply.text())).sort((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ])
  expect(new Set(replies.map(({ peer }) => peer))).toEqual(new Set([node.peer]))
  expect((await client.status()).slots.total).toBe(0)
  expect((await client.types()).map(({ name }) => name).sort()).toEqual(['counter', 'probe'])
})

test('an actor reaches one on another node with a large body, and gets a large one back', async () => {
  await using other = await createNode({ join: node.join, labels: { region: 'us' } })
  await node.deploy('near', PLAIN, { on: { region: 'eu' } })
  await node.deploy('far', PLAIN, { on: { region: 'us' } })
  const near = node.actor('near', 'a')
  const large = 'x'.repeat(100_000)
  for (const target of ['far/b', 'near/b']) {
    const reply = await near.send(`send ${target} echo ${large}`)
    expect(reply.text()).toBe(large)
  }
  expect((await node.actor('far', 'b').send('count')).peer).toBe(other.peer)
})

test('a program that leaves is soon forgotten', async () => {
  const client = await connect({ join: node.join })
  const { peer } = await client.status()
  await client.close()
  await vi.waitFor(
    async () =>
      expect((await node.peers()).find((known) => known.peer === peer)?.connected ?? false).toBe(false),
    { timeout: 5_000 },
  )
})

test('a post is accepted before it runs, and runs', async () => {
  const actor = node.actor('counter', 'posted')
  const accepted = await actor.post(5)
  expect(accepted.peer).toBe(node.peer)
  expect((await actor.send(1)).text()).toBe('6')
})

test('a signal takes a message back, and a time-out ends one', async () => {
  const slow = node.actor('probe', 'slow')
  await slow.send('count')
  await expect(slow.send('sleep 200', { timeoutMs: 50 })).rejects.toMatchObject({ code: 'UNKNOWN_OUTCOME' })
  const abort = new AbortController()
  const sending = slow.send('sleep 200', { signal: abort.signal })
  abort.abort()
  await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' })
  await expect(slow.send('count', { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'CANCELLED',
  })
})

test('whatever goes wrong is a ShoalError with code and message id', async () => {
  const probe = node.actor('probe', 'wrong')
  for (const [body, code] of [
    ['fail busy later', 'ACTOR_FAILED'],
    ['trap', 'ACTOR_TRAPPED'],
    ['loop', 'RUN_TIMEOUT'],
  ]) {
    const error: unknown = await probe.send(body).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ShoalError)
    expect(error).toMatchObject({ code, messageId: expect.stringMatching(/\./) as string })
  }
  await expect(connect({ join: 'hello' })).rejects.toMatchObject({ code: 'BAD_JOIN' })
})

test('a program asks what became of a message, and takes a dead letter in hand', async () => {
  const error = (await node
    .actor('probe', 'fate')
    .send('trap')
    .catch((thrown: unknown) => thrown)) as ShoalError
  expect(error).toMatchObject({ code: 'ACTOR_TRAPPED', executed: 'yes', attempts: 5 })
  expect(error.hops.at(-1)).toMatchObject({ peer: node.peer, reason: 'none-live' })
  const { story, fates } = await node.explain(error.messageId)
  expect(story.join(' ')).toContain('dead letter')
  expect(fates).toMatchObject([{ id: error.messageId, state: 'dead', origin: true }])
  const { found } = await node.dlq.list()
  expect(found.map(({ id }) => id)).toContain(error.messageId)
  expect(Buffer.from((await node.dlq.show(error.messageId)).body).toString()).toBe('trap')
  expect((await node.dlq.drop(error.messageId)).target).toBe('probe/fate')
  await expect(node.dlq.replay(error.messageId)).rejects.toMatchObject({ code: 'NO_SUCH_LETTER' })
})

test('a client whose mesh is unreachable is told, and not left waiting', { timeout: 20_000 }, async () => {
  const other = await createNode()
  await other.close()
  await expect(connect({ join: other.join })).rejects.toMatchObject({ name: 'ShoalError', retryable: true })
})
