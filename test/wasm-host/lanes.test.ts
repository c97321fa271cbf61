import { print } from '@bytecodealliance/jco-transpile/wasm-tools'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import type { GuestMessage } from '../../wasm-host/host.ts'
import { thinPlan } from '../../wasm-host/thin-plan.ts'
import { component } from './bench-host.ts'
import { type Answer, type Happened, inLane, MESSAGE_BYTES, tellAll } from './lane.ts'
import { ACTOR_PARTS, actorOf, handle, wat } from './wat.ts'

const PLAIN = component('test/fixtures/probe/plain.wasm').bytes

/** What happens in both lanes, which has to be the same. */
async function inBoth(
  bytes: Uint8Array,
  messages: readonly Partial<GuestMessage>[],
  answer: () => Answer = () => () => ({ ok: true, body: new Uint8Array() }),
): Promise<Happened[]> {
  expect(thinPlan(bytes), 'it is a component of the thin lane').toBeDefined()
  const thin = await tellAll(await inLane(bytes, 'thin'), messages, answer())
  const general = await tellAll(await inLane(bytes, 'general'), messages, answer())
  expect(thin).toEqual(general)
  return thin
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const saying = (body: string, more: Partial<GuestMessage> = {}): Partial<GuestMessage> => ({
  ...more,
  body: encode(body),
})
const count = (journal: readonly Happened[], what: string): number =>
  journal.filter((each) => each['what'] === what).length
const okays = (journal: readonly Happened[]): number =>
  journal.filter(({ what, result }) => what === 'finished' && (result as { ok: boolean }).ok).length
const textOf = (happened: Happened | undefined): string => {
  const result = happened?.['result'] as { body?: number[] } | undefined
  return new TextDecoder().decode(Uint8Array.from(result?.body ?? []))
}

describe('a component of the actor world in both lanes', () => {
  test('echoes and counts alike', async () => {
    const echo = component('examples/echo-as/echo.wasm').bytes
    const bodies = ['', 'a', 'äöü€😀', 'x'.repeat(70_000), '\0', '\uFEFFmarked']
    const echoed = await inBoth(
      echo,
      bodies.map((body) => saying(body)),
    )
    expect(echoed.map(textOf)).toEqual(bodies.map((body) => new TextDecoder().decode(encode(body))))
    expect(okays(echoed)).toBe(bodies.length)
    for (const name of ['counter-as', 'counter-rust']) {
      const counter = component(`examples/${name}/counter.wasm`).bytes
      const counted = await inBoth(
        counter,
        ['', '1', '40', 'not a number', ' -3 '].map((body) => saying(body)),
      )
      expect(counted.map(textOf)).toEqual(['1', '2', '42', '43', '40'])
    }
  })

  test('is told the same of messages, whatever stands in them', async () => {
    const words = ['', 'a', 'äöü', '😀'.repeat(30), '\uD800 alone', 'x'.repeat(5_000), '\0']
    const messages = words.flatMap((word) => [
      saying('message', { id: `i${word}`, sender: word, subject: word, correlation: word }),
      saying('message', {
        topic: word,
        idempotencyKey: word,
        headers: [
          [word, ''],
          ['b', word],
        ],
      }),
    ])
    messages.push(saying('message', { headers: Array.from({ length: 100 }, (_, n) => [`h${n}`, `${n}`]) }))
    for (const deadlineMs of [0, 1, 2 ** 31, 2 ** 32 - 1]) messages.push(saying('message', { deadlineMs }))
    for (const epoch of [0, 2 ** 32, 2 ** 53 - 1])
      messages.push(saying('message', { epoch, attempt: 2 ** 32 - 1 }))
    const told = await inBoth(PLAIN, messages)
    expect(okays(told)).toBe(messages.length)
    expect(textOf(told.at(-1))).toContain(`"attempt":4294967295,"epoch":${2 ** 53 - 1}`)
  })

  test('calls every function of the host alike, and gets the same answers', async () => {
    const answers: ReturnType<Answer>[] = [
      { ok: true, body: encode('') },
      { ok: true, body: encode('äöü'.repeat(20_000)) },
      { ok: false, failure: { code: 'OVERLOADED', text: 'zu voll', retryAfterMs: 12.5 } },
      { ok: false, failure: { code: '', text: 'x'.repeat(5_000) } },
      { ok: false, failure: { code: 'X', text: '', retryAfterMs: 0 } },
    ]
    const commands = [
      'whoami',
      'send a/b hello',
      'send-within 1234 ä/ö x\nsend a/b y',
      'post a/b ',
      'post-with a/b subject corr key name=value 77',
      'post-with a/b äöü - k n=v 4294967295',
      'publish news text',
      'publish news text\npost a/b y\nsend c/d z\nwhoami',
      'next any\nnext none 500\nnext only sender a/b 250 reject\nlog between\necho ok',
      'only correlation c-1 9000000 forward',
      'only subject äöü 1 hold',
      'none 4000000000',
      'log äöü\nlog-message\nflood 3\necho done',
      'fail sold-out nothing left',
      'fail',
      'count\ncount',
      'whoami',
    ]
    const rounds = answers.flatMap(() => commands.map((command) => saying(command)))
    const happened = await inBoth(PLAIN, rounds, () => {
      let asked = 0
      return () => answers[asked++ % answers.length] ?? { ok: true, body: new Uint8Array() }
    })
    expect(okays(happened)).toBe(answers.length * (commands.length - 2))
    const calls = ['send', 'post', 'publish', 'next', 'log'].map((what) => count(happened, what))
    expect(calls).toEqual([20, 20, 10, 15, 30])
    for (const own of ['now', 'random']) {
      const [said] = await tellAll(await inLane(PLAIN, 'thin'), [saying(own)])
      const [generally] = await tellAll(await inLane(PLAIN, 'general'), [saying(own)])
      for (const each of [said, generally]) expect(textOf(each)).toMatch(/^\d{10,20}$/)
    }
  })

  test('ends alike: traps, a full stack, too long a reply, too many verdicts', async () => {
    const ends = [
      'trap',
      'throw why',
      'overflow',
      `fill ${MESSAGE_BYTES + 1}`,
      'next any\n'.repeat(LIMITS.verdictsPerRun.value + 1),
    ]
    const messages = ends.flatMap((end) => [saying('count'), saying(end)])
    const happened = await inBoth(PLAIN, [...messages, saying(`fill ${MESSAGE_BYTES}`)])
    expect(okays(happened)).toBe(ends.length + 1)
    expect(happened.flatMap(({ what, code }) => (what === 'ended' ? [code] : []))).toEqual([
      'ACTOR_TRAPPED',
      'ACTOR_TRAPPED',
      'ACTOR_TRAPPED',
      'TOO_LARGE',
      'ACTOR_TRAPPED',
    ])
  })
})

const IMPORTS = `
  (import "shoal:actor/host@0.2.0" "log" (func $log (param i32 i32 i32)))
  (import "shoal:actor/host@0.2.0" "next" (func $next (param i32 i32 i32 i32 i32 i32)))
  (import "shoal:actor/host@0.2.0" "whoami" (func $whoami (param i32)))
  (import "shoal:actor/host@0.2.0" "now" (func $now (result i64)))
  (import "shoal:actor/host@0.2.0" "send" (func $send (param i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32 i32)))`
const MEMORY = '(memory (export "memory") 1) (data (i32.const 1024) "\\ff\\c0\\af\\ed\\a0\\80 abc")'
const OK = '(call $reply (i32.const 65))'

/** An actor whose `handle` does this; `more` are fields of its module. */
const hostile = (body: string, more: string = ''): Promise<Uint8Array> =>
  actorOf(`${IMPORTS} ${MEMORY} ${ACTOR_PARTS} ${more} ${handle(body)}`)

/** `send` with some of its parameters set, by index; the others are harmless. The result goes to 512. */
function send(set: Readonly<Record<number, string | number>>): string {
  const harmless = [1030, 3, 1030, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 512]
  return `(call $send ${harmless.map((value, i) => `(i32.const ${set[i] ?? value})`).join(' ')})`
}

/** Stores bytes and words, by address, and leaves `at`, as a result. */
function result(
  at: number,
  stored: readonly (readonly ['i32.store' | 'i32.store8', number, string | number])[],
): string {
  const lines = stored.map(([op, address, value]) => `(${op} (i32.const ${address}) (i32.const ${value}))`)
  return `${lines.join(' ')} (i32.const ${at})`
}

const byte = (at: number, value: number): ['i32.store8', number, number] => ['i32.store8', at, value]
const word = (at: number, value: string | number): ['i32.store', number, string | number] => [
  'i32.store',
  at,
  value,
]
/** `ok` with an empty body; `err` of three bytes each. */
const okay = [byte(16, 0), word(20, 64), word(24, 0)]
const err = [byte(16, 1), word(20, 1031), word(24, 3), word(28, 1031), word(32, 3), byte(36, 0)]
const ends = (code = 'ACTOR_TRAPPED') => ({ what: 'ended', reason: 'trapped', code })
const TOO_LONG = LIMITS.guestTextBytes.value + 1

describe('what a hostile component hands over ends it in both lanes', () => {
  const results: Record<string, readonly (readonly ['i32.store' | 'i32.store8', number, string | number])[]> =
    {
      'a result that is neither': [byte(16, 2)],
      'a body outside of its memory': [byte(16, 0), word(20, 65_530), word(24, 7)],
      'a body at the end of all memory': [byte(16, 0), word(20, '0xffffffff'), word(24, 1)],
      'a verdict of no kind': [...okay, byte(28, 3)],
      'a verdict by no key': [
        ...okay,
        byte(28, 1),
        byte(32, 3),
        word(36, 64),
        word(40, 0),
        word(44, 1),
        byte(48, 0),
      ],
      'a verdict with no fate for others': [
        ...okay,
        byte(28, 1),
        byte(32, 0),
        word(36, 64),
        word(40, 0),
        byte(48, 3),
      ],
      'a verdict for what is not text': [
        ...okay,
        byte(28, 1),
        byte(32, 0),
        word(36, 1024),
        word(40, 1),
        byte(48, 0),
      ],
      'a failure whose code is not text': [...err, word(20, 1024), word(24, 1)],
      'a failure whose text is overlong': [...err, word(28, 1025), word(32, 2)],
      'a failure whose text is half a character': [...err, word(28, 1027), word(32, 3)],
      'a failure with a time that is neither': [...err, byte(36, 2)],
      'a failure outside of its memory': [...err, word(28, '0xfffffff0'), word(32, 3)],
    }
  for (const [name, stored] of Object.entries(results))
    test(name, async () => {
      const bytes = await hostile(result(16, stored))
      expect(await inBoth(bytes, [{}])).toEqual([ends()])
    })

  test('what is too long, by a code of its own, before it is copied', async () => {
    for (const length of [MESSAGE_BYTES + 1, '0x7fffffff', '0xffffffff']) {
      const bytes = await hostile(result(16, [byte(16, 0), word(20, 64), word(24, length)]))
      expect(await inBoth(bytes, [{}])).toMatchObject([ends('TOO_LARGE')])
    }
    const memory = '(memory (export "memory") 32)'
    const long = result(16, [...err, word(28, 1024), word(32, TOO_LONG)])
    const bytes = await actorOf(`${memory} ${ACTOR_PARTS} ${handle(long)}`)
    expect(await inBoth(bytes, [{}])).toMatchObject([ends('TOO_LARGE')])
  })

  test('results from nowhere', async () => {
    for (const at of ['65534', '0xfffffff0'])
      expect(await inBoth(await hostile(`(i32.const ${at})`), [{}])).toEqual([ends()])
  })

  const calls: Record<string, string> = {
    'a level of no kind': '(call $log (i32.const 4) (i32.const 1031) (i32.const 3))',
    'a level below all': '(call $log (i32.const -1) (i32.const 1031) (i32.const 3))',
    'a line that is not text': '(call $log (i32.const 0) (i32.const 1024) (i32.const 3))',
    'a line outside of its memory': '(call $log (i32.const 0) (i32.const 65530) (i32.const 7))',
    'a line without end': '(call $log (i32.const 0) (i32.const 0) (i32.const -1))',
    'a next verdict of no kind': `(call $next (i32.const 3) ${'(i32.const 0)'.repeat(5)})`,
    'a next verdict by no key': `(call $next (i32.const 1) (i32.const 9) ${'(i32.const 0)'.repeat(4)})`,
    'an identity outside of its memory': '(call $whoami (i32.const 65530))',
    'a target that is not text': send({ 0: 1024, 1: 2 }),
    'a body of a send outside of its memory': send({ 2: 65_530, 3: 7 }),
    'a body of a send without end': send({ 3: -1 }),
    'a retry of no kind': send({ 13: 4 }),
    'headers outside of its memory': send({ 8: 65_528, 9: 1 }),
    'headers without end': send({ 8: 0, 9: '0x7fffffff' }),
    'headers between words': send({ 8: 1025, 9: 1 }),
    'a result of a send outside of its memory': send({ 15: 65_530 }),
  }
  for (const [name, call] of Object.entries(calls))
    test(name, async () => {
      const happened = await inBoth(await hostile(`${call} ${OK}`), [{}])
      expect(happened.at(-1)).toMatchObject({ what: 'ended', reason: 'trapped' })
      expect(okays(happened)).toBe(0)
    })

  test('a send that is too long is refused as a value, and the actor lives', async () => {
    const memory = '(memory (export "memory") 32)'
    const call = send({ 2: 0, 3: MESSAGE_BYTES + 1 })
    const body = `${call} (call $reply (i32.load8_u (i32.const 512)))`
    const bytes = await actorOf(`${IMPORTS} ${memory} ${ACTOR_PARTS} ${handle(body)}`)
    const happened = await tellAll(await inLane(bytes, 'thin'), [{}, {}])
    expect(happened.map((each) => (each['result'] as { body: number[] }).body[0])).toEqual([1, 1])
  })

  test('every number but 0 is true', async () => {
    for (const [flag, options] of [
      [0, {}],
      [1, { unordered: true }],
      [2, { unordered: true }],
    ] as const) {
      const happened = await inBoth(await hostile(`${send({ 14: flag })} ${OK}`), [{}])
      expect(happened).toMatchObject([{ what: 'send', to: ' ab', options }, { what: 'finished' }])
      expect(happened[0]?.['options']).toEqual(options)
    }
  })

  test('room for the message that is not in its memory, or that it refuses to give', async () => {
    for (const room of ['(i32.const 65530)', '(i32.const -16)', '(unreachable)']) {
      const realloc = `(func $room (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) ${room})`
      const parts = ACTOR_PARTS.replace(/\(func \$room[\s\S]*?\(local\.get \$at\)\)/, realloc)
      const bytes = await actorOf(`${MEMORY} ${parts} ${handle(OK)}`)
      expect(await inBoth(bytes, [{ body: encode('abc') }])).toEqual([ends()])
    }
  })

  test('after its reply it may ask for nothing, and what it throws there counts', async () => {
    const after = (does: string): string => `(func (export "cabi_post_handle") (param i32) ${does})`
    const log = '(call $log (i32.const 0) (i32.const 1031) (i32.const 3))'
    for (const does of [log, '(drop (call $now))', '(unreachable)'])
      expect(await inBoth(await hostile(OK, after(does)), [{}])).toEqual([ends()])
    const freed = '(global $freed (mut i32) (i32.const 0))'
    const counts = '(global.set $freed (i32.add (global.get $freed) (local.get 0)))'
    const bytes = await hostile('(call $reply (global.get $freed))', `${freed} ${after(counts)}`)
    const happened = await inBoth(bytes, [{}, {}, {}])
    expect(happened.map((each) => (each['result'] as { body: number[] }).body[0])).toEqual([0, 16, 32])
  })

  test('while it starts it may ask for what does not need its memory, and for nothing else', async () => {
    const log = '(call $log (i32.const 0) (i32.const 1031) (i32.const 3))'
    const failed = { what: 'ended', reason: 'start-failed', code: 'START_FAILED' }
    const any = `(call $next ${'(i32.const 0)'.repeat(6)})`
    for (const does of [log, any, '(unreachable)'])
      expect(await inBoth(await hostile(OK, `(func $s ${does}) (start $s)`), [{}])).toEqual([failed])
    const happened = await inBoth(await hostile(OK, '(func $s (drop (call $now))) (start $s)'), [{}])
    expect(okays(happened)).toBe(1)
  })

  test('an exception of the host that it catches ends it all the same, in the thin lane', async () => {
    const call = `(call $next (i32.const 3) ${'(i32.const 0)'.repeat(5)})`
    const caught = `(block $caught (try_table (catch_all $caught) ${call})) ${OK}`
    expect(await tellAll(await inLane(await hostile(caught), 'thin'), [{}])).toEqual([ends()])
  })
})

describe('a component of another shape goes the general way', () => {
  test('with WASI, with http, with an engine inside', () => {
    for (const path of ['probe/probe', 'fetch/fetch-as', 'fetch/fetch-rust', 'wasi-rust/wasi'])
      expect(thinPlan(component(`test/fixtures/${path}.wasm`).bytes)).toBeUndefined()
  })

  test('with functions or types that are not of the world, other options, or another module', async () => {
    const text = await print(PLAIN)
    expect(thinPlan(await wat(text))).toBeDefined()
    const others: [was: string, is: string][] = [
      ['(field "for-ms" u32)', '(field "for-mz" u32)'],
      ['(enum "hold" "forward" "reject")', '(enum "hold" "reject" "forward")'],
      ['(param "level" 19)', '(param "level" 23)'],
      ['string-encoding=utf8 (post-return', 'string-encoding=utf16 (post-return'],
      ['(import "shoal:actor/host@0.2.0" (instance', '(import "shoal:actor/host@0.2.1" (instance'],
      ['(core module $wit-component-fixup', '(core module $more) (core module $wit-component-fixup'],
      ['(i32.const 0) func 0 1 2 3 4 5)', '(i32.const 0) func 0 1 2 4 3 5)'],
      ['i32.const 3\n      call_indirect', 'i32.const 4\n      call_indirect'],
      [
        'local.get 2\n      i32.const 0\n      call_indirect',
        'local.get 1\n      i32.const 0\n      call_indirect',
      ],
      [
        'local.get 0\n      i32.const 2\n      call_indirect',
        'nop\n      local.get 0\n      i32.const 2\n      call_indirect',
      ],
      ['"handle" (func $handle))', '"handle" (func $handle)) (export "other" (func $handle))'],
    ]
    for (const [was, is] of others) {
      const changed = text.replace(was, is)
      expect(changed, was).not.toBe(text)
      expect(thinPlan(await wat(changed)), is).toBeUndefined()
    }
  })
})
