import { describe, expect, test } from 'vitest'
import { PROBE as probe, withPool as withHost } from './bench-host.ts'
import { ACTOR_PARTS, actorOf, handle, wat } from './wat.ts'

describe('what is no actor', () => {
  async function refusal(bytes: Uint8Array): Promise<string> {
    let said = ''
    await withHost({ workers: 1 }, async (bench) => {
      said = await bench.host
        .prepare(`c${Math.random()}`, async () => bytes)
        .then(
          () => 'accepted',
          ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
        )
      // Still serving.
      expect(await bench.ask(await bench.start(probe.cid), 'count')).toBe('1')
    })
    return said
  }

  test('random bytes, a core module, a cut component and a denied import never reach the translator', async () => {
    expect(await refusal(new Uint8Array(1_000).fill(7))).toMatch(/^BAD_COMPONENT .*not WebAssembly/)
    expect(await refusal(await wat('(module)'))).toMatch(/^BAD_COMPONENT .*core WebAssembly module/)
    expect(await refusal(probe.bytes.subarray(0, 9_000))).toMatch(/^BAD_COMPONENT .*cut off/)
    const sockets = '(component (import "wasi:sockets/tcp@0.2.0" (instance)))'
    expect(await refusal(await wat(sockets))).toMatch(/^IMPORT_DENIED .*wasi:sockets\/tcp@0.2.0/)
  })

  test('a component damaged inside is refused by its validation', async () => {
    const damaged = probe.bytes.slice()
    damaged.fill(0xff, 6_000, 6_100)
    expect(await refusal(damaged)).toMatch(/^BAD_COMPONENT .*(?:not a valid component|cannot be translated)/)
  })

  test('a handle of another type is refused by what it is', async () => {
    const text = `(component (core module $m (func (export "handle") (param i32) (result i32) (local.get 0)))
      (core instance $i (instantiate $m))
      (func (export "handle") (param "x" u32) (result u32) (canon lift (core func $i "handle"))))`
    expect(await refusal(await wat(text))).toMatch(/^BAD_COMPONENT .*exports handle as func\(x: u32\) -> u32/)
  })

  test('a component with threads or garbage collection is refused', async () => {
    const fields = `(type (struct (field i32))) (memory (export "memory") 1) ${ACTOR_PARTS} ${handle('(i32.const 0)')}`
    expect(await refusal(await actorOf(fields))).toMatch(/^BAD_COMPONENT .*garbage-collected/)
  })
})
