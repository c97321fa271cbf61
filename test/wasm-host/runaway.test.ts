import { describe, expect, test } from 'vitest'
import { type Clock, LIMITS, systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { cacheDir, hostBench, PROBE as probe, until, withPool as withHost } from './bench-host.ts'
import { ACTOR_PARTS, actorOf, handle } from './wat.ts'

describe('an actor that never returns', () => {
  test('ends by its run limit, alone: its neighbours keep their memory, and its worker runs on', () =>
    withHost({ workers: 1 }, async (bench) => {
      const neighbours = await Promise.all(Array.from({ length: 5 }, () => bench.start(probe.cid)))
      for (const actor of neighbours) expect(await bench.ask(actor, 'count')).toBe('1')
      for (let round = 0; round < 3; round++) {
        const looping = await bench.start(probe.cid, { policy: { runMs: 100 } })
        bench.run(looping, 'loop')
        for (const actor of neighbours) bench.run(actor, 'count')
        const { reason, error } = await bench.next('ended', looping)
        expect([reason, error.code]).toEqual(['run-timeout', 'RUN_TIMEOUT'])
        for (const actor of neighbours) {
          const { result } = await bench.next('finished', actor)
          expect(result.ok && new TextDecoder().decode(result.body)).toBe(String(round + 2))
        }
      }
      await until(() => bench.host.status().memories === 5)
      expect(bench.host.status()).toMatchObject({ instances: 5, workersLost: 0 })
    }))

  test('by calling itself without end and without filling its stack, ends alike', async () => {
    const twice =
      '(func $twice (param i32) (if (local.get 0) (then (call $twice (i32.sub (local.get 0) (i32.const 1))) (call $twice (i32.sub (local.get 0) (i32.const 1))))))'
    const tail = '(func $tail (return_call $tail))'
    for (const [name, call] of [
      [twice, '(call $twice (i32.const 60))'],
      [tail, '(call $tail)'],
    ] as const) {
      const bytes = await actorOf(
        `(memory (export "memory") 1) ${ACTOR_PARTS} ${name} ${handle(`${call} (call $reply (i32.const 1))`)}`,
      )
      await withHost({ workers: 1 }, async (bench) => {
        await bench.host.prepare(name, async () => bytes)
        const [neighbour, victim] = [
          await bench.start(probe.cid),
          await bench.start(name, { policy: { runMs: 100 } }),
        ]
        expect(await bench.ask(victim, '')).toBe('ended run-timeout RUN_TIMEOUT')
        expect(await bench.ask(neighbour, 'count')).toBe('1')
        expect(bench.host.status().workersLost).toBe(0)
      })
    }
  })

  test('by filling its memory over and over, without a loop, ends alone', async () => {
    const fills = '(memory.fill (i32.const 0) (i32.const 1) (i32.const 4194304))'.repeat(50_000)
    const memory = '(memory (export "memory") 1024)'
    const bytes = await actorOf(`${memory} ${ACTOR_PARTS} ${handle(`${fills} (i32.const 0)`)}`)
    await withHost({ workers: 1 }, async (bench) => {
      await bench.host.prepare('fills', async () => bytes)
      const neighbour = await bench.start(probe.cid)
      const victim = await bench.start('fills', { policy: { runMs: 100 } })
      expect(await bench.ask(victim, '')).toBe('ended run-timeout RUN_TIMEOUT')
      expect(await bench.ask(neighbour, 'count')).toBe('1')
      await until(() => bench.host.status().memories === 1)
      expect(bench.host.status()).toMatchObject({ instances: 1, workersLost: 0 })
    })
  }, 60_000)

  test('where nothing looks at its flag, loses its worker; neighbours are told, others and new ones run', async () => {
    // What the engine does in one instruction it does to its end; so many of these outlast a short wait for the worker.
    const fills = '(table.fill $t (i32.const 0) (ref.null func) (i32.const 65536))'.repeat(4_000)
    const table = '(memory (export "memory") 1) (table $t 65536 funcref)'
    const bytes = await actorOf(`${table} ${ACTOR_PARTS} ${handle(`${fills} (i32.const 0)`)}`)
    const clock: Clock = {
      ...systemClock,
      after: (ms, then) => systemClock.after(ms === LIMITS.workerAnswerMs.value ? 50 : ms, then),
    }
    const init = { workers: 2, cacheDir }
    await using bench = hostBench((handler) => poolHost(init)({ clock, handler }))
    await bench.host.prepare(probe.cid, async () => probe.bytes)
    await bench.host.prepare('table fills', async () => bytes)
    const actors = await Promise.all(Array.from({ length: 4 }, () => bench.start(probe.cid)))
    const victim = await bench.start('table fills', { policy: { runMs: 100 } })
    expect(await bench.ask(victim, '')).toBe('ended run-timeout RUN_TIMEOUT')
    await until(() => bench.host.status().workersLost === 1)
    const lost = bench.events.flatMap((event) =>
      event.kind === 'ended' && event.reason === 'worker-lost' ? [event] : [],
    )
    expect(lost).toHaveLength(2)
    expect(lost.map(({ error }) => error.code)).toEqual(lost.map(() => 'WORKER_LOST'))
    const alive = actors.filter((actor) => lost.every(({ instance }) => instance !== actor))
    for (const actor of alive) expect(await bench.ask(actor, 'count')).toBe('1')
    const fresh = await Promise.all(Array.from({ length: 4 }, () => bench.start(probe.cid)))
    for (const actor of fresh) expect(await bench.ask(actor, 'count')).toBe('1')
    expect(bench.host.status()).toMatchObject({ workers: 2, instances: 6, workersLost: 1 })
    // A thread ends when the instruction does, which a busy machine makes long.
  }, 120_000)

  test('does not shorten the time of those who wait behind it on its worker', () =>
    withHost({ workers: 1 }, async (bench) => {
      const busy = await bench.start(probe.cid)
      const behind = await bench.start(probe.cid, { policy: { runMs: 150 } })
      bench.run(busy, 'sleep 500')
      bench.run(behind, 'count')
      expect((await bench.next('finished', behind)).runMs).toBeLessThan(150)
      expect(bench.events.map(({ kind }) => kind)).not.toContain('ended')
    }))

  test('takes nobody along whose own run was over, though that was not told yet', async () => {
    // Loops when its message has a body. It cannot wait, so that its worker tells of several runs together.
    const loops = '(if (i32.load offset=76 (local.get 0)) (then (loop (br 0))))'
    const bytes = await actorOf(
      `(memory (export "memory") 1) ${ACTOR_PARTS} ${handle(`${loops} (call $reply (i32.const 65))`)}`,
    )
    await withHost({ workers: 1 }, async (bench) => {
      await bench.host.prepare('loops', async () => bytes)
      const quick = await bench.start('loops', { policy: { runMs: 700 } })
      const looping = await bench.start('loops', { policy: { runMs: 2_000 } })
      // Neither took long so far.
      for (let n = 0; n < 50; n++) for (const actor of [quick, looping]) await bench.ask(actor, '')
      const told = bench.ask(quick, '')
      bench.run(looping, 'x')
      expect((await bench.next('ended', looping)).reason).toBe('run-timeout')
      expect(await told).toMatch(/^A/)
      expect(await bench.ask(quick, '')).toMatch(/^A/)
    })
  })

  test('at its start, ends the start', async () => {
    const start = `(memory (export "memory") 1) ${ACTOR_PARTS} ${handle('(call $reply (i32.const 1))')}`
    const bytes = await actorOf(`${start} (func $forever (loop (br 0))) (start $forever)`)
    // The limit of a start is long: here it is over sooner.
    const clock: Clock = {
      ...systemClock,
      after: (ms, then) => systemClock.after(ms === LIMITS.startMs.value ? 2_000 : ms, then),
    }
    const init = { workers: 1, cacheDir }
    await withHost(init, (bench) => bench.host.prepare('forever', async () => bytes))
    await using bench = hostBench((handler) => poolHost(init)({ clock, handler }))
    await bench.host.prepare('forever', async () => bytes)
    await bench.host.prepare(probe.cid, async () => probe.bytes)
    const neighbour = await bench.start(probe.cid)
    await expect(bench.start('forever')).rejects.toThrow(`longer than ${LIMITS.startMs.value} ms to start`)
    expect(await bench.ask(neighbour, 'count')).toBe('1')
    expect(bench.host.status().workersLost).toBe(0)
  })

  test('and is told to end, stops, and is not heard of again', () =>
    withHost({ workers: 1 }, async (bench) => {
      const looping = await bench.start(probe.cid, { policy: { runMs: 60_000 } })
      const other = await bench.start(probe.cid)
      bench.run(looping, 'loop')
      bench.host.end(looping)
      expect(await bench.ask(other, 'count')).toBe('1')
      expect(bench.host.status().workersLost).toBe(0)
      expect(bench.events.some((event) => event.kind === 'ended' && event.instance === looping)).toBe(false)
    }))
})

describe('an actor that breaks', () => {
  test('names the functions it was in', () =>
    withHost({ workers: 1 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      bench.run(actor, 'trap')
      const { error } = await bench.next('ended', actor)
      expect(error.message).toMatch(/unreachable.* in \S*command < \S*actor < \S*handle/)
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
