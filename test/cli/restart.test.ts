import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedNode, startNode } from './run.ts'

const COUNTER = join(import.meta.dirname, '../../examples/counter-as/counter.wasm')

let dir: string
const nodes = new Map<string, StartedNode>()
const start = async (name: string, ...args: string[]): Promise<StartedNode> => {
  const node = await startNode({ dataDir: join(dir, name), args: ['--name', name, ...args] })
  nodes.set(name, node)
  return node
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-restart-'))
})
afterAll(async () => {
  for (const node of nodes.values()) await node[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true, force: true })
})

test('what was deployed on a node that is killed runs elsewhere, and after all nodes were stopped', {
  timeout: 180_000,
}, async () => {
  const founder = await start('founder')
  const a = await start('a', '--join', founder.ready.join)
  const c = await start('c', '--join', founder.ready.join)
  expect((await a.run('deploy', COUNTER, '--type', 'counter')).code).toBe(0)
  a.kill('SIGKILL')
  await a.gone
  expect((await c.run('send', 'counter/one', '--timeout', '60s')).stdout).toBe('1')

  for (const node of [founder, c]) {
    const stopped = await node.run('node', 'stop')
    expect(stopped, stopped.stderr).toMatchObject({ code: 0 })
    expect(await node.gone).toEqual({ code: 0, signal: null })
  }
  const restarted = await Promise.all(['founder', 'a', 'c'].map((name) => start(name)))
  expect(restarted.map(({ ready }) => ready.peer)).toEqual([founder, a, c].map(({ ready }) => ready.peer))
  for (const node of restarted) {
    const sent = await node.run('send', `counter/${node.ready.pid}`, '--timeout', '60s')
    expect(sent, sent.stderr).toMatchObject({ code: 0, stdout: '1' })
  }
})
