import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/**
 * Whether a core module is wit-component's shim: functions `0`, `1`, … that do nothing but call the one in their place
 * of the table `$imports`. It stands between a module and imports that need the module's own memory.
 */
export function isShim(module: Uint8Array): boolean {
  const sections = sectionsOf(module, [1, 3, 4, 7, 10])
  if (sections === undefined) return false
  const types = readList(sections.get(1), parameters)
  const functions = readList(sections.get(3), (reader) => reader.u32())
  const exports = readList(sections.get(7), (reader) => `${reader.name()} ${reader.byte()} ${reader.u32()}`)
  const bodies = readList(sections.get(10), (reader) => {
    const length = reader.u32()
    const from = reader.at
    reader.skip(length)
    return module.subarray(from, from + length)
  })
  return (
    readList(sections.get(4), skipTable).length === 1 &&
    exports.length === functions.length + 1 &&
    exports.at(-1) === '$imports 1 0' &&
    functions.every(
      (type, i) => exports[i] === `${i} 0 ${i}` && isTrampoline(bodies[i], i, type, types[type] ?? 0),
    )
  )
}

/** Whether a core module is wit-component's fixup: it puts its imports `0`, `1`, … into that table, in order. */
export function isFixup(module: Uint8Array): boolean {
  const sections = sectionsOf(module, [1, 2, 9])
  if (sections === undefined) return false
  const imports = readList(sections.get(2), (reader) => {
    reader.name()
    const name = reader.name()
    const kind = reader.byte()
    if (kind === 0) reader.skipLeb()
    else if (kind === 1) skipTable(reader)
    else throw new MalformedWasm('an import of another kind')
    return `${name} ${kind}`
  })
  const elements = readList(sections.get(9), (reader) => {
    const place = [reader.byte(), reader.byte(), reader.byte(), reader.byte()]
    // Active, in table 0, at `i32.const 0`.
    if (place.join() !== '0,65,0,11') throw new MalformedWasm('elements in another place')
    return readNumbers(reader)
  })
  return (
    imports.at(-1) === '$imports 1' &&
    elements.length === 1 &&
    elements[0]?.length === imports.length - 1 &&
    elements[0].every((index, i) => index === i && imports[i] === `${i} 0`)
  )
}

/** `local.get 0 … local.get n-1, i32.const i, call_indirect type 0`. */
function isTrampoline(body: Uint8Array | undefined, index: number, type: number, count: number): boolean {
  if (body === undefined) return false
  const reader = new WasmReader(body)
  if (reader.u32() !== 0) return false
  for (let i = 0; i < count; i++) if (reader.byte() !== 0x20 || reader.u32() !== i) return false
  return (
    reader.byte() === 0x41 &&
    // Signed; no shim of ours has 64 functions.
    reader.u32() === index &&
    index < 64 &&
    reader.byte() === 0x11 &&
    reader.u32() === type &&
    reader.u32() === 0 &&
    reader.byte() === 0x0b &&
    reader.done
  )
}

/** The sections by id, if there are no others but custom ones. */
function sectionsOf(module: Uint8Array, allowed: readonly number[]): Map<number, WasmReader> | undefined {
  const found = new Map<number, WasmReader>()
  for (const { id, from, to } of new WasmReader(module, 8).sections()) {
    if (id === 0) continue
    if (!allowed.includes(id)) return undefined
    found.set(id, new WasmReader(module, from, to))
  }
  return found
}

function readList<T>(reader: WasmReader | undefined, read: (reader: WasmReader) => T): T[] {
  const list: T[] = []
  for (let left = reader?.u32() ?? 0; reader !== undefined && left > 0; left--) list.push(read(reader))
  return list
}

function readNumbers(reader: WasmReader): number[] {
  return readList(reader, () => reader.u32())
}

/** Of a function type without references: how many parameters it has. */
function parameters(reader: WasmReader): number {
  if (reader.byte() !== 0x60) throw new MalformedWasm('a type that is no function')
  const count = readList(reader, () => reader.byte()).length
  readList(reader, () => reader.byte())
  return count
}

/** A table of functions. */
function skipTable(reader: WasmReader): void {
  if (reader.byte() !== 0x70) throw new MalformedWasm('a table of something else')
  const flags = reader.byte()
  reader.skipLeb()
  if (flags === 1) reader.skipLeb()
  else if (flags !== 0) throw new MalformedWasm('a table of another kind')
}
