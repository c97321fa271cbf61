import { describe, expect, test } from 'vitest'
import { LIMITS, systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { hostBench, PROBE as probe, until, withPool as withHost } from './bench-host.ts'
import { ACTOR_PARTS, actorOf, handle } from './wat.ts'

describe('an actor that never returns', () => {
  test('ends by its run limit, and its worker with it; neighbours are told, others and new ones run', () =>
    withHost({ workers: 2 }, async (bench) => {
      const actors = await Promise.all(Array.from({ length: 6 }, () => bench.start(probe.cid)))
      const looping = await bench.start(probe.cid, { policy: { runMs: 200 } })
      bench.run(looping, 'loop')
      expect((await bench.next('ended', looping)).reason).toBe('run-timeout')
      await until(() => bench.host.status().workersLost === 1)
      const lost = bench.events.flatMap((event) =>
        event.kind === 'ended' && event.reason === 'worker-lost' ? [event] : [],
      )
      expect(lost).toHaveLength(3)
      expect(lost.map(({ error }) => error.code)).toEqual(lost.map(() => 'WORKER_LOST'))
      const alive = actors.filter((actor) => lost.every(({ instance }) => instance !== actor))
      for (const actor of alive) expect(await bench.ask(actor, 'count')).toBe('1')
      // Enough new ones to use both workers.
      const fresh = await Promise.all(Array.from({ length: 4 }, () => bench.start(probe.cid)))
      for (const actor of fresh) expect(await bench.ask(actor, 'count')).toBe('1')
      expect(bench.host.status()).toMatchObject({ workers: 2, instances: 7, workersLost: 1 })
      await until(() => bench.host.status().memories === 7)
    }))

  test('does not shorten the time of those who wait behind it on its worker', () =>
    withHost({ workers: 1 }, async (bench) => {
      const busy = await bench.start(probe.cid)
      const behind = await bench.start(probe.cid, { policy: { runMs: 150 } })
      bench.run(busy, 'sleep 500')
      bench.run(behind, 'count')
      expect((await bench.next('finished', behind)).runMs).toBeLessThan(150)
      expect(bench.events.map(({ kind }) => kind)).not.toContain('ended')
    }))

  test('at its start, ends the start', async () => {
    const start = `(memory (export "memory") 1) ${ACTOR_PARTS} ${handle('(call $reply (i32.const 1))')}`
    const bytes = await actorOf(`${start} (func $forever (loop (br 0))) (start $forever)`)
    // The limit of a start is long: the clock is fast instead.
    const clock = {
      ...systemClock,
      after: (ms: number, then: () => void) => systemClock.after(ms / 20, then),
    }
    await using bench = hostBench((handler) => poolHost({ workers: 1 })({ clock, handler }))
    await bench.host.prepare('forever', async () => bytes)
    await expect(bench.start('forever')).rejects.toThrow(`longer than ${LIMITS.startMs.value} ms to start`)
    await until(() => bench.host.status().workersLost === 1)
  })

  test('and is told to end, keeps its worker no longer than its run limit', () =>
    withHost({ workers: 1 }, async (bench) => {
      const looping = await bench.start(probe.cid, { policy: { runMs: 200 } })
      const other = await bench.start(probe.cid)
      bench.run(looping, 'loop')
      bench.host.end(looping)
      expect((await bench.next('ended', other)).reason).toBe('worker-lost')
      expect(bench.events.some((event) => event.kind === 'ended' && event.instance === looping)).toBe(false)
    }))
})

describe('an actor that breaks', () => {
  test('names the functions it was in', () =>
    withHost({ workers: 1 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      bench.run(actor, 'trap')
      const { error } = await bench.next('ended', actor)
      expect(error.message).toMatch(/unreachable.* in \S*misbehave < \S*command < /)
    }))

  test('by filling its stack, ends alone', () =>
    withHost({ workers: 1 }, async (bench) => {
      const [actor, other] = [await bench.start(probe.cid), await bench.start(probe.cid)]
      bench.run(actor, 'overflow')
      const { reason, error } = await bench.next('ended', actor)
      expect(reason).toBe('trapped')
      expect(error.message).toMatch(/call stack.* in \S*overflow/)
      expect(await bench.ask(other, 'count')).toBe('1')
      expect(bench.host.status().workersLost).toBe(0)
    }))

  test('by a thousand traps, leaves nothing behind', () =>
    withHost({ workers: 2 }, async (bench) => {
      for (let round = 0; round < 10; round++) {
        const actors = await Promise.all(Array.from({ length: 100 }, () => bench.start(probe.cid)))
        await Promise.all(actors.map((actor) => bench.ask(actor, 'trap')))
      }
      await until(() => bench.host.status().memories === 0)
      expect(bench.host.status()).toMatchObject({ instances: 0, workersLost: 0 })
    }))
})
