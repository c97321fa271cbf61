import { type Clock, LIMITS, type Stop } from '../protocols/index.ts'
import type { InstanceId } from './host.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { WorkerThread } from './worker-thread.ts'

/** Where an actor is: a worker, and its stop flag there. */
export interface Place {
  worker: WorkerThread
  slot: number
}

/** Which actors are on which worker, until it holds nothing of them any more. */
export interface Places {
  /** @param near where it should be if there is room: whoever waits for it is there */
  take(id: InstanceId, near?: WorkerThread): Place
  /** Its worker holds nothing of it any more. */
  left(id: InstanceId, place: Place): void
  /** Stops its code where it is, and has its worker let it go; that {@link gone} confirms. */
  dismiss(id: InstanceId, place: Place): void
  gone(id: InstanceId): void
  /** A worker is no more. @returns who was on it, those not included that were to go anyway */
  lost(worker: WorkerThread): InstanceId[]
  stop(): void
}

export interface PlacesComponents {
  clock: Clock
  pool: WorkerPool
  /** A worker had to be ended, with everything in it. */
  broke(worker: WorkerThread, why: string): void
}

export function places(parts: PlacesComponents): Places {
  const { clock, pool } = parts
  const onWorker = new Map<WorkerThread, Set<InstanceId>>()
  /** Told to go, not confirmed yet, and the watch over them. */
  const leaving = new Map<InstanceId, Place & { stopWatch: Stop }>()

  /** The last resort, for what looks at no flag, such as a very long copy: ends the worker. */
  function watch(id: InstanceId, { worker, slot }: Place): void {
    const stopWatch = clock.after(LIMITS.workerAnswerMs.value, () => {
      // Somebody else is: that one has a limit of its own.
      if (!worker.executing(id)) return watch(id, { worker, slot })
      pool.kill(worker)
      parts.broke(worker, 'another actor on it would not stop')
    })
    leaving.set(id, { worker, slot, stopWatch })
  }

  function left(id: InstanceId, { worker, slot }: Place): void {
    worker.flags.free(slot)
    onWorker.get(worker)?.delete(id)
  }

  function gone(id: InstanceId): boolean {
    const found = leaving.get(id)
    if (found === undefined) return false
    found.stopWatch()
    leaving.delete(id)
    left(id, found)
    return true
  }

  return {
    take(id, near) {
      const worker = pool.place((each) => onWorker.get(each)?.size ?? 0, near)
      const slot = worker.flags.take()
      onWorker.set(worker, (onWorker.get(worker) ?? new Set()).add(id))
      return { worker, slot }
    },

    left,

    dismiss(id, { worker, slot }) {
      worker.flags.raise(slot)
      worker.tell({ kind: 'end', instance: id })
      watch(id, { worker, slot })
    },

    gone: (id) => void gone(id),

    lost(worker) {
      const those = [...(onWorker.get(worker) ?? [])]
      onWorker.delete(worker)
      return those.filter((id) => !gone(id))
    },

    stop() {
      for (const { stopWatch } of leaving.values()) stopWatch()
    },
  }
}
