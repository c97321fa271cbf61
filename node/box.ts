import type { Mailbox } from '../mailbox/index.ts'
import type { Waker } from './wheel.ts'

/** A mailbox in the node: the machine, and its place on the wheel. */
export class Box implements Waker {
  readonly mailbox: Mailbox
  #free = false
  #rulings = 0
  readonly #onWake: (box: Box, now: number) => void

  constructor(mailbox: Mailbox, onWake: (box: Box, now: number) => void) {
    this.mailbox = mailbox
    this.#onWake = onWake
  }

  /** Whether what others want to know of a pool changed since this was asked last: is one free, what was asked for. */
  turned(now: number): boolean {
    if (this.mailbox.target.kind !== 'pool') return false
    const free = this.mailbox.free(now) > 0
    const { rulings } = this.mailbox
    if (free === this.#free && rulings === this.#rulings) return false
    this.#free = free
    this.#rulings = rulings
    return true
  }

  wake(now: number): void {
    this.#onWake(this, now)
  }
}
