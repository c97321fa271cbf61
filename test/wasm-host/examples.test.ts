import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, type Example, EXAMPLES, missing } from '../../scripts/build-examples.ts'
import { type HostBench, withPool } from './bench-host.ts'

/** What a component answers to a conversation: the same for the kept file and for a fresh build. */
const CONVERSATIONS: Record<string, [body: string, reply: string][]> = {
  counter: [
    ['', '1'],
    ['1', '2'],
    ['40', '42'],
    ['not a number', '43'],
    [' -3 ', '40'],
    ['-', '41'],
  ],
  echo: [
    ['', ''],
    ['äöü', 'äöü'],
    ['x'.repeat(100_000), 'x'.repeat(100_000)],
  ],
  probe: [
    ['count', '1'],
    ['count\ncount', '3'],
    ['send-nothing', 'failure probe no command send-nothing'],
    ['env', '0'],
  ],
  wasi: [
    ['count', '1'],
    ['env', '0'],
    ['map', '1'],
  ],
}

async function converse(bench: HostBench, cid: string, bytes: Uint8Array, name: string): Promise<void> {
  await bench.host.prepare(cid, async () => bytes)
  const actor = await bench.start(cid)
  for (const [body, reply] of CONVERSATIONS[name] ?? []) expect(await bench.ask(actor, body)).toBe(reply)
}

function conversation({ name }: Example): string {
  const found = Object.keys(CONVERSATIONS).find((each) => name.startsWith(each))
  if (found === undefined) throw new Error(`no conversation with ${name}`)
  return found
}

describe.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', (name, example) => {
  test('as it is kept does what it is for', () =>
    withPool({ workers: 1 }, async (bench) => {
      const bytes = readFileSync(join(import.meta.dirname, '../..', example.out))
      await converse(bench, name, bytes, conversation(example))
    }))

  const why = missing(example)
  test.skipIf(why !== undefined)(`built anew does the same${why === undefined ? '' : ` (${why})`}`, () =>
    withPool({ workers: 1 }, async (bench) => {
      await converse(bench, `${name}-rebuilt`, await build(example), conversation(example))
    }),
  )
})

test('an actor that lives long keeps its memory small, in each language', () =>
  withPool({ workers: 1 }, async (bench) => {
    for (const name of ['echo-as/echo', 'counter-rust/counter']) {
      const bytes = readFileSync(join(import.meta.dirname, '../../examples', `${name}.wasm`))
      await bench.host.prepare(name, async () => bytes)
      // Room for about twenty such bodies, were none of them freed.
      const actor = await bench.start(name, { policy: { memoryBytes: 2_097_152 } })
      const body = new Uint8Array(30_000).fill(0x37)
      for (let round = 0; round < 200; round++) expect(await bench.ask(actor, body)).not.toMatch(/^ended/)
    }
  }))
