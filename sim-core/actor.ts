import { count } from '../wardens/index.ts'
import type { Entry, Register } from './register.ts'

/** What a client wants of a keyed actor. */
export interface Call {
  kind: 'read' | 'write'
  address: string
  /** To be written. */
  value: number
  hops: number
  /** Its run takes seconds. */
  slow: boolean
  /** The actor answers; for a read with what it read. */
  done: (value: number) => void
  /** It was refused and did not run. */
  refused: () => void
}

/** What an actor needs of the peer it lives on. */
export interface Stage {
  readonly majority: number
  /** Checks the lease, and that nobody else has one, before an execution starts. */
  mayStart(actor: Actor, call: Call): boolean
  holds(actor: Actor): boolean
  /** An effect goes out. */
  left(actor: Actor): void
  /** How long this run takes, ms. */
  runMs(call: Call): number
  /** A majority has this value: it is the last one. */
  committed(actor: Actor, value: number): void
  /** What the wardens had, asked for at a time. */
  recovered(actor: Actor, value: number, from: number): void
  readonly now: number
  after(ms: number, run: () => void): void
  /** Asks the registers of the key's wardens; `place` tells them apart. */
  registers(
    address: string,
    ask: (register: Register, recorded: number) => unknown,
    answered: (place: number, answer: unknown) => void,
  ): void
  wrong(what: string): void
}

const RETRY_MS = 700
const LOOK_MS = 100
const QUEUE_MAX = 5

/**
 * A keyed actor with a durable register, as its owner runs it: it recovers its value from a majority of the key's
 * wardens, writes to a majority, reads from memory, and checks its lease before each start and each effect.
 */
export class Actor {
  readonly address: string
  epoch: number
  parked = false
  /** Left to a successor: nothing runs any more. */
  sealed = false
  ready = false
  running: Call | undefined
  readonly queue: Call[] = []
  readonly #stage: Stage
  /** Two cells that a run sets one after the other: a killed one leaves them unequal. */
  #first = 0
  #second = 0
  #committed = 0
  #index = 0
  /** Effects that wait for a valid lease. */
  #held: (() => void)[] = []
  #attempt = 0

  constructor(stage: Stage, address: string, epoch: number) {
    this.#stage = stage
    this.address = address
    this.epoch = epoch
  }

  /** What a hand-over takes along. */
  get value(): number {
    return this.#committed
  }

  /** Begins with what the wardens have. */
  recover(): void {
    const attempt = ++this.#attempt
    const { epoch, address } = this
    const from = this.#stage.now
    let heard = 0
    let newest: Entry = { epoch: 0, index: 0, value: 0 }
    this.#stage.registers(
      address,
      (register) => register.read(address, epoch),
      (place, answer) => {
        if (attempt !== this.#attempt || (heard & (1 << place)) !== 0) return
        heard |= 1 << place
        const entry = answer as Entry
        if (entry.epoch > newest.epoch || (entry.epoch === newest.epoch && entry.index > newest.index))
          newest = entry
        if (count(heard) !== this.#stage.majority) return
        // A value that only some wardens have is there for good before anybody reads it.
        this.#append(newest.value, () => {
          this.#stage.recovered(this, newest.value, from)
          this.#begin(newest.value)
        })
      },
    )
    this.#stage.after(RETRY_MS, () => {
      if (attempt === this.#attempt && !this.ready) this.recover()
    })
  }

  /** Begins with state that was handed over. */
  adopt(value: number): void {
    this.#begin(value)
  }

  #begin(value: number): void {
    this.#first = this.#second = this.#committed = value
    this.ready = true
    this.pump()
  }

  #append(value: number, then: () => void): void {
    const attempt = ++this.#attempt
    const entry = { epoch: this.epoch, index: ++this.#index, value }
    let heard = 0
    const again = (): void => {
      this.#stage.registers(
        this.address,
        (register, recorded) => register.append(this.address, entry, recorded),
        (place, answer) => {
          if (attempt !== this.#attempt || answer !== true) return
          heard |= 1 << place
          if (count(heard) < this.#stage.majority) return
          this.#attempt++
          this.#stage.committed(this, value)
          then()
        },
      )
      this.#stage.after(RETRY_MS, () => {
        if (attempt === this.#attempt) again()
      })
    }
    again()
  }

  call(call: Call): void {
    if (this.queue.length < QUEUE_MAX) this.queue.push(call)
    else call.refused()
    this.pump()
  }

  pump(): void {
    if (this.running !== undefined || this.parked || this.sealed || !this.ready) return
    const call = this.queue[0]
    if (call === undefined) return
    if (!this.#stage.mayStart(this, call)) {
      this.#stage.after(LOOK_MS, () => this.pump())
      return
    }
    // To look at the lease may be to find out that the machine slept, and much follows from that.
    if (this.running !== undefined || this.parked || this.queue[0] !== call) return
    this.queue.shift()
    this.running = call
    if (this.#first !== this.#second) this.#stage.wrong(`${this.address} starts from half-written memory`)
    if (call.kind === 'write') this.#first = call.value
    this.#stage.after(this.#stage.runMs(call), () => {
      if (this.running === call) this.#ran(call)
    })
  }

  #ran(call: Call): void {
    if (call.kind === 'read') {
      const value = this.#committed
      this.#leave(() => this.#end(() => call.done(value)))
      return
    }
    this.#second = call.value
    this.#leave(() => this.#write(call))
  }

  #write(call: Call): void {
    this.#append(call.value, () => {
      this.#committed = call.value
      this.#leave(() => this.#end(() => call.done(call.value)))
    })
  }

  #end(tell: () => void): void {
    tell()
    this.running = undefined
    this.pump()
  }

  /** An effect goes out under a valid lease, or waits for one. */
  #leave(effect: () => void): void {
    if (this.#stage.holds(this)) {
      this.#stage.left(this)
      effect()
      return
    }
    this.#held.push(effect)
    this.#look()
  }

  /** A lease in doubt may be confirmed without further notice. */
  #look(ms: number = LOOK_MS): void {
    this.#stage.after(ms, () => {
      if (this.#held.length > 0 && !this.#stage.holds(this)) this.#look()
      else this.#release()
    })
  }

  #release(): void {
    const held = this.#held
    this.#held = []
    for (const effect of held) {
      this.#stage.left(this)
      effect()
    }
  }

  /** Its state goes on under a new epoch. */
  resume(epoch: number): void {
    this.epoch = epoch
    this.#index = 0
    this.parked = false
    if (!this.ready) this.recover()
    else if (this.#held.length === 0 && this.running?.kind === 'write' && this.#second === this.running.value)
      this.#write(this.running)
    this.#look(0)
    this.pump()
  }

  /** Ends a run in the middle. */
  kill(): void {
    this.running = undefined
    this.#held = []
    this.#attempt++
  }
}
