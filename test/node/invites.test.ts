import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { NodeEvent } from '../../node/index.ts'
import { formatJoin, parseJoin } from '../../node/ground/join-string.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { drained, until } from './helpers.ts'
import { linked, node, peersOf } from './member-nodes.ts'

test('a joiner that several members answer at once has joined once, and puts its invite away', async () => {
  const founder = await node()
  const { join } = await founder.mesh.invite({ uses: 4 })
  const members = [founder, await node({ join }), await node({ join }), await node({ join })]
  await until('all are linked', async () => (await Promise.all(members.map(peersOf))).every((n) => n === 3))
  const mesh = parseJoin(join)
  const addrs = members.flatMap(({ listen }) => listen)
  const events: NodeEvent[] = []
  const dataDir = tempDir()
  const joiner = await node({ join: formatJoin(mesh, addrs), dataDir, log: (event) => events.push(event) })
  await until('it is linked to all', async () => (await peersOf(joiner)) === 4)
  await joiner[Symbol.asyncDispose]()
  expect(events.map(({ event }) => event).filter((event) => event === 'joined')).toHaveLength(1)
  expect(events.filter(({ level }) => level !== 'info')).toEqual([])
  const kept = JSON.parse(readFileSync(`${dataDir}/mesh.json`, 'utf8')) as object
  expect(kept).toHaveProperty('redeemed')
  expect(kept).not.toHaveProperty('grant')
})

test('an invite outlives the seat of the warden that made it: that one redeems, lists and revokes it all the same', async () => {
  const dataDir = tempDir()
  const first = await node({ dataDir })
  const { join } = await first.mesh.invite({ roles: ['admin'], uses: 3 })
  const heir = await node({ join })
  await linked(heir)
  await drained(first)
  const founder = await node({ dataDir })
  await until("the seat is the other one's", async () => {
    const { arbitrating, standby } = await founder.mesh
      .wardens()
      .catch(() => ({ arbitrating: [], standby: [] }))
    return arbitrating[0]?.peer === heir.peer && standby[0]?.peer === founder.peer
  })
  // By the one that reaches both, and by the one that made it.
  for (const through of [heir, founder]) {
    const member = await node({ join: formatJoin(parseJoin(join), through.listen) })
    await linked(member)
    expect((await member.mesh.show()).certificate).toMatchObject({ roles: ['admin'], issuer: founder.peer })
  }
  const [invite] = await heir.mesh.invites()
  expect(await founder.mesh.invites()).toEqual([invite])
  expect(invite).toMatchObject({ used: 3, uses: 3 })
  expect(await heir.mesh.revoke(invite?.id ?? '')).toMatchObject({ revoked: true })
  expect(await founder.mesh.invites()).toMatchObject([{ revoked: true }])
}, 60_000)
