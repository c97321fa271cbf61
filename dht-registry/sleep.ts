import type { Clock } from '../protocols/index.ts'

/**
 * Notices that the machine slept: its monotonic clock stands still meanwhile, the wall clock does not. A step of the wall
 * clock looks the same, and costs one renewal. Naps add up: what counts is all that was missed within `windowMs`.
 */
export class SleepWatch {
  readonly #clock: Clock
  readonly #windowMs: number
  readonly #guardMs: number
  /** The least that the wall clock was ahead of the monotonic one, in this window and in the one before. */
  #least: number
  #before: number
  #turnsAt: number

  constructor(clock: Clock, windowMs: number, guardMs: number) {
    this.#clock = clock
    this.#windowMs = windowMs
    this.#guardMs = guardMs
    this.#least = this.#before = clock.wall() - clock.now()
    this.#turnsAt = clock.now() + windowMs
  }

  /** Whether it has slept for longer than a lease covers, since this was last said. */
  slept(): boolean {
    const now = this.#clock.now()
    const ahead = this.#clock.wall() - now
    if (ahead - Math.min(this.#least, this.#before) > this.#guardMs) {
      this.#least = this.#before = ahead
      this.#turnsAt = now + this.#windowMs
      return true
    }
    if (now >= this.#turnsAt) {
      this.#before = this.#least
      this.#least = ahead
      this.#turnsAt = now + this.#windowMs
    }
    this.#least = Math.min(this.#least, ahead)
    return false
  }
}
