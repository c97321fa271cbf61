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

it('what the actors of a type use, and what became of them, is in status and inspect', async () => {
  await using net = await createTestnet(2, {
    node: (index) => (index === 0 ? { slots: 0 } : { liveMemories: 4 }),
  })
  const [asks, hosts] = net.nodes as [Node, Node]
  await deploy(asks, 'probe', { idleMs: 60_000 })
  await deploy(asks, 'counter', { idleMs: 1_000 })
  for (let n = 0; n < 10; n++) await send(asks, `probe/k${n}`, 'count')
  await send(asks, 'probe/k0', 'sleep 50')
  await expect(send(asks, 'probe/k1', 'trap', { retry: 'never' })).rejects.toMatchObject({
    code: 'ACTOR_TRAPPED',
  })
  await send(asks, 'counter/a')
  const types = await until('the counter has ended', async () => {
    const { host } = await hosts.status()
    const of = new Map(host.types.map((use) => [use.type, use]))
    return (of.get('counter')?.ended['idle'] ?? 0) === 1 && host.live <= 4 && of
  })
  expect(types.get('counter')).toMatchObject({
    live: 0,
    asleep: 0,
    created: 1,
    memoryBytes: 0,
    ended: { idle: 1 },
  })
  const probe = types.get('probe')
  expect(probe).toMatchObject({ created: 10, waiting: 0, ended: { trapped: 1 } })
  expect((probe?.live ?? 0) + (probe?.asleep ?? 0)).toBe(9)
  // Of one page or two each, as the compiler has it.
  expect((probe?.memoryBytes ?? 1) % 65_536).toBe(0)
  expect(probe?.memoryBytes).toBeGreaterThanOrEqual((probe?.live ?? 0) * 65_536)
  expect(probe?.asleepBytes).toBeGreaterThan(0)
  expect(probe?.cpuMs).toBeGreaterThanOrEqual(50)
  expect((await asks.inspect('probe/k0')).use).toMatchObject({
    type: 'probe',
    created: 10,
    ended: { trapped: 1 },
  })
  const { found, silent } = await asks.uses('probe')
  expect(silent).toEqual([])
  expect(found).toHaveLength(2)
  expect(found.find(({ peer }) => peer === hosts.peer)).toMatchObject({ created: 10, ended: { trapped: 1 } })
  expect(found.find(({ peer }) => peer === asks.peer)).toMatchObject({ created: 0, live: 0, ended: {} })
  await expect(asks.uses('nobody')).rejects.toMatchObject({ code: 'NO_SUCH_TYPE' })
  // Waiting for an answer is no processor time.
  await send(asks, 'probe/k2', 'send probe/k3 sleep 1000', { timeoutMs: 20_000 })
  const after = (await hosts.status()).host.types.find(({ type }) => type === 'probe')
  const more = (after?.cpuMs ?? 0) - (probe?.cpuMs ?? 0)
  expect(more).toBeGreaterThanOrEqual(1_000)
  expect(more).toBeLessThan(2_000)
  // Runs count that come to no end of their own, too.
  await deploy(asks, 'probe', { idleMs: 60_000, runMs: 500 }, 'loops')
  await expect(send(asks, 'loops/a', 'loop', { retry: 'never' })).rejects.toMatchObject({
    code: 'RUN_TIMEOUT',
  })
  const looped = await until('its time is told', async () => {
    const { host } = await hosts.status()
    const use = host.types.find(({ type }) => type === 'loops')
    return use !== undefined && use.cpuMs > 0 && use
  })
  expect(looped.cpuMs).toBeGreaterThanOrEqual(450)
  expect(looped.ended).toEqual({ 'run-timeout': 1 })
}, 60_000)
