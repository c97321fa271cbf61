import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { connect } from '../../sdk/index.ts'
import { type StartedNode, startNode } from './run.ts'

const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')
let nodes: StartedNode[] = []

beforeAll(async () => {
  const first = await startNode({ args: ['--slots', '2'] })
  const others = [1, 2].map(() => startNode({ args: ['--slots', '2', '--join', first.ready.join] }))
  nodes = [first, ...(await Promise.all(others))]
}, 60_000)
afterAll(async () => {
  for (const node of nodes) await node[Symbol.asyncDispose]()
})

test('twenty sends at once to a pool of slow actors use every peer of three with two slots', async () => {
  const [first] = nodes
  await using mesh = await connect({ dataDir: first?.dataDir ?? '' })
  await vi.waitFor(
    async () => expect((await mesh.peers()).filter(({ free }) => free === 2)).toHaveLength(3),
    { timeout: 15_000, interval: 100 },
  )
  const deployed = await first?.run('deploy', PROBE, '--type', 'slow', '--hold', '10s')
  expect(deployed, deployed?.stderr).toMatchObject({ code: 0 })
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => mesh.actor('slow').send('sleep 200', { timeoutMs: 10_000 })),
  )
  expect(new Set(replies.map(({ peer }) => peer)).size).toBe(3)
  expect(new Set(replies.map(({ id }) => id)).size).toBe(20)
})
