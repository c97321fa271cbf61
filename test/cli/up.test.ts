import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SHOAL, shoal } from './run.ts'

interface Told {
  event: string
  node?: string
  how?: string
  join?: string
  nodes?: { name: string; dataDir: string; pid: number; peer: string }[]
}

/** A running `shoal up`. */
interface Up {
  child: ChildProcess
  told: Told[]
  stdout(): string
  stderr(): string
  gone: Promise<number | NodeJS.Signals | null>
}

let dir: string
const started: Up[] = []
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-up-'))
})
afterEach(async () => {
  for (const { child, told, gone } of started.splice(0)) {
    child.kill('SIGKILL')
    await gone
    for (const { pid } of told.flatMap(({ nodes }) => nodes ?? [])) kill(pid, 'SIGKILL')
  }
  rmSync(dir, { recursive: true, force: true, maxRetries: 20 })
})

function up(args: readonly string[], env: Record<string, string> = {}): Up {
  // Leader of a group, as in a terminal: kill(-pid) is its Ctrl-C.
  const child = spawn(process.execPath, [SHOAL, 'up', '--data', dir, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const told: Told[] = []
  let stdout = ''
  let stderr = ''
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout += `${line}\n`
    if (line.startsWith('{')) told.push(JSON.parse(line) as Told)
  })
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  const gone = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code))
  })
  const one: Up = { child, told, gone, stdout: () => stdout, stderr: () => stderr }
  started.push(one)
  return one
}

const WAIT = { timeout: 25_000, interval: 50 }

async function until(one: Up, event: string): Promise<Told> {
  await expect.poll(() => [one.stderr(), one.told.some((told) => told.event === event)], WAIT).toContain(true)
  return one.told.find((told) => told.event === event) ?? { event: '' }
}

function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function alive(ready: Told): string[] {
  return (ready.nodes ?? []).filter(({ pid }) => kill(pid, 0)).map(({ name }) => name)
}

test('three nodes are one mesh; a death is told and the others go on; one Ctrl-C stops all, the founder last; the directories start again', {
  timeout: 60_000,
}, async () => {
  const first = up(['--json'], { SHOAL_NAME: 'not-theirs', SHOAL_LISTEN: '/ip4/127.0.0.1/tcp/1' })
  const ready = await until(first, 'ready')
  expect(ready.nodes?.map(({ name }) => name)).toEqual(['node-1', 'node-2', 'node-3'])
  expect(ready.join).toMatch(/^shoal1/)
  const at = (index: number): string => join(dir, `node-${index}`)
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

test('nodes end in an orderly way when the process that started them is gone', async () => {
  const one = up(['--nodes', '2', '--json'])
  const ready = await until(one, 'ready')
  one.child.kill('SIGKILL')
  await expect.poll(() => alive(ready), WAIT).toEqual([])
})

test('people read a summary with the join string and what to do next, and each line under the name of its node', async () => {
  const one = up(['--nodes', '2'])
  await expect.poll(() => one.stdout(), WAIT).toContain('npx shoal send')
  expect(one.stdout()).toContain('2 nodes are up; Ctrl-C stops them')
  expect(one.stdout()).toMatch(/--join shoal1\w+/)
  expect(one.stdout()).toContain(`export SHOAL_DATA=${join(dir, 'node-1')}`)
  await expect.poll(() => one.stderr(), WAIT).toMatch(/^node-2 \| \d\d:\d\d:\d\d\.\d{3} info .*is linked$/m)
  one.child.kill('SIGTERM')
  expect(await one.gone).toBe(0)
  expect(one.stdout()).toMatch(/node-2 has stopped\nnode-1 has stopped\n$/)
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
  const pidFile = join(dir, 'node-1/node.pid')
  await expect.poll(() => existsSync(pidFile), WAIT).toBe(true)
  const pid = Number(readFileSync(pidFile, 'utf8'))
  one.child.kill('SIGINT')
  expect(await one.gone).toBe(0)
  expect(one.told.map(({ event }) => event)).not.toContain('ready')
  expect(kill(pid, 0)).toBe(false)
  expect(existsSync(join(dir, 'node-2/node.pid'))).toBe(false)
})

test('as many nodes as LIMITS says, and no more', async () => {
  expect(await shoal(['up', '--nodes', '51'])).toMatchObject({ code: 2 })
})
