import { describe, expect, test } from 'vitest'
import { moduleNeeds } from '../../wasm-host/cap-module.ts'
import { newMemory } from '../../wasm-host/core-instance.ts'
import { METER, type MeteredModule, meterModule, SLOT, START } from '../../wasm-host/meter-module.ts'
import { type StopFlags, stopFlags } from '../../wasm-host/stop-flags.ts'
import { MalformedWasm } from '../../wasm-host/wasm-reader.ts'
import { wat } from './wat.ts'

type Functions = Record<string, (...args: unknown[]) => unknown>

function first(): { flags: StopFlags; slot: number } {
  const flags = stopFlags()
  return { flags, slot: flags.take() }
}

/** Compiles and starts a metered module, with its memories capped at 3 pages. */
async function started(
  { bytes, memories, metered, starts }: MeteredModule,
  { flags, slot }: { flags: StopFlags; slot: number } = first(),
): Promise<Functions> {
  const ours: Record<string, unknown> = { stop: flags.memory }
  for (const [i, plan] of memories.entries())
    ours[`memory${i}`] = newMemory({ ...plan, maximum: Math.min(plan.maximum ?? 3, 3) })
  const module = await WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>)
  const { exports } = new WebAssembly.Instance(module, { [METER]: ours })
  if (metered) (exports[SLOT] as WebAssembly.Global).value = slot
  if (starts) (exports[START] as () => void)()
  return exports as Functions
}

const metered = async (text: string): Promise<MeteredModule> => meterModule(await wat(text))

const LOOPS: [string, string][] = [
  ['a loop', '(func (export "run") (loop (br 0)))'],
  ['a loop with parameters', '(func (export "run") (i32.const 1) (loop (param i32) (br 0)))'],
  ['a loop inside of blocks', '(func (export "run") (block (loop (if (i32.const 1) (then (br 1))))))'],
  ['a tail call', '(func $run (export "run") (return_call $run))'],
  [
    'an indirect tail call',
    '(table funcref (elem $run)) (func $run (export "run") (return_call_indirect (i32.const 0)))',
  ],
  [
    'a tail call by reference',
    '(type $t (func)) (elem declare func $run) (func $run (export "run") (return_call_ref $t (ref.func $run)))',
  ],
  [
    'recursion that forks',
    '(func $run (export "run") (call $down (i32.const 200))) (func $down (param i32) (if (local.get 0) (then (call $down (i32.sub (local.get 0) (i32.const 1))) (call $down (i32.sub (local.get 0) (i32.const 1))))))',
  ],
  [
    'a loop around a handler',
    '(tag $e) (func (export "run") (loop $l (block $h (try_table (catch_all $h) (loop (br 0)))) (br $l)))',
  ],
]

describe('code that never ends', () => {
  test.each(LOOPS)('%s traps as soon as its flag is up, however the module looks', async (_what, func) => {
    for (const memory of [
      '',
      '(memory 1)',
      '(memory 1) (memory 2 5)',
      '(global i32 (i32.const 5)) (memory i64 1)',
    ]) {
      const flags = stopFlags()
      const slot = flags.take()
      const { run } = await started(await metered(`(module ${memory} ${func})`), { flags, slot })
      flags.raise(slot)
      expect(() => run?.()).toThrow(/unreachable/)
    }
  })

  test.each(['memory.fill', 'memory.copy'])(
    '%s is the last of its kind when its flag is up',
    async (bulk) => {
      const once = `(${bulk} (i32.const 0) (i32.const 7) (i32.const 8))`
      const text = `(module (memory (export "m") 1) (func (export "run") ${once} (i32.store (i32.const 64) (i32.const 1))))`
      const flags = stopFlags()
      const slot = flags.take()
      const made = await started(await metered(text), { flags, slot })
      const word = new Int32Array((made['m'] as unknown as WebAssembly.Memory).buffer, 64, 1)
      flags.raise(slot)
      expect(() => made['run']?.()).toThrow(/unreachable/)
      expect(word[0]).toBe(0)
      flags.free(slot)
      made['run']?.()
      expect(word[0]).toBe(1)
    },
  )

  test('runs on while only the flags of others are up', async () => {
    const flags = stopFlags()
    const [mine, other] = [flags.take(), flags.take()]
    const text =
      '(module (func (export "run") (param i32) (result i32) (loop (br_if 0 (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))) (local.get 0)))'
    const { run } = await started(await metered(text), { flags, slot: mine })
    flags.raise(other)
    expect(run?.(1_000)).toBe(0)
    flags.raise(mine)
    expect(() => run?.(1_000)).toThrow(/unreachable/)
    flags.free(mine)
    expect(run?.(1_000)).toBe(0)
  })

  test('in its start function is stopped too', async () => {
    const module = await metered('(module (func $forever (loop (br 0))) (start $forever))')
    const flags = stopFlags()
    const slot = flags.take()
    flags.raise(slot)
    await expect(started(module, { flags, slot })).rejects.toThrow(/unreachable/)
  })
})

describe('a metered module', () => {
  test('starts as before, with its data, its globals and its tables in place', async () => {
    const { get } = await started(
      await metered(`(module (memory (export "m") 1) (data (i32.const 8) "\\2a") (global $g (mut i32) (i32.const 0))
        (table 1 funcref) (elem (i32.const 0) $seven) (type $f (func (result i32)))
        (func $seven (result i32) (i32.const 7))
        (func $start (global.set $g (i32.add (i32.load8_u (i32.const 8)) (call_indirect (type $f) (i32.const 0)))))
        (start $start) (func (export "get") (result i32) (global.get $g)))`),
    )
    expect(get?.()).toBe(49)
  })

  test.each([
    ['', '(memory 1)', 2, 1],
    ['with a larger maximum of its own', '(memory 1 100)', 2, 1],
    ['with a smaller maximum of its own', '(memory 1 2)', 2, -1],
    ['of 64 bits', '(memory i64 1)', 2n, 1n],
  ])('has memories that the host bounds %s', async (_what, memory, by, was) => {
    const type = typeof by === 'bigint' ? 'i64' : 'i32'
    const text = `(module ${memory} (func (export "grow") (param ${type}) (result ${type}) (memory.grow (local.get 0))))`
    const { grow } = await started(await metered(text))
    expect(grow?.(by)).toBe(was)
    expect(Number(grow?.(by))).toBe(-1)
  })

  test('is left alone when nothing in it can run on', async () => {
    const bytes = await wat(
      '(module (func (export "a") (result i32) (i32.const 1)) (table 1 funcref) (elem (i32.const 0) 0))',
    )
    expect(meterModule(bytes)).toEqual({
      bytes,
      memories: [],
      metered: false,
      starts: false,
      words: 0,
    })
  })

  test('knows every instruction of the engine that actors may use', async () => {
    const bytes = await wat(EVERYTHING)
    expect(WebAssembly.validate(bytes as Uint8Array<ArrayBuffer>)).toBe(true)
    const { bytes: made } = meterModule(bytes)
    expect(WebAssembly.validate(made as Uint8Array<ArrayBuffer>)).toBe(true)
    // A loop's check behind each instruction: one that was read too short or too long would move it.
    expect(made.length).toBeGreaterThan(bytes.length + 50)
  })

  test('that is garbage-collected is refused by name', async () => {
    const bytes = await wat('(module (func (result i32) (i31.get_u (ref.i31 (i32.const 1)))))')
    moduleNeeds(bytes)
    expect(() => meterModule(bytes)).toThrow(MalformedWasm)
    expect(() => meterModule(bytes)).toThrow('instruction 0xfb, which is of garbage collection')
  })

  test('that uses the names of the host is refused', async () => {
    const loop = '(func (loop (br 0)))'
    for (const text of [
      `(module (global (export "${SLOT}") i32 (i32.const 0)) ${loop})`,
      `(module (import "a" "b" (func)) (import "${METER}" "memory0" (memory 1)) ${loop})`,
    ]) {
      const bytes = await wat(text)
      expect(() => meterModule(bytes)).toThrow(/name of the host's own/)
    }
  })
})

/** One of each form of immediate, and each family of instructions. */
const VECTOR = [
  'v128.load',
  'v128.load8x8_s',
  'v128.load8x8_u',
  'v128.load16x4_s',
  'v128.load32x2_u',
  'v128.load8_splat',
  'v128.load64_splat',
  'v128.load32_zero',
  'v128.load64_zero',
]
const EVERYTHING = `(module
  (type $f (func (param i32) (result i32)))
  (memory 1) (memory $b 1)
  (table $t 4 funcref) (table $x 4 externref)
  (elem declare func $id) (elem $e func $id) (data $d "abc")
  (tag $tag (param i32))
  (global $g (mut i64) (i64.const -9223372036854775808))
  (func $id (type $f) (local i32 i64 f32 f64 v128 funcref externref (ref null $f)) (local.get 0))
  (func (param i32) (result i32) (local i64)
    (loop nop
      (block (br_if 0 (i32.const 1)) (br_table 0 0 1 0 (i32.const 2)))
      (drop (f32.const 1.5)) (drop (f64.const -0x1p+1000)) (drop (i64.const 0x7fffffffffffffff)) (drop (i32.const -2147483648))
      (drop (select (result i64) (i64.const 1) (i64.const 2) (i32.const 0))) (drop (select (i32.const 1) (i32.const 2) (i32.const 0)))
      (i32.store8 $b offset=70000 (i32.const 0) (i32.load16_s offset=4294967295 align=1 (i32.const 0))) (i64.store32 (i32.const 1) (i64.const 2))
      (drop (i32.trunc_sat_f64_u (f64.const 1))) (drop (i64.extend8_s (i64.const 1)))
      (memory.init $d (i32.const 0) (i32.const 0) (i32.const 1)) (data.drop $d) (memory.copy $b 0 (i32.const 0) (i32.const 0) (i32.const 1))
      (memory.fill $b (i32.const 0) (i32.const 0) (i32.const 1)) (table.init $t $e (i32.const 0) (i32.const 0) (i32.const 1)) (elem.drop $e)
      (table.copy $t $t (i32.const 0) (i32.const 0) (i32.const 1)) (table.fill $x (i32.const 0) (ref.null extern) (i32.const 1))
      (drop (table.grow $x (ref.null extern) (i32.const 1))) (drop (table.size $t)) (table.set $t (i32.const 0) (table.get $t (i32.const 1)))
      (drop (memory.size $b)) (drop (memory.grow (i32.const 0))) (drop (ref.is_null (ref.func $id)))
      (drop (call_indirect $t (type $f) (i32.const 1) (i32.const 0))) (drop (call_ref $f (i32.const 1) (ref.func $id)))
      (block $null (drop (br_on_null $null (ref.func $id)))) (drop (ref.as_non_null (ref.func $id)))
      (drop (block $some (result (ref func)) (br_on_non_null $some (ref.null func)) (unreachable)))
      (block $caught (result i32) (try_table (catch $tag $caught) (catch_all 1) (throw $tag (i32.const 1))) (i32.const 0)) drop
      (global.set $g (local.tee 1 (global.get $g)))
      ${VECTOR.map((op) => `(drop (${op} offset=300 (i32.const 0)))`).join(' ')}
      (drop (v128.const i64x2 -1 1)) (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 (v128.const i64x2 0 0) (v128.const i64x2 0 0)))
      (drop (i8x16.extract_lane_s 15 (v128.const i64x2 0 0))) (drop (f64x2.replace_lane 1 (v128.const i64x2 0 0) (f64.const 1)))
      (drop (v128.load8_lane $b offset=129 3 (i32.const 0) (v128.const i64x2 0 0))) (v128.store64_lane 1 (i32.const 0) (v128.const i64x2 0 0))
      (drop (f64x2.convert_low_i32x4_u (v128.const i64x2 0 0))) (drop (i8x16.relaxed_swizzle (v128.const i64x2 0 0) (v128.const i64x2 0 0)))
      (drop (i32.atomic.load (i32.const 0))) (drop (i64.atomic.rmw32.cmpxchg_u (i32.const 0) (i64.const 0) (i64.const 0))) (atomic.fence)
      (drop (memory.atomic.notify (i32.const 0) (i32.const 0))))
    (return_call $id (local.get 0))))`
