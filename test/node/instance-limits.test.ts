import { describe, expect, it } from 'vitest'
import type { ActorInfo, Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

const live = async (node: Node, type: string): Promise<ActorInfo[]> =>
  (await node.ps()).found.filter((actor) => actor.type === type)

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
