import type { ErrorValue, OwnerRecord } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { MailboxEffect, MailboxEvent } from './events.ts'
import type { OriginLane } from './lane-origin.ts'
import type { Transfer } from './transfer.ts'
import type { ViewParts } from './view.ts'

export interface LeaseParts extends ViewParts {
  /** `type/key`. */
  target: string
  emit: (effect: MailboxEffect) => void
  /** The lanes that begin here. */
  own: () => Iterable<OriginLane>
  /** A run was ended with the lease. */
  killed: (entry: Entry, now: number) => void
}

/** What the mailbox does next: it begins to serve, decides anew on what waits, or refuses that. */
export type Next = { do: 'begin' } | { do: 'redispatch' } | { do: 'refuse'; error: ErrorValue }

/** What happens to a lease. */
export type LeaseEvent = Extract<
  MailboxEvent,
  {
    kind: 'owner' | 'owner-unknown' | 'parked' | 'resumed' | 'lost' | 'leave' | 'released' | 'taken' | 'adopt'
  }
>

/** On its way to another peer, and how far. */
interface Leaving {
  to: string
  /**
   * `sealed`: what runs ends. `releasing`: the wardens are told. `sending`: the successor has it, or will. `returning`: it
   * did not come to that, and the key is claimed anew.
   */
  stage: 'sealed' | 'releasing' | 'sending' | 'returning'
}

/**
 * The lease on one key, where it is not simply held: parked when it ended, resumed under another epoch, handed over to
 * another peer, or taken over from one. State is used only under a lease of its own, and only if nobody else had the key
 * since; until then nothing starts and nothing leaves.
 */
export class Lease {
  readonly #parts: LeaseParts
  #leaving: Leaving | undefined
  /** State came here, and waits for its first lease. */
  #adopting = false
  /** The wardens have been asked for a parked key. */
  #asked = false
  /** To the wardens, without an answer: it may be that this node has the key. */
  questions = 0
  /** Memory that came with it, until there is an instance. */
  #state: Uint8Array | undefined

  constructor(parts: LeaseParts) {
    this.#parts = parts
  }

  /**
   * Before each start and before each effect leaves: is the key still ours? If not, the lease is in doubt after a
   * sleep of the machine, or over: nothing starts or leaves until it is renewed, or `resumed` or `lost` comes.
   */
  get sure(): boolean {
    const { owner } = this.#parts.tenure
    if (owner.state !== 'here') return true
    return !owner.parked && this.#parts.env.holds(this.#parts.target, owner.epoch)
  }

  /** Whether something may start. */
  get open(): boolean {
    return !this.#parts.tenure.sealed && this.sure
  }

  /** Of the state that is here. */
  get #epoch(): number {
    const { owner } = this.#parts.tenure
    return owner.state === 'here' ? owner.epoch : 0
  }

  /** The slot for an activation that comes is kept. */
  get reserves(): boolean {
    return this.#adopting
  }

  step(event: LeaseEvent, now: number): Next | undefined {
    if (event.kind === 'owner' || event.kind === 'owner-unknown') this.questions -= 1
    switch (event.kind) {
      case 'owner':
        return this.#owner(event.record, now)
      case 'owner-unknown':
        return this.#unknown(event.error, now)
      case 'parked':
        return this.#park(event.epoch)
      case 'resumed':
        return this.#resume(event.was, event.epoch)
      case 'lost':
        this.#end('lease-lost', now)
        return { do: 'redispatch' }
      case 'leave':
        return this.#leave(event.to)
      case 'released':
        return this.#released(event, now)
      case 'taken':
        return this.#taken(event.epoch, now)
      case 'adopt':
        return this.#adopt(event.transfer, now)
    }
  }

  #park(epoch: number): undefined {
    const { owner } = this.#parts.tenure
    if (owner.state === 'here' && owner.epoch === epoch) owner.parked = true
  }

  #resume(was: number, epoch: number): Next | undefined {
    const { tenure, roster, emit } = this.#parts
    const { owner } = tenure
    if (owner.state !== 'here' || owner.epoch !== was) {
      // Its state has gone meanwhile: nobody is to believe that it goes on.
      if (owner.state !== 'here' || owner.epoch < epoch) emit({ do: 'release', epoch })
      return undefined
    }
    owner.epoch = epoch
    owner.parked = false
    tenure.sealed = false
    this.#leaving = undefined
    this.#asked = false
    for (const instance of roster.all) {
      instance.epoch = epoch
      emit({ do: 'publish', instance })
    }
    this.#adopted(epoch)
    return { do: 'begin' }
  }

  /** What was here of the key is over, and its activations with it. */
  #end(why: 'lease-lost' | 'moved', now: number): void {
    const { tenure, roster, emit, killed } = this.#parts
    this.#reset()
    tenure.end()
    for (const instance of roster.all) {
      if (instance.phase !== 'RUNNING') {
        roster.end(instance, why, now)
        continue
      }
      const entry = roster.fail(instance, now)
      emit({ do: 'end', instance, why })
      if (entry !== undefined) killed(entry, now)
    }
  }

  /** The key is given up in an orderly way if nothing of it is here. */
  releaseUnused(): void {
    const { tenure, roster, waiting } = this.#parts
    if (tenure.owner.state !== 'here' || roster.all.size > 0 || waiting.length > 0) return
    const epoch = this.#epoch
    this.#reset()
    tenure.end()
    this.#parts.emit({ do: 'release', epoch })
  }

  #reset(): void {
    this.#leaving = undefined
    this.#asked = false
    this.#state = undefined
    this.#adopted(undefined)
  }

  /**
   * The wardens are asked for the key, or who has it.
   *
   * @param released up to that epoch it was given up in favour of this peer
   */
  ask(how: 'claim' | 'locate', released?: number): void {
    this.questions += 1
    this.#parts.emit({ do: how, ...(released === undefined ? {} : { released }) })
  }

  /** Asks again for a key whose owner is lost, when it is time. */
  look(now: number): void {
    const { tenure, waiting, roster } = this.#parts
    const asks = tenure.asksAgain(waiting.length > 0, now)
    if (asks === 'claim') roster.reserve()
    if (asks !== undefined) this.ask(asks)
  }

  /** Memory with which the first instance begins. */
  begins(): Uint8Array | undefined {
    const state = this.#state
    this.#state = undefined
    return state
  }

  /**
   * A run broke. While the key is parked, what it left of the memory is no state to go on with.
   *
   * @returns whether it is over with the tenure
   */
  broke(now: number): boolean {
    const { parked } = this.#parts.tenure
    if (parked !== undefined) this.#drop(parked.epoch, now)
    return parked !== undefined
  }

  #drop(epoch: number, now: number): void {
    this.#parts.emit({ do: 'drop', epoch })
    this.#end('lease-lost', now)
  }

  /** The wardens' answer; it may be late. */
  #owner(record: OwnerRecord | undefined, now: number): Next | undefined {
    const { tenure } = this.#parts
    const { owner } = tenure
    if (owner.state === 'here') {
      this.#asked = false
      if (record === undefined || record.epoch < owner.epoch) return undefined
      // Of a key that is to come here: its last owner still has it, and takes it back.
      if (record.epoch === owner.epoch && !this.#adopting) return undefined
      this.#drop(owner.epoch, now)
    }
    tenure.is(record, now)
    return { do: 'begin' }
  }

  /** The wardens did not answer. */
  #unknown(error: ErrorValue, now: number): Next | undefined {
    const { tenure } = this.#parts
    const { owner, parked } = tenure
    this.#asked = false
    // Whoever had it last takes it back.
    if (parked !== undefined && this.#adopting) this.#drop(parked.epoch, now)
    else if (owner.state !== 'here') tenure.owner = { state: 'unknown' }
    else if (parked === undefined) return undefined
    return { do: 'refuse', error }
  }

  /** With messages that wait for a parked key: it is claimed, or they hear why not. */
  #askParked(): void {
    const { tenure, waiting } = this.#parts
    if (tenure.parked === undefined || this.#asked || waiting.length === 0) return
    // What the successor has is not taken back before it has answered.
    if (this.#leaving?.stage === 'sending') return
    this.#asked = true
    this.ask('claim')
  }

  // Leaving

  /** Nothing starts any more; when what runs has ended, the key is handed over. */
  #leave(to: string): undefined {
    const { tenure } = this.#parts
    if (tenure.owner.state !== 'here' || tenure.moving) return
    tenure.sealed = true
    this.#leaving = { to, stage: 'sealed' }
  }

  /**
   * What runs here may have ended, and what waits may have to be heard.
   *
   * @param quiet nothing that a run left waits to be said
   */
  advance(quiet: boolean): void {
    const { roster, tenure, emit } = this.#parts
    this.#askParked()
    const leaving = this.#leaving
    if (leaving?.stage !== 'sealed' || roster.busy || !quiet || tenure.parked !== undefined) return
    leaving.stage = 'releasing'
    emit({ do: 'hand-over', epoch: this.#epoch, to: leaving.to })
  }

  #released({ epoch, upTo, committed }: Extract<LeaseEvent, { kind: 'released' }>, now: number): undefined {
    const leaving = this.#leaving
    const { tenure, emit, own } = this.#parts
    const { owner } = tenure
    if (leaving?.stage !== 'releasing' || owner.state !== 'here' || owner.epoch !== epoch) return
    owner.parked = true
    if (!committed) return this.#return(leaving)
    leaving.stage = 'sending'
    const { since } = owner
    const lanes = tenure.window.save(now, own())
    const wishes = tenure.wishes.save(now)
    emit({ do: 'transfer', to: leaving.to, transfer: { epoch, upTo, since, lanes, wishes } })
  }

  /** The successor answered: when it has the actor, what was kept here ends. */
  #taken(epoch: number | undefined, now: number): Next | undefined {
    const leaving = this.#leaving
    if (leaving?.stage !== 'sending') return undefined
    if (epoch === undefined) return this.#return(leaving)
    this.#parts.emit({ do: 'drop', epoch: this.#epoch })
    this.#end('moved', now)
    this.#parts.tenure.elsewhere({ peer: leaving.to, epoch })
    return { do: 'begin' }
  }

  /** The old owner goes on as a parked holder does: never under its epoch. */
  #return(leaving: Leaving): undefined {
    leaving.stage = 'returning'
    this.#asked = true
    this.ask('claim')
  }

  // Coming

  #adopt(transfer: Transfer, now: number): undefined {
    const { tenure, roster, emit } = this.#parts
    if (tenure.owner.state === 'here') {
      emit({ do: 'adopted', epoch: undefined })
      return
    }
    tenure.adopt(transfer, now)
    this.#state = transfer.state
    this.#adopting = true
    this.#asked = true
    roster.reserve()
    emit({ do: 'adopt', epoch: transfer.epoch })
    this.ask('claim', transfer.upTo)
  }

  #adopted(epoch: number | undefined): void {
    if (!this.#adopting) return
    this.#adopting = false
    this.#parts.emit({ do: 'adopted', epoch })
  }
}
