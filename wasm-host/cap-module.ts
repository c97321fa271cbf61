import { leb, MalformedWasm, WasmReader } from './wasm-reader.ts'

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

export interface Caps {
  /** Of each memory. */
  pages: number
  /** Of each table. */
  elements: number
}

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
 * The same module with the maximum of every memory and table that it defines lowered to the caps, so that growing
 * beyond fails inside the guest. A Worker's `resourceLimits` do not cover them.
 *
 * A minimum above its cap is left standing: V8 then refuses the module.
 */
export function capModule(bytes: Uint8Array, caps: Caps): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let copied = 0
  let contents: Uint8Array[] = []
  let from = 0
  eachLimits(
    bytes,
    (id, limits, at) => {
      const cap = BigInt(id === MEMORIES ? caps.pages : caps.elements)
      const maximum = limits.maximum === undefined || limits.maximum > cap ? cap : limits.maximum
      contents.push(
        bytes.subarray(from, at.start),
        Uint8Array.of(limits.flags | HAS_MAXIMUM, ...leb(limits.minimum), ...leb(maximum)),
      )
      from = at.end
    },
    {
      enter: (section) => {
        contents = []
        from = section.from
      },
      leave: (section) => {
        contents.push(bytes.subarray(from, section.to))
        const length = contents.reduce((sum, part) => sum + part.length, 0)
        parts.push(
          bytes.subarray(copied, section.start),
          Uint8Array.of(section.id, ...leb(BigInt(length))),
          ...contents,
        )
        copied = section.to
      },
    },
  )
  parts.push(bytes.subarray(copied))
  return concat(parts)
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
      for (const _ of [0, 1]) for (let types = reader.u32(); types > 0; types--) skipReference(reader)
    }
  }
}

/** Reads over a value or reference type. */
function skipReference(reader: WasmReader): void {
  const byte = reader.byte()
  // (ref ht) and (ref null ht) carry a heap type, which is one signed LEB128.
  if (byte === 0x63 || byte === 0x64) while (reader.byte() >= 0x80);
}

interface SectionVisitor {
  enter(section: { id: number; start: number; from: number; to: number }): void
  leave(section: { id: number; start: number; from: number; to: number }): void
}

/** Calls back for each memory and table that the module defines, with where its limits stand. */
function eachLimits(
  bytes: Uint8Array,
  visit: (id: number, limits: Limits, at: { start: number; end: number }) => void,
  sections?: SectionVisitor,
): void {
  for (const section of new WasmReader(bytes, 8).sections()) {
    if (section.id !== TABLES && section.id !== MEMORIES) continue
    const reader = new WasmReader(bytes, section.from, section.to)
    sections?.enter(section)
    for (let left = reader.u32(); left > 0; left--) {
      const withInit = section.id === TABLES && tableType(reader)
      const start = reader.at
      const limits = readLimits(reader, section.id)
      visit(section.id, limits, { start, end: reader.at })
      if (withInit) skipExpression(reader)
    }
    if (!reader.done) throw new MalformedWasm(`a section has bytes left over at ${reader.at}`)
    sections?.leave(section)
  }
}

/** Reads a table's element type; true when an initial value follows the limits. */
function tableType(reader: WasmReader): boolean {
  const withInit = reader.peek() === 0x40
  if (withInit) reader.skip(2)
  skipReference(reader)
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
    while (reader.byte() >= 0x80);
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
