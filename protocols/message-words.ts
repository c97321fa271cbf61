import type { Envelope, Headers } from './envelope.ts'
import { ShoalError } from './errors.ts'
import { LIMITS } from './limits.ts'

const HEADER_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const TOPIC = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/
// What a sender writes is shown in logs and terminals. A lone surrogate would change on its way.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u

/**
 * Checks what a sender adds to a message, before it goes anywhere.
 *
 * @throws ShoalError BAD_REQUEST
 */
export function checkWords(
  message: Pick<Envelope, 'subject' | 'correlation' | 'headers' | 'idempotencyKey'>,
): void {
  const { subject, correlation, headers, idempotencyKey } = message
  const { value: longest } = LIMITS.headerStringBytes
  if (Buffer.byteLength(subject) > longest) throw bad(`the subject is longer than ${longest} bytes`)
  if (Buffer.byteLength(correlation) > longest) throw bad(`the correlation is longer than ${longest} bytes`)
  if (headers !== undefined) checkHeaders(headers)
  if (idempotencyKey !== undefined) checkIdempotencyKey(idempotencyKey)
}

function checkHeaders(headers: Headers): void {
  const { headers: most, headersBytes } = LIMITS
  if (headers.length > most.value)
    throw bad(`the message has ${headers.length} headers; it may have ${most.value}`)
  let bytes = 0
  for (const [name, value] of headers) {
    if (!HEADER_NAME.test(name))
      throw bad(
        `${shown(name)} is no name of a header`,
        'a name is letters, digits, dot, underscore and dash, at most 64 characters, and starts with a letter or digit',
      )
    if (UNPRINTABLE.test(value)) throw bad(`the header ${name} holds a control character`)
    bytes += Buffer.byteLength(name) + Buffer.byteLength(value)
  }
  if (bytes > headersBytes.value)
    throw bad(
      `the headers have ${bytes} bytes, names and values together; they may have ${headersBytes.value}`,
      'send large values in the body',
    )
}

function checkIdempotencyKey(key: string): void {
  const { value: longest } = LIMITS.idempotencyKeyBytes
  if (key === '') throw bad('the idempotency key is empty', 'leave it out, or give one')
  if (Buffer.byteLength(key) > longest) throw bad(`the idempotency key is longer than ${longest} bytes`)
  if (UNPRINTABLE.test(key)) throw bad('the idempotency key holds a control character')
}

/** @throws ShoalError BAD_REQUEST */
export function parseTopic(text: string): string {
  if (!TOPIC.test(text) || text.length > LIMITS.topicBytes.value)
    throw bad(
      `${shown(text)} is no topic`,
      `a topic is letters, digits, dot, underscore, dash and slash, at most ${LIMITS.topicBytes.value}, and starts with a letter or digit: alarms/north`,
    )
  return text
}

function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}

function bad(what: string, hint = ''): ShoalError {
  return new ShoalError('BAD_REQUEST', what, { hint })
}
