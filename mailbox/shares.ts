import type { Entry } from './entry.ts'

/** What one sender has in a mailbox. */
interface Share {
  messages: number
  bytes: number
  /** The turn after its last message. */
  next: number
}

/** A place in the order in which messages are served. */
export interface Turn {
  readonly at: number
  readonly share: Share
}

/** A body up to this size costs its sender one turn, twice as much two. */
const TURN_BYTES = 65_536
const NONE: Readonly<Share> = { messages: 0, bytes: 0, next: 0 }

/**
 * Who goes next among the senders of one mailbox: start-time fair queueing (Goyal, Vin, Cheng 1996). Each message gets a
 * turn when it comes: one after its sender's last, but none before the turn that is served now. Served in the order of
 * turns, senders get equal parts, and one that sends little waits for one message of each other sender at most, however
 * many of theirs wait. A sender's own messages keep their order.
 */
export class Shares {
  readonly #shares = new Map<string, Share>()
  #served = 0

  /** Gives it its turn, which it keeps. */
  assign(entry: Entry): Turn {
    const share = entry.turn?.share ?? this.#share(entry.from)
    if (entry.turn === undefined) {
      const at = Math.max(this.#served, share.next)
      share.next = at + 1 + Math.floor(entry.bytes / TURN_BYTES)
      entry.turn = { at, share }
    }
    return entry.turn
  }

  /** It was its turn: it runs, or went to another peer. */
  serve({ turn }: Entry): void {
    if (turn !== undefined && turn.at > this.#served) this.#served = turn.at
  }

  /** @param by 1 when it comes into the mailbox, -1 when it goes */
  count(entry: Entry, by: 1 | -1): void {
    const { share } = this.assign(entry)
    share.messages += by
    share.bytes += by * entry.bytes
  }

  /** What the sender of this message has here. */
  of({ from }: Entry): Readonly<Pick<Share, 'messages' | 'bytes'>> {
    return this.#shares.get(from) ?? NONE
  }

  /** Senders with anything here. */
  get senders(): number {
    let senders = 0
    for (const { messages } of this.#shares.values()) if (messages > 0) senders += 1
    return senders
  }

  #share(sender: string): Share {
    let share = this.#shares.get(sender)
    if (share === undefined) {
      this.#tidy()
      share = { ...NONE }
      this.#shares.set(sender, share)
    }
    return share
  }

  /** Forgets senders that have nothing here and are not ahead, when there are many. */
  #tidy(): void {
    if (this.#shares.size < TIDY_AT || (this.#shares.size & (this.#shares.size - 1)) !== 0) return
    for (const [sender, { messages, next }] of this.#shares)
      if (messages === 0 && next <= this.#served) this.#shares.delete(sender)
  }
}

/** Senders that a mailbox remembers before it looks whom it may forget: at each power of two from here. */
const TIDY_AT = 64
