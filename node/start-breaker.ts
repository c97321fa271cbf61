import { type Clock, type ErrorValue, LIMITS, ShoalError } from '../protocols/index.ts'
import type { RouterComponents } from './router-parts.ts'

/** What is known of a type version whose actors failed to start. */
interface Failing {
  version: number
  /** Monotonic times of failures, oldest first. */
  at: number[]
  last: ErrorValue
  /** Nothing starts until then; 0: it may. */
  closedUntil: number
  /** Since when one start tries whether it works again. */
  trialSince: number | undefined
}

/** A trial that was not heard of for so long is over: its activation was stopped before it had started. */
const TRIAL_MS = LIMITS.startMs.value + 2 * LIMITS.fetchMs.value

export interface StartBreakerParts {
  clock: Pick<Clock, 'now'>
  /** The newest version of a type. */
  version(type: string): number
  /** No actor of the type starts for LIMITS.startPauseMs. */
  paused(type: string, version: number, error: ErrorValue): void
}

/**
 * A circuit breaker: a type whose actors failed to start LIMITS.startFailures times within LIMITS.startFailuresMs is not
 * started for LIMITS.startPauseMs; its messages are answered at once with the last failure. Then one start tries. A
 * start that works, or a new version, closes it.
 */
export class StartBreaker {
  readonly #parts: StartBreakerParts
  readonly #types = new Map<string, Failing>()

  constructor(parts: StartBreakerParts) {
    this.#parts = parts
  }

  /** Whether no actor of the type is started now. Asked for each message that waits, at each change. */
  pauses(type: string): boolean {
    return this.#pauseLeft(this.#types.get(type), type) > 0
  }

  /** Why no actor of the type is started now; undefined when one may be. */
  broken(type: string): ErrorValue | undefined {
    const failing = this.#types.get(type)
    const retryAfterMs = this.#pauseLeft(failing, type)
    if (failing === undefined || retryAfterMs <= 0) return undefined
    const { version, last } = failing
    return new ShoalError(
      'START_FAILED',
      `${type} version ${version} does not start; the last failure: ${last.message} (${last.code})`,
      {
        retryAfterMs,
        hint: `this node tries again in ${Math.ceil(retryAfterMs / 1_000)} s; a new version (shoal deploy) starts at once`,
      },
    ).toValue()
  }

  /** Until one may be started, ms; not above 0: now. */
  #pauseLeft(failing: Failing | undefined, type: string): number {
    if (failing === undefined || failing.closedUntil === 0) return 0
    const { version, closedUntil, trialSince } = failing
    if (version !== this.#parts.version(type)) return 0
    const now = this.#parts.clock.now()
    const trialLeft = trialSince === undefined ? 0 : trialSince + TRIAL_MS - now
    return Math.max(closedUntil - now, Math.min(trialLeft, LIMITS.startMs.value))
  }

  /** An actor of the type is about to be started. */
  begin(type: string): void {
    const failing = this.#types.get(type)
    if (failing === undefined || failing.closedUntil === 0) return
    if (failing.version === this.#parts.version(type)) failing.trialSince = this.#parts.clock.now()
  }

  started(type: string): void {
    this.#types.delete(type)
  }

  failed(type: string, version: number, error: ErrorValue): void {
    const now = this.#parts.clock.now()
    let failing = this.#types.get(type)
    if (failing === undefined || failing.version < version) {
      failing = { version, at: [], last: error, closedUntil: 0, trialSince: undefined }
      this.#types.set(type, failing)
    }
    // Of an older version than the one that counts.
    if (failing.version > version) return
    failing.last = error
    failing.at = [...failing.at.filter((at) => now - at < LIMITS.startFailuresMs.value), now]
    const trial = failing.trialSince !== undefined
    failing.trialSince = undefined
    if (now < failing.closedUntil) return
    if (!trial && failing.at.length < LIMITS.startFailures.value) return
    failing.closedUntil = now + LIMITS.startPauseMs.value
    this.#parts.paused(type, version, error)
  }
}

/** The breaker of one node. */
export function startBreaker({
  clock,
  types,
  log,
}: Pick<RouterComponents, 'clock' | 'types' | 'log'>): StartBreaker {
  return new StartBreaker({
    clock,
    version: (type) => types.get(type)?.version ?? 0,
    paused: (type, version, error) => log({ event: 'starts-paused', type, version, error }),
  })
}
