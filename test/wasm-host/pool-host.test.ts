import { describe, expect, test } from 'vitest'
import { systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { hostContract } from '../contracts/host.ts'
import { cacheDir, component, type HostBench, hostBench, PROBE, withPool } from './bench-host.ts'

const FETCHER = component('test/fixtures/fetch/fetch-as.wasm')

const PLAIN = component('test/fixtures/probe/plain.wasm')

async function made(probe: typeof PROBE): Promise<{ bench: HostBench; probe: string; fetcher: string }> {
  const bench = hostBench((handler) => poolHost({ workers: 2, cacheDir })({ clock: systemClock, handler }))
  for (const { cid, bytes } of [probe, FETCHER]) await bench.host.prepare(cid, async () => bytes)
  return { bench, probe: probe.cid, fetcher: FETCHER.cid }
}

describe.each([PROBE, PLAIN])('large bodies', (probe) => {
  const isShared = ({ buffer }: Uint8Array): boolean => buffer instanceof SharedArrayBuffer

  test('of a send are in memory that threads share; of a post, and replies to programs, are not', async () => {
    await using bench = (await made(probe)).bench
    const actor = await bench.start(probe.cid)
    const large = 'x'.repeat(10_000)
    for (const [command, expected] of [
      [`send a/b ${large}`, true],
      ['send a/b small', false],
      [`post a/b ${large}`, false],
      [`publish a/b ${large}`, false],
    ] as const) {
      bench.run(actor, command)
      const { call, body } = await bench.next('call', actor)
      expect(isShared(body)).toBe(expected)
      // Whoever answers keeps it: a second answer to another one is as whole as the first.
      const kept = new Uint8Array(10_000).fill(1)
      bench.host.answer(call, { ok: true, body: kept })
      const { result } = await bench.next('finished', actor)
      expect(result.ok && isShared(result.body)).toBe(false)
      expect(kept.length).toBe(10_000)
    }
  })
})

hostContract('poolHost, by generated glue', () => made(PROBE))
hostContract('poolHost, by its own', () => made(PLAIN), { wasi: false })

test('a component that imports a capability is known by it, and does not start in a type that is not allowed it', () =>
  withPool({ workers: 1 }, async (bench) => {
    expect(await bench.host.prepare(PROBE.cid, async () => PROBE.bytes)).toMatchObject({ capabilities: [] })
    // As it was translated, and from the cache.
    for (const cid of ['fetcher', 'fetcher'])
      expect(await bench.host.prepare(cid, async () => FETCHER.bytes)).toMatchObject({
        capabilities: ['http'],
      })
    await expect(bench.start('fetcher')).rejects.toThrow('start-failed START_FAILED')
    const allowed = await bench.start('fetcher', { policy: { allow: ['http'] } })
    expect(await bench.ask(allowed, 'count')).toBe('0')
  }))
