import { copyFileSync, existsSync, readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest'
import { changes, look } from '../../cli/project-watch.ts'
import { ROOT } from '../tidy/tree.ts'
import { type Running, running, tempDir, writeFiles } from './project-dir.ts'
import { SHOAL, shoal, type StartedNode, startNode } from './run.ts'

const PROBE = join(ROOT, 'test/fixtures/probe/probe.wasm')
const COUNTER = join(ROOT, 'examples/counter-as/counter.wasm')

let node: StartedNode
let dir: ReturnType<typeof tempDir>
beforeAll(async () => {
  node = await startNode({ args: ['--no-mdns'] })
}, 60_000)
afterAll(() => node[Symbol.asyncDispose]())
beforeEach(() => {
  dir = tempDir()
})
afterEach(() => dir[Symbol.dispose]())

/** Copying is a build as any other, and a quick one. */
function project(type: string, source: string, build = 'cp source.bin a.wasm'): void {
  if (source !== '') copyFileSync(source, join(dir.path, 'source.bin'))
  writeFiles(dir.path, {
    'shoal.yaml': `types:\n  - name: ${type}\n    build: ${JSON.stringify(build)}\n    component: a.wasm\n`,
  })
}

function dev(): Running {
  return running(process.execPath, [SHOAL, 'dev', '--data', node.dataDir], { cwd: dir.path })
}

/** Resolves when it has begun to wait for the nth time. */
async function waits(process: Running, times: number): Promise<void> {
  await vi.waitFor(() => expect(process.stderr().split('watching for changes').length - 1).toBe(times), {
    timeout: 30_000,
    interval: 50,
  })
}

test('dev deploys at each change, replaces live actors, shows their logs, survives mistakes, and ends by Ctrl-C', {
  timeout: 90_000,
}, async () => {
  project('changing', COUNTER)
  await using run = dev()
  await waits(run, 1)
  expect(run.stdout()).toContain('deployed changing version 1')
  expect(await node.run('send', 'changing/a', '41')).toMatchObject({ code: 0, stdout: '41' })

  // A second version takes the place of the live actor.
  copyFileSync(PROBE, join(dir.path, 'source.bin'))
  await waits(run, 2)
  expect(run.stderr()).toContain('changed: source.bin')
  expect(run.stdout()).toContain('deployed changing version 2')
  const logged = await node.run('send', 'changing/a', 'log it works')
  expect(logged, logged.stderr).toMatchObject({ code: 0 })
  await run.until(/info +changing\/a it works/)

  // A build that fails, and a file that cannot be read.
  project('changing', '', 'echo sorry; exit 9')
  await waits(run, 3)
  expect(run.stderr()).toMatch(/sorry\n[\s\S]*ended with exit code 9/)
  writeFiles(dir.path, { 'shoal.yaml': 'types:\n  - nmae: changing\n' })
  await run.until(/shoal\.yaml:2: there is no key "nmae"/)
  project('changing', COUNTER)
  await waits(run, 4)
  expect(run.stdout()).toContain('deployed changing version 3')
  expect(await node.run('send', 'changing/a', '7')).toMatchObject({ code: 0, stdout: '7' })

  run.child.kill('SIGINT')
  expect(await run.gone).toEqual({ code: 0, signal: null })
})

test('Ctrl-C ends dev in the middle of a build, and the build with it', { timeout: 60_000 }, async () => {
  project('slow', COUNTER, 'echo $$ > pid.txt; sleep 60; true')
  await using run = dev()
  await vi.waitFor(() => expect(readFileSync(join(dir.path, 'pid.txt'), 'utf8')).toMatch(/\d+\n/), 30_000)
  const pid = Number(readFileSync(join(dir.path, 'pid.txt'), 'utf8'))
  run.child.kill('SIGINT')
  expect(await run.gone).toEqual({ code: 0, signal: null })
  await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), 10_000)
})

test('dev without a node ends at once and names the line that starts one', async () => {
  project('lonely', COUNTER, 'touch built')
  const ran = await shoal(['dev', '--data', join(dir.path, 'nobody')], { cwd: dir.path })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('NO_NODE')
  expect(ran.stderr).toContain('shoal node start')
  expect(existsSync(join(dir.path, 'built'))).toBe(false)
})

test('a change is what is in a file, not when it was written, and what tools make is none', async () => {
  writeFiles(dir.path, {
    'a.txt': 'a',
    'src/b.txt': 'b',
    'out/made.wasm': '1',
    'node_modules/x/y': '1',
    '.git/z': '1',
    'crate/target/w': '1',
  })
  const seen = (before?: Awaited<ReturnType<typeof look>>): ReturnType<typeof look> =>
    look(dir.path, ['out/made.wasm'], before)
  const first = await seen()
  expect([...first.keys()].toSorted()).toEqual(['a.txt', 'src/b.txt'])
  writeFiles(dir.path, { 'a.txt': 'a', 'out/made.wasm': '2' })
  const second = await seen(first)
  expect(changes(first, second)).toEqual([])
  writeFiles(dir.path, { 'src/b.txt': 'B', 'src/c/d.txt': 'd' })
  unlinkSync(join(dir.path, 'a.txt'))
  expect(changes(second, await seen(second)).toSorted()).toEqual(['a.txt', 'src/b.txt', 'src/c/d.txt'])
})

test('deploy brings all types of a project with their policies, or the one named, and flags hold before the file', async () => {
  copyFileSync(COUNTER, join(dir.path, 'counter.wasm'))
  writeFiles(dir.path, {
    'shoal.yaml': `types:
  - name: at-edge
    component: counter.wasm
    policy: { idle: 5m, on: { tier: edge } }
  - name: anywhere
    component: counter.wasm
`,
  })
  const deploy = async (...args: string[]): Promise<{ policy: unknown; name: string; version: number }[]> => {
    const ran = await shoal(['deploy', '--json', '--data', node.dataDir, ...args], { cwd: dir.path })
    expect(ran, ran.stderr).toMatchObject({ code: 0 })
    const lines = ran.stdout.trimEnd().split('\n')
    return lines.map(
      (line) => (JSON.parse(line) as { type: { policy: unknown; name: string; version: number } }).type,
    )
  }
  expect(await deploy()).toMatchObject([
    { name: 'at-edge', version: 1, policy: { idleMs: 300_000, on: { tier: 'edge' } } },
    { name: 'anywhere', version: 1, policy: { on: {} } },
  ])
  expect(await deploy('--type', 'at-edge', '--idle', '7s', '--expect', '1')).toMatchObject([
    { name: 'at-edge', version: 2, policy: { idleMs: 7_000, on: { tier: 'edge' } } },
  ])
  expect(await node.run('send', 'anywhere/a')).toMatchObject({ code: 0, stdout: '1' })
  const nowhere = await node.run('send', 'at-edge/a', '--timeout', '2s')
  expect(nowhere.code).toBe(1)
  expect(nowhere.stderr).toMatch(/NO_PLACE.*tier=edge/)
  const both = await shoal(['deploy', '--expect', '1', '--data', node.dataDir], { cwd: dir.path })
  expect(both.code).toBe(2)
  expect(both.stderr).toContain('add --type NAME')
})
