import type { ActorInstance } from './actor-host.ts'
import { CannotCapture } from './core-state.ts'

/** What can be asked of an instance at rest. */
type Rest = Pick<ActorInstance, 'memories' | 'bytes' | 'state' | 'handles'>

/** An actor whose messages may each have an instance of their own. */
export interface OneByOne<T> extends Rest {
  use<R>(then: (instance: T) => Promise<R>): Promise<R>
}

/**
 * Holds one instance at a time.
 *
 * @param first there from the start
 * @param make makes another; undefined: the first is used for all messages
 * @param freed is told of one that is let go: its memories, and their size, bytes
 */
export function oneByOne<T extends Rest>(
  first: T,
  make: (() => T) | undefined,
  freed: (memories: number, bytes: number) => void,
): OneByOne<T> {
  let next: T | undefined = first
  return {
    memories: first.memories,
    bytes: () => next?.bytes() ?? 0,
    handles: () => next?.handles() ?? 0,
    state() {
      if (next === undefined) throw new CannotCapture('it is new for each message')
      return next.state()
    },
    async use(then) {
      const instance = next ?? make?.() ?? first
      try {
        return await then(instance)
      } finally {
        if (make !== undefined) {
          next = undefined
          freed(instance.memories, instance.bytes())
        }
      }
    },
  }
}
