import type { Seats } from './config.ts'
import { Claiming } from './claiming.ts'
import { hash } from './hash.ts'
import type { HolderEffect as Effect, Key } from './keys.ts'
import { holderLeaseMs } from './lease.ts'
import type { FromWarden, KeyEpoch, ToWarden } from './messages.ts'
import { Questions } from './questions.ts'
import { Releases } from './releases.ts'
import { Renewals } from './renewals.ts'

export interface HolderInit {
  /** This peer's id. */
  self: string
  /** Of this start of the peer; rises with each. */
  incarnation: number
  seats: Seats
  /** How long a claim or renewal waits for the wardens, ms. */
  claimMs: number
  /** How long claims are refused at once after one got no answer, ms. */
  pauseMs: number
  /** Sleep of the machine that a lease covers, ms. */
  guardMs: number
  /** How long the state of a parked key is kept, ms. At most half of what the wardens remember a key for. */
  stateMs: number
  /** Keys in one list; more go in several. */
  keysPerRequest: number
  /** From so many keys on a renewal carries their digest first, and the list only when it differs. */
  digestFrom: number
  /** Parked keys that are claimed at once. */
  claimsAtOnce: number
  /** Uniform in [0, 1). */
  chance: () => number
}

export type HolderEvent =
  /** Wants the key. `released`: the epoch that its holder gave up in favour of this peer; 0: none. */
  | { kind: 'claim'; request: number; address: string; released: number }
  /** `store` of the disk behind it, as the message says. */
  | { kind: 'message'; from: string; message: FromWarden }
  /**
   * Gives up a key, if `epoch` is its epoch. With a successor its state is kept, until `drop`, or until a `claim` takes it
   * back under a new epoch. Ends in `released`.
   */
  | { kind: 'release'; address: string; epoch: number; successor: string }
  /** State of that epoch came here in a hand-over: parked, and used only by the test that all parked state has to pass. */
  | { kind: 'adopt'; address: string; epoch: number }
  /** The state of a parked or released key is gone. */
  | { kind: 'drop'; address: string; epoch: number }
  | { kind: 'where'; request: number; address: string }
  | { kind: 'tick' }
  /** The machine slept: the clock may have missed part of every lease. */
  | { kind: 'suspended' }
  | { kind: 'config'; seats: Seats }
  | { kind: 'stop' }

export type HolderEffect = Effect<ToWarden>

/**
 * A peer's side of its keys: claims them at their wardens, renews what it holds, parks what it cannot renew. Pure; what
 * it wants done comes back as effects, in order.
 */
export interface Holder {
  step(event: HolderEvent, now: number): HolderEffect[]
  /** Whether the lease is valid at `now`, with its margins. Asked before each start and each effect. */
  holds(address: string, epoch: number, now: number): boolean
  /** Under which the key is held, or its state is kept; 0: neither. */
  epochOf(address: string): number
  /** Whether a warden, by index, let a claim or a question wait in vain and was not heard of since. */
  silent(warden: number): boolean
  /** When the next `tick` is due, ms on the clock; Infinity when there is nothing to wait for. */
  wake(): number
  /** Keys with a lease, or with parked state. */
  readonly held: number
}

/** What the parts of a holder share. */
export interface Desk {
  readonly init: HolderInit
  seats: Seats
  readonly leaseMs: number
  readonly keys: Map<string, Key>
  readonly out: HolderEffect[]
  /** Keys to be claimed anew, before or after their leases ended. */
  readonly reclaim: Set<Key>
  /** Wardens, by index, that did not answer in time and have not been heard of since. */
  readonly mute: Set<number>
  /** Of the last renewal or release. */
  seq: number
  /** A lower bound of the earliest end of any lease, or of any parked state. */
  endsAt: number
  /** When the next renewal is due. */
  renewAt: number
  send(warden: number, message: ToWarden): void
  key(address: string): Key
  /** Forgets a key that nothing is known of. */
  tidy(key: Key): void
  /** Whether its lease is valid. */
  valid(key: Key, now: number): boolean
  lose(key: Key, now: number): void
}

export function holder(init: HolderInit): Holder {
  let out: HolderEffect[] = []
  let stopping = false

  const desk: Desk = {
    init,
    seats: init.seats,
    leaseMs: holderLeaseMs(init.seats.config.leaseMs, init.guardMs),
    keys: new Map(),
    get out() {
      return out
    },
    reclaim: new Set(),
    mute: new Set(),
    seq: 0,
    endsAt: Number.POSITIVE_INFINITY,
    renewAt: Number.POSITIVE_INFINITY,
    send(warden, message) {
      const to = desk.seats.config.wardens[warden]?.peer
      if (to !== undefined) out.push({ do: 'send', to, message })
    },
    key(address) {
      const known = desk.keys.get(address)
      if (known !== undefined) return known
      const key = newKey(address, desk.seats.group(address))
      desk.keys.set(address, key)
      return key
    },
    tidy(key) {
      if (key.epoch === 0 && key.claim === undefined) desk.keys.delete(key.address)
    },
    valid: (key, now) => key.epoch > 0 && now < key.until,
    lose(key, now) {
      out.push({ do: 'lost', address: key.address, epoch: key.epoch })
      end(key, now)
    },
  }
  const claiming = new Claiming(desk)
  const renewals = new Renewals(desk)
  const releases = new Releases(desk)
  const questions = new Questions(desk)

  const end = (key: Key, now: number): void => {
    if (key.epoch > 0) claiming.remember(key.address, key.epoch)
    key.epoch = 0
    key.until = Number.NEGATIVE_INFINITY
    key.parkedAt = undefined
    key.handing = false
    desk.reclaim.delete(key)
    claiming.unwanted(key, now)
    desk.tidy(key)
  }

  const message = (from: string, answer: FromWarden, now: number): void => {
    if (answer.kind === 'refused' && answer.links.length > 0)
      out.push({ do: 'links', from, links: answer.links })
    // Only the config's own wardens count, with their own disks, under the config that this peer believes in.
    const warden = desk.seats.indexOf(from, answer.store)
    const asked = answer.kind === 'refused' ? answer.of.config : answer.config
    if (warden < 0 || asked !== desk.seats.hash) return
    desk.mute.delete(warden)
    switch (answer.kind) {
      case 'renewed':
        renewals.renewed(warden, answer, now)
        return
      case 'released':
        releases.released(warden, answer.seq)
        return
      case 'at':
        questions.at(warden, answer)
        return
      case 'refused':
        if (answer.of.kind === 'prepare' || answer.of.kind === 'propose')
          claiming.refused(warden, answer.of, answer, now)
        else if (answer.of.kind === 'where') questions.refused(answer.of.request, answer.why, now)
        // A step of the config takes a moment.
        else if (answer.of.kind === 'renew' && answer.why === 'sealed')
          desk.renewAt = Math.min(desk.renewAt, now + answer.retryAfterMs)
        return
      default:
        claiming.answered(warden, answer, now)
    }
  }

  const release = (address: string, epoch: number, successor: string, now: number): void => {
    const key = desk.keys.get(address)
    if (key === undefined || key.epoch !== epoch || epoch === 0) {
      out.push({ do: 'released', address, epoch, upTo: epoch, committed: false })
      return
    }
    const keys = [epoch, ...claiming.abandon(key)].map((each) => ({ address, epoch: each }))
    releases.begin(key, keys, successor, now)
    desk.reclaim.delete(key)
    if (successor === '') {
      end(key, now)
      return
    }
    // From here on nothing starts or leaves under this epoch, whatever becomes of the release.
    key.until = Number.NEGATIVE_INFINITY
    key.parkedAt = now
    key.handing = true
    desk.endsAt = Math.min(desk.endsAt, now + init.stateMs)
  }

  const adopt = (address: string, epoch: number, now: number): void => {
    const key = desk.key(address)
    // What it has of its own is newer, or was: then others have heard of what happened since.
    if (key.epoch > 0 || claiming.used(address) > epoch) {
      out.push({ do: 'lost', address, epoch })
      desk.tidy(key)
      return
    }
    key.epoch = epoch
    key.parkedAt = now
    desk.endsAt = Math.min(desk.endsAt, now + init.stateMs)
  }

  const tick = (now: number): void => {
    if (now >= desk.endsAt) endLeases(now)
    claiming.tick(now)
    renewals.tick(now)
    releases.tick(now)
    questions.tick(now)
  }

  /** Parks what could not be renewed, and gives up state that was parked for too long. */
  const endLeases = (now: number): void => {
    desk.endsAt = Number.POSITIVE_INFINITY
    for (const key of desk.keys.values()) {
      if (key.epoch === 0) continue
      if (key.parkedAt === undefined && now >= key.until) {
        key.parkedAt = now
        desk.reclaim.add(key)
        out.push({ do: 'parked', address: key.address, epoch: key.epoch })
      }
      const endsAt = key.parkedAt === undefined ? key.until : key.parkedAt + init.stateMs
      if (now < endsAt) desk.endsAt = Math.min(desk.endsAt, endsAt)
      else desk.lose(key, now)
    }
  }

  const stop = (now: number): void => {
    stopping = true
    claiming.stop('stopping', now)
    const shares = new Map<number, KeyEpoch[]>()
    for (const { address, epoch, group, handing } of desk.keys.values()) {
      if (epoch === 0 || handing) continue
      for (const warden of group) {
        const share = shares.get(warden)
        if (share === undefined) shares.set(warden, [{ address, epoch }])
        else share.push({ address, epoch })
      }
    }
    const { incarnation, keysPerRequest } = init
    for (const [warden, share] of shares)
      for (let from = 0; from < share.length; from += keysPerRequest) {
        const keys = share.slice(from, from + keysPerRequest)
        desk.send(warden, {
          kind: 'release',
          config: desk.seats.hash,
          incarnation,
          seq: 0,
          keys,
          successor: '',
        })
      }
    desk.keys.clear()
    desk.reclaim.clear()
    renewals.clear()
    desk.endsAt = Number.POSITIVE_INFINITY
  }

  const config = (seats: Seats, now: number): void => {
    desk.seats = seats
    desk.mute.clear()
    for (const key of desk.keys.values()) {
      key.group = seats.group(key.address)
      key.known = key.renewed = key.missing = 0
    }
    releases.restart(now)
    questions.restart(now)
    claiming.restart(now)
    renewals.renew(now)
  }

  return {
    get held() {
      return desk.keys.size
    },
    holds(address, epoch, now) {
      const key = desk.keys.get(address)
      return key !== undefined && key.epoch === epoch && epoch > 0 && now < key.until && key.doubt === 0
    },
    epochOf: (address) => desk.keys.get(address)?.epoch ?? 0,
    silent: (warden) => desk.mute.has(warden),
    wake() {
      return Math.min(desk.endsAt, claiming.wake(), renewals.wake(), releases.wake(), questions.wake())
    },
    step(event, now) {
      switch (event.kind) {
        case 'claim':
          if (stopping) out.push({ do: 'refused', request: event.request, why: 'stopping', retryAfterMs: 0 })
          else claiming.claim(event.request, event.address, event.released, now)
          break
        case 'message':
          message(event.from, event.message, now)
          break
        case 'release':
          release(event.address, event.epoch, event.successor, now)
          break
        case 'adopt':
          adopt(event.address, event.epoch, now)
          break
        case 'drop': {
          const key = desk.keys.get(event.address)
          if (key?.parkedAt !== undefined && key.epoch === event.epoch) end(key, now)
          break
        }
        case 'where':
          questions.ask(event.request, event.address, now)
          break
        case 'tick':
          tick(now)
          break
        case 'suspended':
          claiming.stop('suspended', now)
          for (const key of desk.keys.values()) key.doubt = desk.seq + 1
          renewals.renew(now)
          break
        case 'config':
          config(event.seats, now)
          break
        case 'stop':
          stop(now)
      }
      const effects = out
      out = []
      return effects
    },
  }
}

function newKey(address: string, group: readonly number[]): Key {
  const { high, low } = hash(address)
  return {
    address,
    group,
    epoch: 0,
    until: Number.NEGATIVE_INFINITY,
    parkedAt: undefined,
    handing: false,
    doubt: 0,
    fromSeq: 0,
    known: 0,
    round: 0,
    renewedSeq: 0,
    renewed: 0,
    missing: 0,
    claim: undefined,
    high,
    low,
  }
}
