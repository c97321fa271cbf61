import type { CoreState } from './core-state.ts'
import { type MemoryPlan, METER, SLOT, START, STOP } from './meter-module.ts'
import { STATE, type StateFunction } from './module-state.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** An instance of one core module, and the memories that were made for it. */
export interface CoreInstance {
  instance: WebAssembly.Instance
  of: LoadedComponent['modules'][number]
  memories: readonly WebAssembly.Memory[]
}

/** How core modules of one actor are started. */
export interface CoreStart {
  /** The page of stop flags. */
  stop: WebAssembly.Memory
  /** Of the actor's own flag. */
  slot: number
  /** Its state comes from elsewhere: no start function runs. */
  asleep: boolean
}

/** Instantiates a core module and runs its start function, which throws what it throws. */
export function startCore(
  of: LoadedComponent['modules'][number],
  imports: WebAssembly.Imports,
  { stop, slot, asleep }: CoreStart,
): CoreInstance {
  const { module, metered, starts, memories: plans } = of
  if (!metered && !starts && plans.length === 0)
    return { instance: new WebAssembly.Instance(module, imports), of, memories: [] }
  const memories = plans.map(newMemory)
  const ours: Record<string, unknown> = { [STOP]: stop }
  for (const [i, memory] of memories.entries()) ours[`memory${i}`] = memory
  const instance = new WebAssembly.Instance(module, { ...imports, [METER]: ours })
  const { exports } = instance
  if (metered) (exports[SLOT] as WebAssembly.Global).value = slot
  if (starts && !asleep) (exports[START] as () => void)()
  return { instance, of, memories }
}

/** Of all core instances of one actor. */
export function stateOf(instances: readonly CoreInstance[]): CoreState {
  return {
    globals: instances.flatMap(({ instance, of: { words } }) =>
      words === 0 ? [] : [{ words, access: instance.exports[STATE] as StateFunction }],
    ),
    memories: instances.flatMap(({ of, memories }) =>
      of.memories.flatMap((plan, i) => {
        const memory = memories[i]
        return memory === undefined ? [] : [{ memory, plan }]
      }),
    ),
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

/** Size of their memories now, bytes. */
export function sizeOf(instances: readonly CoreInstance[]): number {
  let bytes = 0
  for (const { memories } of instances) for (const { buffer } of memories) bytes += buffer.byteLength
  return bytes
}
