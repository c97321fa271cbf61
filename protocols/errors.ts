/**
 * Every way in which the world may refuse, as stable codes that cross the wire. Callers branch on `code`,
 * never on the text. Adding a code is a minor change, removing one a major change.
 */
export const ERROR_CODES = {
  // The caller's request
  BAD_ADDRESS: { retryable: false },
  BAD_REQUEST: { retryable: false },
  NO_SUCH_TYPE: { retryable: false },
  NO_SUCH_ACTOR: { retryable: false },
  VERSION_CONFLICT: { retryable: false },
  IN_USE: { retryable: true },
  TOO_LARGE: { retryable: false },
  // Where it may run
  NO_PLACE: { retryable: true },
  OVERLOADED: { retryable: true },
  UNAVAILABLE: { retryable: true },
  OWNER_LOST: { retryable: true },
  UNREACHABLE: { retryable: true },
  HOPS_SPENT: { retryable: true },
  STOPPING: { retryable: true },
  // How it ended
  ACTOR_FAILED: { retryable: false },
  ACTOR_TRAPPED: { retryable: false },
  RUN_TIMEOUT: { retryable: false },
  START_FAILED: { retryable: false },
  WORKER_LOST: { retryable: true },
  LEASE_LOST: { retryable: true },
  CALL_CYCLE: { retryable: false },
  EXPIRED: { retryable: true },
  UNKNOWN_OUTCOME: { retryable: false },
  CANCELLED: { retryable: false },
  // Components
  BAD_COMPONENT: { retryable: false },
  IMPORT_DENIED: { retryable: false },
  COMPONENT_MISSING: { retryable: true },
  // Nodes and meshes
  NO_NODE: { retryable: true },
  BAD_JOIN: { retryable: false },
  BAD_MULTIADDR: { retryable: false },
  PORT_IN_USE: { retryable: false },
  MESH_MISMATCH: { retryable: false },
  VERSION_MISMATCH: { retryable: false },
  DATA_DIR: { retryable: false },
  DATA_DIR_IN_USE: { retryable: false },
  BAD_KEY: { retryable: false },
  PROTOCOL: { retryable: false },
  INTERNAL: { retryable: false },
} as const

export type ErrorCode = keyof typeof ERROR_CODES

/** A {@link ShoalError} as data: what crosses the wire and the local socket. */
export interface ErrorValue {
  code: ErrorCode
  /** What happened, to what. One sentence. */
  message: string
  /** What to do next. May be empty. */
  hint: string
  /** The message concerned, or empty. */
  messageId: string
  /** Not worth trying again sooner, ms. */
  retryAfterMs?: number
  /** Peer ids that may have a place. */
  alternatives: string[]
}

export interface ShoalErrorInit {
  hint?: string
  messageId?: string
  retryAfterMs?: number
  alternatives?: string[]
  cause?: unknown
}

/**
 * What every refusal of the world looks like.
 *
 * @example
 * throw new ShoalError('NO_SUCH_TYPE', 'no actor type "countr" in this mesh', {
 *   hint: 'shoal types lists the types; shoal deploy adds one',
 * })
 */
export class ShoalError extends Error {
  override readonly name = 'ShoalError'
  readonly code: ErrorCode
  readonly hint: string
  readonly messageId: string
  readonly retryAfterMs: number | undefined
  readonly alternatives: readonly string[]

  constructor(code: ErrorCode, message: string, init: ShoalErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.hint = init.hint ?? ''
    this.messageId = init.messageId ?? ''
    this.retryAfterMs = init.retryAfterMs
    this.alternatives = init.alternatives ?? []
  }

  /** Whether the same request may succeed later without a change. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable
  }

  /** Whether the mesh had no room: back off for {@link retryAfterMs}. */
  get overloaded(): boolean {
    return this.code === 'OVERLOADED'
  }

  toValue(): ErrorValue {
    return {
      code: this.code,
      message: this.message,
      hint: this.hint,
      messageId: this.messageId,
      ...(this.retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(this.retryAfterMs) }),
      alternatives: [...this.alternatives],
    }
  }

  /** From the wire: a code that this version does not know becomes INTERNAL, its name kept in the text. */
  static from(value: { [K in keyof ErrorValue]?: K extends 'code' ? string : ErrorValue[K] }): ShoalError {
    const known = value.code !== undefined && Object.hasOwn(ERROR_CODES, value.code)
    const message = value.message ?? ''
    return new ShoalError(
      known ? (value.code as ErrorCode) : 'INTERNAL',
      known ? message : `${value.code ?? 'unnamed error'}: ${message}`,
      {
        hint: value.hint ?? '',
        messageId: value.messageId ?? '',
        alternatives: value.alternatives ?? [],
        ...(value.retryAfterMs === undefined ? {} : { retryAfterMs: value.retryAfterMs }),
      },
    )
  }

  /** Whatever was thrown, as a ShoalError; a stranger becomes INTERNAL with its text and cause. */
  static wrap(thrown: unknown, code: ErrorCode = 'INTERNAL'): ShoalError {
    if (thrown instanceof ShoalError) return thrown
    return new ShoalError(code, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}
