import { expect, test, vi } from 'vitest'
import { startNode } from '../cli/run.ts'
import { star, whyNoNamespaces } from './namespaces.ts'

const why = whyNoNamespaces()
const COUNTER = 'examples/counter-as/counter.wasm'

test.skipIf(why !== undefined)(
  `hosts that cannot dial one another meet through one that both dialled${why === undefined ? '' : ` (skipped: ${why})`}`,
  { timeout: 120_000 },
  async () => {
    using net = star(2)
    const [first, second] = net.leaves
    await using hub = await startNode({
      under: net.hub.under,
      args: ['--no-mdns', '--listen', '/ip4/0.0.0.0/tcp/4001'],
    })
    const join = ['--no-mdns', '--join', hub.ready.join]
    // One leaf listens where the other cannot dial it, the other does not listen at all.
    await using x = await startNode({
      under: first?.under ?? [],
      args: [...join, '--no-listen', '--label', 'leaf=x'],
    })
    await using y = await startNode({
      under: second?.under ?? [],
      args: [...join, '--no-listen', '--label', 'leaf=y'],
    })
    await vi.waitFor(
      async () => {
        const { stdout } = await x.run('peers', '--json')
        expect(stdout.trim().split('\n')).toHaveLength(3)
      },
      { timeout: 30_000, interval: 250 },
    )
    const deployed = await hub.run('deploy', COUNTER, '--type', 'counter', '--on', 'leaf=y')
    expect(deployed.code, deployed.stderr).toBe(0)
    for (const [count, node] of [
      [1, hub],
      [2, x],
      [3, y],
      [4, x],
    ] as const) {
      const { stdout, stderr } = await node.run('send', 'counter/a', '--timeout', '20s', '--json')
      expect(JSON.parse(stdout || '{}'), stderr).toMatchObject({ reply: `${count}`, peer: y.ready.peer })
    }
    const peers = (await x.run('peers', '--json')).stdout.trim().split('\n')
    const reach = Object.fromEntries(
      peers
        .map((line) => JSON.parse(line) as { peer: string; reach: string })
        .map((one) => [one.peer, one.reach]),
    )
    expect(reach[hub.ready.peer]).toBe('direct')
    expect(reach[y.ready.peer]).toBe(`via ${hub.ready.peer}`)
  },
)

test.skipIf(why !== undefined)(
  'a join string carries the announced address, and one that nobody can dial is warned of',
  { timeout: 120_000 },
  async () => {
    using net = star(1)
    const [only] = net.leaves
    await using hub = await startNode({
      under: net.hub.under,
      args: ['--no-mdns', '--listen', '/ip4/0.0.0.0/tcp/4001', '--announce', '/ip4/10.77.1.1/tcp/4001'],
    })
    expect(hub.ready.listen.map((addr) => addr.replace(/\/p2p\/.*/, ''))).toEqual(['/ip4/10.77.1.1/tcp/4001'])
    await using leaf = await startNode({
      under: only?.under ?? [],
      args: [
        '--no-mdns',
        '--join',
        hub.ready.join,
        '--listen',
        '/ip4/0.0.0.0/tcp/4001',
        '--announce',
        '/ip4/10.77.9.9/tcp/4001',
      ],
    })
    await vi.waitFor(
      async () => {
        const { stdout } = await leaf.run('node', 'status', '--json')
        expect(JSON.parse(stdout)).toMatchObject({
          peers: 1,
          warnings: [expect.stringContaining('/ip4/10.77.9.9/tcp/4001 is announced')],
        })
      },
      { timeout: 30_000, interval: 250 },
    )
  },
)
