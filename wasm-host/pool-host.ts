import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Clock, LIMITS } from '../protocols/index.ts'
import { componentCache } from './component-cache.ts'
import { components } from './components.ts'
import type { Host, HostHandler } from './host.ts'
import { instances } from './instances.ts'
import { workerPool } from './worker-pool.ts'

export interface PoolHostInit {
  /**
   * Worker threads.
   *
   * @default the machine's cores less one, at least 2
   */
  workers?: number
  /**
   * Where translated components are kept between starts.
   *
   * @default a temporary directory, removed when the host is disposed
   */
  cacheDir?: string
  /**
   * The longest reply and send of an actor, bytes.
   *
   * @default LIMITS.messageBytes
   */
  messageBytes?: number
  /**
   * Wasm memories of actors beyond which those that rested longest are put to sleep.
   *
   * @default LIMITS.liveMemories
   */
  live?: number
  /**
   * Size of those memories beyond which the same happens. Bytes.
   *
   * @default LIMITS.livePercent of what this process may have
   */
  liveBytes?: number
}

/** What this process may have of the machine's memory, bytes: less in a container that is told so. */
function allMemory(): number {
  const constrained = process.constrainedMemory()
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()
}

export interface PoolHostComponents {
  clock: Clock
  handler: HostHandler
}

/** Actors as WebAssembly components in a pool of worker threads. */
export function poolHost(init: PoolHostInit = {}): (components: PoolHostComponents) => Host {
  return ({ clock, handler }) => {
    const temporary = init.cacheDir === undefined ? mkdtempSync(join(tmpdir(), 'shoal-host-')) : undefined
    const messageBytes = init.messageBytes ?? LIMITS.messageBytes.value
    const cache = componentCache(init.cacheDir ?? temporary ?? '')
    const known = components(cache, { clock, evicted: (keys) => pool.unload(keys) })
    const pool = workerPool(
      { workers: init.workers ?? Math.max(2, availableParallelism() - 1), messageBytes },
      { event: (event) => actors.heard(event), died: (worker, why) => actors.lost(worker, why) },
    )
    const actors = instances({
      clock,
      handler,
      components: known,
      pool,
      messageBytes,
      live: {
        memories: init.live ?? LIMITS.liveMemories.value,
        bytes: init.liveBytes ?? (allMemory() * LIMITS.livePercent.value) / 100,
      },
    })

    return {
      prepare: (cid, bytes) => known.prepare(cid, bytes),
      create: (wanted) => actors.create(wanted),
      run: (instance, message) => actors.run(instance, message),
      answer: (call, result) => actors.answer(call, result),
      capture: (instance) => actors.capture(instance),
      end: (instance, why = 'ended') => actors.end(instance, why),
      get full() {
        return actors.full
      },
      status: () => ({ ...pool.status(), ...actors.status() }),

      async [Symbol.asyncDispose]() {
        actors.stop()
        await Promise.all([pool[Symbol.asyncDispose](), known[Symbol.asyncDispose]()])
        if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
      },
    }
  }
}
