/** Nodes as processes of their own, started and driven as anybody would: through the command line. */
import { execFile, spawn } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const SHOAL = join(import.meta.dirname, '../../bin/shoal')

export interface NodeProcess {
  readonly name: string
  readonly dataDir: string
  readonly peer: string
  readonly pid: number
  /** Settles when the process is gone. */
  readonly gone: Promise<void>
  /** Without a word: `kill -9`. */
  kill(): Promise<void>
  /** The orderly way; without a word when that takes too long. */
  stop(): Promise<void>
}

interface Ready {
  event: string
  peer: string
  pid: number
}

/** Starts `shoal node start` and waits until it is up. */
export async function startNode(dataDir: string, name: string, args: string[]): Promise<NodeProcess> {
  const child = spawn(
    process.execPath,
    [SHOAL, 'node', 'start', '--json', '--data', dataDir, '--name', name, '--no-mdns', ...args],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (bytes: Buffer) => {
    said = (said + bytes.toString()).slice(-2_000)
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const ready = await new Promise<Ready>((resolve, reject) => {
    let rest = ''
    child.once('error', reject)
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const event = JSON.parse(line) as Ready
        if (event.event === 'ready') resolve(event)
      }
    })
    void gone.then(() => reject(new Error(`node ${name} ended before it was up: ${said}`)))
  })
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await gone
  }
  return {
    name,
    dataDir,
    peer: ready.peer,
    pid: ready.pid,
    gone,
    kill,
    async stop() {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 8_000)
      await gone
      clearTimeout(late)
    },
  }
}

/** Runs one `shoal` command to its end and resolves with what it printed. */
export async function shoal(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [SHOAL, ...args])
  return stdout.trim()
}
