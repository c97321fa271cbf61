import { describe, expect, it } from 'vitest'
import type { Instance, MailboxEffect, Transfer } from '../../mailbox/index.ts'
import type { ErrorValue } from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

const NO_QUORUM: ErrorValue = {
  code: 'UNAVAILABLE',
  message: 'no quorum',
  hint: '',
  messageId: '',
  alternatives: [],
  retryAfterMs: 700,
}

/** A mailbox whose actor has run once, under epoch 1. */
function warm(): { bench: Workbench; instance: Instance } {
  const bench = new Workbench('counter/a')
  return { bench, instance: bench.warm() }
}

function parked(): ReturnType<typeof warm> {
  const made = warm()
  made.bench.world.holds = false
  made.bench.step({ kind: 'parked', epoch: 1 })
  made.bench.did()
  return made
}

function resumes(bench: Workbench, was: number, epoch: number): void {
  bench.world.holds = true
  bench.step({ kind: 'resumed', was, epoch })
}

const lane = (
  seq: number,
  floor = 1,
): { id: string; seq: number; floor: number; ended: []; firstEpoch: 0; unordered: false } => ({
  id: 'their-lane',
  seq,
  floor,
  ended: [],
  firstEpoch: 0,
  unordered: false,
})

function effect<D extends MailboxEffect['do']>(bench: Workbench, kind: D): Extract<MailboxEffect, { do: D }> {
  const found = bench.effects.find((one) => one.do === kind)
  if (found === undefined) throw new Error(`no ${kind} among ${bench.effects.map((one) => one.do).join(' ')}`)
  return found as Extract<MailboxEffect, { do: D }>
}

describe('what an actor sent in an earlier epoch', () => {
  it('counts for the present one while the memory goes on, and for its own once that was lost', () => {
    const { bench } = parked()
    const { mailbox } = bench
    expect([0, 1, 2].map((epoch) => mailbox.present(epoch))).toEqual([0, 1, 2])
    resumes(bench, 1, 3)
    expect([0, 1, 2, 3, 4].map((epoch) => mailbox.present(epoch))).toEqual([0, 3, 3, 3, 4])
    bench.world.holds = false
    bench.step({ kind: 'parked', epoch: 3 })
    expect(mailbox.present(1)).toBe(1)
    resumes(bench, 3, 4)
    expect(mailbox.present(1)).toBe(4)
    bench.step({ kind: 'lost' })
    expect([1, 3, 4].map((epoch) => mailbox.present(epoch))).toEqual([1, 3, 4])
  })
})

describe('a parked key', () => {
  it('starts nothing; what waits runs with the memory of before when it is resumed, under the new epoch', () => {
    const { bench, instance } = parked()
    const entry = bench.arrive()
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual(['claim'])
    resumes(bench, 1, 2)
    expect(bench.did()).toEqual(['publish', 'run'])
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 2, fresh: false })
  })

  it('holds back what a run in progress answers, and says it under the new epoch', () => {
    const { bench, instance } = warm()
    const entry = bench.arrive()
    bench.world.holds = false
    bench.step({ kind: 'parked', epoch: 1 })
    bench.did()
    bench.finish(instance, 'held')
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    expect(bench.did()).not.toContain('ended')
    resumes(bench, 1, 3)
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 3, fresh: false })
  })

  it('drops that answer when somebody else had the key, and its messages go there', () => {
    const { bench, instance } = warm()
    const ran = bench.arrive()
    const waits = bench.arrive()
    bench.world.holds = false
    bench.step({ kind: 'parked', epoch: 1 })
    bench.finish(instance, 'dropped')
    bench.step({ kind: 'lost' })
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'b', epoch: 2, remainingMs: 9_000 } })
    const forwards = bench.effects.filter((one) => one.do === 'forward')
    expect(new Set(forwards.map(({ entry }) => entry))).toEqual(new Set([ran, waits]))
    expect(forwards.map(({ to }) => to)).toEqual(['b', 'b'])
    expect(bench.outcome(ran)).toBeUndefined()
    expect(instance.phase).toBe('TERMINATION')
  })

  it('is given up when its run is killed: half-written memory does not go on', () => {
    const { bench, instance } = warm()
    const entry = bench.arrive()
    bench.world.holds = false
    bench.step({ kind: 'parked', epoch: 1 })
    bench.did()
    bench.step({ kind: 'ended', instance, reason: 'worker-lost', error: NO_QUORUM })
    expect(bench.did()).toEqual(['publish', 'drop', 'claim'])
    resumes(bench, 1, 2)
    expect(effect(bench, 'release')).toMatchObject({ epoch: 2 })
    bench.claimed(3)
    bench.finish(bench.created())
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 3, fresh: true })
  })

  it('tells those who wait that no quorum is there, and keeps its memory all the same', () => {
    const { bench, instance } = parked()
    const entry = bench.arrive()
    bench.step({ kind: 'owner-unknown', error: NO_QUORUM })
    expect(bench.outcome(entry)).toMatchObject({
      kind: 'refused',
      error: { code: 'UNAVAILABLE', retryAfterMs: 700 },
    })
    bench.did()
    bench.arrive()
    expect(bench.did()).toEqual(['claim'])
    resumes(bench, 1, 2)
    bench.finish(instance)
    expect(instance).toMatchObject({ epoch: 2, fresh: false, runs: 2 })
  })

  it('lets a message that is never repeated start, if it came under an epoch of the same state', () => {
    const { bench, instance } = parked()
    resumes(bench, 1, 2)
    const never = { forwarded: true, retry: 'never' as const }
    const same = bench.arrive({ ...never, lane: { ...lane(1), firstEpoch: 1 } })
    bench.finish(instance)
    expect(bench.outcome(same)).toMatchObject({ kind: 'reply' })
    bench.step({ kind: 'lost' })
    bench.claimed(4)
    const other = bench.arrive({ ...never, lane: { ...lane(2, 2), firstEpoch: 2 } })
    bench.created()
    expect(bench.outcome(other)).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
  })

  it('is not disturbed by answers of the wardens that come late', () => {
    const { bench, instance } = parked()
    resumes(bench, 1, 2)
    bench.arrive()
    const entry = bench.arrive()
    bench.step({ kind: 'owner-unknown', error: NO_QUORUM })
    bench.step({ kind: 'owner', record: undefined })
    bench.step({ kind: 'owner', record: { address: 'counter/a', peer: 'b', epoch: 1, remainingMs: 9_000 } })
    bench.finish(instance)
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 2, fresh: false })
  })
})

describe('a key that leaves', () => {
  it('finishes what runs, starts nothing else, and sends those that wait after it', () => {
    const { bench, instance } = warm()
    const runs = bench.arrive()
    const own = bench.arrive()
    const theirs = bench.arrive({ forwarded: true, lane: lane(1) })
    bench.did()
    bench.step({ kind: 'leave', to: 'b' })
    expect(bench.did()).toEqual([])
    bench.finish(instance, 'last')
    expect(bench.outcome(runs)).toMatchObject({ kind: 'reply', epoch: 1 })
    expect(effect(bench, 'hand-over')).toMatchObject({ epoch: 1, to: 'b' })
    bench.world.holds = false
    bench.step({ kind: 'released', epoch: 1, upTo: 1, committed: true })
    expect(effect(bench, 'transfer')).toMatchObject({ to: 'b', transfer: { epoch: 1, upTo: 1, since: 1 } })
    bench.did()
    bench.step({ kind: 'taken', epoch: 2 })
    expect(effect(bench, 'drop')).toMatchObject({ epoch: 1 })
    expect(bench.outcome(theirs)).toMatchObject({ kind: 'moved', peer: 'b', epoch: 2 })
    expect(effect(bench, 'forward')).toMatchObject({ entry: own, to: 'b' })
    expect(instance.phase).toBe('TERMINATION')
  })

  it.each([
    ['the release is not settled', { kind: 'released', epoch: 1, upTo: 1, committed: false }],
    ['the successor does not take it', { kind: 'taken', epoch: undefined }],
  ] as const)('goes on under a new epoch, and never under its old one, when %s', (_, answer) => {
    const { bench, instance } = warm()
    const entry = bench.arrive()
    bench.finish(instance)
    bench.step({ kind: 'leave', to: 'b' })
    if (answer.kind === 'taken') bench.step({ kind: 'released', epoch: 1, upTo: 1, committed: true })
    const waits = bench.arrive()
    bench.did()
    bench.step(answer)
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    // Even if the lease of old were believed in.
    expect(bench.did()).toEqual(['claim'])
    resumes(bench, 1, 3)
    expect(bench.did()).toEqual(['publish', 'run'])
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({ epoch: 1 })
    expect(bench.outcome(waits)).toMatchObject({ kind: 'reply', epoch: 3, fresh: false })
  })

  it('is not taken back for a message that comes while its successor takes it', () => {
    const { bench } = warm()
    bench.step({ kind: 'leave', to: 'b' })
    bench.step({ kind: 'released', epoch: 1, upTo: 1, committed: true })
    bench.did()
    const entry = bench.arrive()
    bench.now += 1_000
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual([])
    bench.step({ kind: 'taken', epoch: 2 })
    expect(effect(bench, 'forward')).toMatchObject({ entry, to: 'b' })
  })
})

describe('a key that comes', () => {
  const reply = {
    kind: 'reply' as const,
    peer: 'a',
    actor: 'counter/a',
    epoch: 1,
    version: 1,
    fresh: false,
    hops: [],
    body: new Uint8Array([7]),
  }
  const transfer: Transfer = {
    epoch: 1,
    upTo: 2,
    since: 1,
    lanes: [
      {
        id: 'their-lane',
        floor: 1,
        unordered: false,
        untilMs: 5_000,
        states: [[1, { id: 'x', outcome: reply }]],
      },
      {
        id: 'lane-2',
        floor: 1,
        unordered: false,
        untilMs: 5_000,
        states: [[1, { id: 'm1', outcome: reply }]],
      },
    ],
    wishes: [{ key: 'wish', reply, ageMs: 10 }],
    state: new Uint8Array([1, 2, 3]),
  }

  it('starts nothing before its lease, then goes on with the memory that came', () => {
    const bench = new Workbench('counter/a')
    bench.world.holds = false
    bench.step({ kind: 'adopt', transfer })
    expect(effect(bench, 'adopt')).toMatchObject({ epoch: 1 })
    expect(effect(bench, 'claim')).toMatchObject({ released: 2 })
    const entry = bench.arrive({ forwarded: true, lane: lane(2) })
    bench.did()
    bench.step({ kind: 'wake' })
    expect(bench.did()).toEqual([])
    resumes(bench, 1, 3)
    expect(effect(bench, 'adopted')).toMatchObject({ epoch: 3 })
    const instance = bench.created()
    expect(instance.state).toEqual(new Uint8Array([1, 2, 3]))
    bench.finish(instance)
    expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 3, fresh: false })
  })

  it('does not run again what its last owner ran, from whichever side it comes again', () => {
    const bench = new Workbench('counter/a')
    // On its way to the last owner when the key came here.
    bench.world.cached = { peer: 'a', epoch: 1 }
    const own = bench.arrive({ id: 'm1' })
    expect(own.lane?.id).toBe('lane-2')
    bench.step({ kind: 'adopt', transfer })
    resumes(bench, 1, 3)
    const theirs = bench.arrive({ id: 'x', forwarded: true, lane: lane(1) })
    const wish = bench.arrive({ forwarded: true, lane: lane(2), idempotencyKey: 'wish' })
    bench.step({
      kind: 'answered',
      entry: own,
      peer: 'a',
      outcome: { kind: 'moved', peer: 'me', epoch: 3, hops: [] },
    })
    const instance = bench.created()
    expect(instance.runs).toBe(0)
    for (const entry of [own, theirs, wish])
      expect(bench.outcome(entry)).toMatchObject({ kind: 'reply', epoch: 1, body: new Uint8Array([7]) })
    expect(bench.did()).not.toContain('run')
  })

  it.each([
    ['somebody else has it', { kind: 'lost' }],
    ['the wardens are silent', { kind: 'owner-unknown', error: NO_QUORUM }],
    [
      'its last owner still has it',
      { kind: 'owner', record: { address: 'counter/a', peer: 'a', epoch: 1, remainingMs: 9_000 } },
    ],
  ] as const)('is not here when %s, and whoever gave it hears so', (_, answer) => {
    const bench = new Workbench('counter/a')
    bench.step({ kind: 'adopt', transfer })
    bench.step(answer)
    expect(effect(bench, 'adopted')).toMatchObject({ epoch: undefined })
    expect(bench.mailbox.epoch).toBe(0)
    expect(bench.env.slots.taken).toBe(0)
  })

  it('is refused where the key is already', () => {
    const { bench } = warm()
    bench.step({ kind: 'adopt', transfer })
    expect(effect(bench, 'adopted')).toMatchObject({ epoch: undefined })
    expect(bench.mailbox.epoch).toBe(1)
  })
})
