import { type Clock, LIMITS, systemClock } from '../protocols/index.ts'

/**
 * Buffers in memory that threads share, kept for the next large body: new pages cost several times what copying into
 * old ones does. Each thread has its own, and may give away what another one took.
 */
export class KeptBuffers {
  readonly #clock: Clock
  /** The one that was given last at the end. */
  #kept: SharedArrayBuffer[] = []
  #bytes = 0
  #usedAt = 0
  #planned = false
  /** Hears of bytes that a collection would free, and whether there is time for one: V8 does not know what they weigh. */
  onLost: (bytes: number, idle: boolean) => void = () => {}

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Bytes that are kept. */
  get bytes(): number {
    return this.#bytes
  }

  /** A copy, in a buffer that may be larger. */
  copy(body: Uint8Array): Uint8Array {
    const size = sizeFor(body.length)
    const at = this.#kept.findLastIndex((buffer) => buffer.byteLength === size)
    const [found] = at === -1 ? [] : this.#kept.splice(at, 1)
    if (found !== undefined) this.#bytes -= size
    // Another thread may have kept the one that was here.
    else this.onLost(size, false)
    const copy = new Uint8Array(found ?? new SharedArrayBuffer(size), 0, body.length)
    copy.set(body)
    return copy
  }

  /** Nobody reads this body any more, in any thread. */
  give(body: Uint8Array | undefined): void {
    if (body === undefined) return
    const { buffer, length } = body
    if (!(buffer instanceof SharedArrayBuffer) || buffer.byteLength !== sizeFor(length)) return
    if (this.#bytes + buffer.byteLength > LIMITS.keptBufferBytes.value)
      return this.onLost(buffer.byteLength, false)
    this.#kept.push(buffer)
    this.#bytes += buffer.byteLength
    this.#usedAt = this.#clock.now()
    if (!this.#planned) this.#plan(LIMITS.keptBufferMs.value)
  }

  /** Lets them go when none was given for a while. */
  #plan(ms: number): void {
    this.#planned = true
    this.#clock.after(ms, () => {
      const left = this.#usedAt + LIMITS.keptBufferMs.value - this.#clock.now()
      if (left > 0) return this.#plan(left)
      this.#planned = false
      this.onLost(this.#bytes, true)
      this.#kept = []
      this.#bytes = 0
    })
  }
}

/** Those of this thread. */
export const keptBuffers: KeptBuffers = new KeptBuffers(systemClock)

/** Few sizes, so that most bodies find one: the next power of two. What is not written to takes no memory. */
function sizeFor(length: number): number {
  return 2 ** Math.ceil(Math.log2(length))
}
