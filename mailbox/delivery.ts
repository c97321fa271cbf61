import type { ErrorValue, LaneStamp, LaneState, Outcome } from '../protocols/index.ts'
import { TICK_MS } from './due.ts'
import type { Entry } from './entry.ts'
import type { MailboxEffect } from './events.ts'
import { OriginLanes } from './lane-origin.ts'
import type { LaneWindow } from './lane-window.ts'
import type { Ledger } from './ledger.ts'
import {
  busy,
  earlierOwner,
  endedBefore,
  leaseOver,
  resultGone,
  runLost,
  startedBefore,
  wrongPlace,
} from './refusals.ts'
import type { ViewParts } from './view.ts'

/**
 * The two ends of the lanes of one target, and what is tried again: at the origin each message is kept until it has ended;
 * at the owner of the key none completes twice, and each starts in its turn.
 */
export class Delivery {
  readonly #target: string
  readonly #parts: ViewParts
  readonly #ledger: Ledger
  readonly #emit: (effect: MailboxEffect) => void
  readonly #lanes: OriginLanes
  /** The window that the waiting messages are in. */
  #window: LaneWindow
  #arrivals = 0

  constructor(
    target: string,
    parts: ViewParts,
    ledger: Ledger,
    lanes: OriginLanes,
    emit: (effect: MailboxEffect) => void,
  ) {
    this.#target = target
    this.#parts = parts
    this.#ledger = ledger
    this.#lanes = lanes
    this.#emit = emit
    this.#window = parts.tenure.window
  }

  /** Every message that began here has ended, and the peers concerned know it. */
  get quiet(): boolean {
    return this.#lanes.quiet && this.#parts.parked.length === 0
  }

  /** When something has to be done, monotonic ms. */
  dueAt(now: number): number {
    return this.#parts.parked.length > 0 ? now + TICK_MS : this.#lanes.tellAt
  }

  /** A message came in. False: nothing is left to decide about it. */
  take(entry: Entry, now: number): boolean {
    const { keyed, env } = this.#parts
    this.#arrivals += 1
    entry.order = this.#arrivals
    if (entry.forwarded) return !keyed || this.#meet(entry, now)
    if (keyed) this.#lanes.add(entry, now)
    if (entry.accepted) this.#ledger.posts.add(entry)
    env.retries.sent()
    return true
  }

  /** News of a lane. */
  learn(state: LaneState, now: number): void {
    this.#parts.tenure.window.learn(state, now, (entry) => this.#drop(entry, now))
  }

  /** After the tenure ended: what still waits is new to the next one. */
  remeet(now: number): void {
    const { tenure, waiting, env } = this.#parts
    if (this.#window === tenure.window) return
    this.#window = tenure.window
    for (const entry of waiting.takeAll()) {
      // Whoever sent it may have sent it to the next owner meanwhile, and says so with it.
      if (entry.forwarded && entry.envelope.retry === 'never')
        this.#ledger.refuse(entry, leaseOver(this.#target, env.self), now)
      else if (!entry.forwarded || tenure.window.has(entry) || this.#meet(entry, now)) waiting.push(entry)
    }
  }

  /** The first waiting message that may start and that an instance at rest takes. */
  next(now: number): Entry | undefined {
    const { roster, waiting } = this.#parts
    if (roster.resting === 0) return undefined
    return waiting.next((entry) => roster.serves(entry, now) && this.starts(entry, now))
  }

  /** Whether it may start, if an instance takes it. */
  starts(entry: Entry, now: number): boolean {
    // So much of what was answered may not have arrived that nothing starts.
    if (this.#parts.tenure.window.full) return false
    return this.clear(entry) && this.#turn(entry, now)
  }

  /** Whether no earlier message of its lane has to start first. */
  #turn(entry: Entry, now: number): boolean {
    const lane = entry.lane ?? entry.window
    if (lane === undefined || lane.unordered) return true
    for (let seq = lane.first; seq < entry.seq; seq += 1) {
      if (lane.over(seq)) continue
      const earlier = lane.at(seq)
      // The disk does not say so yet.
      if (earlier?.state === 'ended') continue
      // Whom the actor's verdict holds is passed by those that it lets through.
      if (earlier?.state !== 'waiting' || this.#parts.roster.serves(earlier, now)) return false
    }
    return true
  }

  /** Whether it may leave the queue at all: at its origin, an earlier one may wait to be tried again. */
  clear({ lane, seq }: Entry): boolean {
    return lane === undefined || lane.clear(seq)
  }

  /** Why it must not start here. */
  bars({ envelope, firstEpoch }: Entry): ErrorValue | undefined {
    const { owner } = this.#parts.tenure
    const since = owner.state === 'here' ? owner.since : 0
    const earlier = envelope.retry === 'never' && firstEpoch > 0 && firstEpoch < since
    return earlier ? earlierOwner(this.#target) : undefined
  }

  /** The mailbox is full: a message that others of its lane wait for takes the place of the last of them. */
  displace(entry: Entry, now: number): boolean {
    const last = this.#parts.tenure.window.behind(entry)
    if (last === undefined || !this.#parts.waiting.take(last)) return false
    this.#ledger.refuse(last, busy(this.#target), now)
    return true
  }

  /** It is sent to a peer: what it says there of its lane. */
  leaves(entry: Entry, to: string, placed: boolean): LaneStamp | undefined {
    const { owner } = this.#parts.tenure
    entry.placed = placed
    entry.sentEpoch = !placed && owner.state === 'elsewhere' ? owner.epoch : 0
    return entry.lane?.stamp(entry, to)
  }

  /** What an answer of a peer means for a message that it may have started: the answer, or that nobody can tell. */
  heard(entry: Entry, peer: string, outcome: Outcome): Outcome {
    const { envelope, sentEpoch } = entry
    const begun =
      (outcome.kind === 'moved' && outcome.started === true) ||
      (outcome.kind === 'refused' && (outcome.left === true || outcome.started === true))
    if (!begun) return outcome
    entry.startedAt = peer
    const { hops } = outcome
    const error = outcome.kind === 'refused' ? outcome.error : endedBefore(this.#target)
    if (envelope.instance !== undefined) return { kind: 'refused', error: startedBefore(error, peer), hops }
    if (envelope.retry !== 'never') return outcome
    // Under the same owner it cannot start again, so it may be sent there once more.
    if (sentEpoch > 0) entry.firstEpoch = Math.min(entry.firstEpoch || sentEpoch, sentEpoch)
    return sentEpoch > 0 ? outcome : { kind: 'refused', error: runLost(this.#target, error), hops }
  }

  /** Peers are told what ended, when it is time. */
  tell(now: number): void {
    if (this.#lanes.tellAt > now) return
    for (const lane of this.#lanes.due(now)) {
      const state = lane.state()
      for (const to of lane.peers()) this.#emit({ do: 'lane', to, state })
      lane.later(now)
    }
  }

  /** Forgets what is too old to come again. */
  sweep(now: number): void {
    this.#parts.tenure.window.sweep(now, (entry) => {
      if (this.#parts.waiting.take(entry)) this.#ledger.refuse(entry, busy(this.#target), now)
    })
  }

  /** Messages that are to be tried again now. */
  retry(now: number): Entry[] {
    const { parked, env } = this.#parts
    if (parked.length === 0) return []
    const { retries } = env
    return parked
      .takeAll((entry) => entry.parkedUntil <= now || entry.deadline <= now)
      .filter((entry) => {
        if (entry.deadline > now && !retries.take(now)) {
          entry.parkedUntil = now + retries.delay(entry.tries)
          parked.push(entry)
          return false
        }
        entry.parkedUntil = 0
        entry.lane?.unpark(entry.seq)
        return true
      })
  }

  #meet(entry: Entry, now: number): boolean {
    const { lane: stamp } = entry.envelope
    if (stamp === undefined) return true
    const meeting = this.#parts.tenure.window.meet(entry, stamp, now, (one) => this.#drop(one, now))
    switch (meeting.is) {
      case 'new':
        return true
      case 'open':
        this.#ledger.join(entry, meeting.entry)
        return false
      case 'done':
        if (meeting.outcome !== undefined) this.#ledger.answer(entry, meeting.outcome)
        else this.#ledger.turnAway(entry, resultGone(this.#target), now)
        return false
      case 'ended':
        this.#ledger.turnAway(entry, endedBefore(this.#target), now)
        return false
      case 'wrong':
        this.#ledger.turnAway(entry, wrongPlace(this.#target), now)
        return false
    }
  }

  /** Its origin has ended it while it waited. */
  #drop(entry: Entry, now: number): void {
    if (this.#parts.waiting.take(entry)) this.#ledger.refuse(entry, endedBefore(this.#target), now)
  }
}
