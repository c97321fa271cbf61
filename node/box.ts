import type { Mailbox } from '../mailbox/index.ts'
import type { Hop, Outcome } from '../protocols/index.ts'
import type { Waker } from './wheel.ts'

/** Trails kept per mailbox for `inspect`. */
const RECENT_MAX = 16

export interface Recent {
  id: string
  outcome: string
  hops: readonly Hop[]
  runMs: number
}

/** A mailbox in the node: the machine, what it ended last, and its place on the wheel. */
export class Box implements Waker {
  readonly mailbox: Mailbox
  /** Newest last. */
  readonly recent: Recent[] = []
  readonly #onWake: (box: Box, now: number) => void

  constructor(mailbox: Mailbox, onWake: (box: Box, now: number) => void) {
    this.mailbox = mailbox
    this.#onWake = onWake
  }

  wake(now: number): void {
    this.#onWake(this, now)
  }

  remember(id: string, outcome: Outcome, runMs: number): void {
    if (this.recent.length >= RECENT_MAX) this.recent.shift()
    const ended = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
    this.recent.push({ id, outcome: ended, hops: outcome.hops, runMs })
  }
}
