import { spawn } from 'node:child_process'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { LIMITS, ShoalError } from '../protocols/index.ts'

/** What `node start --json` prints when it is up. */
export interface Ready {
  event: 'ready'
  pid: number
  peer: string
  listen: string[]
  join: string
}

/** A node in a process of its own, out of reach of the terminal's Ctrl-C; it ends when this process is gone. */
export interface ChildNode {
  readonly name: string
  readonly dataDir: string
  /** Rejects with ShoalError UNAVAILABLE when the process ends first, or takes longer than LIMITS.upMs. */
  readonly ready: Promise<Ready>
  /** How it ended: `exit code 1`, `SIGKILL`. */
  readonly gone: Promise<string>
  readonly running: boolean
  /** Asks for an orderly stop; at once with SIGKILL. */
  end(signal: 'SIGHUP' | 'SIGKILL'): void
}

export interface ChildNodeInit {
  name: string
  /** Absolute. */
  dataDir: string
  /** More of `node start`. */
  args: readonly string[]
  /** A line that it wrote: JSON, but for what no program meant to write. */
  line: (text: string) => void
}

/** Of a node alone: as a variable, they would hold for all. */
const NOT_INHERITED = ['SHOAL_DATA', 'SHOAL_NAME', 'SHOAL_LISTEN', 'SHOAL_ANNOUNCE', 'SHOAL_JOIN']

export function startChild({ name, dataDir, args, line }: ChildNodeInit): ChildNode {
  const env: NodeJS.ProcessEnv = { ...process.env, SHOAL_LAUNCHER: 'parent' }
  for (const variable of NOT_INHERITED) delete env[variable]
  const child = spawn(
    process.execPath,
    [launcher(), 'node', 'start', '--json', '--data', dataDir, '--name', name, ...args],
    // A group of its own: a Ctrl-C of the terminal would stop all at once. By the fourth descriptor it notices when
    // this process is gone (bin/shoal).
    { detached: true, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], env },
  )
  let running = true
  const last: string[] = []
  const said = (text: string): void => {
    if (last.push(text) > 5) last.shift()
    line(text)
  }
  eachLine(child.stderr, said)
  const gone = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    // Not 'exit': what it said last may still be under way then.
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`))
  }).finally(() => {
    running = false
  })
  const ready = new Promise<Ready>((resolve, reject) => {
    eachLine(child.stdout, (text) => {
      const value = asReady(text)
      if (value === undefined) return said(text)
      clearTimeout(late)
      resolve(value)
    })
    const late = setTimeout(() => reject(notReady(name, 'is not up yet', last)), LIMITS.upMs.value)
    void gone.then((how) => {
      clearTimeout(late)
      reject(notReady(name, `ended before it was up (${how})`, last))
    })
  })
  // Told by whoever waits; one that nobody waits for any more is no accident.
  ready.catch(() => {})
  return {
    name,
    dataDir,
    ready,
    gone,
    get running() {
      return running
    },
    end: (signal) => {
      if (running) child.kill(signal)
    },
  }
}

function eachLine(stream: Readable | null, then: (text: string) => void): void {
  if (stream !== null) createInterface({ input: stream }).on('line', then)
}

/** In the checkout and in an installed package, it stands beside the manifest. */
function launcher(): string {
  return join(dirname(findPackageJSON(import.meta.url) ?? ''), 'bin/shoal')
}

function asReady(text: string): Ready | undefined {
  try {
    const value = JSON.parse(text) as Partial<Ready> | null
    return value?.event === 'ready' ? (value as Ready) : undefined
  } catch {
    return undefined
  }
}

/** The node's own error, where it said one. */
function notReady(name: string, what: string, last: readonly string[]): ShoalError {
  for (const text of last) {
    try {
      const { error } = JSON.parse(text) as { error?: { code: string; message: string; hint?: string } }
      if (error !== undefined)
        return new ShoalError('UNAVAILABLE', `${name} ${what}: ${error.code}: ${error.message}`, {
          hint: error.hint ?? '',
        })
    } catch {
      // Not JSON: no error of ours.
    }
  }
  return new ShoalError('UNAVAILABLE', `${name} ${what}${last.length === 0 ? '' : `: ${last.join(' ')}`}`)
}
