import { hash } from './hash.ts'
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
import { RECORD, type Stored, type StoredLease, type StoredPromise } from './stored.ts'
import type { WardenEffect } from './warden.ts'

export interface LedgerInit {
  leaseMs: number
  /** Keys remembered at once; a new one beyond is refused. */
  keysMax: number
  /** How long after its lease a key is remembered, ms. */
  forgetMs: number
}

/** A key at a warden. `until` is on the warden's clock. */
export interface Record {
  readonly address: string
  /** The highest accepted, and whose it is; 0 and nobody before the first. */
  epoch: number
  peer: string
  incarnation: number
  term: number
  round: number
  until: number
  /** Given up in favour of this peer; empty: not. */
  successor: string
  /** From before a crash: whether its lease has ended is not known until the silence is over. */
  orphan: boolean
  /** The write that carries the epoch. */
  batch: number
  /** What `until` was under the same holder's epoch before, should the write fail. */
  before: number
  /** The highest epoch that somebody other than the holder had. */
  rival: number
  promised: (Ballot & { peer: string }) | undefined
  high: number
  low: number
}

type Answer = FromWarden extends infer One
  ? One extends FromWarden
    ? Omit<One, 'config' | 'store'>
    : never
  : never
export type LedgerAnswer = Answer

type Ask<Kind extends ToWarden['kind']> = ToWarden & { kind: Kind }

/** One warden's records of keys: who holds them, until when, and what was promised to whom. */
export class Ledger {
  readonly #init: LedgerInit
  readonly #journal: Journal<Stored, WardenEffect>
  readonly #records = new Map<string, Record>()
  readonly #byPeer = new Map<string, Set<Record>>()
  #floor = 0

  constructor(init: LedgerInit, journal: Journal<Stored, WardenEffect>) {
    this.#init = init
    this.#journal = journal
  }

  get keys(): number {
    return this.#records.size
  }

  get floor(): number {
    return this.#floor
  }

  epoch(address: string): number {
    return this.#records.get(address)?.epoch ?? 0
  }

  /** Takes what the disk says. Leases of an orderly stop begin anew at `now`. */
  load(disk: ReadonlyMap<string, Stored>, now: number, silentUntil: number): void {
    for (const [key, value] of disk) {
      if (value.kind === 'floor') this.#floor = value.epoch
      if (value.kind !== 'record') continue
      const record = this.#make(key.slice(RECORD.length), silentUntil)
      this.#give(record, value.peer, value.incarnation, value.epoch)
      record.term = value.term
      record.round = value.round
      record.rival = value.rival
      record.orphan = now < silentUntil
    }
    const clean = disk.get('clean')
    if (clean?.kind !== 'clean') return
    for (const { address, remainingMs, successor } of clean.leases) {
      const record = this.#make(address, now)
      record.until = now + remainingMs
      record.successor = successor
    }
    for (const { address, ...promise } of clean.promises) this.#make(address, now).promised = promise
  }

  /** What an orderly stop writes down. */
  toKeep(now: number): { leases: StoredLease[]; promises: StoredPromise[] } {
    const leases: StoredLease[] = []
    const promises: StoredPromise[] = []
    for (const { address, until, successor, promised } of this.#records.values()) {
      if (now < until) leases.push({ address, remainingMs: until - now, successor })
      if (promised !== undefined) promises.push({ address, ...promised })
    }
    return { leases, promises }
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
    const record = this.#records.get(address) ?? this.#make(address, now)
    const overtaken = this.#overtaken(record, from, ballot, 0)
    if (now < record.until && !free(record, from, ask.released)) return this.#live(record, ballot, now)
    if (overtaken !== undefined) return overtaken
    if (solo && record.epoch > 0 && this.#isOf(record, from, ballot))
      return {
        answer: { kind: 'accepted', address, ballot, epoch: record.epoch, rival: record.rival },
        batch: record.batch,
      }
    record.promised = { round: ballot.round, incarnation: ballot.incarnation, peer: from }
    const recorded = holding(record)
    if (!solo) return { answer: { kind: 'promise', address, ballot, recorded, floor: this.#floor }, batch: 0 }
    const epoch = Math.max(record.epoch, this.#floor) + 1
    this.#accept(record, from, ballot, epoch, now, term)
    return { answer: { kind: 'accepted', address, ballot, epoch, rival: record.rival }, batch: record.batch }
  }

  propose(
    from: string,
    { address, ballot, epoch }: Ask<'propose'>,
    now: number,
    term: number,
  ): { answer: LedgerAnswer; batch: number } {
    const record = this.#records.get(address)
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
    if (epoch <= record.epoch) return overtaken(record, ballot)
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
      const record = this.#records.get(key.address)
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
      const record = this.#records.get(address)
      if (record?.peer !== from || record.incarnation !== incarnation || record.epoch !== epoch) continue
      if (successor === '') record.until = Math.min(record.until, now)
      else record.successor = successor
      record.orphan = false
    }
    return { kind: 'released', seq }
  }

  where({ request, address }: Ask<'where'>, now: number): LedgerAnswer {
    const record = this.#records.get(address)
    if (record === undefined || now >= record.until || record.orphan)
      return { kind: 'at', request, holder: undefined, remainingMs: 0 }
    return { kind: 'at', request, holder: holding(record), remainingMs: record.until - now }
  }

  /** A key more than may be remembered. */
  full(address: string): boolean {
    return this.#records.size >= this.#init.keysMax && !this.#records.has(address)
  }

  /**
   * Nobody was told of what this write carried: it ends where it would have ended without it, and is no answer to the
   * same question asked again.
   */
  failed(batch: number, now: number): void {
    for (const record of this.#records.values()) {
      if (record.batch !== batch) continue
      record.until = Math.min(record.until, Math.max(now, record.before))
      record.round = 0
    }
  }

  /** Forgets keys whose leases ended long ago. */
  forget(now: number): void {
    for (const record of this.#records.values()) {
      if (record.until + this.#init.forgetMs > now || record.batch > this.#journal.durable) continue
      if (record.epoch > this.#floor) {
        this.#floor = record.epoch
        this.#journal.put('floor', { kind: 'floor', epoch: record.epoch })
      }
      this.#records.delete(record.address)
      this.#byPeer.get(record.peer)?.delete(record)
      if (record.epoch > 0) this.#journal.put(RECORD + record.address, undefined)
    }
  }

  #make(address: string, until: number): Record {
    const known = this.#records.get(address)
    if (known !== undefined) return known
    const record: Record = {
      address,
      epoch: 0,
      peer: '',
      incarnation: 0,
      term: 0,
      round: 0,
      until,
      successor: '',
      orphan: false,
      batch: 0,
      before: until,
      rival: 0,
      promised: undefined,
      high: 0,
      low: 0,
    }
    this.#records.set(address, record)
    return record
  }

  /** Moves a record to another holder and epoch. */
  #give(record: Record, peer: string, incarnation: number, epoch: number): void {
    this.#byPeer.get(record.peer)?.delete(record)
    const held = this.#byPeer.get(peer)
    if (held === undefined) this.#byPeer.set(peer, new Set([record]))
    else held.add(record)
    record.peer = peer
    record.incarnation = incarnation
    record.epoch = epoch
    const { high, low } = hash(record.address, epoch)
    record.high = high
    record.low = low
  }

  #accept(record: Record, from: string, ballot: Ballot, epoch: number, now: number, term: number): void {
    // The holder may still believe in its epoch before this one, if the write of this one fails.
    record.before = record.peer === from && record.successor === '' ? record.until : now
    if (record.peer !== from || record.incarnation !== ballot.incarnation) record.rival = record.epoch
    this.#give(record, from, ballot.incarnation, epoch)
    record.term = term
    record.round = ballot.round
    record.until = now + this.#init.leaseMs
    record.successor = ''
    record.orphan = false
    record.batch = this.#journal.next
    this.#journal.put(RECORD + record.address, {
      kind: 'record',
      epoch,
      peer: from,
      incarnation: ballot.incarnation,
      term,
      round: ballot.round,
      rival: record.rival,
    })
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
    epoch: number,
  ): { answer: LedgerAnswer; batch: number } | undefined {
    const { promised } = record
    const older = record.peer === from && ballot.incarnation < record.incarnation
    const lower = promised !== undefined && ballotOrder(ballot, from, promised, promised.peer) < 0
    return older || lower || epoch < 0 ? overtaken(record, ballot) : undefined
  }

  #extends(record: Record, from: string, incarnation: number, now: number): boolean {
    return (
      record.peer === from &&
      record.incarnation === incarnation &&
      record.successor === '' &&
      // An ended lease is never revived: somebody may have been promised the key.
      now < record.until &&
      record.batch <= this.#journal.durable
    )
  }

  #extendable(from: string, incarnation: number, now: number): Record[] {
    const mine: Record[] = []
    for (const record of this.#byPeer.get(from) ?? [])
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
): { answer: LedgerAnswer; batch: number } {
  const round = record?.promised?.round ?? 0
  return { answer: { kind: 'overtaken', address, ballot, round, epoch: record?.epoch ?? 0 }, batch: 0 }
}
