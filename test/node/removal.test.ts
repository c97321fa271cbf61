import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { expect, test } from 'vitest'
import type { Node, NodeEvent } from '../../node/index.ts'
import { formatJoin, parseJoin } from '../../node/ground/join-string.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { until } from './helpers.ts'
import { node, peersOf } from './member-nodes.ts'

/** The addresses of a node that stopped, to listen on again. */
const sameAs = ({ listen }: Node): string[] => listen.map((addr) => addr.replace(/\/p2p\/.*$/, ''))

test('who is removed loses its links within seconds, everywhere, and does not come back, not after a restart either', async () => {
  const dataDir = tempDir()
  const founder = await node({ dataDir })
  const { join } = await founder.mesh.invite({ uses: 0 })
  const [stays, goes] = await Promise.all([node({ join }), node({ join })])
  await until('all linked', async () => (await peersOf(goes)) === 2 && (await peersOf(stays)) === 2)
  const since = performance.now()
  await founder.mesh.remove(goes.peer)
  await until('it is alone', async () => (await peersOf(goes)) === 0)
  expect(performance.now() - since).toBeLessThan(5_000)
  expect((await stays.mesh.show()).removed).toEqual([goes.peer])
  await founder[Symbol.asyncDispose]()
  const again = await node({ dataDir })
  await until('the other is back', async () => (await peersOf(again)) === 1, 20_000)
  expect((await again.mesh.show()).removed).toEqual([goes.peer])
  expect((await again.peers()).filter(({ connected }) => connected).map(({ peer }) => peer)).not.toContain(
    goes.peer,
  )
  expect(await peersOf(goes)).toBe(0)
})

test('who was removed while it was away does not come back, not by a member that was away as well and knows nothing', async () => {
  const dataDirs = [tempDir(), tempDir(), tempDir()] as const
  const founder = await node({ dataDir: dataDirs[0] })
  const { join } = await founder.mesh.invite({ uses: 0, roles: ['admin'] })
  const [stays, goes] = await Promise.all([
    node({ join, dataDir: dataDirs[1] }),
    node({ join, dataDir: dataDirs[2] }),
  ])
  await until('all linked', async () => (await peersOf(goes)) === 2 && (await peersOf(stays)) === 2)
  await Promise.all([stays[Symbol.asyncDispose](), goes[Symbol.asyncDispose]()])
  await founder.mesh.remove(goes.peer)
  await founder[Symbol.asyncDispose]()

  // The two of the other side, without the founder: neither has heard of it.
  const events: NodeEvent[] = []
  const [member, removed] = await Promise.all([
    node({ dataDir: dataDirs[1], listen: sameAs(stays) }),
    node({ dataDir: dataDirs[2], listen: sameAs(goes), log: (event) => events.push(event) }),
  ])
  await until('they are linked', async () => (await peersOf(member)) === 1, 20_000)
  const back = await node({ dataDir: dataDirs[0], listen: sameAs(founder) })
  await until('the member hears of it', async () => (await member.mesh.show()).removed.length === 1, 20_000)
  await until('it is alone', async () => (await peersOf(removed)) === 0)
  await until('it is told', () =>
    Promise.resolve(events.some(({ text }) => /was removed from the mesh/.test(text))),
  )
  await until(
    'the others are a mesh',
    async () => (await peersOf(back)) === 1 && (await peersOf(member)) === 1,
  )
  // Nor by a new invite.
  const { join: another } = await back.mesh.invite({})
  await removed[Symbol.asyncDispose]()
  const heard: NodeEvent[] = []
  const asking = await node({ dataDir: dataDirs[2], join: another, log: (event) => heard.push(event) })
  const told = await until('a refusal', async () => heard.find(({ event }) => event === 'join-refused')?.text)
  expect(told).toContain('was removed')
  expect(await peersOf(asking)).toBe(0)
  expect((await back.mesh.invites()).at(-1)).toMatchObject({ used: 0 })
})

test('a peer that nobody has heard of is not removed; one that only a warden has heard of is, whoever asks', async () => {
  const unseen = peerIdFromPrivateKey(await generateKeyPair('Ed25519')).toString()
  const dataDir = tempDir()
  const founder = await node({ dataDir })
  const away = await node({ join: (await founder.mesh.invite({})).join, listen: [] })
  await until('it is in', async () => (await peersOf(away)) === 1)
  await away[Symbol.asyncDispose]()
  await founder[Symbol.asyncDispose]()

  const again = await node({ dataDir })
  const admin = await node({ join: (await again.mesh.invite({ roles: ['admin'] })).join })
  await until('the admin is in', async () => (await peersOf(admin)) === 1)
  for (const asked of [again, admin]) {
    await expect(asked.mesh.remove(unseen)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringContaining('has heard of') as string,
    })
    expect((await asked.mesh.show()).removed).toEqual([])
  }
  // Neither has met it since the start; the warden knows by which invite it came.
  await admin.mesh.remove(away.peer)
  expect((await again.mesh.show()).removed).toEqual([away.peer])
  await again.mesh.remove(unseen, { force: true })
  expect((await again.mesh.show()).removed).toEqual([away.peer, unseen])
})

test('who was removed while it was away says so wherever it is asked, also while those that refuse it dial it', async () => {
  const [home, away] = [tempDir(), tempDir()]
  const founder = await node({ dataDir: home })
  const { join } = await founder.mesh.invite({})
  const goes = await node({ join, dataDir: away })
  await until('linked', async () => (await peersOf(goes)) === 1)
  expect((await goes.mesh.show()).member).toBe(true)
  await goes[Symbol.asyncDispose]()
  await founder.mesh.remove(goes.peer)
  await founder[Symbol.asyncDispose]()
  const removed = await node({ join, dataDir: away, listen: sameAs(goes) })
  // It dials the removed one from now on, and is let in by it.
  const dials = formatJoin({ ...parseJoin(join), grant: '' }, [...goes.listen])
  await node({ dataDir: home, join: dials, listen: sameAs(founder) })
  const said = [expect.stringContaining('was removed from the mesh')]
  await until('it knows', async () => !(await removed.mesh.show()).member, 30_000)
  for (let looks = 0; looks < 20; looks++) {
    expect((await removed.mesh.show()).advice).toEqual(said)
    expect((await removed.status()).warnings).toEqual(said)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
})
