import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { newMemory } from '../../wasm-host/core-instance.ts'
import { METER, meterModule, SLOT, START } from '../../wasm-host/meter-module.ts'
import { stopFlags } from '../../wasm-host/stop-flags.ts'
import { WasmReader } from '../../wasm-host/wasm-reader.ts'
import { component, PROBE } from './bench-host.ts'
import { chance, FUNCTIONS, randomModule } from './random-module.ts'
import { wat } from './wat.ts'

type Exports = Record<string, unknown> & { memory: WebAssembly.Memory }

const flags = stopFlags()
const slot = flags.take()

/** Starts the module as it is and metered, each with imports of its own; undefined where the start traps, alike. */
async function both(
  bytes: Uint8Array,
  imports: () => WebAssembly.Imports,
): Promise<[Exports, Exports] | undefined> {
  const [plain, metered] = [imports(), imports()]
  const { bytes: made, memories, metered: checks, starts } = meterModule(bytes)
  const ours: Record<string, unknown> = { stop: flags.memory }
  // What a module may grow to unbounded, it may here.
  for (const [i, plan] of memories.entries())
    ours[`memory${i}`] = newMemory({ ...plan, maximum: plan.maximum ?? 65_536 })
  const modules = [bytes, made].map((each) => WebAssembly.compile(each as Uint8Array<ArrayBuffer>))
  const [original, changed] = (await Promise.all(modules)) as [WebAssembly.Module, WebAssembly.Module]
  let a: WebAssembly.Instance | undefined
  const told = outcome(() => {
    a = new WebAssembly.Instance(original, plain)
    return 0
  })
  const b = new WebAssembly.Instance(changed, { ...metered, [METER]: ours })
  if (checks) (b.exports[SLOT] as WebAssembly.Global).value = slot
  const toldToo = outcome(() => {
    if (starts) (b.exports[START] as () => void)()
    return 0
  })
  expect(toldToo).toBe(told)
  return a === undefined ? undefined : [a.exports as Exports, b.exports as Exports]
}

/** What came of it, as text: a result, or the kind of trap. */
function outcome(run: () => unknown): string {
  try {
    return `= ${String(run())}`
  } catch (error) {
    // How deep a stack goes is the engine's matter.
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

function state({ memory, g }: Exports): string {
  const hash = createHash('sha1').update(new Uint8Array(memory.buffer)).digest('hex')
  return `${hash} ${String((g as WebAssembly.Global | undefined)?.value)}`
}

test('random modules do metered what they do as they are', { timeout: 120_000 }, async () => {
  const seed = Number(process.env['SHOAL_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  const below = chance(seed)
  const told = { executions: 0, results: 0, traps: 0, hostCalls: 0, exceptions: 0 }
  for (let module = 0; told.executions < 10_000; module++) {
    const text = randomModule(below)
    const what = `SHOAL_SEED=${seed}, module ${module}:\n${text}`
    const imports = (): WebAssembly.Imports => {
      let calls = 0
      return {
        env: {
          memory: newMemory({ minimum: 1, maximum: 4, is64: false }),
          host: (value: number) => {
            told.hostCalls++
            return value + ++calls
          },
        },
      }
    }
    const pair = await both(await wat(text), imports)
    if (pair === undefined) continue
    for (let run = 0; run < 40; run++) {
      const name = `run${below(FUNCTIONS)}`
      const [x, y] = [below(2 ** 32) | 0, below(16)]
      const [a, b] = pair.map((exports) =>
        outcome(() => (exports[name] as (x: number, y: number) => number)(x, y)),
      )
      expect(b, what).toBe(a)
      if (a?.startsWith('=')) told.results++
      else if (a?.startsWith('RuntimeError')) told.traps++
      else told.exceptions++
      told.executions++
    }
    expect(state(pair[1]), what).toBe(state(pair[0]))
  }
  // Equal because nothing ran would be worth nothing.
  expect(told.results).toBeGreaterThan(500)
  expect(told.traps).toBeGreaterThan(500)
  expect(told.exceptions).toBeGreaterThan(10)
  expect(told.hostCalls).toBeGreaterThan(500)
})

const REAL = [
  ['probe', PROBE.bytes],
  ...[
    'examples/counter-as/counter',
    'examples/echo-as/echo',
    'examples/counter-rust/counter',
    'test/fixtures/fetch/fetch-rust',
  ].map((path) => [path, component(`${path}.wasm`).bytes] as const),
] as const

const COMMANDS = [
  'count',
  'echo on\ncount',
  'length 12',
  'fill 9000',
  'grow 1',
  'pages',
  'fail no more',
  'trap',
  'log äöü',
  'next any',
  'send a/b c',
  'verdict',
  '',
  '5',
  '{"a":[1,2,3]}',
  'x'.repeat(5_000),
]

test.each(REAL)('what a compiler wrote for %s does metered what it does as it is', async (_name, bytes) => {
  const module = mainModule(bytes)
  const compiled = await WebAssembly.compile(module as Uint8Array<ArrayBuffer>)
  const wanted = (
    WebAssembly as unknown as {
      Module: { imports(m: unknown): { module: string; name: string; kind: string }[] }
    }
  ).Module.imports(compiled)
  const imports = (): WebAssembly.Imports => {
    const all: Record<string, Record<string, unknown>> = {}
    for (const { module: from, name } of wanted) (all[from] ??= {})[name] = () => 0
    return all
  }
  let replies = 0
  for (let life = 0; life < 4; life++) {
    const pair = await both(module, imports)
    if (pair === undefined) throw new Error('it does not start')
    for (const exports of pair) outcome(() => (exports['_initialize'] as (() => void) | undefined)?.())
    for (const command of COMMANDS.slice(life).concat(COMMANDS.slice(0, life))) {
      const [a, b] = pair.map((exports) => outcome(() => handled(exports, command)))
      expect(b, command).toBe(a)
      expect(state(pair[1]), command).toBe(state(pair[0]))
      if (a?.startsWith('=')) replies++
    }
  }
  expect(replies).toBeGreaterThan(20)
})

/** Lowers a message as the canonical ABI has it, and calls `handle`. */
function handled(exports: Exports, body: string): string {
  const realloc = exports['cabi_realloc'] as (was: number, size: number, align: number, to: number) => number
  const handle = exports['handle'] as (message: number) => number
  const put = (text: string): [number, number] => {
    const encoded = new TextEncoder().encode(text)
    const at = realloc(0, 0, 1, encoded.length)
    new Uint8Array(exports.memory.buffer).set(encoded, at)
    return [at, encoded.length]
  }
  const words = ['m1', '~test', '', 'c', '', ''].flatMap(put)
  const list = put(body)
  const at = realloc(0, 0, 8, 80)
  const view = new DataView(exports.memory.buffer)
  for (const [i, word] of [...words, 0, 0, 5_000, 1].entries()) view.setInt32(at + 4 * i, word, true)
  view.setBigInt64(at + 64, 7n, true)
  view.setInt32(at + 72, list[0], true)
  view.setInt32(at + 76, list[1], true)
  const result = handle(at)
  const post = exports['cabi_post_handle'] as ((at: number) => void) | undefined
  const said = Buffer.from(exports.memory.buffer, result, 32).toString('hex')
  post?.(result)
  return said
}

/** The largest core module of a component. */
function mainModule(bytes: Uint8Array): Uint8Array {
  const modules = new WasmReader(bytes, 8).sections().filter(({ id }) => id === 1)
  const main = modules.toSorted((a, b) => b.to - b.from - (a.to - a.from))[0]
  if (main === undefined) throw new Error('no core module')
  return bytes.slice(main.from, main.to)
}
