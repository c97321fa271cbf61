import { expect, test } from 'vitest'
import { type Arbiter, type ArbiterEffect, type ArbiterInit, arbiter } from '../../dht-registry/arbiter.ts'

const T = 10_000

function newArbiter(init: Partial<ArbiterInit> = {}): Arbiter {
  return arbiter({
    leaseMs: T,
    keysMax: 100,
    forgetMs: 3_600_000,
    silentUntil: 0,
    floor: 0,
    epochs: [],
    leases: [],
    ...init,
  })
}

let request = 0
const claim = (peer: string, address = 'k', incarnation = 1, seq = ++request) =>
  ({ kind: 'claim', request: ++request, address, peer, incarnation, seq }) as const

/** A claim whose write succeeds at once. */
function granted(machine: Arbiter, event: ReturnType<typeof claim>, now: number): ArbiterEffect[] {
  const effects = machine.step(event, now)
  return effects.flatMap((effect) =>
    effect.kind === 'write'
      ? machine.step({ kind: 'written', batch: effect.batch, ok: true }, now)
      : [effect],
  )
}

const lease = (effects: ArbiterEffect[]) => {
  const [first] = effects
  return first?.kind === 'owner' ? first.lease : undefined
}

test('nobody hears of an epoch before it is on disk', () => {
  const machine = newArbiter()
  const effects = machine.step(claim('a'), 0)
  expect(effects).toEqual([{ kind: 'write', batch: 1, epochs: new Map([['k', 1]]), floor: 0 }])
  // Neither the claimer nor anybody who asks meanwhile.
  expect(machine.step(claim('b'), 1)).toEqual([])
  expect(machine.step({ kind: 'where', request: 77, address: 'k' }, 1)).toEqual([])
  const told = machine.step({ kind: 'written', batch: 1, ok: true }, 2)
  expect(told.map((effect) => effect.kind === 'owner' && effect.lease?.peer)).toEqual(['a', 'a', 'a'])
})

test('claims that meet share one write', () => {
  const machine = newArbiter()
  expect(machine.step(claim('a', 'k0'), 0)).toHaveLength(1)
  for (let n = 1; n <= 50; n++) expect(machine.step(claim('a', `k${n}`), 0)).toEqual([])
  const [told, write] = machine.step({ kind: 'written', batch: 1, ok: true }, 1)
  expect(told?.kind).toBe('owner')
  expect(write?.kind === 'write' && write.epochs.size).toBe(50)
  expect(machine.step({ kind: 'written', batch: 2, ok: true }, 2)).toHaveLength(50)
})

test('a claim whose write fails is refused, grants nothing, and its epoch is never used again', () => {
  const machine = newArbiter()
  machine.step(claim('a'), 0)
  expect(machine.step({ kind: 'written', batch: 1, ok: false }, 1)).toMatchObject([
    { kind: 'refused', why: 'disk' },
  ])
  expect(machine.step({ kind: 'where', request: 1, address: 'k' }, 2)).toMatchObject([{ lease: undefined }])
  expect(lease(granted(machine, claim('b'), 3))).toMatchObject({ peer: 'b', epoch: 2 })
})

test('a live lease is told to others and not given to them', () => {
  const machine = newArbiter()
  granted(machine, claim('a'), 0)
  expect(lease(granted(machine, claim('b'), T - 1))).toMatchObject({ peer: 'a', epoch: 1 })
  expect(lease(granted(machine, claim('b'), T))).toMatchObject({ peer: 'b', epoch: 2 })
})

test('a claim that was overtaken by a newer one of the same peer changes nothing', () => {
  const machine = newArbiter()
  granted(machine, claim('a', 'k', 2, 5), 0)
  expect(granted(machine, claim('a', 'k', 2, 5), 1)).toMatchObject([{ kind: 'refused', why: 'overtaken' }])
  expect(granted(machine, claim('a', 'k', 1, 9), 1)).toMatchObject([{ kind: 'refused', why: 'overtaken' }])
  expect(lease(granted(machine, claim('b'), 1))).toMatchObject({ peer: 'a', epoch: 1 })
})

test('a renewal extends only live leases of that incarnation and epoch', () => {
  const machine = newArbiter()
  granted(machine, claim('a', 'mine', 1, 1), 0)
  granted(machine, claim('b', 'other', 1, 1), 0)
  const renew = (keys: [string, number][], now: number, incarnation = 1): unknown =>
    machine.step(
      {
        kind: 'renew',
        request: 1,
        peer: 'a',
        incarnation,
        keys: keys.map(([address, epoch]) => ({ address, epoch })),
      },
      now,
    )
  const all: [string, number][] = [
    ['mine', 1],
    ['mine', 2],
    ['other', 1],
    ['never', 1],
  ]
  expect(renew(all, T - 1)).toMatchObject([{ keys: [{ address: 'mine', epoch: 1 }] }])
  expect(renew(all, T - 1, 2)).toMatchObject([{ keys: [] }])
  expect(renew(all, 2 * T - 2)).toMatchObject([{ keys: [{ address: 'mine', epoch: 1 }] }])
  // Ended at the very moment of its end: never revived.
  expect(renew(all, 3 * T - 2)).toMatchObject([{ keys: [] }])
})

test('a release counts only from the recorded incarnation at that exact epoch', () => {
  const machine = newArbiter()
  granted(machine, claim('a', 'k', 2), 0)
  const release = (peer: string, incarnation: number, epoch: number): void => {
    machine.step({ kind: 'release', peer, incarnation, keys: [{ address: 'k', epoch }] }, 1)
  }
  release('b', 2, 1)
  release('a', 1, 1)
  release('a', 2, 2)
  expect(lease(granted(machine, claim('c'), 2))).toMatchObject({ peer: 'a' })
  release('a', 2, 1)
  expect(lease(granted(machine, claim('c'), 3))).toMatchObject({ peer: 'c', epoch: 2 })
})

test('after a crash a holder renews, in the silence, the very lease it has, and keeps it', () => {
  const machine = newArbiter({ silentUntil: 500, epochs: [['k', 7]] })
  const renew = (peer: string, epoch: number, now: number): unknown =>
    machine.step({ kind: 'renew', request: 2, peer, incarnation: 4, keys: [{ address: 'k', epoch }] }, now)
  expect(renew('a', 6, 100)).toMatchObject([{ keys: [] }])
  expect(renew('a', 7, 100)).toMatchObject([{ keys: [{ address: 'k', epoch: 7 }] }])
  expect(renew('b', 7, 101)).toMatchObject([{ keys: [] }])
  expect(lease(granted(machine, claim('c'), 500))).toMatchObject({ peer: 'a', epoch: 7, until: T + 100 })
  expect(renew('a', 7, 600)).toMatchObject([{ keys: [{ address: 'k', epoch: 7 }] }])
  expect(lease(granted(machine, claim('c'), T + 600))).toMatchObject({ peer: 'c', epoch: 8 })
})

test('a lease from before a crash that nobody renewed in the silence is over', () => {
  const machine = newArbiter({ silentUntil: 500, epochs: [['k', 7]] })
  const keys = [{ address: 'k', epoch: 7 }]
  expect(machine.step({ kind: 'renew', request: 2, peer: 'a', incarnation: 4, keys }, 500)).toMatchObject([
    { keys: [] },
  ])
})

test('before its silence ends it tells and grants nothing and says when it will', () => {
  const machine = newArbiter({ silentUntil: 500, epochs: [['k', 7]] })
  for (const event of [claim('a'), { kind: 'where', request: 1, address: 'k' } as const])
    expect(machine.step(event, 100)).toMatchObject([{ kind: 'refused', why: 'silent', retryAfterMs: 400 }])
  expect(lease(granted(machine, claim('a'), 500))).toMatchObject({ epoch: 8 })
})

test('an old key is forgotten after the floor was raised, and its epochs go on above it', () => {
  const machine = newArbiter({ forgetMs: 1_000 })
  for (let n = 0; n < 3; n++) {
    granted(machine, claim('a', 'old'), n * T)
    granted(machine, claim('a', 'new'), n * T)
  }
  expect(machine.step({ kind: 'tick' }, 3 * T + 999)).toEqual([])
  granted(machine, claim('b', 'new'), 3 * T + 999)
  expect(machine.step({ kind: 'tick' }, 3 * T + 1_000)).toEqual([
    { kind: 'write', batch: 8, epochs: new Map([['old', undefined]]), floor: 3 },
  ])
  expect(machine.keys).toBe(1)
  // While that write is on its way.
  expect(machine.step(claim('c', 'old'), 3 * T + 1_001)).toEqual([])
  const [write] = machine.step({ kind: 'written', batch: 8, ok: true }, 3 * T + 1_002)
  expect(write).toMatchObject({ epochs: new Map([['old', 4]]), floor: 3 })
})

test('a new key beyond the most it may remember is refused, a known one is not', () => {
  const machine = newArbiter({ keysMax: 1 })
  granted(machine, claim('a', 'k'), 0)
  expect(machine.step(claim('a', 'one-more'), 0)).toMatchObject([{ kind: 'refused', why: 'full' }])
  expect(lease(granted(machine, claim('b', 'k'), T))).toMatchObject({ peer: 'b', epoch: 2 })
})

test('after stop it answers nothing, and its live leases are what a next start takes over', () => {
  const machine = newArbiter()
  granted(machine, claim('a', 'k', 3, 4), 0)
  granted(machine, claim('a', 'gone'), 0)
  machine.step({ kind: 'release', peer: 'a', incarnation: 1, keys: [{ address: 'gone', epoch: 1 }] }, 1)
  machine.step({ kind: 'stop' }, 2)
  expect(machine.step(claim('b'), 3)).toMatchObject([{ kind: 'refused', why: 'stopping' }])
  expect(machine.live(4)).toEqual([{ address: 'k', peer: 'a', incarnation: 3, seq: 4, epoch: 1, until: T }])
})
