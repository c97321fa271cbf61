import { markOldCopy } from '../../dht-registry/index.ts'
import { type Store, systemClock } from '../../protocols/index.ts'
import { openDataDir } from './data-dir.ts'

/** What was done to an old copy. */
export interface Restored {
  /** Above which its warden begins; undefined when the node was none. */
  epoch: number | undefined
  /** Invites that nobody joins by any more. */
  invites: number
}

/**
 * Says of the data directory of a stopped node that it is an old copy: see `markOldCopy` and `closeInvites`.
 *
 * @throws ShoalError DATA_DIR, DATA_DIR_IN_USE
 */
export async function markRestored(
  dataDir: string,
  closeInvites: (store: Store) => Promise<number>,
): Promise<Restored> {
  await using dir = await openDataDir(dataDir, { clock: systemClock })
  return { invites: await closeInvites(dir.store), epoch: await markOldCopy(dir.store) }
}
