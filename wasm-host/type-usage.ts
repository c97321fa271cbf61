import type { TypeUsage } from './host.ts'
import type { Instance } from './instance.ts'
import type { TypeStats } from './type-stats.ts'

/** What each type uses now, and what became of its actors so far; the types with most memory first. */
export function usage(instances: Iterable<Instance>, stats: TypeStats): TypeUsage[] {
  const types = new Map<string, TypeUsage>()
  const of = (type: string): TypeUsage => {
    let found = types.get(type)
    if (found === undefined) {
      found = { type, live: 0, asleep: 0, memoryBytes: 0, asleepBytes: 0, ...stats.of(type) }
      types.set(type, found)
    }
    return found
  }
  for (const type of stats.types()) of(type)
  for (const { type, place, snapshot, bytes } of instances) {
    const found = of(type)
    if (place !== undefined) {
      found.live++
      found.memoryBytes += bytes
    } else if (snapshot !== undefined) found.asleep++
    found.asleepBytes += snapshot?.length ?? 0
  }
  return [...types.values()].sort((a, b) => b.memoryBytes - a.memoryBytes || b.asleepBytes - a.asleepBytes)
}
