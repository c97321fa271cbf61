import { cpSync, renameSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { component } from '../node/helpers.ts'
import { shoal } from '../cli/run.ts'
import { type CrashMesh, type CrashNode, crashMesh, type Reply, say, textOf, until } from './mesh.ts'

/** As `cp -a` would copy the directory of a node. */
function copy(node: CrashNode, to: string): void {
  cpSync(node.dataDir, to, { recursive: true, filter: (path) => !path.endsWith('.sock') })
}

function replyOf({ outcome }: Awaited<ReturnType<typeof say>>): Reply {
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
  return outcome
}

/** One for both tests: the second goes on where the first ended. */
let mesh: CrashMesh
let founder: CrashNode
let other: CrashNode

beforeAll(async () => {
  mesh = await crashMesh({ args: [[], []] })
  ;[founder, other] = mesh.nodes as [CrashNode, CrashNode]
}, 120_000)

afterAll(() => mesh?.[Symbol.asyncDispose]())

test('a copy of a stopped node is that node again: its mesh, its types, its letters; epochs go on', {
  timeout: 180_000,
}, async () => {
  const program = await founder.client()
  await until('one arbitrates, one stands by', async () => {
    const { arbitrating, standby, mayFail } = await program.mesh.wardens()
    return arbitrating.length === 1 && standby.length === 1 && mayFail === 0
  })
  expect((await other.process.run('mesh', 'wardens')).stdout).toMatch(/stands by/)
  await program.deploy(component('probe'), { type: 'probe', policy: { runMs: 60_000 } })
  const before = replyOf(await say(founder, 'probe/a', 'count', { timeoutMs: 30_000 }))
  const dead = await say(founder, 'probe/t', 'trap', { kind: 'post', timeoutMs: 20_000 })
  await until('there is a dead letter', async () => (await program.dlq.list()).found.length === 1)
  const { peer } = founder.process.ready

  await founder.halt()
  const backup = `${founder.dataDir}.backup`
  copy(founder, backup)
  rmSync(founder.dataDir, { recursive: true })
  renameSync(backup, founder.dataDir)
  await founder.start()

  expect(founder.process.ready.peer).toBe(peer)
  const again = await founder.client()
  await until('the other is linked', async () => (await again.status()).peers === 1)
  expect((await again.types()).map(({ name }) => name)).toContain('probe')
  expect((await again.dlq.list()).found.map(({ id }) => id)).toEqual([dead.id])
  const after = replyOf(await say(other, 'probe/a', 'count', { retry: 'yes', timeoutMs: 60_000 }))
  expect(after.epoch).toBeGreaterThan(before.epoch)
})

test('an old copy that is said to be one grants epochs above all that its warden granted since', {
  timeout: 180_000,
}, async () => {
  expect(textOf(await say(other, 'probe/sink', 'count', { timeoutMs: 30_000 }))).toBe('1')
  await founder.halt()
  const backup = `${founder.dataDir}.backup`
  copy(founder, backup)
  await founder.start()

  // Lives of which the copy knows nothing, and the other node does.
  const speak = async (): Promise<{ epoch: number; heard: string }> => {
    const told = await say(founder, 'probe/b', 'send probe/sink count', { retry: 'yes', timeoutMs: 60_000 })
    return { epoch: replyOf(told).epoch, heard: textOf(told) }
  }
  for (let n = 0; n < 3; n += 1) {
    await speak()
    await until('it has ended', async () => {
      await (await founder.client()).stopActor('probe/b').catch(() => [])
      return (await (await founder.client()).ps()).found.every(({ address }) => address !== 'probe/b')
    })
  }
  const last = await speak()
  expect(last.heard).toMatch(/^\d+$/)
  await founder.kill()
  rmSync(founder.dataDir, { recursive: true })
  renameSync(backup, founder.dataDir)

  const restored = await shoal(['node', 'restored', '--data', founder.dataDir])
  expect(restored, restored.stderr).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('grant epochs above'),
  })
  await founder.start()
  // It was silent for a lease: `ready` is printed when it arbitrates again.
  expect(await (await founder.client()).status()).toMatchObject({ ready: true, standing: 'serves' })
  const next = await speak()
  expect(next.epoch).toBeGreaterThan(last.epoch)
  // Whoever heard the lost one's epochs hears this one's.
  expect(next.heard).toMatch(/^\d+$/)
  const running = await shoal(['node', 'restored', '--data', founder.dataDir])
  expect(running).toMatchObject({ code: 1, stderr: expect.stringContaining('in use') })
})
