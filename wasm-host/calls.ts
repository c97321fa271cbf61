import { LIMITS } from '../protocols/index.ts'
import type { InstanceId } from './host.ts'

/** Sends, posts and requests of guests that wait for their answer. */
export interface Calls {
  /** The host's number for it; undefined when the instance has LIMITS.pendingCalls open already. */
  open(instance: InstanceId, inner: number): number | undefined
  /** Closes it: whose it was, and the number it has inside. */
  take(call: number): { instance: InstanceId; inner: number } | undefined
  /** Whether an instance waits for any. */
  has(instance: InstanceId): boolean
  /** Closes all of an instance that is gone. */
  forget(instance: InstanceId): void
}

export function openCalls(): Calls {
  const calls = new Map<number, { instance: InstanceId; inner: number }>()
  const byInstance = new Map<InstanceId, Set<number>>()
  let last = 0

  return {
    open(instance, inner) {
      const own = byInstance.get(instance) ?? new Set()
      if (own.size >= LIMITS.pendingCalls.value) return undefined
      const call = ++last
      byInstance.set(instance, own.add(call))
      calls.set(call, { instance, inner })
      return call
    },

    take(call) {
      const found = calls.get(call)
      if (found === undefined) return undefined
      calls.delete(call)
      const own = byInstance.get(found.instance)
      own?.delete(call)
      if (own?.size === 0) byInstance.delete(found.instance)
      return found
    },

    has: (instance) => byInstance.has(instance),

    forget(instance) {
      const own = byInstance.get(instance)
      if (own === undefined) return
      for (const call of own) calls.delete(call)
      byInstance.delete(instance)
    },
  }
}
