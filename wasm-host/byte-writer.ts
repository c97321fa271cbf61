/** Writes the binary format of WebAssembly into a buffer that grows. */
export class ByteWriter {
  #buffer: Uint8Array
  #length = 0

  constructor(capacity = 64) {
    this.#buffer = new Uint8Array(Math.max(64, capacity))
  }

  get length(): number {
    return this.#length
  }

  byte(value: number): this {
    this.#room(1)
    this.#buffer[this.#length++] = value
    return this
  }

  raw(bytes: ArrayLike<number>): this {
    this.#room(bytes.length)
    this.#buffer.set(bytes, this.#length)
    this.#length += bytes.length
    return this
  }

  /** Unsigned LEB128. */
  u32(value: number): this {
    while (value >= 0x80) {
      this.byte((value & 0x7f) | 0x80)
      value >>>= 7
    }
    return this.byte(value)
  }

  /** The operand of an i32.const: signed LEB128. @param value not negative */
  constant(value: number): this {
    while (value >= 0x40) {
      this.byte((value & 0x7f) | 0x80)
      value >>>= 7
    }
    return this.byte(value)
  }

  /** Unsigned LEB128. */
  u64(value: bigint): this {
    while (value >= 0x80n) {
      this.byte(Number(value & 0x7fn) | 0x80)
      value >>= 7n
    }
    return this.byte(Number(value))
  }

  name(text: string): this {
    const bytes = new TextEncoder().encode(text)
    return this.u32(bytes.length).raw(bytes)
  }

  /** A copy of what was written. */
  bytes(): Uint8Array<ArrayBuffer> {
    return this.#buffer.slice(0, this.#length) as Uint8Array<ArrayBuffer>
  }

  #room(more: number): void {
    if (this.#length + more <= this.#buffer.length) return
    const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#length + more))
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}
