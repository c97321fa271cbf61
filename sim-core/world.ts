/** Chance under a seed: mulberry32, good enough for schedules. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Item {
  at: number
  order: number
  run: () => void
}

/** One seed's time line: an event heap, chance, and what went wrong first. Times are ms of true time. */
export class World {
  now = 0
  events = 0
  /** What went wrong first; the run ends with it. */
  wrong: string | undefined
  /** Changes with any difference between two runs. */
  trace = 0x811c9dc5
  readonly next: () => number
  readonly #heap: Item[] = []
  readonly #say: ((line: string) => void) | undefined
  #order = 0

  constructor(seed: number, say?: (line: string) => void) {
    this.next = chance(seed)
    this.#say = say
  }

  between(from: number, to: number): number {
    return from + this.next() * (to - from)
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T
  }

  fail(what: string): void {
    this.wrong ??= `${this.now.toFixed(0)} ms: ${what}`
  }

  /** Only built when somebody reads it. */
  say(line: () => string): void {
    if (this.#say !== undefined) this.#say(`${this.now.toFixed(1).padStart(9)} ${line()}`)
  }

  /** Counts something into the trace. */
  mark(value: number): void {
    this.trace = Math.imul(this.trace ^ value, 0x01000193)
  }

  at(time: number, run: () => void): void {
    const heap = this.#heap
    const item = { at: time, order: this.#order++, run }
    let child = heap.length
    while (child > 0) {
      const parent = (child - 1) >>> 1
      const other = heap[parent] as Item
      if (!before(item, other)) break
      heap[child] = other
      child = parent
    }
    heap[child] = item
  }

  /** Runs to `end`, or to the first thing that goes wrong. */
  run(end: number): void {
    while (this.wrong === undefined) {
      const item = this.#pop()
      if (item === undefined || item.at >= end) break
      this.now = item.at
      this.events++
      this.mark(item.order)
      this.mark(item.at * 1_000)
      item.run()
    }
    this.now = Math.max(this.now, end)
  }

  #pop(): Item | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || last === undefined) return first
    let parent = 0
    for (;;) {
      let child = 2 * parent + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && before(heap[child + 1] as Item, heap[child] as Item)) child++
      if (!before(heap[child] as Item, last)) break
      heap[parent] = heap[child] as Item
      parent = child
    }
    heap[parent] = last
    return first
  }
}

function before(one: Item, other: Item): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order)
}
