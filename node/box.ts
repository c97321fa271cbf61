import type { Mailbox } from '../mailbox/index.ts'
import type { Waker } from './wheel.ts'

/** A mailbox in the node: the machine, and its place on the wheel. */
export class Box implements Waker {
  readonly mailbox: Mailbox
  readonly #onWake: (box: Box, now: number) => void

  constructor(mailbox: Mailbox, onWake: (box: Box, now: number) => void) {
    this.mailbox = mailbox
    this.#onWake = onWake
  }

  wake(now: number): void {
    this.#onWake(this, now)
  }
}
