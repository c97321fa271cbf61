import { type Clock, LIMITS, type Network, type Random, type Stop } from '../../protocols/index.ts'
import type { LinkedNetwork } from '../links/linked-network.ts'

export interface NeighboursParts {
  network: Pick<Network, 'self' | 'peers'> & Pick<LinkedNetwork, 'connect' | 'drop' | 'restedMs'>
  /** Peers to be linked to before all others: the wardens, and those of the join strings. */
  first(): readonly string[]
  /** Peers that are known and listen. */
  others(): readonly string[]
  /** Whether an address of it is known. */
  dialable(peer: string): Promise<boolean>
  /** It is a neighbour from now on. */
  met(peer: string): void
  clock: Clock
  random: Random
}

const FIRST_PAUSE_MS = 1_000
/** How often links beyond the neighbours are looked at, ms. */
const TRIM_MS = 30_000

/**
 * The few links that a leaf keeps: LIMITS.leafLinks neighbours, by which all others reach it. Links that a message opened
 * beyond those are closed when they have rested for LIMITS.leafRestMs.
 */
export class Neighbours {
  readonly #parts: NeighboursParts
  readonly #kept = new Set<string>()
  #pauseMs = FIRST_PAUSE_MS
  #timer: Stop | undefined
  #stopped = false

  constructor(parts: NeighboursParts) {
    this.#parts = parts
  }

  /** Linked peers that speak for this one. */
  list(): string[] {
    const linked = this.#parts.network.peers()
    return [...this.#kept].filter((peer) => linked.includes(peer))
  }

  /** A link opened or closed. */
  changed(peer: string, state: 'open' | 'closed'): void {
    if (state === 'closed' && this.#kept.delete(peer)) this.#pauseMs = FIRST_PAUSE_MS
    if (state === 'open') this.#choose(peer)
    this.#schedule()
  }

  stop(): void {
    this.#stopped = true
    this.#timer?.()
  }

  #choose(peer: string): void {
    if (this.#kept.has(peer)) return
    if (this.#kept.size >= LIMITS.leafLinks.value && !this.#parts.first().includes(peer)) return
    this.#kept.add(peer)
    this.#parts.met(peer)
  }

  #schedule(): void {
    if (this.#stopped) return
    this.#timer?.()
    const { network, clock, random } = this.#parts
    const lacking = this.#kept.size < LIMITS.leafLinks.value
    const beyond = network.peers().length > this.#kept.size
    if (!lacking && !beyond) return
    const pauseMs = lacking ? (beyond ? Math.min(this.#pauseMs, TRIM_MS) : this.#pauseMs) : TRIM_MS
    this.#timer = clock.after(pauseMs * (0.75 + random.next() / 2), () => {
      this.#trim()
      void this.#seek().finally(() => this.#schedule())
    })
  }

  #trim(): void {
    const { network } = this.#parts
    for (const peer of network.peers()) {
      this.#choose(peer)
      if (!this.#kept.has(peer) && network.restedMs(peer) >= LIMITS.leafRestMs.value) network.drop(peer)
    }
  }

  /** One try for one more. */
  async #seek(): Promise<void> {
    const { network, random } = this.#parts
    const first = this.#parts.first()
    if (this.#stopped || this.#kept.size >= LIMITS.leafLinks.value) return
    // Joins are tried without end by themselves; a mesh smaller than that has nobody else.
    this.#pauseMs = Math.min(this.#pauseMs * 2, LIMITS.leafSeekMs.value)
    const free = (peer: string): boolean => peer !== network.self && !network.peers().includes(peer)
    const rest = this.#parts.others().filter(free)
    const picked = rest[Math.floor(random.next() * rest.length)]
    for (const peer of [...first.filter(free), ...(picked === undefined ? [] : [picked])]) {
      if (!(await this.#parts.dialable(peer))) continue
      try {
        await network.connect(peer)
        return
      } catch {
        // The next one, then a longer pause.
      }
    }
  }
}
