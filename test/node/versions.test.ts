import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { component, deploy, send, until } from './helpers.ts'

describe('versions of a type', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
  })
  afterAll(() => net[Symbol.asyncDispose]())

  const version = async (node: Node, name: string): Promise<number> =>
    (await node.types()).find((type) => type.name === name)?.version ?? 0
  const everywhere = (name: string, wanted: number): Promise<unknown> =>
    until(`version ${wanted} of ${name} is known everywhere`, async () => {
      const all = await Promise.all(net.nodes.map((node) => version(node, name)))
      return all.every((one) => one === wanted)
    })

  it('rise by one with each deployment; the same bytes and policy change nothing and say so', async () => {
    const first = await b.deploy(component('echo'), { type: 'rising', policy: {} })
    const again = await c.deploy(component('echo'), { type: 'rising', policy: {} })
    const other = await c.deploy(component('echo'), { type: 'rising', policy: { idleMs: 1_234 } })
    expect([first, again, other].map(({ type, changed }) => [type.version, changed])).toEqual([
      [1, true],
      [1, false],
      [2, true],
    ])
  })

  it('are made by compare-and-set: of racing deployments each version has one, and the others are told', async () => {
    const racing = await Promise.allSettled(
      [a, b, c, a, b, c].map((node, n) =>
        node.deploy(component('echo'), { type: 'raced', policy: { idleMs: 1_000 + n }, expect: 0 }),
      ),
    )
    const won = racing.filter((one) => one.status === 'fulfilled')
    const lost = racing.filter((one) => one.status === 'rejected')
    expect(won).toHaveLength(1)
    for (const { reason } of lost)
      expect(reason).toMatchObject({
        code: 'VERSION_CONFLICT',
        message: expect.stringContaining('raced is at version 1'),
      })
    const winner = won[0]?.value.type.policy.idleMs
    await everywhere('raced', 1)
    for (const node of net.nodes)
      expect((await node.types()).find(({ name }) => name === 'raced')?.policy.idleMs).toBe(winner)
    await expect(
      a.deploy(component('counter'), { type: 'raced', policy: {}, expect: 7 }),
    ).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      hint: expect.stringContaining('--expect 1'),
    })
  })

  it('leave live actors on the old one, unless they are to restart', async () => {
    await deploy(a, 'counter', {}, 'living')
    await send(c, 'living/x')
    await b.deploy(component('echo'), { type: 'living', policy: {} })
    expect(await send(c, 'living/x', 'hi')).toMatchObject({ text: '2', version: 1 })
    const { restarted } = await c.deploy(component('echo'), {
      type: 'living',
      policy: { idleMs: 5_000 },
      restart: true,
    })
    expect(restarted).toBe(1)
    expect(await send(a, 'living/x', 'hi')).toMatchObject({ text: 'hi', fresh: true, version: 3 })
  })

  it('can be gone back to, one or several', async () => {
    await deploy(a, 'counter', {}, 'back')
    await deploy(b, 'echo', {}, 'back')
    const { type } = await c.rollback('back')
    expect([type.version, type.history.map((one) => one.version)]).toEqual([3, [2, 1]])
    await everywhere('back', 3)
    expect((await send(b, 'back/x', 'hi')).text).toBe('1')
    await c.rollback('back', 2)
    await everywhere('back', 4)
    expect((await send(b, 'back/y', 'hi')).text).toBe('hi')
    await expect(a.rollback('back', 9)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: 'back has no earlier version 9',
      hint: 'there are 3, 2, 1',
    })
    await deploy(a, 'echo', {}, 'first')
    await expect(b.rollback('first')).rejects.toMatchObject({ message: 'first has no version before 1' })
    await expect(b.rollback('nobody')).rejects.toMatchObject({ code: 'NO_SUCH_TYPE' })
  })

  it('end when a name is given up, which live actors prevent', async () => {
    await deploy(a, 'counter', {}, 'gone')
    await send(b, 'gone/x')
    await expect(c.undeploy('gone', { force: false })).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining('gone/x'),
    })
    expect((await send(b, 'gone/x')).text).toBe('2')
    expect(await c.undeploy('gone', { force: true })).toBe(1)
    await everywhere('gone', 0)
    for (const node of net.nodes)
      await expect(send(node, 'gone/x')).rejects.toMatchObject({ code: 'NO_SUCH_TYPE' })
    const { type } = await b.deploy(component('counter'), { type: 'gone', policy: {} })
    expect(type.version).toBe(3)
    await everywhere('gone', 3)
    expect((await send(c, 'gone/x')).text).toBe('1')
  })
})
