import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Clock, LIMITS } from '../protocols/index.ts'

/** Gives memories of ended actors back to the system. */
export interface MemoryCollector {
  /** An actor ended: how large its memories were, and how many actors are left on this worker. */
  freed(bytes: number, left: number): void
}

/**
 * V8 frees a Wasm memory when it next collects the whole heap. A worker that has come to rest allocates nothing, so
 * that may be never; this collects when nobody is left, or when enough has come together.
 */
export function memoryCollector(clock: Clock, collect: () => void = collectHeap): MemoryCollector {
  let bytes = 0
  let last = -Infinity
  let planned = false

  function plan(): void {
    planned = true
    clock.after(Math.max(0, last + LIMITS.collectMs.value - clock.now()), () => {
      planned = false
      bytes = 0
      collect()
      last = clock.now()
    })
  }

  return {
    freed(size, left) {
      bytes += size
      if (!planned && (left === 0 || bytes >= LIMITS.collectBytes.value)) plan()
    },
  }
}

/** Node gives no other way to ask for it without a flag on its command line. */
function collectHeap(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}
