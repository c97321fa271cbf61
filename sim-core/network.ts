import type { Machine } from './machine.ts'
import type { World } from './world.ts'

export interface NetworkFaults {
  /** Share of messages that are lost, or come twice. */
  loss: number
  twice: number
  /** Share that is very late, and how late at most, ms. */
  stray: number
  strayMs: number
  /** Delay of the others, ms. */
  fastestMs: number
  slowestMs: number
}

/** Messages between machines: late, lost, doubled, overtaken, cut off one way or both. */
export class Network {
  readonly #world: World
  readonly #faults: NetworkFaults
  readonly #cuts = new Map<number, number>()
  /** Until then everything goes wrong that may; afterwards messages take some ms. */
  readonly #until: number

  constructor(world: World, faults: NetworkFaults, until: number) {
    this.#world = world
    this.#faults = faults
    this.#until = until
  }

  /** Nothing arrives at `to` from `from` for `ms`. */
  cut(from: Machine, to: Machine, ms: number): void {
    const key = from.index * 64 + to.index
    this.#cuts.set(key, Math.max(this.#cuts.get(key) ?? 0, this.#world.now + ms))
  }

  /** Until when nothing arrives at `to` from `from`; 0: it does. */
  cutUntil(from: Machine, to: Machine): number {
    const until = this.#cuts.get(from.index * 64 + to.index) ?? 0
    return until > this.#world.now ? until : 0
  }

  /** Whether a packet that is sent now is lost. */
  lost(): boolean {
    return this.#world.now < this.#until && this.#world.chance(this.#faults.loss)
  }

  /** How long a packet takes that is sent now, ms. */
  delay(): number {
    const world = this.#world
    if (world.now >= this.#until) return world.between(0.5, 5)
    const { stray, strayMs, fastestMs, slowestMs } = this.#faults
    return world.chance(stray) ? world.between(slowestMs, strayMs) : world.between(fastestMs, slowestMs)
  }

  /** `once`: may be lost or late, and does not come twice. */
  send(from: Machine, to: Machine, deliver: () => void, once: boolean = false): void {
    const world = this.#world
    if (from === to) {
      const { life } = to
      world.at(world.now + 0.01, () => to.do(deliver, life))
      return
    }
    if (this.lost()) return
    this.#deliver(from, to, deliver)
    if (world.now < this.#until && !once && world.chance(this.#faults.twice)) this.#deliver(from, to, deliver)
  }

  #deliver(from: Machine, to: Machine, deliver: () => void): void {
    this.#world.at(this.#world.now + this.delay(), () => {
      if (this.cutUntil(from, to) === 0) to.do(deliver)
    })
  }
}
