/** A key as a warden knew it when a step of the config began. */
export interface SnapshotRecord {
  address: string
  epoch: number
  highest: number
  peer: string
  incarnation: number
  /** Config epoch and ballot under which it was accepted. */
  term: number
  round: number
  rival: number
  remainingMs: number
  successor: string
}

/** What a warden hands to the wardens of the next config. */
export interface Snapshot {
  floor: number
  /** What is left of its silence after a crash. */
  silenceMs: number
  records: readonly SnapshotRecord[]
}

/**
 * What a step quorum knew together. Of a key the record of the highest ballot stands, not that of the highest epoch: the
 * latter may be of a claim that failed. Epochs and remaining times are the highest of any.
 */
export function merge(snapshots: readonly Snapshot[]): Snapshot {
  const records = new Map<string, SnapshotRecord>()
  let floor = 0
  let silenceMs = 0
  for (const snapshot of snapshots) {
    floor = Math.max(floor, snapshot.floor)
    silenceMs = Math.max(silenceMs, snapshot.silenceMs)
    for (const record of snapshot.records) {
      const other = records.get(record.address)
      records.set(record.address, other === undefined ? record : joined(record, other))
    }
  }
  return { floor, silenceMs, records: [...records.values()] }
}

function joined(one: SnapshotRecord, other: SnapshotRecord): SnapshotRecord {
  const [best, less] = order(one, other) >= 0 ? [one, other] : [other, one]
  const same = best.peer === less.peer && best.incarnation === less.incarnation
  return {
    ...best,
    highest: Math.max(one.highest, other.highest),
    rival: Math.max(one.rival, other.rival, same ? 0 : less.epoch),
    remainingMs: Math.max(one.remainingMs, other.remainingMs),
    // A release that one has heard of is a release.
    successor: best.successor === '' && same && best.epoch === less.epoch ? less.successor : best.successor,
  }
}

function order(one: SnapshotRecord, other: SnapshotRecord): number {
  if (one.term !== other.term) return one.term - other.term
  if (one.round !== other.round) return one.round - other.round
  if (one.peer !== other.peer) return one.peer < other.peer ? -1 : 1
  return one.incarnation - other.incarnation
}
