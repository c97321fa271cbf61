import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect } from 'vitest'
import { SHOAL } from './run.ts'

/** What it prints with --json. */
export interface Told {
  event: string
  node?: string
  how?: string
  join?: string
  nodes?: { name: string; dataDir: string; pid: number; peer: string }[]
}

/** A running `shoal up`. */
export interface Up {
  child: ChildProcess
  told: Told[]
  stdout(): string
  stderr(): string
  gone: Promise<number | NodeJS.Signals | null>
}

/** For the tests of a file: each has a directory of its own, and nothing is left of what it started. */
export function localMeshes(): {
  dir: () => string
  up: (args: readonly string[], env?: Record<string, string>) => Up
} {
  let dir: string
  const started: Up[] = []
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shoal-up-'))
  })
  afterEach(async () => {
    for (const { child, told, gone } of started.splice(0)) {
      child.kill('SIGKILL')
      await gone
      for (const { pid } of told.flatMap(({ nodes }) => nodes ?? [])) kill(pid, 'SIGKILL')
    }
    rmSync(dir, { recursive: true, force: true, maxRetries: 20 })
  })

  function up(args: readonly string[], env: Record<string, string> = {}): Up {
    // Leader of a group, as in a terminal: kill(-pid) is its Ctrl-C.
    const child = spawn(process.execPath, [SHOAL, 'up', '--data', dir, ...args], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    })
    const told: Told[] = []
    let stdout = ''
    let stderr = ''
    createInterface({ input: child.stdout }).on('line', (line) => {
      stdout += `${line}\n`
      if (line.startsWith('{')) told.push(JSON.parse(line) as Told)
    })
    child.stderr.on('data', (bytes: Buffer) => {
      stderr += bytes.toString()
    })
    const gone = new Promise<number | NodeJS.Signals | null>((resolve) => {
      child.once('close', (code, signal) => resolve(signal ?? code))
    })
    const one: Up = { child, told, gone, stdout: () => stdout, stderr: () => stderr }
    started.push(one)
    return one
  }

  return { dir: () => dir, up }
}

/** Starting processes takes its time on a busy machine. */
export const WAIT: { timeout: number; interval: number } = { timeout: 25_000, interval: 50 }

export async function until(one: Up, event: string): Promise<Told> {
  await expect.poll(() => [one.stderr(), one.told.some((told) => told.event === event)], WAIT).toContain(true)
  return one.told.find((told) => told.event === event) ?? { event: '' }
}

/** False when there is no such process. */
export function kill(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

/** Names of the nodes whose processes are there. */
export function alive(ready: Told): string[] {
  return (ready.nodes ?? []).filter(({ pid }) => kill(pid, 0)).map(({ name }) => name)
}
