import type { Clock } from '../protocols/index.ts'

/** Of `Clock.sinceBoot`, ms: it may be behind by so much. */
const RESOLUTION_MS = 10
/** How often `Clock.sinceBoot`, a system call, is read at most while nothing else looks like sleep, ms. */
const LOOK_MS = 50
/** No wall clock is slewed by so much in LOOK_MS, ms. */
const MOVED_MS = 2

/**
 * Notices that the machine slept: its monotonic clock stands still meanwhile, the time since its start and the wall clock do
 * not. A step of the wall clock looks the same, and costs one renewal; one that hides a nap, set back by as much, is
 * seen through where the system tells the time since its start. Where it does not, and in a virtual machine that was frozen
 * with all its clocks, the wall clock is all there is. Naps add up: what counts is all that was missed within `windowMs`.
 */
export class SleepWatch {
  readonly #clock: Clock
  readonly #wall: Gain
  readonly #boot: Gain
  /** When the time since the start was read last, and by how much the wall clock was ahead then. */
  #lookedAt: number
  #wallThen: number

  constructor(clock: Clock, windowMs: number, guardMs: number) {
    this.#clock = clock
    const now = clock.now()
    this.#lookedAt = now
    this.#wallThen = clock.wall() - now
    this.#wall = new Gain(windowMs, guardMs)
    this.#boot = new Gain(windowMs, guardMs - RESOLUTION_MS)
    this.#wall.restart(this.#wallThen, now)
    this.#boot.restart(this.#aheadSinceBoot(now), now)
  }

  /** Whether it has slept for longer than a lease covers, since this was last said. */
  slept(): boolean {
    const now = this.#clock.now()
    const wall = this.#clock.wall() - now
    const looks = now - this.#lookedAt >= LOOK_MS || Math.abs(wall - this.#wallThen) > MOVED_MS
    const missed = this.#wall.passes(wall, now)
    if (!looks && !missed) return false
    this.#lookedAt = now
    this.#wallThen = wall
    const boot = this.#aheadSinceBoot(now)
    if (!this.#boot.passes(boot, now) && !missed) return false
    this.#wall.restart(wall, now)
    this.#boot.restart(boot, now)
    return true
  }

  #aheadSinceBoot(now: number): number {
    return (this.#clock.sinceBoot?.() ?? now) - now
  }
}

/** What one clock gained on another: from the least that it was ahead, in this window and in the one before. */
class Gain {
  readonly #windowMs: number
  readonly #most: number
  #least = 0
  #before = 0
  #turnsAt = 0

  constructor(windowMs: number, most: number) {
    this.#windowMs = windowMs
    this.#most = most
  }

  restart(ahead: number, now: number): void {
    this.#least = this.#before = ahead
    this.#turnsAt = now + this.#windowMs
  }

  /** Whether it gained more than it may. */
  passes(ahead: number, now: number): boolean {
    if (ahead - Math.min(this.#least, this.#before) > this.#most) return true
    if (now >= this.#turnsAt) {
      this.#before = this.#least
      this.#least = ahead
      this.#turnsAt = now + this.#windowMs
    }
    this.#least = Math.min(this.#least, ahead)
    return false
  }
}
