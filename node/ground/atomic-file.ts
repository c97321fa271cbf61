import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a file so that a crash leaves either the old or the new content, on disk when it resolves. Of writes at the same
 * time one is the last, whole.
 *
 * @param mode permission bits of the new file
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  mode = 0o600,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}.new`
  try {
    await writeSynced(temporary, content, 'w', mode)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  await syncDirectory(dirname(path))
}

/** Writes a whole file and waits until its content is on disk. `flags` as for `fs.open`. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array,
  flags: string,
  mode: number,
): Promise<void> {
  await using file = await open(path, flags, mode)
  await file.writeFile(content)
  await file.sync()
}

/** Makes renames and new names in a directory durable, where the platform can. */
export async function syncDirectory(path: string): Promise<void> {
  try {
    await using directory = await open(path, 'r')
    await directory.sync()
  } catch (error) {
    // Some file systems refuse to sync a directory; the file's own content is on disk all the same.
    const code = (error as NodeJS.ErrnoException).code
    if (code !== 'EINVAL' && code !== 'EISDIR' && code !== 'EPERM' && code !== 'ENOTSUP') throw error
  }
}
