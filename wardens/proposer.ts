import { allowed, ballotsOrder, type Link, type StepBallot, stepText } from './chain.ts'
import { EPOCHS_PER_GENERATION, majority, type MeshConfig, type Seats, seats, stepQuorum } from './config.ts'
import { silenceMs } from './lease.ts'
import { merge, type Snapshot } from './snapshot.ts'
import type { StepMessage } from './step-messages.ts'
import type { StepDesk, Steps } from './steps.ts'

interface Attempt {
  ballot: StepBallot
  phase: 'prepare' | 'install' | 'accept' | 'surrender'
  /** Began, and told again. */
  since: number
  toldAt: number
  /** Undefined: whatever was asked for is given up, the config goes on with the same wardens. */
  wanted: MeshConfig | undefined
  promises: Map<
    number,
    { snapshot: Snapshot; accepted: { ballot: StepBallot; config: MeshConfig } | undefined }
  >
  next: Link | undefined
  merged: Snapshot | undefined
  installed: Set<number>
  signatures: Map<number, { peer: string; store: string; signature: string }>
}

const ATTEMPT_MS = 1_500
const AGAIN_MS = 300

/** One warden's attempts to make the next config: single-decree Paxos among the wardens of the last. */
export class Proposer {
  readonly #desk: StepDesk
  readonly #steps: Steps
  #attempt: Attempt | undefined
  #round = 0

  constructor(desk: StepDesk, steps: Steps) {
    this.#desk = desk
    this.#steps = steps
  }

  get #head(): Seats {
    return this.#desk.chain.head
  }

  /** Tries to make `wanted` the next config; undefined: to give up a step that was begun. */
  begin(wanted: MeshConfig | undefined, now: number): boolean {
    if (!this.#steps.seated || (wanted !== undefined && !allowed(this.#head, wanted))) return false
    const { self, incarnation } = this.#desk
    const round = Math.max(this.#round, this.#steps.promised.round) + 1
    // The config was given up by force.
    if (!Number.isSafeInteger(round)) return false
    this.#round = round
    this.#attempt = this.#new({ round, peer: self, incarnation }, 'prepare', wanted, now)
    this.#tell(this.#attempt)
    return true
  }

  /** Forces a config that the mesh key signed, from what its survivors know. */
  recover(next: Link, now: number): void {
    const { self, incarnation } = this.#desk
    const ballot = { round: 1, peer: self, incarnation }
    this.#attempt = { ...this.#new(ballot, 'surrender', undefined, now), next }
    this.#tell(this.#attempt)
  }

  #new(ballot: StepBallot, phase: Attempt['phase'], wanted: MeshConfig | undefined, now: number): Attempt {
    const times = { since: now, toldAt: now }
    const heard = { promises: new Map(), installed: new Set<number>(), signatures: new Map() }
    return { ballot, phase, wanted, ...times, ...heard, next: undefined, merged: undefined }
  }

  /** Tells those that have not answered. */
  #tell(attempt: Attempt): void {
    const { ballot, phase, wanted, next, merged } = attempt
    const { wardens } = this.#head.config
    const config = this.#head.hash
    switch (phase) {
      case 'prepare':
        for (const [index, { peer }] of wardens.entries())
          if (!attempt.promises.has(index))
            this.#desk.tell(peer, { kind: 'prepare-step', config, ballot, wanted })
        return
      case 'install':
        if (next === undefined || merged === undefined) return
        for (const [index, { peer }] of next.config.wardens.entries())
          if (!attempt.installed.has(index))
            this.#desk.tell(peer, { kind: 'install', config, ballot, next, merged })
        return
      case 'accept':
        if (next === undefined) return
        for (const [index, { peer }] of wardens.entries())
          if (!attempt.signatures.has(index))
            this.#desk.tell(peer, { kind: 'accept-step', config, ballot, next: next.config })
        return
      case 'surrender':
        if (next === undefined) return
        for (const [index, { peer }] of wardens.entries())
          if (!attempt.promises.has(index)) this.#desk.tell(peer, { kind: 'surrender', config, next })
    }
  }

  message(from: string, message: StepMessage, now: number): void {
    const attempt = this.#attempt
    if (attempt === undefined) return
    switch (message.kind) {
      case 'promise-step':
        this.#promised(attempt, from, message, now)
        return
      case 'installed':
        this.#installed(attempt, from, message, now)
        return
      case 'accepted-step':
        this.#accepted(attempt, from, message)
        return
      case 'surrendered': {
        const index = this.#head.indexOf(from, message.store)
        if (attempt.phase !== 'surrender' || index < 0) return
        attempt.promises.set(index, { snapshot: message.snapshot, accepted: undefined })
        if (attempt.promises.size === this.#head.config.wardens.length) this.#force(attempt, now)
        return
      }
      case 'overtaken-step':
        if (message.config !== this.#head.hash || !same(attempt.ballot, message.ballot)) return
        if (Number.isSafeInteger(message.promised.round + 1))
          this.#round = Math.max(this.#round, message.promised.round)
        // Somebody else is at it. If nothing comes of that, it is taken up again in a while.
        this.#attempt = undefined
        return
      default:
    }
  }

  #promised(
    attempt: Attempt,
    from: string,
    message: StepMessage & { kind: 'promise-step' },
    now: number,
  ): void {
    const index = this.#head.indexOf(from, message.store)
    if (attempt.phase !== 'prepare' || !this.#answers(attempt, message) || index < 0) return
    attempt.promises.set(index, message)
    const { config, hash } = this.#head
    if (attempt.promises.size < stepQuorum(config)) return
    const heard = [...attempt.promises.values()]
    const accepted = heard
      .flatMap((promise) => (promise.accepted === undefined ? [] : [promise.accepted]))
      .toSorted((one, other) => ballotsOrder(other.ballot, one.ballot))[0]
    const founder = { by: 'founder' } as const
    if (accepted !== undefined) {
      // It may have been chosen already, and its wardens have been told what they have to know.
      attempt.next = { config: accepted.config, certificate: founder }
      this.#enter(attempt, 'accept', now)
      return
    }
    const same: MeshConfig = { ...config, epoch: config.epoch + 1, previous: hash }
    attempt.next = { config: attempt.wanted ?? same, certificate: founder }
    attempt.merged = merge(heard.map(({ snapshot }) => snapshot))
    this.#enter(attempt, 'install', now)
  }

  #answers(attempt: Attempt, { config, ballot }: { config: string; ballot: StepBallot }): boolean {
    return config === this.#head.hash && same(attempt.ballot, ballot)
  }

  #enter(attempt: Attempt, phase: Attempt['phase'], now: number): void {
    attempt.phase = phase
    attempt.since = attempt.toldAt = now
    this.#tell(attempt)
  }

  #installed(
    attempt: Attempt,
    from: string,
    message: StepMessage & { kind: 'installed' },
    now: number,
  ): void {
    const { next } = attempt
    if (attempt.phase !== 'install' || next === undefined || !this.#answers(attempt, message)) return
    const index = seats(next.config, '').indexOf(from, message.store)
    if (index < 0) return
    attempt.installed.add(index)
    if (attempt.installed.size < stepQuorum(next.config)) return
    if (next.certificate.by === 'mesh') this.#activate(next)
    else this.#enter(attempt, 'accept', now)
  }

  #accepted(attempt: Attempt, from: string, message: StepMessage & { kind: 'accepted-step' }): void {
    const { next, ballot, signatures } = attempt
    const index = this.#head.indexOf(from, message.store)
    if (attempt.phase !== 'accept' || next === undefined || index < 0 || !this.#answers(attempt, message))
      return
    const { notary } = this.#desk
    const text = stepText(this.#head.hash, notary.hash(next.config), ballot)
    if (!notary.verify(from, text, message.signature)) return
    signatures.set(index, { peer: from, store: message.store, signature: message.signature })
    if (signatures.size < majority(this.#head.config.wardens.length)) return
    const certificate = { by: 'wardens', ballot, signatures: [...signatures.values()] } as const
    this.#activate({ config: next.config, certificate })
  }

  /** Tells all whom it concerns that the next config is there. */
  #activate(link: Link): void {
    this.#attempt = undefined
    const peers = new Set([...this.#head.config.wardens, ...link.config.wardens].map(({ peer }) => peer))
    for (const peer of peers) this.#desk.tell(peer, { kind: 'links', links: [link] })
  }

  /** All survivors have answered, or as many as there are: perhaps none. */
  #force(attempt: Attempt, now: number): void {
    const { next, promises } = attempt
    if (next === undefined) return
    const known = merge([...promises.values()].map(({ snapshot }) => snapshot))
    const { generation, leaseMs } = next.config
    attempt.merged = {
      ...known,
      floor: Math.max(known.floor, generation * EPOCHS_PER_GENERATION),
      silenceMs: silenceMs(leaseMs),
    }
    this.#enter(attempt, 'install', now)
  }

  wake(): number {
    const due = this.#attempt === undefined ? Number.POSITIVE_INFINITY : this.#attempt.toldAt + AGAIN_MS
    return Math.min(due, this.#steps.resumeAt)
  }

  tick(now: number): void {
    const attempt = this.#attempt
    if (attempt !== undefined && now >= attempt.since + ATTEMPT_MS) {
      this.#attempt = undefined
      if (attempt.phase === 'surrender') {
        this.#attempt = attempt
        this.#force(attempt, now)
      } else if (attempt.next?.certificate.by === 'mesh') this.recover(attempt.next, now)
      // Those that are wanted do not answer: the wardens stay the same.
      else if (attempt.phase === 'install') this.begin(undefined, now)
    } else if (attempt !== undefined && now >= attempt.toldAt + AGAIN_MS) {
      attempt.toldAt = now
      this.#tell(attempt)
    }
    if (now < this.#steps.resumeAt || this.#attempt !== undefined) return
    this.#steps.resumed(now)
    this.begin(this.#steps.nextWanted, now)
  }

  /** Another config is there. */
  clear(): void {
    this.#attempt = undefined
  }
}

function same(one: StepBallot, other: StepBallot): boolean {
  return ballotsOrder(one, other) === 0
}
