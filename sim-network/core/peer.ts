import {
  type FromWarden,
  type Holder,
  type HolderEffect,
  type HolderEvent,
  holder,
  type Seats,
  type Stored,
  type ToWarden,
  type Warden,
  type WardenEvent,
  warden,
} from '../../wardens/index.ts'
import { Disk } from './disk.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import type { World } from './world.ts'

/** Numbers of a run that a seed chooses. */
export interface PeerInit {
  seats: Seats
  forgetMs: number
  guardMs: number
  digestFrom: number
  diskMs: number
}

/** What a peer's holder tells its node. */
export type Told = Exclude<HolderEffect, { do: 'send' }>

const CLAIM_MS = 1_500
const TICK_MS = 2_000

/** One process with its claims and, if the config says so, its seat as a warden: drives the machines of `wardens/`. */
export class Peer {
  readonly machine: Machine
  readonly disk: Disk<Stored>
  store: string
  seats: Seats
  holder: Holder
  warden: Warden | undefined
  /** Others, by id. */
  peers: ReadonlyMap<string, Peer> = new Map()
  readonly #world: World
  readonly #network: Network
  readonly #init: PeerInit
  readonly #told: (effect: Told) => void
  #timerAt = Number.POSITIVE_INFINITY
  #missed = 0
  #missedAt = 0

  constructor(
    world: World,
    network: Network,
    machine: Machine,
    init: PeerInit,
    told: (effect: Told) => void,
  ) {
    this.#world = world
    this.#network = network
    this.machine = machine
    this.#init = init
    this.#told = told
    this.store = `${machine.id}-disk`
    this.disk = new Disk(world, init.diskMs)
    this.seats = init.seats
    this.holder = this.#newHolder()
  }

  get id(): string {
    return this.machine.id
  }

  #newHolder(): Holder {
    const { forgetMs, guardMs, digestFrom } = this.#init
    return holder({
      self: this.machine.id,
      incarnation: this.machine.life,
      seats: this.seats,
      claimMs: CLAIM_MS,
      pauseMs: 1_000,
      guardMs,
      stateMs: forgetMs / 2,
      keysPerRequest: 2,
      digestFrom,
      claimsAtOnce: 4,
      chance: this.#world.next,
    })
  }

  /** A new life. */
  start(): void {
    this.machine.start()
    this.holder = this.#newHolder()
    this.#timerAt = Number.POSITIVE_INFINITY
    this.#missed = 0
    this.seat()
  }

  /** Takes its seat, if it has one. */
  seat(): void {
    const { id, store } = this
    if (this.seats.indexOf(id, store) < 0) return
    const disk = new Map(this.disk.values)
    this.warden = warden({
      self: id,
      store,
      seats: this.seats,
      keysMax: 1_000,
      forgetMs: this.#init.forgetMs,
      disk,
    })
    this.judge({ kind: 'start' })
    this.#tickLater()
  }

  #tickLater(): void {
    this.machine.after(TICK_MS, () => {
      this.judge({ kind: 'tick' })
      this.#tickLater()
    })
  }

  crash(): void {
    this.machine.crash()
    this.warden = undefined
  }

  /** What the clock missed while the machine slept is noticed with the next thing that happens. */
  woke(missed: number): void {
    this.#missed += missed
    this.#missedAt = this.machine.now()
    this.machine.do(() => this.step({ kind: 'tick' }))
  }

  holds(address: string, epoch: number): boolean {
    this.#noticeSleep()
    return this.holder.holds(address, epoch, this.machine.now())
  }

  /** What `holds` would say, for those who only watch. */
  believes(address: string, epoch: number): boolean {
    if (!this.machine.up || this.machine.asleep || this.#missed > this.#init.guardMs) return false
    return this.holder.holds(address, epoch, this.machine.now())
  }

  /** Naps add up: what a lease covers is their sum. */
  #noticeSleep(): void {
    if (this.#missed === 0) return
    if (this.#missed > this.#init.guardMs) {
      this.#missed = 0
      this.#advance({ kind: 'suspended' })
    } else if (this.machine.now() > this.#missedAt + this.seats.config.leaseMs) this.#missed = 0
  }

  /** Something happens to the holder. */
  step(event: HolderEvent): void {
    this.#noticeSleep()
    this.#advance(event)
  }

  #advance(event: HolderEvent): void {
    for (const effect of this.holder.step(event, this.machine.now())) {
      if (effect.do !== 'send') {
        this.#world.say(() => `${this.id} ${JSON.stringify(effect)}`)
        this.#told(effect)
        continue
      }
      const to = this.peers.get(effect.to)
      if (to === undefined) continue
      const { message } = effect
      this.#network.send(this.machine, to.machine, () => to.asked(this.id, message))
    }
    const wake = this.holder.wake()
    const { machine } = this
    if (wake >= this.#timerAt) return
    this.#timerAt = wake
    const { life } = machine
    // A timer of a process: late when the machine slept, and never exact.
    this.#world.at(machine.whenShows(wake) + this.#world.between(0, 1), () =>
      machine.do(() => {
        if (this.#timerAt === wake) this.#timerAt = Number.POSITIVE_INFINITY
        this.step({ kind: 'tick' })
      }, life),
    )
  }

  asked(from: string, message: ToWarden): void {
    this.#world.say(() => `${this.id} <- ${from} ${JSON.stringify(message)}`)
    this.judge({ kind: 'message', from, message })
  }

  /** Something happens to the warden. */
  judge(event: WardenEvent): void {
    const judge = this.warden
    if (judge === undefined) return
    for (const effect of judge.step(event, this.machine.now()))
      switch (effect.do) {
        case 'send': {
          const to = this.peers.get(effect.to)
          if (to === undefined) break
          const { message } = effect
          this.#network.send(this.machine, to.machine, () => to.answered(this.id, message))
          break
        }
        case 'write': {
          const { batch } = effect
          this.disk.write(this.machine, effect.puts, (ok) => {
            if (this.warden === judge) this.judge({ kind: 'written', batch, ok })
          })
          break
        }
        case 'stopped':
          this.#world.say(() => `${this.id} stops in order`)
          this.crash()
          break
        case 'started':
      }
  }

  answered(from: string, message: FromWarden): void {
    this.#world.say(() => `${this.id} <- ${from} ${JSON.stringify(message)}`)
    this.step({ kind: 'message', from, message })
  }
}
