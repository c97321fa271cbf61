import type { Headers, Verdict } from '../protocols/index.ts'
import { boundedVerdictMs, type Handled } from './actor-host.ts'
import type { CallOptions, GuestFailure } from './host.ts'

/** What came back is not what world actor says: the component has types of its own. */
export class NotTheWorld extends TypeError {
  override readonly name = 'NotTheWorld'

  constructor(what: string) {
    super(`its ${what} does not follow world actor`)
  }
}

/** Cases of the world's enums, by discriminant. */
export const KEYS = ['correlation', 'sender', 'subject'] as const
export const OTHERWISE = ['hold', 'forward', 'reject'] as const

/** A WIT verdict as jco lifts it. Its time is bounded by LIMITS.verdictMs. */
export function toVerdict(value: unknown): Verdict {
  const { tag, val } = record(value, 'verdict')
  if (tag === 'any') return { kind: 'any' }
  if (tag === 'none' && typeof val === 'number') return { kind: 'none', forMs: boundedVerdictMs(val) }
  if (tag === 'only') {
    const { by, value: wanted, forMs, otherwise } = record(val, 'verdict')
    const key = KEYS.find((each) => each === by)
    const other = OTHERWISE.find((each) => each === otherwise)
    if (key !== undefined && other !== undefined && typeof wanted === 'string' && typeof forMs === 'number') {
      return { kind: 'only', by: key, value: wanted, forMs: boundedVerdictMs(forMs), otherwise: other }
    }
  }
  throw new NotTheWorld('verdict')
}

/** Without the first, which is `unset`. */
export const RETRIES = ['no', 'yes', 'never'] as const

/** The options of a send, post or publish as jco lifts them; what is empty, zero or unset is left out. */
export function toOptions(value: unknown): CallOptions {
  const options = record(value, 'options')
  const { subject, correlation, headers, idempotencyKey, timeoutMs } = options
  if (
    typeof subject !== 'string' ||
    typeof correlation !== 'string' ||
    typeof idempotencyKey !== 'string' ||
    typeof timeoutMs !== 'number'
  ) {
    throw new NotTheWorld('options')
  }
  const given = toHeaders(headers, 'options')
  const retry = RETRIES.find((each) => each === options['retry'])
  return {
    ...(subject === '' ? {} : { subject }),
    ...(correlation === '' ? {} : { correlation }),
    ...(given.length === 0 ? {} : { headers: given }),
    ...(idempotencyKey === '' ? {} : { idempotencyKey }),
    ...(timeoutMs === 0 ? {} : { timeoutMs }),
    ...(retry === undefined ? {} : { retry }),
    ...(options['unordered'] === true ? { unordered: true } : {}),
  }
}

/** A list of pairs of strings. @param what holds it */
export function toHeaders(value: unknown, what: string): Headers {
  if (!Array.isArray(value)) throw new NotTheWorld(what)
  return value.map((pair: unknown): Headers[number] => {
    if (!Array.isArray(pair) || typeof pair[0] !== 'string' || typeof pair[1] !== 'string') {
      throw new NotTheWorld(what)
    }
    return [pair[0], pair[1]]
  })
}

/** What `handle` returned. */
export function toReply(value: unknown): Handled {
  const { body, verdict } = record(value, 'reply')
  if (!(body instanceof Uint8Array)) throw new NotTheWorld('reply')
  return { result: { ok: true, body }, verdict: toVerdict(verdict) }
}

/** The `err` of `handle`, which jco throws as a plain object; undefined for everything else that is thrown. */
export function toFailure(thrown: unknown): GuestFailure | undefined {
  if (typeof thrown !== 'object' || thrown === null) return undefined
  if (Object.getPrototypeOf(thrown) !== Object.prototype) return undefined
  const { code, text, retryAfterMs } = thrown as Record<string, unknown>
  if (typeof code !== 'string' || typeof text !== 'string') return undefined
  return { code, text, ...(typeof retryAfterMs === 'number' ? { retryAfterMs } : {}) }
}

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new NotTheWorld(what)
  return value as Record<string, unknown>
}
