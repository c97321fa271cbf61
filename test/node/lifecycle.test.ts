import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createNode, type Node } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, send, until } from './helpers.ts'

const memories = async (nodes: readonly Node[]): Promise<number> => {
  const all = await Promise.all(nodes.map((node) => node.status()))
  return all.reduce((sum, { host }) => sum + host.memories, 0)
}

describe('actors in the mesh', () => {
  it('end after their idle time, are gone from ps everywhere, and give their memory back', async () => {
    await using net = await createTestnet(3)
    const [a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'counter', { idleMs: 1_000 })
    await Promise.all([0, 1, 2, 3, 4].map((n) => send(net.nodes[n % 3] as Node, `counter/k${n}`)))
    await until('the workers hold five memories', async () => (await memories(net.nodes)) === 5)
    await until(
      'nobody has an actor',
      async () => {
        const all = await Promise.all([a, b, c].map((node) => node.ps()))
        return all.every(({ found }) => found.length === 0)
      },
      3_000,
    )
    await until('the workers hold none', async () => (await memories(net.nodes)) === 0, 1_000)
    expect(await send(b, 'counter/k0')).toMatchObject({ text: '1', fresh: true })
  })

  it('of a pool use every peer that has room', async () => {
    await using net = await createTestnet(3, { node: { slots: 2 } })
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { holdMs: 20_000 })
    await until('room is known', async () => (await a.peers()).filter(({ free }) => free === 2).length === 3)
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => send(a, 'probe', 'sleep 200', { timeoutMs: 20_000 })),
    )
    expect(new Set(replies.map(({ peer }) => peer)).size).toBe(3)
    const status = await Promise.all(net.nodes.map((node) => node.status()))
    for (const { slots } of status) expect(slots.used).toBeLessThanOrEqual(2)
  })

  it('of many keys that come at once take the room there is on every peer, and no more', async () => {
    await using net = await createTestnet(3, { node: { slots: 4 } })
    const [a] = net.nodes as [Node]
    await deploy(a, 'counter')
    await until('room is known', async () => (await a.peers()).filter(({ free }) => free === 4).length === 3)
    const keys = Array.from({ length: 12 }, (_, n) => `counter/k${n}`)
    await Promise.all(keys.map((key) => send(a, key)))
    const status = await Promise.all(net.nodes.map((node) => node.status()))
    expect(status.map(({ slots }) => slots.used)).toEqual([4, 4, 4])
    await expect(send(a, 'counter/more')).rejects.toMatchObject({ code: 'OVERLOADED' })
  })

  it('stop one another no longer than one run: a runaway ends alone, and all others keep their memory', async () => {
    await using net = await createTestnet(1)
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { runMs: 300 })
    const keys = Array.from({ length: 6 }, (_, n) => `probe/n${n}`)
    for (const key of keys) await send(a, key, 'count')
    await expect(send(a, 'probe/runaway', 'loop')).rejects.toMatchObject({ code: 'RUN_TIMEOUT' })
    const replies = await Promise.all(keys.map((key) => send(a, key, 'count')))
    expect(replies.map(({ text, fresh }) => ({ text, fresh }))).toEqual(
      keys.map(() => ({ text: '2', fresh: false })),
    )
  })

  it('refuse what a full mailbox cannot take, lose nothing that it took, and go on', async () => {
    await using net = await createTestnet(1, { node: { mailboxMessages: 5 } })
    const [a] = net.nodes as [Node]
    await deploy(a, 'probe', { holdMs: 10_000 })
    await send(a, 'probe/full', 'count')
    const sent = [
      send(a, 'probe/full', 'sleep 300'),
      ...Array.from({ length: 20 }, () => send(a, 'probe/full', 'count', { timeoutMs: 10_000 })),
    ]
    const ended = await Promise.allSettled(sent)
    const refused = ended.filter((one) => one.status === 'rejected')
    expect(refused.map(({ reason }) => (reason as { code: string }).code)).toEqual(
      Array(15).fill('OVERLOADED'),
    )
    expect((await send(a, 'probe/full', 'count')).text).toBe('7')
  })
})

describe('nodes with data directories', () => {
  const dirs: string[] = []
  const dir = (): string => {
    const path = mkdtempSync(join(tmpdir(), 'shoal-test-'))
    dirs.push(path)
    return path
  }
  afterEach(() => {
    for (const path of dirs.splice(0)) rmSync(path, { recursive: true, force: true })
  })

  it('find one another and their types again when all were stopped', async () => {
    const paths = [dir(), dir(), dir()]
    const start = async (): Promise<Node[]> => {
      const nodes: Node[] = []
      for (const dataDir of paths)
        nodes.push(await createNode({ dataDir, mdns: false, ...joins(nodes, first) }))
      return nodes
    }
    let first = true
    const before = await start()
    const [a, , c] = before as [Node, Node, Node]
    await until('they are linked', async () => (await a.status()).peers === 2)
    await deploy(a, 'counter')
    expect((await send(c, 'counter/alice')).text).toBe('1')
    await Promise.all(before.map((node) => node[Symbol.asyncDispose]()))
    first = false
    const after = await start()
    try {
      const again = await until('a send from the last works', () =>
        send(after[2] as Node, 'counter/alice').catch(() => undefined),
      )
      expect(again).toMatchObject({ text: '1', fresh: true })
      expect(again.epoch).toBeGreaterThan(1)
    } finally {
      await Promise.all(after.map((node) => node[Symbol.asyncDispose]()))
    }
  })

  it('join and rejoin a mesh that is up without a warning', async () => {
    const dataDir = dir()
    await using founder = await createNode({ mdns: false })
    for (const join of [founder.join, undefined]) {
      const warnings: string[] = []
      await using node = await createNode({
        dataDir,
        mdns: false,
        ...(join === undefined ? {} : { join }),
        log: ({ event }) => void (event === 'join-unreachable' && warnings.push(event)),
      })
      await until('it is linked', async () => (await node.status()).peers === 1)
      expect(warnings).toEqual([])
    }
  })

  it('come and go in a testnet', async () => {
    await using net = await createTestnet(3)
    await net.nodes[1]?.[Symbol.asyncDispose]()
    const added = await net.add()
    expect((await added.status()).peers).toBe(2)
  })

  it('are refused when another node has the directory', async () => {
    const dataDir = dir()
    await using _node = await createNode({ dataDir, mdns: false })
    await expect(createNode({ dataDir, mdns: false })).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
  })

  it('are refused with the join string of another mesh', async () => {
    const dataDir = dir()
    const other = await createNode({ mdns: false })
    try {
      await (await createNode({ dataDir, mdns: false }))[Symbol.asyncDispose]()
      await expect(createNode({ dataDir, join: other.join, mdns: false })).rejects.toMatchObject({
        code: 'MESH_MISMATCH',
      })
    } finally {
      await other[Symbol.asyncDispose]()
    }
  })
})

function joins(nodes: readonly Node[], first: boolean): { join?: string } {
  const founder = nodes[0]
  return founder !== undefined && first ? { join: founder.join } : {}
}

describe('a large mesh', () => {
  it('of 25 on one address that join at once is linked, everybody knows of everybody, and any reaches any actor', async () => {
    await using net = await createTestnet(25, { readyMs: 120_000 })
    await until(
      'every node knows the load of every other',
      async () => {
        const all = await Promise.all(net.nodes.map((node) => node.peers()))
        return all.every((peers) => peers.filter(({ free }) => free !== undefined).length === 25)
      },
      60_000,
    )
    await deploy(net.nodes[7] as Node, 'counter')
    // A machine that just made 300 links may be late with an answer: that is what a retry is for.
    const patient = { retry: 'yes', timeoutMs: 30_000 } as const
    expect((await send(net.nodes[24] as Node, 'counter/x', '', patient)).text).toBe('1')
  }, 240_000)
})
