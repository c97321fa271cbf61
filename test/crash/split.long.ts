import { expect, test } from 'vitest'
import { routed, whyNoNamespaces } from '../hosts/namespaces.ts'
import { component } from '../node/helpers.ts'
import { judge, readLedgers } from './judge.ts'
import { type CrashNode, crashMesh, say, type Told, until } from './mesh.ts'

const why = whyNoNamespaces()

const how = ({ outcome }: Told): string =>
  outcome.kind === 'refused' ? `${outcome.error.code}: ${outcome.error.message}` : outcome.kind
const seen = ({ outcome }: Told): unknown =>
  outcome.kind === 'reply'
    ? { peer: outcome.peer, fresh: outcome.fresh, count: Buffer.from(outcome.body).toString() }
    : outcome

test.skipIf(why !== undefined)(
  `the network splits: the side of most wardens has the keys, the other one waits, and both meet again${why === undefined ? '' : ` (skipped: ${why})`}`,
  { timeout: 300_000 },
  async () => {
    using net = routed(5)
    await using mesh = await crashMesh({
      args: Array.from({ length: 5 }, () => ['--listen', '/ip4/0.0.0.0/tcp/4001']),
      under: net.hosts.map(({ under }) => under),
      leaves: [3, 4],
    })
    const [founder, , , few, many] = mesh.nodes as CrashNode[] as [
      CrashNode,
      CrashNode,
      CrashNode,
      CrashNode,
      CrashNode,
    ]
    const program = await few.client()
    await until('there are three wardens', async () => {
      const { arbitrating, quorum } = await program.mesh.wardens()
      return quorum && arbitrating.length === 3
    })
    const client = await founder.client()
    await client.deploy(component('probe'), { type: 'counter', policy: { idleMs: 600_000 } })
    await client.deploy(component('probe'), { type: 'pool', policy: {} })
    const count = (node: CrashNode, key: string, timeoutMs: number): Promise<Told> =>
      say(node, key, 'count', { retry: 'yes', timeoutMs })
    for (const key of ['counter/wanted', 'counter/alone'])
      for (const n of ['1', '2'])
        expect(seen(await count(few, key, 30_000))).toMatchObject({ peer: few.process.ready.peer, count: n })
    for (const node of [few, many]) expect(how(await count(node, 'pool', 30_000))).toBe('reply')

    // One warden is on the side of the owner.
    net.split([2, 3], [0, 1, 4])
    const at = performance.now()
    const taken = await count(many, 'counter/wanted', 60_000)
    expect(seen(taken)).toMatchObject({ fresh: true, count: '1' })
    process.stdout.write(`taken over after ${Math.round(performance.now() - at)} ms\n`)
    await until('the owner waits', async () => {
      const told = await Promise.all(
        ['counter/wanted', 'counter/alone', 'counter/new'].map((key) =>
          say(few, key, 'whoami', { timeoutMs: 10_000 }),
        ),
      )
      return told.every((one) => how(one).startsWith('UNAVAILABLE'))
    })
    const asked = performance.now()
    expect(how(await say(few, 'counter/new', 'whoami', { timeoutMs: 10_000 }))).toMatch(/^UNAVAILABLE/)
    process.stdout.write(`refused after ${Math.round(performance.now() - asked)} ms\n`)
    for (const node of [few, many]) expect(how(await count(node, 'pool', 30_000))).toBe('reply')

    net.heal()
    // What nobody else had goes on; what somebody had is his.
    expect(seen(await count(few, 'counter/alone', 60_000))).toMatchObject({
      peer: few.process.ready.peer,
      fresh: false,
      count: '3',
    })
    const { peer } = seen(taken) as { peer: string }
    expect(seen(await count(few, 'counter/wanted', 60_000))).toMatchObject({ peer, fresh: false, count: '2' })
    expect(judge(readLedgers(mesh.nodes.map(({ ledger }) => ledger)), []).broken).toEqual([])
  },
)
