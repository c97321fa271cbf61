import { LIMITS, type Store } from '../protocols/index.ts'
import type { Stored } from '../wardens/index.ts'
import { readDisk, WARDEN_PREFIX } from './seat.ts'
import { encodeStored } from './wire/stored.ts'

/**
 * The disk is an old copy: what its warden did since is not on it. Its next life begins as after a crash, silent until every
 * lease that it may have granted has ended, and all epochs that it grants are above those that it may have granted.
 *
 * @returns the epoch above which it begins; undefined when no warden ever answered from this disk
 * @throws ShoalError PROTOCOL when the disk is damaged
 */
export async function markOldCopy(store: Store): Promise<number | undefined> {
  const disk = await readDisk(store)
  if (!disk.has('served')) return undefined
  let highest = 0
  let rounds = 0
  for (const value of disk.values()) {
    if (value.kind === 'record') highest = Math.max(highest, value.epoch, value.highest)
    else if (value.kind === 'floor') highest = Math.max(highest, value.epoch)
    else if (value.kind === 'rounds') rounds = value.upTo
  }
  const floor = highest + LIMITS.restoredEpochs.value
  const puts: [string, Stored | undefined][] = [
    ['clean', undefined],
    ['floor', { kind: 'floor', epoch: floor }],
    ['rounds', { kind: 'rounds', upTo: rounds + LIMITS.restoredEpochs.value }],
  ]
  await store.write(
    new Map(
      puts.map(([key, value]) => [WARDEN_PREFIX + key, value === undefined ? value : encodeStored(value)]),
    ),
  )
  return floor
}
