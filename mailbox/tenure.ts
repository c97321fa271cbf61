import assert from 'node:assert'
import type { Address, ErrorValue, OwnerRecord } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEnv } from './events.ts'
import { LaneWindow } from './lane-window.ts'
import { expired, ownerLost } from './refusals.ts'
import type { Transfer } from './transfer.ts'
import { Wishes } from './wishes.ts'

interface Here {
  state: 'here'
  epoch: number
  /** The first epoch of the state that is here. */
  since: number
  /** The lease is over: nothing starts and nothing leaves, until the key is claimed anew. */
  parked: boolean
}

type Owner =
  | { state: 'unknown' }
  | { state: 'asking' }
  | Here
  | { state: 'elsewhere'; peer: string; epoch: number }

/** A peer that holds the key and does not answer. */
interface Lost {
  peer: string
  leaseEndsAt: number
  retryAt: number
}

/** Pause before the wardens are asked again about a key whose owner is lost. */
const RETRY_MS = 250

/**
 * Who holds a key, as far as this mailbox knows, and what belongs to one tenure of it: the window of its lanes. It survives
 * a trap of the actor, and does not survive the lease.
 */
export class Tenure {
  readonly #address: string
  readonly #type: string
  readonly #env: MailboxEnv
  owner: Owner = { state: 'unknown' }
  /** The wardens said that nobody holds the key. */
  nobody = false
  lost: Lost | undefined
  /** Of this tenure, or of the one that may follow a claim. */
  window: LaneWindow = new LaneWindow()
  /** What this tenure has fulfilled. */
  wishes: Wishes = new Wishes()
  /** The actor is to live elsewhere: nothing starts any more. */
  sealed = false

  constructor({ text, type }: Address, env: MailboxEnv) {
    this.#address = text
    this.#type = type
    this.#env = env
  }

  /** Where a first guess from the location cache points. Only an origin may guess. */
  guess(): void {
    if (this.owner.state !== 'unknown' || this.lost !== undefined) return
    const cached = this.#env.cached(this.#address)
    if (cached !== undefined && cached.peer !== this.#env.self)
      this.owner = { state: 'elsewhere', peer: cached.peer, epoch: cached.epoch }
  }

  /** The wardens' answer. */
  is(record: OwnerRecord | undefined, now: number): void {
    const { self } = this.#env
    this.nobody = record === undefined
    if (record === undefined) {
      this.owner = { state: 'unknown' }
      this.lost = undefined
    } else if (record.peer === self && this.#env.holds(this.#address, record.epoch)) {
      this.begin(record.epoch)
    } else if (
      record.peer !== self &&
      (record.peer !== this.lost?.peer || this.#env.reachable(record.peer))
    ) {
      this.elsewhere(record)
    } else {
      // A peer that is gone, or this one before its restart: wait for the end of its lease.
      this.owner = { state: 'unknown' }
      const leaseEndsAt = now + record.remainingMs
      this.lost = { peer: record.peer, leaseEndsAt, retryAt: Math.min(leaseEndsAt, now + RETRY_MS) }
    }
  }

  /** Whether and how it is time to ask the wardens again about a lost owner; if so it counts as asked. */
  asksAgain(wanted: boolean, now: number): 'claim' | 'locate' | undefined {
    const { lost } = this
    if (lost === undefined || now < lost.retryAt || this.owner.state !== 'unknown') return undefined
    if (!wanted) {
      this.lost = undefined
      return undefined
    }
    this.owner = { state: 'asking' }
    // This node held it before its restart: the wardens give a holder its own key again, under a new epoch.
    return lost.peer === this.#env.self && this.#env.room(this.#type, true) ? 'claim' : 'locate'
  }

  /** Why a message did not start in its time. */
  late(entry: Entry, now: number): ErrorValue {
    if (this.lost !== undefined) return ownerLost(this.#address, this.lost.peer, this.lost.leaseEndsAt - now)
    return expired(this.#address, now - entry.arrivedAt)
  }

  begin(epoch: number): void {
    if (this.owner.state === 'here' && this.owner.epoch === epoch) return
    if (this.owner.state === 'here') this.end()
    this.owner = { state: 'here', epoch, since: epoch, parked: false }
    this.lost = undefined
  }

  /** State of another peer's tenure came here: it waits for a lease of its own. */
  adopt({ epoch, since, lanes, wishes }: Transfer, now: number): void {
    this.owner = { state: 'here', epoch, since, parked: true }
    this.lost = undefined
    this.window = LaneWindow.restore(lanes, now)
    this.wishes = Wishes.restore(wishes, now)
  }

  /** Here, but nothing may start: between two leases, or about to leave. */
  get moving(): boolean {
    return this.parked !== undefined || this.sealed
  }

  /** What is here without a lease. */
  get parked(): Here | undefined {
    return this.owner.state === 'here' && this.owner.parked ? this.owner : undefined
  }

  /**
   * The epoch for which counts now what was sent in one: today's, where the state that sent it went on; nobody else had the
   * key in between.
   */
  present(epoch: number): number {
    const { owner } = this
    const same = owner.state === 'here' && !owner.parked && owner.since <= epoch && epoch < owner.epoch
    return same ? owner.epoch : epoch
  }

  elsewhere(location: { peer: string; epoch: number }): void {
    this.owner = { state: 'elsewhere', peer: location.peer, epoch: location.epoch }
    this.lost = undefined
    this.#env.learn(this.#address, location)
  }

  /** Neither held here nor being asked for. */
  get quiet(): boolean {
    return this.owner.state !== 'here' && this.owner.state !== 'asking'
  }

  /** Where the key lives: elsewhere, as the caller knows. */
  get place(): { peer: string; epoch: number } {
    assert(this.owner.state === 'elsewhere')
    const { peer, epoch } = this.owner
    return { peer, epoch }
  }

  /** The peer we sent to is not, or no longer, the one. Unreachable owners are waited for. */
  wrong(peer: string, unreachable: boolean, now: number): void {
    if (this.owner.state === 'here') return
    this.#env.forget(this.#address, peer)
    if (this.owner.state === 'elsewhere' && this.owner.peer === peer) this.owner = { state: 'unknown' }
    this.lost ??= { peer, leaseEndsAt: now, retryAt: unreachable ? now : now + RETRY_MS }
  }

  /** The key is given up, or was lost. */
  end(): void {
    this.owner = { state: 'unknown' }
    this.nobody = false
    this.sealed = false
    this.window = this.window.successor()
    this.wishes = new Wishes()
  }
}
