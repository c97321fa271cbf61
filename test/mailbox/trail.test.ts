import { describe, expect, it } from 'vitest'
import type { Entry, Instance } from '../../mailbox/index.ts'
import {
  codeTable,
  type ErrorCode,
  type Hop,
  LIMITS,
  type Outcome,
  ShoalError,
} from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

/** A message to a key that lives at `b`, on its way there. */
function forwarded(retry: 'yes' | 'no'): { bench: Workbench; entry: Entry } {
  const bench = new Workbench('t/a')
  bench.world.cached = { peer: 'b', epoch: 1 }
  const entry = bench.arrive({ retry, remainingMs: 600_000 })
  expect(bench.did()).toEqual(['forward'])
  return { bench, entry }
}

/** The trail that comes back from `b`. */
function hopsOf(entry: Entry, decision: Hop['decision']): Hop[] {
  return [
    ...entry.hops,
    { peer: 'me', decision: 'forward', reason: 'owner-elsewhere', waitedMs: 0 },
    { peer: 'b', decision, reason: 'mailbox-full', waitedMs: 1 },
  ]
}

function refused(bench: Workbench, entry: Entry, code: ErrorCode): void {
  const error = new ShoalError(code, code).toValue()
  bench.step({
    kind: 'answered',
    entry,
    peer: 'b',
    outcome: { kind: 'refused', error, hops: hopsOf(entry, 'reject') },
  })
}

function reply(entry: Entry): Outcome {
  const hops = hopsOf(entry, 'run')
  const body = new Uint8Array()
  return { kind: 'reply', peer: 'b', actor: 't/a', epoch: 1, version: 1, fresh: false, hops, body }
}

describe('a refusal', () => {
  it('never says of a message that may have run that it was not executed, whatever its code', () => {
    const codes = Object.keys(codeTable) as ErrorCode[]
    for (const code of codes) {
      const bench = new Workbench('t/a')
      const entry = bench.arrive({ remainingMs: 600_000 })
      bench.claimed()
      bench.step({
        kind: 'ended',
        instance: bench.created(),
        reason: 'trapped',
        error: new ShoalError('ACTOR_TRAPPED', 'x').toValue(),
      })
      expect(entry.startedAt, code).toBe('me')
      // Released, and on its next try refused.
      bench.step({
        kind: 'ended',
        instance: [...bench.mailbox.instances][0] as Instance,
        reason: 'start-failed',
        error: new ShoalError(code, code).toValue(),
      })
      const { error } = bench.outcome(entry) as Extract<Outcome, { kind: 'refused' }>
      expect(codeTable[error.code].executed, code).not.toBe('no')
    }
  })
})

describe('the trail of a message', () => {
  it('grows with its tries no further than its bound, and never spends the hops that it may still make', () => {
    const { bench, entry } = forwarded('yes')
    for (let tries = 0; tries < 40; tries++) {
      refused(bench, entry, 'OVERLOADED')
      expect(entry.hops).toEqual([])
      for (let wakes = 0; entry.state === 'parked' && wakes < 100; wakes++) {
        bench.now += 500
        bench.step({ kind: 'wake' })
      }
      expect(entry.state, `try ${tries}`).toBe('forwarded')
    }
    bench.step({ kind: 'answered', entry, peer: 'b', outcome: reply(entry) })
    const { kind, hops } = bench.outcome(entry) as Outcome
    expect(kind).toBe('reply')
    expect(hops).toHaveLength(LIMITS.hops.value + 2)
    expect(hops.at(-1)).toMatchObject({ peer: 'b', decision: 'run' })
    expect(hops.at(-3)).toMatchObject({ peer: 'b', decision: 'reject' })
  })

  it('names the peers that were tried when its time is over in the end', () => {
    const { bench, entry } = forwarded('yes')
    refused(bench, entry, 'OVERLOADED')
    bench.now = entry.deadline
    bench.step({ kind: 'wake' })
    const outcome = bench.outcome(entry) as Outcome
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'EXPIRED' } })
    expect(outcome.hops.map(({ peer, decision }) => `${peer} ${decision}`)).toEqual([
      'me forward',
      'b reject',
      'me reject',
    ])
  })

  it('is that of the one try when it is not tried again', () => {
    const { bench, entry } = forwarded('no')
    refused(bench, entry, 'OVERLOADED')
    expect(bench.outcome(entry)?.hops).toHaveLength(2)
  })

  it('gives the time until the start, not that of the run', () => {
    const bench = new Workbench('t/a')
    const entry = bench.arrive()
    bench.now += 30
    bench.claimed()
    const instance = bench.created()
    bench.now += 2_000
    bench.finish(instance)
    expect(bench.outcome(entry)?.hops).toEqual([
      { peer: 'me', decision: 'claim', reason: 'none-live', waitedMs: 30 },
    ])
  })
})
