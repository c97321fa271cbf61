/**
 * How long claims wait while the config of the mesh takes a step: `npm run bench:steps`, about two minutes.
 *
 * Three wardens and one that stands by, a process each on loopback, their disks fsynced; a leaf in this process that hosts.
 * Sends to new keys go to it, four at a time and little time between them: each is a claim, an actor and a reply. Figures are the longest
 * time without a reply, in a second and a half around
 *
 * nothing     the floor: what a busy machine and the collector of garbage do
 * a step      the wardens stay the same (a removal)
 * a seat      one warden hands its seat to the one that stands by (a drain); it comes back, and stands by
 *
 * Seven rounds on two cores that others used as well: 125 (78 to 253), 625 (131 to 917) and 446 ms (158 to 997), none refused;
 * the steps themselves took 462 and 523 ms. Their snapshots grow with the keys of the last hour.
 *
 * Prints a table on stderr and JSON on stdout: medians and ranges, ms.
 */
import { Console } from 'node:console'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { peerIdFromPrivateKey } from '@libp2p/peer-id'
import { controlClient, createNode, type NodeClient } from '../node/index.ts'
import { type StartedNode, startNode } from '../test/cli/run.ts'

const ROUNDS = Number(process.argv[2] ?? 7)
const LANES = 4
/** Between two of one lane, ms. */
const PAUSE_MS = 10
const BEFORE_MS = 300
const AFTER_MS = 1_200
const WAIT_MS = 120_000

const log = (text: string): void => console.error(text)
const root = mkdtempSync(join(tmpdir(), 'shoal-steps-'))
const dirs = ['a', 'b', 'c', 'd'].map((name) => join(root, name))
const nodes: StartedNode[] = []
/** Again on the address that it had before. */
async function start(n: number, ...args: string[]): Promise<void> {
  const listen = nodes[n]?.ready.listen[0]?.replace(/\/p2p\/.*$/, '') ?? '/ip4/127.0.0.1/tcp/0'
  const plain = ['--no-mdns', '--listen', listen, '--slots', '1']
  nodes[n] = await startNode({ dataDir: dirs[n] as string, args: [...plain, ...args] })
}
const clientOf = (n: number): Promise<NodeClient> => controlClient({ dataDir: dirs[n] as string })

async function until<T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + WAIT_MS
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`${what}: not within ${WAIT_MS} ms`)
    await sleep(20)
  }
}

await start(0)
process.once('exit', () => {
  for (const node of nodes) node.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})
await using founder = await clientOf(0)
const invited = async (leaf = false): Promise<string> =>
  (await founder.mesh.invite({ roles: ['admin'], leaf })).join
for (const n of [1, 2, 3]) await start(n, '--join', await invited())
const complete = (): Promise<boolean> =>
  until('three wardens and one that stands by', async () => {
    const { arbitrating, standby, quorum } = await founder.mesh.wardens()
    return (
      quorum && standby.length === 1 && arbitrating.filter(({ state }) => state === 'arbitrates').length === 3
    )
  })
await complete()
await using holder = await createNode({
  join: await invited(true),
  mdns: false,
  listen: [],
  labels: { role: 'holder' },
})
await until('it is linked to the wardens', async () => (await holder.status()).ready)
await founder.deploy(readFileSync(join(import.meta.dirname, '../examples/counter-as/counter.wasm')), {
  type: 'counter',
  policy: { on: { role: 'holder' }, idleMs: 2_000 },
})

let keys = 0
interface Figures {
  /** Longest time without a reply, ms. */
  gap: number
  perSecond: number
  refused: number
  /** Until the step was done, ms. */
  took: number
}

/** Claims without a pause, while something happens. */
async function claims(act: () => Promise<unknown>): Promise<Figures> {
  const replies: number[] = []
  let refused = 0
  let over = false
  const lane = async (): Promise<void> => {
    while (!over) {
      const target = `counter/${++keys}`
      const { outcome } = await holder.send({
        kind: 'send',
        target,
        body: new Uint8Array(1),
        timeoutMs: 20_000,
      })
      if (outcome.kind === 'reply') replies.push(performance.now())
      else refused++
      await sleep(PAUSE_MS)
    }
  }
  const lanes = Array.from({ length: LANES }, lane)
  await sleep(BEFORE_MS)
  const began = performance.now()
  await act()
  const took = performance.now() - began
  await sleep(AFTER_MS)
  const ended = performance.now()
  over = true
  await Promise.all(lanes)
  const within = [began, ...replies.filter((at) => at > began && at < ended), ended]
  const gap = Math.max(...within.slice(1).map((at, n) => at - (within[n] ?? at)))
  return { gap, perSecond: ((within.length - 2) / (ended - began)) * 1_000, refused, took }
}

const epoch = async (): Promise<number> => (await founder.mesh.wardens()).configEpoch
const acts: Record<string, () => Promise<unknown>> = {
  nothing: () => sleep(AFTER_MS),
  async 'a step, the same wardens'() {
    const nobody = peerIdFromPrivateKey(await generateKeyPair('Ed25519')).toString()
    await founder.mesh.remove(nobody, { force: true })
  },
  async 'a seat handed over'() {
    const before = await epoch()
    const { arbitrating } = await founder.mesh.wardens()
    const leaves = nodes.findIndex(
      ({ ready: { peer } }, n) => n > 0 && arbitrating.some((warden) => warden.peer === peer),
    )
    await using leaver = await clientOf(leaves)
    const drained = (async () => {
      for await (const { end } of leaver.drain(20_000)) if (end !== undefined) return
    })()
    await until('the seat is handed over', async () => (await epoch()) > before)
    drained.catch(() => {})
  },
}

await claims(() => sleep(AFTER_MS))
const figures: Record<string, Figures[]> = {}
for (let round = 1; round <= ROUNDS; round++)
  for (const [name, act] of Object.entries(acts)) {
    const one = await claims(act)
    log(`round ${round}, ${name}: ${JSON.stringify(one)}`)
    ;(figures[name] ??= []).push(one)
    for (const [n, node] of nodes.entries()) {
      const { arbitrating, standby } = await founder.mesh.wardens()
      if ([...arbitrating, ...standby].some(({ peer }) => peer === node.ready.peer)) continue
      await node.gone
      await start(n)
    }
    await complete()
  }

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
const shown = Object.fromEntries(
  Object.entries(figures).map(([name, all]) => {
    const gaps = all.map(({ gap }) => gap)
    return [
      name,
      {
        'longest gap': Math.round(median(gaps)),
        from: Math.round(Math.min(...gaps)),
        to: Math.round(Math.max(...gaps)),
        'step took': Math.round(median(all.map(({ took }) => took))),
        'claims/s': Math.round(median(all.map(({ perSecond }) => perSecond))),
        refused: all.reduce((sum, { refused }) => sum + refused, 0),
      },
    ]
  }),
)
new Console({ stdout: process.stderr, stderr: process.stderr }).table(shown)
console.log(JSON.stringify({ rounds: ROUNDS, shown }))
process.exit()
