import { MalformedWasm, type WasmReader } from './wasm-reader.ts'

/**
 * What an instruction means to the pass: `bulk` may take as long as a loop; `table` changes a table, `drop` a data segment,
 * both where no snapshot sees it.
 */
export type Instruction = 'plain' | 'loop' | 'call' | 'bulk' | 'table' | 'drop'

/** Flag in the alignment of a memory operand: the index of the memory follows. */
const WITH_MEMORY = 0x40

/** Numbers of LEB128 immediates by opcode, for instructions that have nothing else. */
const LEBS = new Uint8Array(256)
/** Opcodes that exist, with immediates that are only LEB128 numbers. */
const KNOWN = new Uint8Array(256)
/** Loads and stores. */
const MEMORY = new Uint8Array(256)

function define(lebs: number, ...codes: (number | [number, number])[]): void {
  for (const code of codes) {
    const [from, to] = typeof code === 'number' ? [code, code] : code
    for (let each = from; each <= to; each++) {
      KNOWN[each] = 1
      LEBS[each] = lebs
    }
  }
}

// unreachable nop else throw_ref end return; catch_all drop select; comparisons and arithmetic; ref.is_null ref.eq as_non_null
define(0, 0x00, 0x01, 0x05, 0x0a, 0x0b, 0x0f, 0x19, 0x1a, 0x1b, [0x45, 0xc4], 0xd1, 0xd3, 0xd4)
// catch throw rethrow br br_if delegate; locals, globals, table.get; memory.size memory.grow; i32 and i64 constants;
// ref.null ref.func br_on_null br_on_non_null
define(1, 0x07, 0x08, 0x09, 0x0c, 0x0d, 0x18, [0x20, 0x25], 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2, 0xd5, 0xd6)
MEMORY.fill(1, 0x28, 0x3f)

/** LEB128 immediates of 0xfc by number: conversions, bulk memory, tables. */
const BULK = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1]
const DATA_DROP = 9
/** memory.init, memory.copy, memory.fill. */
const MEMORY_BULK = [8, 10, 11]
/** table.init, table.copy, table.grow, table.fill. Without table.init, elem.drop changes nothing. */
const TABLE_CHANGES = [12, 14, 15, 17]

/**
 * Reads over one instruction of a valid module.
 *
 * @throws MalformedWasm naming what this does not know
 */
export function skipInstruction(reader: WasmReader): Instruction {
  const code = reader.byte()
  if (KNOWN[code] === 1) {
    for (let left = LEBS[code] ?? 0; left > 0; left--) reader.skipLeb()
    return 'plain'
  }
  if (MEMORY[code] === 1) return skipMemoryOperand(reader)
  switch (code) {
    case 0x02: // block
    case 0x04: // if
    case 0x06: // try
      skipType(reader)
      return 'plain'
    case 0x03:
      skipType(reader)
      return 'loop'
    case 0x0e: // br_table
      for (let left = reader.u32() + 1; left > 0; left--) reader.skipLeb()
      return 'plain'
    case 0x10: // call
    case 0x12: // return_call
    case 0x14: // call_ref
    case 0x15: // return_call_ref
      reader.skipLeb()
      return 'call'
    case 0x11: // call_indirect
    case 0x13: // return_call_indirect
      reader.skipLeb()
      reader.skipLeb()
      return 'call'
    case 0x1c: // select with types
      for (let left = reader.u32(); left > 0; left--) skipType(reader)
      return 'plain'
    case 0x1f:
      return skipTryTable(reader)
    case 0x26: // table.set
      reader.skipLeb()
      return 'table'
    case 0x43: // f32.const
      reader.skip(4)
      return 'plain'
    case 0x44: // f64.const
      reader.skip(8)
      return 'plain'
    case 0xfc:
      return skipBulk(reader)
    case 0xfd:
      return skipVector(reader)
    case 0xfe:
      return skipAtomic(reader)
    default:
      throw unknown(code)
  }
}

/** Reads over a value, reference or block type. */
export function skipType(reader: WasmReader): void {
  const byte = reader.byte()
  // (ref ht) and (ref null ht) carry a heap type; a block may name a function type by a longer number.
  if (byte === 0x63 || byte === 0x64 || byte >= 0x80) reader.skipLeb()
}

function skipMemoryOperand(reader: WasmReader): Instruction {
  if ((reader.u32() & WITH_MEMORY) !== 0) reader.skipLeb()
  reader.skipLeb()
  return 'plain'
}

function skipTryTable(reader: WasmReader): Instruction {
  skipType(reader)
  for (let left = reader.u32(); left > 0; left--) {
    const kind = reader.byte()
    if (kind > 3) throw unknown(0x1f, kind)
    // Those that catch one tag name it before the label.
    if (kind < 2) reader.skipLeb()
    reader.skipLeb()
  }
  return 'plain'
}

function skipBulk(reader: WasmReader): Instruction {
  const code = reader.u32()
  const lebs = BULK[code]
  if (lebs === undefined) throw unknown(0xfc, code)
  for (let left = lebs; left > 0; left--) reader.skipLeb()
  if (MEMORY_BULK.includes(code)) return 'bulk'
  return code === DATA_DROP ? 'drop' : TABLE_CHANGES.includes(code) ? 'table' : 'plain'
}

function skipVector(reader: WasmReader): Instruction {
  const code = reader.u32()
  if (code <= 11 || code === 92 || code === 93) return skipMemoryOperand(reader)
  if (code === 12 || code === 13) reader.skip(16)
  else if (code >= 21 && code <= 34) reader.skip(1)
  else if (code >= 84 && code <= 91) {
    skipMemoryOperand(reader)
    reader.skip(1)
  } else if (code > 0x113) throw unknown(0xfd, code)
  return 'plain'
}

function skipAtomic(reader: WasmReader): Instruction {
  const code = reader.u32()
  if (code === 3) reader.skip(1)
  else if (code <= 2 || (code >= 0x10 && code <= 0x4e)) return skipMemoryOperand(reader)
  else throw unknown(0xfe, code)
  return 'plain'
}

function unknown(...codes: number[]): MalformedWasm {
  const named = codes.map((code) => `0x${code.toString(16).padStart(2, '0')}`).join(' ')
  const family = codes[0] === 0xfb ? ', which is of garbage collection' : ''
  return new MalformedWasm(`it uses instruction ${named}${family}, which this host does not know`)
}
