import type { Machine } from './machine.ts'
import type { World } from './world.ts'

/** A disk that outlives crashes: what was not synced is lost, or was written after all. */
export class Disk<Value> {
  values: Map<string, Value> = new Map()
  /** Until then writes fail. */
  fullUntil = 0
  readonly #world: World
  readonly #slowestMs: number

  constructor(world: World, slowestMs: number) {
    this.#world = world
    this.#slowestMs = slowestMs
  }

  write(machine: Machine, puts: ReadonlyMap<string, Value | undefined>, done: (ok: boolean) => void): void {
    const { life } = machine
    const world = this.#world
    const survives = world.chance(0.5)
    const values = this.values
    world.at(world.now + world.between(0.1, this.#slowestMs), () => {
      const alive = machine.up && machine.life === life
      if (!alive && !survives) return
      // Another disk stands here now.
      if (values !== this.values) return
      const ok = world.now >= this.fullUntil
      if (ok)
        for (const [key, value] of puts) {
          if (value === undefined) values.delete(key)
          else values.set(key, value)
        }
      machine.do(() => done(ok), life)
    })
  }
}
