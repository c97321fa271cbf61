import assert from 'node:assert'
import { compileFunction } from 'node:vm'
import { ANY, LIMITS } from '../protocols/index.ts'
import { GuestTooLarge, type Handled, type Instantiate } from './actor-host.ts'
import { type CoreInstance, sizeOf, startCore, stateOf } from './core-instance.ts'
import type { CoreState } from './core-state.ts'
import { importTable } from './generated-imports.ts'
import { toFailure, toReply } from './guest-values.ts'
import type { GuestMessage } from './host.ts'
import type { ImportTable } from './inert-wasi.ts'
import { GLUE_PARAMETERS } from './translation.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** One instance of a component; all but its exports as an `ActorInstance` has them. */
export interface GeneratedInstance {
  /** As the glue has them. */
  exports: Readonly<Record<string, unknown>>
  memories: number
  bytes(): number
  state(): CoreState
  handles(): number
}

/** Makes one instance of a component. Throws what the guest's start throws. @param asleep see `Instantiate` */
export type InstantiateGenerated = (imports: ImportTable, slot: number, asleep: boolean) => GeneratedInstance

/** Throws what the guest returned as `err`. */
type Handle = (message: unknown) => Promise<unknown>

/** Tables of resources: from 2 on, pairs of (scope, what it stands for). */
type HandleTables = readonly (readonly number[] | undefined)[]

/** In the scope of a pair: it is free. */
const FREE = 1 << 30

type Glue = (
  getCoreModule: (name: string) => WebAssembly.Module,
  imports: ImportTable,
  instantiateCore: (module: WebAssembly.Module, imports: WebAssembly.Imports) => WebAssembly.Instance,
) => GeneratedInstance['exports']

/** The general lane for components of the actor world. */
export function loadGenerated(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
  const instantiate = evaluateGenerated(component, stop, messageBytes)
  return (host, slot, asleep = false) => {
    const { exports, ...instance } = instantiate(importTable(host), slot, asleep)
    const handle = exports['handle'] as Handle
    return { ...instance, handle: async (message) => handled(handle, message) }
  }
}

/** Evaluates the glue that jco wrote for a component. */
export function evaluateGenerated(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): InstantiateGenerated {
  const evaluate = compileFunction(component.source, [...GLUE_PARAMETERS], {
    filename: `shoal:${component.key}`,
  }) as (...helpers: unknown[]) => Glue
  const glue = evaluate(
    boundedDecoder,
    (buffer: ArrayBuffer, from: number, length: number) => {
      if (length > messageBytes) throw GuestTooLarge.reply(length >>> 0, messageBytes)
      return copy(buffer, from, length)
    },
    copy,
    inside,
  )
  const modules = new Map(component.modules.map((each) => [each.name, each]))
  const planOf = new Map(component.modules.map((each) => [each.module, each]))

  return (imports, slot, asleep) => {
    const cores: CoreInstance[] = []
    const defined = new Set<WebAssembly.Module>()
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
        if (cores.length >= LIMITS.coreModules.value) {
          throw new RangeError(`it has more than ${LIMITS.coreModules.value} core instances`)
        }
        const made = startCore(plan, coreImports, { stop, slot, asleep })
        cores.push(made)
        return made.instance
      },
    )
    const handleTables = exports['shoalHandles'] as () => HandleTables
    return {
      exports,
      memories: cores.reduce((sum, { memories }) => sum + memories.length, 0),
      bytes: () => sizeOf(cores),
      state: () => stateOf(cores),
      handles: () => handleTables().reduce((sum, table) => sum + (table?.filter(isLive).length ?? 0), 0),
    }
  }
}

async function handled(handle: Handle, message: GuestMessage): Promise<Handled> {
  let reply: unknown
  try {
    reply = await handle({ ...message, epoch: BigInt(message.epoch) })
  } catch (thrown) {
    const failure = toFailure(thrown)
    if (failure === undefined) throw thrown
    return { result: { ok: false, failure }, verdict: ANY }
  }
  return toReply(reply)
}

/** A scope in use, in a table of resources. */
function isLive(scope: number, at: number, table: readonly number[]): boolean {
  return at > 1 && at % 2 === 0 && table[at + 1] !== 0 && (scope & FREE) === 0
}

/** A range outside of its memory is the guest's fault. */
function inside(buffer: ArrayBuffer, from: number, length: number): void {
  if (from < 0 || length < 0 || from + length > buffer.byteLength) {
    throw new RangeError(`it names bytes ${from >>> 0}+${length >>> 0} of a memory of ${buffer.byteLength}`)
  }
}

/** A copy of guest memory. */
function copy(buffer: ArrayBuffer, from: number, length: number): ArrayBuffer {
  inside(buffer, from, length)
  return buffer.slice(from, from + length)
}

/** A TextDecoder that refuses what is not of its encoding, and text beyond LIMITS.guestTextBytes. */
function boundedDecoder(encoding: string): { decode(bytes?: Uint8Array): string } {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: true })
  return {
    decode: (bytes) => {
      if (bytes !== undefined && bytes.byteLength > LIMITS.guestTextBytes.value)
        throw GuestTooLarge.text(bytes.byteLength)
      return decoder.decode(bytes)
    },
  }
}
