import { expect, test } from 'vitest'
import { buildJavaScript } from '../../scripts/build-examples.ts'
import { withPool } from './bench-host.ts'

test('an actor in JavaScript, engine and all, goes on from a few kilobytes', {
  timeout: 60_000,
}, async () => {
  const bytes = await buildJavaScript('examples/counter-js/actor.js')
  await withPool({ workers: 1, live: 1 }, async (bench) => {
    await bench.host.prepare('js', async () => bytes)
    const actor = await bench.start('js')
    for (const [body, says] of [
      ['1', '1'],
      ['5', '6'],
    ] as const)
      expect(await bench.ask(actor, body)).toBe(says)
    const captured = await bench.host.capture(actor)
    expect(captured).toMatchObject({ ok: true })
    if (!captured.ok) return
    expect(captured.snapshot.length).toBeLessThan(bytes.length / 50)
    const other = await bench.start('js', { snapshot: captured.snapshot })
    // Each wakes up while the other sleeps.
    for (const body of ['1', '-3', '40', 'x', '', '7'])
      expect(await bench.ask(other, body)).toBe(await bench.ask(actor, body))
  })
})
