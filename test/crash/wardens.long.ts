import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { component } from '../node/helpers.ts'
import { judge, readLedgers } from './judge.ts'
import { type CrashNode, crashMesh, type Reply, say, type Told, Traffic, until } from './mesh.ts'

test('of three wardens one may fail; without a second keys wait, and every counter goes on when both are back', {
  timeout: 300_000,
}, async () => {
  await using mesh = await crashMesh({ args: [[], [], [], [], []], leaves: [3, 4] })
  const [founder, second, third, ...hosts] = mesh.nodes as [CrashNode, CrashNode, CrashNode, ...CrashNode[]]
  const [host, other] = hosts as [CrashNode, CrashNode]
  const program = await host.client()
  await until('there are three wardens', async () => {
    const { arbitrating, quorum } = await program.mesh.wardens()
    return quorum && arbitrating.length === 3
  })
  await (await founder.client()).deploy(component('probe'), { type: 'counter', policy: { idleMs: 600_000 } })
  const keys = ['counter/0', 'counter/1', 'counter/2', 'counter/3']
  const count = async (key: string): Promise<Reply> => {
    const told = await say(host, key, 'count', { retry: 'yes', timeoutMs: 60_000 })
    if (told.outcome.kind !== 'reply') throw new Error(JSON.stringify(told))
    return told.outcome
  }
  const refusal = ({ outcome }: Told): string =>
    outcome.kind === 'refused' ? `${outcome.error.code}: ${outcome.error.message}` : outcome.kind
  for (const [n, key] of keys.entries())
    expect(refusal(await say(n % 2 === 0 ? host : other, key, 'count', { timeoutMs: 30_000 }))).toBe('reply')

  // One is gone: nobody notices, and new keys find owners.
  const traffic = new Traffic([host, other], keys, 50)
  await second.kill()
  await until('it is missed', async () => (await program.mesh.wardens()).mayStillFail === 0)
  expect(refusal(await say(host, 'counter/new', 'count', { timeoutMs: 30_000 }))).toBe('reply')
  await until('programs have gone on', () => traffic.told.length > 100)
  await traffic.end()
  expect(traffic.told.map(refusal).filter((how) => how !== 'reply')).toEqual([])

  // Two are gone: no key finds an owner, and none keeps its own for longer than its lease.
  await third.kill()
  expect(refusal(await say(host, 'counter/newer', 'count', { timeoutMs: 30_000 }))).toMatch(
    /^UNAVAILABLE: .*quorum/,
  )
  await until('the counters wait', async () => {
    const told = await Promise.all(keys.map((key) => say(other, key, 'whoami', { timeoutMs: 30_000 })))
    return told.every((one) => refusal(one).startsWith('UNAVAILABLE'))
  })
  const asked = performance.now()
  await say(host, 'counter/newest', 'count', { timeoutMs: 30_000 })
  process.stdout.write(`refused after ${Math.round(performance.now() - asked)} ms\n`)

  // They are back, and were silent for a while: every counter goes on where it was.
  await Promise.all([second.start(), third.start()])
  const records = (): ReturnType<typeof readLedgers> => readLedgers(mesh.nodes.map(({ ledger }) => ledger))
  const before = records()
  for (const key of keys) {
    const last = before.filter(({ what, address }) => what === 'end' && address === key && what === 'end')
    const counted = last.filter(({ reply }) => /^\d+$/.test(reply)).length
    const { fresh, body } = await count(key)
    expect({ key, fresh, count: Buffer.from(body).toString() }).toEqual({
      key,
      fresh: false,
      count: `${counted + 1}`,
    })
  }
  expect(judge(records(), traffic.told).broken).toEqual([])

  // A disk that comes back empty under a warden's name has promised nothing: it has no say until it is given a new seat.
  const { configEpoch } = await program.mesh.wardens()
  await second.end()
  rmSync(join(second.dataDir, 'db'), { recursive: true })
  await second.start()
  await until('it says so', () => second.process.stderr().includes('a warden whose disk was lost'))
  await until('it has a new seat', async () => {
    const now = await program.mesh.wardens()
    return now.configEpoch > configEpoch && now.arbitrating.every(({ state }) => state === 'arbitrates')
  })
  expect(refusal(await say(host, 'counter/newest', 'count', { timeoutMs: 30_000 }))).toBe('reply')
})
