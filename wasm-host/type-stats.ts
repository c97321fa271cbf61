import { LIMITS } from '../protocols/index.ts'

/** What became of the actors of one type on a host since it started. */
export interface TypeCounts {
  created: number
  /** By reason. */
  ended: Readonly<Record<string, number>>
  /** Of all runs that are over, without the time in which they waited for answers. */
  cpuMs: number
}

type Counts = TypeCounts & { ended: Record<string, number> }

/** Counts by type, for LIMITS.countedTypes of them: the one that was quiet longest goes. */
export class TypeStats {
  /** The one that changed longest ago first, as far as it was created or ended. */
  readonly #types = new Map<string, Counts>()

  of(type: string): TypeCounts {
    return this.#types.get(type) ?? none()
  }

  types(): IterableIterator<string> {
    return this.#types.keys()
  }

  created(type: string): void {
    this.#changed(type).created++
  }

  ended(type: string, reason: string): void {
    const { ended } = this.#changed(type)
    ended[reason] = (ended[reason] ?? 0) + 1
  }

  ran(type: string, cpuMs: number): void {
    const counts = this.#types.get(type)
    if (counts !== undefined) counts.cpuMs += cpuMs
  }

  #changed(type: string): Counts {
    const counts = this.#types.get(type) ?? none()
    this.#types.delete(type)
    this.#types.set(type, counts)
    const [oldest] = this.#types.keys()
    if (this.#types.size > LIMITS.countedTypes.value && oldest !== undefined) this.#types.delete(oldest)
    return counts
  }
}

function none(): Counts {
  return { created: 0, ended: {}, cpuMs: 0 }
}

/** Of the actor at an address. */
export function typeOf(address: string): string {
  return address.slice(0, address.search(/[/@]|$/))
}
