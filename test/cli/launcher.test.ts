import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shoal } from './run.ts'

/** A Node of this machine that the launcher must replace, if there is one. */
const older = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .find((path) => existsSync(path) && major(path) < 26)

function major(node: string): number {
  return Number(execFileSync(node, ['-p', 'process.versions.node.split(".")[0]']).toString())
}

/** The real launcher before a command that only reports what reaches it. */
const CLI = `
export async function main(args) {
  const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n')
  if (args[0] === 'exit') { process.exitCode = Number(args[1]); return }
  if (args[0] === 'die') { process.kill(process.pid, 'SIGKILL'); return }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => say({ signal }))
  process.stdin.on('data', (bytes) => { if (bytes.toString() === 'q') process.exit(7) })
  // As a node does: the end of its input does not end it.
  setInterval(() => {}, 1_000)
  say({ pid: process.pid, node: process.versions.node, env: process.env.SHOAL_LAUNCHER ?? null })
}
`

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'shoal-launcher-'))
  cpSync(join(import.meta.dirname, '../../bin'), join(root, 'bin'), { recursive: true })
  mkdirSync(join(root, 'cli'))
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(root, 'cli/index.ts'), CLI)
  mkdirSync(join(root, 'node_modules/.bin'), { recursive: true })
  symlinkSync(process.execPath, join(root, 'node_modules/.bin/node'))
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

interface Line {
  pid?: number
  node?: string
  env?: string | null
  signal?: string
}

/** Starts the launcher in a process group of its own, as a shell would. */
async function launch(node: string, ...args: string[]) {
  const child = spawn(node, [join(root, 'bin/shoal'), ...args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<Line | undefined> => {
    const { value, done } = await lines.next()
    return done === true ? undefined : (JSON.parse(value) as Line)
  }
  const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  return { child, next, exited }
}

describe.each([
  ['the right Node', process.execPath],
  ['an older Node', older],
])('under %s, the launcher', (_name, node) => {
  const run = test.skipIf(node === undefined)

  run('runs the command in Node 26 and leaves no trace in its environment', async () => {
    const { child, next, exited } = await launch(node ?? '')
    const ready = await next()
    expect(Number(ready?.node?.split('.')[0])).toBeGreaterThanOrEqual(26)
    expect(ready?.env).toBeNull()
    child.stdin.write('q')
    expect(await exited).toEqual([7, null])
  })

  run('hands on the exit code, and the signal that ended the command', async () => {
    expect(await (await launch(node ?? '', 'exit', '3')).exited).toEqual([3, null])
    expect(await (await launch(node ?? '', 'die')).exited).toEqual([null, 'SIGKILL'])
  })

  run('delivers a Ctrl-C of the terminal exactly once', async () => {
    const { child, next, exited } = await launch(node ?? '')
    await next()
    // The terminal signals everybody in the foreground group.
    process.kill(-(child.pid ?? 0), 'SIGINT')
    expect(await next()).toEqual({ signal: 'SIGINT' })
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    // A second SIGINT would have come before.
    expect(await next()).toEqual({ signal: 'SIGTERM' })
    child.stdin.write('q')
    await exited
  })

  run('delivers a signal to its own pid, or to that of the command, exactly once', async () => {
    const { child, next, exited } = await launch(node ?? '')
    const ready = await next()
    for (const pid of [child.pid ?? 0, ready?.pid ?? 0]) {
      process.kill(pid, 'SIGINT')
      expect(await next()).toEqual({ signal: 'SIGINT' })
      process.kill(pid, 'SIGHUP')
      expect(await next()).toEqual({ signal: 'SIGHUP' })
    }
    child.stdin.write('q')
    await exited
  })

  run('takes the command along when it is killed without a word', async () => {
    const { child, next, exited } = await launch(node ?? '')
    const ready = await next()
    child.kill('SIGKILL')
    await exited
    // Under the right Node, launcher and command are one process.
    if (ready?.pid !== child.pid) {
      expect(await next()).toEqual({ signal: 'SIGTERM' })
      process.kill(ready?.pid ?? 0, 'SIGKILL')
    }
    expect(await next()).toBeUndefined()
  })
})

test.skipIf(older === undefined)('without a Node 26 at hand the launcher says so in one line', async () => {
  const bare = join(root, 'bare')
  cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true })
  const child = spawn(older ?? '', [join(bare, 'bin/shoal')], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  expect(code).toBe(1)
  expect(stderr).toMatch(/^shoal needs Node 26 or newer; this is Node .*\n$/)
})

test('the version is that of the package, under any Node', async () => {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
    version: string
  }
  for (const node of [process.execPath, ...(older === undefined ? [] : [older])]) {
    const ran = await shoal(['--version'], { node })
    expect(ran).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' })
  }
})
