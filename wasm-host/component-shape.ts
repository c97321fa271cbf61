import { externName } from './check-component.ts'
import { type ComponentType, readExtern, readType } from './component-types.ts'
import { MalformedWasm, WasmReader } from './wasm-reader.ts'

/** How a component is put together, by index as its sections have it. */
export interface ComponentShape {
  /** Bytes of each core module. */
  modules: Uint8Array[]
  coreInstances: CoreInstance[]
  coreFunctions: CoreFunction[]
  /** Where each core memory and table comes from. */
  memories: CoreExport[]
  tables: CoreExport[]
  types: ComponentType[]
  functions: ComponentFunction[]
  /** Names of the imported instances. */
  imports: { name: string; type: ComponentType | undefined }[]
  /** Names of exported functions, and their index. */
  exports: { name: string; index: number }[]
}

export interface CoreExport {
  instance: number
  name: string
}

/** One made of a module, with an instance for each module name that it imports from; or a bundle of items. */
export type CoreInstance =
  | { kind: 'made'; module: number; given: ReadonlyMap<string, number> }
  | { kind: 'bundle'; items: ReadonlyMap<string, { sort: number; index: number }> }

/** Exported by a core instance, or an imported function as core code calls it. */
export type CoreFunction =
  | ({ kind: 'exported' } & CoreExport)
  | { kind: 'lowered'; of: number; options: CanonicalOptions }

/** Of an imported instance (by index), or a core function as the component exports it. */
export type ComponentFunction =
  | { kind: 'imported'; instance: number; name: string }
  | { kind: 'lifted'; of: number; type: ComponentType | undefined; options: CanonicalOptions }

/** Indices of a memory and of core functions. */
export interface CanonicalOptions {
  utf8: boolean
  memory: number | undefined
  realloc: number | undefined
  postReturn: number | undefined
}

const CORE_FUNCTION = 0x00
const CORE_TABLE = 0x01
const CORE_MEMORY = 0x02
const CORE_INSTANCE = 0x12
const CORE = 0
const FUNCTION = 1
const TYPE = 3
const INSTANCE = 5

/**
 * Reads a valid component of the plain kind: core modules and instances, functions lifted and lowered, imports of
 * instances and types.
 *
 * @throws MalformedWasm for everything else that a component may hold
 */
export function componentShape(bytes: Uint8Array): ComponentShape {
  const shape: ComponentShape = {
    modules: [],
    coreInstances: [],
    coreFunctions: [],
    memories: [],
    tables: [],
    types: [],
    functions: [],
    imports: [],
    exports: [],
  }
  const readers: Readonly<Record<number, (reader: WasmReader, shape: ComponentShape) => void>> = {
    2: coreInstance,
    6: alias,
    7: (reader) => void shape.types.push(readType(reader, shape.types)),
    8: canon,
    10: imported,
    11: exported,
  }
  for (const { id, from, to } of new WasmReader(bytes, 8).sections()) {
    if (id === 0) continue
    if (id === 1) {
      shape.modules.push(bytes.subarray(from, to))
      continue
    }
    const read = readers[id]
    if (read === undefined) throw new MalformedWasm(`a section of another kind ${id}`)
    const reader = new WasmReader(bytes, from, to)
    for (let left = reader.u32(); left > 0; left--) read(reader, shape)
  }
  return shape
}

function coreInstance(reader: WasmReader, { coreInstances }: ComponentShape): void {
  if (reader.byte() === 0) {
    const module = reader.u32()
    const given = new Map<string, number>()
    for (let left = reader.u32(); left > 0; left--) {
      const name = reader.name()
      if (reader.byte() !== CORE_INSTANCE) throw new MalformedWasm('a module is given no instance')
      given.set(name, reader.u32())
    }
    coreInstances.push({ kind: 'made', module, given })
    return
  }
  const items = new Map<string, { sort: number; index: number }>()
  for (let left = reader.u32(); left > 0; left--) {
    items.set(reader.name(), { sort: reader.byte(), index: reader.u32() })
  }
  coreInstances.push({ kind: 'bundle', items })
}

function alias(reader: WasmReader, shape: ComponentShape): void {
  const sort = reader.byte()
  const coreSort = sort === CORE ? reader.byte() : undefined
  const target = reader.byte()
  if (target > 1) throw new MalformedWasm('an alias of something outside')
  const instance = reader.u32()
  const name = reader.name()
  if (target === 1) {
    if (coreSort === CORE_FUNCTION) shape.coreFunctions.push({ kind: 'exported', instance, name })
    else if (coreSort === CORE_MEMORY) shape.memories.push({ instance, name })
    else if (coreSort === CORE_TABLE) shape.tables.push({ instance, name })
    else throw new MalformedWasm(`an alias of another core sort ${coreSort}`)
    return
  }
  if (sort === FUNCTION) shape.functions.push({ kind: 'imported', instance, name })
  else if (sort === TYPE) shape.types.push(typeOfInstance(shape, instance, name))
  else throw new MalformedWasm(`an alias of another sort ${sort}`)
}

function typeOfInstance({ imports }: ComponentShape, instance: number, name: string): ComponentType {
  const type = imports[instance]?.type
  const found = typeof type === 'object' ? type.types.get(name) : undefined
  if (found === undefined) throw new MalformedWasm(`a type ${name} of nothing`)
  return found
}

function canon(reader: WasmReader, { coreFunctions, functions, types }: ComponentShape): void {
  const kind = reader.byte()
  if (kind > 1 || reader.byte() !== 0) throw new MalformedWasm(`a canonical function of another kind ${kind}`)
  const of = reader.u32()
  const options = canonicalOptions(reader)
  if (kind === 1) coreFunctions.push({ kind: 'lowered', of, options })
  else functions.push({ kind: 'lifted', of, type: types[reader.u32()], options })
}

function canonicalOptions(reader: WasmReader): CanonicalOptions {
  const options: CanonicalOptions = {
    utf8: true,
    memory: undefined,
    realloc: undefined,
    postReturn: undefined,
  }
  for (let left = reader.u32(); left > 0; left--) {
    const option = reader.byte()
    if (option === 1 || option === 2) options.utf8 = false
    else if (option === 3) options.memory = reader.u32()
    else if (option === 4) options.realloc = reader.u32()
    else if (option === 5) options.postReturn = reader.u32()
    else if (option !== 0) throw new MalformedWasm(`a canonical option of another kind ${option}`)
  }
  return options
}

function imported(reader: WasmReader, { imports, types }: ComponentShape): void {
  const name = externName(reader)
  const { sort, index } = readExtern(reader)
  const type = index === undefined ? undefined : types[index]
  if (sort === INSTANCE) imports.push({ name, type })
  else if (sort === TYPE && type !== undefined) types.push(type)
  else throw new MalformedWasm(`an import of another sort ${sort}`)
}

function exported(reader: WasmReader, { exports, functions }: ComponentShape): void {
  const name = externName(reader)
  const sort = reader.byte()
  const index = reader.u32()
  if (reader.byte() === 1) readExtern(reader)
  const found = functions[index]
  if (sort !== FUNCTION || found === undefined) throw new MalformedWasm(`an export of another sort ${sort}`)
  exports.push({ name, index })
  // It has an index of its own.
  functions.push(found)
}
