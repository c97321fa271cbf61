import type { Hop } from './envelope.ts'
import { type CodeFacts, codeTable, type ErrorCode, isErrorCode } from './error-codes.ts'

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
  /** Runs of the message that were started and counted. */
  attempts?: number
}

export interface ShoalErrorInit {
  hint?: string
  messageId?: string
  retryAfterMs?: number
  alternatives?: string[]
  attempts?: number
  /** The trail of the message so far. */
  hops?: readonly Hop[]
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
  readonly attempts: number | undefined
  /** The peers that the message passed, and what each decided; empty for errors that concern no message. */
  readonly hops: readonly Hop[]

  constructor(code: ErrorCode, message: string, init: ShoalErrorInit = {}) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.hint = init.hint ?? ''
    this.messageId = init.messageId ?? ''
    this.retryAfterMs = init.retryAfterMs
    this.alternatives = init.alternatives ?? []
    this.attempts = init.attempts
    this.hops = init.hops ?? []
  }

  /** Whether the same request may succeed later without a change. */
  get retryable(): boolean {
    return codeTable[this.code].retryable
  }

  /** Whether the actor took the message up: see {@link CodeFacts.executed}. */
  get executed(): CodeFacts['executed'] {
    return codeTable[this.code].executed
  }

  /** Whether the mesh had no room: back off for {@link retryAfterMs}. */
  get overloaded(): boolean {
    return this.code === 'OVERLOADED'
  }

  toValue(): ErrorValue {
    return errorValue(this.code, this.message, this)
  }

  /** From the wire: a code that this version does not know becomes INTERNAL, its name kept in the text. */
  static from(
    value: { [K in keyof ErrorValue]?: K extends 'code' ? string : ErrorValue[K] },
    hops: readonly Hop[] = [],
  ): ShoalError {
    const { code = 'unnamed error' } = value
    const message = value.message ?? ''
    return new ShoalError(
      isErrorCode(code) ? code : 'INTERNAL',
      isErrorCode(code) ? message : `${code}: ${message}`,
      {
        hint: value.hint ?? '',
        messageId: value.messageId ?? '',
        alternatives: value.alternatives ?? [],
        hops,
        ...(value.retryAfterMs === undefined ? {} : { retryAfterMs: value.retryAfterMs }),
        ...(value.attempts === undefined ? {} : { attempts: value.attempts }),
      },
    )
  }

  /** Whatever was thrown, as a ShoalError; a stranger becomes INTERNAL with its text and cause. */
  static wrap(thrown: unknown, code: ErrorCode = 'INTERNAL'): ShoalError {
    if (thrown instanceof ShoalError) return thrown
    return new ShoalError(code, thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown })
  }
}

/** What {@link ShoalError.toValue} gives, without the price of an error that nobody throws. */
export function errorValue(
  code: ErrorCode,
  message: string,
  init: {
    hint?: string
    messageId?: string
    retryAfterMs?: number | undefined
    alternatives?: readonly string[]
    attempts?: number | undefined
  } = {},
): ErrorValue {
  const { hint = '', messageId = '', retryAfterMs, alternatives = [], attempts } = init
  return {
    code,
    message,
    hint,
    messageId,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }),
    alternatives: [...alternatives],
    ...(attempts === undefined ? {} : { attempts }),
  }
}
