import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { controlClient } from '../../node/index.ts'

/** The launcher. */
export const SHOAL: string = join(import.meta.dirname, '../../bin/shoal')

export interface Ran {
  code: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
  bytes: Buffer
  ms: number
}

export interface RunOptions {
  env?: Readonly<Record<string, string>>
  stdin?: string | Uint8Array
  /** Runs the launcher; another version of Node for its tests. */
  node?: string
  /** @default that of the checkout */
  launcher?: string
  cwd?: string
}

/** Runs `shoal` to its end. */
export async function shoal(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const started = performance.now()
  const child = spawn(options.node ?? process.execPath, [options.launcher ?? SHOAL, ...args], {
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  })
  child.stdin.on('error', () => {})
  child.stdin.end(options.stdin ?? '')
  const [stdout, stderr, [code, signal]] = await Promise.all([
    gather(child.stdout),
    gather(child.stderr),
    new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject).once('close', (...how) => resolve(how))
    }),
  ])
  return {
    code,
    signal,
    stdout: stdout.toString(),
    stderr: stderr.toString(),
    bytes: stdout,
    ms: performance.now() - started,
  }
}

async function gather(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A running `shoal node start --json`. */
export interface StartedNode extends AsyncDisposable {
  readonly dataDir: string
  readonly ready: { event: 'ready'; pid: number; peer: string; listen: string[]; join: string }
  readonly child: ChildProcess
  /** Lines of standard error so far. */
  stderr(): string
  /** Lines of standard output and of the log so far, parsed. */
  events(): Record<string, unknown>[]
  /** Resolves when the process is gone. */
  readonly gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
  /** Runs a command against this node. */
  run(...args: string[]): Promise<Ran>
  kill(signal: NodeJS.Signals): void
}

export interface StartOptions {
  dataDir?: string
  /** A command that runs another: `['ip', 'netns', 'exec', 'name']`. */
  under?: readonly string[]
  args?: readonly string[]
  launcher?: string
}

/**
 * Starts a node with a data directory of its own, or given; resolves at its ready line.
 * Disposing of it kills what still runs and removes a directory that it made.
 */
export async function startNode(options: StartOptions = {}): Promise<StartedNode> {
  const made = options.dataDir === undefined ? mkdtempSync(join(tmpdir(), 'shoal-cli-')) : undefined
  const dataDir = options.dataDir ?? join(made ?? '', 'data')
  const { launcher = SHOAL } = options
  const args = [launcher, 'node', 'start', '--json', '--data', dataDir, ...(options.args ?? [])]
  const [command, ...before] = [...(options.under ?? []), process.execPath]
  const child = spawn(command, [...before, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let stderr = ''
  const events: Record<string, unknown>[] = []
  let cut = ''
  child.stderr.on('data', (bytes: Buffer) => {
    stderr += bytes.toString()
    const lines = (cut + bytes.toString()).split('\n')
    cut = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('{')) events.push(JSON.parse(line) as (typeof events)[0])
  })
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  const ready = await new Promise<StartedNode['ready']>((resolve, reject) => {
    let rest = ''
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const event = JSON.parse(line) as Record<string, unknown>
        events.push(event)
        if (event['event'] === 'ready') resolve(event as StartedNode['ready'])
      }
    })
    void gone.then(({ code }) =>
      reject(new Error(`the node ended with ${code} before it was ready: ${stderr}`)),
    )
  })
  // What lets others in, where the node may make it; else addresses.
  const { join: invited } = await controlClient({ dataDir }).then(async (node) => {
    await using client = node
    return await client.mesh
      .invite({ roles: ['admin'], uses: 0, expiresMs: 0 })
      .catch(async () => await client.status())
  })
  return {
    dataDir,
    ready: { ...ready, join: invited },
    child,
    gone,
    stderr: () => stderr,
    events: () => events,
    run: (...command) => shoal([...command, '--data', dataDir], { launcher }),
    kill: (signal) => process.kill(ready.pid, signal),
    async [Symbol.asyncDispose]() {
      try {
        process.kill(ready.pid, 'SIGKILL')
      } catch {
        // It ended by itself.
      }
      await gone
      if (made !== undefined) rmSync(made, { recursive: true, force: true })
    },
  }
}
