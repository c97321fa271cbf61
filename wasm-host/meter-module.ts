import { ByteWriter } from './byte-writer.ts'
import { skipInstruction, skipType } from './instructions.ts'
import { planGlobals, STATE, STATE_TYPE } from './module-state.ts'
import { MalformedWasm, type Section, WasmReader } from './wasm-reader.ts'

/** Rises when the pass changes: what it made before is made again. */
export const METER_VERSION = 3

/** Module name of the imports that the pass adds; field {@link STOP}, and `memory0`, `memory1`, … for its own. */
export const METER = 'shoal:meter'
/** The worker's shared page of stop flags. */
export const STOP = 'stop'
/** Export, a mutable i32 global: the offset of the instance's own flag, a byte of that page. Set before any code runs. */
export const SLOT = 'shoal:slot'
/** Export, if the module has a start function: to be called when the slot is set, once. */
export const START = 'shoal:start'
const OWN_EXPORTS: readonly string[] = [SLOT, START, STATE]

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
  /** Whether it has {@link START}: it does nothing before that is called. */
  starts: boolean
  /** 64-bit words of its mutable globals; more than none: it exports `STATE`. */
  words: number
  /** Why a snapshot would not hold all of its state; undefined when it would. */
  hidden?: string | undefined
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
 * Makes a module stoppable: at each loop head, behind each instruction that fills or copies memory, and at the entry of
 * each function that calls another, it looks at its own flag in a page that its worker's instances share, and traps when
 * it is set. And makes its state reachable: its memories are the host's, its mutable globals are read and set through an
 * export, and its start function waits to be called. What was there keeps its index: everything is appended, and the
 * memories it defined become imports at the same indices.
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
  const globals = planGlobals(read(ID.globals), imported.globals)
  const slot = imported.globals + count(ID.globals)
  const stopMemory = imported.memories + memories.length
  const code = rewriteCode(bytes, read(ID.code), checkOf(stopMemory, slot), globals.body)
  const { metered } = code
  const starts = sections.has(ID.start)
  const { words } = globals
  const hidden = code.hidden ?? globals.refused
  const facts = { memories, metered, starts, words, hidden }
  if (memories.length === 0 && !metered && !starts && words === 0) return { bytes, ...facts }
  refuseExports(read(ID.exports))

  const imports = memories.map((memory, i) => importOf(`memory${i}`, memory, 0))
  const names: Uint8Array[] = []
  const added: Partial<Record<number, Uint8Array[]>> = { [ID.imports]: imports, [ID.exports]: names }
  const replaced = new Map<number, Uint8Array | undefined>([
    [ID.memories, undefined],
    [ID.start, undefined],
  ])
  if (metered) {
    imports.push(importOf(STOP, { minimum: 1, maximum: 1, is64: false }, SHARED))
    added[ID.globals] = [Uint8Array.of(0x7f, 1, 0x41, 0, 0x0b)]
    names.push(new ByteWriter().name(SLOT).byte(3).u32(slot).bytes())
  }
  if (starts) names.push(new ByteWriter().name(START).byte(0).u32(read(ID.start).u32()).bytes())
  if (words > 0) {
    added[ID.types] = [STATE_TYPE]
    added[ID.functions] = [new ByteWriter().u32(count(ID.types)).bytes()]
    names.push(
      new ByteWriter()
        .name(STATE)
        .byte(0)
        .u32(imported.functions + count(ID.functions))
        .bytes(),
    )
  }
  if (metered || words > 0) replaced.set(ID.code, code.content)

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
  return { bytes: out.bytes(), ...facts }
}

function importOf(name: string, { minimum, maximum, is64 }: MemoryPlan, flags: number): Uint8Array {
  const writer = new ByteWriter().name(METER).name(name).byte(2)
  writer.byte(flags | (maximum === undefined ? 0 : HAS_MAXIMUM) | (is64 ? IS_64 : 0)).u64(BigInt(minimum))
  if (maximum !== undefined) writer.u64(BigInt(maximum))
  return writer.bytes()
}

/** How many of each kind stand before those that the module defines. */
function countImports(reader: WasmReader): { functions: number; memories: number; globals: number } {
  const counts = { functions: 0, memories: 0, globals: 0 }
  for (let left = reader.done ? 0 : reader.u32(); left > 0; left--) {
    if (reader.name() === METER) throw ours(`imports from ${METER}`)
    reader.name()
    const kind = reader.byte()
    switch (kind) {
      case 0:
        counts.functions++
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
    if (OWN_EXPORTS.includes(name)) throw ours(`exports ${name}`)
    exports.byte()
    exports.skipLeb()
  }
}

/** The guest may not speak of what is the host's own. */
function ours(what: string): MalformedWasm {
  return new MalformedWasm(`it ${what}, a name of the host's own`)
}

interface Code {
  /** Of the code section. */
  content: Uint8Array
  metered: boolean
  /** What it does that no snapshot sees. */
  hidden: string | undefined
}

/** The code with a check at each point that needs one, and perhaps a function more. */
function rewriteCode(
  bytes: Uint8Array,
  reader: WasmReader,
  check: Uint8Array,
  added: Uint8Array | undefined,
): Code {
  const bodies = reader.done ? 0 : reader.u32()
  const out = new ByteWriter(bytes.length * 2).u32(bodies + (added === undefined ? 0 : 1))
  let metered = false
  let hidden: string | undefined
  for (let left = bodies; left > 0; left--) {
    const length = reader.u32()
    const from = reader.at
    reader.skip(length)
    const body = readBody(new WasmReader(bytes, from, from + length))
    hidden ??= body.hidden
    metered ||= body.points.length > 0
    out.u32(length + body.points.length * check.length)
    let copied = from
    for (const point of body.points) {
      out.raw(bytes.subarray(copied, point)).raw(check)
      copied = point
    }
    out.raw(bytes.subarray(copied, from + length))
  }
  if (added !== undefined) out.u32(added.length).raw(added)
  return { content: out.bytes(), metered, hidden }
}

/** Offsets in one function body where a check belongs: behind each loop's head and bulk instruction, first if it calls. */
function readBody(reader: WasmReader): { points: number[]; hidden: string | undefined } {
  for (let left = reader.u32(); left > 0; left--) {
    reader.skipLeb()
    skipType(reader)
  }
  const entry = reader.at
  const points: number[] = []
  let calls = false
  let hidden: string | undefined
  while (!reader.done) {
    const found = skipInstruction(reader)
    if (found === 'loop' || found === 'bulk') points.push(reader.at)
    else if (found === 'call') calls = true
    else if (found === 'table') hidden ??= 'it changes a table'
    else if (found === 'drop') hidden ??= 'it drops a data segment'
  }
  // A function that calls nothing and has no loop comes to its end.
  if (calls && points[0] !== entry) points.unshift(entry)
  return { points, hidden }
}

/**
 * `if (stop[slot] !== 0) unreachable`. Leaves the stack as it is. A call instead of the trap would cost loops twice as
 * much: the engine would have to load what it knows of the memory again behind it.
 */
function checkOf(stopMemory: number, slot: number): Uint8Array {
  const writer = new ByteWriter().byte(0x23).u32(slot).raw([0x2d, 0x40]).u32(stopMemory).byte(0)
  return writer.raw([0x04, 0x40, 0x00, 0x0b]).bytes()
}
