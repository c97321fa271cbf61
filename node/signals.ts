import type { Entry } from '../mailbox/index.ts'

/** The signals with which senders take their messages back, as long as somebody waits for the answer. */
export class Signals {
  readonly #signals = new Map<Entry, AbortSignal>()

  watch(entry: Entry, signal: AbortSignal, taken: (entry: Entry) => void): void {
    const onAbort = (): void => taken(entry)
    this.#signals.set(entry, signal)
    signal.addEventListener('abort', onAbort, { once: true })
    entry.settle.push(() => {
      signal.removeEventListener('abort', onAbort)
      this.#signals.delete(entry)
    })
  }

  of(entry: Entry): AbortSignal | undefined {
    return this.#signals.get(entry)
  }
}
