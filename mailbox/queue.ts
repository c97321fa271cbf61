import type { Entry } from './entry.ts'

/** GoldFish's *waiting* queue: in order of arrival, counted in messages and bytes, also against the node's budget. */
export class Queue {
  /** Messages that are out at other peers: they may come back. */
  out = 0
  #entries: Entry[] = []
  #bytes = 0
  readonly #budget: { bytes: number }

  constructor(budget: { bytes: number }) {
    this.#budget = budget
  }

  get length(): number {
    return this.#entries.length
  }

  get bytes(): number {
    return this.#bytes
  }

  push(entry: Entry): void {
    this.#entries.push(entry)
    this.#count(entry.envelope.body.byteLength)
  }

  /** To the head: a message that was released goes first. */
  unshift(entry: Entry): void {
    this.#entries.unshift(entry)
    this.#count(entry.envelope.body.byteLength)
  }

  /** Whether it was there. */
  take(entry: Entry): boolean {
    const index = this.#entries.indexOf(entry)
    if (index === -1) return false
    this.#entries.splice(index, 1)
    this.#count(-entry.envelope.body.byteLength)
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
    for (const entry of taken) this.#count(-entry.envelope.body.byteLength)
    return taken
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    yield* this.#entries
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    this.#budget.bytes += bytes
  }
}
