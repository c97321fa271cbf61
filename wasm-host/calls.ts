import { LIMITS } from '../protocols/index.ts'
import type { InstanceId } from './host.ts'

/** Sends, posts and requests of guests that wait for their answer. */
export interface Calls {
  /**
   * The host's number for it; undefined when the instance has LIMITS.pendingCalls open already.
   *
   * @param to whose reply it waits for
   */
  open(instance: InstanceId, inner: number, to?: string): number | undefined
  /** Closes it: whose it was, and the number it has inside. */
  take(call: number): { instance: InstanceId; inner: number } | undefined
  /** Whether an instance waits for any. */
  has(instance: InstanceId): boolean
  /** Who waits for a reply of that address, the last one that began to. */
  caller(to: string): InstanceId | undefined
  /** Closes all of an instance that is gone. */
  forget(instance: InstanceId): void
}

export function openCalls(): Calls {
  const calls = new Map<number, { instance: InstanceId; inner: number; to: string }>()
  const callers = new Map<string, InstanceId>()
  const byInstance = new Map<InstanceId, Set<number>>()
  let last = 0

  function close(call: number): void {
    const found = calls.get(call)
    calls.delete(call)
    if (found !== undefined && callers.get(found.to) === found.instance) callers.delete(found.to)
  }

  return {
    open(instance, inner, to = '') {
      const own = byInstance.get(instance) ?? new Set()
      if (own.size >= LIMITS.pendingCalls.value) return undefined
      const call = ++last
      byInstance.set(instance, own.add(call))
      calls.set(call, { instance, inner, to })
      if (to !== '') callers.set(to, instance)
      return call
    },

    take(call) {
      const found = calls.get(call)
      if (found === undefined) return undefined
      close(call)
      const own = byInstance.get(found.instance)
      own?.delete(call)
      if (own?.size === 0) byInstance.delete(found.instance)
      return found
    },

    has: (instance) => byInstance.has(instance),

    caller: (to) => callers.get(to),

    forget(instance) {
      const own = byInstance.get(instance)
      if (own === undefined) return
      for (const call of own) close(call)
      byInstance.delete(instance)
    },
  }
}
