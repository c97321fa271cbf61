import { LIMITS, systemClock } from '../protocols/index.ts'
import { GuestTooLarge } from './actor-host.ts'

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

/** Waits on behalf of one guest, or until one of these settles; never resolves when the guest has ended. */
export type Sleep = (ms: number, until?: readonly Promise<unknown>[]) => Promise<void>

/** `wasi:io/poll`: ready from a moment of the monotonic clock on. Waiting suspends the guest, not its worker. */
export class Pollable {
  readonly #at: number
  readonly #sleep: Sleep | undefined
  readonly #until: Promise<unknown> | undefined
  #settled = false

  /**
   * @param at ms of `systemClock.now()`; ready at once when there is no `sleep`
   * @param until ready when it has settled, if that is sooner
   */
  constructor(at: number = 0, sleep?: Sleep, until?: Promise<unknown>) {
    this.#at = at
    this.#sleep = sleep
    this.#until = until
    const settled = (): void => {
      this.#settled = true
    }
    void until?.then(settled, settled)
  }

  ready(): boolean {
    return this.#settled || this.#sleep === undefined || systemClock.now() >= this.#at
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
      const until = pollables.flatMap((each) => each.#until ?? [])
      await first.#sleep?.(Math.min(Math.max(first.#at - systemClock.now(), 0), LONGEST_MS), until)
    }
  }
}

/** `wasi:io/streams`: bytes that are all there; at its end by default. */
export class InputStream {
  #rest: Uint8Array

  constructor(bytes: Uint8Array = new Uint8Array()) {
    this.#rest = bytes
  }

  read(length: bigint): Uint8Array {
    if (this.#rest.length === 0) throw CLOSED
    const part = this.#rest.subarray(0, Number(length))
    this.#rest = this.#rest.subarray(part.length)
    return part
  }

  blockingRead(length: bigint): Uint8Array {
    return this.read(length)
  }

  skip(length: bigint): bigint {
    return BigInt(this.read(length).length)
  }

  blockingSkip(length: bigint): bigint {
    return this.skip(length)
  }

  subscribe(): Pollable {
    return new Pollable()
  }
}

/** `wasi:io/streams`: takes everything at once. */
export abstract class OutputStream {
  abstract write(bytes: Uint8Array): void

  checkWrite(): bigint {
    return BigInt(LIMITS.chunkBytes.value)
  }

  blockingWriteAndFlush(bytes: Uint8Array): void {
    this.write(bytes)
  }

  flush(): void {}

  blockingFlush(): void {}

  subscribe(): Pollable {
    return new Pollable()
  }

  writeZeroes(length: bigint): void {
    if (length > this.checkWrite()) throw new RangeError(`wrote ${length} zeroes at once`)
    this.write(new Uint8Array(Number(length)))
  }

  blockingWriteZeroesAndFlush(length: bigint): void {
    this.writeZeroes(length)
  }

  splice(source: InputStream, length: bigint): bigint {
    const most = this.checkWrite()
    const part = source.read(length < most ? length : most)
    this.write(part)
    return BigInt(part.length)
  }

  blockingSplice(source: InputStream, length: bigint): bigint {
    return this.splice(source, length)
  }
}

/** Gives out what is written line by line. A line without its end stays until the end comes: guests flush in the middle of lines. */
export class LineOutput extends OutputStream {
  readonly #line: (text: string) => void
  readonly #decoder = new TextDecoder()
  #rest = ''

  constructor(line: (text: string) => void) {
    super()
    this.#line = line
  }

  write(bytes: Uint8Array): void {
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split('\n')
    this.#rest = lines.pop() ?? ''
    for (const line of lines) this.#line(line)
    if (this.#rest.length > LIMITS.logLineBytes.value) this.end()
  }

  /** Gives out a line that has not ended. */
  end(): void {
    if (this.#rest !== '') this.#line(this.#rest)
    this.#rest = ''
  }
}

/** Collects what is written. */
export class ByteOutput extends OutputStream {
  readonly #max: number
  #parts: Uint8Array[] = []
  #length = 0

  /** @param max more ends the guest, bytes */
  constructor(max: number) {
    super()
    this.#max = max
  }

  write(bytes: Uint8Array): void {
    this.#length += bytes.length
    if (this.#length > this.#max) throw GuestTooLarge.reply(this.#length, this.#max)
    this.#parts.push(bytes)
  }

  /** All of it, in a buffer of its own. */
  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}
