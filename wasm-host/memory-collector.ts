import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Clock, LIMITS } from '../protocols/index.ts'

/** Gives memories of ended actors back to the system. */
export interface MemoryCollector {
  /** An actor is gone: its memories, how large they were, and how many actors are left on this worker. */
  freed(memories: number, bytes: number, left: number): void
}

/**
 * V8 frees a Wasm memory when it next collects the whole heap. A worker that has come to rest allocates nothing, so
 * that may be never; this collects when nobody is left, or when enough has come together.
 */
export function memoryCollector(clock: Clock, collect: () => void = collectHeap): MemoryCollector {
  let memories = 0
  let bytes = 0
  let last = -Infinity
  let planned = false

  function plan(): void {
    planned = true
    clock.after(Math.max(0, last + LIMITS.collectMs.value - clock.now()), () => {
      planned = false
      memories = 0
      bytes = 0
      collect()
      last = clock.now()
    })
  }

  return {
    freed(count, size, left) {
      memories += count
      bytes += size
      const many = memories >= LIMITS.collectMemories.value || bytes >= LIMITS.collectBytes.value
      if (!planned && (left === 0 || many)) plan()
    },
  }
}

/** Node gives no other way to ask for it without a flag on its command line. */
function collectHeap(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}
