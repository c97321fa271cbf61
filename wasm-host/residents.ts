import { LIMITS } from '../protocols/index.ts'

/** An actor that has its memories in a worker, or waits for room there. */
export interface Resident {
  /** Wasm memories that it has. */
  readonly memories: number
  /** Rises with each use: the lower, the longer it rests. */
  readonly usedAt: number
  /** It could be put to sleep now. */
  readonly idle: boolean
}

export interface ResidentsInit {
  /** Memories beyond which those who rest are put to sleep. */
  live: number
  /** Memories beyond which nobody is created; at least `live`. */
  created: number
  /** Memories beyond which nobody wakes up: who is asleep may be what those here wait for. At least `created`. */
  woken: number
}

/**
 * Who may have memories, who has to sleep for them, and who waits. Memories are what a process has few of: each takes
 * 8 GB of address space.
 */
export class Residents<T extends Resident> {
  readonly #init: ResidentsInit
  readonly #here = new Set<T>()
  readonly #creations = new Set<T>()
  readonly #wakings = new Set<T>()
  #memories = 0
  /** Told to sleep, and still here. */
  #leaving = 0

  constructor(init: ResidentsInit) {
    this.#init = init
  }

  get count(): number {
    return this.#here.size
  }

  get memories(): number {
    return this.#memories
  }

  /** More are here than should be. */
  get crowded(): boolean {
    return this.#memories - this.#leaving > this.#init.live
  }

  /** One more would wait, and nobody is about to make room. */
  get full(): boolean {
    if (this.#creations.size >= LIMITS.creationsWaiting.value) return true
    return this.#memories >= this.#init.created && this.#leaving === 0
  }

  /** False when there is no room: it waits for {@link next} then. */
  enter(one: T, waking: boolean): boolean {
    const max = waking ? this.#init.woken : this.#init.created
    if (this.#memories >= max) {
      ;(waking ? this.#wakings : this.#creations).add(one)
      return false
    }
    this.#take(one)
    return true
  }

  /** It is gone, asleep, or waits no longer. */
  leave(one: T): void {
    if (this.#here.delete(one)) this.#memories -= one.memories
    this.#creations.delete(one)
    this.#wakings.delete(one)
  }

  /** One of those who wait, now that there is room for it: it is here from now on. */
  next(): { one: T; waking: boolean } | undefined {
    const waking = this.#wakings.size > 0 && this.#memories < this.#init.woken
    if (!waking && this.#memories >= this.#init.created) return undefined
    const [one] = waking ? this.#wakings : this.#creations
    if (one === undefined) return undefined
    this.leave(one)
    this.#take(one)
    return { one, waking }
  }

  /** Who should sleep, the longest at rest first, and some more at a time: finding them takes a look at all. */
  surplus(): T[] {
    const over = this.#memories - this.#leaving - this.#init.live
    if (over <= 0) return []
    const idle = [...this.#here].filter((one) => one.idle).sort((a, b) => a.usedAt - b.usedAt)
    const chosen: T[] = []
    let freed = 0
    for (const one of idle) {
      if (freed >= over + this.#init.live / AT_A_TIME) break
      chosen.push(one)
      freed += one.memories
    }
    return chosen
  }

  /** One of {@link surplus} was told to sleep; afterwards it has left, or stays. */
  falls(one: T): void {
    this.#leaving += one.memories
  }

  fell(one: T): void {
    this.#leaving -= one.memories
  }

  #take(one: T): void {
    this.#here.add(one)
    this.#memories += one.memories
  }
}

/** Part of the live ones that are put to sleep together. */
const AT_A_TIME = 64
