import { again, type Claim, count, newClaim, pauseMs, stepPauseMs } from './claim.ts'
import { generationOf } from './config.ts'
import type { Desk } from './holder.ts'
import { hash } from './hash.ts'
import type { Key } from './keys.ts'
import { renewEveryMs } from './lease.ts'
import type { Ballot, FromWarden, Holding, ToWarden } from './messages.ts'

type Why = 'no-quorum' | 'overtaken' | 'stopping' | 'suspended' | 'wardens'
type Answer<Kind extends FromWarden['kind']> = FromWarden & { kind: Kind }

// Used epochs that are remembered one by one.
const USED_MAX = 10_000

/** The claims of a holder: two rounds with a key's wardens, or one where a single warden arbitrates. */
export class Claiming {
  readonly #desk: Desk
  readonly #running = new Set<Key>()
  /** The highest epoch that this incarnation proposed or had, by key: it is never proposed again. */
  readonly #used = new Map<string, number>()
  #usedFloor = 0
  #round = 0
  /** A lower bound of when a running claim has something to do. */
  #dueAt = Number.POSITIVE_INFINITY
  #reclaimAt = Number.NEGATIVE_INFINITY
  #probeAt = Number.NEGATIVE_INFINITY

  constructor(desk: Desk) {
    this.#desk = desk
  }

  claim(request: number, address: string, released: number, now: number): void {
    const { out } = this.#desk
    const key = this.#desk.key(address)
    if (this.#desk.valid(key, now)) {
      // Also while in doubt: the caller asks `holds` before it uses the key.
      out.push({ do: 'owner', request, owner: { ...this.#me(key.epoch), remainingMs: key.until - now } })
      return
    }
    key.handing = false
    if (key.claim === undefined) {
      if (now < this.#probeAt && this.#muted(key)) {
        out.push({ do: 'refused', request, why: 'no-quorum', retryAfterMs: this.#probeAt - now })
        if (key.epoch > 0) this.#desk.reclaim.add(key)
        this.#desk.tidy(key)
        return
      }
      this.#start(key, now, released)
    }
    key.claim?.requests.push(request)
  }

  #start(key: Key, now: number, released: number = 0): void {
    key.claim = newClaim(this.#ballot(), now, released)
    this.#running.add(key)
    this.#dueAt = Math.min(this.#dueAt, now + this.#desk.init.claimMs)
    this.#prepare(key, key.claim)
  }

  #prepare(key: Key, { ballot, released }: Claim): void {
    const config = this.#desk.seats.hash
    for (const warden of key.group)
      this.#desk.send(warden, { kind: 'prepare', config, address: key.address, ballot, released })
  }

  #ballot(): Ballot {
    return { round: ++this.#round, incarnation: this.#desk.init.incarnation }
  }

  #me(epoch: number): Holding {
    return { peer: this.#desk.init.self, incarnation: this.#desk.init.incarnation, epoch }
  }

  answered(
    warden: number,
    answer: Answer<'promise'> | Answer<'live'> | Answer<'overtaken'> | Answer<'accepted'>,
    now: number,
  ): void {
    const key = this.#desk.keys.get(answer.address)
    const place = key?.group.indexOf(warden) ?? -1
    if (key === undefined || place < 0) return
    const bit = 1 << place
    const { claim } = key
    const { ballot } = answer
    if (ballot.incarnation !== this.#desk.init.incarnation) return
    // One more warden that has what was won already.
    if (answer.kind === 'accepted' && key.epoch === answer.epoch && key.round === ballot.round) {
      key.known |= bit
      return
    }
    // A claim that timed out is over, even if nobody has looked at the clock yet.
    if (
      claim === undefined ||
      claim.ballot.round !== ballot.round ||
      now >= claim.since + this.#desk.init.claimMs
    )
      return
    switch (answer.kind) {
      case 'promise':
        this.#promised(key, claim, bit, answer, now)
        return
      case 'accepted':
        this.#accepted(key, claim, bit, answer, now)
        return
      case 'live':
        claim.live |= bit
        if (answer.holder.epoch > (claim.holder?.epoch ?? 0))
          claim.holder = { ...answer.holder, remainingMs: answer.remainingMs }
        break
      case 'overtaken':
        this.#round = Math.max(this.#round, answer.round)
        claim.overtaken |= bit
    }
    this.#perhapsOver(key, claim, now)
  }

  refused(
    warden: number,
    { address, ballot }: ToWarden & { kind: 'prepare' | 'propose' },
    { why, retryAfterMs }: Answer<'refused'>,
    now: number,
  ): void {
    const key = this.#desk.keys.get(address)
    const place = key?.group.indexOf(warden) ?? -1
    const claim = key?.claim
    if (key === undefined || place < 0 || claim?.ballot.round !== ballot.round) return
    const bit = 1 << place
    // A step of the config takes a moment: it is asked again, whatever the others say; the last one may be away.
    if (why === 'sealed' || why === 'config') {
      claim.stepping |= bit
      this.#againIn(claim, stepPauseMs(claim, this.#desk.init.chance()), now)
    } else {
      claim.refused |= bit
      claim.retryAfterMs = Math.min(claim.retryAfterMs, retryAfterMs)
    }
    this.#perhapsOver(key, claim, now)
  }

  #promised(
    key: Key,
    claim: Claim,
    bit: number,
    { recorded, rival, floor }: Answer<'promise'>,
    now: number,
  ): void {
    if (claim.phase !== 'prepare') return
    claim.promised |= bit
    claim.highest = Math.max(claim.highest, recorded.epoch, floor)
    this.#compare(key, recorded, rival, now)
    if (key.claim !== claim) return
    if (count(claim.promised) < this.#promises(key)) this.#perhapsOver(key, claim, now)
    else this.#propose(key, claim, now)
  }

  /**
   * How many promises a proposal needs. State from before a forced config needs all: most of those who knew who had the key
   * last are gone, and each of the others may be the only one that knows.
   */
  #promises({ epoch, group }: Key): number {
    const { config, majority } = this.#desk.seats
    return epoch > 0 && generationOf(epoch) < config.generation ? group.length : majority
  }

  #propose(key: Key, claim: Claim, now: number): void {
    claim.phase = 'propose'
    claim.epoch = Math.max(claim.highest, this.used(key.address)) + 1
    claim.sentAt = now
    claim.refused = claim.overtaken = claim.stepping = 0
    claim.againAt = Number.POSITIVE_INFINITY
    const { ballot, epoch } = claim
    const config = this.#desk.seats.hash
    for (const warden of key.group)
      this.#desk.send(warden, { kind: 'propose', config, address: key.address, ballot, epoch })
  }

  /** Own proposals that failed do not count against kept state, but what they stand in front of does. */
  #compare(key: Key, { peer, incarnation, epoch }: Holding, rival: number, now: number): void {
    const { init } = this.#desk
    const own = peer === init.self && incarnation === init.incarnation
    if ((own ? rival : Math.max(epoch, rival)) > key.epoch) this.#outdate(key, now)
  }

  /** Kept state is worth nothing once somebody else had the key after it. */
  #outdate(key: Key, now: number): void {
    if (key.epoch > 0) this.#desk.lose(key, now)
  }

  /** The state that a key was to be claimed for is gone: nobody wants it any more, if nobody asks. */
  unwanted(key: Key, now: number): void {
    if (key.claim?.requests.length === 0) this.#end(key, now)
  }

  #accepted(key: Key, claim: Claim, bit: number, { epoch, rival }: Answer<'accepted'>, now: number): void {
    if (claim.phase === 'prepare') {
      // One warden arbitrates alone: it promises, chooses the epoch and accepts at once.
      claim.epoch = epoch
      if (rival > key.epoch) this.#outdate(key, now)
      if (key.claim !== claim) return
    } else if (claim.phase !== 'propose' || epoch !== claim.epoch) return
    claim.accepted |= bit
    if (count(claim.accepted) >= this.#desk.seats.majority) this.#win(key, claim, now)
  }

  #win(key: Key, claim: Claim, now: number): void {
    const desk = this.#desk
    const { address, epoch: was } = key
    key.claim = undefined
    this.#running.delete(key)
    Object.assign(key, hash(address, claim.epoch))
    key.epoch = claim.epoch
    key.until = claim.sentAt + desk.leaseMs
    key.parkedAt = undefined
    key.doubt = 0
    key.fromSeq = desk.seq + 1
    key.known = claim.accepted
    key.round = claim.ballot.round
    desk.reclaim.delete(key)
    desk.endsAt = Math.min(desk.endsAt, key.until)
    desk.renewAt = Math.min(desk.renewAt, claim.sentAt + renewEveryMs(desk.seats.config.leaseMs))
    if (was > 0) desk.out.push({ do: 'resumed', address, was, epoch: key.epoch })
    const owner = { ...this.#me(key.epoch), remainingMs: key.until - now }
    for (const request of claim.requests) desk.out.push({ do: 'owner', request, owner })
    this.#reclaimAt = now
  }

  /** Whether a majority can still be had in this attempt; if not, what becomes of the claim. */
  #perhapsOver(key: Key, claim: Claim, now: number): void {
    const lost = count(claim.live | claim.refused | claim.overtaken | claim.stepping)
    const needed = claim.phase === 'prepare' ? this.#promises(key) : this.#desk.seats.majority
    if (claim.phase === 'wait' || key.group.length - lost >= needed) return
    const { holder, requests } = claim
    if (holder !== undefined) {
      this.#end(key, now)
      for (const request of requests) this.#desk.out.push({ do: 'owner', request, owner: holder })
      if (key.epoch > 0 && holder.epoch > key.epoch) this.#desk.lose(key, now)
      return
    }
    if (claim.overtaken !== 0 || claim.stepping !== 0) {
      // Others want the key too, or this peer has been away. Once more under a higher ballot, unless time runs out.
      claim.phase = 'wait'
      if (claim.stepping === 0) this.#againIn(claim, pauseMs(claim, this.#desk.init.chance()), now)
      return
    }
    const retryAfterMs = Math.min(claim.retryAfterMs, this.#desk.seats.config.leaseMs)
    this.#end(key, now)
    this.#refuse(claim, 'wardens', retryAfterMs)
  }

  #againIn(claim: Claim, ms: number, now: number): void {
    claim.againAt = Math.min(claim.againAt, now + ms)
    this.#dueAt = Math.min(this.#dueAt, claim.againAt)
  }

  #refuse({ requests }: Claim, why: Why, retryAfterMs: number): void {
    for (const request of requests) this.#desk.out.push({ do: 'refused', request, why, retryAfterMs })
  }

  /** Ends a claim that was not won, and gives back what it may have got at some wardens. */
  #end(key: Key, now: number): void {
    const proposed = this.#cancel(key)
    // Not while an older lease on the key is valid: this record stands for that one too.
    if (proposed.length > 0 && !this.#desk.valid(key, now)) {
      const { incarnation } = this.#desk.init
      const keys = proposed.map((epoch) => ({ address: key.address, epoch }))
      const config = this.#desk.seats.hash
      for (const warden of key.group)
        this.#desk.send(warden, { kind: 'release', config, incarnation, seq: 0, keys, successor: '' })
    }
    if (key.epoch > 0 && !key.handing) this.#desk.reclaim.add(key)
    this.#reclaimAt = now + this.#desk.init.pauseMs * (0.5 + this.#desk.init.chance())
    this.#desk.tidy(key)
  }

  /** Ends the claim of a key that is being released. Returns the epochs that it proposed. */
  abandon(key: Key): number[] {
    const { claim } = key
    const proposed = this.#cancel(key)
    if (claim !== undefined) this.#refuse(claim, 'overtaken', 0)
    return proposed
  }

  /** Ends a claim without a word. Returns the epochs that it proposed: they are used up. */
  #cancel(key: Key): number[] {
    const { claim } = key
    if (claim === undefined) return []
    key.claim = undefined
    this.#running.delete(key)
    const proposed = claim.epoch > 0 ? [...claim.vain, claim.epoch] : claim.vain
    const highest = proposed.at(-1)
    if (highest !== undefined) this.remember(key.address, highest)
    return proposed
  }

  /** The highest epoch that this incarnation proposed or had, or one that is higher. */
  used(address: string): number {
    return this.#used.get(address) ?? this.#usedFloor
  }

  remember(address: string, epoch: number): void {
    const highest = Math.max(epoch, this.#used.get(address) ?? 0)
    this.#used.delete(address)
    this.#used.set(address, highest)
    for (const [oldest, its] of this.#used) {
      if (this.#used.size <= USED_MAX) break
      this.#used.delete(oldest)
      this.#usedFloor = Math.max(this.#usedFloor, its)
    }
  }

  /** Ends all claims. */
  stop(why: 'stopping' | 'suspended', now: number): void {
    for (const key of this.#running) {
      const { claim } = key
      this.#end(key, now)
      if (claim !== undefined) this.#refuse(claim, why, 0)
    }
  }

  /** All claims begin anew, with all their time, under another config. */
  restart(now: number): void {
    for (const key of this.#running) {
      if (key.claim === undefined) continue
      this.#again(key, key.claim, now)
      Object.assign(key.claim, { since: now, tries: 0, stepped: 0 })
    }
  }

  #again(key: Key, claim: Claim, now: number): void {
    again(claim, this.#ballot(), now)
    const highest = claim.vain.at(-1)
    if (highest !== undefined) this.remember(key.address, highest)
    this.#prepare(key, claim)
  }

  #muted(key: Key): boolean {
    let muted = 0
    for (const warden of key.group) if (this.#desk.mute.has(warden)) muted++
    return muted > key.group.length - this.#desk.seats.majority
  }

  wake(): number {
    return this.#desk.reclaim.size > 0 ? Math.min(this.#dueAt, this.#reclaimAt) : this.#dueAt
  }

  tick(now: number): void {
    if (now >= this.#dueAt) {
      this.#dueAt = Number.POSITIVE_INFINITY
      for (const key of this.#running) if (key.claim !== undefined) this.#check(key, key.claim, now)
    }
    if (now >= this.#reclaimAt) this.#reclaim(now)
  }

  #check(key: Key, claim: Claim, now: number): void {
    const { init } = this.#desk
    if (now >= claim.since + init.claimMs) {
      this.#timedOut(key, claim, now)
      return
    }
    if (now >= claim.againAt) this.#again(key, claim, now)
    this.#dueAt = Math.min(this.#dueAt, claim.since + init.claimMs, claim.againAt)
  }

  #timedOut(key: Key, claim: Claim, now: number): void {
    const { init, mute } = this.#desk
    const waited = claim.phase === 'wait'
    const answered = claim.live | claim.refused | claim.overtaken | claim.stepping | claim.stepped
    const heard = answered | (claim.phase === 'propose' ? claim.accepted : claim.promised)
    if (!waited)
      key.group.forEach((warden, place) => {
        if ((heard & (1 << place)) === 0) mute.add(warden)
      })
    if (this.#muted(key)) this.#probeAt = now + init.pauseMs
    // Nobody waits for ever for the last warden that may know more.
    if (claim.phase === 'prepare' && count(claim.promised) >= this.#desk.seats.majority)
      this.#outdate(key, now)
    if (key.claim !== claim) return
    this.#end(key, now)
    this.#refuse(claim, waited ? 'overtaken' : 'no-quorum', waited ? 0 : init.pauseMs)
  }

  /** Claims anew what is parked or about to be, some at once. */
  #reclaim(now: number): void {
    const { reclaim, init } = this.#desk
    for (const key of reclaim) {
      if (this.#running.size >= init.claimsAtOnce) return
      reclaim.delete(key)
      if (key.claim === undefined) this.#start(key, now)
    }
  }
}
