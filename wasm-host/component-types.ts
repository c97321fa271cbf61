import { externName } from './check-component.ts'
import { MalformedWasm, type WasmReader } from './wasm-reader.ts'

/**
 * A type of a component, written out with everything it is made of, so that equal texts are equal types:
 * `result(list(u8),record(code:string,…))`, `func(to:string)->u64`. An instance type has the functions it holds.
 */
export type ComponentType = string | InstanceType

export interface InstanceType {
  /** By name. */
  functions: ReadonlyMap<string, string>
  /** Types that it exports, by name. */
  types: ReadonlyMap<string, string>
}

/** A longer text is no type of ours: a few nested records could otherwise name each other without end. */
const TEXT_MAX = 4_096

const PRIMITIVES: Readonly<Record<number, string>> = {
  0x7f: 'bool',
  0x7e: 's8',
  0x7d: 'u8',
  0x7c: 's16',
  0x7b: 'u16',
  0x7a: 's32',
  0x79: 'u32',
  0x78: 's64',
  0x77: 'u64',
  0x76: 'f32',
  0x75: 'f64',
  0x74: 'char',
  0x73: 'string',
}

/**
 * Reads one type definition (Binary.md of the component model, `deftype`).
 *
 * @param known the types before it
 * @throws MalformedWasm for kinds that no world of ours has
 */
export function readType(reader: WasmReader, known: readonly ComponentType[]): ComponentType {
  const kind = reader.byte()
  if (kind === 0x42) return readInstanceType(reader, known)
  const text = kind === 0x40 ? functionText(reader, known) : valueText(kind, reader, known)
  if (text.length > TEXT_MAX) throw new MalformedWasm('it has a type that is too long')
  return text
}

/** The sort and the type index or bound of an import or export. */
export function readExtern(reader: WasmReader): { sort: number; index: number | undefined } {
  const sort = reader.byte()
  if (sort === 0 && reader.byte() !== 0x11) throw new MalformedWasm('an unknown core sort')
  // A type is equal to another one, or an abstract resource.
  const bound = sort === 2 || sort === 3 ? reader.byte() : 0
  return { sort, index: sort === 3 && bound === 1 ? undefined : reader.u32() }
}

function readInstanceType(reader: WasmReader, outer: readonly ComponentType[]): InstanceType {
  const own: ComponentType[] = []
  const functions = new Map<string, string>()
  const types = new Map<string, string>()
  for (let left = reader.u32(); left > 0; left--) {
    const declaration = reader.byte()
    if (declaration === 1) own.push(readType(reader, own))
    else if (declaration === 2) own.push(readOuter(reader, outer))
    else if (declaration === 4) {
      const name = externName(reader)
      const { sort, index } = readExtern(reader)
      const type = textOf(index, own)
      if (sort === 1) functions.set(name, type)
      else if (sort === 3) {
        types.set(name, type)
        own.push(type)
      } else throw new MalformedWasm('an instance exports neither type nor function')
    } else throw new MalformedWasm(`an unknown declaration ${declaration}`)
  }
  return { functions, types }
}

/** A type of the component around the instance type. */
function readOuter(reader: WasmReader, outer: readonly ComponentType[]): ComponentType {
  const [sort, target, depth] = [reader.byte(), reader.byte(), reader.u32()]
  if (sort !== 3 || target !== 2 || depth !== 1) throw new MalformedWasm('an unknown alias in a type')
  return textOf(reader.u32(), outer)
}

function functionText(reader: WasmReader, known: readonly ComponentType[]): string {
  const parameters = labelled(reader, known)
  const none = reader.byte() === 1
  if (none) reader.byte()
  return `func(${parameters})->${none ? '_' : typeText(reader, known)}`
}

function valueText(kind: number, reader: WasmReader, known: readonly ComponentType[]): string {
  const primitive = PRIMITIVES[kind]
  if (primitive !== undefined) return primitive
  switch (kind) {
    case 0x72:
      return `record(${labelled(reader, known)})`
    case 0x71:
      return `variant(${each(reader, () => `${reader.name()}:${caseText(reader, known)}`)})`
    case 0x70:
      return `list(${typeText(reader, known)})`
    case 0x6f:
      return `tuple(${each(reader, () => typeText(reader, known))})`
    case 0x6d:
      return `enum(${each(reader, () => reader.name())})`
    case 0x6b:
      return `option(${typeText(reader, known)})`
    case 0x6a:
      return `result(${optionalText(reader, known)},${optionalText(reader, known)})`
    default:
      throw new MalformedWasm(`a type of another kind ${kind}`)
  }
}

function labelled(reader: WasmReader, known: readonly ComponentType[]): string {
  return each(reader, () => `${reader.name()}:${typeText(reader, known)}`)
}

function caseText(reader: WasmReader, known: readonly ComponentType[]): string {
  const text = optionalText(reader, known)
  if (reader.byte() !== 0) throw new MalformedWasm('a case refines another one')
  return text
}

function optionalText(reader: WasmReader, known: readonly ComponentType[]): string {
  return reader.byte() === 0 ? '_' : typeText(reader, known)
}

function typeText(reader: WasmReader, known: readonly ComponentType[]): string {
  const primitive = PRIMITIVES[reader.peek() ?? 0]
  if (primitive === undefined) return textOf(reader.u32(), known)
  reader.byte()
  return primitive
}

function textOf(index: number | undefined, known: readonly ComponentType[]): string {
  const type = index === undefined ? undefined : known[index]
  if (typeof type !== 'string') throw new MalformedWasm('a type that has no text')
  return type
}

function each(reader: WasmReader, read: () => string): string {
  const texts: string[] = []
  let length = 0
  for (let left = reader.u32(); left > 0; left--) {
    const text = read()
    texts.push(text)
    length += text.length
    if (length > TEXT_MAX) throw new MalformedWasm('it has a type that is too long')
  }
  return texts.join(',')
}
