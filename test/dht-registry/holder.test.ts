import { expect, test } from 'vitest'
import { type Holder, type HolderEffect, holder } from '../../dht-registry/holder.ts'
import { holderLeaseMs, silenceMs } from '../../dht-registry/lease.ts'

const T = 10_000
const MINE = holderLeaseMs(T)

function newHolder(keysPerRequest = 100): Holder {
  return holder({ self: 'me', leaseMs: T, claimMs: 1_500, pauseMs: 1_000, keysPerRequest })
}

/** Holds `k` under `epoch`, claimed at `sent` and answered at `now`. */
function hold(machine: Holder, epoch: number, sent = 0, now = sent, address = 'k'): void {
  const [asked] = machine.step({ kind: 'claim', request: 1, address }, sent)
  if (asked?.kind !== 'ask-claim') throw new Error('not asked')
  grant(machine, asked.seq, epoch, now, address)
}

function grant(machine: Holder, seq: number, epoch: number, now: number, address = 'k'): HolderEffect[] {
  return machine.step({ kind: 'granted', seq, address, owner: { peer: 'me', epoch, remainingMs: T } }, now)
}

test('the margins cover clocks at opposite corners of the drift', () => {
  const [slow, fast] = [0.99, 1.01]
  // In true time: what a slow holder believes ends before what a fast arbiter keeps, or waits for.
  expect(MINE).toBe(9_550)
  expect((MINE + 250) / slow).toBeLessThan(T / fast)
  expect(silenceMs(T)).toBe(10_300)
  expect(silenceMs(T) / fast).toBeGreaterThan(T / slow)
})

test('a lease is counted from the sending of its claim', () => {
  const machine = newHolder()
  hold(machine, 3, 1_000, 2_000)
  expect(machine.holds('k', 3, 1_000 + MINE - 1)).toBe(true)
  expect(machine.holds('k', 3, 1_000 + MINE)).toBe(false)
})

test('claims of one key in flight share one question', () => {
  const machine = newHolder()
  const [asked, ...rest] = machine.step({ kind: 'claim', request: 1, address: 'k' }, 0)
  expect(rest).toEqual([])
  expect(machine.step({ kind: 'claim', request: 2, address: 'k' }, 1)).toEqual([])
  const seq = asked?.kind === 'ask-claim' ? asked.seq : 0
  const owner = { peer: 'other', epoch: 4, remainingMs: 5 }
  expect(machine.step({ kind: 'granted', seq, address: 'k', owner }, 2)).toEqual([
    { kind: 'owner', request: 1, owner },
    { kind: 'owner', request: 2, owner },
  ])
})

test('a claim that timed out is over: its late grant is given back', () => {
  const machine = newHolder()
  machine.step({ kind: 'claim', request: 1, address: 'k' }, 0)
  expect(machine.wake()).toBe(1_500)
  expect(machine.step({ kind: 'tick' }, 1_500)).toMatchObject([
    { kind: 'refused', request: 1, why: 'silent' },
  ])
  expect(grant(machine, 1, 8, 1_600)).toEqual([{ kind: 'tell-release', keys: [{ address: 'k', epoch: 8 }] }])
  expect(machine.holds('k', 8, 1_601)).toBe(false)
})

test('an answer that comes too late does not count, though no tick came before it', () => {
  const machine = newHolder()
  machine.step({ kind: 'claim', request: 1, address: 'k' }, 0)
  expect(grant(machine, 1, 8, 1_500)).toEqual([{ kind: 'tell-release', keys: [{ address: 'k', epoch: 8 }] }])
  expect(machine.holds('k', 8, 1_501)).toBe(false)
  hold(machine, 2, 2_000, 2_000, 'j')
  const [, asked] = machine.step({ kind: 'tick' }, 8_000)
  const seq = asked?.kind === 'ask-renew' ? asked.seq : 0
  const keys = [{ address: 'j', epoch: 2 }]
  expect(machine.step({ kind: 'renewed', seq, keys }, 2_000 + MINE)).toEqual([
    { kind: 'lost', address: 'j', epoch: 2 },
    { kind: 'tell-release', keys },
  ])
})

test('after a silence of the arbiter claims are refused at once, until it is time to try again', () => {
  const machine = newHolder()
  machine.step({ kind: 'claim', request: 1, address: 'k' }, 0)
  machine.step({ kind: 'tick' }, 1_500)
  expect(machine.step({ kind: 'claim', request: 2, address: 'j' }, 1_600)).toMatchObject([
    { kind: 'refused', request: 2, why: 'silent', retryAfterMs: 900 },
  ])
  expect(machine.step({ kind: 'claim', request: 3, address: 'j' }, 2_500)).toMatchObject([
    { kind: 'ask-claim' },
  ])
})

test('a renewal is due at 60 % of the lease and extends it from its own sending', () => {
  const machine = newHolder()
  hold(machine, 1)
  expect(machine.wake()).toBe(6_000)
  expect(machine.step({ kind: 'tick' }, 6_000)).toEqual([
    { kind: 'ask-renew', seq: 2, keys: [{ address: 'k', epoch: 1 }] },
  ])
  expect(machine.step({ kind: 'renewed', seq: 2, keys: [{ address: 'k', epoch: 1 }] }, 7_000)).toEqual([])
  expect(machine.holds('k', 1, 6_000 + MINE - 1)).toBe(true)
  expect(machine.holds('k', 1, 6_000 + MINE)).toBe(false)
  expect(machine.wake()).toBe(MINE)
})

test('a renewal without an answer is sent again, and only the newer one counts', () => {
  const machine = newHolder()
  hold(machine, 1)
  machine.step({ kind: 'tick' }, 6_000)
  expect(machine.step({ kind: 'tick' }, 7_500)).toMatchObject([{ kind: 'ask-renew', seq: 3 }])
  machine.step({ kind: 'renewed', seq: 2, keys: [{ address: 'k', epoch: 1 }] }, 7_600)
  expect(machine.holds('k', 1, MINE)).toBe(false)
})

test('a key that the arbiter does not extend is lost at once', () => {
  const machine = newHolder()
  hold(machine, 1)
  hold(machine, 5, 0, 0, 'j')
  machine.step({ kind: 'tick' }, 6_000)
  const renewed = machine.step({ kind: 'renewed', seq: 3, keys: [{ address: 'k', epoch: 1 }] }, 6_100)
  expect(renewed).toEqual([{ kind: 'lost', address: 'j', epoch: 5 }])
  expect(machine.holds('j', 5, 6_100)).toBe(false)
  expect(machine.holds('k', 1, 6_100)).toBe(true)
})

test('a key that was given up meanwhile is released again when a renewal extended it', () => {
  const machine = newHolder()
  hold(machine, 1)
  machine.step({ kind: 'tick' }, 6_000)
  machine.step({ kind: 'release', address: 'k' }, 6_010)
  expect(machine.step({ kind: 'renewed', seq: 2, keys: [{ address: 'k', epoch: 1 }] }, 6_100)).toEqual([
    { kind: 'tell-release', keys: [{ address: 'k', epoch: 1 }] },
  ])
})

test('a lease that cannot be renewed is lost when it ends, and never goes on under its epoch', () => {
  const machine = newHolder()
  hold(machine, 1)
  machine.step({ kind: 'tick' }, 6_000)
  expect(machine.step({ kind: 'tick' }, MINE)).toContainEqual({ kind: 'lost', address: 'k', epoch: 1 })
  machine.step({ kind: 'renewed', seq: 3, keys: [{ address: 'k', epoch: 1 }] }, MINE + 1)
  expect(machine.holds('k', 1, MINE + 2)).toBe(false)
})

test('more keys than one renewal may list go in several', () => {
  const machine = newHolder(2)
  for (const address of ['a', 'b', 'c']) hold(machine, 1, 0, 0, address)
  const sizes = machine
    .step({ kind: 'tick' }, 6_000)
    .map((effect) => effect.kind === 'ask-renew' && effect.keys.length)
  expect(sizes).toEqual([2, 1])
})

test('after a sleep of the machine no lease counts before a renewal sent since has confirmed it', () => {
  const machine = newHolder()
  hold(machine, 1)
  machine.step({ kind: 'tick' }, 6_000)
  const [asked] = machine.step({ kind: 'suspended' }, 6_100)
  expect(machine.holds('k', 1, 6_100)).toBe(false)
  // The answer to what was sent before the sleep says nothing of now.
  machine.step({ kind: 'renewed', seq: 2, keys: [{ address: 'k', epoch: 1 }] }, 6_200)
  expect(machine.holds('k', 1, 6_200)).toBe(false)
  const seq = asked?.kind === 'ask-renew' ? asked.seq : 0
  machine.step({ kind: 'renewed', seq, keys: [{ address: 'k', epoch: 1 }] }, 6_300)
  expect(machine.holds('k', 1, 6_300)).toBe(true)
})

test('a claim that was on its way during a sleep is over', () => {
  const machine = newHolder()
  machine.step({ kind: 'claim', request: 1, address: 'k' }, 0)
  expect(machine.step({ kind: 'suspended' }, 100)).toMatchObject([{ kind: 'refused', request: 1 }])
  expect(grant(machine, 1, 1, 200)).toMatchObject([{ kind: 'tell-release' }])
  expect(machine.holds('k', 1, 201)).toBe(false)
})

test('stopping gives everything back and refuses what waits', () => {
  const machine = newHolder()
  hold(machine, 1)
  machine.step({ kind: 'claim', request: 9, address: 'j' }, 10)
  expect(machine.step({ kind: 'stop' }, 20)).toEqual([
    { kind: 'refused', request: 9, why: 'stopping', retryAfterMs: 0 },
    { kind: 'tell-release', keys: [{ address: 'k', epoch: 1 }] },
  ])
  expect(machine.holds('k', 1, 21)).toBe(false)
  expect(machine.wake()).toBeUndefined()
})
