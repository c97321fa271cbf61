import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { component, PROBE as probe, withPool as withHost } from './bench-host.ts'
import { ACTOR_PARTS, actorOf, handle } from './wat.ts'

describe('limits of an actor', () => {
  test('its memory grows to the cap of its type and fails beyond, inside of it', () =>
    withHost({ workers: 1 }, async (bench) => {
      const small = await bench.start(probe.cid, { policy: { memoryBytes: 1_048_576 } })
      const large = await bench.start(probe.cid, { policy: { memoryBytes: 4_194_304 } })
      for (const [actor, pages] of [
        [small, 16],
        [large, 64],
      ] as const) {
        const have = Number(await bench.ask(actor, 'pages'))
        expect(await bench.ask(actor, `grow ${pages - have}`)).toBe(String(have))
        expect(await bench.ask(actor, 'grow 1')).toBe('-1')
        expect(await bench.ask(actor, 'pages')).toBe(String(pages))
      }
    }))

  test('a type that allows less memory than a component starts with cannot start it, and says so', () =>
    withHost({ workers: 1 }, async (bench) => {
      const rust = component('examples/counter-rust/counter.wasm')
      await bench.host.prepare(rust.cid, async () => rust.bytes)
      await expect(bench.start(rust.cid, { policy: { memoryBytes: 131_072 } })).rejects.toThrow(
        /start-failed START_FAILED: .*needs 1114112 bytes.*allows 131072/,
      )
    }))

  test('its tables grow to the cap and fail beyond', async () => {
    const fields = `(memory (export "memory") 1) (table $t 1 funcref) ${ACTOR_PARTS}
      ${handle('(drop (table.grow $t (ref.null func) (i32.const 65535))) (call $reply (table.grow $t (ref.null func) (i32.const 1)))')}`
    const bytes = await actorOf(fields)
    await withHost({ workers: 1 }, async (bench) => {
      await bench.host.prepare('table', async () => bytes)
      const actor = await bench.start('table')
      bench.run(actor, '')
      const { result } = await bench.next('finished', actor)
      expect(result.ok && Buffer.from(result.body).readInt32LE()).toBe(-1)
    })
  })

  test('a reply beyond the limit is not copied: the actor ends with TOO_LARGE', () =>
    withHost({ workers: 1, messageBytes: 100_000 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      expect(await bench.ask(actor, 'fill 100000')).toHaveLength(100_000)
      bench.run(actor, 'fill 100001')
      const { reason, error } = await bench.next('ended', actor)
      expect([reason, error.code]).toEqual(['trapped', 'TOO_LARGE'])
      expect(error.message).toContain('100001 bytes')
    }))

  test('a send beyond the limit is refused as a value', () =>
    withHost({ workers: 1, messageBytes: 1_000 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      expect(await bench.ask(actor, `send a/b ${'x'.repeat(1_001)}`)).toMatch(/^err TOO_LARGE/)
      expect(await bench.ask(actor, 'count')).toBe('1')
    }))

  test('a reply outside of its memory ends it', async () => {
    const fields = `(memory (export "memory") 1) ${ACTOR_PARTS}
      ${handle('(drop (call $reply (i32.const 1))) (i32.store (i32.const 20) (i32.const 0xfffffff0)) (i32.const 16)')}`
    const bytes = await actorOf(fields)
    await withHost({ workers: 1 }, async (bench) => {
      await bench.host.prepare('outside', async () => bytes)
      const actor = await bench.start('outside')
      expect(await bench.ask(actor, '')).toBe('ended trapped ACTOR_TRAPPED')
    })
  })

  test('log lines are limited in length and number, and what was dropped is counted', () =>
    withHost({ workers: 1 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      await bench.ask(actor, `log ${'ä'.repeat(5_000)}`)
      const [first] = bench.events.flatMap((event) => (event.kind === 'log' ? [event.text] : []))
      expect(Buffer.byteLength(first ?? '')).toBeLessThan(2_060)
      await bench.ask(actor, 'flood 5000')
      await bench.ask(actor, 'sleep 1001\nlog later')
      const lines = bench.events.flatMap((event) => (event.kind === 'log' ? [event.text] : []))
      expect(lines.length).toBeLessThan(2 * LIMITS.logLinesPerSecond.value + 10)
      expect(lines.some((line) => /^\d+ log lines dropped/.test(line))).toBe(true)
      expect(lines.at(-1)).toBe('later')
    }))

  test('a verdict changed without end ends the actor', () =>
    withHost({ workers: 1 }, async (bench) => {
      const actor = await bench.start(probe.cid)
      expect(await bench.ask(actor, 'next any\n'.repeat(1_000))).toBe('')
      expect(await bench.ask(actor, 'next any\n'.repeat(1_001))).toBe('ended trapped ACTOR_TRAPPED')
    }))
})
