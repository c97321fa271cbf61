import { describe, expect, it } from 'vitest'
import type { Entry, Instance } from '../../mailbox/index.ts'
import type { Box } from '../../node/box.ts'
import { Fates } from '../../node/fates.ts'
import { type ErrorValue, systemClock } from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

/** Mulberry32. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const error = (code: ErrorValue['code']): ErrorValue => ({
  code,
  message: code,
  hint: '',
  messageId: '',
  alternatives: [],
})

/** One life of a mailbox under random events; checks what must hold at every step and at the end. */
function life(seed: number): { ended: number; runs: number } {
  const next = chance(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const keyed = next() < 0.6
  const bench = new Workbench(keyed ? 'counter/a' : 'echo', {
    messages: 5 + Math.floor(next() * 10),
    attempts: 3,
  })
  bench.policy.instances = 3
  const entries: Entry[] = []
  const forwarded = new Set<Entry>()
  const over = new Set<Entry>()
  const fates = new Fates('me', { ...systemClock, now: () => bench.now }, 1_000_000)
  let asked = 0
  let runs = 0
  let epoch = 0
  const look = (): void => {
    for (const effect of bench.effects.splice(0)) {
      if (effect.do === 'forward') {
        forwarded.add(effect.entry)
        fates.forwarded(effect.entry, effect.to, bench.now)
      }
      if (effect.do === 'ended') {
        expect(over.has(effect.entry), 'a message ends once').toBe(false)
        over.add(effect.entry)
        fates.ended(effect.entry, effect.outcome, 0)
      }
      if (effect.do === 'claim' || effect.do === 'locate') asked += 1
      if (effect.do === 'run') {
        runs += 1
        fates.runs(effect.entry, effect.instance, bench.now)
        expect(effect.entry.deadline, 'nothing starts after its time').toBeGreaterThan(bench.now)
        expect(!keyed || bench.world.holds, 'nothing starts without the lease').toBe(true)
      }
    }
    const { mailbox } = bench
    const running = [...mailbox.instances].filter((one) => one.phase === 'RUNNING')
    for (const one of running) expect(one.current?.state).toBe('running')
    expect(new Set(running.map((one) => one.current)).size).toBe(running.length)
    if (keyed) expect(mailbox.instances.size).toBeLessThanOrEqual(1)
    expect(mailbox.waiting).toBeLessThanOrEqual(bench.env.limits.messages + entries.length)
    expect(bench.env.budget.bytes).toBe(mailbox.waitingBytes)
    expect(bench.env.slots.taken).toBe(mailbox.instances.size + (mailbox.reserved ? 1 : 0))
    expect(bench.ended.values().every((outcomes) => outcomes.length <= 1)).toBe(true)
  }
  const someInstance = (...phases: string[]): Instance | undefined =>
    pick([...bench.mailbox.instances].filter((one) => phases.includes(one.phase)).concat([]))
  const acts: (() => void)[] = [
    () => {
      const entry = bench.arrive({
        remainingMs: next() * 4_000,
        kind: next() < 0.2 ? 'post' : 'send',
        forwarded: next() < 0.3,
        placed: next() < 0.5,
      })
      entries.push(entry)
      fates.arrived(entry, { mailbox: bench.mailbox } as Box)
      fates.answered(entry)
    },
    () => {
      if (asked === 0) return
      asked -= 1
      bench.world.holds = true
      const peer = pick(['me', 'me', 'b', 'c'])
      if (next() < 0.2) bench.step({ kind: 'owner', record: undefined })
      else if (next() < 0.1) bench.step({ kind: 'owner-unknown', error: error('UNAVAILABLE') })
      else
        bench.step({
          kind: 'owner',
          record: { address: 'counter/a', peer, epoch: ++epoch, remainingMs: 3_000 },
        })
    },
    () => {
      const instance = someInstance('CREATED')
      if (instance !== undefined) bench.step({ kind: 'created', instance })
    },
    () => {
      const instance = someInstance('RUNNING')
      if (instance !== undefined) bench.finish(instance)
    },
    () => {
      const instance = someInstance('RUNNING', 'SUSPENDED', 'CREATED')
      if (instance === undefined || next() < 0.5) return
      const reason =
        instance.phase === 'CREATED'
          ? 'start-failed'
          : pick(['trapped', 'worker-lost', 'run-timeout', 'exit'] as const)
      bench.step({ kind: 'ended', instance, reason, error: error('ACTOR_TRAPPED') })
    },
    () => {
      const entry = pick([...forwarded])
      if (entry === undefined) return
      forwarded.delete(entry)
      const code = pick(['UNREACHABLE', 'OVERLOADED', 'STOPPING', 'ACTOR_FAILED'] as const)
      bench.step({
        kind: 'answered',
        entry,
        peer: 'b',
        outcome:
          next() < 0.4
            ? { kind: 'refused', error: error(code), hops: [] }
            : {
                kind: 'reply',
                peer: 'b',
                actor: 'x',
                epoch: 1,
                version: 1,
                fresh: false,
                hops: [],
                body: new Uint8Array(),
              },
      })
    },
    () => {
      bench.now += next() * 1_000
      bench.step({ kind: 'wake' })
    },
    () => {
      if (keyed && next() < 0.3 && bench.mailbox.epoch > 0) {
        bench.world.holds = false
        if (next() < 0.5) bench.step({ kind: 'lost' })
      }
    },
    () => {
      bench.world.room = next() < 0.7
      bench.world.freePeer = next() < 0.3 ? 'b' : undefined
      bench.world.roomPeer = next() < 0.3 ? 'c' : undefined
    },
    () => {
      if (entries.length > 0 && next() < 0.2) bench.step({ kind: 'cancel', entry: pick(entries) })
    },
    () => {
      if (next() < 0.05) bench.step({ kind: 'stop', instances: [...bench.mailbox.instances] })
    },
  ]
  for (let n = 0; n < 200; n += 1) {
    pick(acts)()
    look()
  }
  // The faults stop: everything drains.
  bench.world.room = true
  bench.world.freePeer = undefined
  bench.world.roomPeer = undefined
  for (let n = 0; n < 2_000 && !bench.mailbox.empty; n += 1) {
    if (!bench.world.holds && bench.mailbox.epoch > 0) bench.step({ kind: 'lost' })
    if (asked > 0) {
      asked -= 1
      bench.world.holds = true
      bench.step({
        kind: 'owner',
        record: { address: 'counter/a', peer: 'me', epoch: ++epoch, remainingMs: 10_000 },
      })
    }
    for (const entry of forwarded)
      bench.step({
        kind: 'answered',
        entry,
        peer: 'b',
        outcome: { kind: 'refused', error: error('UNREACHABLE'), hops: [] },
      })
    forwarded.clear()
    for (const instance of bench.mailbox.instances) {
      if (instance.phase === 'CREATED') bench.step({ kind: 'created', instance })
      else if (instance.phase === 'RUNNING') bench.finish(instance)
    }
    look()
    bench.now += 500
    bench.step({ kind: 'wake' })
    look()
  }
  expect(bench.mailbox.empty, 'everything drains').toBe(true)
  expect(bench.env.slots.taken, 'every slot is given back').toBe(0)
  expect(fates.size, 'what became of each is known').toEqual({ open: 0, ended: entries.length })
  for (const [id, outcomes] of bench.ended) expect(outcomes.length, `message ${id} ended once`).toBe(1)
  return { ended: bench.ended.size, runs }
}

describe('a mailbox under random events', () => {
  it('ends every message exactly once, runs one at a time, never late, and drains', () => {
    let [ended, runs] = [0, 0]
    for (let seed = 1; seed <= 400; seed += 1) {
      try {
        const lived = life(seed)
        ended += lived.ended
        runs += lived.runs
      } catch (failure) {
        throw new Error(`seed ${seed}`, { cause: failure })
      }
    }
    expect(ended).toBeGreaterThan(4_000)
    expect(runs).toBeGreaterThan(2_000)
  })
})
