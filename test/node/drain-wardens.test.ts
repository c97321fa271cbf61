import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createNode, type Node, type NodeInit } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { deploy, drained, send, until } from './helpers.ts'

const KEYS = 6
const LONG_MS = 60_000
const SURE = { retry: 'yes', timeoutMs: LONG_MS } as const

function dataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-drain-wardens-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

interface Reply {
  key: string
  epoch: number
  count: number
  fresh: boolean
}

/** Programs that increment keys, one at a time for each, at the nodes that are up. */
class Traffic implements AsyncDisposable {
  readonly replies: Reply[] = []
  readonly failed: unknown[] = []
  /** Posts that were accepted. */
  posted = 0
  readonly up: Node[]
  #over = false
  readonly #programs: Promise<void>[]

  constructor(nodes: readonly Node[]) {
    this.up = [...nodes]
    this.#programs = [this.#posts(), ...Array.from({ length: KEYS }, (_, n) => this.#program(`k${n}`, n))]
  }

  async #posts(): Promise<void> {
    for (let turn = 0; !this.#over; turn++) {
      const node = this.up[turn % this.up.length] as Node
      const body = new TextEncoder().encode('inc')
      const { outcome } = await node.send({ kind: 'post', target: 'counter/posts', body, retry: 'yes' })
      if (outcome.kind === 'accepted') this.posted += 1
      else this.failed.push(outcome)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async #program(key: string, first: number): Promise<void> {
    for (let turn = first; !this.#over; turn++) {
      const node = this.up[turn % this.up.length] as Node
      await send(node, `counter/${key}`, 'inc', SURE).then(
        ({ epoch, fresh, text }) => this.replies.push({ key, epoch, fresh, count: Number(text) }),
        (error: unknown) => this.failed.push(error),
      )
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  /** Every key is answered a few times more, so at each node that is up. */
  async goesOn(): Promise<void> {
    const before = this.replies.length
    await until(
      'all keys go on',
      async () => {
        const later = this.replies.slice(before)
        const least = Math.min(
          ...Array.from({ length: KEYS }, (_, n) => later.filter(({ key }) => key === `k${n}`).length),
        )
        return this.failed.length > 0 || least > this.up.length
      },
      LONG_MS,
    )
  }

  /** Resolves when the last sends have ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true
    await Promise.all(this.#programs)
  }
}

/** As this node sees them: the state of each warden, by peer. */
async function wardens(node: Node): Promise<Map<string, string>> {
  const { arbitrating } = await node.mesh.wardens()
  return new Map(arbitrating.map(({ peer, state }) => [peer, state]))
}

async function threeArbitrate(nodes: readonly Node[]): Promise<void> {
  for (const node of nodes)
    await until(
      'three arbitrate',
      async () => {
        const states = [...(await wardens(node)).values()]
        return states.length === 3 && states.every((state) => state === 'arbitrates')
      },
      LONG_MS,
    )
}

/** @param size nodes; the first three that are seen arbitrate, the others stand by */
async function rollingRestart(size: number): Promise<void> {
  const inits: NodeInit[] = Array.from({ length: size }, () => ({ dataDir: dataDir() }))
  await using net = await createTestnet(size, {
    grows: true,
    node: (index) => inits[index] ?? {},
    readyMs: LONG_MS,
  })
  const nodes = [...net.nodes]
  await using restarted = new AsyncDisposableStack()
  const [founder] = nodes as [Node]
  await deploy(founder, 'counter', { idleMs: 600_000 })
  await threeArbitrate(nodes)
  const traffic = new Traffic(nodes)
  await using _ = traffic
  await traffic.goesOn()
  for (const [index, node] of net.nodes.entries()) {
    // What its programs have sent ends while it drains; the next sends go to the others.
    traffic.up.splice(traffic.up.indexOf(node), 1)
    expect(await drained(node, 30_000)).toMatchObject({ actors: 0, messages: 0, posts: 0, end: 'moved' })
    await traffic.goesOn()
    const listen = node.listen.map((address) => address.replace(/\/p2p\/.*/, ''))
    const again = restarted.use(await createNode({ ...inits[index], mdns: false, listen }))
    // It stopped in order, so it owes no silence.
    expect((await wardens(again)).get(again.peer)).not.toBe('silent')
    await again.ready
    // Who is ready arbitrates, unless its seat went to one that stood by.
    expect(['arbitrates', ...(size > 3 ? [undefined] : [])]).toContain((await wardens(again)).get(again.peer))
    nodes[index] = again
    await threeArbitrate(nodes)
    traffic.up.push(again)
    await traffic.goesOn()
  }
  await traffic[Symbol.asyncDispose]()
  expect(traffic.failed).toEqual([])
  for (let n = 0; n < KEYS; n++) {
    const replies = traffic.replies.filter(({ key }) => key === `k${n}`)
    expect(replies.map(({ count }) => count)).toEqual(replies.map((__, index) => index + 1))
    const epochs = replies.map(({ epoch }) => epoch)
    expect(epochs).toEqual(epochs.toSorted((x, y) => x - y))
  }
  // Each post that was accepted counts, and once; a look counts too.
  let [looks, ran] = [0, 0]
  await until(
    'all posts have run',
    async () => {
      looks += 1
      ran = Number((await send(nodes[0] as Node, 'counter/posts', 'inc', SURE)).text) - looks
      return ran >= traffic.posted
    },
    LONG_MS,
  )
  expect(ran).toBe(traffic.posted)
}

test('three wardens drain and start again one after another under traffic: no send with retry fails, no increment is lost', async () => {
  await rollingRestart(3)
}, 180_000)

test('with one that stands by, seats change hands meanwhile: no send with retry fails, no increment is lost', async () => {
  await rollingRestart(4)
}, 180_000)
