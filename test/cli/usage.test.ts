import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shoal } from './run.ts'

let dir: string
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-usage-'))
  writeFileSync(join(dir, 'empty.wasm'), '')
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test.each([
  [['sned'], "unknown command 'sned'", 'send', 'shoal --help'],
  [['node', 'strat'], "unknown command 'strat'", 'start', 'shoal help node '],
  [['send', 'a/b', '--timeoot', '1s'], "unknown option '--timeoot'", '--timeout', 'shoal help send '],
  [['--json', 'node', 'start', '--jion', 'x'], "unknown option '--jion'", '--join', 'shoal help node start '],
])('%j is refused, the nearest word named, and the help to read', async (args, wrong, near, help) => {
  const ran = await shoal(args)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain(wrong)
  expect(ran.stderr).toContain(near)
  expect(ran.stderr).toContain(help)
})

test.each([
  [['send', 'a/b', '--timeout', '5'], '500ms, 30s, 5m, 1h'],
  [['send', 'a/b', '--timeout', '2h'], 'at most 1h'],
  [['deploy', 'x.wasm', '--type', 'x', '--memory-max', '64 Mo'], '64MiB'],
  [['deploy', 'x.wasm', '--type', 'x', '--memory-max', '2GiB'], 'at most 1GiB'],
  [['node', 'start', '--message-max', '1GiB'], 'at most 100MiB'],
  [['node', 'start', '--slots', '-1'], 'whole number'],
  [['node', 'start', '--label', 'eu'], 'KEY=VALUE'],
  [['deploy', 'x.wasm'], '--type'],
  [['send'], 'address'],
  [['ps', 'more'], 'too many arguments'],
  [['send', 'Not/ok', 'x'], 'BAD_ADDRESS: "Not/ok" is not'],
  [['send', '/ok', 'x'], 'BAD_ADDRESS: "/ok" is not'],
  [['send', 'a/', 'x'], 'its key is empty'],
])('%j is a wrong command line, and says what is expected', async (args, expected) => {
  const ran = await shoal(args)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain(expected)
})

test('a group of commands without one of them shows its help, and says that one is missing', async () => {
  const ran = await shoal(['mesh'])
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain('shoal: a command is missing\n  next: shoal help mesh lists its commands')
})

test('with --json a wrong command line is one JSON value, wherever the flag stands', async () => {
  for (const args of [
    ['--json', 'sned'],
    ['send', 'a/b', '--timeoot', '--json'],
    ['send', 'A', '--json'],
  ]) {
    const ran = await shoal(args)
    expect(ran.code).toBe(2)
    const lines = ran.stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      error: { code: expect.stringMatching(/^BAD_/) as string, message: expect.any(String) as string },
    })
  }
})

test('without a node, the directory looked in and the line to start one are named', async () => {
  const data = join(dir, 'nobody')
  for (const args of [['ps'], ['send', 'a/b', 'x'], ['node', 'status'], ['node', 'stop']]) {
    const ran = await shoal([...args, '--data', data])
    expect(ran.code).toBe(1)
    expect(ran.stderr).toContain(`NO_NODE: no node answers in ${data}`)
    expect(ran.stderr).toContain(`shoal node start --data ${data}`)
  }
  const byEnvironment = await shoal(['ps', '--json'], { env: { SHOAL_DATA: data } })
  expect(byEnvironment.code).toBe(1)
  expect(JSON.parse(byEnvironment.stderr)).toMatchObject({ error: { code: 'NO_NODE', retryable: true } })
})

test('status --wait gives up after that time', async () => {
  const ran = await shoal(['node', 'status', '--wait', '400ms', '--data', join(dir, 'nobody')])
  expect(ran.code).toBe(1)
  expect(ran.ms).toBeGreaterThan(400)
})

test('a file that cannot be deployed is refused before a node is asked', async () => {
  const cases = [
    [join(dir, 'missing.wasm'), 'there is no such file', 2],
    [dir, 'it is a directory', 2],
    [join(dir, 'empty.wasm'), 'is empty', 1],
  ] as const
  for (const [file, why, code] of cases) {
    const ran = await shoal(['deploy', file, '--type', 'x', '--data', join(dir, 'nobody')])
    expect(ran.code).toBe(code)
    expect(ran.stderr).toContain(why)
    expect(ran.stderr).not.toContain('NO_NODE')
  }
})

test('help is grouped, names the global flags everywhere, and needs no libp2p', async () => {
  const all = await shoal(['--help'])
  expect(all.code).toBe(0)
  for (const heading of ['Nodes:', 'Messages:', 'Actors:', 'Projects:', 'Examples:'])
    expect(all.stdout).toContain(heading)
  const one = await shoal(['help', 'deploy'])
  for (const flag of ['--idle', '--hold', '--run-max', '--memory-max', '--instances-max', '--data', '--json'])
    expect(one.stdout).toContain(flag)
  const start = await shoal(['node', 'start', '--help'])
  for (const flag of ['--listen', '--join', '--name', '--label', '--slots', '--no-mdns', '--mailbox-max'])
    expect(start.stdout).toContain(flag)
})

test('no arguments show the help, and say so by the exit code', async () => {
  const ran = await shoal([])
  expect(ran.code).toBe(2)
  expect(ran.stderr).toContain('Usage: shoal')
})
