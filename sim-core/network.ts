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

  /** `once`: may be lost or late, and does not come twice. */
  send(from: Machine, to: Machine, deliver: () => void, once: boolean = false): void {
    const world = this.#world
    if (from === to) {
      const { life } = to
      world.at(world.now + 0.01, () => to.do(deliver, life))
      return
    }
    const faulty = world.now < this.#until
    const { loss, twice } = this.#faults
    if (faulty && world.chance(loss)) return
    this.#deliver(from, to, faulty, deliver)
    if (faulty && !once && world.chance(twice)) this.#deliver(from, to, faulty, deliver)
  }

  #deliver(from: Machine, to: Machine, faulty: boolean, deliver: () => void): void {
    const world = this.#world
    const { stray, strayMs, fastestMs, slowestMs } = this.#faults
    const delay = !faulty
      ? world.between(0.5, 5)
      : world.chance(stray)
        ? world.between(slowestMs, strayMs)
        : world.between(fastestMs, slowestMs)
    world.at(world.now + delay, () => {
      if ((this.#cuts.get(from.index * 64 + to.index) ?? 0) > world.now) return
      to.do(deliver)
    })
  }
}
