/**
 * What an idle node costs on the wire: `npm run bench:idle`, about ten minutes.
 *
 * A mesh of 50 nodes with unchanged load: 48 in one process, a leaf (`--no-listen`) and a full peer in a process each. Where
 * the kernel allows namespaces these two are on wires of their own and the kernel counts every IP packet; elsewhere
 * all are on loopback and headers are estimated. Prints a table on stderr and JSON on stdout.
 *
 *     node bench/idle.ts --nodes 50 --warm 60 --window 300
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { Console } from 'node:console'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { star, whyNoNamespaces } from '../test/hosts/namespaces.ts'
import { LIMITS } from '../protocols/index.ts'
import type { Told } from './idle-peer.ts'

const { values } = parseArgs({
  options: {
    nodes: { type: 'string', default: '50' },
    /** Seconds after which the leaf has met its mesh. */
    warm: { type: 'string', default: '60' },
    /** Seconds measured: longer than the DHT's five-minute rounds would be, but for what the node itself does. */
    window: { type: 'string', default: '310' },
  },
})
/** Time for a process and its nodes to be there, ms. */
const LINKED_MS = 300_000
const MONTH_S = 2_592_000
const ETHERNET_BYTES = 14
/** Of IPv4 and TCP with time stamps. */
const HEADER_BYTES = 52

const why = whyNoNamespaces()
using net = why === undefined ? star(2) : undefined
const sleep = (seconds: string): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Number(seconds) * 1_000))
const log = (text: string): void => console.error(text)

async function start(under: readonly string[], ...args: string[]): Promise<ChildProcess & { told: Told }> {
  const command = [...under, process.execPath, join(import.meta.dirname, 'idle-peer.ts'), ...args]
  const child = spawn(command[0] ?? '', command.slice(1), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [told] = (await once(child, 'message', { signal: AbortSignal.timeout(LINKED_MS) })) as [Told]
  return Object.assign(child, { told })
}

async function ask(child: ChildProcess): Promise<Told> {
  child.send('?')
  const [told] = (await once(child, 'message')) as [Told]
  return told
}

interface Wire {
  in: number
  out: number
  packets: number
}

/** Bytes of IP packets that passed a host's wire, as the kernel counts them. */
function wire(host: { name: string } | undefined): Wire | undefined {
  if (host === undefined) return undefined
  const [{ stats64 }] = JSON.parse(
    execFileSync('ip', ['-n', host.name, '-s', '-j', 'link', 'show', 'up0'], { encoding: 'utf8' }),
  ) as [{ stats64: Record<'rx' | 'tx', { bytes: number; packets: number }> }]
  const { rx, tx } = stats64
  return {
    in: rx.bytes - ETHERNET_BYTES * rx.packets,
    out: tx.bytes - ETHERNET_BYTES * tx.packets,
    packets: rx.packets + tx.packets,
  }
}

const many = Number(values.nodes) - 2
const began = performance.now()
const listen = net === undefined ? '/ip4/127.0.0.1/tcp/0' : '/ip4/0.0.0.0/tcp/0'
const mesh = await start(net?.hub.under ?? [], 'mesh', String(many), listen)
log(`${many} nodes linked after ${Math.round((performance.now() - began) / 1_000)} s`)
const full = await start(net?.leaves[1]?.under ?? [], 'one', listen, mesh.told.join)
const leaf = await start(net?.leaves[0]?.under ?? [], 'one', '', mesh.told.join)
for (const [child, links] of [
  [leaf, Math.min(LIMITS.leafLinks.value, many)],
  [full, many],
] as const)
  for (let told = child.told; (told.links[0] ?? 0) < links; told = await ask(child)) {
    if (performance.now() - began > 2 * LINKED_MS)
      throw new Error(`not linked in time: ${told.links[0]} of ${links}`)
    await sleep('1')
  }
await sleep(values.warm)

const subjects = { leaf: [leaf, net?.leaves[0]], 'full peer': [full, net?.leaves[1]] } as const
const look = () =>
  Promise.all(
    Object.entries(subjects).map(async ([name, [child, host]]) => ({
      name,
      told: await ask(child),
      wire: wire(host),
    })),
  )
const before = await look()
const since = performance.now()
await sleep(values.window)
const seconds = (performance.now() - since) / 1_000
const after = await look()

const figures = after.map((end, n) => {
  const start = before[n]
  const of = (told: Told | undefined, name: string): number => {
    const one = told?.traffic.protocols.find(({ protocol }) => protocol === name)
    return one === undefined ? 0 : one.in + one.out
  }
  const protocols = Object.fromEntries(
    end.told.traffic.protocols
      .map(({ protocol }) => [protocol, of(end.told, protocol) - of(start?.told, protocol)] as const)
      .filter(([, bytes]) => bytes > 0),
  )
  const payload = Object.values(protocols).reduce((sum, bytes) => sum + bytes, 0)
  const counted =
    end.wire === undefined || start?.wire === undefined
      ? undefined
      : {
          bytes: end.wire.in + end.wire.out - start.wire.in - start.wire.out,
          packets: end.wire.packets - start.wire.packets,
        }
  return { name: end.name, links: end.told.links[0], protocols, payload, counted }
})

const table: Record<string, Record<string, string | number>> = {}
const results = figures.map(({ name, links, protocols, payload, counted }) => {
  // Small writes, each a packet of its own with an acknowledgement: about one header to 30 bytes.
  const bytes = counted?.bytes ?? payload + (payload / 30) * HEADER_BYTES
  const perSecond = bytes / seconds
  const row = {
    links: links ?? 0,
    'B/s': Number(perSecond.toFixed(1)),
    'MB a day': Number(((perSecond * 86_400) / 1e6).toFixed(2)),
    'MB in 30 days': Math.round((perSecond * MONTH_S) / 1e6),
    packets: counted?.packets ?? 0,
  }
  table[name] = row
  for (const [protocol, sum] of Object.entries(protocols))
    table[`${name}: ${protocol}`] = { 'B/s': Number((sum / seconds).toFixed(1)) }
  return { name, ...row, payloadBytes: payload, protocols }
})
const counting = why === undefined ? 'IP packets counted by the kernel' : `headers estimated: ${why}`
new Console({ stdout: process.stderr, stderr: process.stderr }).table(table)
log(
  `${counting}; ${Math.round(seconds)} s; each of the ${many} has ${Math.min(...(await ask(mesh)).links)} links or more`,
)
console.log(JSON.stringify({ nodes: many + 2, seconds, counting, results }))
for (const child of [leaf, full, mesh]) {
  child.disconnect()
  await once(child, 'exit')
}
