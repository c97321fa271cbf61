import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, rename, stat, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { LIMITS, ShoalError } from '../protocols/index.ts'
import { readBytes } from './files.ts'
import { componentOf } from './project-component.ts'
import type { Project, ProjectType } from './project.ts'

/** What a build has made. */
export interface Built {
  type: string
  /** Path of the component, as shoal.yaml has it. */
  component: string
  bytes: number
  ms: number
}

/** Characters; compilers say the most at the end. */
const PRINTED_MAX = 16_384

export interface BuildInit {
  /**
   * What the command prints goes into the error when it fails, for those who read JSON; otherwise to our standard
   * error as it comes, where a terminal is a terminal.
   *
   * @default false
   */
  capture?: boolean
  signal?: AbortSignal
}

/**
 * Runs the build command of a type in the project's directory, and makes a component of what it wrote.
 *
 * @throws ShoalError BAD_COMPONENT when the command fails or writes no component, CANCELLED
 */
export async function buildType(project: Project, type: ProjectType, init: BuildInit = {}): Promise<Built> {
  const started = performance.now()
  const path = join(project.dir, type.component)
  if (type.build !== undefined) {
    // Not every tool makes the directory that it writes to.
    await mkdir(dirname(path), { recursive: true })
    await run(project, type, type.build, init)
  }
  if ((await stat(path).catch(() => undefined))?.isFile() !== true)
    throw new ShoalError(
      'BAD_COMPONENT',
      type.build === undefined
        ? `${type.component} of the type ${type.name} does not exist, and the type has no build command`
        : `the build of ${type.name} has written no ${type.component}`,
      { hint: `make build and component of ${type.name} in ${project.file} agree` },
    )
  const bytes = await readBytes(path, LIMITS.componentBytes.value)
  const component = await componentOf(bytes, type.component)
  if (component !== bytes) {
    // Renamed into place: compilers link their output to files of their caches, which must stay what they were.
    const beside = `${path}.${process.pid}.tmp`
    await writeFile(beside, component)
    await rename(beside, path)
  }
  return {
    type: type.name,
    component: type.component,
    bytes: component.length,
    ms: Math.round(performance.now() - started),
  }
}

async function run(project: Project, type: ProjectType, command: string, init: BuildInit): Promise<void> {
  const aborted = (): boolean => init.signal?.aborted === true
  if (aborted()) throw stopped(type)
  const bin = join(project.dir, 'node_modules/.bin')
  const child = spawn(command, {
    cwd: project.dir,
    // Tools that the project has installed are found by their names, as npm does it.
    env: { ...process.env, PATH: [bin, process.env['PATH']].filter(Boolean).join(delimiter) },
    shell: true,
    // A process group of its own: stopped whole, whatever the shell has started.
    detached: true,
    stdio: init.capture === true ? ['ignore', 'pipe', 'pipe'] : ['ignore', 2, 2],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-PRINTED_MAX)
    })
  let patience: NodeJS.Timeout | undefined
  const stop = (): void => {
    killGroup(child, 'SIGTERM')
    // A tool that does not mind is not waited for.
    patience = setTimeout(() => killGroup(child, 'SIGKILL'), LIMITS.stopMs.value)
  }
  init.signal?.addEventListener('abort', stop)
  try {
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.once('error', reject).once('close', (...how) => resolve(how))
    })
    if (aborted()) throw stopped(type)
    if (code !== 0)
      throw new ShoalError(
        'BAD_COMPONENT',
        `the build of ${type.name} ended with ${code === null ? signal : `exit code ${code}`}: ${command}${printed === '' ? '' : `\n${printed.trimEnd()}`}`,
        {
          hint:
            code === 127
              ? `install what ${project.file} builds with; the README of the project says how`
              : printed.includes('E0463')
                ? 'this rustc has no standard library for the target: rustup target add wasm32-unknown-unknown, or Debian’s libstd-rust-dev-wasm32 and its /usr/bin/rustc first in PATH'
                : 'its own words say why',
        },
      )
  } finally {
    clearTimeout(patience)
    init.signal?.removeEventListener('abort', stop)
  }
}

function stopped(type: ProjectType): ShoalError {
  return new ShoalError('CANCELLED', `the build of ${type.name} was stopped`)
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It ended by itself.
  }
}
