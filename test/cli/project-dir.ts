import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { vi } from 'vitest'
import { ROOT } from '../tidy/tree.ts'
import { SHOAL } from './run.ts'

/** A directory of its own outside the checkout, removed in the end. */
export function tempDir(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'shoal-project-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/**
 * What somebody has who installed shoal: `shoal` and `node` in the path, and nothing of the checkout. Tests ask no
 * registry, so `npm install` links the packages of the checkout, if it has the very versions that are asked for.
 */
export function userEnv(home: string): Record<string, string> {
  const bin = join(home, 'bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(SHOAL, join(bin, 'shoal'))
  symlinkSync(process.execPath, join(bin, 'node'))
  writeFileSync(
    join(bin, 'npm'),
    `#!${process.execPath}
const { readFileSync, symlinkSync } = require('node:fs')
if (process.argv[2] !== 'install') throw new Error('only npm install')
const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
for (const [name, wanted] of Object.entries(devDependencies)) {
  const { version } = require(${JSON.stringify(join(ROOT, 'node_modules'))} + '/' + name + '/package.json')
  if (version !== wanted) throw new Error(name + ' is ' + version + ' in the checkout, and ' + wanted + ' in the template')
}
symlinkSync(${JSON.stringify(join(ROOT, 'node_modules'))}, 'node_modules')
`,
  )
  chmodSync(join(bin, 'npm'), 0o755)
  return {
    HOME: home,
    PATH: [bin, '/usr/local/bin', '/usr/bin', '/bin'].join(':'),
    SHOAL_MDNS: 'false',
  }
}

/** A command that goes on. Disposing of it kills it and whatever it started. */
export interface Running extends AsyncDisposable {
  readonly child: ChildProcess
  stdout(): string
  stderr(): string
  /** Resolves when both together match; rejects when the process ends before. */
  until(pattern: RegExp): Promise<void>
  readonly gone: Promise<{ code: number | null; signal: NodeJS.Signals | null }>
}

export function running(
  command: string,
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Running {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  let ended = false
  const gone = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => {
      ended = true
      resolve({ code, signal })
    })
  })
  return {
    child,
    gone,
    stdout: () => stdout,
    stderr: () => stderr,
    until: (pattern) =>
      vi.waitUntil(
        () => {
          if (pattern.test(stdout + stderr)) return true
          if (ended) throw new Error(`ended before ${pattern}: ${stdout}${stderr}`)
          return false
        },
        { timeout: 30_000, interval: 50 },
      ) as unknown as Promise<void>,
    async [Symbol.asyncDispose]() {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      } catch {
        // All of it is gone.
      }
      await gone
    },
  }
}

/** Writes the files of a project; paths are made. */
export function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(dir, dirname(path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
}
