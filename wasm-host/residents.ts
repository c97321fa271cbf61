import { LIMITS } from '../protocols/index.ts'

/** An actor that has its memories in a worker, or waits for room there. */
export interface Resident {
  /** Wasm memories that it has. */
  readonly memories: number
  /** Their size when its worker said so last, before it slept if it does; 0 before. Changed by {@link Residents.resize}. */
  bytes: number
  /** Rises with each use: the lower, the longer it rests. */
  readonly usedAt: number
  /** It could be put to sleep now. */
  readonly idle: boolean
}

/** How much there may be of what live actors take. */
export interface Room {
  /** Memories are what a process has few of: each takes 8 GB of address space. */
  memories: number
  /** Their bytes are what a machine has few of. */
  bytes: number
}

export interface ResidentsInit {
  /** Beyond, those who rest are put to sleep. */
  live: Room
  /** Beyond, nobody is created; at least `live`. */
  created: Room
  /** Beyond, nobody wakes up: who is asleep may be what those here wait for. At least `created`. */
  woken: Room
}

/** What follows from the live limit. */
export function roomFor(live: Room): ResidentsInit {
  const most = LIMITS.memories.value
  return {
    live,
    created: { memories: Math.min(most, Math.ceil(live.memories * 1.25)), bytes: live.bytes * 1.25 },
    woken: { memories: most, bytes: live.bytes * 1.5 },
  }
}

/** Who may have memories, who has to sleep for them, and who waits. */
export class Residents<T extends Resident> {
  readonly #init: ResidentsInit
  readonly #here = new Set<T>()
  readonly #creations = new Set<T>()
  readonly #wakings = new Set<T>()
  /** Of all who are here. */
  readonly #taken: Room = { memories: 0, bytes: 0 }
  /** Of those who were told to sleep, and are still here. */
  readonly #leaving: Room = { memories: 0, bytes: 0 }

  constructor(init: ResidentsInit) {
    this.#init = init
  }

  get count(): number {
    return this.#here.size
  }

  get memories(): number {
    return this.#taken.memories
  }

  /** More is taken than should be. */
  get crowded(): boolean {
    const { live } = this.#init
    return (
      this.#taken.memories - this.#leaving.memories > live.memories ||
      this.#taken.bytes - this.#leaving.bytes > live.bytes
    )
  }

  /** One more would wait, and nobody is about to make room. */
  get full(): boolean {
    if (this.#creations.size >= LIMITS.creationsWaiting.value) return true
    return this.#beyond(this.#init.created) && this.#leaving.memories === 0
  }

  /** Nobody new has a place while those here keep theirs. */
  get taken(): boolean {
    return this.#beyond(this.#init.live)
  }

  /** False when there is no room: it waits for {@link next} then. */
  enter(one: T, waking: boolean): boolean {
    if (waking ? !this.#mayWake(one) : this.#beyond(this.#init.created)) {
      ;(waking ? this.#wakings : this.#creations).add(one)
      return false
    }
    this.#take(one)
    return true
  }

  /** It is gone, asleep, or waits no longer. */
  leave(one: T): void {
    if (this.#here.delete(one)) add(this.#taken, one, -1)
    this.#creations.delete(one)
    this.#wakings.delete(one)
  }

  /** Its memories have grown, or are known now. */
  resize(one: T, bytes: number): void {
    if (this.#here.has(one)) this.#taken.bytes += bytes - one.bytes
    one.bytes = bytes
  }

  /** One of those who wait, now that there is room for it: it is here from now on. */
  next(): { one: T; waking: boolean } | undefined {
    const woken = this.#wakings.values().find((each) => this.#mayWake(each))
    const [created] = this.#creations
    const one = woken ?? (this.#beyond(this.#init.created) ? undefined : created)
    if (one === undefined) return undefined
    this.leave(one)
    this.#take(one)
    return { one, waking: one === woken }
  }

  /**
   * Who should sleep, the longest at rest first, and some more at a time: finding them takes a look at all. For their bytes
   * only those who take more than their share.
   */
  surplus(): T[] {
    if (!this.crowded) return []
    const { live } = this.#init
    const kept = { ...this.#taken }
    add(kept, this.#leaving, -1)
    const idle = [...this.#here].filter((one) => one.idle).sort((a, b) => a.usedAt - b.usedAt)
    const chosen: T[] = []
    const enough = 1 - 1 / AT_A_TIME
    let falling = this.#leaving.bytes
    for (const one of idle) {
      const few = kept.memories <= live.memories * enough
      if ((few && kept.bytes <= live.bytes * enough) || falling >= FALLING_BYTES) break
      if (few && this.#small(one)) continue
      chosen.push(one)
      falling += one.bytes
      add(kept, one, -1)
    }
    return chosen
  }

  /** One of {@link surplus} was told to sleep; afterwards it has left, or stays. */
  falls(one: T): void {
    add(this.#leaving, one, 1)
  }

  fell(one: T): void {
    add(this.#leaving, one, -1)
  }

  #take(one: T): void {
    this.#here.add(one)
    add(this.#taken, one, 1)
  }

  /** It takes no more than its share: what others take is not its fault. */
  #small({ bytes }: Resident): boolean {
    const { live } = this.#init
    return bytes * live.memories <= live.bytes
  }

  #mayWake(one: T): boolean {
    const { memories, bytes } = this.#init.woken
    return this.#taken.memories < memories && (this.#taken.bytes < bytes || this.#small(one))
  }

  #beyond({ memories, bytes }: Room): boolean {
    return this.#taken.memories >= memories || this.#taken.bytes >= bytes
  }
}

function add(to: Room, { memories, bytes }: Readonly<Room>, times: 1 | -1): void {
  to.memories += times * memories
  to.bytes += times * bytes
}

/** Memories that are told to fall asleep at a time: a worker reads each as a whole, and its other actors wait meanwhile. */
const FALLING_BYTES = 67_108_864
/** Part of the live ones that are put to sleep together. */
const AT_A_TIME = 64
