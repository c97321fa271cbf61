import type { Headers } from './envelope.ts'
import { ShoalError } from './errors.ts'
import { LIMITS } from './limits.ts'

/**
 * The header `content-type` of a message whose body is a whole HTTP/1.1 message (RFC 9112) and whose reply shall be one:
 * start line, header lines, an empty line, then the content to the end, whatever `content-length` says.
 */
export const HTTP_MESSAGE: Headers[number] = ['content-type', 'message/http']

/** Whether a message holds a request. */
export function isHttpMessage(headers: Headers | undefined): boolean {
  const [name, value] = HTTP_MESSAGE
  return headers?.some((each) => each[0].toLowerCase() === name && each[1] === value) === true
}

/** Of a server's side. Header values are bytes, one a character. */
export interface HttpRequestMessage {
  method: string
  /** Path and query as sent: `/a?b`. */
  target: string
  headers: Headers
  body: Uint8Array
}

/** Likewise. */
export interface HttpResponseMessage {
  status: number
  headers: Headers
  body: Uint8Array
}

export function encodeHttpRequest({ method, target, headers, body }: HttpRequestMessage): Uint8Array {
  return encode(`${method} ${target} HTTP/1.1`, headers, body)
}

/** The body is a part of `bytes`. @throws ShoalError BAD_REQUEST */
export function decodeHttpRequest(bytes: Uint8Array): HttpRequestMessage {
  const { start, headers, body } = decode(bytes)
  const [, method, target] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}) ([!-~]+) HTTP\/1\.1$/.exec(start) ?? []
  if (method === undefined || target === undefined) throw bad('METHOD /PATH HTTP/1.1')
  return { method, target, headers, body }
}

export function encodeHttpResponse({ status, headers, body }: HttpResponseMessage): Uint8Array {
  return encode(`HTTP/1.1 ${status} `, headers, body)
}

/** The body is a part of `bytes`. @throws ShoalError BAD_REQUEST */
export function decodeHttpResponse(bytes: Uint8Array): HttpResponseMessage {
  const { start, headers, body } = decode(bytes)
  const status = Number(/^HTTP\/1\.1 ([2-5]\d\d) /.exec(start)?.[1] ?? Number.NaN)
  if (Number.isNaN(status)) throw bad('HTTP/1.1 STATUS')
  return { status, headers, body }
}

function encode(start: string, headers: Headers, body: Uint8Array): Uint8Array {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`)
  const head = Buffer.from(`${start}\r\n${lines.join('')}\r\n`, 'latin1')
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}

function decode(bytes: Uint8Array): { start: string; headers: Headers; body: Uint8Array } {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = all.subarray(0, LIMITS.httpMessageHeadBytes.value).indexOf('\r\n\r\n')
  if (end === -1) throw bad(`a head of at most ${LIMITS.httpMessageHeadBytes.value} bytes, and an empty line`)
  const [start = '', ...lines] = all.toString('latin1', 0, end).split('\r\n')
  const headers = lines.map((line): Headers[number] => {
    const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\0\r\n]*?)[ \t]*$/.exec(line) ?? []
    if (name === undefined || value === undefined) throw bad('NAME: VALUE in each line of its head')
    return [name.toLowerCase(), value]
  })
  return { start, headers, body: bytes.subarray(end + 4) }
}

function bad(wanted: string): ShoalError {
  return new ShoalError('BAD_REQUEST', `the body is no HTTP message: ${wanted} was expected`)
}
