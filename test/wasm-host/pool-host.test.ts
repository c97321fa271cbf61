import { expect, test } from 'vitest'
import { systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { hostContract } from '../contracts/host.ts'
import { cacheDir, component, type HostBench, hostBench, PROBE, withPool } from './bench-host.ts'

const FETCHER = component('test/fixtures/fetch/fetch-as.wasm')

async function made(probe: typeof PROBE): Promise<{ bench: HostBench; probe: string; fetcher: string }> {
  const bench = hostBench((handler) => poolHost({ workers: 2, cacheDir })({ clock: systemClock, handler }))
  for (const { cid, bytes } of [probe, FETCHER]) await bench.host.prepare(cid, async () => bytes)
  return { bench, probe: probe.cid, fetcher: FETCHER.cid }
}

hostContract('poolHost, by generated glue', () => made(PROBE))
hostContract('poolHost, by its own', () => made(component('test/fixtures/probe/plain.wasm')), { wasi: false })

test('a component that imports a capability is known by it, and does not start in a type that is not allowed it', () =>
  withPool({ workers: 1 }, async (bench) => {
    expect(await bench.host.prepare(PROBE.cid, async () => PROBE.bytes)).toEqual([])
    // As it was translated, and from the cache.
    for (const cid of ['fetcher', 'fetcher'])
      expect(await bench.host.prepare(cid, async () => FETCHER.bytes)).toEqual(['http'])
    await expect(bench.start('fetcher')).rejects.toThrow('start-failed START_FAILED')
    const allowed = await bench.start('fetcher', { policy: { allow: ['http'] } })
    expect(await bench.ask(allowed, 'count')).toBe('0')
  }))
