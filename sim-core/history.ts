/** One operation on a register as its caller saw it. Times are true times, ms. */
export interface Operation {
  kind: 'read' | 'write'
  /** What was written or read; each write writes another value, and 0 is there from the start. */
  value: number
  from: number
  /** Infinity: never answered. Reads without an answer are left out. */
  to: number
}

interface Zone {
  value: number
  /** Whether its write was made, and may or must have happened. */
  from: number
  /** The earliest answer, and the latest call, of its write and reads. */
  firstEnd: number
  lastStart: number
}

/**
 * What is wrong with a history of one register; undefined when it is linearizable. Each value is written once, so that
 * Gibbons' and Korach's test is exact: the zones of no two values may overlap where both must stand, and none may lie
 * wholly inside another's.
 */
export function wrongWith(history: readonly Operation[]): string | undefined {
  const zones = new Map<number, Zone>([[0, { value: 0, from: -1, firstEnd: -1, lastStart: -1 }]])
  for (const { kind, value, from, to } of history)
    if (kind === 'write') zones.set(value, { value, from, firstEnd: to, lastStart: from })
  for (const { kind, value, from, to } of history) {
    if (kind !== 'read' || to === Number.POSITIVE_INFINITY) continue
    const zone = zones.get(value)
    if (zone === undefined) return `${value} was read and never written`
    if (to < zone.from) return `${value} was read before it was written`
    zone.firstEnd = Math.min(zone.firstEnd, to)
    zone.lastStart = Math.max(zone.lastStart, from)
  }
  const stands = [...zones.values()].filter(({ firstEnd }) => firstEnd < Number.POSITIVE_INFINITY)
  // Forward: the value stood from its first end to its last start. Backward: it may have stood at one instant between.
  const forward = stands
    .filter((zone) => zone.firstEnd < zone.lastStart)
    .toSorted((one, other) => one.firstEnd - other.firstEnd)
  for (const [at, zone] of forward.entries()) {
    const next = forward[at + 1]
    if (next !== undefined && next.firstEnd < zone.lastStart)
      return `${zone.value} and ${next.value} were both the last value between ${next.firstEnd.toFixed(0)} and ${zone.lastStart.toFixed(0)} ms`
  }
  for (const zone of stands) {
    if (zone.firstEnd < zone.lastStart) continue
    const around = forward.find(
      ({ firstEnd, lastStart }) => firstEnd < zone.lastStart && zone.firstEnd < lastStart,
    )
    if (around !== undefined)
      return `${zone.value} was lost: ${around.value} stood from ${around.firstEnd.toFixed(0)} to ${around.lastStart.toFixed(0)} ms`
  }
  return undefined
}
