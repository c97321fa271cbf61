/** Something that happened, with its place in the order in which this peer wrote it down. */
export interface Numbered {
  /** Rises with every entry of this peer, restarts included. */
  seq: number
  /** Wall clock, ms. */
  at: number
}

/** Which entries a reader wants. */
export interface Wanted<T> {
  test(entry: T): boolean
  /** Text that stands in every entry wanted, as JSON writes it: spares parsing the others. */
  contains?: string
}

/**
 * Entries on disk or in memory, bounded in bytes: the oldest go. Contract: `test/contracts/journal.ts`.
 * Disposing of it writes what is still to be written.
 */
export interface Journal<T extends Numbered> extends AsyncDisposable {
  /** Of the newest entry, 0 when there never was one. */
  readonly lastSeq: number
  /** Never waits and never throws: an entry that cannot be kept is counted and lost. */
  append(entry: T): void
  /** The newest `count` entries wanted, oldest first. */
  tail(wanted: Wanted<T>, count: number): Promise<T[]>
  /** All entries wanted, oldest first, in batches. */
  read(wanted: Wanted<T>): AsyncIterable<T[]>
}

/** A journal that forgets with its process. */
export function memoryJournal<T extends Numbered>({ bytesMax }: { bytesMax: number }): Journal<T> {
  const kept: { entry: T; bytes: number }[] = []
  let bytes = 0
  let lastSeq = 0
  const wantedOf = (wanted: Wanted<T>): T[] =>
    kept.map(({ entry }) => entry).filter((entry) => wanted.test(entry))
  return {
    get lastSeq() {
      return lastSeq
    },
    append(entry) {
      const size = JSON.stringify(entry).length
      kept.push({ entry, bytes: size })
      bytes += size
      lastSeq = entry.seq
      if (bytes <= bytesMax) return
      // In one go, so that a full journal does not move all its entries for each new one.
      let gone = 0
      while (bytes > bytesMax * 0.9 && gone < kept.length) bytes -= kept[gone++]?.bytes ?? 0
      kept.splice(0, gone)
    },
    tail: (wanted, count) => Promise.resolve(wantedOf(wanted).slice(-count)),
    async *read(wanted) {
      const found = wantedOf(wanted)
      if (found.length > 0) yield found
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
