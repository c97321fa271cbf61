import { expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

it('of many actors on a node a few are live; all answer as if they were, and none is fresh again', async () => {
  await using net = await createTestnet(1, { node: { liveMemories: 16 } })
  const [a] = net.nodes as [Node]
  await deploy(a, 'counter', { idleMs: 60_000 })
  await deploy(a, 'probe', { idleMs: 60_000 })
  const keys = Array.from({ length: 50 }, (_, n) => `counter/k${n}`)
  for (let count = 1; count <= 3; count++) {
    const replies = await Promise.all(keys.map((key) => send(a, key, '1', { timeoutMs: 20_000 })))
    expect(replies.map(({ text }) => text)).toEqual(keys.map(() => String(count)))
    expect(replies.map(({ fresh }) => fresh)).toEqual(keys.map(() => count === 1))
    const { host, actors } = await until('most sleep', async () => {
      const status = await a.status()
      return status.host.asleep >= 34 && status.host.live <= 16 ? status : undefined
    })
    expect(actors).toBe(50)
    expect(host.asleepBytes).toBeLessThan(50 * 2_048)
  }
  // One waits for another that sleeps.
  expect(await send(a, 'probe/x', 'send counter/k7 1', { timeoutMs: 20_000 })).toMatchObject({ text: '4' })
})

it('a node refuses to hold more than its engine can', async () => {
  await expect(createTestnet(1, { node: { liveMemories: 20_000 } })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: '--live is 20000; it may be 1 to 12000',
  })
})
