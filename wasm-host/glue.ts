import { compileFunction } from 'node:vm'
import { LIMITS } from '../protocols/index.ts'
import type { ImportTable } from './inert-wasi.ts'
import { GLUE_PARAMETERS } from './translation.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** What a guest handed over is larger than allowed; it was not copied. */
export class GuestTooLarge extends Error {
  override readonly name = 'GuestTooLarge'
}

/** A component's exports, as the actor world has them. Throws what the guest returned as `err`. */
export interface ActorExports {
  handle(message: unknown): Promise<unknown>
}

/** Starts one instance of a loaded component. Throws what the guest's start throws. */
export type Instantiate = (imports: ImportTable) => Instantiated

export interface Instantiated {
  exports: ActorExports
  /** Wasm memories made. */
  memories: number
  /** Their size now, bytes; one that is not exported inside the component is not seen. */
  bytes(): number
}

interface Glue {
  (
    getCoreModule: (name: string) => WebAssembly.Module,
    imports: ImportTable,
    instantiateCore: (module: WebAssembly.Module, imports: WebAssembly.Imports) => WebAssembly.Instance,
  ): ActorExports
}

/** Evaluates a component's glue, once per worker. */
export function loadGlue(component: LoadedComponent, messageBytes: number): Instantiate {
  const evaluate = compileFunction(component.source, [...GLUE_PARAMETERS], {
    filename: `shoal:${component.key}`,
  }) as (...helpers: unknown[]) => Glue
  const glue = evaluate(
    boundedDecoder,
    (buffer: ArrayBuffer, from: number, length: number) => {
      if (length > messageBytes) {
        throw new GuestTooLarge(`its reply has ${length >>> 0} bytes, more than ${messageBytes}`)
      }
      return copy(buffer, from, length)
    },
    copy,
  )
  const modules = new Map(component.modules.map((each) => [each.name, each]))
  const memoriesOf = new Map(component.modules.map(({ module, memories }) => [module, memories]))

  return (imports) => {
    let memories = 0
    let instances = 0
    const defined = new Set<WebAssembly.Module>()
    const seen = new Set<WebAssembly.Memory>()
    const exports = glue(
      (name) => {
        const found = modules.get(name)
        if (found === undefined) throw new Error(`no core module ${name}`)
        return found.module
      },
      imports,
      (module, coreImports) => {
        const own = memoriesOf.get(module) ?? 0
        // The cap is shared out among the memories that the modules define, so each may be made once only.
        if (own > 0 && defined.has(module)) throw new RangeError('it makes a memory more than once')
        defined.add(module)
        if (++instances > LIMITS.coreModules.value) {
          throw new RangeError(`it has more than ${LIMITS.coreModules.value} core instances`)
        }
        memories += own
        const instance = new WebAssembly.Instance(module, coreImports)
        for (const value of Object.values(instance.exports))
          if (value instanceof WebAssembly.Memory) seen.add(value)
        return instance
      },
    )
    return {
      exports,
      memories,
      bytes: () => [...seen].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    }
  }
}

/** A copy of guest memory. A range outside of it is the guest's fault. */
function copy(buffer: ArrayBuffer, from: number, length: number): ArrayBuffer {
  if (from < 0 || length < 0 || from + length > buffer.byteLength) {
    throw new RangeError(`it names bytes ${from >>> 0}+${length >>> 0} of a memory of ${buffer.byteLength}`)
  }
  return buffer.slice(from, from + length)
}

/** A TextDecoder that refuses text beyond LIMITS.guestTextBytes. */
function boundedDecoder(encoding: string): { decode(bytes?: Uint8Array): string } {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return {
    decode: (bytes) => {
      if (bytes !== undefined && bytes.byteLength > LIMITS.guestTextBytes.value) {
        throw new GuestTooLarge(
          `it hands over a text of ${bytes.byteLength} bytes, more than ${LIMITS.guestTextBytes.value}`,
        )
      }
      return decoder.decode(bytes)
    },
  }
}
