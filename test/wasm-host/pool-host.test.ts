import { systemClock } from '../../protocols/index.ts'
import { poolHost } from '../../wasm-host/index.ts'
import { hostContract } from '../contracts/host.ts'
import { cacheDir, hostBench, PROBE } from './bench-host.ts'

hostContract('poolHost', async () => {
  const bench = hostBench((handler) => poolHost({ workers: 2, cacheDir })({ clock: systemClock, handler }))
  await bench.host.prepare(PROBE.cid, async () => PROBE.bytes)
  return { bench, probe: PROBE.cid }
})
