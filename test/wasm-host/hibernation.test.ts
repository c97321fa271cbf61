import { describe, expect, test } from 'vitest'
import { type Clock, LIMITS, systemClock } from '../../protocols/index.ts'
import { type InstanceId, poolHost } from '../../wasm-host/index.ts'
import {
  cacheDir,
  component,
  hostBench,
  type HostBench,
  PROBE as probe,
  until,
  withPool,
} from './bench-host.ts'
import { chance } from './random-module.ts'
import { ACTOR_PARTS, actorOf, handle } from './wat.ts'

const start = (bench: HostBench, many: number): Promise<InstanceId[]> =>
  Promise.all(Array.from({ length: many }, () => bench.start(probe.cid)))

async function snapshotOf(bench: HostBench, actor: InstanceId): Promise<Uint8Array> {
  const captured = await bench.host.capture(actor)
  if (!captured.ok) throw new Error(captured.why)
  return captured.snapshot
}

/** Starts one from a snapshot, and waits for `created`. */
async function goOn(bench: HostBench, cid: string, snapshot: Uint8Array): Promise<[InstanceId, boolean]> {
  const instance = await bench.start(cid, { snapshot })
  return [
    instance,
    bench.events.some((each) => each.kind === 'created' && each.instance === instance && each.restored),
  ]
}

/** The time that one waits for room is long: in a hurry it is over sooner. */
function hurried(): { clock: Clock; hurry: (now: boolean) => void } {
  let short = false
  const clock: Clock = {
    ...systemClock,
    after: (ms, then) => systemClock.after(short && ms === LIMITS.startMs.value ? 300 : ms, then),
  }
  return { clock, hurry: (now) => (short = now) }
}

describe('actors beyond the live limit', () => {
  test('sleep, the longest at rest first, and go on where they were with the next message', () =>
    withPool({ workers: 2, live: 8 }, async (bench) => {
      const actors = await start(bench, 40)
      const memories = (): number => bench.host.status().memories
      for (let count = 1; count <= 3; count++) {
        for (const actor of actors) expect(await bench.ask(actor, 'count')).toBe(String(count))
        await until(() => bench.host.status().live <= 8)
        const { instances, live, asleep, asleepBytes } = bench.host.status()
        expect([instances, live + asleep]).toEqual([40, 40])
        expect(asleepBytes / asleep).toBeGreaterThan(50)
        await until(() => memories() === live)
      }
      // Those used last are awake: asking them wakes nobody.
      const { asleep } = bench.host.status()
      for (const actor of actors.slice(-4)) await bench.ask(actor, 'echo x')
      expect(bench.host.status().asleep).toBeGreaterThanOrEqual(asleep)
      for (const actor of actors) bench.host.end(actor)
      expect(bench.host.status()).toMatchObject({ instances: 0, live: 0, asleep: 0, asleepBytes: 0 })
    }))

  test('are those, too, whose memories are too large together; and when they cannot sleep, nobody is created', async () => {
    const { clock, hurry } = hurried()
    const init = { workers: 1, cacheDir, liveBytes: 16 * 1_048_576 }
    await using bench = hostBench((handler) => poolHost(init)({ clock, handler }))
    await bench.host.prepare(probe.cid, async () => probe.bytes)
    const live = (): number =>
      bench.host.status().types.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0)
    const actors: InstanceId[] = []
    for (let n = 0; n < 12; n++) {
      const actor = await bench.start(probe.cid, { policy: { runMs: 60_000 } })
      actors.push(actor)
      expect(await bench.ask(actor, 'grow 63\ncount')).toBe('1')
      await until(() => live() <= init.liveBytes)
    }
    expect(bench.host.status().instances).toBe(12)
    expect(bench.host.status().asleep).toBeGreaterThanOrEqual(8)
    for (const actor of actors) expect(await bench.ask(actor, 'count')).toBe('2')
    // Those that wait for an answer do not sleep; what they have grown to is known nevertheless.
    const waiting: InstanceId[] = []
    for (const actor of actors.slice(0, 8)) {
      if (bench.host.full) break
      bench.run(actor, 'grow 64\nsend a/b c')
      await bench.next('call', actor)
      waiting.push(actor)
    }
    await until(() => bench.host.full)
    hurry(true)
    await expect(bench.start(probe.cid)).rejects.toThrow('start-failed OVERLOADED')
    hurry(false)
    for (const actor of waiting) bench.host.end(actor)
    expect(await bench.ask(await bench.start(probe.cid), 'count')).toBe('1')
    expect(await bench.ask(actors[11] ?? 0, 'count')).toBe('3')
  })

  test('are fresh after it only if they were before', () =>
    withPool({ workers: 1, live: 1 }, async (bench) => {
      const [ran, never] = [await bench.start(probe.cid), await bench.start(probe.cid)]
      await bench.ask(ran, 'count')
      await start(bench, 4)
      await until(() => bench.host.status().asleep >= 4)
      expect(JSON.parse(await bench.ask(ran, 'whoami'))).toMatchObject({ address: 'probe/a', fresh: false })
      expect(JSON.parse(await bench.ask(never, 'whoami'))).toMatchObject({ fresh: true })
      expect(JSON.parse(await bench.ask(never, 'whoami'))).toMatchObject({ fresh: false })
    }))

  test('lose no message and no count, whenever it comes', () =>
    withPool({ workers: 2, live: 4 }, async (bench) => {
      const below = chance(Number(process.env['SHOAL_SEED'] ?? 7))
      const actors = await start(bench, 24)
      const counts = actors.map(() => 0)
      const lane = async (n: number): Promise<void> => {
        for (let turn = 0; turn < 40; turn++) {
          // Each lane has actors of its own: an actor takes one message at a time.
          const i = n + 6 * below(4)
          const actor = actors[i] ?? 0
          expect(await bench.ask(actor, 'count')).toBe(String((counts[i] = (counts[i] ?? 0) + 1)))
        }
      }
      await Promise.all([0, 1, 2, 3, 4, 5].map((n) => lane(n)))
      expect(counts.reduce((a, b) => a + b)).toBe(240)
      for (const [i, actor] of actors.entries())
        expect(await bench.ask(actor, 'count')).toBe(String((counts[i] ?? 0) + 1))
    }))

  test('do not sleep while they run or wait, and end like others', () =>
    withPool({ workers: 1, live: 1 }, async (bench) => {
      const waiting = await bench.start(probe.cid, { policy: { runMs: 60_000 } })
      bench.run(waiting, 'count\nsend a/b c\ncount')
      const { call } = await bench.next('call', waiting)
      const others = await start(bench, 5)
      for (const other of others) expect(await bench.ask(other, 'count')).toBe('1')
      expect(await bench.host.capture(waiting)).toEqual({ ok: false, why: 'it is not at rest' })
      bench.host.answer(call, { ok: true, body: new Uint8Array() })
      const { result } = await bench.next('finished', waiting)
      expect(result.ok && new TextDecoder().decode(result.body)).toBe('2')
      await until(() => bench.host.status().live <= 1)
      const [first, second] = others as [number, number]
      expect(await bench.ask(first, 'trap')).toBe('ended trapped ACTOR_TRAPPED')
      bench.host.end(second)
      expect(bench.host.status()).toMatchObject({ instances: 4 })
      expect(await bench.host.capture(second)).toEqual({ ok: false, why: 'it is gone' })
      expect(await bench.ask(others[2] ?? 0, 'count')).toBe('2')
    }))
})

describe('actors that cannot be captured', () => {
  const table = '(table $t 1 funcref) (func $set (table.set $t (i32.const 0) (ref.null func)))'
  const fields = `(memory (export "memory") 1) ${ACTOR_PARTS} ${table} ${handle('(call $set) (call $reply (i32.const 1))')}`

  test('stay, and say why', async () => {
    const bytes = await actorOf(fields)
    await withPool({ workers: 1, live: 2 }, async (bench) => {
      await bench.host.prepare('table', async () => bytes)
      const actors = await Promise.all([bench.start('table'), bench.start('table')])
      expect(await bench.host.capture(actors[0])).toEqual({ ok: false, why: 'it changes a table' })
      const counters = [
        await bench.start(probe.cid),
        await bench.start(probe.cid),
        await bench.start(probe.cid),
      ]
      for (const actor of counters) expect(await bench.ask(actor, 'count')).toBe('1')
      await until(() => bench.host.status().asleep === 3)
      expect(bench.host.status().live).toBe(2)
    })
  })

  test('leave no room for others, who are told so', async () => {
    const bytes = await actorOf(fields)
    const { clock, hurry } = hurried()
    const init = { workers: 1, cacheDir, live: 4 }
    await using bench = hostBench((handler) => poolHost(init)({ clock, handler }))
    await bench.host.prepare('table', async () => bytes)
    const actors = await Promise.all(Array.from({ length: 5 }, () => bench.start('table')))
    expect(bench.host.full).toBe(true)
    hurry(true)
    await expect(bench.start('table')).rejects.toThrow('start-failed OVERLOADED')
    hurry(false)
    expect(bench.host.status()).toMatchObject({ instances: 5, live: 5 })
    for (const actor of actors) expect(await bench.ask(actor, '')).toBe('\x01\0\0\0')
    const late = bench.start('table')
    bench.host.end(actors[0] ?? 0)
    expect(await bench.ask(await late, '')).toBe('\x01\0\0\0')
  })
})

/** Messages before the snapshot, and after it. */
const STORIES: [path: string, before: string[], after: string[]][] = [
  ['examples/counter-as/counter.wasm', ['', '5', 'x'], ['', '-3', '40', '']],
  ['examples/counter-rust/counter.wasm', ['', '5', 'x'], ['', '-3', '40', '']],
  ['examples/echo-as/echo.wasm', ['x'.repeat(90_000), 'y'], ['z'.repeat(90_000), '']],
  [
    'examples/field-monitoring/infer.wasm',
    ['2014-05-01,29.4,11.1,0.0,25.4,30.0'],
    ['2014-05-02,29.4,7.2,0.0,25.5,30.0', '2014-05-05,29.4,7.2,0.0,25.4,99.0'],
  ],
  [
    'test/fixtures/probe/plain.wasm',
    ['count', 'grow 3', 'count'],
    ['pages', 'count', 'fill 70000', 'count', 'grow 1'],
  ],
  [
    'test/fixtures/probe/probe.wasm',
    ['count', 'grow 3', 'count'],
    ['pages', 'count', 'fill 70000', 'whoami'],
  ],
]

describe('an actor that goes on from a snapshot, in another host', () => {
  test.each(STORIES)('says what it would have said: %s', async (path, before, after) => {
    const { cid, bytes } = component(path)
    const init = { workers: 1, cacheDir }
    await using here = hostBench((handler) => poolHost(init)({ clock: systemClock, handler }))
    await using there = hostBench((handler) => poolHost(init)({ clock: systemClock, handler }))
    for (const { host } of [here, there]) await host.prepare(cid, async () => bytes)
    const actor = await here.start(cid)
    for (const body of before) expect(await here.ask(actor, body)).not.toMatch(/^ended/)
    const snapshot = await snapshotOf(here, actor)
    const [other, restored] = await goOn(there, cid, snapshot)
    expect(restored).toBe(true)
    for (const body of after) {
      const said = await here.ask(actor, body)
      expect(said).not.toMatch(/^ended/)
      expect(await there.ask(other, body)).toBe(said)
    }
    // And from there again.
    const [third] = await goOn(here, cid, await snapshotOf(there, other))
    expect(await here.ask(third, after[0] ?? '')).toBe(await there.ask(other, after[0] ?? ''))
  })

  test('does not start a second time', async () => {
    const start = '(func $s (i32.store (i32.const 700) (i32.const 7))) (start $s)'
    const spent =
      '(local $was i32) (local.set $was (i32.load (i32.const 700))) (i32.store (i32.const 700) (i32.const 0)) (call $reply (local.get $was))'
    const bytes = await actorOf(`(memory (export "memory") 1) ${ACTOR_PARTS} ${start} ${handle(spent)}`)
    await withPool({ workers: 1 }, async (bench) => {
      await bench.host.prepare('started', async () => bytes)
      const actor = await bench.start('started')
      expect(await bench.ask(actor, '')).toBe('\x07\0\0\0')
      const [other] = await goOn(bench, 'started', await snapshotOf(bench, actor))
      expect(await bench.ask(other, '')).toBe('\0\0\0\0')
    })
  })

  test('is told by name when it holds what no snapshot can hold', () =>
    withPool({ workers: 1 }, async (bench) => {
      // Rust's standard library keeps the standard streams open.
      const { cid, bytes } = component('test/fixtures/wasi-rust/wasi.wasm')
      await bench.host.prepare(cid, async () => bytes)
      const actor = await bench.start(cid)
      expect(await bench.ask(actor, 'count')).toBe('1')
      expect(await bench.host.capture(actor)).toEqual({ ok: false, why: 'it holds 3 resources of the host' })
      expect(await bench.ask(actor, 'count')).toBe('2')
    }))

  test('is small: what changed, and not what its memory holds', () =>
    withPool({ workers: 1 }, async (bench) => {
      const sizes: Record<string, number> = {}
      for (const path of ['examples/counter-as/counter.wasm', 'examples/counter-rust/counter.wasm']) {
        const { cid, bytes } = component(path)
        await bench.host.prepare(cid, async () => bytes)
        const actor = await bench.start(cid)
        for (let n = 0; n < 20; n++) await bench.ask(actor, '1')
        sizes[path] = (await snapshotOf(bench, actor)).length
      }
      for (const size of Object.values(sizes)) expect(size).toBeLessThan(2_048)
    }))
})

describe('a snapshot that is of no use', () => {
  const reasons = (bench: HostBench): string[] =>
    bench.events.flatMap((event) => (event.kind === 'log' && event.level === 'warn' ? [event.text] : []))

  test('is left aside: the actor starts anew, and its log says why', () =>
    withPool({ workers: 1 }, async (bench) => {
      const rust = component('examples/counter-rust/counter.wasm')
      await bench.host.prepare(rust.cid, async () => rust.bytes)
      const other = await snapshotOf(bench, await bench.start(rust.cid))
      const counted = await bench.start(probe.cid)
      await bench.ask(counted, 'count')
      const own = await snapshotOf(bench, counted)
      for (const [snapshot, why] of [
        [new Uint8Array(), 'it is cut off or damaged'],
        [new Uint8Array(100).fill(7), 'it is no snapshot'],
        [other, 'it is of another component'],
        [own.subarray(0, own.length - 9), 'it is cut off or damaged'],
      ] as const) {
        const [actor, restored] = await goOn(bench, probe.cid, snapshot)
        expect(restored).toBe(false)
        expect(reasons(bench).at(-1)).toBe(`its state is not taken over: ${why}`)
        expect(JSON.parse(await bench.ask(actor, 'whoami'))).toMatchObject({ fresh: true })
        expect(await bench.ask(actor, 'count')).toBe('1')
      }
      const [good] = await goOn(bench, probe.cid, own)
      expect(await bench.ask(good, 'count')).toBe('2')
    }))

  test('whoever made it harms that actor at most', () =>
    withPool({ workers: 1 }, async (bench) => {
      const neighbour = await bench.start(probe.cid)
      const counted = await bench.start(probe.cid)
      await bench.ask(counted, 'count\ngrow 2')
      const own = await snapshotOf(bench, counted)
      const below = chance(Number(process.env['SHOAL_SEED'] ?? 11))
      const told = { anew: 0, on: 0, ended: 0 }
      for (let round = 0; round < 60; round++) {
        const bytes = own.slice()
        // Beyond the head, so that some of them are read.
        for (let changes = below(4); changes > 0; changes--) bytes[80 + below(bytes.length - 80)] = below(256)
        const [actor, restored] = await goOn(bench, probe.cid, bytes)
        told[restored ? 'on' : 'anew']++
        if ((await bench.ask(actor, 'count\necho x', { headers: [] })).startsWith('ended')) told.ended++
        bench.host.end(actor)
      }
      expect(told.on).toBeGreaterThan(5)
      expect(told.anew).toBeGreaterThan(5)
      expect(await bench.ask(neighbour, 'count')).toBe('1')
      expect(bench.host.status().workersLost).toBe(0)
    }))
})
