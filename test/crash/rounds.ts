import { setTimeout as sleep } from 'node:timers/promises'
import { chance } from '../../sim-core/world.ts'
import { type Routed, routed, whyNoNamespaces } from '../hosts/namespaces.ts'
import { component } from '../node/helpers.ts'
import { judge, readLedgers, type Verdict } from './judge.ts'
import { type CrashMesh, crashMesh, type CrashNode, say, Traffic, until } from './mesh.ts'

export interface RoundsInit {
  nodes: number
  /** The first so many arbitrate, 3 or 5. @default all nodes */
  wardens?: number
  rounds: number
  keys: number
  seed: number
  /** What may happen. @default everything that can be done here */
  faults?: readonly Fault[] | undefined
  /** One line for each round. */
  log: (line: string) => void
}

export interface RoundsReport extends Verdict {
  /** Messages of ended epochs that callees refused, in the lives of the nodes that still run. */
  fenced: number
  /** From the end of a round's faults until every key answered, ms. */
  calmMs: number[]
}

const FAULTS = ['kill', 'kill-two', 'stop', 'stop-two', 'end', 'split', 'split-two'] as const

export type Fault = (typeof FAULTS)[number]

/**
 * A mesh of real processes, each in a network of its own where that can be had, with programs at every node that write to
 * counters. Each round something happens to one or two nodes for a while; then all is well again, and every counter has to
 * answer.
 */
export async function rounds({
  nodes: count,
  wardens = count,
  rounds: total,
  keys,
  seed,
  log,
  faults: wanted,
}: RoundsInit): Promise<RoundsReport> {
  const random = chance(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const why = whyNoNamespaces()
  if (why !== undefined) log(`no partitions: ${why}`)
  using net = why === undefined ? routed(count) : undefined
  const listen = net === undefined ? [] : ['--listen', '/ip4/0.0.0.0/tcp/4001']
  await using mesh = await crashMesh({
    args: Array.from({ length: count }, () => listen),
    leaves: Array.from({ length: count - wardens }, (_, n) => wardens + n),
    under: net?.hosts.map(({ under }) => under) ?? [],
  })
  const [founder] = mesh.nodes as [CrashNode]
  const policy = { idleMs: 600_000 }
  await (await founder.client()).deploy(component('probe'), { type: 'counter', policy })
  await until(`${wardens} are wardens`, async () => {
    const { arbitrating, quorum } = await (await founder.client()).mesh.wardens()
    return quorum && arbitrating.length === wardens
  })
  const targets = Array.from({ length: keys }, (_, n) => `counter/${n}`)
  // Each node gets some.
  for (const [n, target] of targets.entries())
    await say(mesh.nodes[n % count] as CrashNode, target, 'count', { timeoutMs: 30_000 })
  const traffic = new Traffic(mesh.nodes, targets, 100)
  const faults = wanted ?? FAULTS.filter((fault) => net !== undefined || !fault.startsWith('split'))
  const calmMs: number[] = []
  await calm(mesh, targets)
  for (let round = 1; round <= total; round += 1) {
    const fault = pick(faults)
    const [first, second] = shuffled(mesh.nodes, random) as [CrashNode, CrashNode]
    const struck = fault.endsWith('two') ? [first, second] : [first]
    const forMs = 500 + random() * 14_500
    await strike(fault, struck, mesh, net)
    await sleep(forMs)
    await undo(fault, struck, net)
    const at = performance.now()
    await calm(mesh, targets)
    const ms = Math.round(performance.now() - at)
    calmMs.push(ms)
    await linked(mesh)
    const linkedMs = Math.round(performance.now() - at)
    const names = struck.map(({ name }) => name).join(' and ')
    const what = `${fault} ${names} for ${Math.round(forMs)} ms`
    log(
      `round ${round}: ${what}; every counter answered ${ms} ms later, all were linked after ${linkedMs} ms`,
    )
  }
  await traffic.end()
  let fenced = 0
  for (const node of mesh.nodes) fenced += (await (await node.client()).status()).fenced
  const records = readLedgers(mesh.nodes.map(({ ledger }) => ledger))
  return { ...judge(records, traffic.told), fenced, calmMs }
}

async function strike(
  fault: Fault,
  struck: readonly CrashNode[],
  mesh: CrashMesh,
  net: Routed | undefined,
): Promise<void> {
  if (fault.startsWith('split')) {
    const some = struck.map((node) => mesh.nodes.indexOf(node))
    return net?.split(
      some,
      mesh.nodes
        .keys()
        .toArray()
        .filter((n) => !some.includes(n)),
    )
  }
  for (const node of struck) {
    if (fault.startsWith('kill')) await node.kill()
    else if (fault.startsWith('stop')) node.stop()
    else await node.end()
  }
}

async function undo(fault: Fault, struck: readonly CrashNode[], net: Routed | undefined): Promise<void> {
  if (fault.startsWith('split')) return net?.heal()
  for (const node of struck) await (node.state === 'stopped' ? node.go() : node.start())
}

/** Every key answers at each node. @throws with the last refusal */
async function calm({ nodes }: CrashMesh, targets: readonly string[]): Promise<void> {
  const answers = async (node: CrashNode, target: string): Promise<void> => {
    const refusals: string[] = []
    await until(`${target} answers at ${node.name}`, async () => {
      const { outcome, id } = await say(node, target, 'whoami', { retry: 'yes', timeoutMs: 30_000 })
      if (outcome.kind === 'refused')
        refusals.push(`${id} ${outcome.error.code}: ${outcome.error.message} ${JSON.stringify(outcome.hops)}`)
      return outcome.kind === 'reply'
    }).catch((error: unknown) => {
      throw new Error(refusals.join('\n'), { cause: error })
    })
  }
  await Promise.all(nodes.flatMap((node) => targets.map((target) => answers(node, target))))
}

/** Every node is linked to every other one. */
async function linked({ nodes }: CrashMesh): Promise<void> {
  await Promise.all(
    nodes.map((node) =>
      until(`${node.name} is linked to the others`, async () => {
        const client = await node.client().catch(() => undefined)
        const status = await client?.status().catch(() => undefined)
        return status !== undefined && status.peers >= nodes.length - 1
      }),
    ),
  )
}

function shuffled<T>(all: readonly T[], random: () => number): T[] {
  return all
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}
