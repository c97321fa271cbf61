import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { build, type Example, EXAMPLES, missing } from '../../scripts/build-examples.ts'
import { NOBODY } from '../../wasm-host/component-snapshots.ts'
import { type HostBench, withPool } from './bench-host.ts'
import { inLane, MESSAGE } from './lane.ts'

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
  'field-ingest': [
    ['no reading', step('ingest', 'refused: 1 columns where 6 belong', { refused: true }, true)],
    ['2012-02-30,0,1,0,0,rain', step('ingest', 'refused: no such date', { refused: true })],
  ],
  'field-detect': [['no day', 'failure BAD_DAY no day']],
  'field-aggregate': [
    ['2014-05-01,29.4,11.1,0.0,14.9,', step('aggregate', 'day 1 of 10', { complete: false }, true)],
    ['2014-05-02,19.4,11.1,0.0,15.8,', step('aggregate', 'day 2 of 10', { complete: false })],
    // Again, and after a gap.
    ['2014-05-02,19.4,11.1,0.0,15.8,', step('aggregate', 'day 2 of 10', { complete: false })],
    ['2014-05-04,17.2,9.4,33.3,15.3,', step('aggregate', 'day 1 of 10', { complete: false })],
  ],
  'field-infer': [
    ['2014-05-01,29.4,11.1,0.0,25.4,30.0', judged('favourable to late blight; 1 such day', true, 1, true)],
    ['2014-05-02,29.4,7.2,0.0,25.5,30.0', judged('not favourable; 1 such day', false, 1)],
    ['2014-05-03,29.4,7.2,0.0,-1.0,29.9', judged('not favourable; 1 such day', false, 1)],
    ['2014-05-04,29.4,7.1,0.0,25.4,99.0', judged('not favourable; 1 such day', false, 1)],
    ['2014-05-05,29.4,7.2,0.0,25.4,99.0', judged('favourable to late blight; 2 such days', true, 2)],
    ['2014-05-01,29.4,11.1,0.0,25.4,30.0', judged('favourable to late blight; 1 such day', true, 1)],
    ['2014-05-01,29.4', 'failure BAD_DAY 2014-05-01,29.4'],
  ],
  probe: [
    ['count', '1'],
    ['count\ncount', '3'],
    ['send-nothing', 'failure probe no command send-nothing'],
    ['env', '0'],
  ],
  plain: [
    ['count', '1'],
    ['env', 'failure probe no command env'],
  ],
  fetch: [['count', '0']],
  'http-rust': [
    ['', 'visit 1 brought 0 bytes\n'],
    ['four', 'visit 2 brought 4 bytes\n'],
  ],
  'command-rust': [
    ['', '0 0 0\n'],
    ['one two\nthree\n', '2 3 14\n'],
  ],
  'wasi-http': [['echo', 'echo']],
  'wasi-command': [['runs', '1']],
  wasi: [
    ['count', '1'],
    ['env', '0'],
    ['map', '1'],
  ],
}

/** What an actor of examples/field-monitoring answers, at the address and peer that a bench gives it. */
function step(name: string, says: string, more: object, fresh = false): string {
  return JSON.stringify({ step: name, actor: 'probe/a', peer: 'peer-1', fresh, says, ...more })
}

function judged(says: string, favourable: boolean, count: number, fresh = false): string {
  return step('infer', `${says} since May`, { favourable, count }, fresh)
}

async function converse(bench: HostBench, cid: string, bytes: Uint8Array, name: string): Promise<void> {
  await bench.host.prepare(cid, async () => bytes)
  const actor = await bench.start(cid, { policy: { allow: ['http'] } })
  for (const [body, reply] of CONVERSATIONS[name] ?? []) expect(await bench.ask(actor, body)).toBe(reply)
}

function conversation({ name }: Example): string {
  const found = Object.keys(CONVERSATIONS).find((each) => name.startsWith(each))
  if (found === undefined) throw new Error(`no conversation with ${name}`)
  return found
}

describe.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', (name, example) => {
  test.skipIf(example.unkept === true)('as it is kept does what it is for', () =>
    withPool({ workers: 1 }, async (bench) => {
      const bytes = readFileSync(join(import.meta.dirname, '../..', example.out))
      await converse(bench, name, bytes, conversation(example))
    }),
  )

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

test.each(['counter-as/counter', 'echo-as/echo'])(
  'a message to %s touches two pages of the machine, and no others',
  async (name) => {
    const bytes = readFileSync(join(import.meta.dirname, '../../examples', `${name}.wasm`))
    const actor = (await inLane(bytes, 'thin')).instantiate(NOBODY, 1)
    for (let n = 0; n < 20; n++) await actor.handle({ ...MESSAGE, body: new Uint8Array(500).fill(0x37) })
    const [linear] = actor.state().memories
    const memory = new Uint8Array(linear?.memory.buffer ?? new ArrayBuffer(0))
    const pages = Array.from({ length: memory.length / 4_096 }, (_, n) =>
      memory.subarray(n * 4_096, (n + 1) * 4_096),
    )
    expect(pages.filter((page) => page.some((byte) => byte !== 0))).toHaveLength(2)
  },
)
