import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import { PAGE } from './cap-module.ts'
import { capabilitiesOf, checkComponent } from './check-component.ts'
import type { ComponentCache } from './component-cache.ts'
import type { Preparation } from './host.ts'
import type { MemoryPlan } from './meter-module.ts'
import type { Translation } from './translation.ts'
import { translator } from './translator.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** Components that were checked and translated, and their modules compiled. */
export interface Components extends AsyncDisposable {
  /** @throws ShoalError BAD_COMPONENT, IMPORT_DENIED, TOO_LARGE */
  prepare(cid: string, bytes: () => Promise<Uint8Array>): Promise<Preparation>
  /**
   * Compiled once; the cap is in its plans of memories. Its `key` names both.
   *
   * @throws ShoalError COMPONENT_MISSING when it is not prepared, START_FAILED when it needs more memory from the start
   */
  load(cid: string, memoryBytes: number): Promise<LoadedComponent>
}

interface Prepared {
  translation: Promise<Translation>
  compiled: Promise<WebAssembly.Module[]> | undefined
  /** By pages of the cap. */
  loaded: Map<number, Promise<LoadedComponent>>
}

/** @param evicted is told the keys of components that are no longer kept */
export function components(
  cache: ComponentCache,
  { clock, evicted }: { clock: Clock; evicted: (keys: string[]) => void },
): Components {
  const translating = translator({ clock })
  /** The least recently prepared first. */
  const prepared = new Map<string, Prepared>()

  async function translation(cid: string, bytes: () => Promise<Uint8Array>): Promise<Translation> {
    const known = await cache.get(cid)
    if (known !== undefined) return known
    const component = await bytes()
    const made = await translating.translate(component, checkComponent(component))
    // A full disk costs the next start a translation, and nothing now.
    await cache.put(cid, made).catch(() => undefined)
    return made
  }

  function keep(cid: string, entry: Prepared): void {
    prepared.delete(cid)
    prepared.set(cid, entry)
    const [oldest] = prepared
    if (prepared.size <= LIMITS.preparedComponents.value || oldest === undefined) return
    prepared.delete(oldest[0])
    evicted([...oldest[1].loaded.keys()].map((pages) => keyOf(oldest[0], pages)))
  }

  return {
    async prepare(cid, bytes) {
      const entry = prepared.get(cid) ?? {
        translation: translation(cid, bytes),
        compiled: undefined,
        loaded: new Map(),
      }
      keep(cid, entry)
      try {
        const { world, imports } = await entry.translation
        return { world, capabilities: capabilitiesOf(imports) }
      } catch (error) {
        if (prepared.get(cid) === entry) prepared.delete(cid)
        throw error
      }
    },

    async load(cid, memoryBytes) {
      const entry = prepared.get(cid)
      if (entry === undefined) {
        throw new ShoalError('COMPONENT_MISSING', `component ${cid} is not prepared on this node`)
      }
      const pages = Math.floor(memoryBytes / PAGE)
      const known = entry.loaded.get(pages)
      if (known !== undefined) return known
      const loading = load(entry, cid, pages)
      entry.loaded.set(pages, loading)
      // What fails is not kept: it may have been a lack of our own memory.
      loading.catch(() => {
        entry.loaded.delete(pages)
        entry.compiled = undefined
      })
      return loading
    },

    [Symbol.asyncDispose]: () => translating[Symbol.asyncDispose](),
  }
}

function keyOf(cid: string, pages: number): string {
  return `${cid}:${pages}`
}

/** The cap is for the actor: several memories share it. */
async function load(entry: Prepared, cid: string, pages: number): Promise<LoadedComponent> {
  const { world, thin, source, imports, modules } = await entry.translation
  const memories = modules.flatMap((module) => module.memories)
  const each = Math.floor(pages / Math.max(1, memories.length))
  const most = Math.max(0, ...memories.map(({ minimum }) => minimum))
  if (most > each) {
    throw new ShoalError(
      'START_FAILED',
      `it needs ${most * PAGE} bytes of memory from the start, and its type allows ${each * PAGE}`,
      { hint: 'deploy it with a larger --memory-max' },
    )
  }
  entry.compiled ??= Promise.all(
    modules.map(({ bytes }) => WebAssembly.compile(bytes as Uint8Array<ArrayBuffer>)),
  )
  const compiled = await entry.compiled
  const capped = (memory: MemoryPlan): MemoryPlan => ({
    ...memory,
    maximum: Math.min(memory.maximum ?? each, each),
  })
  return {
    key: keyOf(cid, pages),
    cid,
    world,
    ...(thin === undefined ? {} : { thin }),
    source,
    imports,
    hidden: modules.find((module) => module.hidden !== undefined)?.hidden,
    memories: memories.length,
    modules: modules.flatMap(({ name, metered, starts, words, hidden, memories: own }, i) => {
      const module = compiled[i]
      const facts = { name, metered, starts, words, hidden }
      return module === undefined ? [] : [{ ...facts, module, memories: own.map(capped) }]
    }),
  }
}
