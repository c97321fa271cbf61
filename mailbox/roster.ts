import assert from 'node:assert'
import type { Entry } from './entry.ts'
import type { MailboxEffect } from './events.ts'
import { Instance } from './instance.ts'

/** The activations of one target on this node, and what their changes ask of the host and the registry. */
export class Roster {
  readonly #emit: (effect: MailboxEffect) => void
  readonly #slots: { taken: number }
  readonly all: Set<Instance> = new Set()
  /** At rest, the most recently used last, so that surplus ones really expire. */
  readonly #rest: Instance[] = []
  #running = 0
  #reserved = false

  constructor(slots: { taken: number }, emit: (effect: MailboxEffect) => void) {
    this.#slots = slots
    this.#emit = emit
  }

  /** A slot is kept for an activation whose key is being claimed: many claims at once must not share one. */
  get reserved(): boolean {
    return this.#reserved
  }

  reserve(): void {
    if (this.#reserved) return
    this.#reserved = true
    this.#slots.taken += 1
  }

  unreserve(): void {
    if (!this.#reserved) return
    this.#reserved = false
    this.#slots.taken -= 1
  }

  /** Instances that are being created. */
  get creating(): number {
    return this.all.size - this.#rest.length - this.#running
  }

  get resting(): number {
    return this.#rest.length
  }

  /** Not at rest: being created, or running. */
  get busy(): boolean {
    return this.#rest.length < this.all.size
  }

  /** Of those at rest, the one used longest ago. */
  get oldest(): Instance | undefined {
    return this.#rest[0]
  }

  create(address: string, epoch: number, now: number): void {
    const instance = new Instance(address, epoch, now)
    this.unreserve()
    this.#slots.taken += 1
    this.all.add(instance)
    this.#emit({ do: 'create', instance })
  }

  /** CREATED -> SUSPENDED. */
  created(instance: Instance, now: number): void {
    this.#toRest(instance, now)
    this.#emit({ do: 'publish', instance })
  }

  /** How many at rest would take the message, and whether all instances send it away by their verdicts. */
  askFor(entry: Entry, now: number): { free: number; refused: boolean } {
    let free = 0
    let refusing = 0
    for (const instance of this.#rest) {
      if (instance.takes(entry.envelope, now)) free += 1
      else if (instance.refuses(now)) refusing += 1
    }
    return { free, refused: refusing > 0 && refusing === this.all.size }
  }

  /** Whether one at rest takes the message, in time. */
  serves(entry: Entry, now: number): boolean {
    return entry.deadline > now && this.candidate(entry, now) !== undefined
  }

  /** The most recently used instance at rest that takes the message. */
  candidate(entry: Entry, now: number): Instance | undefined {
    return this.#rest.findLast((instance) => instance.takes(entry.envelope, now))
  }

  /** SUSPENDED -> RUNNING. */
  start(instance: Instance, entry: Entry, now: number): void {
    this.#leaveRest(instance)
    instance.enter('RUNNING', now)
    instance.current = entry
    entry.state = 'running'
    entry.runningSince = now
    this.#running += 1
    this.#emit({ do: 'run', instance, entry })
  }

  /** RUNNING -> COMPLETED -> SUSPENDED. */
  complete(instance: Instance, now: number): void {
    instance.current = undefined
    instance.fresh = false
    instance.runs += 1
    this.#running -= 1
    instance.enter('COMPLETED', now)
    this.#toRest(instance, now)
  }

  /** -> ERROR -> TERMINATION; returns the message it was running: it is released. */
  fail(instance: Instance, now: number): Entry | undefined {
    const entry = instance.current
    assert((entry !== undefined) === (instance.phase === 'RUNNING'))
    if (entry !== undefined) this.#running -= 1
    this.#leaveRest(instance)
    instance.current = undefined
    instance.enter('ERROR', now)
    instance.enter('TERMINATION', now)
    this.all.delete(instance)
    this.#slots.taken -= 1
    this.#emit({ do: 'publish', instance })
    return entry
  }

  /** An orderly end: at rest, or before the first message. */
  end(instance: Instance, why: string, now: number): void {
    this.#leaveRest(instance)
    instance.enter('TERMINATION', now)
    this.all.delete(instance)
    this.#slots.taken -= 1
    this.#emit({ do: 'end', instance, why })
    this.#emit({ do: 'publish', instance })
  }

  /** Ends what has rested for `idleMs`. */
  endIdle(idleMs: number, now: number): void {
    for (let { oldest } = this; oldest !== undefined; { oldest } = this) {
      if (now - oldest.since < idleMs) return
      this.end(oldest, 'idle', now)
    }
  }

  #toRest(instance: Instance, now: number): void {
    instance.enter('SUSPENDED', now)
    this.#rest.push(instance)
  }

  #leaveRest(instance: Instance): void {
    const index = this.#rest.lastIndexOf(instance)
    if (index !== -1) this.#rest.splice(index, 1)
  }
}
