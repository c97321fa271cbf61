import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LIMITS, ShoalError } from '../protocols/index.ts'

/** What the files of a project were at one moment: path from its directory, and a mark of what is in it. */
export type Look = ReadonlyMap<string, Mark>

interface Mark {
  /** Size and time of the last change: the same as before, and the file need not be read. */
  stat: string
  /** Of the contents: a file that was written again as it was has not changed. */
  digest: string
}

/** Where tools put what they make or fetch. Names with a dot in front are left out too. */
const MADE = ['node_modules', 'target', 'build', 'dist']
/** Larger files count as changed when they were written. */
const DIGEST_BYTES_MAX = 1_048_576

/**
 * Looks at the files of a project. Looking again and again needs no help of the system, so it works on shared and
 * mounted directories too, and a rename is nothing special.
 *
 * @param made paths that builds write
 * @throws ShoalError BAD_REQUEST when there are too many
 */
export async function look(dir: string, made: readonly string[], before?: Look): Promise<Look> {
  const found = new Map<string, Mark>()
  const visit = async (below: string): Promise<void> => {
    // What goes away while it is looked at is gone.
    for (const entry of await readdir(join(dir, below), { withFileTypes: true }).catch(() => [])) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.name.startsWith('.') || MADE.includes(entry.name) || made.includes(path)) continue
      if (entry.isDirectory()) await visit(path)
      else if (entry.isFile()) {
        const mark = await markOf(join(dir, path), before?.get(path))
        if (mark !== undefined) found.set(path, mark)
      }
      if (found.size > LIMITS.projectFiles.value)
        throw new ShoalError('BAD_REQUEST', `${dir} has more than ${found.size - 1} files to watch`, {
          hint: `start it in the directory of a project; ${MADE.join(', ')} and names with a dot in front do not count`,
        })
    }
  }
  await visit('')
  return found
}

async function markOf(path: string, before: Mark | undefined): Promise<Mark | undefined> {
  try {
    const { size, mtimeMs, ino } = await stat(path)
    const seen = `${size} ${mtimeMs} ${ino}`
    if (before?.stat === seen) return before
    const digest =
      size > DIGEST_BYTES_MAX
        ? seen
        : createHash('sha256')
            .update(await readFile(path))
            .digest('base64')
    return { stat: seen, digest }
  } catch {
    return undefined
  }
}

/** Paths that came, went or have other contents. */
export function changes(before: Look, after: Look): string[] {
  const paths = new Set([...before.keys(), ...after.keys()])
  return [...paths].filter((path) => before.get(path)?.digest !== after.get(path)?.digest)
}

/**
 * Resolves when files differ from how they were, and have been still for LIMITS.watchMs: half of what an editor or a
 * checkout writes is not built.
 *
 * @throws AbortError
 */
export async function changed(
  dir: string,
  made: readonly string[],
  before: Look,
  signal: AbortSignal,
): Promise<{ now: Look; paths: string[] }> {
  let last = before
  for (;;) {
    const started = performance.now()
    const now = await look(dir, made, last)
    const still = changes(last, now).length === 0
    last = now
    const paths = changes(before, now)
    if (still && paths.length > 0) return { now, paths }
    // A large tree is not looked at all the time.
    await pause(Math.max(LIMITS.watchMs.value, 10 * (performance.now() - started)), undefined, { signal })
  }
}
