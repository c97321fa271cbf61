/** The bytes end, or say something, where the binary format does not allow it. */
export class MalformedWasm extends Error {
  override readonly name = 'MalformedWasm'
}

/** One section of a module or component, and where its contents are. */
export interface Section {
  id: number
  /** Offset of the section's id byte. */
  start: number
  /** Offsets of its contents. */
  from: number
  to: number
}

/** Reads the binary format of WebAssembly: LEB128 numbers, names, sections. Never past `end`. */
export class WasmReader {
  readonly #bytes: Uint8Array
  readonly #end: number
  #at: number

  constructor(bytes: Uint8Array, from = 0, to: number = bytes.length) {
    this.#bytes = bytes
    this.#at = from
    this.#end = to
  }

  get at(): number {
    return this.#at
  }

  get done(): boolean {
    return this.#at >= this.#end
  }

  byte(): number {
    const value = this.#at < this.#end ? this.#bytes[this.#at] : undefined
    if (value === undefined) throw new MalformedWasm(`it ends in the middle of something at byte ${this.#at}`)
    this.#at++
    return value
  }

  /** The next byte, left in place; undefined at the end. */
  peek(): number | undefined {
    return this.#at < this.#end ? this.#bytes[this.#at] : undefined
  }

  /** An unsigned LEB128 of at most 64 bits. */
  u64(): bigint {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
    throw new MalformedWasm(`a number at byte ${this.#at} is longer than 64 bits`)
  }

  u32(): number {
    const first = this.peek()
    if (first !== undefined && first < 0x80) return this.byte()
    const value = this.u64()
    if (value > 0xffff_ffffn) throw new MalformedWasm(`a number at byte ${this.#at} is longer than 32 bits`)
    return Number(value)
  }

  /** Reads over one LEB128, signed or not. */
  skipLeb(): void {
    while (this.byte() >= 0x80);
  }

  skip(length: number): void {
    if (length > this.#end - this.#at) {
      throw new MalformedWasm(
        `${length} bytes should follow byte ${this.#at}, there are ${this.#end - this.#at}`,
      )
    }
    this.#at += length
  }

  name(): string {
    const length = this.u32()
    const from = this.#at
    this.skip(length)
    return new TextDecoder().decode(this.#bytes.subarray(from, from + length))
  }

  /** The sections that follow, in order. */
  sections(): Section[] {
    const found: Section[] = []
    while (!this.done) {
      const start = this.#at
      const id = this.byte()
      const length = this.u32()
      const from = this.#at
      this.skip(length)
      found.push({ id, start, from, to: this.#at })
    }
    return found
  }
}
