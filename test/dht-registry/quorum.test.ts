import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { hashOfConfig } from '../../dht-registry/index.ts'
import { type Seats, silenceMs } from '../../wardens/index.ts'
import { type QuorumPeer, quorumWorld, type QuorumWorld } from './quorum-world.ts'

const T = LIMITS.leaseMs.value
const CLAIM = LIMITS.claimMs.value

const trio = async (): Promise<[QuorumWorld, QuorumPeer, QuorumPeer, QuorumPeer]> => {
  const world = await quorumWorld(4, 3, T)
  const [a, b, c] = world.peers as [QuorumPeer, QuorumPeer, QuorumPeer, QuorumPeer]
  return [world, a, b, c]
}

describe('one warden', () => {
  test('a hundred claims that meet cost it two writes, and a stranger two batches', async () => {
    const world = await quorumWorld(2, 1, T)
    const [judge, other] = world.peers as [QuorumPeer, QuorumPeer]
    const before = judge.writes
    const claims = (one: QuorumPeer, type: string) =>
      Promise.all(Array.from({ length: 100 }, (_, n) => one.quorum.claims.claim(`${type}/${n}`)))
    await world.settled(claims(judge, 'a'))
    expect(judge.writes - before).toBeLessThanOrEqual(2)
    await world.settled(claims(other, 'b'))
    expect(other.batches).toBeLessThanOrEqual(2)
    expect(judge.batches).toBeLessThanOrEqual(2)
  })

  test('after a crash it is silent until all leases have ended; after an orderly stop it is not, and leases stand', async () => {
    const world = await quorumWorld(2, 1, T)
    const [judge, other] = world.peers as [QuorumPeer, QuorumPeer]
    await world.settled(other.quorum.claims.claim('c/a'))
    await judge.restart(true)
    await world.clock.move(0)
    expect(judge.quorum.standing).toBe('serves')
    expect(await world.settled(judge.quorum.claims.claim('c/a'))).toMatchObject({ peer: other.id, epoch: 1 })
    await judge.restart()
    await world.clock.move(0)
    expect(judge.quorum.standing).toBe('silent')
    expect(await world.refusal(judge.quorum.claims.claim('c/b'))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('waits until the leases from before its crash have ended'),
      retryAfterMs: T,
    })
    await world.clock.move(silenceMs(T) + 1)
    expect(judge.quorum.standing).toBe('serves')
    // Renewed all the while by its holder.
    expect(other.quorum.claims.holds('c/a', 1)).toBe(true)
    expect(await world.settled(judge.quorum.claims.claim('c/b'))).toMatchObject({ peer: judge.id })
  })

  test('with a full disk it grants nothing and says why; when there is room again its epochs go on', async () => {
    const world = await quorumWorld(1, 1, T)
    const [judge] = world.peers as [QuorumPeer]
    judge.full = true
    expect(await world.refusal(judge.quorum.claims.claim('c/a'))).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('cannot write to its disk'),
      hint: expect.stringContaining('make room'),
    })
    // Told once, however often it tries.
    await world.clock.move(10_000)
    expect(judge.said).toEqual(['disk full'])
    expect(judge.quorum.standing).toBe('disk')
    judge.full = false
    await world.clock.move(2_000)
    expect(judge.said).toEqual(['disk full', 'disk well'])
    expect(await world.settled(judge.quorum.claims.claim('c/a'))).toMatchObject({ peer: judge.id, epoch: 2 })
  })

  test('epochs go on rising over crashes, and above those of a key that was forgotten', async () => {
    const world = await quorumWorld(1, 1, T)
    const [judge] = world.peers as [QuorumPeer]
    const seen: number[] = []
    for (let n = 0; n < 4; n++) {
      seen.push((await world.settled(judge.quorum.claims.claim('c/a'))).epoch)
      await judge.restart()
      await world.clock.move(silenceMs(T) + 1)
    }
    await world.clock.move(LIMITS.forgetMs.value + 120_000)
    seen.push((await world.settled(judge.quorum.claims.claim('c/a'))).epoch)
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  test('after a sleep of the machine nothing is held until its warden has confirmed it; naps add up', async () => {
    const world = await quorumWorld(1, 1, T)
    const [{ quorum }] = world.peers as [QuorumPeer]
    const { epoch } = await world.settled(quorum.claims.claim('c/a'))
    const guard = LIMITS.suspendGuardMs.value
    world.clock.sleep(guard)
    expect(quorum.claims.holds('c/a', epoch)).toBe(true)
    world.clock.sleep(1)
    expect(quorum.claims.holds('c/a', epoch)).toBe(false)
    await world.clock.move(1)
    expect(quorum.claims.holds('c/a', epoch)).toBe(true)
    // Years, either way.
    for (const years of [-3, 5, -5, 3]) {
      world.clock.sleep(years * 3.2e10)
      quorum.claims.holds('c/a', epoch)
      await world.clock.move(1)
      expect(quorum.claims.holds('c/a', epoch)).toBe(true)
    }
  })
})

describe('three wardens', () => {
  test('one lost: claims and renewals go on', async () => {
    const [world, a, b, c] = await trio()
    const { epoch } = await world.settled(a.quorum.claims.claim('c/a'))
    c.away = true
    expect(await world.settled(b.quorum.claims.claim('c/a'))).toMatchObject({ peer: a.id, epoch })
    expect(await world.settled(b.quorum.claims.claim('c/b'))).toMatchObject({ peer: b.id })
    for (let n = 0; n < 20; n++) {
      await world.clock.move(T / 4)
      expect(a.quorum.claims.holds('c/a', epoch)).toBe(true)
    }
    expect(a.said).toEqual([])
  })

  test('two lost: no quorum within one claim time-out, then at once, with the names; keys are parked, and go on after healing', async () => {
    const [world, a, b, c] = await trio()
    const { epoch } = await world.settled(a.quorum.claims.claim('c/a'))
    await world.clock.move(1_000)
    b.away = c.away = true
    let refused: Error | undefined
    const begun = world.clock.now()
    const claim = a.quorum.claims.claim('c/b').catch((error: unknown) => {
      refused = error as Error
    })
    await world.clock.move(CLAIM - 1)
    expect(refused).toBeUndefined()
    await world.clock.move(1)
    await claim
    expect(world.clock.now() - begun).toBe(CLAIM)
    expect(refused).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: LIMITS.claimPauseMs.value })
    for (const { id } of [b, c]) expect(refused?.message).toContain(id)
    expect(refused?.message).not.toContain(a.id)
    const again = await world.refusal(a.quorum.claims.claim('c/c'))
    expect(again).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringMatching(/no quorum.*2 of 3/) })
    await world.clock.move(T)
    expect(a.said).toEqual([`parked c/a ${epoch}`])
    expect(a.quorum.claims.holds('c/a', epoch)).toBe(false)
    b.away = c.away = false
    await world.clock.move(2 * LIMITS.claimPauseMs.value + CLAIM)
    const resumed = a.said.find((said) => said.startsWith('resumed'))
    expect(resumed).toMatch(/^resumed c\/a 1 -> \d+$/)
    expect(a.quorum.claims.holds('c/a', Number(resumed?.split(' ').at(-1)))).toBe(true)
  })

  test('cut off from the others, a holder keeps its key until its lease ends; then the others have it, and its state is lost', async () => {
    const [world, a, b] = await trio()
    const { epoch } = await world.settled(a.quorum.claims.claim('c/a'))
    a.away = true
    await world.clock.move(T * 0.9)
    const last = await world.settled(b.quorum.claims.claim('c/a'))
    expect(last).toMatchObject({ peer: a.id })
    await world.clock.move(T)
    const next = await world.settled(b.quorum.claims.claim('c/a'))
    expect(next.peer).toBe(b.id)
    expect(next.epoch).toBeGreaterThan(epoch)
    expect(a.quorum.claims.holds('c/a', epoch)).toBe(false)
    a.away = false
    await world.clock.move(3 * CLAIM)
    expect(a.said).toEqual([`parked c/a ${epoch}`, `lost c/a ${epoch}`])
  })

  test('who joins a claim that runs already is told which wardens are away, not of those that answered it before', async () => {
    const [world, a, b, c] = await trio()
    world.clock.late = 5
    b.away = c.away = true
    const outside = world.peers[3] as QuorumPeer
    const claim = (): Promise<unknown> => outside.quorum.claims.claim('c/a').catch((error: unknown) => error)
    const first = claim()
    await world.clock.move(CLAIM / 2)
    const second = claim()
    await world.clock.move(CLAIM)
    for (const error of await Promise.all([first, second])) {
      expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining(b.id) })
      expect(error).toMatchObject({ message: expect.stringContaining(c.id) })
      expect(error).not.toMatchObject({ message: expect.stringContaining(a.id) })
    }
  })

  test.each([
    ['all three', false],
    ['two of three', true],
  ])(
    'claims and questions wait while the config takes a step of %s, and go on as soon as the wardens serve again',
    async (_, lacks) => {
      const [world, a, , c] = await trio()
      c.away = lacks
      const { clock, peers } = world
      const outside = peers[3] as QuorumPeer
      // They do not all serve again at the same moment.
      for (const [n, peer] of peers.entries()) peer.writeMs = 100 + 30 * n
      const { config } = a.quorum.seats as Seats
      let servesAt = 0
      const stop = a.quorum.watch(() => void (servesAt = clock.now() + 100))
      a.quorum.step({ ...config, epoch: 1, previous: hashOfConfig(config), removed: ['x'] })
      await clock.move(150)
      const took: number[] = []
      const asked = Array.from({ length: 20 }, async (_, n) => {
        if (n % 2 === 0) await outside.quorum.claims.claim(`c/${n}`)
        else await outside.quorum.claims.where(`c/${n}`)
        took.push(clock.now() - servesAt)
      })
      await clock.move(CLAIM)
      await Promise.all(asked)
      stop()
      expect(outside.quorum.seats?.config.epoch).toBe(1)
      // A pause of 100 ms at most, and then a promise and an epoch on disks that may be busy.
      expect(Math.min(...took)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...took)).toBeLessThan(100 + 4 * 100 + 1)
    },
  )

  test('a peer that is no warden claims like everybody else', async () => {
    const [world] = await trio()
    const outside = world.peers[3] as QuorumPeer
    expect(outside.quorum.standing).toBe('standby')
    expect(await world.settled(outside.quorum.claims.claim('c/a'))).toMatchObject({ peer: outside.id })
  })
})
