import { afterEach, expect, it, vi } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, send } from './helpers.ts'

afterEach(() => void vi.restoreAllMocks())

it('a wall clock that is set forward costs no actor its memory, and no count comes twice in one epoch', async () => {
  await using net = await createTestnet(2)
  const [a, b] = net.nodes as [Node, Node]
  await deploy(a, 'counter')
  await send(b, 'counter/x')
  const counts: number[] = []
  let aheadMs = 0
  const wall = Date.now
  vi.spyOn(Date, 'now').mockImplementation(() => wall() + aheadMs)
  for (let n = 0; n < 60; n += 1) {
    if (n % 20 === 10) aheadMs += 2_000
    const reply = await send(net.nodes[n % 2] as Node, 'counter/x')
    expect(reply).toMatchObject({ fresh: false, epoch: 1 })
    counts.push(Number(reply.text))
  }
  expect(counts).toEqual(Array.from({ length: 60 }, (_, n) => n + 2))
})
