import { LIMITS } from '../protocols/index.ts'
import { ByteWriter } from './byte-writer.ts'
import { skipInstruction, skipType } from './instructions.ts'
import type { WasmReader } from './wasm-reader.ts'

/** Export that the pass adds where a module has {@link GlobalsPlan.words}: a {@link StateFunction}. */
export const STATE = 'shoal:state'

/**
 * Reads a 64-bit word of a module's mutable globals, after setting it to `value` if `set` is 1. Globals stand in their
 * order; one of 32 bits is the low half of its word, a vector takes two words.
 */
export type StateFunction = (word: number, set: 0 | 1, value: bigint) => bigint

/** The mutable globals that a module defines. */
export interface GlobalsPlan {
  words: number
  /** Why they cannot be captured; undefined when they can. */
  refused: string | undefined
  /** Body of the {@link StateFunction}, without its length; undefined without words. */
  body: Uint8Array | undefined
}

/** `(func (param i32 i32 i64) (result i64))` */
export const STATE_TYPE: Uint8Array = Uint8Array.of(0x60, 3, 0x7f, 0x7f, 0x7e, 1, 0x7e)

const I32 = 0x7f
const V128 = 0x7b
/** From a word on the stack to a value of the type, and back. */
const CONVERSIONS: Readonly<Record<number, { in: readonly number[]; out: readonly number[] }>> = {
  [I32]: { in: [0xa7], out: [0xad] },
  0x7e: { in: [], out: [] },
  0x7d: { in: [0xa7, 0xbe], out: [0xbc, 0xad] },
  0x7c: { in: [0xbf], out: [0xbd] },
}

/**
 * @param reader of the section of globals
 * @param imported globals that stand before those
 */
export function planGlobals(reader: WasmReader, imported: number): GlobalsPlan {
  const body = new ByteWriter().byte(0)
  let words = 0
  let refused: string | undefined
  const count = reader.done ? 0 : reader.u32()
  for (let global = imported; global < imported + count; global++) {
    const type = reader.peek() ?? 0
    skipType(reader)
    const mutable = reader.byte() === 1
    skipExpression(reader)
    if (!mutable) continue
    const conversion = CONVERSIONS[type]
    if (conversion !== undefined) {
      const set = [...local(2), ...conversion.in, 0x24, ...leb(global)]
      word(body, words++, set, [0x23, ...leb(global), ...conversion.out])
    } else if (type === V128) {
      for (const lane of [0, 1]) {
        const get = [0x23, ...leb(global)]
        const set = [...get, ...local(2), 0xfd, 0x1e, lane, 0x24, ...leb(global)]
        word(body, words++, set, [...get, 0xfd, 0x1d, lane])
      }
    } else refused = 'it has a global that holds a reference'
  }
  if (words > LIMITS.snapshotGlobals.value) {
    refused = `it has ${words} words of globals, more than ${LIMITS.snapshotGlobals.value}`
  }
  if (words === 0 || refused !== undefined) return { words: 0, refused, body: undefined }
  return { words, refused, body: body.raw([0x42, 0, 0x0b]).bytes() }
}

/** `if (word === n) { if (set) { … } return … }` */
function word(body: ByteWriter, n: number, set: readonly number[], get: readonly number[]): void {
  body.raw(local(0)).byte(0x41).constant(n).raw([0x46, 0x04, 0x40])
  body.raw([...local(1), 0x04, 0x40, ...set, 0x0b, ...get, 0x0f, 0x0b])
}

const local = (index: number): number[] => [0x20, index]

function leb(value: number): Uint8Array {
  return new ByteWriter().u32(value).bytes()
}

/** A constant expression and its end. */
function skipExpression(reader: WasmReader): void {
  while (reader.peek() !== 0x0b) skipInstruction(reader)
  reader.byte()
}
