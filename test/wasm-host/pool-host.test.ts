import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { hostContract } from '../contracts/host.ts'
import { component, hostBench } from './bench-host.ts'

const cacheDir = mkdtempSync(join(tmpdir(), 'shoal-test-'))
afterAll(() => rmSync(cacheDir, { recursive: true, force: true }))

const probe = component('test/fixtures/probe/probe.wasm')

hostContract('poolHost', async () => {
  const bench = hostBench((handler) => poolHost({ workers: 2, cacheDir })({ clock: systemClock, handler }))
  await bench.host.prepare(probe.cid, async () => probe.bytes)
  return { bench, probe: probe.cid }
})
