import type { KeyEpoch } from './arbiter.ts'
import { holderLeaseMs, renewEveryMs } from './lease.ts'

export interface HolderInit {
  /** This peer's id. */
  self: string
  leaseMs: number
  /** How long a claim or renewal waits for the arbiter, ms. */
  claimMs: number
  /** How long claims are refused at once after one got no answer, ms. */
  pauseMs: number
  /** Keys in one renewal; more go in several. */
  keysPerRequest: number
}

/** What the arbiter answered to a claim. */
export interface Granted {
  peer: string
  epoch: number
  remainingMs: number
}

export type HolderEvent =
  | { kind: 'claim'; request: number; address: string }
  | { kind: 'granted'; seq: number; address: string; owner: Granted }
  /** The arbiter refused, or could not be reached: `error` is handed to the callers as it is. */
  | { kind: 'failed'; seq: number; address: string; error: unknown }
  | { kind: 'renewed'; seq: number; keys: readonly KeyEpoch[] }
  | { kind: 'renew-failed'; seq: number }
  /** Gives up a key; without an epoch, whichever is held. */
  | { kind: 'release'; address: string; epoch?: number }
  | { kind: 'tick' }
  /** The machine slept: the clock may have missed part of every lease. */
  | { kind: 'suspended' }
  | { kind: 'stop' }

export type HolderEffect =
  | { kind: 'ask-claim'; seq: number; address: string }
  | { kind: 'ask-renew'; seq: number; keys: KeyEpoch[] }
  | { kind: 'tell-release'; keys: KeyEpoch[] }
  | { kind: 'owner'; request: number; owner: Granted }
  | {
      kind: 'refused'
      request: number
      why: 'silent' | 'stopping' | 'error'
      retryAfterMs: number
      error?: unknown
    }
  | { kind: 'lost'; address: string; epoch: number }

/** The holder's side of claims: pure; what it wants done comes back as effects, in order. */
export interface Holder {
  step(event: HolderEvent, now: number): HolderEffect[]
  /** Whether the lease is valid at `now`, with its margins. */
  holds(address: string, epoch: number, now: number): boolean
  /** When the next `tick` is due, ms on the clock; undefined when there is nothing to wait for. */
  wake(): number | undefined
  readonly held: number
}

interface Claiming {
  seq: number
  sentAt: number
  requests: number[]
}

interface Held {
  epoch: number
  until: number
  /** In doubt since a suspension; only a renewal from this seq on removes it. 0: no doubt. */
  doubtUntilSeq: number
}

interface Renewing {
  sentAt: number
  keys: KeyEpoch[]
}

export function holder(init: HolderInit): Holder {
  const leaseMs = holderLeaseMs(init.leaseMs)
  const claims = new Map<string, Claiming>()
  const held = new Map<string, Held>()
  const renewals = new Map<number, Renewing>()
  let seq = 0
  let renewAt = Number.POSITIVE_INFINITY
  // A lower bound of the earliest end of any lease; a tick makes it exact.
  let endsAt = Number.POSITIVE_INFINITY
  let quietUntil = Number.NEGATIVE_INFINITY
  let stopping = false

  const lose = (address: string, epoch: number): HolderEffect => {
    held.delete(address)
    return { kind: 'lost', address, epoch }
  }

  const claim = (request: number, address: string, now: number): HolderEffect[] => {
    if (stopping) return [{ kind: 'refused', request, why: 'stopping', retryAfterMs: 0 }]
    const effects: HolderEffect[] = []
    const mine = held.get(address)
    if (mine !== undefined) {
      if (now < mine.until) {
        // Also while in doubt: the caller asks `holds` before it uses the key.
        const owner = { peer: init.self, epoch: mine.epoch, remainingMs: mine.until - now }
        return [{ kind: 'owner', request, owner }]
      }
      effects.push(lose(address, mine.epoch))
    }
    const running = claims.get(address)
    if (running !== undefined) {
      running.requests.push(request)
      return effects
    }
    if (now < quietUntil)
      return [...effects, { kind: 'refused', request, why: 'silent', retryAfterMs: quietUntil - now }]
    claims.set(address, { seq: ++seq, sentAt: now, requests: [request] })
    return [...effects, { kind: 'ask-claim', seq, address }]
  }

  const granted = (event: HolderEvent & { kind: 'granted' }, now: number): HolderEffect[] => {
    const { address, owner } = event
    const running = claims.get(address)
    quietUntil = Number.NEGATIVE_INFINITY
    const mine = owner.peer === init.self
    const giveBack: HolderEffect[] = mine
      ? [{ kind: 'tell-release', keys: [{ address, epoch: owner.epoch }] }]
      : []
    // A claim that timed out is over: its late answer does not count, and nobody here would use what it brought.
    if (running?.seq !== event.seq || now >= running.sentAt + init.claimMs) return giveBack
    claims.delete(address)
    if (!mine) return running.requests.map((request) => ({ kind: 'owner', request, owner }))
    const until = running.sentAt + leaseMs
    held.set(address, { epoch: owner.epoch, until, doubtUntilSeq: 0 })
    endsAt = Math.min(endsAt, until)
    renewAt = Math.min(renewAt, running.sentAt + renewEveryMs(init.leaseMs))
    const record = { peer: init.self, epoch: owner.epoch, remainingMs: until - now }
    return running.requests.map((request) => ({ kind: 'owner', request, owner: record }))
  }

  const renew = (now: number): HolderEffect[] => {
    renewals.clear()
    renewAt = held.size === 0 ? Number.POSITIVE_INFINITY : now + renewEveryMs(init.leaseMs)
    const keys = Array.from(held, ([address, { epoch }]) => ({ address, epoch }))
    const effects: HolderEffect[] = []
    for (let at = 0; at < keys.length; at += init.keysPerRequest) {
      const share = keys.slice(at, at + init.keysPerRequest)
      renewals.set(++seq, { sentAt: now, keys: share })
      effects.push({ kind: 'ask-renew', seq, keys: share })
    }
    return effects
  }

  const renewed = (event: HolderEvent & { kind: 'renewed' }, now: number): HolderEffect[] => {
    const renewal = renewals.get(event.seq)
    quietUntil = Number.NEGATIVE_INFINITY
    if (renewal === undefined) return []
    renewals.delete(event.seq)
    const listed = new Map(event.keys.map(({ address, epoch }) => [address, epoch]))
    const effects: HolderEffect[] = []
    const notHeld: KeyEpoch[] = []
    for (const { address, epoch } of renewal.keys) {
      const mine = held.get(address)
      if (mine?.epoch !== epoch) {
        if (listed.get(address) === epoch) notHeld.push({ address, epoch })
      } else if (listed.get(address) !== epoch || now >= mine.until) {
        // Ended there or, for an instant, here. Going on under the same epoch is never right then.
        effects.push(lose(address, epoch))
        if (listed.get(address) === epoch) notHeld.push({ address, epoch })
      } else {
        mine.until = Math.max(mine.until, renewal.sentAt + leaseMs)
        if (event.seq >= mine.doubtUntilSeq) mine.doubtUntilSeq = 0
      }
    }
    if (notHeld.length > 0) effects.push({ kind: 'tell-release', keys: notHeld })
    return effects
  }

  const tick = (now: number): HolderEffect[] => {
    const late = claims
      .entries()
      .filter(([, running]) => now >= running.sentAt + init.claimMs)
      .map(([address]) => address)
    const effects = giveUp(late)
    if (effects.length > 0) quietUntil = now + init.pauseMs
    if (now >= endsAt) {
      endsAt = Number.POSITIVE_INFINITY
      for (const [address, mine] of held) {
        if (now >= mine.until) effects.push(lose(address, mine.epoch))
        else endsAt = Math.min(endsAt, mine.until)
      }
    }
    // A renewal without an answer is sent again, whole, while there is time.
    const unanswered = renewals.values().next().value
    if (unanswered !== undefined && now >= unanswered.sentAt + init.claimMs) renewAt = Math.min(renewAt, now)
    if (now >= renewAt) effects.push(...renew(now))
    return effects
  }

  /** Ends claims without an answer. Their sending was too long ago, or at a time that the clock does not know. */
  const giveUp = (addresses: Iterable<string>): HolderEffect[] => {
    const effects: HolderEffect[] = []
    for (const address of addresses) {
      for (const request of claims.get(address)?.requests ?? [])
        effects.push({ kind: 'refused', request, why: 'silent', retryAfterMs: init.pauseMs })
      claims.delete(address)
    }
    return effects
  }

  const release = (address: string, epoch: number | undefined): HolderEffect[] => {
    const mine = held.get(address)
    if (mine === undefined || (epoch !== undefined && epoch !== mine.epoch)) return []
    held.delete(address)
    return [{ kind: 'tell-release', keys: [{ address, epoch: mine.epoch }] }]
  }

  const stop = (): HolderEffect[] => {
    stopping = true
    const effects: HolderEffect[] = []
    for (const { requests } of claims.values())
      for (const request of requests)
        effects.push({ kind: 'refused', request, why: 'stopping', retryAfterMs: 0 })
    const keys = Array.from(held, ([address, { epoch }]) => ({ address, epoch }))
    for (let at = 0; at < keys.length; at += init.keysPerRequest)
      effects.push({ kind: 'tell-release', keys: keys.slice(at, at + init.keysPerRequest) })
    claims.clear()
    held.clear()
    renewals.clear()
    renewAt = endsAt = Number.POSITIVE_INFINITY
    return effects
  }

  return {
    get held() {
      return held.size
    },
    holds(address, epoch, now) {
      const mine = held.get(address)
      return mine !== undefined && mine.epoch === epoch && now < mine.until && mine.doubtUntilSeq === 0
    },
    wake() {
      let at = Math.min(renewAt, endsAt)
      // Both maps are in the order of sending.
      for (const first of [claims.values().next().value, renewals.values().next().value])
        if (first !== undefined) at = Math.min(at, first.sentAt + init.claimMs)
      return at === Number.POSITIVE_INFINITY ? undefined : at
    },
    step(event, now) {
      switch (event.kind) {
        case 'claim':
          return claim(event.request, event.address, now)
        case 'granted':
          return granted(event, now)
        case 'failed': {
          const running = claims.get(event.address)
          if (running?.seq !== event.seq) return []
          claims.delete(event.address)
          return running.requests.map((request) => ({
            kind: 'refused',
            request,
            why: 'error',
            retryAfterMs: 0,
            error: event.error,
          }))
        }
        case 'renewed':
          return renewed(event, now)
        case 'renew-failed': {
          const renewal = renewals.get(event.seq)
          if (renewal === undefined) return []
          renewals.delete(event.seq)
          renewAt = Math.min(renewAt, now + init.pauseMs / 2)
          return []
        }
        case 'release':
          return release(event.address, event.epoch)
        case 'tick':
          return tick(now)
        case 'suspended':
          for (const mine of held.values()) mine.doubtUntilSeq = seq + 1
          return [...giveUp(claims.keys()), ...renew(now)]
        case 'stop':
          return stop()
      }
    },
  }
}
