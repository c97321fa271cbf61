import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createNode, type Node, type NodeEvent, type NodeInit } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, drained, send, until } from './helpers.ts'

function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-drain-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

test('nodes that drain and start again one after another lose nothing: no send with retry fails', async () => {
  const moved: string[] = []
  const log = ({ event, facts }: NodeEvent): void => {
    if (event === 'actor-left') moved.push(String(facts['address']))
  }
  const inits: NodeInit[] = Array.from({ length: 3 }, () => ({ dataDir: dataDir(), log }))
  await using net = await createTestnet(4, { node: (index) => inits[index] ?? { slots: 0 } })
  const [founder, b, c, door] = net.nodes as [Node, Node, Node, Node]
  await deploy(founder, 'counter')
  const replies: { key: string; epoch: number; count: number }[] = []
  const failed: unknown[] = []
  let over = false
  const program = async (key: string): Promise<void> => {
    while (!over) {
      const sent = send(door, `counter/${key}`, 'inc', { retry: 'yes', timeoutMs: 60_000 })
      await sent.then(
        ({ epoch, text }) => replies.push({ key, epoch, count: Number(text) }),
        (error: unknown) => failed.push(error),
      )
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const keys = Array.from({ length: 12 }, (_, n) => `k${n}`)
  const programs = keys.map(program)
  await until(
    'all have begun',
    async () => new Set(replies.map(({ key }) => key)).size === keys.length,
    60_000,
  )
  const restarted: Node[] = []
  try {
    // The founder arbitrates: it is the last.
    for (const [index, node] of [
      [1, b],
      [2, c],
      [0, founder],
    ] as const) {
      expect(await drained(node, 30_000)).toMatchObject({ actors: 0, messages: 0, end: 'moved' })
      const again = await createNode({
        mdns: false,
        listen: node.listen.map((address) => address.replace(/\/p2p\/.*/, '')),
        ...inits[index],
      })
      restarted.push(again)
      await until('it is linked again', async () => (await again.status()).peers === 3, 30_000)
      const before = replies.length
      await until(
        'all go on',
        async () => new Set(replies.slice(before).map(({ key }) => key)).size === keys.length,
        30_000,
      )
    }
    over = true
    await Promise.all(programs)
  } finally {
    over = true
    for (const node of restarted) await node[Symbol.asyncDispose]()
  }
  expect(failed).toEqual([])
  expect(new Set(moved)).toEqual(new Set(keys.map((key) => `counter/${key}`)))
  for (const key of keys) {
    const epochs = replies.filter((reply) => reply.key === key).map(({ epoch }) => epoch)
    expect(epochs).toEqual(epochs.toSorted((x, y) => x - y))
    // Its memory moves along: no increment is lost, and none counts twice.
    const counts = replies.filter((reply) => reply.key === key).map(({ count }) => count)
    expect(counts).toEqual(counts.map((_, index) => index + 1))
  }
}, 130_000)
