import type { HostStatus } from './host.ts'
import type { WorkerEvent } from './worker-messages.ts'
import { type WorkerThread, workerThread } from './worker-thread.ts'

/** A fixed number of threads, started when the first actor needs a place; one that is lost is replaced likewise. */
export interface WorkerPool extends AsyncDisposable {
  /** The place for one more actor: the thread with the fewest, or `near` when it has few more. */
  place(actorsOn: (worker: WorkerThread) => number, near?: WorkerThread): WorkerThread
  /** Ends a thread that does not answer, and all that lives in it; the caller tells its actors. */
  kill(worker: WorkerThread): void
  unload(keys: readonly string[]): void
  status(): Pick<HostStatus, 'workers' | 'memories' | 'workersLost'>
}

export interface WorkerPoolHandler {
  event(event: WorkerEvent): void
  died(worker: WorkerThread, why: string): void
}

/** So many more actors may be on the thread of whoever waits for one. Those who wait for one another need one core. */
const NEAR_MORE = 16

export function workerPool(
  init: { workers: number; messageBytes: number },
  handler: WorkerPoolHandler,
): WorkerPool {
  const slots: (WorkerThread | undefined)[] = Array.from({ length: init.workers }, () => undefined)
  const ending = new Set<Promise<void>>()
  let lost = 0
  let turn = 0

  function spawn(slot: number): WorkerThread {
    const worker = workerThread(
      { name: `shoal-actors-${slot}`, messageBytes: init.messageBytes },
      {
        event: (event) => handler.event(event),
        died: (why) => {
          remove(worker)
          handler.died(worker, why)
        },
      },
    )
    return worker
  }

  function remove(worker: WorkerThread): void {
    const slot = slots.indexOf(worker)
    if (slot === -1) return
    slots[slot] = undefined
    lost++
  }

  return {
    place(actorsOn, near) {
      // Ties go round, so that idle threads fill evenly.
      turn = (turn + 1) % slots.length
      let best: WorkerThread | undefined
      for (let i = 0; i < slots.length; i++) {
        const slot = (turn + i) % slots.length
        const worker = (slots[slot] ??= spawn(slot))
        if (best === undefined || actorsOn(worker) < actorsOn(best)) best = worker
      }
      if (near !== undefined && slots.includes(near) && best !== undefined)
        if (actorsOn(near) <= actorsOn(best) + NEAR_MORE) return near
      if (best === undefined) throw new RangeError('a pool has at least one worker')
      return best
    },

    kill(worker) {
      remove(worker)
      const end = worker.terminate().finally(() => ending.delete(end))
      ending.add(end)
    },

    unload(keys) {
      for (const worker of slots) for (const key of keys) worker?.unload(key)
    },

    status: () => ({
      workers: slots.length,
      memories: slots.reduce((sum, worker) => sum + (worker?.memories ?? 0), 0),
      workersLost: lost,
    }),

    async [Symbol.asyncDispose]() {
      for (const worker of slots) if (worker !== undefined) this.kill(worker)
      await Promise.all(ending)
    },
  }
}
