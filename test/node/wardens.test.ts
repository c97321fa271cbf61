import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createNode, type Node, type NodeEvent } from '../../node/index.ts'
import { parseJoin } from '../../node/ground/join-string.ts'
import { LIMITS } from '../../protocols/index.ts'
import { component, deploy, send, until } from './helpers.ts'

/** Three real nodes on one machine, the first of which founded the mesh. */
const names = ['a', 'b', 'c'] as const
type Name = (typeof names)[number]
const root = mkdtempSync(join(tmpdir(), 'shoal-wardens-'))
/** A busy machine may take its time. */
const LONG = { timeoutMs: 60_000 }
const nodes = new Map<Name, Node>()
const events: NodeEvent[] = []

async function start(name: Name, invite?: string): Promise<Node> {
  const node = await createNode({
    dataDir: join(root, name),
    name,
    mdns: false,
    listen: ['/ip4/127.0.0.1/tcp/0'],
    log: (event) => events.push(event),
    ...(invite === undefined ? {} : { join: invite }),
  })
  nodes.set(name, node)
  return node
}
const stop = async (name: Name): Promise<void> => {
  await nodes.get(name)?.[Symbol.asyncDispose]()
  nodes.delete(name)
}
const at = (name: Name): Node => nodes.get(name) as Node
const wardens = async (name: Name): Promise<number> =>
  (await at(name).mesh.wardens()).arbitrating.filter(({ state }) => state === 'arbitrates').length

beforeAll(async () => {
  const { join: invite } = await start('a')
  await start('b', invite)
  // Without a role, as hosts are invited: it arbitrates all the same.
  await start('c', (await at('a').mesh.invite({})).join)
}, 60_000)
afterAll(async () => {
  for (const name of names) await stop(name)
  rmSync(root, { recursive: true, force: true })
})

test('three nodes become three wardens by themselves, and say so; actors keep their state and their epoch', async () => {
  await deploy(at('a'), 'counter', { idleMs: 600_000 })
  await until('it knows the type', async () => (await at('b').types()).length === 1, 60_000)
  expect((await send(at('b'), 'counter/x', '', LONG)).text).toBe('1')
  await until('three arbitrate', async () => (await wardens('a')) === 3, 60_000)
  expect(await at('b').mesh.wardens()).toMatchObject({ k: 3, mayFail: 1, mayStillFail: 1, quorum: true })
  expect(events.filter(({ event }) => event === 'wardens').map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/3 wardens arbitrate, 1 may fail/),
  )
  expect(await send(at('c'), 'counter/x', '', LONG)).toMatchObject({ text: '2', fresh: false })
}, 90_000)

test('the founder is lost: keys are claimed, types are deployed, nodes are invited', async () => {
  await stop('a')
  expect((await send(at('b'), 'counter/y', '', LONG)).text).toBe('1')
  const { type } = await at('b').deploy(component('echo'), { type: 'later', policy: {} })
  expect(type.version).toBe(1)
  expect((await send(at('c'), 'later', 'hi', LONG)).text).toBe('hi')
  await until('it is away', async () => (await at('b').mesh.wardens()).mayStillFail === 0, 20_000)
  const { join: invite } = await at('b').mesh.invite({})
  const guest = await createNode({ mdns: false, listen: ['/ip4/127.0.0.1/tcp/0'], join: invite })
  try {
    await until('it is a member', async () => (await guest.mesh.show()).certificate, 20_000)
    await until('it is linked', async () => (await guest.types()).length === 2, 20_000)
    expect((await send(guest, 'later', 'too', LONG)).text).toBe('too')
  } finally {
    await guest[Symbol.asyncDispose]()
  }
}, 90_000)

test('two are lost: no quorum, who is missing, and then at once; with one of them back keys go on', async () => {
  await stop('c')
  const failed = async (): Promise<{ message: string; ms: number }> => {
    const begun = performance.now()
    const error: unknown = await send(at('b'), `counter/${Math.random()}`, '', {
      timeoutMs: 20_000,
      retry: 'no',
    }).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: expect.any(Number) })
    return { message: (error as Error).message, ms: performance.now() - begun }
  }
  const { message } = await failed()
  expect(message).toMatch(/no quorum.*2 of 3 wardens have to agree; no answer from warden/)
  expect((await at('b').mesh.wardens()).quorum).toBe(false)
  await until('it is refused at once', async () => (await failed()).ms < LIMITS.claimMs.value / 2, 30_000)
  // A warden that may not invite starts again as any other.
  const { join: own } = await start('c')
  expect(parseJoin(own).grant).toBeUndefined()
  const back = await until(
    'it is served again',
    () => send(at('b'), 'counter/z', '', { timeoutMs: 5_000 }).catch(() => undefined),
    60_000,
  )
  expect(back.text).toBe('1')
}, 120_000)
