import { count } from './claim.ts'
import type { Desk } from './holder.ts'
import type { Key } from './keys.ts'
import { digestOf } from './ledger.ts'
import { renewEveryMs } from './lease.ts'
import type { FromWarden } from './messages.ts'

/** One renewal of everything that is held, at all wardens. */
interface Renewal {
  seq: number
  sentAt: number
  /** What each warden was asked, by its index: part 0 and on, or a digest of part 0. */
  asked: Map<number, Key[][]>
  /** Questions without an answer. */
  open: number
}

/** The renewals of a holder: a message per warden and period, whatever number of keys it holds. */
export class Renewals {
  readonly #desk: Desk
  #last: Renewal | undefined

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Extends all leases, if the wardens agree. */
  renew(now: number): void {
    const desk = this.#desk
    const shares = new Map<number, Key[]>()
    for (const key of desk.keys.values()) {
      if (!desk.valid(key, now)) continue
      for (const warden of key.group) {
        const share = shares.get(warden)
        if (share === undefined) shares.set(warden, [key])
        else share.push(key)
      }
    }
    this.#last = undefined
    desk.renewAt = Number.POSITIVE_INFINITY
    if (shares.size === 0) return
    desk.renewAt = now + renewEveryMs(desk.seats.config.leaseMs)
    this.#last = { seq: ++desk.seq, sentAt: now, asked: new Map(), open: 0 }
    for (const [warden, keys] of shares) this.#ask(this.#last, warden, keys)
  }

  #ask(renewal: Renewal, warden: number, keys: Key[]): void {
    const { init } = this.#desk
    // Those that it has, as far as is known; when that is wrong the digests differ and the list follows.
    const known = keys.length < init.digestFrom ? [] : keys.filter((key) => has(key, warden))
    if (known.length === 0) {
      this.#list(renewal, warden, keys)
      return
    }
    renewal.asked.set(warden, [known])
    renewal.open++
    this.#send(renewal, warden, 0, digestOf(known))
  }

  #list(renewal: Renewal, warden: number, keys: Key[]): void {
    const parts: Key[][] = []
    renewal.asked.set(warden, parts)
    for (let from = 0; from < keys.length; from += this.#desk.init.keysPerRequest) {
      const part = keys.slice(from, from + this.#desk.init.keysPerRequest)
      this.#send(
        renewal,
        warden,
        parts.push(part) - 1,
        part.map(({ address, epoch }) => ({ address, epoch })),
      )
      renewal.open++
    }
  }

  #send({ seq }: Renewal, warden: number, part: number, keys: ToRenew['keys']): void {
    const { init, seats } = this.#desk
    this.#desk.send(warden, {
      kind: 'renew',
      config: seats.hash,
      incarnation: init.incarnation,
      seq,
      part,
      keys,
    })
  }

  renewed(warden: number, { seq, part, keys }: FromWarden & { kind: 'renewed' }, now: number): void {
    const renewal = this.#last
    if (renewal === undefined || renewal.seq !== seq) return
    const parts = renewal.asked.get(warden)
    const asked = parts?.[part]
    if (parts === undefined || asked === undefined) return
    renewal.open--
    if (keys === 'other') {
      if (now < renewal.sentAt + this.#desk.init.claimMs)
        this.#list(renewal, warden, this.#heldAt(warden, seq, now))
      return
    }
    parts[part] = []
    const listed = keys === 'all' ? undefined : new Map(keys.map(({ address, epoch }) => [address, epoch]))
    for (const key of asked) {
      if (key.fromSeq > seq) continue
      this.#count(key, warden, renewal, listed === undefined || listed.get(key.address) === key.epoch, now)
    }
  }

  #heldAt(warden: number, seq: number, now: number): Key[] {
    const mine: Key[] = []
    for (const key of this.#desk.keys.values())
      if (this.#desk.valid(key, now) && key.fromSeq <= seq && key.group.includes(warden)) mine.push(key)
    return mine
  }

  #count(key: Key, warden: number, { seq, sentAt }: Renewal, listed: boolean, now: number): void {
    const desk = this.#desk
    // An ended lease does not come back, however late its end is noticed.
    if (!desk.valid(key, now)) return
    const bit = 1 << key.group.indexOf(warden)
    if (key.renewedSeq !== seq) {
      key.renewedSeq = seq
      key.renewed = key.missing = 0
    }
    if (!listed) {
      key.known &= ~bit
      key.missing |= bit
      if (key.group.length - count(key.missing) < desk.seats.majority) desk.reclaim.add(key)
      return
    }
    key.known |= bit
    key.renewed |= bit
    if (count(key.renewed) < desk.seats.majority) return
    key.until = Math.max(key.until, sentAt + desk.leaseMs)
    if (seq >= key.doubt) key.doubt = 0
  }

  clear(): void {
    this.#last = undefined
    this.#desk.renewAt = Number.POSITIVE_INFINITY
  }

  wake(): number {
    const { renewAt, init } = this.#desk
    return this.#last === undefined || this.#last.open === 0
      ? renewAt
      : Math.min(renewAt, this.#last.sentAt + init.claimMs)
  }

  tick(now: number): void {
    const { renewAt, init } = this.#desk
    const last = this.#last
    if (now >= renewAt) {
      this.renew(now)
      return
    }
    if (last === undefined || last.open === 0 || now < last.sentAt + init.claimMs) return
    last.open = 0
    // Some did not answer: once more while there is time, if a key needs them. One that others have lost is claimed anew.
    let again = false
    for (const key of this.#desk.keys.values()) {
      if (!this.#desk.valid(key, now) || key.fromSeq > last.seq) continue
      if (key.until >= last.sentAt + this.#desk.leaseMs) continue
      if (key.renewedSeq === last.seq && key.missing !== 0) this.#desk.reclaim.add(key)
      else again = true
    }
    if (again) this.renew(now)
  }
}

type ToRenew = { keys: readonly { address: string; epoch: number }[] | ReturnType<typeof digestOf> }

function has(key: Key, warden: number): boolean {
  return (key.known & (1 << key.group.indexOf(warden))) !== 0
}
