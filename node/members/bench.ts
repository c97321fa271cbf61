import type { Quorum } from '../../dht-registry/index.ts'
import { type Clock, LIMITS, type Network, type Stop } from '../../protocols/index.ts'
import { SeatAnswer } from '../../protocols/proto/join.js'
import { type Candidate, type MeshConfig, nextConfig } from '../../wardens/index.ts'
import { after, stepUntil } from './config-steps.ts'

/** What a peer says when it is asked whether it could arbitrate. */
export interface Able {
  /** Id of its disk. */
  store: string
  zone: string
  /** Others can dial it, and it did not come as a leaf. */
  able: boolean
  /** Arbitrates now. */
  arbitrates: boolean
  /** Why a warden does not; empty when it does. */
  why: string
}

export interface BenchParts {
  self: string
  quorum: Pick<Quorum, 'seats' | 'step' | 'watch' | 'standing'>
  network: Pick<Network, 'peers' | 'ask'>
  /** Whether an address of a peer is known. */
  dialable: (peer: string) => Promise<boolean>
  clock: Clock
  /** What this peer says of itself. */
  own(): Able
  isRemoved: (peer: string) => boolean
}

/** The question, answered by {@link Able}. */
export const SEAT_OP = 'seat'

interface Known extends Able {
  at: number
  /** Heard of without a break since then. */
  since: number
}

/**
 * Who arbitrates and who stands by, as this peer knows it. A warden looks at the others every LIMITS.wardenPingMs on the
 * links there are, and sees to it that the mesh has 1, 3 or 5: peers that have been here for a while take a seat, and a
 * warden that is away for LIMITS.wardenDeadMs loses it.
 */
export class Bench {
  readonly #parts: BenchParts
  readonly #known = new Map<string, Known>()
  readonly #startedAt: number
  #stop: Stop = () => {}
  #leaving = false
  #looks = 0
  #wantedSince: number | undefined
  #triedAt = Number.NEGATIVE_INFINITY

  constructor(parts: BenchParts) {
    this.#parts = parts
    this.#startedAt = parts.clock.now()
  }

  start(): void {
    const { clock } = this.#parts
    this.#stop = clock.after(LIMITS.wardenPingMs.value, () => {
      this.start()
      this.look().catch(() => {})
    })
  }

  stop(): void {
    this.#stop()
    this.#stop = () => {}
  }

  answer(): Uint8Array {
    return SeatAnswer.encode(this.#own())
  }

  /** One look at the others, and at what is to be done about it. */
  async look(): Promise<void> {
    const { self, quorum, network } = this.#parts
    const { seats } = quorum
    const mine = seats?.config.wardens.findIndex(({ peer }) => peer === self) ?? -1
    if (seats === undefined || mine < 0) return
    const wardens = seats.config.wardens.map(({ peer }) => peer).filter((peer) => peer !== self)
    const lacking = wardens.length < 4 || wardens.some((peer) => this.suspect(peer))
    const linked = network.peers()
    // Those that stand by are asked less often, and only as long as somebody may be needed.
    const others =
      lacking && this.#looks++ % LOOKS === 0
        ? linked.filter((peer) => !wardens.includes(peer) && this.#worthAsking(peer))
        : []
    await Promise.all([...wardens, ...others].map((peer) => this.#ask(peer)))
    const next = this.#next(await this.#candidates())
    const now = this.#parts.clock.now()
    if (next === undefined) {
      this.#wantedSince = undefined
      return
    }
    this.#wantedSince ??= now
    // One of them steps; another when that comes to nothing.
    const ahead = wardens.filter((peer, place) => place < mine && !this.suspect(peer)).length
    if (now < this.#wantedSince + ahead * TURN_MS || now < this.#triedAt + TURN_MS) return
    this.#triedAt = now
    quorum.step(next)
  }

  /** Who cannot arbitrate is asked now and then whether it can by now. */
  #worthAsking(peer: string): boolean {
    const known = this.#known.get(peer)
    return known === undefined || known.able || this.#parts.clock.now() > known.at + UNABLE_MS
  }

  #next(candidates: readonly Candidate[]): MeshConfig | undefined {
    const { seats } = this.#parts.quorum
    return seats === undefined ? undefined : nextConfig(seats, candidates)
  }

  /** @param afterMs how long those without a seat have to have been here */
  async #candidates(afterMs: number = LIMITS.seatAfterMs.value): Promise<Candidate[]> {
    const { self, quorum, dialable, isRemoved } = this.#parts
    const now = this.#parts.clock.now()
    const seats = quorum.seats?.config.wardens ?? []
    const { store, zone, able } = this.#own()
    const found: Candidate[] = [{ peer: self, store, zone, alive: able }]
    for (const { peer, ...seat } of seats) {
      if (peer === self) continue
      const known = this.#known.get(peer)
      const alive = now < (known?.at ?? this.#startedAt) + LIMITS.wardenDeadMs.value
      found.push({ peer, ...seat, ...(known === undefined ? {} : { store: known.store }), alive })
    }
    for (const [peer, { store: disk, zone: where, able: willing, at, since }] of this.#known) {
      if (seats.some((seat) => seat.peer === peer) || isRemoved(peer)) continue
      const stays = now < at + HEARD_MS && at - since >= afterMs
      if (stays && willing && (await dialable(peer)))
        found.push({ peer, store: disk, zone: where, alive: true })
    }
    return found
  }

  async #ask(peer: string): Promise<Known | undefined> {
    const { network, clock } = this.#parts
    if (!network.peers().includes(peer)) return undefined
    try {
      const timeoutMs = LIMITS.wardenPingMs.value
      const answer = SeatAnswer.decode(await network.ask(peer, SEAT_OP, new Uint8Array(), { timeoutMs }))
      const now = clock.now()
      const before = this.#known.get(peer)
      const unbroken = before !== undefined && before.store === answer.store && now < before.at + HEARD_MS
      const known = { ...answer, at: now, since: unbroken ? before.since : now }
      this.#known.delete(peer)
      this.#known.set(peer, known)
      const [oldest] = this.#known.keys()
      if (this.#known.size > KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest)
      return known
    } catch {
      // Away, or too busy: the time that it was last heard says so.
      return undefined
    }
  }

  /** Whether a warden has not been heard for LIMITS.wardenSuspectMs. */
  suspect(peer: string): boolean {
    const { self, clock } = this.#parts
    if (peer === self) return false
    return clock.now() > (this.#known.get(peer)?.at ?? this.#startedAt) + LIMITS.wardenSuspectMs.value
  }

  /** Everybody that can be asked now: by peer. */
  async ask(): Promise<Map<string, Able>> {
    const { self, network } = this.#parts
    const answers = await Promise.all(
      network.peers().map(async (peer) => [peer, await this.#ask(peer)] as const),
    )
    const found = new Map<string, Able>([[self, this.#own()]])
    for (const [peer, able] of answers) if (able !== undefined) found.set(peer, able)
    return found
  }

  /**
   * This peer is about to leave: its seat goes to one that stands by, if there is one. Resolves with what became of it.
   */
  async leave(): Promise<'none' | 'moved' | 'kept'> {
    const { self, quorum, clock } = this.#parts
    const seated = (config: MeshConfig): boolean => config.wardens.some(({ peer }) => peer === self)
    this.#leaving = true
    if (quorum.seats === undefined || !seated(quorum.seats.config)) return 'none'
    await this.ask()
    const next = this.#next((await this.#candidates(0)).filter(({ peer }) => peer !== self))
    if (next === undefined) return 'kept'
    const { wardens } = next
    try {
      await stepUntil(
        quorum,
        clock,
        (config) => !seated(config),
        (config) => after(config, { wardens }),
      )
      return 'moved'
    } catch {
      // Too few of the others answer: it comes back to its seat.
      return 'kept'
    }
  }

  #own(): Able {
    const own = this.#parts.own()
    return this.#leaving ? { ...own, able: false } : own
  }
}

/** Looks at those that stand by, of all looks. */
const LOOKS = 3
const UNABLE_MS = 60_000
/** A peer that stands by was heard lately. */
const HEARD_MS = 10_000
const TURN_MS = 5_000
const KNOWN_MAX = 1_000
