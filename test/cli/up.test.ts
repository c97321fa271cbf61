import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shoal } from './run.ts'
import { alive, kill, localMeshes, until, WAIT } from './up-run.ts'

const { dir, up } = localMeshes()

test('three nodes are one mesh; a death is told and the others go on; one Ctrl-C stops all, the founder last; the directories start again', {
  timeout: 60_000,
}, async () => {
  const first = up(['--json'], { SHOAL_NAME: 'not-theirs', SHOAL_LISTEN: '/ip4/127.0.0.1/tcp/1' })
  const ready = await until(first, 'ready')
  expect(ready.nodes?.map(({ name }) => name)).toEqual(['node-1', 'node-2', 'node-3'])
  const at = (index: number): string => join(dir(), `node-${index}`)
  const names = async (index: number): Promise<string[]> => {
    const { stdout } = await shoal(['peers', '--json', '--data', at(index)])
    const peers = stdout
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '')
    return peers
      .map((line) => JSON.parse(line) as { name: string; connected: boolean })
      .filter(({ connected }) => connected)
      .map(({ name }) => name)
      .toSorted((a, b) => (a < b ? -1 : 1))
  }
  await expect.poll(() => names(3), WAIT).toEqual(['node-1', 'node-2', 'node-3'])

  kill(ready.nodes?.[1]?.pid ?? 0, 'SIGKILL')
  expect(await until(first, 'ended')).toMatchObject({ node: 'node-2', how: 'SIGKILL' })
  await expect.poll(() => names(1), WAIT).toEqual(['node-1', 'node-3'])

  process.kill(-(first.child.pid ?? 0), 'SIGINT')
  expect(await first.gone).toBe(0)
  expect(first.told.filter(({ event }) => event === 'stopped')).toEqual([
    { event: 'stopped', node: 'node-3', how: 'exit code 0' },
    { event: 'stopped', node: 'node-1', how: 'exit code 0' },
  ])
  expect(alive(ready)).toEqual([])
  const lines = first.stderr().trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { node?: string }).node)).toContain('node-3')
  // The Ctrl-C of a terminal reaches the one process only; that one asks its nodes.
  expect(lines.filter((line) => line.includes('"node"') && line.includes('SIGINT'))).toEqual([])

  const second = up(['--json'])
  const again = await until(second, 'ready')
  expect(again.nodes?.map(({ peer }) => peer)).toEqual(ready.nodes?.map(({ peer }) => peer))
  await expect.poll(() => names(2), WAIT).toEqual(['node-1', 'node-2', 'node-3'])

  // Nodes that do not answer: one Ctrl-C waits for them, a second one does not.
  for (const { pid } of again.nodes ?? []) kill(pid, 'SIGSTOP')
  second.child.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(second.child.exitCode).toBeNull()
  second.child.kill('SIGINT')
  expect(await second.gone).toBe(1)
  await expect.poll(() => alive(again), WAIT).toEqual([])
})

test('people read a summary with what to do next, and each line under the name of its node', async () => {
  const one = up(['--nodes', '2'])
  await expect.poll(() => one.stdout(), WAIT).toContain('npx shoal send')
  expect(one.stdout()).toContain('2 nodes are up; Ctrl-C stops them')
  expect(one.stdout()).toContain('npx shoal mesh invite')
  expect(one.stdout()).toContain(`export SHOAL_DATA=${join(dir(), 'node-1')}`)
  await expect.poll(() => one.stderr(), WAIT).toMatch(/^node-2 \| \d\d:\d\d:\d\d\.\d{3} info .*is linked$/m)
  one.child.kill('SIGTERM')
  expect(await one.gone).toBe(0)
  expect(one.stdout()).toMatch(/node-2 has stopped\nnode-1 has stopped\n$/)
})
