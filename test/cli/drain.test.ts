import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startNode, type StartedNode } from './run.ts'

const COUNTER = join(import.meta.dirname, '../../examples/counter-as/counter.wasm')

/** Two nodes, and a counter that has counted once on each. */
async function two(): Promise<{ founder: StartedNode; joined: StartedNode; keys: Map<string, string> }> {
  const founder = await startNode()
  const joined = await startNode({ args: ['--join', founder.ready.join] })
  expect((await founder.run('deploy', COUNTER, '--type', 'counter')).code).toBe(0)
  const keys = new Map<string, string>()
  await expect
    .poll(
      async () => {
        for (const via of [founder, joined]) {
          const key = `k${keys.size}-${Math.random()}`
          const { stdout } = await via.run('send', `counter/${key}`, 'inc', '--json')
          const { peer } = JSON.parse(stdout) as { peer: string }
          keys.set(peer, key)
        }
        return keys.size
      },
      { timeout: 20_000 },
    )
    .toBe(2)
  return { founder, joined, keys }
}

test('shoal node drain shows what it does; the actor goes on at the other node, with its memory', async () => {
  const { founder, joined, keys } = await two()
  await using _first = founder
  await using _second = joined
  const drain = await joined.run('node', 'drain', '--grace', '20s')
  expect(drain.stderr).toBe('')
  expect(drain.stdout).toMatch(
    /drained: \d+ actors? moved, 0 posts given to other peers\nthe node \(pid \d+\) has stopped\n$/,
  )
  expect(drain.code).toBe(0)
  const after = await founder.run('send', `counter/${keys.get(joined.ready.peer)}`, 'inc')
  expect(after.stdout.trim()).toBe('2')
}, 90_000)

test('SIGTERM drains as well; a node that is alone says that its actors were not moved', async () => {
  const { founder, joined, keys } = await two()
  await using _first = founder
  await using _second = joined
  joined.kill('SIGTERM')
  expect(await joined.gone).toEqual({ code: 0, signal: null })
  expect(joined.stderr()).toContain('"event":"drained"')
  const after = await founder.run('send', `counter/${keys.get(joined.ready.peer)}`, 'inc')
  expect(after.stdout.trim()).toBe('2')
  const drain = await founder.run('node', 'drain', '--grace', '5s', '--json')
  expect(drain.code).not.toBe(0)
  expect(drain.stdout).toContain('"end":"alone"')
  expect(drain.stderr).toContain('UNAVAILABLE')
}, 90_000)
