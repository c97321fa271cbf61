import { LIMITS, systemClock } from '../protocols/index.ts'

/** `wasi:io/error`: never made, but guests name its type. */
export class Failed {
  toDebugString(): string {
    return 'failed'
  }
}

/** The value of `stream-error` that says that nothing will ever come or go. */
const CLOSED = { tag: 'closed' }

/** The longest that a timer of ours can wait; a longer sleep is over then, and the run's limit long before. */
const LONGEST_MS = 0x7fff_ffff

/** Waits on behalf of one guest; never resolves when the guest has ended. */
export type Sleep = (ms: number) => Promise<void>

/** `wasi:io/poll`: ready from a moment of the monotonic clock on. Waiting suspends the guest, not its worker. */
export class Pollable {
  readonly #at: number
  readonly #sleep: Sleep | undefined

  /** @param at ms of `systemClock.now()`; ready at once when there is none */
  constructor(at: number = 0, sleep?: Sleep) {
    this.#at = at
    this.#sleep = sleep
  }

  ready(): boolean {
    return this.#sleep === undefined || systemClock.now() >= this.#at
  }

  async block(): Promise<void> {
    await Pollable.any([this])
  }

  /** `poll`: the indices of those that are ready, one at least. */
  static async any(pollables: readonly Pollable[]): Promise<Uint32Array> {
    if (pollables.length === 0) throw new RangeError('polled nothing')
    for (;;) {
      const ready = pollables.flatMap((pollable, index) => (pollable.ready() ? [index] : []))
      if (ready.length > 0) return Uint32Array.from(ready)
      const first = pollables.reduce((a, b) => (b.#at < a.#at ? b : a))
      await first.#sleep?.(Math.min(Math.max(first.#at - systemClock.now(), 0), LONGEST_MS))
    }
  }
}

/** `wasi:io/streams`: at its end. */
export class InputStream {
  read(): never {
    throw CLOSED
  }

  blockingRead(): never {
    throw CLOSED
  }

  skip(): never {
    throw CLOSED
  }

  blockingSkip(): never {
    throw CLOSED
  }

  subscribe(): Pollable {
    return new Pollable()
  }
}

/** `wasi:io/streams`: takes everything at once and gives it out line by line. */
export class OutputStream {
  readonly #line: (text: string) => void
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(line: (text: string) => void) {
    this.#line = line
  }

  checkWrite(): bigint {
    return BigInt(LIMITS.chunkBytes.value)
  }

  write(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
    if (this.#rest.length > LIMITS.logLineBytes.value) {
      this.#line(this.#rest)
      this.#rest = ''
    }
  }

  blockingWriteAndFlush(bytes: Uint8Array): void {
    this.write(bytes)
  }

  // A line without its end stays until the end comes: guests flush in the middle of lines.
  flush(): void {}

  blockingFlush(): void {}

  subscribe(): Pollable {
    return new Pollable()
  }

  writeZeroes(): never {
    throw CLOSED
  }

  blockingWriteZeroesAndFlush(): never {
    throw CLOSED
  }

  splice(): never {
    throw CLOSED
  }

  blockingSplice(): never {
    throw CLOSED
  }
}
