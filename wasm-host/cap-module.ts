import { ByteWriter } from './byte-writer.ts'
import { skipType } from './instructions.ts'
import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/** Bytes of one page of linear memory. */
export const PAGE = 65_536

/** Sections of a core module. */
const TYPES = 1
const TABLES = 4
const MEMORIES = 5

/** Bits of the flags before limits. */
const HAS_MAXIMUM = 1
const SHARED = 2
const IS_64 = 4

export interface ModuleNeeds {
  /** Memories and tables that the module defines (not those it imports). */
  memories: number
  tables: number
  /** The most that one of them has from the start. */
  pages: bigint
  elements: bigint
}

interface Limits {
  flags: number
  minimum: bigint
  maximum: bigint | undefined
}

/**
 * What a core module asks for. V8 checks the rest when it compiles.
 *
 * @throws MalformedWasm also for what cannot be capped: shared memories, other page sizes, garbage-collected objects
 */
export function moduleNeeds(bytes: Uint8Array): ModuleNeeds {
  checkTypes(bytes)
  const needs: ModuleNeeds = { memories: 0, tables: 0, pages: 0n, elements: 0n }
  eachLimits(bytes, (id, { minimum }) => {
    if (id === MEMORIES) {
      needs.memories++
      if (minimum > needs.pages) needs.pages = minimum
    } else {
      needs.tables++
      if (minimum > needs.elements) needs.elements = minimum
    }
  })
  return needs
}

/**
 * The same module with the maximum of every table that it defines lowered to `elements`, so that growing beyond fails
 * inside the guest. A minimum above it is left standing: V8 then refuses the module.
 */
export function capTables(bytes: Uint8Array, elements: number): Uint8Array {
  const section = new WasmReader(bytes, 8).sections().find(({ id }) => id === TABLES)
  if (section === undefined) return bytes
  const contents = new ByteWriter()
  const cap = BigInt(elements)
  let from = section.from
  eachLimits(bytes, (id, { flags, minimum, maximum }, at) => {
    if (id !== TABLES) return
    contents.raw(bytes.subarray(from, at.start)).byte(flags | HAS_MAXIMUM)
    contents.u64(minimum).u64(maximum === undefined || maximum > cap ? cap : maximum)
    from = at.end
  })
  contents.raw(bytes.subarray(from, section.to))
  const out = new ByteWriter(bytes.length + 64).raw(bytes.subarray(0, section.start))
  out.byte(TABLES).u32(contents.length).raw(contents.bytes())
  return out.raw(bytes.subarray(section.to)).bytes()
}

/** Structs and arrays live in the worker's own heap, where no cap of ours reaches: only function types pass. */
function checkTypes(bytes: Uint8Array): void {
  for (const { from, to } of new WasmReader(bytes, 8).sections().filter(({ id }) => id === TYPES)) {
    const reader = new WasmReader(bytes, from, to)
    for (let left = reader.u32(); left > 0; left--) {
      if (reader.byte() !== 0x60) {
        throw new MalformedWasm('it uses garbage-collected types, which cannot be bounded')
      }
      // Parameters, then results.
      for (const _ of [0, 1]) for (let types = reader.u32(); types > 0; types--) skipType(reader)
    }
  }
}

/** Calls back for each memory and table that the module defines, with where its limits stand. */
function eachLimits(
  bytes: Uint8Array,
  visit: (id: number, limits: Limits, at: { start: number; end: number }) => void,
): void {
  for (const section of new WasmReader(bytes, 8).sections()) {
    if (section.id !== TABLES && section.id !== MEMORIES) continue
    const reader = new WasmReader(bytes, section.from, section.to)
    for (let left = reader.u32(); left > 0; left--) {
      const withInit = section.id === TABLES && tableType(reader)
      const start = reader.at
      const limits = readLimits(reader, section.id)
      visit(section.id, limits, { start, end: reader.at })
      if (withInit) skipExpression(reader)
    }
    if (!reader.done) throw new MalformedWasm(`a section has bytes left over at ${reader.at}`)
  }
}

/** Reads a table's element type; true when an initial value follows the limits. */
function tableType(reader: WasmReader): boolean {
  const withInit = reader.peek() === 0x40
  if (withInit) reader.skip(2)
  skipType(reader)
  return withInit
}

function readLimits(reader: WasmReader, id: number): Limits {
  const flags = reader.byte()
  if ((flags & SHARED) !== 0) throw new MalformedWasm('it has a shared memory; actors have one thread')
  if ((flags & ~(HAS_MAXIMUM | IS_64)) !== 0) {
    throw new MalformedWasm(`a ${id === MEMORIES ? 'memory' : 'table'} has unknown flags ${flags}`)
  }
  const minimum = reader.u64()
  return { flags, minimum, maximum: (flags & HAS_MAXIMUM) === 0 ? undefined : reader.u64() }
}

/** A constant expression up to its end. Only what tables start with: a null or a function reference. */
function skipExpression(reader: WasmReader): void {
  for (;;) {
    const op = reader.byte()
    if (op === 0x0b) return
    // ref.null ht, ref.func x, global.get x: one LEB128 operand each.
    if (op !== 0xd0 && op !== 0xd2 && op !== 0x23) {
      throw new MalformedWasm(`a table starts with an unknown instruction ${op}`)
    }
    reader.skipLeb()
  }
}
