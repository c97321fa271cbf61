import { ByteWriter } from './byte-writer.ts'
import { skipInstruction, skipType } from './instructions.ts'
import { MalformedWasm, type Section, WasmReader } from './wasm-reader.ts'

/** Rises when the pass changes: what it made before is made again. */
export const METER_VERSION = 1

/** Module name of the imports that the pass adds; field {@link STOP}, and `memory0`, `memory1`, … for its own. */
export const METER = 'shoal:meter'
/** The worker's shared page of stop flags. */
export const STOP = 'stop'
/** Export, a mutable i32 global: the offset of the instance's own flag, a byte of that page. Set before any code runs. */
export const SLOT = 'shoal:slot'
/** Export, if the module has a start function: to be called when the slot is set. */
export const START = 'shoal:start'

/** A memory that the module defined, and now imports: the host makes it, so that it knows and bounds it. */
export interface MemoryPlan {
  /** Pages. */
  minimum: number
  maximum: number | undefined
  is64: boolean
}

export interface MeteredModule {
  bytes: Uint8Array
  memories: MemoryPlan[]
  /** Whether code of it checks the flag: it has {@link SLOT} then, and imports {@link STOP}. */
  metered: boolean
  /** Whether it has {@link START}. */
  starts: boolean
}

/** Sections of a core module, and where each stands in their order. */
const ID = {
  custom: 0,
  types: 1,
  imports: 2,
  functions: 3,
  tables: 4,
  memories: 5,
  globals: 6,
  exports: 7,
  start: 8,
  elements: 9,
  code: 10,
  data: 11,
  dataCount: 12,
  tags: 13,
} as const
const ORDER: readonly number[] = [
  ID.types,
  ID.imports,
  ID.functions,
  ID.tables,
  ID.memories,
  ID.tags,
  ID.globals,
  ID.exports,
  ID.start,
  ID.elements,
  ID.dataCount,
  ID.code,
  ID.data,
]

/** Bits of the flags before limits. */
const HAS_MAXIMUM = 1
const SHARED = 2
const IS_64 = 4

/**
 * Makes a module stoppable: at each loop head, and at the entry of each function that calls another, it looks at its
 * own flag in a page that its worker's instances share, and traps when it is set. What was there keeps its index:
 * everything is appended, and the memories it defined become imports at the same indices.
 *
 * @param bytes valid for this engine (`WebAssembly.validate`), and passed by `moduleNeeds`
 * @throws MalformedWasm naming what it does not understand
 */
export function meterModule(bytes: Uint8Array): MeteredModule {
  const sections = new Map<number, Section>()
  const customs: Section[] = []
  for (const section of new WasmReader(bytes, 8).sections()) {
    if (section.id === ID.custom) customs.push(section)
    else if (!ORDER.includes(section.id))
      throw new MalformedWasm(`it has a section of unknown kind ${section.id}`)
    else sections.set(section.id, section)
  }
  const read = (id: number): WasmReader => {
    const section = sections.get(id)
    return new WasmReader(bytes, section?.from ?? 0, section?.to ?? 0)
  }
  const count = (id: number): number => (sections.has(id) ? read(id).u32() : 0)

  const imported = countImports(read(ID.imports))
  const memories = definedMemories(read(ID.memories))
  const slot = imported.globals + count(ID.globals)
  const stopMemory = imported.memories + memories.length
  const code = meteredCode(bytes, read(ID.code), checkOf(stopMemory, slot))
  const metered = code !== undefined
  const starts = sections.has(ID.start) && metered
  if (memories.length === 0 && !metered) return { bytes, memories, metered, starts }
  refuseExports(read(ID.exports))

  const imports = memories.map((memory, i) => importOf(`memory${i}`, memory, 0))
  const added: Partial<Record<number, Uint8Array[]>> = { [ID.imports]: imports }
  const replaced = new Map<number, Uint8Array | undefined>([[ID.memories, undefined]])
  if (metered) {
    imports.push(importOf(STOP, { minimum: 1, maximum: 1, is64: false }, SHARED))
    added[ID.globals] = [Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b)]
    const names = [new ByteWriter().name(SLOT).byte(3).u32(slot).bytes()]
    if (starts) names.push(new ByteWriter().name(START).byte(0).u32(read(ID.start).u32()).bytes())
    added[ID.exports] = names
    replaced.set(ID.start, undefined)
    replaced.set(ID.code, code)
  }

  const out = new ByteWriter(bytes.length * 2)
  out.raw(bytes.subarray(0, 8))
  for (const id of ORDER) {
    const section = sections.get(id)
    const extra = added[id] ?? []
    if (replaced.has(id)) {
      const content = replaced.get(id)
      if (content !== undefined) out.byte(id).u32(content.length).raw(content)
    } else if (extra.length > 0) {
      const reader = read(id)
      const had = section === undefined ? 0 : reader.u32()
      const content = new ByteWriter().u32(had + extra.length)
      if (section !== undefined) content.raw(bytes.subarray(reader.at, section.to))
      for (const each of extra) content.raw(each)
      out.byte(id).u32(content.length).raw(content.bytes())
    } else if (section !== undefined) {
      out.raw(bytes.subarray(section.start, section.to))
    }
  }
  // Of custom sections only the names: others speak of offsets that have moved.
  for (const section of customs) {
    if (new WasmReader(bytes, section.from, section.to).name() === 'name')
      out.raw(bytes.subarray(section.start, section.to))
  }
  return { bytes: out.bytes(), memories, metered, starts }
}

function importOf(name: string, { minimum, maximum, is64 }: MemoryPlan, flags: number): Uint8Array {
  const writer = new ByteWriter().name(METER).name(name).byte(2)
  writer.byte(flags | (maximum === undefined ? 0 : HAS_MAXIMUM) | (is64 ? IS_64 : 0)).u64(BigInt(minimum))
  if (maximum !== undefined) writer.u64(BigInt(maximum))
  return writer.bytes()
}

/** How many of each kind stand before those that the module defines. */
function countImports(reader: WasmReader): { memories: number; globals: number } {
  const counts = { memories: 0, globals: 0 }
  for (let left = reader.done ? 0 : reader.u32(); left > 0; left--) {
    if (reader.name() === METER) throw ours(`imports from ${METER}`)
    reader.name()
    const kind = reader.byte()
    switch (kind) {
      case 0:
        reader.skipLeb()
        break
      case 1:
        skipType(reader)
        skipLimits(reader)
        break
      case 2:
        counts.memories++
        skipLimits(reader)
        break
      case 3:
        counts.globals++
        skipType(reader)
        reader.byte()
        break
      case 4:
        reader.byte()
        reader.skipLeb()
        break
      default:
        throw new MalformedWasm(`it imports something of unknown kind ${kind}`)
    }
  }
  return counts
}

function skipLimits(reader: WasmReader): void {
  if ((reader.byte() & HAS_MAXIMUM) !== 0) reader.skipLeb()
  reader.skipLeb()
}

function definedMemories(reader: WasmReader): MemoryPlan[] {
  const plans: MemoryPlan[] = []
  for (let left = reader.done ? 0 : reader.u32(); left > 0; left--) {
    const flags = reader.byte()
    const minimum = Number(reader.u64())
    const maximum = (flags & HAS_MAXIMUM) === 0 ? undefined : Number(reader.u64())
    plans.push({ minimum, maximum, is64: (flags & IS_64) !== 0 })
  }
  return plans
}

function refuseExports(exports: WasmReader): void {
  for (let left = exports.done ? 0 : exports.u32(); left > 0; left--) {
    const name = exports.name()
    if (name === SLOT || name === START)
      throw new MalformedWasm(`it exports ${name}, a name of the host's own`)
    exports.byte()
    exports.skipLeb()
  }
}

/** The guest may not speak of what is the host's own. */
function ours(what: string): MalformedWasm {
  return new MalformedWasm(`it ${what}, a name of the host's own`)
}

/** The contents of the code section with checks and the function they call; undefined when nothing needs one. */
function meteredCode(bytes: Uint8Array, reader: WasmReader, check: Uint8Array): Uint8Array | undefined {
  if (reader.done) return undefined
  const bodies = reader.u32()
  const out = new ByteWriter(bytes.length * 2).u32(bodies)
  let checks = 0
  for (let left = bodies; left > 0; left--) {
    const length = reader.u32()
    const from = reader.at
    reader.skip(length)
    const at = checkPoints(new WasmReader(bytes, from, from + length))
    checks += at.length
    out.u32(length + at.length * check.length)
    let copied = from
    for (const point of at) {
      out.raw(bytes.subarray(copied, point)).raw(check)
      copied = point
    }
    out.raw(bytes.subarray(copied, from + length))
  }
  return checks === 0 ? undefined : out.bytes()
}

/** Offsets in one function body where a check belongs: behind each loop's head, and first if it calls. */
function checkPoints(reader: WasmReader): number[] {
  for (let left = reader.u32(); left > 0; left--) {
    reader.skipLeb()
    skipType(reader)
  }
  const entry = reader.at
  const points: number[] = []
  let calls = false
  while (!reader.done) {
    const found = skipInstruction(reader)
    if (found === 'loop') points.push(reader.at)
    else if (found === 'call') calls = true
  }
  // A function that calls nothing and has no loop comes to its end.
  return calls && points[0] !== entry ? [entry, ...points] : points
}

/**
 * `if (stop[slot] !== 0) unreachable`. Leaves the stack as it is. A call instead of the trap would cost loops twice as
 * much: the engine would have to load what it knows of the memory again behind it.
 */
function checkOf(stopMemory: number, slot: number): Uint8Array {
  const writer = new ByteWriter().byte(0x23).u32(slot).raw([0x2d, 0x40]).u32(stopMemory).byte(0)
  return writer.raw([0x04, 0x40, 0x00, 0x0b]).bytes()
}
