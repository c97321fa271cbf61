/** mulberry32: small, seeded. @returns whole numbers from 0 and below `n` */
export function chance(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * n)
  }
}

/** Functions of a random module take two i32 and return one; `run0`, `run1`, … are exported. */
export const FUNCTIONS = 4
const LOCALS = 5
const NUMBERS = `(global i64 (i64.const 5)) (global $l (mut i64) (i64.const -7)) (global $s (mut f32) (f32.const 0.5))
  (global $d (mut f64) (f64.const nan:0x8000000000123)) (global $v (mut v128) (v128.const i32x4 1 2 3 4))`
/** Loop heads and calls that one execution may pass; then it traps. */
const FUEL = 400

/**
 * Text of a module of random code that always comes to an end: control flow of every kind, calls (direct, indirect,
 * tail), handlers, one or two memories, bulk operations, vectors. What it does depends on nothing but its arguments.
 *
 * @param below a whole number from 0 and below `n`
 * @param still its tables never change, and it has a global of each type of number
 */
export function randomModule(below: (n: number) => number, still: boolean = false): string {
  const two = below(2) === 1
  const memory = below(3) === 0 ? '(import "env" "memory" (memory 1 4))' : '(memory 1 4)'
  let labels = 0
  let depth = 0

  const pick = <T>(...all: readonly T[]): T => all[below(all.length)] as T
  const local = (): string => `${below(LOCALS)}`
  const address = (): string => `(i32.and ${value()} (i32.const ${pick(0xfff, 0xffff, 0x1ffff)}))`
  const where = (): string => (two ? pick('', '$b', '$b') : '')
  const length = (): string => `(i32.and ${value()} (i32.const 63))`
  const fuel = `(if (i32.lt_s (global.get $fuel) (i32.const 0)) (then (unreachable)))
    (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))`

  function nested(make: () => string): string {
    if (depth > 5) return '(i32.const 3)'
    depth++
    const made = make()
    depth--
    return made
  }

  /** An expression of type i32. */
  function value(): string {
    return nested(() => {
      switch (below(24)) {
        case 0:
        case 1:
        case 2:
          return `(i32.const ${pick(below(8), below(1 << 30), -below(1 << 30))})`
        case 3:
          return `(local.tee ${local()} ${value()})`
        case 4:
        case 5:
          return `(i32.${pick('add', 'sub', 'mul', 'xor', 'rotl', 'shr_s', 'lt_s', 'ge_u', 'div_u', 'rem_s')} ${value()} ${value()})`
        case 6:
          return `(i32.${pick('load', 'load8_u', 'load16_s')} ${where()} offset=${below(200)} ${address()})`
        case 7:
          return `(call $f${below(FUNCTIONS)} ${value()} ${value()})`
        case 8:
          return `(call_indirect (type $t) ${value()} ${value()} (i32.and ${value()} (i32.const 7)))`
        case 9:
          return `(select ${value()} ${value()} ${value()})`
        case 10:
          return `(if (result i32) ${value()} (then ${body()} ${value()}) (else ${value()}))`
        case 11: {
          const l = ++labels
          return `(block $l${l} (result i32) ${statement()} (br_if $l${l} ${value()} ${value()}))`
        }
        case 12: {
          const l = ++labels
          return `(loop $l${l} (result i32) ${fuel} ${body()} ${value()} (br_if $l${l} ${value()}))`
        }
        case 13:
          return `(i32.wrap_i64 (i64.${pick('add', 'mul', 'rotr', 'xor')} (i64.extend_i32_s ${value()}) (i64.const ${below(1 << 30)}99)))`
        case 14:
          return `(i32.trunc_sat_f64_s (f64.${pick('add', 'div', 'mul')} (f64.convert_i32_s ${value()}) (f64.const 1.37e5)))`
        case 15:
          return `(i32x4.extract_lane ${below(4)} (i32x4.${pick('add', 'mul', 'max_s')} (i32x4.splat ${value()}) (v128.const i32x4 1 -2 3 4)))`
        case 16:
          return `(memory.grow ${where()} (i32.and ${value()} (i32.const 1)))`
        case 17: {
          const l = ++labels
          return `(block $l${l} (result i32) (try_table (result i32) (catch $e $l${l}) ${body()} ${value()}))`
        }
        case 18:
          return `(call $host ${value()})`
        case 19:
          return `(global.get $g)`
        default:
          return `(local.get ${local()})`
      }
    })
  }

  function statement(): string {
    return nested(() => {
      switch (below(16)) {
        case 0:
        case 1:
        case 2:
          return `(local.set ${local()} ${value()})`
        case 3:
          return `(i32.${pick('store', 'store8', 'store16')} ${where()} offset=${below(200)} ${address()} ${value()})`
        case 4:
          return `(if ${value()} (then ${body()}) (else ${body()}))`
        case 5: {
          const l = ++labels
          return `(block $l${l} ${body()} (br_if $l${l} ${value()}) ${body()})`
        }
        case 6:
        case 7: {
          const l = ++labels
          return `(loop $l${l} ${fuel} ${body()} (br_if $l${l} ${value()}))`
        }
        case 8: {
          const [a, b] = [++labels, ++labels]
          return `(block $l${a} (block $l${b} (br_table $l${a} $l${b} $l${a} ${value()})) ${body()})`
        }
        case 9:
          return `(global.set $g ${value()})`
        case 10:
          return `(memory.${pick('fill', 'copy')} ${address()} ${address()} ${length()})`
        case 11:
          return `(if ${value()} (then ${pick(`(return ${value()})`, `(throw $e ${value()})`, '(unreachable)')}))`
        case 12:
          return `(if ${value()} (then (return_call $f${below(FUNCTIONS)} ${value()} ${value()})))`
        case 13:
          return still
            ? numbers()
            : `(table.set (i32.and ${value()} (i32.const 7)) (ref.func $f${below(FUNCTIONS)}))`
        case 14:
          return `(memory.init $d (i32.and ${value()} (i32.const 255)) (i32.const ${below(9)}) (i32.const ${below(4)}))`
        default:
          return `(drop ${value()})`
      }
    }).replace(/^\(i32\.const 3\)$/, '(nop)')
  }

  /** Changes the globals that are not i32, by what they were. */
  function numbers(): string {
    return pick(
      `(global.set $l (i64.add (global.get $l) (i64.extend_i32_s ${value()})))`,
      `(global.set $s (f32.add (global.get $s) (f32.convert_i32_s ${value()})))`,
      // What is no number has a payload, too.
      `(global.set $d (f64.reinterpret_i64 (i64.xor (i64.reinterpret_f64 (global.get $d)) (i64.extend_i32_s ${value()}))))`,
      `(global.set $v (i32x4.add (global.get $v) (i32x4.splat ${value()})))`,
      `(global.set $g (i32x4.extract_lane 3 (global.get $v)))`,
      `(global.set $g (i32.wrap_i64 (i64.rotl (i64.reinterpret_f64 (global.get $d)) (global.get $l))))`,
    )
  }

  function body(): string {
    return Array.from({ length: below(3) }, statement).join(' ')
  }

  const functions = Array.from({ length: FUNCTIONS }, (_, i) => {
    const statements = Array.from({ length: 1 + below(4) }, statement).join('\n')
    return `(func $f${i} (type $t) (local i32 i32 i32) ${fuel} ${statements} ${value()})
      (func (export "run${i}") (type $t) (global.set $fuel (i32.const ${FUEL})) (call $f${i} (local.get 0) (local.get 1)))`
  })
  const start =
    below(2) === 1
      ? '(func $start (global.set $g (call $f0 (i32.const 1) (i32.const 2)))) (start $start)'
      : ''
  return `(module (type $t (func (param i32 i32) (result i32))) (tag $e (param i32))
    (import "env" "host" (func $host (param i32) (result i32))) ${memory} ${two ? '(memory $b 1 3)' : ''}
    (global $fuel (mut i32) (i32.const ${FUEL})) (global $g (export "g") (mut i32) (i32.const 0))
    ${still ? NUMBERS : ''}
    (table 8 funcref) (elem (i32.const 0) $f0 $f1 $f2 $f3) (elem declare func $f0 $f1 $f2 $f3) (data $d "some bytes")
    (export "memory" (memory 0)) ${functions.join('\n')} ${start})`
}
