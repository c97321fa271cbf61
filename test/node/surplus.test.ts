import { describe, expect, it } from 'vitest'
import type { ActorInfo, Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

const live = async (node: Node, type: string): Promise<ActorInfo[]> =>
  (await node.ps()).found.filter((actor) => actor.type === type)

/** Sends one message after the other until one instance is left; resolves with what it then says of itself. */
async function lightTraffic(from: Node, type: string): Promise<string> {
  await until(
    'one instance is left',
    async () => {
      for (let n = 0; n < 10; n += 1) await send(from, type, 'count', { timeoutMs: 20_000 })
      return (await live(from, type)).length === 1
    },
    20_000,
  )
  return (await send(from, type, 'count')).actor
}

describe('with light, steady traffic', () => {
  it('of eight instances on a node the surplus ones expire', async () => {
    await using net = await createTestnet(1)
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { idleMs: 1_000, growMs: 0, holdMs: 20_000 }, 'eight')
    await Promise.all(Array.from({ length: 8 }, () => send(a, 'eight', 'sleep 50', { timeoutMs: 20_000 })))
    const before = (await live(a, 'eight')).map(({ address }) => address)
    expect(before).toHaveLength(8)
    expect(before).toContain(await lightTraffic(a, 'eight'))
  })

  it('of eight instances on three peers all but one expire, though any of them would do', async () => {
    await using net = await createTestnet(4, {
      node: (index) => ({ labels: { hosts: index === 0 ? 'no' : 'yes' }, slots: 3 }),
    })
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { idleMs: 2_500, growMs: 0, holdMs: 20_000, on: { hosts: 'yes' } }, 'spread')
    await until('room is known', async () => (await a.peers()).filter(({ free }) => free === 3).length === 4)
    await Promise.all(Array.from({ length: 8 }, () => send(a, 'spread', 'sleep 200', { timeoutMs: 20_000 })))
    expect(new Set((await live(a, 'spread')).map(({ peer }) => peer)).size).toBeGreaterThan(1)
    await lightTraffic(a, 'spread')
  })
})

describe('instances of a type', () => {
  it('are at most so many on a node, keyed ones too', async () => {
    await using net = await createTestnet(1)
    const [a] = net.nodes as [Node]
    await deploy(a, 'counter', { instances: 2, holdMs: 100 }, 'few')
    await send(a, 'few/a')
    await send(a, 'few/b')
    await expect(send(a, 'few/c')).rejects.toMatchObject({ code: 'OVERLOADED' })
    expect(await live(a, 'few')).toHaveLength(2)
  })

  it('are about so many in the mesh, wherever messages come from', async () => {
    await using net = await createTestnet(3)
    const [a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'probe', { instancesMesh: 2, growMs: 0, holdMs: 20_000 }, 'scarce')
    await Promise.all([1, 2].map(() => send(a, 'scarce', 'sleep 100', { timeoutMs: 20_000 })))
    const two = (await live(a, 'scarce')).map(({ address }) => address)
    expect(two).toHaveLength(2)
    for (const node of [b, c])
      await until('the load of a is known', async () =>
        (await node.peers()).some(({ peer, actors }) => peer === a.peer && actors === 2),
      )
    const replies = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        send(net.nodes[n % 3] as Node, 'scarce', 'sleep 20', { timeoutMs: 20_000 }),
      ),
    )
    expect(new Set(replies.map(({ actor }) => actor))).toEqual(new Set(two))
  })
})
