import { LIMITS } from '../protocols/index.ts'
import { GuestTooLarge } from './actor-host.ts'
import { isLarge, shared } from './bodies.ts'

/** `cabi_realloc`: (old pointer, old size, alignment, new size) to pointer. */
export type Realloc = (old: number, oldSize: number, align: number, size: number) => number

/** Texts up to this many characters are read and written one by one: the engine's coders have a price of their own. */
const SHORT = 48

const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true })
const encoder = new TextEncoder()

/**
 * The linear memory of one actor, read and written by the layouts of the canonical ABI. Every access is within it:
 * RangeError otherwise. Pointers are as core code gives them, signed.
 */
export class GuestMemory {
  readonly #memory: WebAssembly.Memory
  readonly #realloc: Realloc
  #view: DataView<ArrayBuffer>

  constructor(memory: WebAssembly.Memory, realloc: Realloc) {
    this.#memory = memory
    this.#realloc = realloc
    this.#view = new DataView(memory.buffer)
  }

  /** To be called when its code has run: growing a memory gives it another buffer. */
  refresh(): void {
    const { buffer } = this.#memory
    if (buffer !== this.#view.buffer) this.#view = new DataView(buffer)
  }

  // Reading

  u8(at: number): number {
    return this.#view.getUint8(at >>> 0)
  }

  u32(at: number): number {
    return this.#view.getUint32(at >>> 0, true)
  }

  /** The text whose pointer and length are there. */
  textAt(at: number): string {
    return this.text(this.u32(at), this.u32(at + 4))
  }

  /** @throws TypeError when it is not UTF-8, RangeError when it is not inside, GuestTooLarge beyond LIMITS.guestTextBytes */
  text(pointer: number, size: number): string {
    const [from, length] = [pointer >>> 0, size >>> 0]
    const view = this.#view
    this.check(from, length)
    if (length > LIMITS.guestTextBytes.value) throw GuestTooLarge.text(length)
    if (length > SHORT) return decoder.decode(this.#bytes(from, length))
    let text = ''
    for (let at = from; at < from + length; at++) {
      const byte = view.getUint8(at)
      if (byte >= 0x80) return decoder.decode(this.#bytes(from, length))
      text += String.fromCharCode(byte)
    }
    return text
  }

  /** A copy, in a buffer of exactly its size. @param share a large one in memory that threads share */
  copy(pointer: number, size: number, share: boolean): Uint8Array {
    const [from, length] = [pointer >>> 0, size >>> 0]
    this.check(from, length)
    const bytes = this.#bytes(from, length)
    return share && isLarge(length) ? shared(bytes) : bytes.slice()
  }

  /** @throws RangeError when a range is not inside */
  check(pointer: number, size: number): void {
    const { byteLength } = this.#view
    if (pointer + size > byteLength)
      throw new RangeError(`it names bytes ${pointer}+${size} of a memory of ${byteLength}`)
  }

  /** A view of a range that is inside. An actor keeps one view only: it has it also while it does nothing. */
  #bytes(from: number, length: number): Uint8Array {
    return new Uint8Array(this.#view.buffer, from, length)
  }

  // Writing

  setU8(at: number, value: number): void {
    this.#view.setUint8(at >>> 0, value)
  }

  setU32(at: number, value: number): void {
    this.#view.setUint32(at >>> 0, value, true)
  }

  /** @param value a whole number up to 2^53 */
  setU64(at: number, value: number): void {
    this.setU32(at, value % 0x1_0000_0000)
    this.setU32(at + 4, Math.floor(value / 0x1_0000_0000))
  }

  /** Room of its own making for values that the host hands over. */
  room(align: number, size: number): number {
    const at = this.#realloc(0, 0, align, size) >>> 0
    this.refresh()
    this.check(at, size)
    return at
  }

  /** Writes a text into room of its own, and pointer and length of it to `at`. An empty one has no room. */
  setText(at: number, text: string): void {
    let pointer = 1
    let length = 0
    if (text.length > 0 && !isShortAscii(text)) {
      length = Buffer.byteLength(text)
      pointer = this.room(1, length)
      encoder.encodeInto(text, this.#bytes(pointer, length))
    } else if (text.length > 0) {
      length = text.length
      pointer = this.room(1, length)
      const view = this.#view
      for (let i = 0; i < length; i++) view.setUint8(pointer + i, text.charCodeAt(i))
    }
    this.setU32(at, pointer)
    this.setU32(at + 4, length)
  }

  /** Likewise; an empty list has room for nothing. */
  setBytes(at: number, bytes: Uint8Array): void {
    const pointer = this.room(1, bytes.length)
    this.#bytes(pointer, bytes.length).set(bytes)
    this.setU32(at, pointer)
    this.setU32(at + 4, bytes.length)
  }
}

function isShortAscii(text: string): boolean {
  if (text.length > SHORT) return false
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false
  return true
}
