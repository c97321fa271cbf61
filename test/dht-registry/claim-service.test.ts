import { beforeEach, describe, expect, test } from 'vitest'
import { type ArbiterService, arbiterService } from '../../dht-registry/arbiter-service.ts'
import { type Claims, claims } from '../../dht-registry/claims.ts'
import { silenceMs } from '../../dht-registry/lease.ts'
import { memoryStore } from '../../node/store.ts'
import { LIMITS, type OwnerRecord, ShoalError, type Store } from '../../protocols/index.ts'
import { type HandClock, handClock } from './hand-clock.ts'

const T = LIMITS.leaseMs.value

let clock: HandClock
let disk: Store
let writes: number
let full: boolean
let service: ArbiterService

/** A disk that counts its writes, and may be full. */
const store: Store = {
  get: (key) => disk.get(key),
  list: (prefix) => disk.list(prefix),
  async write(batch) {
    writes++
    await Promise.resolve()
    if (full) throw new Error('no space left on device')
    await disk.write(batch)
  },
}
const start = async (): Promise<void> => {
  service = await arbiterService({ self: 'judge' }, { store, clock })
}
beforeEach(async () => {
  clock = handClock()
  disk = memoryStore()
  writes = 0
  full = false
  await start()
})

interface Holding extends Omit<Claims, 'held'> {
  lost: string[]
  /** Keeps the arbiter's answers back. */
  delayed: boolean
  deliver(): void
}

function peer(self: string, incarnation = 1): Holding {
  const lost: string[] = []
  const kept: (() => void)[] = []
  const all = {
    delayed: false,
    lost,
    deliver: () => {
      for (const go of kept.splice(0)) go()
    },
  }
  const real = claims(
    { self, arbiter: 'judge', incarnation },
    {
      clock,
      async ask(op, body) {
        const answer = await service.answer(op, body, self)
        if (all.delayed) await new Promise<void>((resolve) => kept.push(resolve))
        return answer
      },
      events: {
        parked: (address, epoch) => lost.push(`${address} ${epoch}`),
        resumed: () => {},
        lost: () => {},
      },
    },
  )
  return Object.assign(all, real)
}

const settled = async <T>(promise: Promise<T>): Promise<T> => {
  await clock.move(0)
  return promise
}

const code = (promise: Promise<unknown>): Promise<ShoalError | undefined> =>
  settled(
    promise.then(
      () => undefined,
      (error: unknown) => ShoalError.wrap(error),
    ),
  )

describe('the arbiter and its disk', () => {
  test('a hundred claims that meet cost two writes', async () => {
    const before = writes
    const one = peer('p')
    await settled(Promise.all(Array.from({ length: 100 }, (_, n) => one.claim(`c/${n}`))))
    expect(writes - before).toBe(2)
  })

  test('its very first start is not silent, one after a crash is, until all leases have ended', async () => {
    const one = peer('p')
    expect(await settled(one.claim('c/a'))).toMatchObject({ epoch: 1 })
    await settled(one.stop())
    await start()
    expect(await code(one.where('c/a'))).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: silenceMs(T) })
    await clock.move(silenceMs(T) - 1)
    expect(await code(one.where('c/a'))).toMatchObject({ code: 'UNAVAILABLE' })
    await clock.move(1)
    expect(await settled(peer('q').claim('c/a'))).toMatchObject({ peer: 'q', epoch: 2 })
  })

  test('after an orderly stop leases stand, and the mark of it does not outlive the next start', async () => {
    const one = peer('p')
    await settled(one.claim('c/a'))
    await clock.move(1_000)
    await settled(service.stop())
    await start()
    const record = await settled(peer('q').claim('c/a'))
    expect(record).toMatchObject({ peer: 'p', epoch: 1, remainingMs: T - 1_000 })
    await start()
    expect(await code(one.where('c/a'))).toMatchObject({ code: 'UNAVAILABLE' })
  })

  test('with a full disk claims are UNAVAILABLE, and its epochs go on when there is room again', async () => {
    full = true
    expect(await code(peer('p').claim('c/a'))).toMatchObject({ code: 'UNAVAILABLE' })
    full = false
    expect(await settled(peer('q').claim('c/a'))).toMatchObject({ peer: 'q', epoch: 2 })
  })

  test('epochs go on rising across crashes', async () => {
    const seen: number[] = []
    for (let n = 0; n < 5; n++) {
      const one = peer(`p${n}`)
      const { epoch } = await settled(one.claim('c/a'))
      seen.push(epoch)
      await settled(one.stop())
      await start()
      await clock.move(silenceMs(T))
    }
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  test('a key that was forgotten goes on above its old epochs, also after a crash', async () => {
    for (let n = 0; n < 3; n++) {
      const one = peer('p', n)
      await settled(one.claim('c/a'))
      await settled(one.stop())
    }
    await clock.move(T + LIMITS.forgetMs.value + 120_000)
    expect(await Array.fromAsync(disk.list('claims/epoch/'))).toEqual([])
    await start()
    await clock.move(silenceMs(T))
    expect(await settled(peer('q').claim('c/a'))).toMatchObject({ epoch: 4 })
  })
})

describe('the holder and its clock', () => {
  test('a lease is renewed by itself', async () => {
    const one = peer('p')
    await settled(one.claim('c/a'))
    for (let n = 0; n < 100; n++) {
      await clock.move(T / 10)
      expect(one.holds('c/a', 1)).toBe(true)
    }
    expect(one.lost).toEqual([])
  })

  test('without answers the lease is lost in time, while the arbiter still waits', async () => {
    const one = peer('p')
    await settled(one.claim('c/a'))
    one.delayed = true
    await clock.move(T * 0.95)
    expect(one.holds('c/a', 1)).toBe(true)
    await clock.move(T * 0.01)
    expect(one.holds('c/a', 1)).toBe(false)
    expect(one.lost).toEqual(['c/a 1'])
    expect(await settled(peer('q').claim('c/a'))).toMatchObject({ peer: 'p' })
  })

  test('a claim without an answer ends in time, and what it brings later is given back', async () => {
    const one = peer('p')
    one.delayed = true
    let ended: ShoalError | undefined
    const asked: Promise<OwnerRecord | void> = one.claim('c/a').catch((error: unknown) => {
      ended = ShoalError.wrap(error)
    })
    await clock.move(LIMITS.claimMs.value)
    await asked
    expect(ended).toMatchObject({ code: 'UNAVAILABLE', retryAfterMs: LIMITS.claimPauseMs.value })
    expect(ended?.message).toContain('judge')
    one.delayed = false
    one.deliver()
    await clock.move(1)
    expect(one.holds('c/a', 1)).toBe(false)
    expect(await settled(peer('q').where('c/a'))).toBeUndefined()
  })

  test('after a sleep of the machine nothing is held until the arbiter has confirmed it', async () => {
    const one = peer('p')
    await settled(one.claim('c/a'))
    clock.sleep(LIMITS.suspendGuardMs.value)
    expect(one.holds('c/a', 1)).toBe(true)
    clock.sleep(LIMITS.suspendGuardMs.value + 1)
    expect(one.holds('c/a', 1)).toBe(false)
    await clock.move(1)
    expect(one.holds('c/a', 1)).toBe(true)
  })

  test('stopping releases what is held before it is done', async () => {
    const one = peer('p')
    await settled(one.claim('c/a'))
    await settled(one.stop())
    expect(await settled(peer('q').claim('c/a'))).toMatchObject({ peer: 'q', epoch: 2 })
  })
})
