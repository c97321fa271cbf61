import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shoal } from './run.ts'
import { alive, kill, localMeshes, until, WAIT } from './up-run.ts'

const { dir, up } = localMeshes()

test('nodes end in an orderly way when the process that started them is gone', async () => {
  const one = up(['--nodes', '2', '--json'])
  const ready = await until(one, 'ready')
  one.child.kill('SIGKILL')
  await expect.poll(() => alive(ready), WAIT).toEqual([])
})

test('a node that cannot start ends all of them, and says why', async () => {
  const one = up(['--nodes', '2', '--json'])
  const ready = await until(one, 'ready')
  const other = up(['--nodes', '2'])
  expect(await other.gone).toBe(1)
  expect(other.stderr()).toContain('node-1 ended before it was up (exit code 1): DATA_DIR_IN_USE')
  expect(alive(ready)).toEqual(['node-1', 'node-2'])
  for (const { pid } of ready.nodes ?? []) kill(pid, 'SIGKILL')
  expect(await one.gone).toBe(1)
  expect(one.stderr()).toContain('every node has ended')
})

test('a Ctrl-C while they start leaves none behind', async () => {
  const one = up(['--nodes', '3', '--json'])
  const pidFile = join(dir(), 'node-1/node.pid')
  await expect.poll(() => existsSync(pidFile), WAIT).toBe(true)
  const pid = Number(readFileSync(pidFile, 'utf8'))
  one.child.kill('SIGINT')
  expect(await one.gone).toBe(0)
  expect(one.told.map(({ event }) => event)).not.toContain('ready')
  expect(kill(pid, 0)).toBe(false)
  expect(existsSync(join(dir(), 'node-2/node.pid'))).toBe(false)
})

test('as many nodes as LIMITS says, and no more', async () => {
  expect(await shoal(['up', '--nodes', '51'])).toMatchObject({ code: 2 })
})
