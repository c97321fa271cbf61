import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { component } from '../node/helpers.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { judge, readLedgers } from './judge.ts'
import { type CrashNode, crashMesh, say, textOf, Traffic, until } from './mesh.ts'

const YEARS = 20 * 365 * 86_400_000
const HOOK = pathToFileURL(join(import.meta.dirname, 'clock-hook.ts')).href

test('clocks that jump by years in both directions: actors go on, and nothing is believed for years', {
  timeout: 240_000,
}, async () => {
  const dir = tempDir()
  const clocks = ['a', 'b', 'c'].map((name) => join(dir, name))
  const set = (n: number, ms: number): void => writeFileSync(clocks[n] as string, `${ms}`)
  await using mesh = await crashMesh({
    args: [[], [], []],
    under: clocks.map((file) => ['env', `NODE_OPTIONS=--import=${HOOK}`, `CLOCK_FILE=${file}`]),
  })
  const [founder, second, third] = mesh.nodes as [CrashNode, CrashNode, CrashNode]
  const status = async (node: CrashNode): Promise<{ startedAt: number }> => (await node.client()).status()
  const client = await founder.client()
  await until('all three are wardens', async () => {
    const { arbitrating, quorum } = await client.mesh.wardens()
    return quorum && arbitrating.length === 3
  })
  const policy = { idleMs: 600_000 }
  await client.deploy(component('probe'), { type: 'counter', policy })
  const keys = mesh.nodes.map(({ name }) => `counter/${name}`)
  for (const [n, node] of mesh.nodes.entries())
    expect(textOf(await say(node, keys[n] as string, 'count', { timeoutMs: 30_000 }))).toBe('1')
  const traffic = new Traffic(mesh.nodes, keys, 20)
  const answered = async (): Promise<void> => {
    const before = traffic.told.length
    await until('every program has had answers', () => traffic.told.length > before + 30)
  }

  // While they run: one ahead, one behind, then the founder; then all are right again.
  for (const [n, ms] of [
    [1, YEARS],
    [2, -YEARS],
    [0, YEARS],
    [1, -YEARS],
    [0, -YEARS],
    [0, 0],
    [1, 0],
    [2, 0],
  ] as const) {
    set(n, ms)
    await sleep(1_500)
    await answered()
  }
  await traffic.end()
  const records = readLedgers(mesh.nodes.map(({ ledger }) => ledger))
  const { broken, endings } = judge(records, traffic.told)
  expect(broken).toEqual([])
  // Each actor is the one that it was: a clock costs a renewal, no life. A busy machine may be late with that.
  expect(new Set(records.map(({ pid, instance, address }) => `${pid} ${instance} ${address}`)).size).toBe(3)
  expect(Object.keys(endings).filter((how) => how !== 'reply' && how !== 'UNAVAILABLE')).toEqual([])
  expect(endings['UNAVAILABLE'] ?? 0).toBeLessThan((endings['reply'] ?? 0) / 10)

  // Starts in another century leave nothing behind that counts for longer than what others say.
  set(1, YEARS)
  await second.end()
  await second.start()
  expect((await status(second)).startedAt).toBeGreaterThan(Date.now() + YEARS / 2)
  await until('it is in again', async () => (await (await second.client()).status()).peers === 2)
  const later = await second.client()
  await later.deploy(component('probe'), { type: 'dated', policy })
  expect(textOf(await say(second, 'dated/x', 'count', { timeoutMs: 30_000 }))).toBe('1')
  set(1, -YEARS)
  await second.end()
  await second.start()
  await until('it is in once more', async () => (await (await second.client()).status()).peers === 2)
  expect(textOf(await say(second, 'dated/y', 'count', { timeoutMs: 30_000 }))).toBe('1')
  const next = await (await third.client()).deploy(component('counter'), { type: 'dated', policy })
  expect(next.type.version).toBe(2)
  await until('all know the next version', async () => {
    const known = await Promise.all(mesh.nodes.map(async (node) => (await node.client()).types()))
    return known.every((types) => types.some(({ name, version }) => name === 'dated' && version === 2))
  })

  // And a host of the past that is gone is gone.
  await second.kill()
  const says = await Promise.all(
    ['dated/x', 'dated/y', 'counter/n1'].map((key) =>
      say(third, key, 'count', { retry: 'yes', timeoutMs: 60_000 }),
    ),
  )
  for (const one of says) expect(one.outcome).toMatchObject({ kind: 'reply' })
  await until('nobody believes in it', async () => {
    const peers = await (await third.client()).peers()
    return !peers.some(({ peer, free }) => peer === second.process.ready.peer && free !== undefined)
  })
})
