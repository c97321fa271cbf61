import { cpSync, renameSync, rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { component } from '../node/helpers.ts'
import { type CrashNode, crashMesh, type Reply, say, textOf, until } from './mesh.ts'

/** As `cp -a` would copy the directory of a node. */
function copy(node: CrashNode, to: string): void {
  cpSync(node.dataDir, to, { recursive: true, filter: (path) => !path.endsWith('.sock') })
}

function replyOf({ outcome }: Awaited<ReturnType<typeof say>>): Reply {
  if (outcome.kind !== 'reply') throw new Error(JSON.stringify(outcome))
  return outcome
}

test('a copy of a stopped node is that node again: its mesh, its types, its letters; epochs go on', {
  timeout: 180_000,
}, async () => {
  await using mesh = await crashMesh({ args: [[], []] })
  const [founder, other] = mesh.nodes as [CrashNode, CrashNode]
  const program = await founder.client()
  await program.deploy(component('probe'), { type: 'probe', policy: { runMs: 60_000 } })
  const before = replyOf(await say(founder, 'probe/a', 'count', { timeoutMs: 30_000 }))
  const dead = await say(founder, 'probe/t', 'trap', { kind: 'post', timeoutMs: 20_000 })
  await until('there is a dead letter', async () => (await program.dlq.list()).found.length === 1)
  const { peer } = founder.process.ready

  await founder.end()
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
  expect(after).toMatchObject({ fresh: true })
  // What was copied is not used by two: the original's lock is in the directory.
  expect(textOf(await say(founder, 'probe/a', 'count', { timeoutMs: 30_000 }))).toBe('2')
})
