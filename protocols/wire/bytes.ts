import { AssertionError } from 'node:assert'
import { ShoalError } from '../errors.ts'

function broken(what: string): ShoalError {
  return new ShoalError('PROTOCOL', `a frame cannot be read: ${what}`, {
    hint: 'the other side is not a Shoal peer, or of an incompatible version',
  })
}

/** Writes protobuf fields into one growing buffer. Fields that hold their default are left out, as proto3 does. */
export class ProtoWriter {
  #buffer = Buffer.allocUnsafeSlow(1_024)
  #at = 0

  get length(): number {
    return this.#at
  }

  /** Starts anew, keeping the buffer, with `room` bytes left free at the beginning. */
  reset(room: number): void {
    this.#at = room
  }

  /** Copies out what was written, and `room` bytes in front of it. */
  take(): Buffer {
    const copy = Buffer.allocUnsafe(this.#at)
    this.#buffer.copy(copy, 0, 0, this.#at)
    return copy
  }

  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new AssertionError({ message: `${value} is not a number for the wire` })
    this.#reserve(10)
    let rest = value
    while (rest > 0x7f) {
      // Beyond 32 bits the bit operators would cut.
      this.#buffer[this.#at++] = (rest % 128) | 0x80
      rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >>> 7
    }
    this.#buffer[this.#at++] = rest
  }

  uint(field: number, value: number): void {
    if (value === 0) return
    this.varint(field << 3)
    this.varint(value)
  }

  bool(field: number, value: boolean): void {
    if (value) this.uint(field, 1)
  }

  text(field: number, value: string): void {
    if (value !== '') this.element(field, value)
  }

  /** A string that is written even when empty: list elements and optional fields. */
  element(field: number, value: string): void {
    this.varint((field << 3) | 2)
    // No UTF-16 unit takes more than 3 bytes, so up to 42 units the length fits one byte.
    const worst = value.length * 3
    this.#reserve(worst + 5)
    if (worst < 128) {
      const bytes = this.#buffer.write(value, this.#at + 1)
      this.#buffer[this.#at] = bytes
      this.#at += 1 + bytes
    } else {
      this.varint(Buffer.byteLength(value))
      this.#at += this.#buffer.write(value, this.#at)
    }
  }

  /** A nested message; `write` writes its fields. */
  message<T>(field: number, value: T, write: (writer: ProtoWriter, value: T) => void): void {
    this.varint((field << 3) | 2)
    this.#reserve(1)
    const start = ++this.#at
    write(this, value)
    const length = this.#at - start
    if (length < 128) {
      this.#buffer[start - 1] = length
      return
    }
    const more = length < 16_384 ? 1 : length < 2_097_152 ? 2 : 3
    this.#reserve(more)
    this.#buffer.copyWithin(start + more, start, this.#at)
    this.#at = start - 1
    this.varint(length)
    this.#at = start + more + length
  }

  #reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(larger, 0, 0, this.#at)
    this.#buffer = larger
  }
}

/**
 * Reads protobuf fields from bytes that a stranger wrote: every length is checked against what is there.
 * All methods throw ShoalError PROTOCOL.
 */
export class ProtoReader {
  readonly #buffer: Buffer
  #at: number
  #end: number
  /** Of the field that `next` stopped at. */
  wire = 0

  constructor(bytes: Uint8Array) {
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = 0
    this.#end = bytes.byteLength
  }

  /** The number of the next field, or 0 at the end of the message. */
  next(): number {
    if (this.#at >= this.#end) return 0
    const tag = this.uint()
    this.wire = tag & 7
    if (tag < 8 || tag > 0xffffffff) throw broken(`field tag ${tag}`)
    return tag >>> 3
  }

  /** Up to 2^53 - 1. */
  uint(): number {
    let value = 0
    let scale = 1
    for (let read = 0; read < 10; read++) {
      if (this.#at >= this.#end) throw broken('a number is cut off')
      const byte = this.#buffer[this.#at++] as number
      value += (byte & 0x7f) * scale
      if (byte < 0x80) {
        if (value > Number.MAX_SAFE_INTEGER) throw broken('a number is too large')
        return value
      }
      scale *= 128
    }
    throw broken('a number does not end')
  }

  field(wire: number): void {
    if (this.wire !== wire) throw broken(`wire type ${this.wire} where ${wire} belongs`)
  }

  number(): number {
    this.field(0)
    return this.uint()
  }

  uint32(): number {
    const value = this.number()
    if (value > 0xffffffff) throw broken('a number is too large')
    return value
  }

  bool(): boolean {
    return this.number() !== 0
  }

  text(): string {
    this.field(2)
    const length = this.#length()
    const text = this.#buffer.toString('utf8', this.#at, this.#at + length)
    this.#at += length
    return text
  }

  /** A nested message; `read` reads its fields until `next()` is 0. */
  message<T>(read: (reader: ProtoReader) => T): T {
    this.field(2)
    const outer = this.#end
    const length = this.#length()
    this.#end = this.#at + length
    const value = read(this)
    this.#at = this.#end
    this.#end = outer
    return value
  }

  /** Passes over a field that this version does not know. */
  skip(): void {
    switch (this.wire) {
      case 0:
        this.uint()
        return
      case 1:
        return this.#pass(8)
      case 2:
        return this.#pass(this.#length())
      case 5:
        return this.#pass(4)
      default:
        throw broken(`wire type ${this.wire}`)
    }
  }

  #length(): number {
    const length = this.uint()
    if (length > this.#end - this.#at) throw broken('a length points past its end')
    return length
  }

  #pass(bytes: number): void {
    if (bytes > this.#end - this.#at) throw broken('a field is cut off')
    this.#at += bytes
  }
}
