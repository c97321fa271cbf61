import { systemClock, systemRandom } from '../../protocols/index.ts'
import { inlineHost } from '../../wasm-host/index.ts'
import { hostContract } from '../contracts/host.ts'
import { fetcher } from '../fixtures/fetch/behaviour.ts'
import { probe } from '../fixtures/probe/behaviour.ts'
import { hostBench } from './bench-host.ts'

hostContract('inlineHost', async () => ({
  bench: hostBench((handler) =>
    inlineHost({ probe, fetcher })({ clock: systemClock, random: systemRandom, handler }),
  ),
  probe: 'probe',
  fetcher: 'fetcher',
}))
