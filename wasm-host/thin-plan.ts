import { ACTOR_HOST } from './check-component.ts'
import { HANDLE, HOST_FUNCTIONS, type HostFunction, isHostFunction } from './actor-world.ts'
import {
  type CanonicalOptions,
  type ComponentShape,
  componentShape,
  type CoreExport,
} from './component-shape.ts'
import { isFixup, isShim } from './trampolines.ts'
import { MalformedWasm } from './wasm-reader.ts'

/** How to run a component of the actor world without generated glue: its one module, and what it gives and takes. */
export interface ThinPlan {
  /** What the module imports. */
  imports: ThinImport[]
  /** Names that it exports: functions, and its memory. */
  handle: string
  memory: string
  realloc: string
  postReturn: string | undefined
}

export interface ThinImport {
  module: string
  name: string
  of: HostFunction
  /** It is reached through the shim: until the module has started, calling it traps. */
  late: boolean
}

/**
 * How a component runs in the thin lane, and the bytes of its module; undefined when it is not of exactly the shape that
 * wit-component gives to an actor: one module, and, if its imports need its memory, a shim and a fixup around it. Those
 * two are left out, since they only pass calls on.
 *
 * @param bytes a valid component
 */
export function thinPlan(bytes: Uint8Array): { plan: ThinPlan; module: Uint8Array } | undefined {
  try {
    const shape = componentShape(bytes)
    const main = mainOf(shape)
    const module = main === undefined ? undefined : shape.modules[main.module]
    const imports = main === undefined || module === undefined ? undefined : importsOf(shape, main, module)
    if (main === undefined || module === undefined || imports === undefined) return undefined
    const { handle, memory, realloc, postReturn } = main
    return { plan: { imports, handle, memory, realloc, postReturn }, module }
  } catch (error) {
    if (error instanceof MalformedWasm) return undefined
    throw error
  }
}

interface Main extends Omit<ThinPlan, 'imports'> {
  /** Indices of the module and of its instance. */
  module: number
  instance: number
  given: ReadonlyMap<string, number>
}

/** The instance whose `handle` the component exports, if that is of the world and nothing else is exported. */
function mainOf(shape: ComponentShape): Main | undefined {
  const [only, ...rest] = shape.exports
  const lifted = shape.functions[only?.index ?? -1]
  if (only?.name !== 'handle' || rest.length > 0 || lifted?.kind !== 'lifted') return undefined
  const { options, type } = lifted
  const handle = coreExport(shape, lifted.of)
  const made = shape.coreInstances[handle?.instance ?? -1]
  if (handle === undefined || made?.kind !== 'made' || type !== HANDLE || !options.utf8) return undefined
  const { instance } = handle
  const memory = memoryOf(shape, options, instance)
  const realloc = reallocOf(shape, options, instance)
  const postReturn = coreExport(shape, options.postReturn)
  if (memory === undefined || realloc === undefined) return undefined
  if (options.postReturn !== undefined && postReturn?.instance !== instance) return undefined
  return {
    module: made.module,
    instance,
    given: made.given,
    handle: handle.name,
    memory,
    realloc,
    postReturn: postReturn?.name,
  }
}

/** What each import of the module is, if all are functions of the host, and nothing else is in the component. */
function importsOf(shape: ComponentShape, main: Main, module: Uint8Array): ThinImport[] | undefined {
  const found: ThinImport[] = []
  const around = new Around(shape, main)
  for (const { module: from, name, kind } of WebAssembly.Module.imports(
    new WebAssembly.Module(module as Uint8Array<ArrayBuffer>),
  )) {
    const bundle = shape.coreInstances[main.given.get(from) ?? -1]
    const item = bundle?.kind === 'bundle' ? bundle.items.get(name) : undefined
    if (kind !== 'function' || item?.sort !== 0) return undefined
    const late = around.shimmed(item.index)
    const of = hostFunction(shape, main, late ?? item.index)
    if (of === undefined) return undefined
    found.push({ module: from, name, of, late: late !== undefined })
  }
  return around.complete ? found : undefined
}

/** The shim and the fixup. */
class Around {
  readonly #shape: ComponentShape
  readonly #shim: number
  /** What the fixup puts behind each function of the shim. */
  readonly #actual: ReadonlyMap<string, { sort: number; index: number }> | undefined
  /** Nothing is made but what is known. */
  readonly complete: boolean

  constructor(shape: ComponentShape, main: Main) {
    this.#shape = shape
    const made = shape.coreInstances.flatMap((each, index) =>
      each.kind === 'made' && index !== main.instance ? [{ ...each, index }] : [],
    )
    const shim = made.find(({ given, module }) => given.size === 0 && is(isShim, shape.modules[module]))
    const fixup = made.find(({ module }) => is(isFixup, shape.modules[module]))
    this.#shim = shim?.index ?? -1
    this.#actual = fixup === undefined ? undefined : this.#behind(fixup.given)
    this.complete =
      shape.modules.length === made.length + 1 &&
      (made.length === 0 ||
        (made.length === 2 && shim !== undefined && fixup !== undefined && this.#actual !== undefined))
  }

  /** The core function that the shim passes this one's calls on to; undefined when it is not of the shim. */
  shimmed(index: number): number | undefined {
    const found = coreExport(this.#shape, index)
    if (found === undefined || found.instance !== this.#shim) return undefined
    const actual = this.#actual?.get(found.name)
    return actual?.sort === 0 ? actual.index : undefined
  }

  /** The functions that the fixup imports, if the table that it fills is the shim's. */
  #behind(
    given: ReadonlyMap<string, number>,
  ): ReadonlyMap<string, { sort: number; index: number }> | undefined {
    const { coreInstances, tables } = this.#shape
    const bundles = [...given.values()].flatMap((index) => {
      const each = coreInstances[index]
      return each?.kind === 'bundle' ? [each.items] : []
    })
    const others = [...given.values()].filter((index) => coreInstances[index]?.kind !== 'bundle')
    const [actual] = bundles
    if (actual === undefined || bundles.length !== 1) return undefined
    // The table comes beside the functions, or with the shim itself.
    const table = actual.get('$imports')
    if (table === undefined) return others.length === 1 && others[0] === this.#shim ? actual : undefined
    const from = tables[table.index]
    const ofShim = table.sort === 1 && from?.instance === this.#shim && from.name === '$imports'
    return ofShim && others.length === 0 ? actual : undefined
  }
}

/** The host's function that a core function is, if it is lowered as it has to be. */
function hostFunction(shape: ComponentShape, { instance }: Main, index: number): HostFunction | undefined {
  const lowered = shape.coreFunctions[index]
  if (lowered?.kind !== 'lowered') return undefined
  const of = shape.functions[lowered.of]
  if (of?.kind !== 'imported' || !isHostFunction(of.name)) return undefined
  const from = shape.imports[of.instance]
  const { type, memory, realloc } = HOST_FUNCTIONS[of.name]
  const { options } = lowered
  const known =
    from?.name === ACTOR_HOST &&
    typeof from.type === 'object' &&
    from.type.functions.get(of.name) === type &&
    options.utf8 &&
    options.postReturn === undefined &&
    (!memory || memoryOf(shape, options, instance) !== undefined) &&
    (!realloc || reallocOf(shape, options, instance) !== undefined)
  return known ? of.name : undefined
}

function memoryOf(
  { memories }: ComponentShape,
  { memory }: CanonicalOptions,
  of: number,
): string | undefined {
  const found = memory === undefined ? undefined : memories[memory]
  return found?.instance === of ? found.name : undefined
}

function reallocOf(shape: ComponentShape, { realloc }: CanonicalOptions, of: number): string | undefined {
  const found = coreExport(shape, realloc)
  return found?.instance === of ? found.name : undefined
}

function coreExport({ coreFunctions }: ComponentShape, index: number | undefined): CoreExport | undefined {
  const found = index === undefined ? undefined : coreFunctions[index]
  return found?.kind === 'exported' ? found : undefined
}

function is(check: (module: Uint8Array) => boolean, module: Uint8Array | undefined): boolean {
  return module !== undefined && check(module)
}
