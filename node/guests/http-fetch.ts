import { LIMITS, ShoalError } from '../../protocols/index.ts'
import type { HttpRequest, HttpResponse } from '../../wasm-host/index.ts'
import { checkRequest, type Outgoing, redirected } from './http-request.ts'

export interface HttpFetchInit {
  /** The longest body of a response, bytes. */
  responseBytes: number
  signal: AbortSignal
  /** Asked before each request, the first and those that redirects lead to. @throws ShoalError when it must not leave */
  leave: () => Promise<void>
}

/** Makes requests of actors: `httpFetch`, or what a test puts in its place. */
export type HttpFetch = (request: HttpRequest, init: HttpFetchInit) => Promise<HttpResponse>

/**
 * Makes a request, follows its redirects, and reads the whole response.
 *
 * @throws ShoalError BAD_REQUEST, UNREACHABLE, UNKNOWN_OUTCOME, TOO_LARGE, PROTOCOL: see wasm-host/wit/http.wit; and what
 * the signal was aborted with
 */
export const httpFetch: HttpFetch = async (request, { responseBytes, signal, leave }) => {
  let next = checkRequest(request)
  for (let redirects = 0; ; redirects++) {
    await leave()
    const { method, url, headers, body } = next
    const options: RequestInit = { method, headers, signal, redirect: 'manual' }
    if (body.length > 0) options.body = body as Uint8Array<ArrayBuffer>
    try {
      const response = await fetch(url, options)
      const to = redirected(next, response.status, response.headers.get('location'))
      if (to === undefined) return await read(next, response, responseBytes)
      await response.body?.cancel()
      if (redirects === LIMITS.httpRedirects.value)
        throw new ShoalError('PROTOCOL', `${request.url} redirects more than ${redirects} times`)
      next = to
    } catch (thrown) {
      signal.throwIfAborted()
      throw refusal(thrown, next)
    }
  }
}

/** The node speaks for these: what it hands over has no such form any more. */
const CONNECTION = new Set(['connection', 'keep-alive', 'transfer-encoding'])
/** Of a body that is handed over decoded. */
const ENCODING = new Set(['content-encoding', 'content-length'])

async function read({ url }: Outgoing, response: Response, most: number): Promise<HttpResponse> {
  const encoded = response.body !== null && response.headers.has('content-encoding')
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    // Leaving the loop cancels the body.
    if (length > most)
      throw new ShoalError('TOO_LARGE', `the response of ${url.host} has more than ${most} bytes`)
    parts.push(part)
  }
  const body = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.length
  }
  const headers = [...response.headers].filter(
    ([name]) => !CONNECTION.has(name) && !(encoded && ENCODING.has(name)),
  )
  return { status: response.status, headers, body }
}

/** Errors of connections that never came about. */
const NOT_CONNECTED: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses the connection',
  ENOTFOUND: 'is not a name that can be found',
  EAI_AGAIN: 'cannot be looked up now',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached',
  EADDRNOTAVAIL: 'cannot be reached',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer',
}

/** What `fetch` threw. Its errors say little; their causes have a code. */
function refusal(thrown: unknown, { url }: Outgoing): ShoalError {
  if (thrown instanceof ShoalError) return thrown
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown
  const [kind, text] = cause instanceof Error ? [cause.name, cause.message] : ['', String(cause)]
  const code = (cause as { code?: unknown } | undefined)?.code
  const name = typeof code === 'string' ? code : ''
  const { host } = url
  const init = { cause: thrown }
  if (name in NOT_CONNECTED) return new ShoalError('UNREACHABLE', `${host} ${NOT_CONNECTED[name]}`, init)
  if (/CERT|TLS|SSL|EPROTO|SIGNATURE/.test(name))
    return new ShoalError('UNREACHABLE', `${host} cannot be trusted: ${text}`, init)
  if (text === 'bad port')
    return new ShoalError('BAD_REQUEST', `${host} is on a port of another protocol`, init)
  if (name === 'UND_ERR_HEADERS_OVERFLOW')
    return new ShoalError('TOO_LARGE', `the headers of ${host} are too long`, init)
  if (kind === 'HTTPParserError' || name === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' || name.startsWith('Z_'))
    return new ShoalError('PROTOCOL', `${host} answers with something else than HTTP: ${text}`, init)
  return new ShoalError('UNKNOWN_OUTCOME', `the connection to ${host} ended: ${text}`, init)
}
