import { LIMITS, type LaneStamp, type LaneState } from '../protocols/index.ts'
import type { Entry } from './entry.ts'

/** Ended messages above the floor that one message or notice names at most. The rest follows when the floor has risen. */
const NAMED_MAX = 256

/**
 * One sender's messages to a keyed actor, at the peer where they entered the mesh. Numbers them, keeps each until it has
 * ended, and knows what of that the peer that has them was told.
 */
export class OriginLane {
  readonly id: string
  readonly unordered: boolean
  /** Every message below has ended. */
  floor: number
  /** When the peer has to hear what ended; Infinity: it knows, or there is none. */
  tellAt: number = Number.POSITIVE_INFINITY
  /** The peer that was written to last. */
  peer: string | undefined
  /** Monotonic time of its last message or end. */
  usedAt: number
  /** Peers written to before, where messages may still lie: the key was thought to live there. */
  readonly #others = new Set<string>()
  readonly #open = new Map<number, Entry>()
  #next: number
  /** Bytes of replies that the peer keeps because it does not know that they arrived. */
  #keptBytes = 0
  /** Lowest number that was refused and waits to be tried again. */
  #parked = Number.POSITIVE_INFINITY

  constructor(id: string, unordered: boolean, first: number, now: number) {
    this.id = id
    this.unordered = unordered
    this.floor = first
    this.#next = first
    this.usedAt = now
  }

  /** Messages that have not ended. */
  get size(): number {
    return this.#open.size
  }

  /** Nothing is open, and nobody has to hear of it. */
  get quiet(): boolean {
    return this.#open.size === 0 && this.tellAt === Number.POSITIVE_INFINITY
  }

  /** The last message so far, and the place after it. `seq`: the one that it had before a restart; those between ended. */
  add(entry: Entry, now: number, seq: number = this.#next): void {
    this.usedAt = now
    if (this.#open.size === 0) this.floor = seq
    this.#next = seq + 1
    this.#open.set(seq, entry)
    entry.seq = seq
  }

  /** The lowest that has not ended: whose turn it is. */
  get first(): number {
    return this.floor
  }

  /** The message of that number if it has not ended. */
  at(seq: number): Entry | undefined {
    return this.#open.get(seq)
  }

  over(seq: number): boolean {
    return !this.#open.has(seq)
  }

  /** Whether it may leave for the actor, here or elsewhere. */
  clear(seq: number): boolean {
    return seq < this.floor + LIMITS.laneWindow.value && (this.unordered || seq <= this.#parked)
  }

  /** It was refused and will be tried again; later ones do not pass it. */
  park(seq: number): void {
    this.#parked = Math.min(this.#parked, seq)
  }

  unpark(seq: number): void {
    if (seq === this.#parked) this.#unparked()
  }

  /**
   * It has ended.
   *
   * @param known the peer ended it itself, with so many bytes of reply that it keeps until it is told of the arrival
   */
  end(seq: number, known: { bytes: number } | undefined, now: number): void {
    if (!this.#open.delete(seq)) return
    this.usedAt = now
    if (seq === this.#parked) this.#unparked()
    if (seq === this.floor) while (this.floor < this.#next && !this.#open.has(this.floor)) this.floor += 1
    if (this.peer === undefined) return
    this.#keptBytes += known?.bytes ?? 0
    // Others may wait there for the one that never comes.
    const urgent =
      (known === undefined && this.#open.size > 0) || this.#keptBytes > LIMITS.laneResultBytes.value / 4
    this.tellAt = Math.min(this.tellAt, urgent ? now : now + LIMITS.laneTellMs.value)
  }

  /** What has ended. */
  get known(): LaneState {
    return this.#name().state
  }

  state(): LaneState {
    const { state, left } = this.#name()
    if (left === 0) this.told()
    return state
  }

  #name(): { state: LaneState; left: number } {
    const { id, floor } = this
    const ended: number[] = []
    let left = this.#next - floor - this.#open.size
    for (let seq = floor + 1; left > 0 && ended.length < NAMED_MAX; seq += 1) {
      if (this.#open.has(seq)) continue
      ended.push(seq - floor)
      left -= 1
    }
    return { state: { id, floor, ended }, left }
  }

  /** What a message says of its lane as it leaves for a peer, which then knows all of it. */
  stamp(entry: Entry, to: string): LaneStamp {
    if (this.peer !== undefined && this.peer !== to) this.#others.add(this.peer)
    this.#others.delete(to)
    this.peer = to
    entry.sentPeer = to
    const { tellAt } = this
    const { id, floor, ended } = this.state()
    if (this.#others.size > 0) this.tellAt = tellAt
    return { id, seq: entry.seq, floor, ended, firstEpoch: entry.firstEpoch, unordered: this.unordered }
  }

  /** Who has to hear what ended. */
  peers(): string[] {
    if (this.peer === undefined) return []
    for (const other of this.#others) {
      const lies = ({ state, sentPeer }: Entry): boolean => state === 'forwarded' && sentPeer === other
      if (!this.#open.values().some(lies)) this.#others.delete(other)
    }
    return [this.peer, ...this.#others]
  }

  /** The actor is here: nobody has to hear of anything. */
  home(): void {
    this.peer = undefined
    this.#others.clear()
    this.told()
  }

  /** Not all could be said at once. */
  later(now: number): void {
    if (this.tellAt <= now) this.tellAt = now + LIMITS.laneTellMs.value
  }

  told(): void {
    this.tellAt = Number.POSITIVE_INFINITY
    this.#keptBytes = 0
  }

  #unparked(): void {
    this.#parked = Number.POSITIVE_INFINITY
    for (const [seq, { parkedUntil }] of this.#open) if (parkedUntil > 0) return this.park(seq)
  }
}

/** The lanes that begin at this peer and lead to one keyed actor. */
export class OriginLanes {
  readonly #newId: () => string
  readonly #lanes = new Map<string, OriginLane>()
  #open = 0
  #tellAt = Number.POSITIVE_INFINITY

  constructor(newId: () => string) {
    this.#newId = newId
  }

  all(): Iterable<OriginLane> {
    return this.#lanes.values()
  }

  /** Gives the message its place. */
  add(entry: Entry, now: number): void {
    const { lane: had, unordered = false } = entry.envelope
    // No address begins like the other two.
    const key = had === undefined ? (unordered ? `!${entry.from}` : entry.from) : `=${had.id}`
    let lane = this.#lanes.get(key)
    if (lane === undefined) {
      lane = new OriginLane(had?.id ?? this.#newId(), had?.unordered ?? unordered, had?.seq ?? 1, now)
      this.#lanes.set(key, lane)
    }
    entry.lane = lane
    lane.add(entry, now, had?.seq)
    this.#open += 1
  }

  /** As {@link OriginLane.end}. */
  end(entry: Entry, known: { bytes: number } | undefined, now: number): void {
    const { lane } = entry
    if (lane === undefined || lane.at(entry.seq) !== entry) return
    lane.end(entry.seq, known, now)
    this.#open -= 1
    this.#tellAt = Math.min(this.#tellAt, lane.tellAt)
  }

  /** When the first of them may have something to tell; Infinity: none has. */
  get tellAt(): number {
    return this.#tellAt
  }

  /** Nothing is open, and nobody has to hear of anything. */
  get quiet(): boolean {
    return this.#open === 0 && this.#tellAt === Number.POSITIVE_INFINITY
  }

  /** Lanes whose peer has to hear now what ended; those that nobody used for a while are forgotten. */
  due(now: number): OriginLane[] {
    this.#tellAt = Number.POSITIVE_INFINITY
    const telling: OriginLane[] = []
    for (const [key, lane] of this.#lanes) {
      if (lane.tellAt <= now) telling.push(lane)
      else this.#tellAt = Math.min(this.#tellAt, lane.tellAt)
      if (lane.quiet && now - lane.usedAt >= LIMITS.laneIdleMs.value) this.#lanes.delete(key)
    }
    return telling
  }
}
