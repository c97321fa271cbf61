import type { Context } from '../context.ts'
import { showBytes, showMs } from '../parse.ts'
import { stopSignals } from '../stop-signals.ts'
import { chosen, readProject } from '../project.ts'
import { buildType } from '../project-build.ts'

/** `shoal build [TYPE]…`: all of the project, one after the other; the first that fails ends it. */
export async function build(context: Context, names: readonly string[]): Promise<void> {
  const { out } = context
  const project = await readProject()
  const types = chosen(project, names)
  const stop = new AbortController()
  void stopSignals(out).then(() => stop.abort())
  for (const type of types) {
    if (type.build !== undefined) out.note(`building ${type.name}: ${type.build}`)
    const built = await buildType(project, type, { signal: stop.signal, capture: out.json })
    out.show(built, () => `built ${built.component} (${showBytes(built.bytes)}) in ${showMs(built.ms)}`)
  }
}
