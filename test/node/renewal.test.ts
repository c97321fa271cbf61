import { expect, test } from 'vitest'
import { meshIdOf } from '../../dht-registry/index.ts'
import { type Identity, newIdentity } from '../../node/ground/identity.ts'
import { Membership } from '../../node/members/membership.ts'
import { memoryStore } from '../../node/ground/store.ts'
import { LIMITS, ShoalError, systemRandom } from '../../protocols/index.ts'
import { Redemption } from '../../protocols/proto/join.js'
import { quorumOf } from '../node-net/quorum-of.ts'
import { FakeClock } from './fake-clock.ts'

const DAY_MS = 86_400_000
const idOf = ({ peerId }: Identity): string => peerId.toString()

/** A founder and a member on one clock, that talk without a network. */
async function pair({ renews = true } = {}): Promise<{
  clock: FakeClock
  founder: Membership
  member: Membership
  /** False: neither reaches the other. */
  link: { up: boolean }
  warnings: string[]
  /** Whom the founder let go. */
  gone: string[]
  /** Time passes, with what happens in it. */
  pass: (ms: number) => Promise<void>
}> {
  const clock = new FakeClock()
  const [meshKey, one, other] = await Promise.all([newIdentity(), newIdentity(), newIdentity()])
  const mesh = meshIdOf(idOf(meshKey))
  const link = { up: true }
  const warnings: string[] = []
  const gone: string[] = []
  const open = async (identity: Identity): Promise<Membership> => {
    const store = memoryStore()
    const founds = identity === one ? { meshKey, foundedWith: 's' } : {}
    return await Membership.open(
      { mesh, identity, warden: idOf(one), storeId: 's', ...founds },
      {
        store,
        quorum: await quorumOf(mesh, identity, store, clock),
        clock,
        random: systemRandom,
        grant: () => undefined,
        joined() {},
        refused() {},
        removed: (peer) => identity === one && gone.push(peer),
        warn: (text) => void warnings.push(text),
      },
    )
  }
  const founder = await open(one)
  const member = await open(other)
  const grant = Buffer.from(await founder.invite({ roles: ['publisher'] }), 'base64')
  await member.members.enter(founder.members.links)
  const asked = founder.answer('mesh-redeem', redemption(grant, idOf(other)), idOf(other))
  await member.members.become((await asked) ?? new Uint8Array())
  founder.members.admitted(
    idOf(other),
    await founder.members.judge(member.members.certificate ?? new Uint8Array(), idOf(other)),
  )
  const network = (to: Membership, from: Membership): Parameters<Membership['start']>[0] => ({
    peers: () => (link.up ? [to.members.self] : []),
    async ask(_peer, op, body) {
      if (!link.up) throw new ShoalError('UNREACHABLE', 'it is away')
      return (await to.answer(op, body, from.members.self)) ?? new Uint8Array()
    },
  })
  founder.start(network(member, founder))
  if (renews) member.start(network(founder, member))
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= DAY_MS / 4) {
      clock.advance(Math.min(left, DAY_MS / 4))
      // What the timers began: signatures are made on another thread.
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { clock, founder, member, link, warnings, gone, pass }
}

function redemption(grant: Uint8Array, peer: string): Uint8Array {
  return Redemption.encode({ grant: new Uint8Array(grant), peer })
}

test('a certificate renews itself after a third of its time, keeps its roles, and outlives its first 30 days', async () => {
  const { member, founder, pass } = await pair()
  const first = member.members.own
  await pass(9 * DAY_MS)
  expect(member.members.own).toEqual(first)
  await pass(2 * DAY_MS)
  expect(member.members.own).toMatchObject({ roles: ['publisher'], issuer: founder.members.self })
  expect(member.members.own?.serial).toBeGreaterThan(first?.serial ?? 0)
  expect(member.members.own?.notAfter).toBeGreaterThan((first?.notAfter ?? 0) + 9 * DAY_MS)
  await pass(60 * DAY_MS)
  const shown = member.members.certificate ?? new Uint8Array()
  expect(await founder.members.judge(shown, member.members.self)).toMatchObject({ roles: ['publisher'] })
  // The warden's own does too.
  expect(founder.members.own?.notAfter).toBeGreaterThan((first?.notAfter ?? 0) + 60 * DAY_MS)
})

test('while no warden is linked a certificate ages, and is renewed when one is back in time; 31 days are too late', async () => {
  const { clock, member, founder, link, pass } = await pair()
  const self = member.members.self
  const first = member.members.own
  link.up = false
  await pass(25 * DAY_MS)
  expect(member.members.own).toEqual(first)
  link.up = true
  await pass(DAY_MS)
  const second = member.members.own
  expect(second?.notAfter).toBeGreaterThan((first?.notAfter ?? 0) + 20 * DAY_MS)
  link.up = false
  await pass(31 * DAY_MS)
  expect(clock.wall()).toBeGreaterThan(second?.notAfter ?? 0)
  const shown = member.members.certificate ?? new Uint8Array()
  await expect(founder.members.judge(shown, self)).rejects.toMatchObject({
    code: 'NOT_ADMITTED',
    message: expect.stringContaining('it expired at') as string,
    hint: expect.stringContaining('new invite') as string,
  })
})

test('who was removed gets neither a new certificate nor in by its old one or its old invite', async () => {
  const { member, founder, warnings, pass } = await pair()
  const self = member.members.self
  const shown = member.members.certificate ?? new Uint8Array()
  const grant = Buffer.from(await founder.invite({ uses: 0 }), 'base64')
  await founder.remove(self)
  await expect(founder.members.judge(shown, self)).rejects.toThrow(/was removed/)
  await expect(founder.answer('mesh-redeem', redemption(grant, self), self)).rejects.toThrow(/was removed/)
  await expect(founder.answer('mesh-renew', new Uint8Array(), self)).rejects.toThrow(/is no member/)
  const first = member.members.own
  await pass(12 * DAY_MS)
  expect(member.members.own).toEqual(first)
  expect(warnings).toContainEqual(expect.stringContaining('cannot be renewed'))
})

test('a wall clock that jumps by years while the node runs changes neither how records are dated nor who is a member', async () => {
  const { clock, member, founder } = await pair()
  const { members } = member
  members.time.hear(founder.members.self, clock.wall())
  const right = clock.wall()
  for (const years of [-2, 2]) {
    clock.jump(years * 365 * DAY_MS)
    clock.advance(60_000)
    expect(Math.abs(members.wall() - right)).toBeLessThan(3 * LIMITS.skewMs.value)
    const shown = members.certificate ?? new Uint8Array()
    expect(await members.judge(shown, members.self)).toMatchObject({ roles: ['publisher'] })
    clock.jump(-years * 365 * DAY_MS)
  }
})

test('a link outlives the certificate that it was opened with when there is a newer one, and no longer when there is none', async () => {
  const fresh = await pair()
  await fresh.pass(75 * DAY_MS)
  const self = fresh.member.members.self
  expect(fresh.gone).toEqual([])
  // The founder looked again, and knows the newer one.
  const known = fresh.founder.members.certificateOf(self)
  expect(known?.notAfter).toBeGreaterThan(fresh.clock.wall())

  const stale = await pair({ renews: false })
  await stale.pass(29 * DAY_MS)
  expect(stale.gone).toEqual([])
  await stale.pass(2 * DAY_MS)
  expect(new Set(stale.gone)).toEqual(new Set([stale.member.members.self]))
})
