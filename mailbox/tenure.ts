import assert from 'node:assert'
import { type ErrorValue, LIMITS, type Outcome, type OwnerRecord } from '../protocols/index.ts'
import { Done } from './done.ts'
import type { Entry } from './entry.ts'
import type { MailboxEnv } from './events.ts'
import { expired, ownerLost } from './refusals.ts'

type Owner =
  | { state: 'unknown' }
  | { state: 'asking' }
  | { state: 'here'; epoch: number }
  | { state: 'elsewhere'; peer: string; epoch: number }

/** A peer that holds the key and does not answer. */
interface Lost {
  peer: string
  leaseEndsAt: number
  retryAt: number
}

/** Pause before the arbiter is asked again about a key whose owner is lost. */
const RETRY_MS = 250

/**
 * Who holds a key, as far as this mailbox knows, and what belongs to one tenure of it: the messages in it and how they
 * ended. Both survive a trap of the actor; neither survives the lease.
 */
export class Tenure {
  readonly #address: string
  readonly #env: MailboxEnv
  owner: Owner = { state: 'unknown' }
  /** The arbiter said that nobody holds the key. */
  nobody = false
  lost: Lost | undefined
  readonly #open = new Map<string, Entry>()
  #done: Done | undefined

  constructor(address: string, env: MailboxEnv) {
    this.#address = address
    this.#env = env
  }

  /** Where a first guess from the location cache points. Only an origin may guess. */
  guess(): void {
    if (this.owner.state !== 'unknown' || this.lost !== undefined) return
    const cached = this.#env.cached(this.#address)
    if (cached !== undefined && cached.peer !== this.#env.self)
      this.owner = { state: 'elsewhere', peer: cached.peer, epoch: cached.epoch }
  }

  /** The arbiter's answer. */
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

  /** Whether it is time to ask the arbiter again about a lost owner; if so it counts as asked. */
  asksAgain(wanted: boolean, now: number): boolean {
    if (this.lost === undefined || now < this.lost.retryAt || this.owner.state !== 'unknown') return false
    if (wanted) this.owner = { state: 'asking' }
    else this.lost = undefined
    return wanted
  }

  /** Why a message did not start in its time. */
  late(entry: Entry, now: number): ErrorValue {
    if (this.lost !== undefined) return ownerLost(this.#address, this.lost.peer, this.lost.leaseEndsAt - now)
    return expired(this.#address, now - entry.arrivedAt)
  }

  begin(epoch: number): void {
    if (this.owner.state !== 'here' || this.owner.epoch !== epoch) {
      this.end()
      this.#done = new Done({
        results: LIMITS.doneResults.value,
        bytes: LIMITS.doneBytes.value,
        ms: LIMITS.doneMs.value,
      })
    }
    this.owner = { state: 'here', epoch }
    this.lost = undefined
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
    this.#done = undefined
    this.#open.clear()
  }

  /** A message that came before under the same id and has not ended. */
  open(id: string): Entry | undefined {
    return this.#open.get(id)
  }

  admit(entry: Entry): void {
    this.#open.set(entry.envelope.id, entry)
  }

  kept(id: string): Outcome | undefined {
    return this.#done?.get(id)
  }

  /** Only what ran to completion is kept: a refused message may come again. */
  close(entry: Entry, outcome: Outcome, now: number): void {
    // Not that of a twin that was cancelled.
    if (this.#open.get(entry.envelope.id) !== entry) return
    this.#open.delete(entry.envelope.id)
    const completed =
      outcome.kind === 'reply' || (outcome.kind === 'refused' && outcome.error.code === 'ACTOR_FAILED')
    if (completed) this.#done?.add(entry.envelope.id, outcome, now)
  }
}
