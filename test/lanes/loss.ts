import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { controlClient, type NodeClient } from '../../node/index.ts'
import { codeTable, type ErrorCode } from '../../protocols/index.ts'
import { component } from '../node/helpers.ts'
import { chance } from '../../sim-core/world.ts'

export interface LossInit {
  messages: number
  /** Of each sender, at once. */
  window: number
  killMs: number
  resetMs: number
  seed: number
}

/** What became of the messages, by kind of ending, and what the nodes wrote down of their runs. */
export interface LossLedger {
  endings: Record<string, number>
  runs: number
  completed: number
  /** Messages that completed in more than one epoch. */
  again: number
  trapped: number
  kills: number
  resets: number
  seconds: number
}

interface Sent {
  id: string
  ending: string
  kind: 'send' | 'post'
  retry: 'no' | 'yes' | 'never' | undefined
}

const NAMES = ['a', 'b', 'c'] as const
const KEYS = 8

/**
 * Three senders through three real nodes, each a process of its own, while sockets are destroyed, the second and the third
 * node are killed and started again, and the actor traps in the first attempt of each 50th message.
 *
 * @throws when a promise of delivery is broken
 */
export async function loss({ messages, window, killMs, resetMs, seed }: LossInit): Promise<LossLedger> {
  const root = await mkdtemp(join(tmpdir(), 'shoal-loss-'))
  const random = chance(seed)
  const children = new Map<string, ChildProcess>()
  const records = NAMES.map((name) => join(root, `${name}.record`))
  const startedAt = performance.now()
  let over = false
  let [kills, resets] = [0, 0]
  let joinString: string | undefined

  const begin = async (name: (typeof NAMES)[number]): Promise<void> => {
    const args = [join(root, name), join(root, `${name}.record`), name]
    if (joinString !== undefined) args.push(joinString)
    const child = fork(join(import.meta.dirname, 'loss-node.ts'), args, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    children.set(name, child)
    const [ready] = (await once(child, 'message')) as [{ join: string }]
    joinString ??= ready.join
  }

  const trouble = async (): Promise<void> => {
    let next = performance.now() + killMs
    while (!over) {
      await sleep(resetMs * (0.5 + random()))
      const victim = NAMES[1 + Math.floor(random() * 2)] ?? 'b'
      if (performance.now() < next) {
        children.get(random() < 0.3 ? 'a' : victim)?.send('reset', () => undefined)
        resets += 1
        continue
      }
      const child = children.get(victim)
      child?.kill('SIGKILL')
      if (child !== undefined && child.exitCode === null) await once(child, 'exit')
      kills += 1
      await sleep(200 + random() * 500)
      await begin(victim)
      next = performance.now() + killMs
    }
  }

  try {
    for (const name of NAMES) await begin(name)
    const first = await client(join(root, 'a'))
    while ((await first.status()).peers < 2) await sleep(50)
    await first.deploy(component('probe'), { type: 'probe', policy: {} })
    const faults = trouble()
    const each = Math.ceil(messages / NAMES.length)
    const sent = (await Promise.all(NAMES.map((name) => sender(join(root, name), each, window)))).flat()
    over = true
    await faults
    await calm(first, sent, records)
    await first[Symbol.asyncDispose]()
    const ledger = judge(sent, records)
    must(lostPosts(sent, records).length === 0, `posts are lost: ${lostPosts(sent, records).join(', ')}`)
    const seconds = Math.round((performance.now() - startedAt) / 1_000)
    return { ...ledger, kills, resets, seconds }
  } finally {
    over = true
    for (const child of children.values()) child.kill('SIGKILL')
    rmSync(root, { recursive: true, force: true })
  }
}

/** Until nothing waits on the node that was never killed, and what was on a disk has ended. */
async function calm(node: NodeClient, sent: readonly Sent[], records: readonly string[]): Promise<void> {
  for (let n = 0; n < 600; n += 1) {
    const { waiting } = await node.status()
    if (waiting === 0 && lostPosts(sent, records).length === 0) return
    await sleep(100)
  }
}

/** Posts that were accepted, on a disk, and neither ran nor became dead letters. */
function lostPosts(sent: readonly Sent[], records: readonly string[]): string[] {
  const ended = new Set<string>()
  for (const record of records)
    for (const line of readFileSync(record, 'utf8').split('\n')) {
      const [what = '', id = ''] = line.split(' ')
      if (what === 'completed' || what === 'dead') ended.add(id)
    }
  return sent
    .filter(({ id, kind, ending }) => kind === 'post' && ending === 'accepted' && !ended.has(id))
    .map(({ id }) => id)
}

async function client(dataDir: string): Promise<NodeClient> {
  for (;;)
    try {
      return await controlClient({ dataDir })
    } catch {
      await sleep(50)
    }
}

/** A program that sends through one node, and finds it again when it was killed. */
async function sender(dataDir: string, count: number, window: number): Promise<Sent[]> {
  const sent: Sent[] = []
  let next = 0
  let connected: Promise<NodeClient> | undefined
  const reach = (): Promise<NodeClient> => {
    connected ??= client(dataDir).then((node) => {
      void node.closed.then(() => (connected = undefined))
      return node
    })
    return connected
  }
  const one = async (n: number): Promise<void> => {
    const kind = n % 10 === 3 ? ('post' as const) : ('send' as const)
    const retry = n % 10 === 5 ? 'never' : n % 10 === 7 ? 'yes' : undefined
    const text = n % 50 === 0 ? 'trap-until 2' : 'count'
    const node = await reach()
    const { id, outcome } = await node.send({
      kind,
      target: `probe/k${n % KEYS}`,
      body: new TextEncoder().encode(text),
      ...(kind === 'post' ? { durable: true } : { timeoutMs: 20_000 }),
      ...(retry === undefined ? {} : { retry }),
    })
    const ending = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    sent.push({ id, ending, kind, retry })
  }
  const lane = async (): Promise<void> => {
    while (next < count) {
      next += 1
      await one(next - 1)
    }
  }
  await Promise.all(Array.from({ length: window }, lane))
  await (await connected)?.[Symbol.asyncDispose]()
  return sent
}

function judge(
  sent: readonly Sent[],
  records: readonly string[],
): Omit<LossLedger, 'kills' | 'resets' | 'seconds'> {
  const starts = new Map<string, number>()
  const completed = new Map<string, Map<string, number>>()
  let [runs, ended] = [0, 0]
  for (const record of records) {
    const heads = new Map<string, number>()
    for (const line of readFileSync(record, 'utf8').split('\n')) {
      const [what = '', id = '', epoch = '', actor = '', lane = '', seq = ''] = line.split(' ')
      if (what === 'started') {
        runs += 1
        starts.set(id, (starts.get(id) ?? 0) + 1)
        const key = `${actor} ${epoch} ${lane}`
        const head = heads.get(key) ?? 0
        must(
          Number(seq) >= head,
          `${id}: number ${seq} of lane ${lane} starts after ${head}, in epoch ${epoch}`,
        )
        heads.set(key, Number(seq))
      } else if (what === 'completed') {
        ended += 1
        const epochs = completed.get(id) ?? new Map<string, number>()
        completed.set(id, epochs)
        epochs.set(epoch, (epochs.get(epoch) ?? 0) + 1)
        must(epochs.get(epoch) === 1, `${id} completes twice in epoch ${epoch}`)
      }
    }
  }
  const endings: Record<string, number> = {}
  const seen = new Set<string>()
  for (const { id, ending, kind, retry } of sent) {
    must(!seen.has(id), `${id} ended twice`)
    seen.add(id)
    endings[`${kind} ${ending}`] = (endings[`${kind} ${ending}`] ?? 0) + 1
    if (ending === 'reply') must(completed.has(id), `${id} was answered and never completed`)
    const facts = ending in codeTable ? codeTable[ending as ErrorCode] : undefined
    if (facts?.executed === 'no') must(!starts.has(id), `${id} is ${ending} and had started`)
    if (retry === 'never')
      must((starts.get(id) ?? 0) <= 1, `${id} started ${starts.get(id)} times: retry is never`)
  }
  const again = [...completed.values()].filter((epochs) => epochs.size > 1).length
  return { endings, runs, completed: ended, again, trapped: runs - ended }
}

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
