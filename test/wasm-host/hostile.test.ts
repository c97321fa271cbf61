import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Clock, LIMITS, systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { cacheDir, hostBench, type HostBench, PROBE as probe } from './bench-host.ts'
import { ACTOR_PARTS, actorOf, handle } from './wat.ts'

const MEMORY = '(memory (export "memory") 1)'
/** Core signatures of the host's functions, as the canonical ABI flattens them. */
const SEND = `(import "shoal:actor/host@0.2.0" "send" (func $send (param ${'i32 '.repeat(16)})))`
const POST = `(import "shoal:actor/host@0.2.0" "post" (func $post (param ${'i32 '.repeat(16)})))`
const LOG = '(import "shoal:actor/host@0.2.0" "log" (func $log (param i32 i32 i32)))'
const NEXT = '(import "shoal:actor/host@0.2.0" "next" (func $next (param i32 i32 i32 i32 i32 i32)))'
const WHOAMI = '(import "shoal:actor/host@0.2.0" "whoami" (func $whoami (param i32)))'
/** To `a/b`, a body of 4 bytes, and no options. */
const ARGUMENTS = `(i32.const 512) (i32.const 3) (i32.const 512) (i32.const 4) ${'(i32.const 0) '.repeat(11)} (i32.const 600)`
const TO = '(data (i32.const 512) "a/b\\00")'

const component = (imports: string, fields: string): Promise<Uint8Array> =>
  actorOf(`${imports} ${MEMORY} ${TO} ${ACTOR_PARTS} ${fields}`)

/** One for all that is tried here: it serves throughout, and loses no worker. */
let bench: HostBench
/** Counts in the same and only worker. */
let neighbour: number
let counted = 0
let tried = 0

/** It answers, and has forgotten nothing. */
async function serves(): Promise<void> {
  expect(await bench.ask(neighbour, 'count')).toBe(String(++counted))
  expect(bench.host.status().workersLost).toBe(0)
}

beforeAll(async () => {
  bench = hostBench((handler) => poolHost({ workers: 1, cacheDir })({ clock: systemClock, handler }))
  await bench.host.prepare(probe.cid, async () => probe.bytes)
  neighbour = await bench.start(probe.cid)
}, 30_000)
afterAll(() => bench[Symbol.asyncDispose]())

/** Tries a component, by the CID that it is given; the neighbour serves before, meanwhile and after. */
async function contained(bytes: Uint8Array, then: (cid: string) => Promise<unknown>): Promise<void> {
  const cid = `bad${++tried}`
  await serves()
  await bench.host.prepare(cid, async () => bytes)
  const trying = then(cid)
  await serves()
  await trying
  await serves()
}

const TRAPPED = 'ended trapped ACTOR_TRAPPED'

describe('a reply', () => {
  const reply = (at: string): string => `(drop (call $reply (i32.const 1))) ${at} (i32.const 16)`

  test.each([
    ['of 4 GB', reply('(i32.store (i32.const 24) (i32.const 0xffffffff))'), 'ended trapped TOO_LARGE'],
    [
      'that says 4 GB at the end of the memory',
      reply('(i32.store (i32.const 20) (i32.const 65535)) (i32.store (i32.const 24) (i32.const 0xffffffff))'),
      'ended trapped TOO_LARGE',
    ],
    ['that reaches out of the memory', reply('(i32.store (i32.const 20) (i32.const 65533))'), TRAPPED],
    ['that is neither ok nor err', reply('(i32.store8 (i32.const 16) (i32.const 9))'), TRAPPED],
    ['with a verdict that there is not', reply('(i32.store8 (i32.const 28) (i32.const 9))'), TRAPPED],
    [
      'with a verdict by a key that there is not',
      reply('(i32.store8 (i32.const 28) (i32.const 1)) (i32.store8 (i32.const 32) (i32.const 200))'),
      TRAPPED,
    ],
    ['that begins outside of the memory', '(i32.const 0xfffffff0)', TRAPPED],
    [
      'that fails with a text that is no UTF-8',
      '(i32.store8 (i32.const 16) (i32.const 1)) (i32.store (i32.const 20) (i32.const 512)) (i32.store (i32.const 24) (i32.const 3)) (i32.store (i32.const 28) (i32.const 700)) (i32.store (i32.const 32) (i32.const 2)) (i32.store16 (i32.const 700) (i32.const 0xfeff)) (i32.const 16)',
      TRAPPED,
    ],
    [
      'that fails with a text of 2 GB',
      '(i32.store8 (i32.const 16) (i32.const 1)) (i32.store (i32.const 24) (i32.const 0x7fffffff)) (i32.const 16)',
      TRAPPED,
    ],
  ])('%s ends its actor alone', async (_what, body, says) => {
    await contained(await component('', handle(body)), async (bad) => {
      expect(await bench.ask(await bench.start(bad), '')).toBe(says)
    })
  })
})

describe('what an actor says to the host', () => {
  test.each([
    ['logs at a level that there is not', LOG, '(call $log (i32.const 77) (i32.const 512) (i32.const 3))'],
    ['logs a text outside of its memory', LOG, '(call $log (i32.const 1) (i32.const 65535) (i32.const 3))'],
    ['logs a text of 4 GB', LOG, '(call $log (i32.const 1) (i32.const 0) (i32.const -1))'],
    [
      'logs what is no UTF-8',
      LOG,
      '(i32.store (i32.const 700) (i32.const 0xfeff)) (call $log (i32.const 1) (i32.const 700) (i32.const 4))',
    ],
    ['sets a verdict that there is not', NEXT, `(call $next (i32.const 7) ${'(i32.const 0)'.repeat(5)})`],
    [
      'sets a verdict by a key that there is not',
      NEXT,
      `(call $next (i32.const 1) (i32.const 9) ${'(i32.const 0)'.repeat(4)})`,
    ],
    [
      'sends 4 GB',
      SEND,
      `(call $send (i32.const 512) (i32.const 3) (i32.const 0) (i32.const -1) ${'(i32.const 0)'.repeat(11)} (i32.const 600))`,
    ],
    [
      'sends with a retry that there is not',
      SEND,
      `(call $send (i32.const 512) (i32.const 3) (i32.const 512) (i32.const 4) ${'(i32.const 0)'.repeat(9)} (i32.const 99) (i32.const 0) (i32.const 600))`,
    ],
    ['wants the answer outside of its memory', WHOAMI, '(call $whoami (i32.const 0xfffffff0))'],
  ])('%s: ends it alone', async (_what, imports, body) => {
    const bytes = await component(imports, handle(`${body} (call $reply (i32.const 1))`))
    await contained(bytes, async (bad) => {
      expect(await bench.ask(await bench.start(bad), '')).toMatch(/^ended trapped (ACTOR_TRAPPED|TOO_LARGE)$/)
    })
  })

  test('a hundred thousand log lines cost what a second allows', () =>
    contained(probe.bytes, async (bad) => {
      const loud = await bench.start(bad)
      bench.run(loud, 'flood 100000')
      const { runMs } = await bench.next('finished', loud)
      const lines = bench.events.filter(({ kind, instance }) => kind === 'log' && instance === loud).length
      expect(lines).toBeGreaterThan(0)
      expect(lines).toBeLessThanOrEqual(
        (LIMITS.logLinesPerSecond.value + 1) * (Math.floor(runMs / 1_000) + 1),
      )
    }))

  test('posts without end are one at a time, and end with its run', async () => {
    const bytes = await component(POST, handle(`(loop (call $post ${ARGUMENTS}) (br 0)) (unreachable)`))
    await contained(bytes, async (bad) => {
      const actor = await bench.start(bad, { policy: { runMs: 300 } })
      bench.run(actor, '')
      let open = 0
      let most = 0
      const ended = bench.next('ended', actor)
      const answer = async (): Promise<never> => {
        for (;;) {
          const { call } = await bench.next('call', actor)
          most = Math.max(most, ++open)
          bench.host.answer(call, { ok: true, body: new Uint8Array() })
          open--
        }
      }
      void answer()
      expect((await ended).reason).toBe('run-timeout')
      expect(most).toBe(1)
    })
  })
})

describe('a trap', () => {
  test.each([
    ['at its start', `(func $s (unreachable)) (start $s) ${handle('(call $reply (i32.const 1))')}`, 0],
    ['at the first message', handle('(unreachable)'), 1],
    [
      'at the fifth message',
      `(global $n (mut i32) (i32.const 0)) ${handle('(global.set $n (i32.add (global.get $n) (i32.const 1))) (if (i32.eq (global.get $n) (i32.const 5)) (then (unreachable))) (call $reply (global.get $n))')}`,
      5,
    ],
  ])('%s is told once, and the next activation begins anew', async (_what, fields, at) => {
    await contained(await component('', fields), async (bad) => {
      for (let life = 0; life < 3; life++) {
        if (at === 0) {
          await expect(bench.start(bad)).rejects.toThrow(/^start-failed START_FAILED: .*unreachable/)
          continue
        }
        const actor = await bench.start(bad)
        for (let message = 1; message < at; message++) {
          bench.run(actor, '')
          const { result } = await bench.next('finished', actor)
          expect(result.ok && Buffer.from(result.body).readInt32LE()).toBe(message)
        }
        expect(await bench.ask(actor, '')).toBe(TRAPPED)
      }
    })
  })
})

describe('a call of the host where none belongs:', () => {
  const room = (call: string): string =>
    ACTOR_PARTS.replace('(local $at i32)', `(local $at i32) ${call}`).replace(/^/, `${MEMORY} ${TO} `)
  const plain = handle('(call $reply (i32.const 1))')

  test.each([
    ['a send while it takes a message', SEND, `(call $send ${ARGUMENTS})`],
    ['a log line while it takes a message', LOG, '(call $log (i32.const 1) (i32.const 512) (i32.const 3))'],
    ['itself while it takes a message', '', '(drop (call $handle (i32.const 0)))'],
  ])('%s', async (_what, imports, call) => {
    const bytes = await actorOf(`${imports} ${room(call)} ${plain}`)
    await contained(bytes, async (bad) => {
      const actor = await bench.start(bad, { policy: { runMs: 1_000 } })
      expect(await bench.ask(actor, 'x')).toMatch(
        /^(ended (trapped ACTOR_TRAPPED|run-timeout RUN_TIMEOUT)|\S\0\0\0)/,
      )
    })
  })

  test.each([
    ['a send', SEND, `(call $send ${ARGUMENTS})`],
    ['a log line', LOG, '(call $log (i32.const 1) (i32.const 512) (i32.const 3))'],
  ])('%s from its start function', async (_what, imports, call) => {
    const bytes = await component(imports, `(func $s ${call}) (start $s) ${plain}`)
    await contained(bytes, async (bad) => {
      await expect(bench.start(bad)).rejects.toThrow(/^start-failed START_FAILED/)
    })
  })

  test('a send when its reply was read', async () => {
    const post = `(func (export "cabi_post_handle") (param i32) (call $send ${ARGUMENTS}))`
    await contained(await component(SEND, `${plain} ${post}`), async (bad) => {
      const actor = await bench.start(bad, { policy: { runMs: 1_000 } })
      expect(await bench.ask(actor, 'x')).toMatch(
        /^(ended (trapped ACTOR_TRAPPED|run-timeout RUN_TIMEOUT)|\S\0\0\0)/,
      )
    })
  })
})

describe('a component that is made to be hard to prepare:', () => {
  test('of a hundred thousand functions, runs, or is refused', async () => {
    const body =
      '(loop (br_if 0 (local.get 0))) (call 0 (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))'
    const many = `(func (param i32) (result i32) ${body})`.repeat(100_000)
    const bytes = await component('', `${handle('(call $reply (i32.const 7))')} ${many}`)
    await contained(bytes, async (bad) => {
      const actors = await Promise.all([bench.start(bad), bench.start(bad)])
      for (const actor of actors) expect(await bench.ask(actor, '')).toBe('\x07\0\0\0')
    })
  })

  test('of types that the translator spells out at great length, is given up, and others are translated then', async () => {
    // Each is twice as long as the one before, in the glue of each function.
    const types = Array.from({ length: 13 }, (_, i) => `type t${i + 1} = tuple<t${i}, t${i}>;`).join(' ')
    const names = Array.from({ length: 14 }, (_, i) => `made${i}`)
    const exports = names.map((name) => `export ${name}: func(x: t13);`).join(' ')
    const functions = names.map((name) => `(func (export "${name}") (param i32))`).join(' ')
    const fields = `${MEMORY} ${ACTOR_PARTS} ${functions} ${handle('(call $reply (i32.const 1))')}`
    const bytes = await actorOf(fields, `type t0 = tuple<u8, u8>; ${types} ${exports}`)
    expect(bytes.length).toBeLessThan(20_000)
    // The limit is long: here it is over sooner.
    const clock: Clock = {
      ...systemClock,
      after: (ms, then) => systemClock.after(ms === LIMITS.transpileMs.value ? 1_000 : ms, then),
    }
    await using impatient = hostBench((handler) => poolHost({ workers: 1, cacheDir })({ clock, handler }))
    await impatient.host.prepare(probe.cid, async () => probe.bytes)
    const actor = await impatient.start(probe.cid)
    const preparing = impatient.host.prepare('slow', async () => bytes)
    expect(await impatient.ask(actor, 'count')).toBe('1')
    await expect(preparing).rejects.toMatchObject({
      code: 'BAD_COMPONENT',
      message: `the file took longer than ${LIMITS.transpileMs.value} ms to translate`,
    })
    expect(await impatient.ask(actor, 'count')).toBe('2')
    const next = await component('', handle('(call $reply (i32.const 7))'))
    const prepared = await impatient.host
      .prepare('next', async () => next)
      .then(
        () => 'prepared',
        // A slow machine may need longer than this test allows.
        ({ code }: { code: string }) => code,
      )
    expect(['prepared', 'BAD_COMPONENT']).toContain(prepared)
  })
})
