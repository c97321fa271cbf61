import { expect, onTestFinished, test } from 'vitest'
import { hashOfConfig, meshIdOf, peerNotary, type Quorum } from '../../dht-registry/index.ts'
import { type Identity, newIdentity } from '../../node/ground/identity.ts'
import { signCertificate } from '../../node/members/certificate.ts'
import { foundingLink } from '../../node/members/config-steps.ts'
import { closeInvites, openIssuer } from '../../node/members/issuer.ts'
import { Members } from '../../node/members/members.ts'
import { Membership } from '../../node/members/membership.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { type Clock, type Store, systemClock, systemRandom } from '../../protocols/index.ts'
import { type Link, type MeshConfig, stepText } from '../../wardens/index.ts'
import { quorumOf } from '../node-net/quorum-of.ts'

const meshKey = await newIdentity()
const founder = await newIdentity()
const stranger = await newIdentity()
const idOf = ({ peerId }: Identity): string => peerId.toString()
const mesh = meshIdOf(idOf(meshKey))
const warden = { peer: idOf(founder), store: 's', zone: '' }
const first = foundingLink(mesh, warden, meshKey)

/** The config after one, as its wardens sign it. */
function next(before: Link, by: readonly Identity[], change: Partial<MeshConfig> = {}): Link {
  const { config: last } = before
  const previous = hashOfConfig(last)
  const config = { ...last, epoch: last.epoch + 1, previous, ...change }
  const ballot = { round: 1, peer: idOf(founder), incarnation: 1 }
  const signatures = by.map((signer) => ({
    peer: idOf(signer),
    store: 's',
    signature: peerNotary(mesh, signer.privateKey).sign(stepText(previous, hashOfConfig(config), ballot)),
  }))
  return { config, certificate: { by: 'wardens', ballot, signatures } }
}

async function member(...links: Link[]): Promise<{ quorum: Quorum; refused: string[]; store: Store }> {
  const store = memoryStore()
  const refused: string[] = []
  const quorum = await quorumOf(mesh, await newIdentity(), store)
  onTestFinished(() => quorum.stop())
  quorum.events = { ...quorum.events, refused: (_link, why) => void refused.push(why) }
  await quorum.enter(links)
  return { quorum, refused, store }
}

test('a chain of configs is taken step by step, kept over a restart, and the same again is nothing new', async () => {
  const second = next(first, [founder], { removed: ['x'] })
  const { quorum, store, refused } = await member(first)
  await quorum.take('p', [second])
  expect(quorum.seats?.config).toMatchObject({ epoch: 1, removed: ['x'] })
  await quorum.take('p', [first, second])
  expect(quorum.links).toEqual([first, second])
  expect(refused).toEqual([])
  const again = await quorumOf(mesh, await newIdentity(), store)
  onTestFinished(() => again.stop())
  expect(again.seats?.config).toEqual(quorum.seats?.config)
})

test('a config is refused and reported that a majority of wardens did not sign, or that forks', async () => {
  const { quorum, refused } = await member(first)
  const one = next(first, [founder], { removed: ['one'] })
  const bad: Link[] = [
    next(first, [stranger]),
    next(first, [meshKey]),
    next(first, []),
    { ...one, certificate: { by: 'founder' } },
    { ...one, config: { ...one.config, removed: ['other'] } },
    next(first, [founder], { leaseMs: 1 }),
    next(first, [founder], { mesh: 'other' }),
    // A higher generation is the mesh key's to make.
    { ...next(first, [], { generation: 1 }), certificate: { by: 'mesh', signature: 'x.y' } },
  ]
  for (const link of bad) await quorum.take('p', [link])
  expect(refused).toEqual(bad.map(() => 'unsigned'))
  expect(quorum.seats?.config.epoch).toBe(0)
  await quorum.take('p', [next(one, [founder])])
  expect(quorum.seats?.config.epoch).toBe(0)
  await quorum.take('p', [one])
  await quorum.take('p', [next(first, [founder], { removed: ['two'] })])
  expect(quorum.seats?.config.removed).toEqual(['one'])
  expect(refused).toEqual([...bad.map(() => 'unsigned'), 'fork'])
})

test('of three wardens one signs nothing alone: not twice, not for another, not with another disk', async () => {
  const [b, c] = [await newIdentity(), await newIdentity()]
  const wardens = [founder, b, c].map((one) => ({ peer: idOf(one), store: 's', zone: '' }))
  const three = next(first, [founder], { wardens, k: 3 })
  const { quorum, refused } = await member(first, three)
  const change = { removed: ['x'] }
  const forged = next(three, [founder, stranger], change)
  const [own, other] = forged.certificate.by === 'wardens' ? forged.certificate.signatures : []
  if (own === undefined || other === undefined) throw new Error('it has two signatures')
  const signedBy = (...signatures: (typeof own)[]): Link => ({
    config: forged.config,
    certificate: { ...forged.certificate, signatures } as Link['certificate'],
  })
  const bad = [
    next(three, [founder], change),
    next(three, [founder, founder], change),
    forged,
    signedBy(own, { ...other, peer: idOf(b) }),
    signedBy(own, { ...own, peer: idOf(b) }),
    next(next(first, [founder], { wardens: [...wardens].reverse(), k: 3 }), [founder, b], change),
  ]
  for (const link of bad) await quorum.take('p', [link])
  const signed = next(three, [founder, b], change)
  const [mine, theirs] = signed.certificate.by === 'wardens' ? signed.certificate.signatures : []
  if (mine === undefined || theirs === undefined) throw new Error('it has two signatures')
  await quorum.take('p', [signedBy(mine, { ...theirs, store: 'another' })])
  expect(quorum.seats?.config).toMatchObject({ epoch: 1, removed: [] })
  expect(refused).toEqual(['unsigned', 'unsigned', 'unsigned', 'unsigned', 'unsigned', 'fork', 'unsigned'])
  await quorum.take('p', [signed])
  expect(quorum.seats?.config).toMatchObject({ epoch: 2, removed: ['x'] })
})

test('a joiner takes the configs of the mesh of its invite only, from the first one on', async () => {
  const theirs = foundingLink(mesh, warden, stranger)
  await expect(member(theirs)).rejects.toThrow(/the mesh key did not sign/)
  const second = next(first, [founder])
  await expect(member(second)).rejects.toThrow(/the mesh key did not sign/)
  await expect(member(first, next(first, [stranger]))).rejects.toThrow(/does not follow/)
  expect((await member(first, second)).quorum.seats?.config.epoch).toBe(1)
})

test('a founder whose database was lost, or replaced, does not found its mesh anew', async () => {
  const open = async (store: Store, storeId: string, foundedWith?: string): Promise<Quorum> => {
    const quorum = await quorumOf(mesh, founder, store)
    onTestFinished(() => quorum.stop())
    await Membership.open(
      {
        mesh,
        identity: founder,
        meshKey,
        warden: idOf(founder),
        storeId,
        ...(foundedWith === undefined ? {} : { foundedWith }),
      },
      {
        store,
        quorum,
        clock: systemClock,
        random: systemRandom,
        grant: () => undefined,
        joined() {},
        refused() {},
        removed() {},
        warn() {},
      },
    )
    return quorum
  }
  const store = memoryStore()
  expect((await open(store, 's', 's')).seats?.config).toMatchObject({ epoch: 0, wardens: [warden] })
  expect((await open(store, 's', 's')).seats?.config).toMatchObject({ epoch: 0 })
  for (const was of ['s', undefined])
    await expect(open(memoryStore(), 'another', was)).rejects.toMatchObject({
      code: 'DATA_DIR',
      hint: expect.stringContaining('backup'),
    })
})

const YEARS = 2 * 31_536_000_000
const shifted = (ms: number): Clock => ({ ...systemClock, wall: () => Date.now() + ms })

test.each([-YEARS, YEARS])(
  'a peer whose clock is off by %i ms joins, is told, takes others for members, and dates records by the wardens’ clock',
  async (offMs) => {
    const self = await newIdentity()
    const other = await newIdentity()
    const warnings: string[] = []
    const store = memoryStore()
    const open = async (): Promise<Members> => {
      const quorum = await quorumOf(mesh, self, store)
      onTestFinished(() => quorum.stop())
      await quorum.enter([first])
      return await Members.open(
        { mesh, self: idOf(self) },
        { quorum, store, clock: shifted(offMs), warn: (text) => warnings.push(text) },
      )
    }
    const members = await open()
    const issuer = await openIssuer(
      { mesh, self: idOf(founder) },
      { privateKey: founder.privateKey, store: memoryStore(), clock: systemClock, random: systemRandom },
    )
    await members.become(await issuer.redeem(await issuer.invite({}), idOf(self)))
    expect(warnings).toEqual([expect.stringMatching(offMs > 0 ? /730 d ahead/ : /730 d behind/)])
    expect(Math.abs(members.wall() - Date.now())).toBeLessThan(60_000)
    const theirs = await issuer.certify(idOf(other), { roles: [], leaf: false })
    expect(await members.judge(theirs, idOf(other))).toMatchObject({ peer: idOf(other) })
    // And after a restart, before it heard of anybody.
    const again = await open()
    expect(await again.judge(theirs, idOf(other))).toMatchObject({ peer: idOf(other) })
    expect(Math.abs(again.wall() - Date.now())).toBeLessThan(60_000)
    const old = { mesh, peer: idOf(other), roles: [], leaf: false, serial: 1 }
    const over = await signCertificate(
      { ...old, issuedAt: 0, notAfter: Date.now() - YEARS - 86_400_000 },
      founder.privateKey,
    )
    await expect(again.judge(over, idOf(other))).rejects.toThrow(/it expired/)
  },
)

test('uses of an invite are counted over a restart of its issuer; the same peer is counted once, whatever it asks again', async () => {
  const store = memoryStore()
  const open = () =>
    openIssuer(
      { mesh, self: idOf(founder) },
      { privateKey: founder.privateKey, store, clock: systemClock, random: systemRandom },
    )
  const issuer = await open()
  const grant = await issuer.invite({ uses: 2 })
  const forgotten = await issuer.invite({ uses: 0 }, false)
  await issuer.redeem(grant, 'peer-a')
  await issuer.redeem(grant, 'peer-a')
  await issuer.redeem(forgotten, 'peer-x')
  const again = await open()
  await again.redeem(grant, 'peer-a')
  await again.redeem(grant, 'peer-b')
  await expect(again.redeem(grant, 'peer-c')).rejects.toThrow(/all used/)
  await expect(again.redeem(forgotten, 'peer-x')).rejects.toThrow(/no such invite/)
  expect(again.list()).toMatchObject([{ used: 2, peers: ['peer-a', 'peer-b'] }])
})

test('after an old copy was put back nobody joins by an invite that was open in it; members get certificates as before', async () => {
  const store = memoryStore()
  const open = (): ReturnType<typeof openIssuer> =>
    openIssuer(
      { mesh, self: idOf(founder) },
      { privateKey: founder.privateKey, store, clock: systemClock, random: systemRandom },
    )
  const before = await open()
  const [one, many] = [await before.invite({ uses: 1 }), await before.invite({ uses: 0 })]
  const peers = await Promise.all([newIdentity(), newIdentity()])
  const [joined, late] = peers.map(idOf) as [string, string]
  await before.redeem(one, joined)
  expect(await closeInvites(store)).toBe(1)
  expect(await closeInvites(store)).toBe(0)
  const after = await open()
  for (const grant of [one, many])
    await expect(after.redeem(grant, late)).rejects.toThrow(grant === one ? /all used/ : /it was revoked/)
  expect(await after.redeem(one, joined)).toBeInstanceOf(Uint8Array)
  expect(after.list().map(({ revoked }) => revoked)).toEqual(expect.arrayContaining([false, true]))
})

test('a use that cannot be written is not counted, and lets nobody in', async () => {
  const store = memoryStore()
  let full = false
  const issuer = await openIssuer(
    { mesh, self: idOf(founder) },
    {
      privateKey: founder.privateKey,
      store: {
        ...store,
        write: (batch) => (full ? Promise.reject(new Error('disk full')) : store.write(batch)),
      },
      clock: systemClock,
      random: systemRandom,
    },
  )
  const grant = await issuer.invite({})
  full = true
  await expect(issuer.redeem(grant, 'peer-a')).rejects.toThrow('disk full')
  full = false
  await issuer.redeem(grant, 'peer-b')
  expect(issuer.list()).toMatchObject([{ used: 1, peers: ['peer-b'] }])
})
