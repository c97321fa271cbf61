import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { controlClient, type NodeClient, type Outgoing, type Sent } from '../../node/index.ts'
import { RUN_LEDGER } from '../../node/run-ledger.ts'
import { type Outcome, ShoalError } from '../../protocols/index.ts'
import { type StartedNode, startNode } from '../cli/run.ts'

/** One host: a process at a time, its data directory, and the ledger of its runs. */
export interface CrashNode {
  readonly name: string
  readonly dataDir: string
  readonly ledger: string
  readonly process: StartedNode
  readonly state: 'up' | 'stopped' | 'down'
  /** `kill -9`, and gone. */
  kill(): Promise<void>
  /** SIGSTOP, SIGCONT. */
  stop(): void
  go(): void
  /** SIGTERM, which drains it, and gone. */
  end(): Promise<void>
  /** `shoal node stop`, and gone. */
  halt(): Promise<void>
  /** A new process on the same directory. */
  start(): Promise<void>
  /** A program's connection; a new one when the last has ended. @throws ShoalError NO_NODE */
  client(): Promise<NodeClient>
}

export interface CrashMeshInit {
  /** Options of `node start` for each node; the first founds the mesh. */
  args: readonly (readonly string[])[]
  /** Those that never arbitrate. */
  leaves?: readonly number[]
  /** Data directories that are not to be made here. */
  dirs?: readonly string[]
  /** Commands under which each runs. */
  under?: readonly (readonly string[])[]
}

export interface CrashMesh extends AsyncDisposable {
  readonly nodes: readonly CrashNode[]
}

/** Real processes on data directories of their own, joined. Disposing of it kills them and removes everything. */
export async function crashMesh({
  args,
  leaves = [],
  dirs = [],
  under = [],
}: CrashMeshInit): Promise<CrashMesh> {
  const root = mkdtempSync(join(tmpdir(), 'shoal-crash-'))
  const nodes: Host[] = []
  const dispose = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill()))
    rmSync(root, { recursive: true, force: true })
  }
  try {
    for (const [n, own] of args.entries()) {
      const invite = n === 0 ? [] : ['--join', await invited(nodes[0] as Host, leaves.includes(n))]
      const host = new Host(root, `n${n}`, dirs[n], ['--no-mdns', ...own, ...invite], under[n] ?? [])
      nodes.push(host)
      if (n === 0) await host.start()
    }
    await Promise.all(nodes.slice(1).map((node) => node.start()))
    await Promise.all(
      nodes.map(async (node) => {
        const client = await node.client()
        while ((await client.status()).peers < nodes.length - 1) await sleep(50)
      }),
    )
  } catch (error) {
    await dispose()
    throw error
  }
  return { nodes, [Symbol.asyncDispose]: dispose }
}

async function invited(founder: CrashNode, leaf: boolean): Promise<string> {
  const { mesh } = await founder.client()
  return (await mesh.invite({ roles: ['admin'], uses: 1, expiresMs: 600_000, leaf })).join
}

class Host implements CrashNode {
  readonly name: string
  readonly dataDir: string
  readonly ledger: string
  readonly #args: readonly string[]
  readonly #under: readonly string[]
  #process: StartedNode | undefined
  #client: Promise<NodeClient> | undefined
  state: CrashNode['state'] = 'down'

  constructor(
    root: string,
    name: string,
    dir: string | undefined,
    args: readonly string[],
    under: readonly string[],
  ) {
    this.name = name
    this.dataDir = dir ?? join(root, name)
    this.ledger = join(root, `${name}.runs`)
    this.#args = args
    this.#under = under
  }

  get process(): StartedNode {
    if (this.#process === undefined) throw new Error(`${this.name} has never started`)
    return this.#process
  }

  async start(): Promise<void> {
    this.#process = await startNode({
      dataDir: this.dataDir,
      under: [...this.#under, 'env', `${RUN_LEDGER}=${this.ledger}`],
      args: this.#args,
    })
    this.state = 'up'
  }

  async kill(): Promise<void> {
    if (this.state === 'down') return
    this.state = 'down'
    await this.#process?.[Symbol.asyncDispose]()
  }

  async end(): Promise<void> {
    this.process.kill('SIGTERM')
    await this.process.gone
    this.state = 'down'
  }

  async halt(): Promise<void> {
    await this.process.run('node', 'stop')
    await this.process.gone
    this.state = 'down'
  }

  stop(): void {
    this.state = 'stopped'
    this.process.kill('SIGSTOP')
  }

  go(): void {
    this.state = 'up'
    this.process.kill('SIGCONT')
  }

  client(): Promise<NodeClient> {
    if (this.#client === undefined) {
      const connecting = controlClient({ dataDir: this.dataDir })
      this.#client = connecting
      const forget = (): void => {
        if (this.#client === connecting) this.#client = undefined
      }
      connecting.then((client) => client.closed.then(forget), forget)
    }
    return this.#client
  }
}

/** A message of a program, and how it ended as far as the program was told. */
export interface Told {
  id: string
  target: string
  outcome: Sent['outcome']
}

export type Reply = Extract<Outcome, { kind: 'reply' }>

/** Sends a text through a node. The node may die meanwhile: its program is told so by the connection. */
export async function say(
  node: CrashNode,
  target: string,
  text: string,
  more: Partial<Outgoing> = {},
): Promise<Told> {
  const body = new TextEncoder().encode(text)
  try {
    const client = await node.client()
    return { ...(await client.send({ kind: 'send', target, body, ...more })), target }
  } catch (error) {
    const value = ShoalError.wrap(error).toValue()
    return { id: value.messageId, target, outcome: { kind: 'refused', error: value, hops: [] } }
  }
}

/** The text of a reply. @throws what refused the message */
export function textOf({ outcome }: Told): string {
  if (outcome.kind === 'reply') return new TextDecoder().decode(outcome.body)
  throw outcome.kind === 'refused' ? ShoalError.from(outcome.error) : new Error(outcome.kind)
}

/** Programs that send `count` to keys, one message after the other each, until they are told to end. */
export class Traffic {
  readonly told: Told[] = []
  readonly #ended = new AbortController()
  readonly #programs: Promise<void>[] = []

  /** @param via the nodes through which programs send, one program for each key and node */
  constructor(via: readonly CrashNode[], keys: readonly string[], pauseMs: number) {
    for (const node of via) for (const key of keys) this.#programs.push(this.#program(node, key, pauseMs))
  }

  async #program(node: CrashNode, key: string, pauseMs: number): Promise<void> {
    for (let n = 0; !this.#ended.signal.aborted; n += 1) {
      const retry = (['no', 'yes', 'never'] as const)[n % 3] ?? 'no'
      if (node.state === 'up') this.told.push(await say(node, key, 'count', { retry, timeoutMs: 15_000 }))
      await sleep(pauseMs)
    }
  }

  /** Resolves when every message has ended. */
  async end(): Promise<void> {
    this.#ended.abort()
    await Promise.all(this.#programs)
  }
}

/** Resolves with what `look` finds as soon as it finds something. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 60_000,
): Promise<T> {
  const end = performance.now() + ms
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    if (performance.now() > end) throw new Error(`waited ${ms} ms in vain until ${what}`)
    await sleep(50)
  }
}
