/**
 * Requests to servers outside the mesh: `shoal:actor/http@0.2.0` (wasm-host/wit/http.wit) for AssemblyScript. A component
 * that uses this is deployed with `--allow http`, and runs on nodes that grant it.
 *
 *     const response = fetch(new Request('https://example.org/').header('accept', 'text/plain'))
 *     if (response.failure !== null) return new Reply(response.body, response.failure)
 */
import { bytes, cabi_realloc, Failure, Header, readFailure, readHeaders, writeHeaders } from './index'

@external('shoal:actor/http@0.2.0', 'fetch')
// prettier-ignore
declare function httpFetch(
  method: usize, methodLen: usize, url: usize, urlLen: usize, headers: usize, headersLen: usize, body: usize,
  bodyLen: usize, timeoutMs: u32, out: usize,
): void

export class Request {
  headers: Header[] = []
  /** 0: 5 s. Cut to what is left of the run and of the message. */
  timeoutMs: u32 = 0

  constructor(
    /** Absolute, http: or https:. */
    public url: string,
    public method: string = 'GET',
    public body: Uint8Array = new Uint8Array(0),
  ) {}

  header(name: string, value: string): Request {
    this.headers.push(new Header(name, value))
    return this
  }

  within(timeoutMs: u32): Request {
    this.timeoutMs = timeoutMs
    return this
  }
}

export class Response {
  constructor(
    /** 0 when there is none: see `failure`. */
    public status: i32,
    /** Names in lower case. */
    public headers: Header[],
    public body: Uint8Array,
    public failure: Failure | null = null,
  ) {}

  text(): string {
    return String.UTF8.decode(this.body.buffer)
  }

  /** The value of a header, or null. */
  header(name: string): string | null {
    for (let i = 0; i < this.headers.length; i++) if (this.headers[i].name == name) return this.headers[i].value
    return null
  }
}

/** Waits for the response, whatever its status; `failure` is set when there is none. */
export function fetch(request: Request): Response {
  const method = String.UTF8.encode(request.method)
  const url = String.UTF8.encode(request.url)
  const headers = writeHeaders(request.headers)
  const body = request.body
  const out = cabi_realloc(0, 0, 4, 28)
  // prettier-ignore
  httpFetch(
    changetype<usize>(method), method.byteLength, changetype<usize>(url), url.byteLength, headers,
    request.headers.length, body.dataStart, body.length, request.timeoutMs, out,
  )
  if (load<u8>(out) != 0) return new Response(0, [], new Uint8Array(0), readFailure(out + 4))
  return new Response(load<u16>(out, 4), readHeaders(out + 8), bytes(load<usize>(out, 16), load<usize>(out, 20)))
}
