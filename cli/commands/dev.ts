import { setTimeout as pause } from 'node:timers/promises'
import { ShoalError } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { buildType } from '../project-build.ts'
import { changed, type Look, look } from '../project-watch.ts'
import { type Project, readProject } from '../project.ts'
import { stopSignals } from '../stop-signals.ts'
import { showMs } from '../parse.ts'
import { deployTypes } from './deploy-project.ts'
import { logLine } from './logs.ts'

/** Between two tries to follow the logs of a node that went away. */
const AGAIN_MS = 1_000

/**
 * `shoal dev`: builds and deploys the project, again at each change of a file, and shows what its actors log, until
 * Ctrl-C. A mistake is told and waits for the next change; only the first look at project and node may end it.
 */
export async function dev(context: Context): Promise<void> {
  const { out } = context
  const stop = new AbortController()
  void stopSignals(out).then(() => stop.abort())
  let project = await readProject()
  await withNode(context, (node) => node.status())
  const followers = new Followers(context)
  try {
    let seen = await look(project.dir, madeBy(project))
    for (;;) {
      followers.follow(project)
      await round(context, project, stop.signal)
      out.note('watching for changes; Ctrl-C ends')
      ;({ project, seen } = await next(context, project, seen, stop.signal))
    }
  } catch (error) {
    if (!stop.signal.aborted) throw error
  } finally {
    await followers.end()
  }
}

/** Waits for a change after which shoal.yaml can be read. */
async function next(
  context: Context,
  project: Project,
  before: Look,
  signal: AbortSignal,
): Promise<{ project: Project; seen: Look }> {
  for (let seen = before; ; ) {
    const { now, paths } = await changed(project.dir, madeBy(project), seen, signal)
    seen = now
    context.out.note(`changed: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ', …' : ''}`)
    try {
      return { project: await readProject(project.dir), seen }
    } catch (error) {
      context.out.error(ShoalError.wrap(error))
    }
  }
}

/** Builds and deploys once; what goes wrong is told. */
async function round(context: Context, project: Project, signal: AbortSignal): Promise<void> {
  const { out } = context
  try {
    const started = performance.now()
    for (const type of project.types) {
      if (type.build !== undefined) out.note(`building ${type.name}: ${type.build}`)
      await buildType(project, type, { signal, capture: out.json })
    }
    out.note(`built in ${showMs(performance.now() - started)}`)
    // Whoever edits an actor wants to see the new one answer, not the one that is alive.
    await deployTypes(context, project, project.types, { restart: true })
  } catch (error) {
    if (!signal.aborted) out.error(ShoalError.wrap(error))
  }
  signal.throwIfAborted()
}

/** What builds write is no change. */
function madeBy(project: Project): string[] {
  return project.types.map(({ component }) => component.replace(/^\.\//, ''))
}

/** The logs of each type of the project, while it is one. */
class Followers {
  readonly #context: Context
  readonly #types = new Map<string, { stop: AbortController; gone: Promise<void> }>()

  constructor(context: Context) {
    this.#context = context
  }

  follow(project: Project): void {
    const names = new Set(project.types.map(({ name }) => name))
    for (const [name, { stop }] of this.#types) {
      if (names.has(name)) continue
      stop.abort()
      this.#types.delete(name)
    }
    for (const name of names) {
      if (this.#types.has(name)) continue
      const stop = new AbortController()
      this.#types.set(name, { stop, gone: this.#run(name, stop.signal) })
    }
  }

  async end(): Promise<void> {
    for (const { stop } of this.#types.values()) stop.abort()
    await Promise.all([...this.#types.values()].map(({ gone }) => gone))
  }

  /** Goes on when the node is back, with what came meanwhile. */
  async #run(name: string, signal: AbortSignal): Promise<void> {
    const { out } = this.#context
    let since = Date.now()
    while (!signal.aborted) {
      try {
        await withNode(this.#context, async (node) => {
          const sinceMs = Math.max(1, Date.now() - since)
          for await (const entry of node.logs(name, { follow: true, sinceMs, signal })) {
            since = Math.max(since, entry.at + 1)
            out.show(entry, () => logLine(entry))
          }
        })
      } catch {
        // Aborted, or the node is away: the next deployment says so.
      }
      await pause(AGAIN_MS, undefined, { signal }).catch(() => {})
    }
  }
}
