import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { component } from '../node/helpers.ts'
import { judge, readLedgers } from './judge.ts'
import { type CrashNode, crashMesh, say, textOf, Traffic, until } from './mesh.ts'

/** The first key of some that finds its owner on that node; undefined when none does. */
async function firstAt(node: CrashNode): Promise<string | undefined> {
  for (let n = 0; n < 20; n += 1) {
    const { outcome } = await say(node, `counter/bob-${n}`, 'whoami', { timeoutMs: 30_000 })
    if (outcome.kind === 'reply' && outcome.peer === node.process.ready.peer) return `counter/bob-${n}`
  }
  return undefined
}

test('holders are killed and stopped: no key has two, and what a stopped one had under way is refused', {
  timeout: 180_000,
}, async () => {
  await using mesh = await crashMesh({
    args: [[], ['--label', 'site=t'], ['--label', 'site=t'], ['--label', 'site=s']],
    // The founder arbitrates alone: who is struck here is an owner or a callee, and no warden.
    leaves: [1, 2, 3],
  })
  const [founder, first, second, far] = mesh.nodes as [CrashNode, CrashNode, CrashNode, CrashNode]
  const client = await founder.client()
  const policy = { runMs: 60_000, idleMs: 300_000 }
  await client.deploy(component('probe'), { type: 'counter', policy: { ...policy, on: { site: 't' } } })
  await client.deploy(component('probe'), { type: 'sink', policy: { ...policy, on: { site: 's' } } })
  const ledgers = (): ReturnType<typeof readLedgers> => readLedgers(mesh.nodes.map(({ ledger }) => ledger))
  const traffic = new Traffic([founder, first, second], ['counter/a', 'counter/b', 'counter/c'], 20)
  expect(textOf(await say(founder, 'sink/s', 'count', { timeoutMs: 30_000 }))).toBe('1')
  const { outcome } = await say(first, 'counter/alice', 'whoami', { timeoutMs: 30_000 })
  const holder = outcome.kind === 'reply' && outcome.peer === second.process.ready.peer ? second : first
  const other = holder === first ? second : first

  // Another key of the same owner.
  const bob = await until('a second key is there', () => firstAt(holder))

  // The callee is away when alice sends to it, so what she sent waits on her node; then that one is stopped.
  await far.kill()
  await until('its node knows', async () => (await (await holder.client()).status()).peers === 2)
  const never = { retry: 'never', timeoutMs: 55_000 } as const
  const said = say(holder, 'counter/alice', 'send-retry 50000 sink/s count', never)
  // A long computation; what it leads to comes too late.
  const thought = say(holder, bob, 'sleep 1500\nsend sink/s count', never)
  await until('both run', () => {
    const runs = ledgers().filter(({ address }) => address === 'counter/alice' || address === bob)
    const at = (what: string): number => runs.filter((run) => run.what === what).length
    return at('start') === at('end') + 2
  })
  // The first message of an actor on that node.
  const [peer, incarnation] = (await say(holder, 'counter/a', 'whoami')).id.split('.')
  const program = await holder.client()
  await until('what alice sent came back to her node', async () => {
    const known = await program.explain(`${peer}.${incarnation}.1`).catch(() => undefined)
    return known?.fates.some(({ state, episodes }) => state !== 'refused' && episodes.length > 0)
  })
  holder.stop()
  const leasesEnd = sleep(LIMITS.leaseMs.value)
  await far.start()

  // Another owner of the key, which the callee hears.
  const next = await say(founder, 'counter/alice', 'send-within 40000 sink/s count', { timeoutMs: 50_000 })
  expect(textOf(next)).toBe('1')
  expect(next.outcome).toMatchObject({ peer: other.process.ready.peer, fresh: true })
  const nextBob = await say(founder, bob, 'whoami', { retry: 'yes', timeoutMs: 50_000 })
  expect(nextBob.outcome).toMatchObject({ peer: other.process.ready.peer, fresh: true })
  await leasesEnd
  holder.go()
  await until('the callee refuses what the earlier owner sent', async () => {
    return (await (await far.client()).status()).fenced > 0
  })
  const late = await Promise.all([said, thought])
  for (const one of late)
    expect(one.outcome).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })

  // And the other way round, without a word.
  await other.kill()
  const back = await say(founder, 'counter/alice', 'whoami', { retry: 'yes', timeoutMs: 50_000 })
  expect(JSON.parse(textOf(back))).toMatchObject({ peer: holder.process.ready.peer, fresh: true })
  await traffic.end()

  const records = ledgers()
  const atSink = records.filter(({ what, address }) => what === 'start' && address === 'sink/s')
  for (const { id } of late) expect(atSink.map(({ correlation }) => correlation)).not.toContain(id)
  const { broken, ...counts } = judge(records, traffic.told)
  process.stdout.write(`${JSON.stringify(counts)}\n`)
  expect(broken).toEqual([])
  expect(counts.endings['reply']).toBeGreaterThan(50)
  expect(counts.epochs).toBeGreaterThan(8)
})
