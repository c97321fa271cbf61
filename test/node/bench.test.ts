import { expect, test } from 'vitest'
import { Bench } from '../../node/members/bench.ts'
import { stepUntil, without } from '../../node/members/config-steps.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { type MeshConfig, mayFail } from '../../wardens/index.ts'
import { storeOf } from '../dht-registry/foundation.ts'
import { type QuorumPeer, quorumWorld, type QuorumWorld } from '../dht-registry/quorum-world.ts'

const T = LIMITS.leaseMs.value
const { seatAfterMs, wardenDeadMs } = LIMITS

interface Mesh extends QuorumWorld {
  benches: Map<QuorumPeer, Bench>
  config(of?: QuorumPeer): MeshConfig
  arbitrating(): QuorumPeer[]
}

/** A founder and others that could arbitrate, all linked to all that are not away. */
async function mesh(size: number, unable: (index: number) => boolean = () => false): Promise<Mesh> {
  const world = await quorumWorld(size, 1, T)
  const { peers, clock } = world
  const byId = new Map(peers.map((peer) => [peer.id, peer]))
  const benches = new Map<QuorumPeer, Bench>()
  for (const [index, peer] of peers.entries()) {
    const bench = new Bench({
      self: peer.id,
      get quorum() {
        return peer.quorum
      },
      network: {
        peers: () => (peer.away ? [] : peers.filter((one) => one !== peer && !one.away).map(({ id }) => id)),
        async ask(id) {
          const other = byId.get(id)
          if (other === undefined || peer.away || other.away) throw new ShoalError('UNREACHABLE', 'away')
          await Promise.resolve()
          return benches.get(other)?.answer() ?? new Uint8Array()
        },
      },
      dialable: () => Promise.resolve(true),
      clock,
      own: () => ({
        store: storeOf(peer.id),
        zone: '',
        able: !unable(index),
        arbitrates: peer.quorum.standing === 'serves',
        why: peer.quorum.standing,
      }),
      isRemoved: (id) => peer.quorum.seats?.config.removed.includes(id) ?? false,
    })
    benches.set(peer, bench)
    bench.start()
  }
  const config = (of = peers[0] as QuorumPeer): MeshConfig => {
    const seats = of.quorum.seats
    if (seats === undefined) throw new Error('it knows no config')
    return seats.config
  }
  return {
    ...world,
    benches,
    config,
    arbitrating: () => peers.filter(({ quorum, away }) => !away && quorum.standing === 'serves'),
  }
}

test('a mesh grows from one warden to three to five as peers come, and claims go on all the while', async () => {
  const world = await mesh(5)
  const { peers, clock } = world
  const [founder, b, c, d, e] = peers as [QuorumPeer, QuorumPeer, QuorumPeer, QuorumPeer, QuorumPeer]
  d.away = e.away = c.away = true
  const { epoch } = await world.settled(b.quorum.claims.claim('c/a'))
  await clock.move(3 * seatAfterMs.value)
  // Of two one stands by: a pair could not lose either.
  expect(world.config()).toMatchObject({ epoch: 0, k: 1 })
  expect(b.quorum.standing).toBe('standby')
  c.away = false
  await clock.move(seatAfterMs.value - 1_000)
  expect(world.config().wardens).toHaveLength(1)
  await clock.move(10_000)
  expect(world.config()).toMatchObject({ k: 3 })
  expect(mayFail(world.config())).toBe(1)
  expect(world.arbitrating()).toEqual([founder, b, c])
  d.away = e.away = false
  await clock.move(seatAfterMs.value + 10_000)
  expect(world.config()).toMatchObject({ k: 5 })
  expect(world.config().wardens).toHaveLength(5)
  expect(world.arbitrating()).toEqual(peers)
  expect(b.said.filter((said) => !said.startsWith('config'))).toEqual([])
  expect(b.quorum.claims.holds('c/a', epoch)).toBe(true)
  // Two may fail, whichever they are.
  founder.away = c.away = true
  expect(await world.settled(d.quorum.claims.claim('c/a'))).toMatchObject({ peer: b.id, epoch })
})

test('a warden that is away for long loses its seat to one that stands by; a restart does not cost it', async () => {
  const world = await mesh(4)
  const { peers, clock } = world
  await clock.move(seatAfterMs.value + 10_000)
  const before = world.config()
  expect(before.wardens).toHaveLength(3)
  const seated = peers.filter(({ id }) => before.wardens.some(({ peer }) => peer === id))
  const [spare] = peers.filter((peer) => !seated.includes(peer)) as [QuorumPeer]
  const [, lost] = seated as [QuorumPeer, QuorumPeer]
  lost.away = true
  await clock.move(wardenDeadMs.value - 5_000)
  lost.away = false
  await clock.move(20_000)
  expect(world.config().epoch).toBe(before.epoch)
  lost.away = true
  await clock.move(wardenDeadMs.value + 15_000)
  const after = world.config(seated[0])
  expect(after.wardens.map(({ peer }) => peer)).toContain(spare.id)
  expect(after.wardens.map(({ peer }) => peer)).not.toContain(lost.id)
  expect(spare.quorum.standing).toBe('serves')
  // It hears of it when it is back, and stands by.
  lost.away = false
  const claimed = lost.quorum.claims.claim('c/a')
  await clock.move(1_000)
  expect(await claimed).toMatchObject({ peer: lost.id })
  expect(lost.quorum.standing).toBe('standby')
})

test('who cannot be dialled, or came as a leaf, never arbitrates', async () => {
  const world = await mesh(3, (index) => index === 2)
  await world.clock.move(4 * seatAfterMs.value)
  expect(world.config()).toMatchObject({ epoch: 0, k: 1 })
})

test('removing a warden gives its seat up with it: three become one, and a removed peer takes none again', async () => {
  const world = await mesh(3)
  const { peers, clock } = world
  await clock.move(seatAfterMs.value + 10_000)
  expect(world.config().wardens).toHaveLength(3)
  const [founder, gone] = peers as [QuorumPeer, QuorumPeer]
  const { quorum } = founder
  const removing = stepUntil(
    quorum,
    clock,
    ({ removed }) => removed.includes(gone.id),
    (config) => without(config, gone.id, founder.id),
  )
  await clock.move(1_000)
  await removing
  expect(world.config()).toMatchObject({ k: 1, removed: [gone.id], wardens: [{ peer: founder.id }] })
  await clock.move(4 * seatAfterMs.value)
  expect(world.config().wardens).toHaveLength(1)
  await clock.move(T)
  expect(await world.settled(peers[2]?.quorum.claims.claim('c/b') as Promise<unknown>)).toMatchObject({
    peer: peers[2]?.id,
  })
})

test('steps that several wardens want at once, and one right after another, all come about', async () => {
  const world = await mesh(3)
  const { peers, clock } = world
  await clock.move(seatAfterMs.value + 10_000)
  const remove = (by: QuorumPeer, gone: string): Promise<void> =>
    stepUntil(
      by.quorum,
      clock,
      ({ removed }) => removed.includes(gone),
      (config) => without(config, gone, by.id),
    )
  const [a, b] = peers as [QuorumPeer, QuorumPeer]
  const over: string[] = []
  void remove(a, 'one').then(async () => {
    over.push('one')
    await remove(a, 'two')
    over.push('two')
  })
  void remove(b, 'three').then(() => over.push('three'))
  await clock.move(LIMITS.stepMs.value)
  expect(over.toSorted()).toEqual(['one', 'three', 'two'])
  expect(world.config().removed.toSorted()).toEqual(['one', 'three', 'two'])
})

test('a step without a majority of the wardens is UNAVAILABLE in time, and nothing changes', async () => {
  const world = await mesh(3)
  const { peers, clock } = world
  await clock.move(seatAfterMs.value + 10_000)
  const [founder, b, c] = peers as [QuorumPeer, QuorumPeer, QuorumPeer]
  const { epoch } = world.config()
  b.away = c.away = true
  let refused: unknown
  const removing = stepUntil(
    founder.quorum,
    clock,
    ({ removed }) => removed.includes('x'),
    (config) => without(config, 'x', founder.id),
  ).catch((error: unknown) => {
    refused = error
  })
  await clock.move(LIMITS.stepMs.value)
  await removing
  expect(refused).toMatchObject({ code: 'UNAVAILABLE', hint: expect.stringContaining('mesh wardens') })
  expect(world.config().epoch).toBe(epoch)
})

test('a warden that leaves hands its seat to one that stands by; where nobody does it keeps it', async () => {
  const world = await mesh(4)
  const { peers, clock } = world
  await clock.move(seatAfterMs.value + 10_000)
  const before = world.config()
  const spare = peers.find(({ id }) => before.wardens.every(({ peer }) => peer !== id)) as QuorumPeer
  const [leaver, other] = peers.filter((peer) => peer !== spare) as [QuorumPeer, QuorumPeer]
  const leave = async (peer: QuorumPeer): Promise<string | undefined> => {
    const leaving = world.benches.get(peer)?.leave()
    await clock.move(5_000)
    return await leaving
  }
  expect(await leave(leaver)).toBe('moved')
  const seated = world.config(other).wardens.map(({ peer }) => peer)
  expect(seated).toContain(spare.id)
  expect(seated).not.toContain(leaver.id)
  // It takes none again: it is about to stop.
  await clock.move(4 * seatAfterMs.value)
  expect(world.config(other).wardens.map(({ peer }) => peer)).toEqual(seated)
  expect(await leave(leaver)).toBe('none')
  leaver.away = true
  expect(await leave(other)).toBe('kept')
})

test('a sole warden that leaves hands its seat on as well, with what it knows', async () => {
  const world = await mesh(2)
  const { peers, clock } = world
  const [founder, heir] = peers as [QuorumPeer, QuorumPeer]
  const { epoch } = await world.settled(founder.quorum.claims.claim('c/a'))
  const leaving = world.benches.get(founder)?.leave()
  await clock.move(2_000)
  expect(await leaving).toBe('moved')
  expect(heir.quorum.standing).toBe('serves')
  expect(await world.settled(heir.quorum.claims.claim('c/a'))).toMatchObject({ peer: founder.id, epoch })
})
