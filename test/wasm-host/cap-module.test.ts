import { expect, test } from 'vitest'
import { capTables, moduleNeeds } from '../../wasm-host/cap-module.ts'
import { MalformedWasm } from '../../wasm-host/wasm-reader.ts'
import { component } from './bench-host.ts'
import { wat } from './wat.ts'

const ELEMENTS = 10

/** Instantiates the capped module and returns its exported functions. */
async function capped(text: string): Promise<Record<string, (...args: unknown[]) => unknown>> {
  const module = await WebAssembly.compile(capTables(await wat(text), ELEMENTS) as Uint8Array<ArrayBuffer>)
  return new WebAssembly.Instance(module, {}).exports as never
}

test('tables grow up to the cap and not beyond, each of them', async () => {
  const { a, b } = await capped(`(module
    (table $a 1 funcref) (table $b 2 1000 externref)
    (func (export "a") (param i32) (result i32) (table.grow $a (ref.null func) (local.get 0)))
    (func (export "b") (param i32) (result i32) (table.grow $b (ref.null extern) (local.get 0))))`)
  expect([a?.(9), a?.(1), b?.(8), b?.(1)]).toEqual([1, -1, 2, -1])
})

test('a table that starts with a reference keeps it', async () => {
  const { call, grow } = await capped(`(module
    (type $f (func (result i32)))
    (func $seven (result i32) (i32.const 7)) (elem declare func $seven)
    (table $t 1 (ref null $f) (ref.func $seven))
    (func (export "grow") (result i32) (table.grow $t (ref.null $f) (i32.const 10)))
    (func (export "call") (result i32) (call_ref $f (table.get $t (i32.const 0)))))`)
  expect([call?.(), grow?.()]).toEqual([7, -1])
})

test('a module that starts above the cap is left to the engine to refuse', async () => {
  const bytes = await wat('(module (memory 4) (table 11 funcref))')
  expect(moduleNeeds(bytes)).toEqual({ memories: 1, pages: 4n, tables: 1, elements: 11n })
  expect(WebAssembly.validate(capTables(bytes, ELEMENTS) as Uint8Array<ArrayBuffer>)).toBe(false)
})

test('everything else of a module stays byte for byte', () => {
  const whole = component('test/fixtures/wasi-rust/wasi.wasm').bytes
  // The first core module inside: after its section id and length.
  const at = Buffer.from(whole).indexOf('\0asm\x01', 8, 'latin1')
  const core = coreModule(whole, at)
  const once = capTables(core, 5_000)
  expect(capTables(once, 5_000)).toEqual(once)
  expect(Math.abs(once.length - core.length)).toBeLessThan(16)
  expect(WebAssembly.validate(once as Uint8Array<ArrayBuffer>)).toBe(true)
})

test.each([
  ['a shared memory', '(module (memory 1 2 shared))', /shared/],
  ['garbage-collected types', '(module (type (struct (field i32))))', /garbage-collected/],
  ['arrays', '(module (type (array i8)))', /garbage-collected/],
])('%s is refused: no cap reaches it', async (_what, text, reason) => {
  const bytes = await wat(text)
  expect(() => moduleNeeds(bytes)).toThrow(MalformedWasm)
  expect(() => moduleNeeds(bytes)).toThrow(reason)
})

/** A module ends where the section that holds it does; its length stands before it. */
function coreModule(whole: Uint8Array, at: number): Uint8Array {
  for (let from = at - 1; from > at - 7; from--) {
    let length = 0
    for (let i = from + 1; i < at; i++) length |= ((whole[i] ?? 0) & 0x7f) << (7 * (i - from - 1))
    if (whole[from] === 1 && length > 1_000 && at + length <= whole.length)
      return whole.slice(at, at + length)
  }
  throw new Error('no core module')
}
