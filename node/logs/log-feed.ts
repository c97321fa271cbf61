import { LIMITS } from '../../protocols/index.ts'
import type { Journal, Numbered, Wanted } from './log-journal.ts'

/** Which entries, from when on. */
export interface FeedQuestion<T> {
  wanted: Wanted<T>
  /** Entries behind this number, whatever their age; for a reader that was interrupted. */
  after?: number
  /** Wall clock, ms: entries since then. Absent, and without `after`: the newest LIMITS.logLines. */
  since?: number
  /** Goes on with what comes, until aborted. */
  follow: boolean
}

/** A journal that can be followed. */
export class Feed<T extends Numbered> {
  readonly #journal: Journal<T>
  readonly #followers = new Set<(entry: T) => void>()
  #seq: number

  constructor(journal: Journal<T>) {
    this.#journal = journal
    this.#seq = journal.lastSeq
  }

  /** Numbers an entry, keeps it, and tells the followers. */
  add(entry: Omit<T, 'seq'>): void {
    // The type says that only the number is missing; TypeScript cannot.
    const numbered = { ...entry, seq: ++this.#seq } as T
    this.#journal.append(numbered)
    for (const follower of this.#followers) follower(numbered)
  }

  /** In batches, in the order of their numbers. A follower that reads slowly misses the oldest. */
  async *read(question: FeedQuestion<T>, signal: AbortSignal): AsyncIterable<T[]> {
    if (!question.follow) return yield* this.#kept(question)
    let batch: T[] = []
    let notify: (() => void) | undefined
    let last = 0
    const onEntry = (entry: T): void => {
      if (!question.wanted.test(entry)) return
      batch.push(entry)
      if (batch.length > LIMITS.logLines.value) batch.shift()
      notify?.()
    }
    const onAbort = (): void => notify?.()
    // Before the kept ones are read, so that none is missed in between.
    this.#followers.add(onEntry)
    signal.addEventListener('abort', onAbort)
    try {
      for await (const entries of this.#kept(question)) {
        last = entries.at(-1)?.seq ?? last
        yield entries
      }
      while (!signal.aborted) {
        const entries = batch.filter(({ seq }) => seq > last)
        batch = []
        if (entries.length > 0) yield entries
        else await new Promise<void>((resolve) => (notify = resolve))
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
      this.#followers.delete(onEntry)
    }
  }

  async *#kept({ wanted, after, since }: FeedQuestion<T>): AsyncIterable<T[]> {
    if (after === undefined && since === undefined) {
      const entries = await this.#journal.tail(wanted, LIMITS.logLines.value)
      if (entries.length > 0) yield entries
      return
    }
    const test = (entry: T): boolean =>
      (after === undefined ? entry.at >= (since ?? 0) : entry.seq > after) && wanted.test(entry)
    yield* this.#journal.read({ ...wanted, test })
  }
}
