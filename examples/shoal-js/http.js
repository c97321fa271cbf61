/**
 * Requests to servers outside the mesh: `shoal:actor/http@0.2.0` (wasm-host/wit/http.wit) for JavaScript. A component that
 * uses this is built for `--world actor-with-http`, deployed with `--allow http`, and runs on nodes that grant it.
 *
 *     const page = fetch('https://example.org/', { headers: { accept: 'text/plain' } })
 *     return `${page.status} ${page.text()}`
 */
import http from 'shoal:actor/http@0.2.0'
import { asked, Body, toBytes, toHeaders, valueOf } from './shoal.js'

export class Response extends Body {
  constructor({ status, headers, body }) {
    super(body)
    this.status = status
    /** Pairs; names in lower case. */
    this.headers = headers
  }

  get ok() {
    return this.status >= 200 && this.status < 300
  }

  /** The value of a header, or undefined. @param {string} name in lower case */
  header(name) {
    return valueOf(this.headers, name)
  }
}

/**
 * Waits for the response, whatever its status, without `await`.
 *
 * @param {string} url absolute, http: or https:
 * @param {object} [request]
 * @param {string} [request.method]
 * @param {Record<string, string> | [string, string][]} [request.headers]
 * @param {unknown} [request.body] as that of a message
 * @param {number} [request.timeoutMs] 5 s when left out; cut to what is left of the run and of the message
 * @returns {Response}
 * @throws {Failure}
 */
export function fetch(url, { method = 'GET', headers, body, timeoutMs = 0 } = {}) {
  const request = { method, url, headers: toHeaders(headers), body: toBytes(body), timeoutMs }
  return new Response(asked(() => http.fetch(request)))
}
