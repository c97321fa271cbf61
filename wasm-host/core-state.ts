import { createHash } from 'node:crypto'
import { LIMITS } from '../protocols/index.ts'
import { ByteWriter } from './byte-writer.ts'
import { PAGE } from './cap-module.ts'
import type { MemoryPlan } from './meter-module.ts'
import type { StateFunction } from './module-state.ts'
import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/** What changes in an actor while it lives. The order is that in which its core modules were instantiated. */
export interface CoreState {
  globals: readonly { words: number; access: StateFunction }[]
  memories: readonly { memory: WebAssembly.Memory; plan: MemoryPlan }[]
}

/** The memories of a component right after its instantiation, before its start functions ran: alike on every host. */
export type BaseImage = readonly BaseMemory[]

interface BaseMemory {
  /** Blocks that are not all zero, in their place. */
  blocks: readonly (Uint8Array | undefined)[]
}

/** Compared at once where the base has nothing. */
const ZERO_PAGE = Buffer.alloc(PAGE)

/** Its state cannot be captured; `message` says why, as "it …". */
export class CannotCapture extends Error {
  override readonly name = 'CannotCapture'
}

/** A snapshot is damaged, of something else, or too large; `message` says which, as "it …". */
export class BadSnapshot extends Error {
  override readonly name = 'BadSnapshot'
}

const BLOCK = 4_096
const ZERO = Buffer.alloc(BLOCK)
const WORDS = BLOCK / 4
/** Equal words between two changed ones that are written along rather than skipped. */
const GAP = 2

export function baseImage({ memories }: CoreState): BaseImage {
  return memories.map(({ memory }) => {
    const bytes = Buffer.from(memory.buffer)
    const blocks: (Uint8Array | undefined)[] = []
    for (let at = 0; at < bytes.length; at += BLOCK) {
      const same = bytes.compare(ZERO, 0, BLOCK, at, at + BLOCK) === 0
      blocks.push(same ? undefined : new Uint8Array(memory.buffer.slice(at, at + BLOCK)))
    }
    return { blocks }
  })
}

/** SHA-256. */
export function hashOf(image: BaseImage): Uint8Array {
  const hash = createHash('sha256')
  for (const { blocks } of image) {
    hash.update(`memory ${blocks.length}`)
    for (const [i, block] of blocks.entries())
      if (block !== undefined) hash.update(`block ${i}`).update(block)
  }
  return hash.digest()
}

/**
 * The globals, and where the memories differ from the base. For each memory: its pages, then runs of changed words as
 * (words since the last run, length, words), and a run of length 0.
 *
 * @throws CannotCapture when that is longer than LIMITS.snapshotBytes
 */
export function encodeState({ globals, memories }: CoreState, base: BaseImage): Uint8Array {
  const out = new ByteWriter(1_024).u32(globals.length)
  for (const { words, access } of globals) {
    const values = BigInt64Array.from({ length: words }, (_, word) => access(word, 0, 0n))
    out.u32(words).raw(new Uint8Array(values.buffer))
  }
  out.u32(memories.length)
  for (const [i, { memory }] of memories.entries()) encodeMemory(out, memory.buffer, base[i]?.blocks ?? [])
  return out.bytes()
}

function encodeMemory(out: ByteWriter, buffer: ArrayBuffer, base: BaseMemory['blocks']): void {
  const bytes = Buffer.from(buffer)
  const words = new Int32Array(buffer)
  out.u32(buffer.byteLength / PAGE)
  let [written, from, to] = [0, -1, -1]
  const write = (): void => {
    if (from === -1) return
    if (out.length + (to - from) * 4 > LIMITS.snapshotBytes.value) {
      throw new CannotCapture(`it changed more than ${LIMITS.snapshotBytes.value} bytes of its memory`)
    }
    out
      .u32(from - written)
      .u32(to - from)
      .raw(bytes.subarray(from * 4, to * 4))
    written = to
  }
  for (let block = 0; block * BLOCK < bytes.length; block++) {
    const was = base[block] ?? ZERO
    const at = block * BLOCK
    if (at % PAGE === 0 && emptyPage(bytes, at, base)) {
      block += PAGE / BLOCK - 1
      continue
    }
    if (bytes.compare(was, 0, BLOCK, at, at + BLOCK) === 0) continue
    const before = new Int32Array(was.buffer, was.byteOffset, WORDS)
    for (let i = 0; i < WORDS; i++) {
      const word = block * WORDS + i
      if (words[word] === before[i]) continue
      if (from === -1 || word - to > GAP) {
        write()
        from = word
      }
      to = word + 1
    }
  }
  write()
  out.u32(0).u32(0)
}

/** Nothing was there, and nothing is. */
function emptyPage(bytes: Buffer, at: number, base: BaseMemory['blocks']): boolean {
  for (let block = at / BLOCK; block < (at + PAGE) / BLOCK; block++)
    if (base[block] !== undefined) return false
  return bytes.compare(ZERO_PAGE, 0, PAGE, at, at + PAGE) === 0
}

/**
 * Gives a fresh instance the state that was encoded: one whose start functions did not run, so that its memories are
 * as in the base. Whatever the bytes are, only its own memories and globals change.
 *
 * @throws BadSnapshot; the instance is of no use then
 */
export function restoreState({ globals, memories }: CoreState, bytes: Uint8Array): void {
  const reader = new WasmReader(bytes)
  try {
    if (reader.u32() !== globals.length) throw new BadSnapshot('it has other globals')
    for (const { words, access } of globals) {
      if (reader.u32() !== words) throw new BadSnapshot('it has other globals')
      const values = take(reader, bytes, words * 8)
      const view = new DataView(values.buffer, values.byteOffset, values.length)
      for (let word = 0; word < words; word++) access(word, 1, view.getBigInt64(word * 8, true))
    }
    if (reader.u32() !== memories.length) throw new BadSnapshot('it has other memories')
    for (const each of memories) restoreMemory(reader, bytes, each)
  } catch (error) {
    if (error instanceof MalformedWasm) throw new BadSnapshot('it is cut off or damaged')
    throw error
  }
  if (!reader.done) throw new BadSnapshot('it has bytes left over')
}

function restoreMemory(
  reader: WasmReader,
  bytes: Uint8Array,
  { memory, plan }: CoreState['memories'][number],
): void {
  const pages = reader.u32()
  const more = pages - memory.buffer.byteLength / PAGE
  if (more < 0) throw new BadSnapshot('it has less memory than its component')
  if (pages > (plan.maximum ?? 0)) {
    throw new BadSnapshot(`it has ${pages * PAGE} bytes of memory, more than its type allows`)
  }
  if (more > 0) memory.grow(plan.is64 ? BigInt(more) : more)
  const target = new Uint8Array(memory.buffer)
  for (let at = 0; ; ) {
    at += reader.u32() * 4
    const length = reader.u32() * 4
    if (length === 0) return
    if (at + length > target.length) throw new BadSnapshot('it writes outside of the memory')
    target.set(take(reader, bytes, length), at)
    at += length
  }
}

function take(reader: WasmReader, bytes: Uint8Array, length: number): Uint8Array {
  const from = reader.at
  reader.skip(length)
  return bytes.subarray(from, from + length)
}
