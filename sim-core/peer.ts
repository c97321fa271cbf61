import {
  type FromWarden,
  type Holder,
  type HolderEffect,
  type HolderEvent,
  holder,
  type Link,
  type Seats,
  type StepMessage,
  type Stored,
  type ToWarden,
  type Warden,
  type WardenEvent,
  warden,
} from '../wardens/index.ts'
import { Disk } from './disk.ts'
import type { Machine } from './machine.ts'
import type { Network } from './network.ts'
import { notary } from './notary.ts'
import type { World } from './world.ts'

/** Numbers of a run that a seed chooses. */
export interface PeerInit {
  /** The mesh's first config. */
  genesis: Link
  forgetMs: number
  guardMs: number
  digestFrom: number
  diskMs: number
}

/** What a peer's holder tells its node. */
export type Told = Exclude<HolderEffect, { do: 'send' } | { do: 'links' }>

const CLAIM_MS = 1_500
const TICK_MS = 2_000

/** One process with its claims and, if the config says so, its seat as a warden: drives the machines of `wardens/`. */
export class Peer {
  readonly machine: Machine
  readonly disk: Disk<Stored>
  store: string
  holder: Holder
  warden: Warden
  /** Others, by id. */
  peers: ReadonlyMap<string, Peer> = new Map()
  readonly #world: World
  readonly #network: Network
  readonly #init: PeerInit
  readonly #told: (effect: Told) => void
  #timerAt = Number.POSITIVE_INFINITY
  #judgeTimerAt = Number.POSITIVE_INFINITY
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
    this.warden = this.#newWarden()
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
      seats: this.warden.seats,
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

  #newWarden(): Warden {
    const { genesis, forgetMs } = this.#init
    return warden({
      self: this.id,
      store: this.store,
      incarnation: this.machine.life,
      notary: notary(this.id),
      links: [genesis],
      keysMax: 1_000,
      forgetMs,
      disk: new Map(this.disk.values),
      chance: this.#world.next,
    })
  }

  /** A new life. */
  start(): void {
    this.machine.start()
    this.warden = this.#newWarden()
    this.holder = this.#newHolder()
    this.#timerAt = this.#judgeTimerAt = Number.POSITIVE_INFINITY
    this.#missed = 0
    this.begin()
  }

  /** The machines begin to work. */
  begin(): void {
    this.judge({ kind: 'start' })
    this.#tickLater()
  }

  /** Its disk is gone, and another one is there when it starts again. */
  loseDisk(): void {
    this.disk.values = new Map()
    this.store += "'"
  }

  #tickLater(): void {
    this.machine.after(TICK_MS, () => {
      this.judge({ kind: 'tick' })
      this.#tickLater()
    })
  }

  crash(): void {
    this.machine.crash()
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
    } else if (this.machine.now() > this.#missedAt + this.warden.seats.config.leaseMs) this.#missed = 0
  }

  /** Something happens to the holder. */
  step(event: HolderEvent): void {
    this.#noticeSleep()
    this.#advance(event)
  }

  #advance(event: HolderEvent): void {
    for (const effect of this.holder.step(event, this.machine.now())) this.#carryOut(effect)
    const wake = this.holder.wake()
    if (wake >= this.#timerAt) return
    this.#timerAt = wake
    this.#at(wake, () => {
      if (this.#timerAt === wake) this.#timerAt = Number.POSITIVE_INFINITY
      this.step({ kind: 'tick' })
    })
  }

  #carryOut(effect: HolderEffect): void {
    switch (effect.do) {
      case 'send': {
        const { message } = effect
        this.#deliver(effect.to, (to) => to.asked(this.id, message))
        return
      }
      case 'links':
        this.judge({ kind: 'links', from: effect.from, links: effect.links })
        return
      default:
        this.#world.say(() => `${this.id} ${JSON.stringify(effect)}`)
        this.#told(effect)
    }
  }

  #deliver(id: string, deliver: (to: Peer) => void): void {
    const to = this.peers.get(id)
    if (to !== undefined) this.#network.send(this.machine, to.machine, () => deliver(to))
  }

  /** A timer of a process: late when the machine slept, and never exact. */
  #at(local: number, run: () => void): void {
    const { machine } = this
    const { life } = machine
    this.#world.at(machine.whenShows(local) + this.#world.between(0, 1), () => machine.do(run, life))
  }

  asked(from: string, message: ToWarden): void {
    this.#world.say(() => `${this.id} <- ${from} ${JSON.stringify(message)}`)
    this.judge({ kind: 'message', from, message })
  }

  /** Something happens to the warden. */
  judge(event: WardenEvent): void {
    const judge = this.warden
    if (!this.machine.up) return
    for (const effect of judge.step(event, this.machine.now()))
      switch (effect.do) {
        case 'send': {
          const { message } = effect
          this.#deliver(effect.to, (to) => to.answered(this.id, message))
          break
        }
        case 'tell': {
          const { message } = effect
          this.#deliver(effect.to, (to) => to.heard(this.id, message))
          break
        }
        case 'write': {
          const { batch } = effect
          this.disk.write(this.machine, effect.puts, (ok) => {
            if (this.warden === judge) this.judge({ kind: 'written', batch, ok })
          })
          break
        }
        case 'config':
          this.#world.say(
            () => `${this.id} config ${effect.seats.hash} ${JSON.stringify(effect.link.config)}`,
          )
          this.changed?.(effect.seats)
          this.step({ kind: 'config', seats: effect.seats })
          break
        case 'stopped':
          this.#world.say(() => `${this.id} stops in order`)
          this.crash()
          break
        case 'refused-link':
          this.#world.fail(`${this.id} was told of a config that does not follow: ${effect.why}`)
          break
        case 'started':
      }
    const wake = judge.wake()
    if (wake >= this.#judgeTimerAt) return
    this.#judgeTimerAt = wake
    this.#at(wake, () => {
      if (this.#judgeTimerAt === wake) this.#judgeTimerAt = Number.POSITIVE_INFINITY
      this.judge({ kind: 'tick' })
    })
  }

  /** Called when the config is another one. */
  changed: ((seats: Seats) => void) | undefined

  heard(from: string, message: StepMessage): void {
    this.#world.say(() => `${this.id} <- ${from} ${JSON.stringify(message)}`)
    this.judge({ kind: 'told', from, message })
  }

  /** Tells another peer of the last configs. */
  gossip(to: Peer): void {
    const links = this.warden.links.slice(-4)
    this.#network.send(this.machine, to.machine, () => to.judge({ kind: 'links', from: this.id, links }))
  }

  answered(from: string, message: FromWarden): void {
    this.#world.say(() => `${this.id} <- ${from} ${JSON.stringify(message)}`)
    this.step({ kind: 'message', from, message })
  }
}
