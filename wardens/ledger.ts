import type { Journal } from './journal.ts'
import {
  type Ballot,
  ballotOrder,
  type Digest,
  type FromWarden,
  type Holding,
  type KeyEpoch,
  type ToWarden,
} from './messages.ts'
import { type Record, Records } from './records.ts'
import type { Stored } from './stored.ts'
import type { WardenEffect } from './warden.ts'

export interface LedgerInit {
  leaseMs: number
  /** Keys remembered at once; a new one beyond is refused. */
  keysMax: number
}

type Bare<Answer> = Answer extends FromWarden ? Omit<Answer, 'config' | 'store'> : never
export type LedgerAnswer = Bare<FromWarden>

type Ask<Kind extends ToWarden['kind']> = ToWarden & { kind: Kind }

/** One warden's records of keys: who holds them, until when, and what was promised to whom. */
export class Ledger {
  readonly #init: LedgerInit
  readonly #journal: Journal<Stored, WardenEffect>
  readonly records: Records

  constructor(init: LedgerInit, journal: Journal<Stored, WardenEffect>) {
    this.#init = init
    this.#journal = journal
    this.records = new Records(journal)
  }

  /** `term` of what is accepted; `solo`: this warden alone arbitrates, so that one question is enough. */
  prepare(
    from: string,
    ask: Ask<'prepare'>,
    now: number,
    solo: boolean,
    term: number,
  ): { answer: LedgerAnswer; batch: number } {
    const { address, ballot } = ask
    const record = this.records.make(address, now)
    const higher = this.#overtaken(record, from, ballot)
    if (now < record.until && !free(record, from, ask.released)) return this.#live(record, ballot, now)
    if (higher !== undefined) return higher
    if (solo && record.epoch > 0 && this.#isOf(record, from, ballot))
      return {
        answer: { kind: 'accepted', address, ballot, epoch: record.epoch, rival: record.rival },
        batch: record.batch,
      }
    if (!solo && record.promised === undefined && ballot.round <= this.records.roundFloor)
      return overtaken(record, ballot, address, this.records.roundFloor)
    record.promised = { round: ballot.round, incarnation: ballot.incarnation, peer: from }
    const recorded = holding(record)
    const { rival } = record
    if (!solo)
      return {
        answer: {
          kind: 'promise',
          address,
          ballot,
          recorded,
          floor: Math.max(this.records.floor, record.highest),
          rival,
        },
        batch: this.records.promise(ballot.round),
      }
    const epoch = Math.max(record.highest, this.records.floor) + 1
    this.#accept(record, from, ballot, epoch, now, term)
    return { answer: { kind: 'accepted', address, ballot, epoch, rival: record.rival }, batch: record.batch }
  }

  propose(
    from: string,
    { address, ballot, epoch }: Ask<'propose'>,
    now: number,
    term: number,
  ): { answer: LedgerAnswer; batch: number } {
    const record = this.records.get(address)
    const accepted = {
      answer: { kind: 'accepted', address, ballot, epoch, rival: 0 } as const,
      batch: this.#journal.next,
    }
    if (record !== undefined && record.epoch === epoch && this.#isOf(record, from, ballot))
      return now < record.until ? { ...accepted, batch: record.batch } : overtaken(record, ballot)
    const { promised } = record ?? {}
    if (
      record === undefined ||
      promised === undefined ||
      ballotOrder(ballot, from, promised, promised.peer) !== 0
    )
      return overtaken(record, ballot, address)
    if (!Number.isSafeInteger(epoch) || epoch <= record.highest) return overtaken(record, ballot)
    this.#accept(record, from, ballot, epoch, now, term)
    return accepted
  }

  /** Extends what has not ended; `now` before `silentUntil` extends orphans too. */
  renew(from: string, { incarnation, seq, part, keys }: Ask<'renew'>, now: number): LedgerAnswer {
    if ('count' in keys) {
      const mine = this.#extendable(from, incarnation, now)
      if (!same(digestOf(mine), keys)) return { kind: 'renewed', seq, part, keys: 'other' }
      for (const record of mine) record.until = now + this.#init.leaseMs
      return { kind: 'renewed', seq, part, keys: 'all' }
    }
    const listed: KeyEpoch[] = []
    for (const key of keys) {
      const record = this.records.get(key.address)
      if (
        record === undefined ||
        record.epoch !== key.epoch ||
        !this.#extends(record, from, incarnation, now)
      )
        continue
      record.until = now + this.#init.leaseMs
      record.orphan = false
      listed.push(key)
    }
    return { kind: 'renewed', seq, part, keys: listed }
  }

  release(from: string, { keys, incarnation, seq, successor }: Ask<'release'>, now: number): LedgerAnswer {
    for (const { address, epoch } of keys) {
      const record = this.records.get(address)
      if (record?.peer !== from || record.incarnation !== incarnation || record.epoch !== epoch) continue
      if (successor === '') record.until = Math.min(record.until, now)
      else record.successor = successor
      record.orphan = false
    }
    return { kind: 'released', seq }
  }

  where({ request, address }: Ask<'where'>, now: number): LedgerAnswer {
    const record = this.records.get(address)
    if (record === undefined || now >= record.until || record.orphan)
      return { kind: 'at', request, holder: undefined, remainingMs: 0 }
    return { kind: 'at', request, holder: holding(record), remainingMs: record.until - now }
  }

  #accept(record: Record, from: string, ballot: Ballot, epoch: number, now: number, term: number): void {
    // The holder may still believe in its epoch before this one, if the write of this one fails.
    record.before = record.peer === from && record.successor === '' ? record.until : now
    if (record.peer !== from || record.incarnation !== ballot.incarnation) record.rival = record.highest
    this.records.give(record, from, ballot.incarnation, epoch)
    record.term = term
    record.round = ballot.round
    record.until = now + this.#init.leaseMs
    record.successor = ''
    record.orphan = false
    record.batch = this.#journal.next
    this.records.keep(record)
  }

  /** A key more than may be remembered. */
  full(address: string): boolean {
    return this.records.size >= this.#init.keysMax && this.records.get(address) === undefined
  }

  #isOf(record: Record, from: string, { round, incarnation }: Ballot): boolean {
    return record.peer === from && record.incarnation === incarnation && record.round === round
  }

  #live(record: Record, ballot: Ballot, now: number): { answer: LedgerAnswer; batch: number } {
    const { address, until, batch } = record
    return {
      answer: { kind: 'live', address, ballot, holder: holding(record), remainingMs: until - now },
      batch,
    }
  }

  #overtaken(
    record: Record,
    from: string,
    ballot: Ballot,
  ): { answer: LedgerAnswer; batch: number } | undefined {
    const { promised } = record
    const older = record.peer === from && ballot.incarnation < record.incarnation
    const lower = promised !== undefined && ballotOrder(ballot, from, promised, promised.peer) < 0
    return older || lower ? overtaken(record, ballot) : undefined
  }

  #extends(record: Record, from: string, incarnation: number, now: number): boolean {
    return (
      record.peer === from &&
      record.incarnation === incarnation &&
      record.successor === '' &&
      record.epoch === record.highest &&
      // An ended lease is never revived: somebody may have been promised the key.
      now < record.until &&
      record.batch <= this.#journal.durable
    )
  }

  #extendable(from: string, incarnation: number, now: number): Record[] {
    const mine: Record[] = []
    for (const record of this.records.of(from))
      if (!record.orphan && this.#extends(record, from, incarnation, now)) mine.push(record)
    return mine
  }
}

/** Digest of a set of records or keys by their hashes. */
export function digestOf(set: Iterable<{ high: number; low: number }>): Digest {
  const digest = { count: 0, high: 0, low: 0 }
  for (const { high, low } of set) {
    digest.count++
    digest.high = (digest.high + high) >>> 0
    digest.low = (digest.low + low) >>> 0
  }
  return digest
}

function same(one: Digest, other: Digest): boolean {
  return one.count === other.count && one.high === other.high && one.low === other.low
}

/** Whether a live record does not stand in this claimer's way. */
function free(record: Record, from: string, released: number): boolean {
  if (record.orphan) return false
  return record.peer === from || record.successor === from || (released > 0 && record.epoch <= released)
}

function holding({ peer, incarnation, epoch }: Record): Holding {
  return { peer, incarnation, epoch }
}

function overtaken(
  record: Record | undefined,
  ballot: Ballot,
  address: string = record?.address ?? '',
  round: number = record?.promised?.round ?? 0,
): { answer: LedgerAnswer; batch: number } {
  return { answer: { kind: 'overtaken', address, ballot, round, epoch: record?.epoch ?? 0 }, batch: 0 }
}
