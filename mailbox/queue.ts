import type { Entry } from './entry.ts'

/** GoldFish's *waiting* queue: in order of arrival, counted in messages and bytes, also against the node's budget. */
export class Queue {
  /** Messages that are out at other peers: they may come back. */
  out = 0
  /** Of those that wait, how many a new instance would not serve. */
  bound = 0
  #entries: Entry[] = []
  #bytes = 0
  readonly #budget: { bytes: number }

  constructor(budget: { bytes: number }) {
    this.#budget = budget
  }

  get length(): number {
    return this.#entries.length
  }

  /** Nothing is here, and nothing may come back. */
  get idle(): boolean {
    return this.#entries.length === 0 && this.out === 0
  }

  get bytes(): number {
    return this.#bytes
  }

  push(entry: Entry): void {
    this.#entries.push(entry)
    this.#count(entry, 1)
  }

  /** To its old place: before all that came after it. */
  restore(entry: Entry): void {
    const at = this.#entries.findIndex(({ order }) => order > entry.order)
    this.#entries.splice(at === -1 ? this.#entries.length : at, 0, entry)
    this.#count(entry, 1)
  }

  /** The wait for an actor begins when there is one: claims and creation do not count. */
  afresh(now: number): void {
    for (const entry of this.#entries) entry.heldSince = now
  }

  /** Whether it was there. */
  take(entry: Entry): boolean {
    const index = this.#entries.indexOf(entry)
    if (index === -1) return false
    this.#entries.splice(index, 1)
    this.#count(entry, -1)
    return true
  }

  find(which: (entry: Entry) => boolean): Entry | undefined {
    return this.#entries.find(which)
  }

  /** Everything, out of the queue. */
  takeAll(which?: (entry: Entry) => boolean): Entry[] {
    const all = this.#entries
    const taken = which === undefined ? all : all.filter(which)
    this.#entries = which === undefined ? [] : all.filter((entry) => !which(entry))
    for (const entry of taken) this.#count(entry, -1)
    return taken
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    yield* this.#entries
  }

  /** @param by 1 when it comes, -1 when it goes; it must not become bound or free in between */
  #count(entry: Entry, by: 1 | -1): void {
    const bytes = by * entry.envelope.body.byteLength
    if (entry.bound) this.bound += by
    this.#bytes += bytes
    this.#budget.bytes += bytes
  }
}
