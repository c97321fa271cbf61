import type { World } from './world.ts'

/**
 * A computer with one process: a clock that drifts, and that stands still while it sleeps; it can crash, be paused
 * (SIGSTOP: the clock goes on) and sleep.
 */
export class Machine {
  readonly id: string
  readonly index: number
  up = true
  /** Of the process: rises with each start. */
  life = 1
  readonly #world: World
  readonly #rate: number
  readonly #offset: number
  #asleepSince: number | undefined
  #slept = 0
  #halted = 0
  #queue: { life: number; run: () => void }[] = []

  constructor(world: World, index: number, rate: number) {
    this.#world = world
    this.index = index
    this.id = `p${index}`
    this.#rate = rate
    this.#offset = world.between(0, 1_000_000)
  }

  /** The monotonic clock. */
  now(): number {
    return this.#offset + this.#rate * ((this.#asleepSince ?? this.#world.now) - this.#slept)
  }

  /** When its clock will show `local`, if it does not sleep before; not in the past. */
  whenShows(local: number): number {
    return Math.max(this.#world.now, (local - this.#offset) / this.#rate + this.#slept + 0.001)
  }

  /** How long its clock stood still, ms of true time. */
  get slept(): number {
    return this.#slept
  }

  get asleep(): boolean {
    return this.#asleepSince !== undefined
  }

  /** Runs now in the process that is up, or when it is no longer halted; never in another life. */
  do(run: () => void, life: number = this.life): void {
    if (!this.up || life !== this.life) return
    if (this.#halted > 0) this.#queue.push({ life, run })
    else run()
  }

  after(ms: number, run: () => void): void {
    const { life } = this
    this.#world.at(this.whenShows(this.now() + ms), () => this.do(run, life))
  }

  crash(): void {
    this.up = false
    this.life++
    this.#queue = []
  }

  start(): void {
    this.up = true
  }

  pause(ms: number): void {
    this.#halt(ms, () => {})
  }

  /** `woke` is called first, with the time that the clock missed. */
  sleep(ms: number, woke: (missed: number) => void): void {
    if (this.#halted > 0) return
    this.#asleepSince = this.#world.now
    this.#halt(ms, () => {
      this.#slept += this.#world.now - (this.#asleepSince ?? this.#world.now)
      this.#asleepSince = undefined
      if (this.up) woke(ms)
    })
  }

  #halt(ms: number, ended: () => void): void {
    this.#halted++
    this.#world.at(this.#world.now + ms, () => {
      this.#halted--
      ended()
      if (this.#halted > 0) return
      const queue = this.#queue
      this.#queue = []
      for (const { life, run } of queue) this.do(run, life)
    })
  }
}
