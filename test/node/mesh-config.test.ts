import { expect, test } from 'vitest'
import { type Identity, newIdentity } from '../../node/identity.ts'
import { signCertificate } from '../../node/members/certificate.ts'
import { type Chain, openChain } from '../../node/members/chain.ts'
import { openIssuer } from '../../node/members/issuer.ts'
import { Members } from '../../node/members/members.ts'
import {
  configOf,
  type ConfigStep,
  foundingStep,
  hashOf,
  type MeshConfig,
  meshIdOf,
  signStep,
} from '../../node/members/mesh-config.ts'
import { memoryStore } from '../../node/store.ts'
import { type Clock, type Store, systemClock, systemRandom } from '../../protocols/index.ts'

const meshKey = await newIdentity()
const founder = await newIdentity()
const stranger = await newIdentity()
const idOf = ({ peerId }: Identity): string => peerId.toString()
const mesh = meshIdOf(idOf(meshKey))
const warden = { peer: idOf(founder), store: 's1', zone: '' }
const first = await foundingStep({ mesh, warden }, meshKey.privateKey)

const next = (before: ConfigStep, by: Identity, change: Partial<MeshConfig> = {}): Promise<ConfigStep> => {
  const config = configOf(before)
  return signStep({ ...config, epoch: config.epoch + 1, previous: hashOf(before), ...change }, by.privateKey)
}

async function chainOf(...steps: ConfigStep[]): Promise<{ chain: Chain; warnings: string[]; store: Store }> {
  const store = memoryStore()
  const warnings: string[] = []
  const chain = await openChain(mesh, { store, warn: (text) => void warnings.push(text) })
  await chain.take({ steps })
  return { chain, warnings, store }
}

test('a chain of configs is taken step by step, kept over a restart, and the same again is nothing new', async () => {
  const second = await next(first, founder, { removed: ['x'] })
  const { chain, store } = await chainOf(first, second)
  expect(chain.head).toMatchObject({ epoch: 1, removed: ['x'] })
  expect(await chain.take({ steps: [first, second] })).toBe(false)
  const again = await openChain(mesh, { store, warn() {} })
  expect(again.head).toEqual(chain.head)
})

test('a config is refused and reported that the mesh key or a majority of wardens did not sign, that forks or leaves a gap', async () => {
  const { chain, warnings } = await chainOf(first)
  const one = await next(first, founder, { removed: ['one'] })
  const bad: [ConfigStep, RegExp][] = [
    [await next(first, stranger), /0 of 1 wardens/],
    [await next(first, meshKey), /0 of 1 wardens/],
    [{ ...one, signatures: [] }, /0 of 1 wardens/],
    [await next(one, founder), /does not follow/],
    [await next(first, founder, { previous: hashOf(one) }), /does not follow/],
    [await next(first, founder, { generation: 1 }), /generation/],
    [await next(first, founder, { leaseMs: 1 }), /lease/],
    [await next(first, founder, { mesh: 'other' }), /of mesh other/],
  ]
  for (const [step, why] of bad) await expect(chain.take({ steps: [step] })).rejects.toThrow(why)
  expect(chain.head?.epoch).toBe(0)
  await chain.take({ steps: [one] })
  const fork = await next(first, founder, { removed: ['two'] })
  await expect(chain.take({ steps: [fork] })).rejects.toThrow(/forked/)
  expect(chain.head?.removed).toEqual(['one'])
  expect(warnings).toHaveLength(bad.length + 1)

  const founding = await foundingStep(
    { mesh, warden: { ...warden, peer: idOf(stranger) } },
    stranger.privateKey,
  )
  await expect(chainOf(founding)).rejects.toThrow(/mesh key did not sign/)
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
    const open = (): Promise<Members> =>
      Members.open(
        { mesh, self: idOf(self) },
        { privateKey: self.privateKey, store, clock: shifted(offMs), warn: (text) => warnings.push(text) },
      )
    const members = await open()
    await members.chain.take({ steps: [first] })
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
