import { codeTable, type ErrorCode, type ErrorValue, LIMITS } from '../protocols/index.ts'
import type { Entry } from './entry.ts'
import type { EndReason } from './events.ts'
import { gaveUp, keptAsLetter, runLost } from './refusals.ts'

/** Refusals that say no more than that another peer has to be asked. */
const ELSEWHERE: ReadonlySet<ErrorCode> = new Set(['UNREACHABLE', 'STOPPING', 'LEASE_LOST', 'GONE'])

/**
 * Whether a refusal ends the message. Both ends of a lane ask this, so that neither waits for a message that the other has
 * given up.
 */
export function endsIt(entry: Entry, code: ErrorCode): boolean {
  if (ELSEWHERE.has(code)) return false
  // The peer was chosen for its room and has none: whoever chose it chooses another.
  if (code === 'OVERLOADED' && entry.placed) return false
  return !(retries(entry) && codeTable[code].retryable)
}

/** Whether refusals of this message are tried again: as was asked, and what was accepted unless asked otherwise. */
export function retries({ envelope, accepted }: Entry): boolean {
  return (envelope.retry ?? (accepted ? 'yes' : 'no')) === 'yes'
}

/**
 * What becomes of a message whose run did not complete.
 *
 * @returns the refusal that ends it; undefined: it is released, and runs again
 */
export function endOfRun(
  entry: Entry,
  reason: EndReason | 'lease-lost',
  error: ErrorValue,
  attemptsMax: number,
): ErrorValue | undefined {
  const never = entry.envelope.retry === 'never'
  switch (reason) {
    case 'worker-lost':
    case 'lease-lost':
      return never ? runLost(entry.envelope.target, error) : undefined
    // Running into its time limit again would cost its neighbours their worker again.
    case 'run-timeout':
      return error
    case 'trapped':
    case 'exit':
    case 'start-failed':
      if (never) return keptAsLetter(error, entry.envelope.id)
      if (entry.attempt >= attemptsMax) return keptAsLetter(gaveUp(error, entry.attempt), entry.envelope.id)
      entry.attempt += 1
      return undefined
  }
}

/**
 * When and how often messages are sent again on one node: full jitter, twice as long each time, and a tenth of the traffic
 * at most. One such layer for all: neither programs nor links try again by themselves.
 */
export class Retries {
  readonly #random: () => number
  #tokens: number = LIMITS.retryBurst.value
  #at = 0

  constructor(random: () => number) {
    this.#random = random
  }

  /** How long to wait after so many vain attempts, ms. */
  delay(tries: number): number {
    const most = Math.min(LIMITS.retryMaxMs.value, LIMITS.retryMs.value * 2 ** Math.min(tries, 20))
    return this.#random() * most
  }

  /** A message was sent for the first time. */
  sent(): void {
    this.#tokens = Math.min(LIMITS.retryBurst.value, this.#tokens + LIMITS.retryPercent.value / 100)
  }

  /** Whether one more may be sent again now. */
  take(now: number): boolean {
    // Without any traffic, one a second.
    this.#tokens = Math.min(LIMITS.retryBurst.value, this.#tokens + Math.max(0, now - this.#at) / 1_000)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
