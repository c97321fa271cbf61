import { LIMITS, ShoalError } from '../../protocols/index.ts'
import type { HttpRequest } from '../../wasm-host/index.ts'

/** A request that may be made. */
export interface Outgoing {
  method: string
  url: URL
  headers: Headers
  body: Uint8Array
}

/** Of the connection, which is the node's. */
const NOT_GIVEN = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** CONNECT and TRACE speak of the connection. */
const METHODS = /^(?!(?:CONNECT|TRACE|TRACK)$)[A-Z]{1,32}$/
const WITHOUT_BODY = new Set(['GET', 'HEAD'])

/** @throws ShoalError BAD_REQUEST, TOO_LARGE */
export function checkRequest({ method, url: text, headers: pairs, body }: HttpRequest): Outgoing {
  const head = pairs.reduce((sum, [name, value]) => sum + name.length + value.length + 4, text.length)
  if (head > LIMITS.httpHeadBytes.value)
    throw new ShoalError(
      'TOO_LARGE',
      `URL and headers have ${head} characters; they may have ${LIMITS.httpHeadBytes.value}`,
    )
  if (body.length > LIMITS.httpRequestBytes.value)
    throw new ShoalError(
      'TOO_LARGE',
      `the request has ${body.length} bytes; it may have ${LIMITS.httpRequestBytes.value}`,
    )
  const upper = method.toUpperCase()
  if (!METHODS.test(upper)) throw bad(`${JSON.stringify(method)} is not a method that can be used`)
  if (WITHOUT_BODY.has(upper) && body.length > 0) throw bad(`a ${upper} has no body`)
  const headers = new Headers({ 'user-agent': 'shoal' })
  const given = new Headers()
  for (const [name, value] of pairs) {
    if (NOT_GIVEN.has(name.toLowerCase())) throw bad(`the header ${name} is the node's own`)
    try {
      given.append(name, value)
    } catch {
      throw bad(`${JSON.stringify(`${name}: ${value}`)} is not a header`)
    }
  }
  for (const [name, value] of given) headers.set(name, value)
  return { method: upper, url: checkUrl(text), headers, body }
}

function checkUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base)
  if (url === null) throw bad(`${JSON.stringify(text)} is not a URL`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw bad(`${url.protocol} is not http: or https:`)
  if (url.username !== '' || url.password !== '')
    throw bad('the URL holds a name or password; they go into the header authorization')
  return url
}

/** Of somebody who was asked at first, and nobody else's. */
const SECRETS = ['authorization', 'cookie', 'proxy-authorization']
const OF_BODY = ['content-encoding', 'content-language', 'content-location', 'content-type']

/**
 * Where a response redirects to; undefined when it does not. As browsers do it: a POST becomes a GET unless the status
 * says that it stays, and secrets do not go to another origin.
 *
 * @throws ShoalError PROTOCOL
 */
export function redirected(from: Outgoing, status: number, location: string | null): Outgoing | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === null) return undefined
  let url: URL
  try {
    url = checkUrl(location, from.url)
  } catch (error) {
    throw new ShoalError(
      'PROTOCOL',
      `${from.url.host} redirects to where nothing can be asked: ${String(error)}`,
      {
        cause: error,
      },
    )
  }
  const headers = new Headers(from.headers)
  if (url.origin !== from.url.origin) for (const name of SECRETS) headers.delete(name)
  const becomesGet = (status === 303 && from.method !== 'HEAD') || (status < 303 && from.method === 'POST')
  if (!becomesGet) return { ...from, url, headers }
  for (const name of OF_BODY) headers.delete(name)
  return { method: 'GET', url, headers, body: new Uint8Array() }
}

function bad(message: string): ShoalError {
  return new ShoalError('BAD_REQUEST', message)
}
