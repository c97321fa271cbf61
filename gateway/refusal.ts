import { type ErrorCode, ShoalError } from '../protocols/index.ts'
import type { HttpAnswer } from './handler.ts'

/**
 * The status of each refusal of a message. Libraries and proxies may repeat a 503 by themselves: it stands only for codes
 * that say that the message never ran.
 */
export const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_ADDRESS: 400,
  BAD_REQUEST: 400,
  NO_SUCH_TYPE: 404,
  NO_SUCH_ACTOR: 404,
  NO_SUCH_MESSAGE: 404,
  NO_SUCH_LETTER: 404,
  VERSION_CONFLICT: 409,
  IN_USE: 409,
  TOO_LARGE: 413,
  NO_PLACE: 503,
  OVERLOADED: 503,
  UNAVAILABLE: 503,
  OWNER_LOST: 503,
  UNREACHABLE: 502,
  HOPS_SPENT: 503,
  STOPPING: 503,
  GONE: 410,
  ACTOR_REFUSED: 409,
  ACTOR_FAILED: 422,
  ACTOR_TRAPPED: 500,
  RUN_TIMEOUT: 504,
  START_FAILED: 503,
  WORKER_LOST: 502,
  LEASE_LOST: 502,
  FENCED: 409,
  CALL_CYCLE: 508,
  RESULT_GONE: 502,
  STORAGE_UNAVAILABLE: 503,
  EXPIRED: 504,
  UNKNOWN_OUTCOME: 504,
  CANCELLED: 503,
  BAD_COMPONENT: 500,
  IMPORT_DENIED: 500,
  COMPONENT_MISSING: 503,
  NO_NODE: 503,
  BAD_JOIN: 500,
  BAD_MULTIADDR: 500,
  PORT_IN_USE: 500,
  NOT_ADMITTED: 403,
  FORBIDDEN: 403,
  MESH_MISMATCH: 500,
  VERSION_MISMATCH: 500,
  DATA_DIR: 500,
  DATA_DIR_IN_USE: 500,
  BAD_KEY: 500,
  PROTOCOL: 502,
  INTERNAL: 500,
}

/** What the door refuses by itself: no message was sent. */
export class DoorRefusal extends Error {
  override readonly name = 'DoorRefusal'
  readonly status: number
  readonly error: ShoalError
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, error: ShoalError, headers: Readonly<Record<string, string>> = {}) {
    super(error.message)
    this.status = status
    this.error = error
    this.headers = headers
  }
}

/** Not worth trying again sooner when a refusal does not say, ms. */
const RETRY_AFTER_MS = 1_000

/** Whatever was thrown, as an answer: the status, `retry-after` when it is safe to try again, and the error as JSON. */
export function refusalAnswer(thrown: unknown): HttpAnswer {
  const own = thrown instanceof DoorRefusal ? thrown : undefined
  const error = own?.error ?? ShoalError.wrap(thrown)
  const { code, message, hint, messageId, retryable, retryAfterMs } = error
  const executed = own === undefined ? error.executed : 'no'
  const seconds = Math.max(1, Math.ceil((retryAfterMs ?? RETRY_AFTER_MS) / 1_000))
  return jsonAnswer(
    own?.status ?? HTTP_STATUS[code],
    {
      code,
      message,
      hint,
      messageId,
      executed,
      retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
    {
      ...(messageId === '' ? {} : { 'shoal-message-id': messageId }),
      ...(retryable && executed === 'no' ? { 'retry-after': String(seconds) } : {}),
      ...own?.headers,
    },
  )
}

export function jsonAnswer(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: new TextEncoder().encode(`${JSON.stringify(value)}\n`),
  }
}
