import { LIMITS, type LaneStamp, type LaneState, type Outcome } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { OriginLane } from './lane-origin.ts'
import type { SavedLane, SavedState } from './transfer.ts'

/** A message that completed: its result, until its origin says that it has it. */
interface Done {
  id: string
  /** Undefined: dropped, there was too much of it. */
  outcome: Outcome | undefined
  bytes: number
  at: number
}

/** What is known of one message: it is here, it completed, or it never starts (again). */
type State = Entry | Done | 'ended'

/** What a message meets that comes in. */
export type Meeting =
  | { is: 'new' }
  /** It is here already. */
  | { is: 'open'; entry: Entry }
  | { is: 'done'; outcome: Outcome | undefined }
  /** Its origin has ended it, or it was refused for good. */
  | { is: 'ended' }
  /** Too far ahead, or another message has its place. */
  | { is: 'wrong' }

/** One lane at the actor's owner. */
export class WindowLane {
  readonly unordered: boolean
  /** Every message below has ended at its origin. */
  floor: number
  /** The lowest that is neither done nor ended: whose turn it is. */
  first: number
  usedAt = 0
  /** The last time at which one of its messages may still come again. */
  until = 0
  readonly states: Map<number, State> = new Map()

  constructor(floor: number, unordered: boolean) {
    this.floor = floor
    this.first = floor
    this.unordered = unordered
  }

  at(seq: number): Entry | undefined {
    const state = this.states.get(seq)
    return isEntry(state) ? state : undefined
  }

  over(seq: number): boolean {
    if (seq < this.floor) return true
    const state = this.states.get(seq)
    return state !== undefined && !isEntry(state)
  }

  advance(): void {
    this.first = Math.max(this.first, this.floor)
    while (this.over(this.first)) this.first += 1
  }
}

function isEntry(state: State | undefined): state is Entry {
  return typeof state === 'object' && 'envelope' in state
}

/**
 * What one tenure of a key knows of the messages that came from other peers: none of them completes twice under it. It
 * survives the actor's traps and ends with the lease.
 */
export class LaneWindow {
  readonly #lanes = new Map<string, WindowLane>()
  /** Kept results in the order of completion. */
  readonly #results = new Map<Done, true>()
  #bytes = 0
  /** Of the last completion, monotonic ms. */
  #doneAt = 0

  /** Unacknowledged results are as many as may be: nothing starts. */
  get full(): boolean {
    return this.#bytes > LIMITS.laneResultBytes.value
  }

  /** Bytes of results that are kept. */
  get bytes(): number {
    return this.#bytes
  }

  get lanes(): number {
    return this.#lanes.size
  }

  /** A result is on its way to its origin, as far as is known; that is not believed for ever. */
  restless(now: number): boolean {
    return this.#results.size > 0 && now - this.#doneAt < LIMITS.laneResultMs.value
  }

  /** Of the next tenure: what has ended at its origin has ended for good, what completed here may run again there. */
  successor(): LaneWindow {
    const next = new LaneWindow()
    for (const [id, { floor, unordered, usedAt, until, states }] of this.#lanes) {
      const lane = new WindowLane(floor, unordered)
      lane.usedAt = usedAt
      lane.until = until
      for (const [seq, state] of states) if (state === 'ended') lane.states.set(seq, state)
      lane.advance()
      next.#lanes.set(id, lane)
    }
    return next
  }

  lane(id: string): WindowLane | undefined {
    return this.#lanes.get(id)
  }

  /** For the next owner, who takes it as its own. */
  save(now: number, own: Iterable<OriginLane>): SavedLane[] {
    for (const { id, unordered, known } of own) {
      const lane = this.#lanes.get(id) ?? new WindowLane(known.floor, unordered)
      this.#lanes.set(id, lane)
      this.#apply(lane, known, () => undefined)
    }
    return Array.from(this.#lanes, ([id, { floor, unordered, until, states }]) => ({
      id,
      floor,
      unordered,
      untilMs: Math.max(0, until - now),
      states: [...states].flatMap(([seq, state]): SavedLane['states'] =>
        isEntry(state) ? [] : [[seq, saved(state)]],
      ),
    }))
  }

  /** As {@link save} had it at the last owner. */
  static restore(lanes: readonly SavedLane[], now: number): LaneWindow {
    const window = new LaneWindow()
    for (const { id, floor, unordered, untilMs, states } of lanes.slice(0, LIMITS.lanes.value)) {
      const lane = new WindowLane(floor, unordered)
      lane.usedAt = now
      lane.until = now + untilMs
      for (const [seq, state] of states)
        if (state === 'ended') lane.states.set(seq, state)
        else window.#keep(lane, seq, state, now)
      lane.advance()
      window.#lanes.set(id, lane)
    }
    return window
  }

  /** How a message ended that another owner ran, when it comes from this peer itself; undefined: it may start. */
  before(laneId: string, seq: number): SavedState | undefined {
    const lane = this.#lanes.get(laneId)
    if (lane === undefined) return undefined
    const state = seq < lane.floor ? 'ended' : lane.states.get(seq)
    return state === undefined || isEntry(state) ? undefined : saved(state)
  }

  /**
   * A message of a lane that began at another peer goes on from here: what came of it from there does not start beside it.
   *
   * @param drop is called for that, if it waits here
   */
  enter(entry: Entry, { id, floor, unordered }: OriginLane, now: number, drop: (entry: Entry) => void): void {
    const lane = this.#lanes.get(id) ?? new WindowLane(floor, unordered)
    this.#lanes.set(id, lane)
    lane.usedAt = now
    lane.until = Math.max(lane.until, entry.deadline)
    const twin = lane.at(entry.seq)
    entry.window = lane
    lane.states.set(entry.seq, entry)
    if (twin !== undefined && twin !== entry) drop(twin)
  }

  /**
   * A message came in.
   *
   * @param drop is called for messages that wait here and are not to start any more
   */
  meet(entry: Entry, stamp: LaneStamp, now: number, drop: (entry: Entry) => void): Meeting {
    const { id, seq } = stamp
    let lane = this.#lanes.get(id)
    if (lane === undefined) {
      lane = new WindowLane(stamp.floor, stamp.unordered)
      this.#lanes.set(id, lane)
    }
    lane.usedAt = now
    const { kind, remainingMs } = entry.envelope
    lane.until = Math.max(lane.until, now + (kind === 'post' ? LIMITS.postMs.value : remainingMs))
    this.#apply(lane, stamp, drop)
    if (seq < lane.floor) return { is: 'ended' }
    if (seq >= lane.floor + LIMITS.laneWindow.value) return { is: 'wrong' }
    const state = lane.states.get(seq)
    if (state === 'ended') return { is: 'ended' }
    if (state === undefined) {
      entry.window = lane
      entry.seq = seq
      lane.states.set(seq, entry)
      return { is: 'new' }
    }
    if (isEntry(state))
      return state.envelope.id === entry.envelope.id ? { is: 'open', entry: state } : { is: 'wrong' }
    return state.id === entry.envelope.id ? { is: 'done', outcome: state.outcome } : { is: 'wrong' }
  }

  /** It is here, and known. */
  has(entry: Entry): boolean {
    const { envelope, window, seq } = entry
    if (envelope.lane === undefined || window === undefined) return false
    return this.#lanes.get(envelope.lane.id) === window && window.at(seq) === entry
  }

  /** News of a lane without a message. */
  learn(state: LaneState, now: number, drop: (entry: Entry) => void): void {
    const lane = this.#lanes.get(state.id)
    if (lane === undefined) return
    lane.usedAt = now
    this.#apply(lane, state, drop)
  }

  /** It completed: the answer is kept until its origin has it. */
  done(entry: Entry, outcome: Outcome, now: number): void {
    const lane = this.#left(entry)
    if (lane === undefined) return
    lane.usedAt = now
    this.#keep(lane, entry.seq, { id: entry.envelope.id, outcome }, now)
    lane.advance()
  }

  #keep(
    lane: WindowLane,
    seq: number,
    { id, outcome }: { id: string; outcome: Outcome | undefined },
    now: number,
  ): void {
    const bytes = outcome?.kind === 'reply' ? outcome.body.byteLength : 0
    const done = { id, outcome, bytes, at: now }
    lane.states.set(seq, done)
    if (outcome === undefined) return
    this.#results.set(done, true)
    this.#bytes += bytes
    this.#doneAt = now
  }

  /** It was refused for good: nobody waits for it, and it never starts. */
  end(entry: Entry): void {
    const lane = this.#left(entry)
    lane?.states.set(entry.seq, 'ended')
    lane?.advance()
  }

  /** It was refused, and will be sent again: later ones wait for it. */
  back(entry: Entry): void {
    this.#left(entry)
  }

  /** The waiting message of its lane that is furthest behind it, if there is one. */
  behind(entry: Entry): Entry | undefined {
    let last: Entry | undefined
    for (const state of entry.window?.states.values() ?? [])
      if (isEntry(state) && state.state === 'waiting' && state.seq > (last ?? entry).seq) last = state
    return last
  }

  /**
   * Drops what was kept for too long.
   *
   * @param drop is called for messages that wait for earlier ones of which nothing is heard any more
   */
  sweep(now: number, drop: (entry: Entry) => void): void {
    for (const done of this.#results.keys()) {
      const kept = now - done.at
      if (kept < (this.full ? LIMITS.laneResultMs.value : LIMITS.laneIdleMs.value)) break
      this.#free(done)
    }
    for (const [id, lane] of this.#lanes) {
      if (now - lane.usedAt < LIMITS.laneIdleMs.value) continue
      if (!lane.unordered && lane.at(lane.first) === undefined)
        for (const state of lane.states.values()) if (isEntry(state) && state.state === 'waiting') drop(state)
      if (lane.states.size === 0 || (lane.until <= now && ![...lane.states.values()].some(isEntry)))
        this.#drop(id, lane)
    }
    for (const [id, lane] of this.#lanes) {
      if (this.#lanes.size <= LIMITS.lanes.value) return
      if (lane.states.size === 0) this.#drop(id, lane)
    }
  }

  #drop(id: string, lane: WindowLane): void {
    this.#lanes.delete(id)
    for (const state of lane.states.values())
      if (typeof state === 'object' && !isEntry(state)) this.#free(state)
  }

  /** Takes a message out that did not end here by itself. */
  #left(entry: Entry): WindowLane | undefined {
    const { window: lane, seq } = entry
    if (lane === undefined || lane.states.get(seq) !== entry) return undefined
    lane.states.delete(seq)
    return lane
  }

  /** The result goes, the fact stays. */
  #free(done: Done): void {
    if (!this.#results.delete(done)) return
    this.#bytes -= done.bytes
    done.outcome = undefined
  }

  #apply(lane: WindowLane, { floor, ended }: LaneState, drop: (entry: Entry) => void): void {
    // In the order of the lane: a state that is late says less than what is known.
    if (floor > lane.floor) {
      const before = lane.floor
      lane.floor = floor
      // A peer may name any number.
      const all = floor - before <= LIMITS.laneWindow.value
      for (const seq of all ? numbers(before, floor) : [...lane.states.keys()])
        if (seq < floor) this.#ended(lane, seq, drop)
    }
    for (const distance of ended) {
      const seq = floor + distance
      if (seq < lane.floor || seq >= lane.floor + LIMITS.laneWindow.value) continue
      this.#ended(lane, seq, drop)
      lane.states.set(seq, lane.states.get(seq) ?? 'ended')
    }
    lane.advance()
  }

  #ended(lane: WindowLane, seq: number, drop: (entry: Entry) => void): void {
    const state = lane.states.get(seq)
    if (state === 'ended' || state === undefined) {
      if (seq < lane.floor) lane.states.delete(seq)
      return
    }
    if (isEntry(state)) {
      // What runs may finish; whoever waits for it has gone.
      if (state.state === 'waiting') {
        lane.states.delete(seq)
        drop(state)
      } else if (seq < lane.floor) lane.states.delete(seq)
      return
    }
    this.#free(state)
    if (seq < lane.floor) lane.states.delete(seq)
    else lane.states.set(seq, 'ended')
  }
}

function saved(state: Done | 'ended'): SavedState {
  return state === 'ended' ? state : { id: state.id, outcome: state.outcome }
}

function* numbers(from: number, to: number): IterableIterator<number> {
  for (let number = from; number < to; number += 1) yield number
}
