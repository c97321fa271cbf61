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

  it('of eight instances on four peers all but one expire, though any of them would do', async () => {
    await using net = await createTestnet(5, {
      node: (index) => ({ labels: { hosts: index === 0 ? 'no' : 'yes' }, slots: 2 }),
    })
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { idleMs: 3_000, growMs: 0, holdMs: 20_000, on: { hosts: 'yes' } }, 'spread')
    await until('room is known', async () => (await a.peers()).filter(({ free }) => free === 2).length === 5)
    await Promise.all(Array.from({ length: 8 }, () => send(a, 'spread', 'sleep 200', { timeoutMs: 20_000 })))
    const one = new Map((await live(a, 'spread')).map(({ peer, address }) => [peer, address]))
    expect(one.size).toBe(4)
    // All are as fast as one another: only that one was used last speaks for it.
    for (let n = 0; n < 50; n += 1)
      await Promise.all(
        Array.from(one.values(), (address) => send(a, address, 'count', { timeoutMs: 20_000 })),
      )
    await lightTraffic(a, 'spread')
  })
})
