import { describe, expect, test } from 'vitest'
import {
  type BaseImage,
  BadSnapshot,
  baseImage,
  CannotCapture,
  type CoreState,
  encodeState,
  restoreState,
} from '../../wasm-host/core-state.ts'
import { newMemory } from '../../wasm-host/core-instance.ts'
import { METER, type MeteredModule, meterModule, SLOT, START } from '../../wasm-host/meter-module.ts'
import { STATE, type StateFunction } from '../../wasm-host/module-state.ts'
import { stopFlags } from '../../wasm-host/stop-flags.ts'
import { chance, FUNCTIONS, randomModule } from './random-module.ts'
import { wat } from './wat.ts'

const flags = stopFlags()
const slot = flags.take()

interface Live {
  exports: Record<string, unknown>
  state: CoreState
}

interface Made {
  plan: MeteredModule
  module: WebAssembly.Module
}

async function made(text: string): Promise<Made> {
  const plan = meterModule(await wat(text))
  return { plan, module: await WebAssembly.compile(plan.bytes as Uint8Array<ArrayBuffer>) }
}

/** A fresh instance; started, or to be restored. */
function instance({ plan, module }: Made, imports: WebAssembly.Imports, started: boolean): Live {
  const memories = plan.memories.map((each) => {
    const capped = { ...each, maximum: each.maximum ?? 100 }
    return { memory: newMemory(capped), plan: capped }
  })
  const ours: Record<string, unknown> = { stop: flags.memory }
  for (const [i, { memory }] of memories.entries()) ours[`memory${i}`] = memory
  const { exports } = new WebAssembly.Instance(module, { ...imports, [METER]: ours })
  if (plan.metered) (exports[SLOT] as WebAssembly.Global).value = slot
  if (plan.starts && started) (exports[START] as () => void)()
  const globals = plan.words === 0 ? [] : [{ words: plan.words, access: exports[STATE] as StateFunction }]
  return { exports, state: { globals, memories } }
}

function outcome(run: () => unknown): string {
  try {
    return `= ${String(run())}`
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

test('whatever a random module did, one that goes on from its state does what it would have done', {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env['SHOAL_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const below = chance(seed)
  const told = { executions: 0, results: 0, traps: 0, hostCalls: 0, grown: 0, changed: 0 }
  for (let module = 0; told.executions < 4_000; module++) {
    const text = randomModule(below, true)
    const what = `SHOAL_SEED=${seed}, module ${module}:\n${text}`
    const it = await made(text)
    expect(it.plan.hidden, what).toBe(undefined)
    // An imported memory would be captured where it is defined: here, by the test.
    const shared = { minimum: 1, maximum: 4, is64: false }
    const life = (calls: number, started: boolean): Live & { calls: () => number } => {
      const memory = newMemory(shared)
      const host = (value: number): number => {
        told.hostCalls++
        return value + ++calls
      }
      const { exports, state } = instance(it, { env: { memory, host } }, started)
      const all = text.includes('"env" "memory"')
        ? [{ memory, plan: shared }, ...state.memories]
        : state.memories
      return { exports, state: { ...state, memories: all }, calls: () => calls }
    }
    let alive: ReturnType<typeof life>
    try {
      alive = life(0, true)
    } catch {
      continue
    }
    const base = baseImage(life(0, false).state)
    for (let sleep = 0; sleep < 5; sleep++) {
      for (let run = 0; run < below(6); run++) {
        const [name, x, y] = [`run${below(FUNCTIONS)}`, below(2 ** 32) | 0, below(16)]
        outcome(() => (alive.exports[name] as (x: number, y: number) => number)(x, y))
      }
      const state = encodeState(alive.state, base)
      if (state.length > 90) told.changed++
      if ((alive.state.memories[0]?.memory.buffer.byteLength ?? 0) > 65_536) told.grown++
      const restored = life(alive.calls(), false)
      restoreState(restored.state, state)
      expect(encodeState(restored.state, base), what).toEqual(state)
      for (let run = 0; run < 8; run++) {
        const [name, x, y] = [`run${below(FUNCTIONS)}`, below(2 ** 32) | 0, below(16)]
        const [a, b] = [alive, restored].map(({ exports }) =>
          outcome(() => (exports[name] as (x: number, y: number) => number)(x, y)),
        )
        expect(b, what).toBe(a)
        told.executions++
        if (a?.startsWith('=')) told.results++
        else told.traps++
      }
      expect(encodeState(restored.state, base), what).toEqual(encodeState(alive.state, base))
      // The next sleep begins where this one woke.
      alive = restored
    }
  }
  // Equal because nothing happened would be worth nothing.
  expect(told.results).toBeGreaterThan(100)
  expect(told.traps).toBeGreaterThan(100)
  expect(told.hostCalls).toBeGreaterThan(50)
  expect(told.grown).toBeGreaterThan(3)
  expect(told.changed).toBeGreaterThan(3)
})

describe('the state of a module', () => {
  test('is every mutable global of numbers, bit by bit, and nothing of the host', async () => {
    const it = await made(`(module (global i32 (i32.const 3)) (global (mut i32) (i32.const -1))
      (global (mut f64) (f64.const nan:0x4000000000abc)) (global (mut v128) (v128.const i64x2 5 -6))
      (global (mut f32) (f32.const -0)) (func (loop (br 0))))`)
    expect(it.plan.words).toBe(5)
    const { exports } = instance(it, {}, true)
    const access = exports[STATE] as StateFunction
    const words = Array.from({ length: 6 }, (_, word) => BigInt.asUintN(64, access(word, 0, 0n)))
    expect(words).toEqual([0xffff_ffffn, 0x7ff4_0000_0000_0abcn, 5n, 2n ** 64n - 6n, 0x8000_0000n, 0n])
    for (const [word, value] of [0x1234n, 0xfff4_0000_0000_0001n, 7n, 8n, 0x7fa0_0001n].entries()) {
      expect(BigInt.asUintN(64, access(word, 1, BigInt.asIntN(64, value)))).toBe(value)
      expect(BigInt.asUintN(64, access(word, 0, 0n))).toBe(value)
    }
    expect((exports[SLOT] as WebAssembly.Global).value).toBe(slot)
  })

  test('is that before its start function until that is called', async () => {
    const it = await made(
      '(module (memory (export "m") 1) (data (i32.const 9) "x") (func $s (i32.store (i32.const 0) (i32.const 7))) (start $s))',
    )
    expect(it.plan).toMatchObject({ starts: true, metered: false })
    const base = baseImage(instance(it, {}, false).state)
    const started = encodeState(instance(it, {}, true).state, base)
    // No globals; one memory of one page: the first word is 7.
    expect([...started]).toEqual([0, 1, 1, 0, 1, 7, 0, 0, 0, 0, 0])
  })

  test.each([
    [
      'sets an entry of a table',
      '(table 2 funcref) (func (table.set (i32.const 0) (ref.null func)))',
      'it changes a table',
    ],
    [
      'grows a table',
      '(table 2 funcref) (func (drop (table.grow (ref.null func) (i32.const 1))))',
      'it changes a table',
    ],
    [
      'copies within a table',
      '(table 2 funcref) (func (table.copy (i32.const 0) (i32.const 1) (i32.const 1)))',
      'it changes a table',
    ],
    [
      'fills a table',
      '(table 2 funcref) (func (table.fill (i32.const 0) (ref.null func) (i32.const 1)))',
      'it changes a table',
    ],
    [
      'copies into a table',
      '(table 2 funcref) (elem $e func) (func (table.init $e (i32.const 0) (i32.const 0) (i32.const 0)))',
      'it changes a table',
    ],
    ['drops a data segment', '(memory 1) (data $d "x") (func (data.drop $d))', 'it drops a data segment'],
    [
      'holds a function in a global',
      '(global (mut funcref) (ref.null func))',
      'it has a global that holds a reference',
    ],
    [
      'has a thousand globals and more',
      '(global (mut i32) (i32.const 1))'.repeat(1_025),
      'it has 1025 words of globals, more than 1024',
    ],
  ])('of one that %s is not all to be seen, and it says so', async (_what, fields, why) => {
    expect((await made(`(module ${fields})`)).plan).toMatchObject({ hidden: why })
  })

  test('that changed all over is too large for a snapshot', async () => {
    const it = await made('(module (memory 1025 1025))')
    const { state } = instance(it, {}, true)
    const base: BaseImage = [{ blocks: [] }]
    new Uint8Array(state.memories[0]?.memory.buffer ?? []).fill(1)
    expect(() => encodeState(state, base)).toThrow(CannotCapture)
  })
})

describe('bytes of a stranger', () => {
  const text = `(module (memory 2 3) (data (i32.const 100) "some bytes") (global (mut i32) (i32.const 1))
    (func (export "work") (param i32) (i32.store (local.get 0) (i32.const -1)) (global.set 0 (local.get 0))))`

  test('are refused or change what is the actor’s own, never more', async () => {
    const it = await made(text)
    const base = baseImage(instance(it, {}, false).state)
    const { exports, state } = instance(it, {}, true)
    for (const at of [0, 64, 4_096, 70_000]) (exports['work'] as (at: number) => void)(at)
    const good = encodeState(state, base)
    const below = chance(Number(process.env['SHOAL_SEED'] ?? 1))
    const told = { refused: 0, taken: 0 }
    for (let round = 0; round < 3_000; round++) {
      const bytes = good.slice(0, below(4) === 0 ? below(good.length) : good.length)
      for (let changes = below(4); changes > 0; changes--) bytes[below(bytes.length)] = below(256)
      const { state: target } = instance(it, {}, false)
      try {
        restoreState(target, bytes)
        told.taken++
      } catch (error) {
        expect(error).toBeInstanceOf(BadSnapshot)
        told.refused++
      }
      expect(target.memories[0]?.memory.buffer.byteLength).toBeLessThanOrEqual(3 * 65_536)
    }
    expect(told.refused).toBeGreaterThan(500)
    expect(told.taken).toBeGreaterThan(100)
  })

  test.each([
    ['has other globals', [2], 'it has other globals'],
    ['has less memory', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0], 'it has less memory'],
    ['has more memory', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 4, 0, 0], 'more than its type allows'],
    ['has other memories', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2], 'it has other memories'],
    [
      'writes outside',
      [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0xff, 0xff, 1, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0],
      'outside of the memory',
    ],
    ['goes on behind its end', [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 9], 'left over'],
    ['is nothing', [], 'cut off'],
  ])('are told by what is wrong: one that %s', async (_what, bytes, why) => {
    const { state } = instance(await made(text), {}, false)
    expect(() => restoreState(state, Uint8Array.from(bytes))).toThrow(why)
  })
})
