import { LIMITS, type Stop } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEnv } from './events.ts'
import { Shares } from './shares.ts'

/**
 * GoldFish's *waiting* queue: in turns among senders, each sender's messages in order of arrival. Counted in messages and
 * bytes, with those that are out at other peers, also against the node's budget.
 */
export class Queue {
  /** Messages that are out at other peers: they may come back. */
  out = 0
  /** Of those that wait, how many a new instance would not serve. */
  bound = 0
  /** How many are beyond the bounds. Neither mark of a message changes while it is here. */
  over = 0
  #entries: Entry[] = []
  #bytes = 0
  #reserved = 0
  readonly #budget: { bytes: number }
  readonly #shares: Shares

  /** @param shares of the senders of the mailbox */
  constructor(budget: { bytes: number }, shares: Shares = new Shares()) {
    this.#budget = budget
    this.#shares = shares
  }

  /** Another one for messages of the same mailbox. */
  beside(): Queue {
    return new Queue(this.#budget, this.#shares)
  }

  get length(): number {
    return this.#entries.length
  }

  /** Whose turn it would be. */
  get first(): Entry | undefined {
    return this.#entries[0]
  }

  /** Nothing is here, and nothing may come back. */
  get idle(): boolean {
    return this.#entries.length === 0 && this.out === 0 && this.#reserved === 0
  }

  /** Bodies of what waits and of what is out. */
  get bytes(): number {
    return this.#bytes
  }

  /** To its place in the order of turns: one that was here before gets its old place. */
  push(entry: Entry): void {
    const { at: turn } = this.#shares.assign(entry)
    let at = this.#entries.length
    while (at > 0 && isLater(this.#entries[at - 1] as Entry, turn, entry.order)) at -= 1
    if (at === this.#entries.length) this.#entries.push(entry)
    else this.#entries.splice(at, 0, entry)
    if (entry.bound) this.bound += 1
    if (entry.over) this.over += 1
    this.#count(entry, 1)
  }

  /** It goes to another peer, and may come back. */
  leave(entry: Entry): void {
    this.#shares.assign(entry)
    this.#shares.serve(entry)
    this.out += 1
    this.#count(entry, 1)
  }

  /** It came back, or ended there. */
  back(entry: Entry): void {
    this.out -= 1
    this.#count(entry, -1)
  }

  /** A place for a message whose body is on its way; the result gives it up. */
  reserve(bytes: number): Stop {
    const count = (by: 1 | -1): void => {
      this.#reserved += by
      this.#bytes += by * bytes
      this.#budget.bytes += by * bytes
    }
    let kept = true
    count(1)
    return () => {
      if (kept) count(-1)
      kept = false
    }
  }

  /** It starts here. */
  starts(entry: Entry): void {
    this.#shares.serve(entry)
  }

  /** Whether it was there. */
  take(entry: Entry): boolean {
    const index = this.#entries.indexOf(entry)
    if (index === -1) return false
    this.#entries.splice(index, 1)
    this.#taken(entry)
    return true
  }

  /**
   * Whose turn it is. When the message itself must not start yet, another of its sender takes its turn: one may have
   * arrived after those that have to wait for it.
   */
  next(which: (entry: Entry) => boolean): Entry | undefined {
    const { first } = this
    if (first === undefined || which(first)) return first
    const looked = new Set<unknown>()
    for (const [at, entry] of this.#entries.entries()) {
      if (which(entry)) return entry
      const share = entry.turn?.share
      if (looked.has(share)) continue
      looked.add(share)
      const other = this.#entries.findIndex((one) => one.turn?.share === share && which(one))
      if (other !== -1) return this.#exchange(at, other)
    }
    return undefined
  }

  #exchange(at: number, later: number): Entry {
    const [entry, other] = [this.#entries[at] as Entry, this.#entries[later] as Entry]
    ;[entry.turn, other.turn] = [other.turn, entry.turn]
    ;[this.#entries[at], this.#entries[later]] = [other, entry]
    return other
  }

  /** Everything, out of the queue. */
  takeAll(which?: (entry: Entry) => boolean): Entry[] {
    const all = this.#entries
    const taken = which === undefined ? all : all.filter(which)
    this.#entries = which === undefined ? [] : all.filter((entry) => !which(entry))
    for (const entry of taken) this.#taken(entry)
    return taken
  }

  *[Symbol.iterator](): IterableIterator<Entry> {
    yield* this.#entries
  }

  /** The wait for an actor begins when there is one: claims and creation do not count. */
  afresh(now: number): void {
    for (const entry of this.#entries) entry.heldSince = now
  }

  /**
   * Whether there is no place for a message that comes in. Of the places and bytes the last few are kept for senders that
   * have few here, and of the node's bytes for mailboxes that have few.
   *
   * @param others messages that have a place besides those that are here or out
   */
  full(entry: Entry, { limits, budget }: Pick<MailboxEnv, 'limits' | 'budget'>, others = 0): boolean {
    const { bytes } = entry
    const own = this.#shares.of(entry)
    const empty = this.#bytes === 0
    return (
      over(this.length + this.out + this.#reserved + others, 1, limits.messages, own.messages) ||
      // An empty mailbox takes any one message, however the two limits are set.
      (!empty && over(this.#bytes, bytes, limits.bytes, own.bytes)) ||
      over(budget.bytes, bytes, budget.max, this.#bytes)
    )
  }

  /** Messages of the sender of this one that wait or are out, and how many senders there are, itself included. */
  ahead(entry: Entry): { own: number; senders: number } {
    const own = this.#shares.of(entry).messages
    return { own, senders: this.#shares.senders + (own === 0 ? 1 : 0) }
  }

  #taken(entry: Entry): void {
    if (entry.bound) this.bound -= 1
    if (entry.over) this.over -= 1
    this.#count(entry, -1)
  }

  #count(entry: Entry, by: 1 | -1): void {
    const bytes = by * entry.bytes
    this.#bytes += bytes
    this.#budget.bytes += bytes
    this.#shares.count(entry, by)
  }
}

/** Whether `more` fit no more beside `used`, for somebody who has `own` of it. */
function over(used: number, more: number, max: number, own: number): boolean {
  const kept = Math.floor(max / LIMITS.keptShare.value)
  return used + more > max || (used + more > max - kept && own + more > kept)
}

function isLater(one: Entry, turn: number, order: number): boolean {
  const at = one.turn?.at ?? 0
  return at > turn || (at === turn && one.order > order)
}
