import {
  allowed,
  ballotsOrder,
  type Chain,
  type Link,
  type Notary,
  recoveryText,
  type StepBallot,
  stepText,
} from './chain.ts'
import { type MeshConfig, type Seats, seats as seatsOf } from './config.ts'
import type { Journal } from './journal.ts'
import type { Records } from './records.ts'
import type { Snapshot } from './snapshot.ts'
import type { BareStepMessage, StepMessage } from './step-messages.ts'
import { INSTALLED, type Stored, type StoredStep } from './stored.ts'
import type { WardenEffect } from './warden.ts'

/** What the parts of a warden that change the config share. */
export interface StepDesk {
  readonly self: string
  readonly store: string
  readonly incarnation: number
  readonly notary: Notary
  readonly chain: Chain
  readonly journal: Journal<Stored, WardenEffect>
  readonly records: Records
  readonly out: WardenEffect[]
  silentUntil: number
  /** Uniform in [0, 1). */
  readonly chance: () => number
  tell(to: string, message: BareStepMessage): void
  /** The same after the next write. */
  tellWritten(to: string, message: BareStepMessage): void
}

/** A promise that no ballot is above: the config was given up by force. */
const SURRENDERED: StepBallot = { round: Number.MAX_SAFE_INTEGER, peer: '', incarnation: 0 }
const NO_BALLOT: StepBallot = { round: 0, peer: '', incarnation: 0 }
const RESUME_MS = 600
const FETCH_MS = 500

/** A warden's share in the steps of the config: promises, acceptances, what it was given, and what it serves under. */
export class Steps {
  readonly #desk: StepDesk
  #step: StoredStep | undefined
  readonly #installed = new Map<string, { next: MeshConfig; merged: Snapshot }>()
  /** Hash of the config under which its records are those of a warden. */
  #applied = ''
  /** From this write on. */
  #appliedIn = 0
  /** When a step that nobody ends is taken up. */
  resumeAt: number = Number.POSITIVE_INFINITY
  #tries = 0
  #fetchAt = Number.POSITIVE_INFINITY

  constructor(desk: StepDesk) {
    this.#desk = desk
  }

  get #head(): Seats {
    return this.#desk.chain.head
  }

  /** Place in the config; -1: none. */
  get index(): number {
    return this.#head.indexOf(this.#desk.self, this.#desk.store)
  }

  /** Its records are those that a warden of this config has to have, and on disk. */
  get seated(): boolean {
    return (
      this.index >= 0 && this.#applied === this.#head.hash && this.#appliedIn <= this.#desk.journal.durable
    )
  }

  get sealed(): boolean {
    return this.#step?.config === this.#head.hash
  }

  get promised(): StepBallot {
    return this.#step?.config === this.#head.hash ? this.#step.promised : NO_BALLOT
  }

  load(disk: ReadonlyMap<string, Stored>, now: number): void {
    for (const [key, value] of disk) {
      if (value.kind === 'step') this.#step = value
      if (value.kind === 'applied') this.#applied = value.config
      if (value.kind === 'installed') this.#installed.set(key.slice(INSTALLED.length), value)
    }
    // The wardens of the first config begin with nothing.
    const { config, hash } = this.#head
    if (this.#applied === '' && config.epoch === 0 && this.index >= 0) this.#apply(hash, undefined, now)
    if (this.sealed) this.#resumeLater(now)
    if (this.index >= 0 && this.#applied !== hash) this.#enter(now)
  }

  message(from: string, message: StepMessage, now: number): void {
    switch (message.kind) {
      case 'prepare-step':
        this.#prepare(from, message, now)
        return
      case 'install':
        this.#install(from, message)
        return
      case 'accept-step':
        this.#accept(from, message, now)
        return
      case 'links':
        this.links(from, message.links, now)
        return
      case 'want-links':
        this.#desk.tell(from, { kind: 'links', links: this.#desk.chain.since(message.config) })
        return
      case 'want-records': {
        const merged = this.#installed.get(message.config)?.merged
        if (merged !== undefined) this.#desk.tell(from, { kind: 'records', config: message.config, merged })
        return
      }
      case 'records':
        if (message.config !== this.#head.hash || this.#applied === this.#head.hash) return
        if (this.#head.indexOf(from, message.store) < 0) return
        this.#keepInstalled(message.config, this.#head.config, message.merged)
        this.#enter(now)
        return
      case 'surrender':
        this.#surrender(from, message, now)
        return
      default:
    }
  }

  /** Whether both speak of the same config; if not, the one that is behind hears of it. */
  #same(from: string, config: string): boolean {
    if (config === this.#head.hash) return true
    const links = this.#desk.chain.since(config)
    if (links.length > 0 && links.length < this.#desk.chain.links.length)
      this.#desk.tell(from, { kind: 'links', links })
    else this.#desk.tell(from, { kind: 'want-links', config: this.#head.hash })
    return false
  }

  #seal(ballot: StepBallot, now: number): StoredStep {
    const { records, silentUntil } = this.#desk
    const sealed = this.sealed ? this.#step : undefined
    this.#step = {
      kind: 'step',
      config: this.#head.hash,
      // Frozen at the first promise: from here on this warden arbitrates nothing under this config.
      snapshot: sealed?.snapshot ?? records.snapshot(now, silentUntil),
      wanted: sealed?.wanted,
      accepted: sealed?.accepted,
      promised: ballot,
    }
    if (sealed === undefined) this.#tries = 0
    this.#resumeLater(now)
    return this.#step
  }

  #prepare(from: string, message: StepMessage & { kind: 'prepare-step' }, now: number): void {
    const { config, ballot, wanted } = message
    if (!this.#same(from, config) || !this.seated) return
    if (ballotsOrder(ballot, this.promised) < 0) {
      this.#desk.tell(from, { kind: 'overtaken-step', config, ballot, promised: this.promised })
      return
    }
    const step = this.#seal(ballot, now)
    step.wanted ??= wanted
    this.#desk.journal.put('step', step)
    const { snapshot, accepted } = step
    this.#desk.tellWritten(from, { kind: 'promise-step', config, ballot, snapshot, accepted })
  }

  #accept(from: string, message: StepMessage & { kind: 'accept-step' }, now: number): void {
    const { config, ballot, next } = message
    if (!this.#same(from, config) || !this.seated || !allowed(this.#head, next)) return
    if (ballotsOrder(ballot, this.promised) < 0) {
      this.#desk.tell(from, { kind: 'overtaken-step', config, ballot, promised: this.promised })
      return
    }
    const step = this.#seal(ballot, now)
    step.accepted = { ballot, config: next }
    this.#desk.journal.put('step', step)
    const { notary } = this.#desk
    const signature = notary.sign(stepText(config, notary.hash(next), ballot))
    this.#desk.tellWritten(from, { kind: 'accepted-step', config, ballot, signature })
  }

  #install(from: string, { config, ballot, next, merged, store }: StepMessage & { kind: 'install' }): void {
    const { notary, self } = this.#desk
    const hash = notary.hash(next.config)
    if (seatsOf(next.config, hash).indexOf(self, this.#desk.store) < 0 || this.#applied === hash) return
    const forced =
      next.certificate.by === 'mesh' && notary.verifyMesh(recoveryText(hash), next.certificate.signature)
    if (!forced && (!this.#same(from, config) || this.#head.indexOf(from, store) < 0)) return
    this.#keepInstalled(hash, next.config, merged)
    this.#desk.tellWritten(from, { kind: 'installed', config, ballot })
  }

  #keepInstalled(hash: string, next: MeshConfig, merged: Snapshot): void {
    this.#installed.set(hash, { next, merged })
    this.#desk.journal.put(INSTALLED + hash, { kind: 'installed', next, merged })
  }

  #surrender(from: string, { next }: StepMessage & { kind: 'surrender' }, now: number): void {
    const { notary } = this.#desk
    const hash = notary.hash(next.config)
    if (next.certificate.by !== 'mesh' || !notary.verifyMesh(recoveryText(hash), next.certificate.signature))
      return
    if (next.config.generation <= this.#head.config.generation || this.index < 0) return
    const { snapshot } = this.#seal(SURRENDERED, now)
    this.resumeAt = Number.POSITIVE_INFINITY
    this.#desk.journal.put('step', this.#step)
    this.#desk.tellWritten(from, { kind: 'surrendered', config: hash, snapshot })
  }

  /** News of the chain, from a warden or by gossip. */
  links(from: string, links: readonly Link[], now: number): void {
    const { chain, out } = this.#desk
    const before = chain.head.hash
    for (const link of links) {
      const taken = chain.take(link)
      if (taken === 'fork' || taken === 'unsigned') out.push({ do: 'refused-link', link, why: taken })
      if (taken !== 'gap') continue
      this.#desk.tell(from, { kind: 'want-links', config: chain.head.hash })
      break
    }
    if (chain.head.hash !== before) this.#newHead(now)
  }

  #newHead(now: number): void {
    const { chain, journal, out } = this.#desk
    journal.put('chain', { kind: 'chain', links: chain.links })
    this.#step = undefined
    this.resumeAt = Number.POSITIVE_INFINITY
    this.#enter(now)
    out.push({ do: 'config', seats: chain.head, link: chain.links.at(-1) as Link })
    out.push(...journal.flush())
  }

  /** Takes its seat under the new config, if it has one and has been told what the last one's wardens knew. */
  #enter(now: number): void {
    this.#fetchAt = Number.POSITIVE_INFINITY
    if (this.index < 0) return
    const installed = this.#installed.get(this.#head.hash)
    if (installed !== undefined) this.#apply(this.#head.hash, installed.merged, now)
    else this.#fetchAt = now
  }

  #apply(hash: string, merged: Snapshot | undefined, now: number): void {
    const { journal, records } = this.#desk
    this.#applied = hash
    this.#appliedIn = journal.next
    if (merged !== undefined) {
      records.install(merged, now)
      this.#desk.silentUntil = now + merged.silenceMs
    }
    for (const [old, { next }] of this.#installed) {
      // What is for the step after this one may be here already.
      if (old === hash || next.epoch > this.#head.config.epoch) continue
      this.#installed.delete(old)
      journal.put(INSTALLED + old, undefined)
    }
    journal.put('applied', { kind: 'applied', config: hash })
    journal.put('step', undefined)
    this.#desk.out.push(...journal.flush())
  }

  /** What is proposed when a step is taken up: what was asked for or, every other time, nothing new. */
  get nextWanted(): MeshConfig | undefined {
    const wanted = this.#step?.wanted
    return this.#tries % 2 === 0 || wanted === undefined || !allowed(this.#head, wanted) ? undefined : wanted
  }

  resumed(now: number): void {
    this.#resumeLater(now)
  }

  #resumeLater(now: number): void {
    this.resumeAt = now + RESUME_MS * (1 + this.#desk.chance() * 2 ** Math.min(4, this.#tries++))
  }

  wake(): number {
    return Math.min(this.#fetchAt, this.resumeAt)
  }

  tick(now: number): void {
    if (now < this.#fetchAt) return
    this.#fetchAt = now + FETCH_MS
    for (const { peer } of this.#head.config.wardens)
      if (peer !== this.#desk.self) this.#desk.tell(peer, { kind: 'want-records', config: this.#head.hash })
  }
}
