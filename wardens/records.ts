import { hash } from './hash.ts'
import type { Journal } from './journal.ts'
import type { Ballot } from './messages.ts'
import type { Snapshot, SnapshotRecord } from './snapshot.ts'
import { RECORD, type Stored, type StoredLease, type StoredPromise } from './stored.ts'
import type { WardenEffect } from './warden.ts'

/** A key at a warden. `until` is on the warden's clock. */
export interface Record {
  readonly address: string
  /** Of the lease on record, and whose it is; 0 and nobody before the first. */
  epoch: number
  /** The highest epoch known of: higher than its own for a record that was chosen from those of several wardens. */
  highest: number
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
  /**
   * What `until` was under the same holder's epoch before, should the write fail. Infinity: a step of the config gave it
   * this record, which holds whether or not this disk has it.
   */
  before: number
  /** The highest epoch that somebody other than the holder had. */
  rival: number
  promised: (Ballot & { peer: string }) | undefined
  high: number
  low: number
}

// Rounds that are written down ahead of their use: one write for so many.
const ROUNDS_AHEAD = 1_000

/** All keys of a warden, with their place on its disk. */
export class Records {
  readonly #journal: Journal<Stored, WardenEffect>
  readonly #records = new Map<string, Record>()
  readonly #byPeer = new Map<string, Set<Record>>()
  #floor = 0
  #rounds = 0
  #roundFloor = 0
  /** The write that carries `rounds`. */
  #promised = 0

  constructor(journal: Journal<Stored, WardenEffect>) {
    this.#journal = journal
  }

  get size(): number {
    return this.#records.size
  }

  /** New epochs exceed it: the highest of any key that was forgotten. */
  get floor(): number {
    return this.#floor
  }

  /** A ballot of a key that no promise is known of has to have a higher round. */
  get roundFloor(): number {
    return this.#roundFloor
  }

  /** Remembers that a ballot of this round is promised. Returns the write that has to be done before the answer. */
  promise(round: number): number {
    if (round <= this.#rounds) return this.#promised
    this.#rounds = round + ROUNDS_AHEAD
    this.#journal.put('rounds', { kind: 'rounds', upTo: this.#rounds })
    this.#promised = this.#journal.next
    return this.#promised
  }

  get(address: string): Record | undefined {
    return this.#records.get(address)
  }

  /** Those that are a peer's. */
  of(peer: string): Iterable<Record> {
    return this.#byPeer.get(peer) ?? []
  }

  /** Takes what the disk says. Leases of an orderly stop begin anew at `now`. */
  load(disk: ReadonlyMap<string, Stored>, now: number, silentUntil: number): void {
    for (const [key, value] of disk) {
      if (value.kind === 'floor') this.#floor = value.epoch
      // What was promised before this start is forgotten: only higher ballots may be promised now.
      if (value.kind === 'rounds') this.#rounds = this.#roundFloor = value.upTo
      if (value.kind !== 'record') continue
      const record = this.make(key.slice(RECORD.length), silentUntil)
      this.give(record, value.peer, value.incarnation, value.epoch)
      record.term = value.term
      record.round = value.round
      record.rival = value.rival
      record.highest = value.highest
      record.orphan = now < silentUntil
    }
    const clean = disk.get('clean')
    if (clean?.kind !== 'clean') return
    for (const { address, remainingMs, successor } of clean.leases) {
      const record = this.make(address, now)
      record.until = now + remainingMs
      record.successor = successor
    }
    for (const { address, ...promise } of clean.promises) this.make(address, now).promised = promise
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

  /**
   * Nobody was told of what this write carried: it ends where it would have ended without it, and is no answer to the
   * same question asked again.
   */
  failed(batch: number, now: number): void {
    for (const record of this.#records.values()) {
      if (record.batch !== batch) continue
      // Its epoch stays used up, and goes along with the next write.
      record.batch = this.#journal.next
      if (record.before === Number.POSITIVE_INFINITY) continue
      record.until = Math.min(record.until, Math.max(now, record.before))
      record.round = 0
    }
  }

  /** Forgets keys whose leases ended long ago. */
  forget(now: number, forgetMs: number): void {
    for (const record of this.#records.values()) {
      if (record.until + forgetMs > now || record.batch > this.#journal.durable) continue
      this.#raise(record.highest)
      this.#roundFloor = Math.max(this.#roundFloor, record.promised?.round ?? 0)
      this.#records.delete(record.address)
      this.#byPeer.get(record.peer)?.delete(record)
      if (record.highest > 0) this.#journal.put(RECORD + record.address, undefined)
    }
  }

  /** What it knows at `now`, for the wardens of the next config. */
  snapshot(now: number, silentUntil: number): Snapshot {
    const records: SnapshotRecord[] = []
    for (const record of this.#records.values()) {
      const { address, epoch, highest, peer, incarnation, term, round, rival, until, successor } = record
      if (highest === 0) continue
      const remainingMs = Math.max(0, until - now)
      const holding = { address, epoch, highest, peer, incarnation }
      records.push({ ...holding, term, round, rival, remainingMs, successor })
    }
    return { floor: this.#floor, silenceMs: Math.max(0, silentUntil - now), records }
  }

  /** Takes what a step quorum of the last config's wardens knew in place of its own; only epochs never fall. */
  install({ records, floor }: Snapshot, now: number): void {
    const batch = this.#journal.next
    const clear = { orphan: false, promised: undefined, before: Number.POSITIVE_INFINITY, batch }
    for (const record of this.#records.values()) {
      this.give(record, '', 0, 0)
      Object.assign(record, clear, { term: 0, round: 0, rival: record.highest, until: now, successor: '' })
      if (record.highest > 0) this.keep(record)
    }
    for (const {
      address,
      epoch,
      highest,
      peer,
      incarnation,
      term,
      round,
      rival,
      remainingMs,
      successor,
    } of records) {
      const record = this.make(address, now)
      this.give(record, peer, incarnation, epoch)
      Object.assign(record, clear, { term, round, rival, until: now + remainingMs, successor })
      record.highest = Math.max(record.highest, highest)
      this.keep(record)
    }
    this.#raise(floor)
  }

  /** The record of a key; a new one has ended at `until`. */
  make(address: string, until: number): Record {
    const known = this.#records.get(address)
    if (known !== undefined) return known
    const record: Record = {
      address,
      epoch: 0,
      highest: 0,
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
  give(record: Record, peer: string, incarnation: number, epoch: number): void {
    this.#byPeer.get(record.peer)?.delete(record)
    const held = this.#byPeer.get(peer)
    if (held === undefined) this.#byPeer.set(peer, new Set([record]))
    else held.add(record)
    record.peer = peer
    record.incarnation = incarnation
    record.epoch = epoch
    record.highest = Math.max(record.highest, epoch)
    const { high, low } = hash(record.address, epoch)
    record.high = high
    record.low = low
  }

  /** Puts it on disk. */
  keep({ address, epoch, highest, peer, incarnation, term, round, rival }: Record): void {
    this.#journal.put(RECORD + address, {
      kind: 'record',
      epoch,
      highest,
      peer,
      incarnation,
      term,
      round,
      rival,
    })
  }

  #raise(floor: number): void {
    if (floor <= this.#floor) return
    this.#floor = floor
    this.#journal.put('floor', { kind: 'floor', epoch: floor })
  }
}
