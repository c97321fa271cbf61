import { type MemoryPlan, METER, SLOT, START, STOP } from './meter-module.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** An instance of one core module, and the memories that were made for it. */
export interface CoreInstance {
  exports: Record<string, unknown>
  memories: readonly WebAssembly.Memory[]
}

/**
 * Instantiates a core module and runs its start function, which throws what it throws.
 *
 * @param stop the page of stop flags
 * @param slot of the instance's own flag
 */
export function startCore(
  { module, metered, starts, memories: plans }: LoadedComponent['modules'][number],
  imports: WebAssembly.Imports,
  stop: WebAssembly.Memory,
  slot: number,
): CoreInstance & { instance: WebAssembly.Instance } {
  if (!metered && !starts && plans.length === 0) {
    const instance = new WebAssembly.Instance(module, imports)
    return { instance, exports: instance.exports, memories: [] }
  }
  const memories = plans.map(newMemory)
  const ours: Record<string, unknown> = { [STOP]: stop }
  for (const [i, memory] of memories.entries()) ours[`memory${i}`] = memory
  const instance = new WebAssembly.Instance(module, { ...imports, [METER]: ours })
  const { exports } = instance
  if (metered) (exports[SLOT] as WebAssembly.Global).value = slot
  if (starts) (exports[START] as () => void)()
  return { instance, exports, memories }
}

/** A memory as planned; its maximum is its cap. */
export function newMemory({ minimum, maximum, is64 }: MemoryPlan): WebAssembly.Memory {
  if (is64) {
    const [initial, most] = [BigInt(minimum), BigInt(maximum ?? minimum)]
    return new WebAssembly.Memory({ address: 'i64', initial, maximum: most })
  }
  return new WebAssembly.Memory({ initial: minimum, maximum: maximum ?? minimum })
}

/** Their size now, bytes. */
export function sizeOf(memories: readonly WebAssembly.Memory[]): number {
  return memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)
}
