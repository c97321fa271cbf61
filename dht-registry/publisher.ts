import type { Clock, Random, Stop } from '../protocols/index.ts'

export interface PublisherInit {
  /** Jobs running at once. */
  atOnce: number
  /** Jobs remembered; beyond, the oldest mark goes. */
  backlogMax: number
  /** Time for one job, ms. */
  jobMs: number
}

export interface PublisherComponents {
  clock: Clock
  random: Random
  /**
   * Brings the newest state of `key` into the DHT. Resolves with when it is due again, ms from now; undefined for
   * never; 'alone' when no peer took it.
   */
  publish: (key: string, signal: AbortSignal) => Promise<number | undefined | 'alone'>
}

/** The background queue: at most one job per key and `atOnce` in all; nothing waits for it. */
export interface Publisher {
  /** The state of a key changed, or is due at `at` (ms on the clock). An earlier mark stands. */
  mark(key: string, at?: number): void
  unmark(key: string): void
  status(): { backlog: number; oldestMs: number; published: number; failures: number }
  /** Aborts what runs. */
  stop(): Promise<void>
}

const RETRY_MIN_MS = 2_000
const RETRY_MAX_MS = 300_000

export function publisher(init: PublisherInit, { clock, random, publish }: PublisherComponents): Publisher {
  const marks = new Map<string, number>()
  const running = new Map<string, Promise<void>>()
  const tries = new Map<string, number>()
  const abort = new AbortController()
  let timer: { at: number; stop: Stop } | undefined
  let published = 0
  let failures = 0

  /** Full jitter, so that peers that lost the same neighbour do not come back together. */
  const retry = (key: string): void => {
    const count = (tries.get(key) ?? 0) + 1
    tries.set(key, count)
    const most = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** Math.min(count, 16))
    mark(key, clock.now() + RETRY_MIN_MS / 2 + random.next() * most)
  }

  const run = async (key: string): Promise<void> => {
    const time = new AbortController()
    const stop = clock.after(init.jobMs, () => time.abort())
    try {
      const again = await publish(key, AbortSignal.any([abort.signal, time.signal]))
      if (again === 'alone') return retry(key)
      tries.delete(key)
      published++
      if (again !== undefined) mark(key, clock.now() + again)
    } catch {
      failures++
      retry(key)
    } finally {
      stop()
    }
  }

  const pump = (): void => {
    const now = clock.now()
    let next = Number.POSITIVE_INFINITY
    for (const [key, at] of marks) {
      if (running.size >= init.atOnce) return
      if (running.has(key)) continue
      if (at > now) {
        next = Math.min(next, at)
        continue
      }
      marks.delete(key)
      const job = run(key).finally(() => {
        running.delete(key)
        pump()
      })
      running.set(key, job)
    }
    wakeAt(next)
  }

  const wakeAt = (at: number): void => {
    if (abort.signal.aborted || at === Number.POSITIVE_INFINITY) return
    if (timer !== undefined && timer.at <= at) return
    timer?.stop()
    const stop = clock.after(Math.max(1, at - clock.now()), () => {
      timer = undefined
      pump()
    })
    timer = { at, stop }
  }

  const mark = (key: string, at = clock.now()): void => {
    if (abort.signal.aborted) return
    marks.set(key, Math.min(at, marks.get(key) ?? at))
    const oldest = marks.keys().next()
    if (marks.size > init.backlogMax && oldest.done !== true) {
      marks.delete(oldest.value)
      failures++
    }
    wakeAt(at)
  }

  return {
    mark,
    unmark(key) {
      marks.delete(key)
      tries.delete(key)
    },
    status() {
      const now = clock.now()
      const due = [...marks.values()].filter((at) => at <= now)
      const oldestMs = due.length === 0 ? 0 : now - Math.min(...due)
      return { backlog: due.length + running.size, oldestMs, published, failures }
    },
    async stop() {
      abort.abort()
      timer?.stop()
      marks.clear()
      await Promise.all(running.values())
    },
  }
}
