import type { NodeApi, Outgoing } from '../node/index.ts'
import { parseAddress, ShoalError } from '../protocols/index.ts'
import { type Accepted, type Reply, reply } from './reply.ts'

/** A string and bytes go as they are; everything else as its JSON text. Bytes must not change until the promise settles. */
export type Body = string | Uint8Array | number | boolean | object | null

export interface MessageOptions {
  /** Aborting takes the message back: CANCELLED, or UNKNOWN_OUTCOME when it may have run. */
  signal?: AbortSignal
  /** What it is about; an actor may wait for one. At most LIMITS.headerStringBytes. */
  subject?: string
  /** Names a set of connected messages. */
  correlation?: string
  /** At most LIMITS.headers, in the order of the object. */
  headers?: Readonly<Record<string, string>>
  /**
   * Names what is wished for: a keyed actor answers the same key again with its first reply, and does not run it twice
   * (docs/PROMISES.md says for how long). Pools only show it to the actor.
   */
  idempotencyKey?: string
  /**
   * After a refusal: `true` tries again until the time is over, `'never'` starts the message once at most, whatever
   * happens to the peer that runs it.
   *
   * @default false
   */
  retry?: boolean | 'never'
  /**
   * Messages of one sender to one key run in the order sent; `false` lets this one overtake.
   *
   * @default true
   */
  ordered?: boolean
}

export interface PostOptions extends MessageOptions {
  /**
   * Time until it must be in a mailbox, and with `retry` until it has run, ms.
   *
   * @default 600_000
   */
  timeoutMs?: number
  /**
   * Where the message is until it has ended: in the memory of the node that this program talks to, or on its disk, which
   * survives `kill -9`. With `disk` the promise resolves when it is there, whether its actor can be reached or not.
   *
   * @default 'memory'
   */
  durability?: 'memory' | 'disk'
}

export interface SendOptions extends MessageOptions {
  /**
   * Time until the reply must be here, ms.
   *
   * @default 5_000
   */
  timeoutMs?: number
}

/** One actor, by its address. Costs nothing: the actor starts with its first message. */
export interface Actor {
  /** `type/key`, or `type` for any free instance. */
  readonly address: string
  /**
   * Sends a message and waits for the reply.
   *
   * @throws ShoalError whatever refused it; `code` says what, `retryable` and `retryAfterMs` whether and when again
   */
  send(body?: Body, options?: SendOptions): Promise<Reply>
  /**
   * Leaves a message in the mailbox and waits for no reply.
   *
   * @throws ShoalError
   */
  post(body?: Body, options?: PostOptions): Promise<Accepted>
}

/** @throws ShoalError BAD_ADDRESS */
export function actorOf(api: Pick<NodeApi, 'send'>, type: string, key?: string): Actor {
  const address = parseAddress(key === undefined ? type : `${type}/${key}`).text

  const deliver = async (
    kind: Outgoing['kind'],
    body: Body | undefined,
    options: SendOptions & PostOptions,
  ): ReturnType<NodeApi['send']> => {
    const sent = await api.send(
      { kind, target: address, body: bytesOf(body), ...wordsOf(options) },
      options.signal,
    )
    const { id, outcome } = sent
    if (outcome.kind === 'refused') throw ShoalError.from({ ...outcome.error, messageId: id }, outcome.hops)
    return sent
  }

  return {
    address,
    send: async (body, options = {}) => {
      const { id, outcome } = await deliver('send', body, options)
      if (outcome.kind !== 'reply') throw strange(id, outcome.kind)
      return reply(id, outcome)
    },
    post: async (body, options = {}) => {
      const { id, outcome } = await deliver('post', body, options)
      if (outcome.kind !== 'accepted') throw strange(id, outcome.kind)
      return { id, peer: outcome.peer, hops: outcome.hops }
    },
  }
}

/** Options as the node takes them. */
export function wordsOf(options: Omit<SendOptions & PostOptions, 'signal'>): Partial<Outgoing> {
  const { timeoutMs, subject, correlation, headers, idempotencyKey, retry, ordered } = options
  const words: Partial<Outgoing> = {}
  if (timeoutMs !== undefined) words.timeoutMs = timeoutMs
  if (subject !== undefined) words.subject = subject
  if (correlation !== undefined) words.correlation = correlation
  if (headers !== undefined) words.headers = Object.entries(headers)
  if (idempotencyKey !== undefined) words.idempotencyKey = idempotencyKey
  if (retry !== undefined) words.retry = retry === true ? 'yes' : retry === false ? 'no' : 'never'
  if (ordered === false) words.unordered = true
  if (options.durability === 'disk') words.durable = true
  return words
}

export function bytesOf(body: Body | undefined): Uint8Array {
  if (body instanceof Uint8Array) return body
  if (body === undefined || typeof body === 'string') return new TextEncoder().encode(body ?? '')
  // Of all objects, only binary ones would turn into something surprising: {} or a list of numbered fields.
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
  if (body instanceof ArrayBuffer) return new Uint8Array(body)
  const text = stringify(body)
  if (text === undefined)
    throw new ShoalError('BAD_REQUEST', `a body of type ${typeof body} has no JSON form`, {
      hint: 'give a string, a Uint8Array or a JSON value',
    })
  return new TextEncoder().encode(text)
}

function stringify(body: unknown): string | undefined {
  try {
    return JSON.stringify(body)
  } catch (cause) {
    throw new ShoalError('BAD_REQUEST', `the body has no JSON form: ${String(cause)}`, {
      hint: 'give a string, a Uint8Array or a JSON value',
      cause,
    })
  }
}

function strange(id: string, kind: string): ShoalError {
  return new ShoalError('PROTOCOL', `the node answered a message with ${kind}, which makes no sense here`, {
    messageId: id,
  })
}
