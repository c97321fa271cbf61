import { createNode, type Node, type NodeInit, type Strategy } from '../node/index.ts'
import { ShoalError } from '../protocols/index.ts'

export interface TestnetInit {
  /** Settings of all nodes, or of each by its number. */
  node?: NodeInit | ((index: number) => NodeInit)
  /** How they decide, in place of what nodes do. */
  strategy?: Strategy
  /**
   * Nodes take seats as wardens as they do in a mesh.
   * @default false: the founder arbitrates alone, however long the test takes
   */
  grows?: boolean
  /** Time for all nodes to be linked to one another, ms. @default 15_000 */
  readyMs?: number
}

/** Real nodes on loopback in one process, all linked to one another. Disposing of it stops them. */
export interface Testnet extends AsyncDisposable {
  /** The first one founded the mesh. */
  readonly nodes: readonly Node[]
  /** One more, linked to all that have not stopped. */
  add(init?: NodeInit): Promise<Node>
}

/**
 * A mesh of `count` nodes in this process: real libp2p over loopback, memory instead of a disk unless a data directory
 * is given.
 *
 * @throws ShoalError UNREACHABLE when they are not linked within `readyMs`
 */
export async function createTestnet(count: number, init: TestnetInit = {}): Promise<Testnet> {
  const { readyMs = 15_000, strategy, grows = false } = init
  let join: string | undefined
  const nodes: Node[] = []
  const stopped = new Set<Node>()
  const have = (node: Node): void => {
    nodes.push(node)
    void node.closed.then(() => stopped.add(node))
  }
  const living = (): Node[] => nodes.filter((node) => !stopped.has(node))
  const initOf = (index: number): NodeInit => ({
    name: `node-${index}`,
    mdns: false,
    listen: ['/ip4/127.0.0.1/tcp/0'],
    ...(typeof init.node === 'function' ? init.node(index) : init.node),
  })
  const testnet: Testnet = {
    nodes,
    async add(more = {}) {
      const joins = join === undefined ? {} : { join }
      const node = await createNode({ ...initOf(nodes.length), ...joins, ...more }, strategy)
      have(node)
      await linked(living(), readyMs)
      return node
    },
    async [Symbol.asyncDispose]() {
      // The founder last: the others release their keys to it.
      await Promise.all(nodes.slice(1).map((node) => node[Symbol.asyncDispose]()))
      await nodes[0]?.[Symbol.asyncDispose]()
    },
  }
  try {
    const founder = await createNode(initOf(0), strategy)
    have(founder)
    const others = { roles: ['admin'], leaf: true, uses: 0, expiresMs: 0 } as const
    const invite = grows ? founder.join : (await founder.mesh.invite(others)).join
    join = invite
    const joined = Array.from({ length: count - 1 }, (_, index) =>
      createNode({ ...initOf(index + 1), join: invite }, strategy),
    )
    const started = await Promise.allSettled(joined)
    for (const one of started) if (one.status === 'fulfilled') have(one.value)
    for (const one of started) if (one.status === 'rejected') throw one.reason
    await linked(nodes, readyMs)
    return testnet
  } catch (error) {
    await testnet[Symbol.asyncDispose]()
    throw error
  }
}

async function linked(nodes: readonly Node[], readyMs: number): Promise<void> {
  const until = performance.now() + readyMs
  for (;;) {
    const counts = await Promise.all(nodes.map(async (node) => (await node.status()).peers))
    if (counts.every((count) => count >= nodes.length - 1)) return
    if (performance.now() > until)
      throw new ShoalError(
        'UNREACHABLE',
        `the testnet of ${nodes.length} is not linked after ${readyMs} ms`,
        {
          hint: `links per node: ${counts.join(', ')}`,
        },
      )
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
