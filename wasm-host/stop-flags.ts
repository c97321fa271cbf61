import { PAGE } from './cap-module.ts'

/** The page that the actors of one worker look at while they run: a byte each, set to stop one of them. */
export interface StopFlags {
  /** Shared; imported by every metered module. */
  readonly memory: WebAssembly.Memory
  /** @throws RangeError when all are taken */
  take(): number
  /** Traps whoever has it, at its next loop or call. Whoever waits traps when it goes on. */
  raise(slot: number): void
  /** Its actor never runs again: another may have it. */
  free(slot: number): void
}

export function stopFlags(): StopFlags {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })
  const flags = new Uint8Array(memory.buffer)
  const given: number[] = []
  // Slot 0 is nobody's: instances have it until they are told their own.
  let next = 1

  return {
    memory,

    take() {
      const slot = given.pop() ?? next++
      if (slot >= PAGE) throw new RangeError(`a worker has ${PAGE - 1} actors already`)
      return slot
    },

    raise: (slot) => void Atomics.store(flags, slot, 1),

    free(slot) {
      Atomics.store(flags, slot, 0)
      given.push(slot)
    },
  }
}
