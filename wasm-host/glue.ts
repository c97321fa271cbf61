import assert from 'node:assert'
import { compileFunction } from 'node:vm'
import { LIMITS } from '../protocols/index.ts'
import type { ImportTable } from './inert-wasi.ts'
import { type MemoryPlan, METER, SLOT, START, STOP } from './meter-module.ts'
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

/** Starts one instance of a loaded component. Throws what the guest's start throws. @param slot of its stop flag */
export type Instantiate = (imports: ImportTable, slot: number) => Instantiated

export interface Instantiated {
  exports: ActorExports
  /** Wasm memories made. */
  memories: number
  /** Their size now, bytes. */
  bytes(): number
}

interface Glue {
  (
    getCoreModule: (name: string) => WebAssembly.Module,
    imports: ImportTable,
    instantiateCore: (module: WebAssembly.Module, imports: WebAssembly.Imports) => WebAssembly.Instance,
  ): ActorExports
}

/**
 * Evaluates a component's glue, once per worker.
 *
 * @param stop the page of stop flags
 */
export function loadGlue(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
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
  const planOf = new Map(component.modules.map((each) => [each.module, each]))

  return (imports, slot) => {
    let instances = 0
    const defined = new Set<WebAssembly.Module>()
    const memories: WebAssembly.Memory[] = []
    const exports = glue(
      (name) => {
        const found = modules.get(name)
        if (found === undefined) throw new Error(`no core module ${name}`)
        return found.module
      },
      imports,
      (module, coreImports) => {
        const plan = planOf.get(module)
        assert(plan !== undefined, 'the glue instantiates a module of the component')
        // The cap is shared out among the memories that the modules define, so each may be made once only.
        if (plan.memories.length > 0 && defined.has(module))
          throw new RangeError('it makes a memory more than once')
        defined.add(module)
        if (++instances > LIMITS.coreModules.value) {
          throw new RangeError(`it has more than ${LIMITS.coreModules.value} core instances`)
        }
        const own = plan.memories.map(newMemory)
        memories.push(...own)
        return start(plan, coreImports, own)
      },
    )
    return {
      exports,
      memories: memories.length,
      bytes: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    }

    function start(
      { module, metered, starts }: (typeof component.modules)[number],
      coreImports: WebAssembly.Imports,
      own: readonly WebAssembly.Memory[],
    ): WebAssembly.Instance {
      if (!metered && !starts && own.length === 0) return new WebAssembly.Instance(module, coreImports)
      const ours: Record<string, unknown> = { [STOP]: stop }
      for (const [i, memory] of own.entries()) ours[`memory${i}`] = memory
      const instance = new WebAssembly.Instance(module, { ...coreImports, [METER]: ours })
      if (metered) (instance.exports[SLOT] as WebAssembly.Global).value = slot
      if (starts) (instance.exports[START] as () => void)()
      return instance
    }
  }
}

/** A memory as planned; its maximum is its cap. */
export function newMemory({ minimum, maximum, is64 }: MemoryPlan): WebAssembly.Memory {
  if (is64) {
    const [initial, most] = [BigInt(minimum), BigInt(maximum ?? minimum)]
    return new WebAssembly.Memory({ address: 'i64', initial, maximum: most })
  }
  return new WebAssembly.Memory({ initial: minimum, maximum: maximum ?? minimum })
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
