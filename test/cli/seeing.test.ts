import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { linePeople } from '../../cli/node-log.ts'
import type { LogEntry, MeshEvent } from '../../node/index.ts'
import { SHOAL, type StartedNode, startNode } from './run.ts'

const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')
const WAIT = { timeout: 15_000, interval: 50 }

const root = mkdtempSync(join(tmpdir(), 'shoal-seeing-'))
const dataDir = join(root, 'data')
let node: StartedNode

beforeAll(async () => {
  node = await startNode({ dataDir, args: ['--name', 'seen', '--no-mdns'] })
  expect(await node.run('deploy', PROBE, '--type', 'probe')).toMatchObject({ code: 0 })
}, 60_000)

afterAll(async () => {
  await node?.[Symbol.asyncDispose]()
  rmSync(root, { recursive: true, force: true })
})

async function values<T>(...args: string[]): Promise<T[]> {
  const ran = await node.run(...args, '--json')
  expect(ran, ran.stderr).toMatchObject({ code: 0 })
  return ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T)
}

const send = async (address: string, text: string): Promise<void> => {
  expect(await node.run('send', address, text)).toMatchObject({ code: 0 })
}

test('logs are printed of one actor, of a type and of all, as lines and as JSON', async () => {
  await send('probe/x', 'log hello')
  await send('probe/y', 'print world')
  const [line] = await values<LogEntry>('logs', 'probe/x')
  expect(line).toMatchObject({ level: 'info', address: 'probe/x', peer: node.ready.peer, text: 'hello' })
  for (const args of [['logs'], ['logs', 'probe'], ['logs', 'probe', '--since', '1h']]) {
    const { stdout } = await node.run(...args)
    expect(stdout).toMatch(/^\S+Z …\w{8} info {2}probe\/x hello\n\S+Z …\w{8} info {2}probe\/y world\n$/)
  }
})

test('of an actor that said nothing nothing is printed, and people are told so', async () => {
  const ran = await node.run('logs', 'probe/silent')
  expect(ran).toMatchObject({ code: 0, stdout: '' })
  expect(ran.stderr).toContain('has a line of probe/silent')
})

test('what an actor says does not reach the terminal as commands', async () => {
  await send('probe/evil', 'log \u001B[2J\u001B]0;owned\u0007 \u202Etxt')
  const { stdout } = await node.run('logs', 'probe/evil')
  expect(stdout).toContain(String.raw`probe/evil \x1b[2J\x1b]0;owned\x07 \x202etxt`)
})

test('bad words on the line are refused with exit code 2', async () => {
  for (const args of [
    ['logs', 'No Such'],
    ['logs', '--since', '5 parsecs'],
    ['events', '--since', '-1s'],
    ['node', 'start', '--log-level', 'loud'],
  ]) {
    const ran = await node.run(...args)
    expect(ran, args.join(' ')).toMatchObject({ code: 2, stdout: '' })
  }
})

test('events are printed as they come, and end with the command', async () => {
  const child = spawn(process.execPath, [SHOAL, 'events', '-f', '--json', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    let out = ''
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()))
    await vi.waitFor(() => expect(out).toContain('"deployed"'), WAIT)
    await send('probe/fresh', 'count')
    await vi.waitFor(() => expect(out).toContain('probe/fresh'), WAIT)
    const told = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as MeshEvent)
    expect(told.map(({ event }) => event).slice(0, 2)).toEqual(['started', 'deployed'])
    expect(told.find(({ facts }) => facts['address'] === 'probe/fresh')).toMatchObject({
      event: 'actor-created',
      on: node.ready.peer,
      facts: { fresh: 'no earlier life of it is known here' },
    })
  } finally {
    child.kill()
  }
})

test("the node's own log is one JSON value a line on standard error, and nothing else is there", () => {
  const lines = node.stderr().trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({
      level: expect.stringMatching(/^(info|warn|error)$/),
      time: expect.stringMatching(/Z$/),
      msg: expect.any(String),
    })
})

test('a node whose log nobody reads any more goes on', async () => {
  node.child.stderr?.destroy()
  for (let n = 0; n < 3; n += 1) await send(`probe/unheard-${n}`, 'count')
  expect((await values<MeshEvent>('events')).map(({ facts }) => facts['address'])).toContain(
    'probe/unheard-2',
  )
})

test('logs outlive a node that is killed, and the next start says that it was', async () => {
  await send('probe/last', 'log words')
  node.kill('SIGKILL')
  await node.gone
  node = await startNode({ dataDir, args: ['--no-mdns', '--log-level', 'warn'] })
  expect((await values<LogEntry>('logs', 'probe/last')).map(({ text }) => text)).toEqual(['words'])
  // A pool's: keys have to wait until the leases of before the crash are over.
  await send('probe', 'log again')
  const after = (await values<LogEntry & { seq: number }>('logs', 'probe')).slice(-2)
  expect(after.map(({ text }) => text)).toEqual(['words', 'again'])
  expect(after[1]?.seq).toBe((after[0]?.seq ?? 0) + 1)
  const started = (await values<MeshEvent>('events')).filter(({ event }) => event === 'started')
  expect(started.map(({ facts }) => facts['crashed'])).toEqual([false, true])
  // Of level warn, as was asked for; the creation of the actor, of level info, is not there.
  expect(new Set(node.events().map(({ event }) => event))).toEqual(new Set(['ready', 'started']))
})

test('a line for people has the time, the level and the sentence, and colours only where they are wanted', () => {
  const line = { level: 'warn', time: '2026-05-01T10:00:00.123Z', msg: 'a\u001B[31mb\nc' }
  expect(linePeople(line, false)).toBe(String.raw`10:00:00.123 warn  a\x1b[31mb` + '\n    c')
  expect(linePeople(line, true)).toBe(`\u001B[33m${linePeople(line, false)}\u001B[0m`)
})
