import { markOldCopy } from '../../dht-registry/index.ts'
import { systemClock } from '../../protocols/index.ts'
import { openDataDir } from './data-dir.ts'

/**
 * Says of the data directory of a stopped node that it is an old copy: see `markOldCopy`.
 *
 * @returns the epoch above which its warden begins; undefined when the node was none
 * @throws ShoalError DATA_DIR, DATA_DIR_IN_USE
 */
export async function markRestored(dataDir: string): Promise<number | undefined> {
  await using dir = await openDataDir(dataDir, { clock: systemClock })
  return await markOldCopy(dir.store)
}
