import {
  type Clock,
  LIMITS,
  type OwnerRecord,
  type Random,
  ShoalError,
  type Stop,
} from '../protocols/index.ts'
import {
  type FromWarden,
  type Holder,
  type HolderEffect,
  type HolderEvent,
  holder,
  type Link,
  type Refusal,
  type Seats,
} from '../wardens/index.ts'
import { noQuorum, notYet } from './refusals.ts'
import { SleepWatch } from './sleep.ts'
import type { Letter } from './wire/letters.ts'

export interface ClaimsInit {
  /** This peer's id. */
  self: string
  /** Of this start of the peer. */
  incarnation: number
  /** How long wardens remember a key, ms. */
  forgetMs: number
}

export interface ClaimsParts {
  clock: Clock
  random: Random
  send(to: string, letter: Letter): void
  /** A warden told of newer configs. */
  links(from: string, links: readonly Link[]): void
  events: ClaimsEvents
}

/** What becomes of the keys of this peer: see `RegistryEvents`. */
export interface ClaimsEvents {
  parked(address: string, epoch: number): void
  resumed(address: string, was: number, epoch: number): void
  lost(address: string, epoch: number): void
}

interface Caller {
  address: string
  since: number
  resolve(owner: OwnerRecord | undefined): void
  reject(error: ShoalError): void
}

interface HandOver {
  upTo: number
  committed: boolean
}

/** What a warden said last, and when. */
interface Heard {
  at: number
  refused: Refusal | undefined
}

/** The claims of this peer: the holder's machine with its clock and its mail. Docs: `Registry`. */
export class Claims {
  readonly #init: ClaimsInit
  readonly #parts: ClaimsParts
  #machine: Holder | undefined
  #seats: Seats | undefined
  #sleep: SleepWatch | undefined
  readonly #callers = new Map<number, Caller>()
  readonly #handing = new Map<string, (how: HandOver) => void>()
  readonly #heard = new Map<string, Heard>()
  #lastRequest = 0
  #timer: { at: number; stop: Stop } | undefined
  #stopped = false

  constructor(init: ClaimsInit, parts: ClaimsParts) {
    this.#init = init
    this.#parts = parts
  }

  /** The config is known, or is another one. */
  config(seats: Seats): void {
    this.#seats = seats
    if (this.#machine !== undefined) {
      this.#step({ kind: 'config', seats })
      return
    }
    const { self, incarnation, forgetMs } = this.#init
    const { clock, random } = this.#parts
    const guardMs = LIMITS.suspendGuardMs.value
    this.#sleep = new SleepWatch(clock, seats.config.leaseMs, guardMs)
    this.#machine = holder({
      self,
      incarnation,
      seats,
      claimMs: LIMITS.claimMs.value,
      pauseMs: LIMITS.claimPauseMs.value,
      guardMs,
      stateMs: Math.min(LIMITS.parkedMs.value, forgetMs / 2),
      keysPerRequest: LIMITS.claimsPerRequest.value,
      digestFrom: LIMITS.claimDigestFrom.value,
      claimsAtOnce: LIMITS.claimsAtOnce.value,
      chance: () => random.next(),
    })
  }

  get held(): number {
    return this.#machine?.held ?? 0
  }

  claim(address: string, released = 0): Promise<OwnerRecord> {
    return this.#ask(address, (request) => ({
      kind: 'claim',
      request,
      address,
      released,
    })) as Promise<OwnerRecord>
  }

  where(address: string): Promise<OwnerRecord | undefined> {
    return this.#ask(address, (request) => ({ kind: 'where', request, address }))
  }

  #ask(address: string, event: (request: number) => HolderEvent): Promise<OwnerRecord | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#machine === undefined) {
        reject(notYet())
        return
      }
      const request = ++this.#lastRequest
      this.#callers.set(request, { address, since: this.#parts.clock.now(), resolve, reject })
      this.#step(event(request))
    })
  }

  release(address: string, epoch: number | undefined): void {
    const held = this.#machine?.epochOf(address) ?? 0
    this.#step({ kind: 'release', address, epoch: epoch ?? held, successor: '' })
  }

  handOver(address: string, epoch: number, successor: string): Promise<HandOver> {
    return new Promise((resolve) => {
      if (this.#machine?.epochOf(address) !== epoch) {
        resolve({ upTo: epoch, committed: false })
        return
      }
      this.#handing.set(`${address} ${epoch}`, resolve)
      this.#step({ kind: 'release', address, epoch, successor })
    })
  }

  adopt(address: string, epoch: number): void {
    this.#step({ kind: 'adopt', address, epoch })
  }

  drop(address: string, epoch: number): void {
    this.#step({ kind: 'drop', address, epoch })
  }

  holds(address: string, epoch: number): boolean {
    this.#noticeSleep()
    return this.#machine?.holds(address, epoch, this.#parts.clock.now()) ?? false
  }

  /** What a warden answered. */
  answered(from: string, message: FromWarden): void {
    const asked =
      message.kind === 'refused' && (message.of.kind === 'prepare' || message.of.kind === 'propose')
    const refused = asked ? message : undefined
    const known = this.#seats?.config.wardens.some(({ peer }) => peer === from) ?? false
    if (known && (asked || message.kind !== 'refused'))
      this.#heard.set(from, { at: this.#parts.clock.now(), refused: refused?.why })
    this.#step({ kind: 'message', from, message })
  }

  /** Puts all leases in doubt after a sleep. */
  #noticeSleep(): void {
    if (!this.#stopped && this.#sleep?.slept() === true) this.#advance({ kind: 'suspended' })
  }

  #step(event: HolderEvent): void {
    this.#noticeSleep()
    this.#advance(event)
  }

  #advance(event: HolderEvent): void {
    const { clock } = this.#parts
    if (this.#machine === undefined) return
    for (const effect of this.#machine.step(event, clock.now())) this.#carryOut(effect)
    const at = this.#machine.wake()
    if (at === (this.#timer?.at ?? Number.POSITIVE_INFINITY)) return
    this.#timer?.stop()
    this.#timer = undefined
    if (at === Number.POSITIVE_INFINITY || this.#stopped) return
    // Not before the next millisecond: a timer may fire a little early.
    const stop = clock.after(Math.max(1, Math.ceil(at - clock.now())), () => {
      this.#timer = undefined
      this.#step({ kind: 'tick' })
    })
    this.#timer = { at, stop }
  }

  #carryOut(effect: HolderEffect): void {
    const { events } = this.#parts
    switch (effect.do) {
      case 'send':
        this.#parts.send(effect.to, { to: 'warden', message: effect.message })
        return
      case 'links':
        this.#parts.links(effect.from, effect.links)
        return
      case 'owner':
      case 'at': {
        const caller = this.#caller(effect.request)
        if (effect.owner === undefined) caller?.resolve(undefined)
        else {
          const { peer, epoch, remainingMs } = effect.owner
          caller?.resolve({ address: caller.address, peer, epoch, remainingMs })
        }
        return
      }
      case 'refused': {
        const caller = this.#caller(effect.request)
        caller?.reject(this.#refusal(caller, effect))
        return
      }
      case 'parked':
        events.parked(effect.address, effect.epoch)
        return
      case 'resumed':
        events.resumed(effect.address, effect.was, effect.epoch)
        return
      case 'lost':
        events.lost(effect.address, effect.epoch)
        return
      case 'released': {
        const { address, epoch, upTo, committed } = effect
        const key = `${address} ${epoch}`
        this.#handing.get(key)?.({ upTo, committed })
        this.#handing.delete(key)
      }
    }
  }

  #caller(request: number): Caller | undefined {
    const caller = this.#callers.get(request)
    this.#callers.delete(request)
    return caller
  }

  #refusal({ address, since }: Caller, { why, retryAfterMs }: HolderEffect & { do: 'refused' }): ShoalError {
    const seats = this.#seats
    if (why === 'stopping' || seats === undefined)
      return new ShoalError('STOPPING', 'this node is stopping and claims no keys')
    // The caller may have joined a claim that ran already: what wardens said to that one before counts as well.
    const from = Math.min(since, this.#parts.clock.now() - LIMITS.claimMs.value)
    const wardens = seats.group(address).map((index) => {
      const peer = seats.config.wardens[index]?.peer ?? ''
      const heard = this.#heard.get(peer)
      const refused = heard !== undefined && heard.at >= from ? heard.refused : undefined
      const silent = this.#machine?.silent(index) ?? false
      return { peer, silent, ...(refused === undefined ? {} : { refused }) }
    })
    return noQuorum(address, { why, retryAfterMs, needed: seats.majority, wardens })
  }

  /** Releases everything, and claims nothing more. */
  stop(): void {
    this.#stopped = true
    this.#advance({ kind: 'stop' })
    for (const done of this.#handing.values()) done({ upTo: 0, committed: false })
    this.#handing.clear()
    for (const caller of this.#callers.values())
      caller.reject(new ShoalError('STOPPING', `this node is stopping and asks nobody for ${caller.address}`))
    this.#callers.clear()
  }
}
