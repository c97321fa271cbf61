/**
 * The world `shoal:actor/actor@0.2.0` (wasm-host/wit/actor.wit) for JavaScript, as componentize-qjs builds it.
 *
 * An actor is a module that exports `handle`:
 *
 *     import { send } from './shoal.js'
 *     export function handle(message) {
 *       return send('stock/nails', { take: 12 }, { timeoutMs: 500 }).text()
 *     }
 *
 * It returns the reply: a string or bytes as they are, another value as JSON, nothing for an empty body, or a `Reply`
 * with a verdict. A `Failure`, thrown or returned, is a clean refusal: the sender gets it, and the actor keeps its memory.
 * Any other error ends the actor, and its logs say where it came from. `send`, `post` and `publish` wait without `await`.
 */
import host from 'shoal:actor/host@0.2.0'

// --- Types

/** Bytes with a reading as text and as JSON. */
export class Body {
  /** @param {Uint8Array} body */
  constructor(body) {
    this.body = body
  }

  /** @returns {string} */
  text() {
    return fromUtf8(this.body)
  }

  json() {
    return JSON.parse(this.text())
  }
}

/**
 * What `handle` gets: `id`, `sender`, `subject`, `correlation`, `topic`, `idempotencyKey`, `headers` (pairs), `deadlineMs`
 * (time left), `attempt` (1 for the first), `epoch`, and `body` with `text()` and `json()`.
 */
export class Message extends Body {
  constructor({ body, ...rest }) {
    super(body)
    Object.assign(this, rest)
  }

  /** The value of a header, or undefined. @param {string} name */
  header(name) {
    return valueOf(this.headers, name)
  }
}

/** A refusal: from the host its code is one of Shoal's error codes, from an actor any short text. */
export class Failure extends Error {
  name = 'Failure'

  /**
   * @param {string} code
   * @param {string} text
   * @param {number} [retryAfterMs] not worth trying again sooner
   */
  constructor(code, text, retryAfterMs) {
    super(`${code} ${text}`)
    this.code = code
    this.text = text
    this.retryAfterMs = retryAfterMs
  }
}

/** What the actor says of its next message: any, only matching ones, or none for a while. */
export const Verdict = {
  any: { tag: 'any' },

  /**
   * @param {'correlation' | 'sender' | 'subject'} by
   * @param {string} value
   * @param {number} forMs
   * @param {'hold' | 'forward' | 'reject'} otherwise what becomes of the others
   */
  only: (by, value, forMs, otherwise = 'hold') => ({ tag: 'only', val: { by, value, forMs, otherwise } }),

  /** @param {number} forMs */
  none: (forMs) => ({ tag: 'none', val: forMs }),
}

/** A reply that says which message the actor wants next. */
export class Reply {
  constructor(body, verdict = Verdict.any) {
    this.body = body
    this.verdict = verdict
  }
}

// --- What the host offers

/** @returns {{ address: string, peer: string, epoch: number, fresh: boolean }} */
export function whoami() {
  return host.whoami()
}

/**
 * How a message goes. What is left out is the usual way.
 *
 * @typedef {object} Options
 * @property {string} [subject]
 * @property {string} [correlation] that of the message being handled when left out
 * @property {Record<string, string> | [string, string][]} [headers]
 * @property {string} [idempotencyKey]
 * @property {number} [timeoutMs]
 * @property {'no' | 'yes' | 'never'} [retry]
 * @property {boolean} [unordered]
 */

/**
 * Sends to another actor and waits for its reply.
 *
 * @param {string} to
 * @param {unknown} [body]
 * @param {Options} [options]
 * @returns {Body}
 * @throws {Failure}
 */
export function send(to, body, options) {
  return new Body(asked(() => host.send(to, toBytes(body), toOptions(options))))
}

/**
 * Returns when the message is accepted.
 *
 * @param {string} to
 * @param {unknown} [body]
 * @param {Options} [options]
 * @throws {Failure}
 */
export function post(to, body, options) {
  asked(() => host.post(to, toBytes(body), toOptions(options)))
}

/**
 * Tells every type that is subscribed to the topic, and whoever listens. Best effort.
 *
 * @param {string} topic
 * @param {unknown} [body]
 * @param {Options} [options]
 * @throws {Failure}
 */
export function publish(topic, body, options) {
  asked(() => host.publish(topic, toBytes(body), toOptions(options)))
}

/** Replaces the verdict of the last reply at once; that of the coming reply replaces this one. */
export function next(verdict) {
  host.next(verdict)
}

/**
 * @param {'debug' | 'info' | 'warn' | 'error'} level
 * @param {string} text
 */
export function log(level, text) {
  host.log(level, text)
}

// --- One message

/**
 * Calls the actor with what the host has brought, and gives back what the host expects.
 *
 * @param {(message: Message) => unknown} actor
 */
export function run(actor, message) {
  let result
  try {
    result = actor(new Message(message))
    if (typeof result?.then === 'function')
      throw new TypeError(
        'handle returned a promise: what it calls waits by itself, so it is no async function',
      )
    if (!(result instanceof Failure)) {
      const { body, verdict } = result instanceof Reply ? result : new Reply(result)
      return { body: toBytes(body), verdict }
    }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) {
      log('error', described(thrown))
      // Ends the actor; the engine's own words about it follow in the logs.
      throw new Error('see the error above')
    }
    result = thrown
  }
  // The runtime makes an err of whatever is no Error.
  throw { code: String(result.code), text: String(result.text), retryAfterMs: result.retryAfterMs ?? null }
}

/** Runs a call of the host; what it refuses is thrown as a Failure. */
export function asked(call) {
  try {
    return call()
  } catch (thrown) {
    const refusal = thrown?.payload
    if (refusal === undefined) throw thrown
    throw new Failure(refusal.code, refusal.text, refusal.retryAfterMs ?? undefined)
  }
}

function toOptions(options = {}) {
  return {
    subject: options.subject ?? '',
    correlation: options.correlation ?? '',
    headers: toHeaders(options.headers),
    idempotencyKey: options.idempotencyKey ?? '',
    timeoutMs: options.timeoutMs ?? 0,
    retry: options.retry ?? 'unset',
    unordered: options.unordered ?? false,
  }
}

/** @param {Record<string, string> | [string, string][]} [headers] */
export function toHeaders(headers = []) {
  return Array.isArray(headers) ? headers : Object.entries(headers)
}

/** The value of a header among pairs, or undefined. */
export function valueOf(headers, name) {
  return headers.find((header) => header[0] === name)?.[1]
}

// --- Bytes and text: the engine has no TextEncoder

/** Strings as UTF-8, bytes as they are, nothing as no bytes, other values as JSON. @returns {Uint8Array} */
export function toBytes(value) {
  if (value === undefined) return new Uint8Array()
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (value instanceof Body) return value.body
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  if (text === undefined) throw new TypeError(`a body cannot be a ${typeof value}`)
  return toUtf8(text)
}

/** A character for each byte: what the engine does in one go is far faster than a loop over bytes. */
function toUtf8(text) {
  const raw = unescape(encodeURIComponent(text.toWellFormed()))
  const bytes = new Uint8Array(raw.length)
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i)
  return bytes
}

function fromUtf8(bytes) {
  let raw = ''
  for (let at = 0; at < bytes.length; at += 8_192)
    raw += String.fromCharCode.apply(null, bytes.subarray(at, at + 8_192))
  try {
    return decodeURIComponent(escape(raw))
  } catch {
    return raw.replace(CHARACTER, (each) => {
      try {
        return decodeURIComponent(escape(each))
      } catch {
        return '\ufffd'
      }
    })
  }
}

const CHARACTER = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g

// --- What programs expect of every JavaScript, and this engine lacks or has otherwise

globalThis.TextEncoder ??= class TextEncoder {
  encoding = 'utf-8'
  encode = (text = '') => toUtf8(String(text))
}
globalThis.TextDecoder ??= class TextDecoder {
  encoding = 'utf-8'
  decode = (bytes = new Uint8Array()) =>
    fromUtf8(
      ArrayBuffer.isView(bytes)
        ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        : toBytes(bytes),
    )
}

const logger =
  (level) =>
  (...values) =>
    log(level, values.map(described).join(' '))
globalThis.console = {
  debug: logger('debug'),
  log: logger('info'),
  info: logger('info'),
  warn: logger('warn'),
  error: logger('error'),
}

// A component is a picture of an engine that has started: its own generator would count alike in every actor.
Math.random = () => (host.random() / 2 ** 64) % 1

function described(value) {
  if (value instanceof Error) return `${value.name}: ${value.message}\n${value.stack}`.trimEnd()
  if (typeof value !== 'object' || value === null) return String(value)
  try {
    return JSON.stringify(value)
  } catch {
    return String(value)
  }
}
