/**
 * What it costs to hold many keys: one holder, three wardens, the production machines with their codec and a disk in
 * memory, in one process. `npm run bench:claims [-- KEYS]`
 */
import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { meshIdOf, meshLink, Quorum } from '../dht-registry/index.ts'
import { memoryStore } from '../node/ground/store.ts'
import { LIMITS, ShoalError, systemClock, systemRandom } from '../protocols/index.ts'

const KEYS = Number(process.argv[2] ?? 100_000)
const PERIODS = 3
const leaseMs = LIMITS.leaseMs.value
const periodMs = leaseMs * 0.6

const idOf = (key: Parameters<typeof peerIdFromPrivateKey>[0]): string => peerIdFromPrivateKey(key).toString()
const keys = await Promise.all(Array.from({ length: 4 }, () => generateKeyPair('Ed25519')))
const meshKey = await generateKeyPair('Ed25519')
const mesh = meshIdOf(idOf(meshKey))
const wardens = keys.slice(0, 3).map((key) => ({ peer: idOf(key), store: idOf(key), zone: '' }))
const config = { mesh, generation: 0, epoch: 0, previous: '', wardens, k: 3, leaseMs, removed: [] } as const
const link = meshLink(config, meshKey)

const peers = new Map<string, Quorum>()
let batches = 0
let bytes = 0
for (const privateKey of keys) {
  const self = idOf(privateKey)
  const quorum = await Quorum.open(
    { mesh, self, storeId: self, incarnation: 1 },
    { privateKey, store: memoryStore(), clock: systemClock, random: systemRandom },
  )
  quorum.connect(async (to, _op, batch) => {
    batches++
    bytes += batch.length
    await new Promise((resolve) => setImmediate(resolve))
    peers.get(to)?.receive(self, batch)
  })
  peers.set(self, quorum)
}
for (const quorum of peers.values()) await quorum.enter([link])
const holder = peers.get(idOf(keys[3] as (typeof keys)[0])) as Quorum

const measured = async (
  what: string,
  seconds: number | undefined,
  act: () => Promise<unknown>,
): Promise<void> => {
  ;[batches, bytes] = [0, 0]
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await act()
  const s = seconds ?? (performance.now() - begun) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  console.log(
    `${what}: ${s.toFixed(1)} s, ${(batches / s).toFixed(1)} messages/s, ${(bytes / s / 1_024).toFixed(1)} KiB/s, ${((user + system) / 10_000 / s).toFixed(1)} % of a core`,
  )
}

/** A busy machine may not answer in time: then once more, as a node does. */
async function claimed(address: string): Promise<number> {
  for (;;) {
    try {
      return (await holder.claims.claim(address)).epoch
    } catch (error) {
      if (ShoalError.wrap(error).code !== 'UNAVAILABLE') throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

const epochs = new Map<string, number>()
await measured(`claim ${KEYS} keys`, undefined, async () => {
  for (let from = 0; from < KEYS; from += 250)
    await Promise.all(
      Array.from({ length: Math.min(250, KEYS - from) }, async (_, n) => {
        const address = `counter/${from + n}`
        epochs.set(address, await claimed(address))
      }),
    )
})
const held = (): number =>
  [...epochs].filter(([address, epoch]) => holder.claims.holds(address, epoch)).length
await new Promise((resolve) => setTimeout(resolve, periodMs))
for (let period = 1; period <= PERIODS; period++) {
  await measured(
    `hold them, period ${period}`,
    periodMs / 1_000,
    () => new Promise((resolve) => setTimeout(resolve, periodMs)),
  )
  console.log(`  ${held()} of ${KEYS} held`)
}
const heap = process.memoryUsage().heapUsed / KEYS
console.log(`${heap.toFixed(0)} bytes of heap for each key, at its holder and three wardens together`)
process.exit(held() === KEYS ? 0 : 1)
