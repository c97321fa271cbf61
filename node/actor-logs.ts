import { type Clock, LIMITS } from '../protocols/index.ts'
import type { LogEntry } from './api.ts'

interface Ring {
  lines: LogEntry[]
  /** Lines let through in the current second, and those dropped in it. */
  second: number
  passed: number
  dropped: number
}

/** Addresses with a ring; the one that was silent longest goes. */
const RINGS_MAX = 1_000

/** What actors on this node log and print: a ring of lines per address, rate-limited. */
export class ActorLogs {
  readonly #clock: Clock
  readonly #peer: string
  readonly #rings = new Map<string, Ring>()
  readonly #followers = new Map<string, Set<(entry: LogEntry) => void>>()

  constructor(clock: Clock, peer: string) {
    this.#clock = clock
    this.#peer = peer
  }

  add(address: string, level: LogEntry['level'], text: string): void {
    const ring = this.#ring(address)
    const second = Math.floor(this.#clock.now() / 1000)
    if (second !== ring.second) {
      const { dropped } = ring
      ring.second = second
      ring.passed = 0
      ring.dropped = 0
      if (dropped > 0)
        this.#append(
          ring,
          address,
          'warn',
          `${dropped} lines dropped: more than ${LIMITS.logLinesPerSecond.value} a second`,
        )
    }
    if (ring.passed >= LIMITS.logLinesPerSecond.value) {
      ring.dropped += 1
      return
    }
    ring.passed += 1
    const max = LIMITS.logLineBytes.value
    this.#append(ring, address, level, text.length > max ? `${text.slice(0, max)}…` : text)
  }

  /** The lines kept, oldest first. A pool's type stands for all its instances. */
  tail(address: string): readonly LogEntry[] {
    const own = this.#rings.get(address)
    if (own !== undefined) return own.lines
    return [...this.#rings]
      .filter(([of]) => typeOf(of) === address)
      .flatMap(([, { lines }]) => lines)
      .toSorted((a, b) => a.at - b.at)
      .slice(-LIMITS.logLines.value)
  }

  /** The lines kept and then those to come, in batches, until aborted. A slow reader loses the oldest, and is told. */
  async *follow(address: string, signal: AbortSignal): AsyncIterable<LogEntry[]> {
    let batch: LogEntry[] = [...this.tail(address)]
    let notify: (() => void) | undefined
    const onLine = (entry: LogEntry): void => {
      batch.push(entry)
      if (batch.length > LIMITS.logLines.value) batch.shift()
      notify?.()
    }
    const followers = this.#followers.get(address) ?? new Set()
    this.#followers.set(address, followers.add(onLine))
    const onAbort = (): void => notify?.()
    signal.addEventListener('abort', onAbort)
    try {
      while (!signal.aborted) {
        if (batch.length > 0) {
          const lines = batch
          batch = []
          yield lines
        } else await new Promise<void>((resolve) => (notify = resolve))
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
      followers.delete(onLine)
      if (followers.size === 0) this.#followers.delete(address)
    }
  }

  #ring(address: string): Ring {
    let ring = this.#rings.get(address)
    if (ring === undefined) ring = { lines: [], second: 0, passed: 0, dropped: 0 }
    else this.#rings.delete(address)
    this.#rings.set(address, ring)
    if (this.#rings.size > RINGS_MAX) {
      const [oldest] = this.#rings.keys()
      if (oldest !== undefined) this.#rings.delete(oldest)
    }
    return ring
  }

  #append(ring: Ring, address: string, level: LogEntry['level'], text: string): void {
    const entry: LogEntry = { at: this.#clock.wall(), level, address, peer: this.#peer, text }
    ring.lines.push(entry)
    if (ring.lines.length > LIMITS.logLines.value) ring.lines.shift()
    for (const name of [address, typeOf(address)])
      for (const follower of this.#followers.get(name) ?? []) follower(entry)
  }
}

/** The type of a pool instance; empty for a keyed actor. */
function typeOf(address: string): string {
  return address.includes('/') ? '' : (address.split('@')[0] ?? '')
}
