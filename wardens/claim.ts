import type { Ballot, Holding } from './messages.ts'

/** One attempt at a key. Wardens are told apart by their place in the key's group: bit 0 is the first. */
export interface Claim {
  ballot: Ballot
  phase: 'prepare' | 'propose' | 'wait'
  /** When the first attempt of this claim under this config began; all of them together have one time-out. */
  since: number
  /** When what the lease counts from was sent. */
  sentAt: number
  /** When the next attempt is made, in phase `wait`. */
  againAt: number
  readonly requests: number[]
  /** Epoch that its holder has given up in favour of this peer; 0: none. */
  readonly released: number
  promised: number
  accepted: number
  /** Those that say that somebody else holds the key, and whom they name with the highest epoch. */
  live: number
  holder: (Holding & { remainingMs: number }) | undefined
  /** Those that refused this attempt. */
  refused: number
  overtaken: number
  /** Those that refused this attempt, or one before it, because the config takes a step. */
  stepping: number
  stepped: number
  retryAfterMs: number
  /** The highest epoch that was promised to be on record or forgotten. */
  highest: number
  /** Proposed in this attempt; 0 before. */
  epoch: number
  /** Proposed in attempts that came to nothing. */
  readonly vain: number[]
  /** Attempts before this one, under this config. */
  tries: number
}

export function newClaim(ballot: Ballot, now: number, released: number): Claim {
  return {
    ballot,
    phase: 'prepare',
    since: now,
    sentAt: now,
    againAt: Number.POSITIVE_INFINITY,
    requests: [],
    released,
    promised: 0,
    accepted: 0,
    live: 0,
    holder: undefined,
    refused: 0,
    overtaken: 0,
    stepping: 0,
    stepped: 0,
    retryAfterMs: Number.POSITIVE_INFINITY,
    highest: 0,
    epoch: 0,
    vain: [],
    tries: 0,
  }
}

/** Begins anew under a higher ballot: nothing that was answered to the last one counts. */
export function again(claim: Claim, ballot: Ballot, now: number): void {
  const { since, requests, released, vain, stepped, tries } = claim
  if (claim.epoch > 0) vain.push(claim.epoch)
  const kept = { since, requests, vain, stepped: stepped | claim.stepping, tries: tries + 1 }
  Object.assign(claim, newClaim(ballot, now, released), kept)
}

// Between two attempts, ms: drawn, and doubled from attempt to attempt.
const AGAIN_MS = 20
/** The longest while the config takes a step, ms. */
const STEP_AGAIN_MS = 100

/** After others overtook an attempt. @param chance uniform in [0, 1) */
export function pauseMs({ tries }: Claim, chance: number): number {
  return AGAIN_MS * 2 ** Math.min(6, tries + 1) * chance
}

/** While the config takes a step: the wardens serve again soon, and nobody else is in the way. */
export function stepPauseMs({ tries }: Claim, chance: number): number {
  return Math.min(STEP_AGAIN_MS, AGAIN_MS * 2 ** tries) * (0.5 + chance / 2)
}

/** How many bits are set, of at most five. */
export function count(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits++
  return bits
}
