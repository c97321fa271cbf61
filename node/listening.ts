import { LIMITS } from '../protocols/index.ts'

/** Published messages as they come, until whoever listens leaves the loop or its signal aborts. */
export interface Subscription<T> extends AsyncIterable<T> {
  /** Resolves when what is published from now on is heard; rejects when it never will be. */
  readonly ready: Promise<void>
}

/** What may wait for a slow listener. */
export interface Heard {
  body: Uint8Array
  /** Messages before this one that were dropped because it waited too long for its reader. */
  dropped: number
}

/**
 * The queue between the mesh, which does not wait, and one listener, who may be slow: bounded by
 * LIMITS.heardMessages and heardBytes. The oldest message goes, and the next one that is read tells of it.
 */
export class Listening<T extends Heard> {
  readonly #queue: T[] = []
  #bytes = 0
  #dropped = 0
  #ended: { error?: unknown } | undefined
  #wake: (() => void) | undefined

  add(message: T): void {
    if (this.#ended !== undefined) return
    this.#queue.push(message)
    this.#bytes += message.body.byteLength
    while (
      this.#queue.length > LIMITS.heardMessages.value ||
      (this.#bytes > LIMITS.heardBytes.value && this.#queue.length > 1)
    ) {
      const oldest = this.#take()
      this.#dropped += 1 + (oldest?.dropped ?? 0)
    }
    this.#wake?.()
  }

  /** What waits is still read; then the loop ends, or throws. */
  end(error?: unknown): void {
    this.#ended ??= error === undefined ? {} : { error }
    this.#wake?.()
  }

  /** For one reader. */
  async *read(): AsyncGenerator<T, void, void> {
    for (;;) {
      const message = this.#take()
      if (message !== undefined) {
        const dropped = this.#dropped + message.dropped
        this.#dropped = 0
        yield { ...message, dropped }
      } else if (this.#ended === undefined) {
        await new Promise<void>((resolve) => (this.#wake = resolve))
      } else {
        if (this.#ended.error !== undefined) throw this.#ended.error
        return
      }
    }
  }

  #take(): T | undefined {
    const message = this.#queue.shift()
    this.#bytes -= message?.body.byteLength ?? 0
    return message
  }
}
