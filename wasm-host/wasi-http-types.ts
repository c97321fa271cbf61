import type { HttpRequestMessage } from '../protocols/index.ts'
import type { HttpRequest, HttpResponse, HttpResult } from './http.ts'
import { Pollable, type Sleep } from './inert-streams.ts'
import { errOf, IncomingBody, okOf, OutgoingBody, taken } from './wasi-http-bodies.ts'
import { Fields } from './wasi-http-fields.ts'

/** A WIT variant, as the glue has it. */
export interface Variant {
  tag: string
  val?: unknown
}

const METHODS = ['get', 'head', 'post', 'put', 'delete', 'connect', 'options', 'trace', 'patch']

/** A request to the guest. */
export class IncomingRequest {
  readonly #request: HttpRequestMessage
  #body: IncomingBody | undefined

  constructor(request: HttpRequestMessage) {
    this.#request = request
    this.#body = new IncomingBody(request.body)
  }

  method(): Variant {
    const { method } = this.#request
    const tag = method.toLowerCase()
    return method === tag.toUpperCase() && METHODS.includes(tag) ? { tag } : { tag: 'other', val: method }
  }

  pathWithQuery(): string {
    return this.#request.target
  }

  scheme(): Variant {
    return { tag: 'HTTP' }
  }

  authority(): string | undefined {
    return this.#request.headers.find(([name]) => name === 'host')?.[1]
  }

  headers(): Fields {
    return Fields.received(this.#request.headers)
  }

  consume(): IncomingBody {
    return taken(this.#body, () => (this.#body = undefined))
  }
}

/** What the guest answers. */
export class OutgoingResponse {
  readonly #max: number
  #status = 200
  readonly #headers: Fields
  #body: OutgoingBody | undefined

  /** @param max of its body, bytes */
  constructor(headers: Fields, max: number) {
    this.#headers = headers.view()
    this.#max = max
  }

  statusCode(): number {
    return this.#status
  }

  setStatusCode(status: number): void {
    if (!(status >= 200 && status <= 599)) throw undefined
    this.#status = status
  }

  headers(): Fields {
    return this.#headers
  }

  body(): OutgoingBody {
    if (this.#body !== undefined) throw undefined
    this.#body = new OutgoingBody(this.#max)
    return this.#body
  }

  /** What it is now. */
  response(): HttpResponse {
    return {
      status: this.#status,
      headers: this.#headers.headers(),
      body: this.#body?.bytes() ?? new Uint8Array(),
    }
  }
}

/** Takes the answer to one request. */
export class ResponseOutparam {
  /** The `result` that was set. */
  result: { tag: 'ok'; val: OutgoingResponse } | { tag: 'err'; val: Variant } | undefined

  static set(param: ResponseOutparam, result: NonNullable<ResponseOutparam['result']>): void {
    param.result = result
  }

  sendInformational(): void {}
}

/** A response to the guest. */
export class IncomingResponse {
  readonly #response: HttpResponse
  #body: IncomingBody | undefined

  constructor(response: HttpResponse) {
    this.#response = response
    this.#body = new IncomingBody(response.body)
  }

  status(): number {
    return this.#response.status
  }

  headers(): Fields {
    return Fields.received(this.#response.headers)
  }

  consume(): IncomingBody {
    return taken(this.#body, () => (this.#body = undefined))
  }
}

/** Whether and when there is a response. */
export class FutureIncomingResponse {
  readonly #sleep: Sleep
  readonly #settled: Promise<void>
  /** Undefined until it is there, and when it was taken. */
  #result: HttpResult | undefined
  #taken = false

  /** @param result never rejects */
  constructor(result: Promise<HttpResult>, sleep: Sleep) {
    this.#sleep = sleep
    this.#settled = result.then((arrived) => {
      this.#result = arrived
    })
  }

  subscribe(): Pollable {
    return new Pollable(Infinity, this.#sleep, this.#settled)
  }

  get(): unknown {
    if (this.#taken) return errOf(undefined)
    const result = this.#result
    if (result === undefined) return undefined
    this.#taken = true
    return okOf(
      result.ok
        ? okOf(new IncomingResponse(result.response))
        : errOf(errorCode(result.failure.code, result.failure.text)),
    )
  }
}

/** The case of `error-code` that says most of what a failure does. */
function errorCode(code: string, text: string): Variant {
  if (code === 'UNKNOWN_OUTCOME') return { tag: 'HTTP-response-timeout' }
  if (code === 'UNREACHABLE') return { tag: 'destination-unavailable' }
  if (code === 'BAD_REQUEST') return { tag: 'HTTP-request-URI-invalid' }
  return { tag: 'internal-error', val: `${code}: ${text}` }
}

/** Waits in ns, each for a part of it; we bound the whole. */
export class RequestOptions {
  #connect: bigint | undefined
  #firstByte: bigint | undefined
  #betweenBytes: bigint | undefined

  connectTimeout(): bigint | undefined {
    return this.#connect
  }

  setConnectTimeout(ns: bigint | undefined): void {
    this.#connect = ns
  }

  firstByteTimeout(): bigint | undefined {
    return this.#firstByte
  }

  setFirstByteTimeout(ns: bigint | undefined): void {
    this.#firstByte = ns
  }

  betweenBytesTimeout(): bigint | undefined {
    return this.#betweenBytes
  }

  setBetweenBytesTimeout(ns: bigint | undefined): void {
    this.#betweenBytes = ns
  }

  /** 0: unset. */
  timeoutMs(): number {
    return Math.ceil(Number((this.#connect ?? 0n) + (this.#firstByte ?? 0n)) / 1e6)
  }
}

/** A request of the guest to another server. */
export class OutgoingRequest {
  readonly #max: number
  readonly #headers: Fields
  #method: Variant = { tag: 'get' }
  #target: string | undefined
  #scheme: Variant | undefined
  #authority: string | undefined
  #body: OutgoingBody | undefined

  /** @param max of its body, bytes */
  constructor(headers: Fields, max: number) {
    this.#headers = headers.view()
    this.#max = max
  }

  method(): Variant {
    return this.#method
  }

  setMethod(method: Variant): void {
    this.#method = method
  }

  pathWithQuery(): string | undefined {
    return this.#target
  }

  setPathWithQuery(target: string | undefined): void {
    this.#target = target
  }

  scheme(): Variant | undefined {
    return this.#scheme
  }

  setScheme(scheme: Variant | undefined): void {
    this.#scheme = scheme
  }

  authority(): string | undefined {
    return this.#authority
  }

  setAuthority(authority: string | undefined): void {
    this.#authority = authority
  }

  headers(): Fields {
    return this.#headers
  }

  body(): OutgoingBody {
    if (this.#body !== undefined) throw undefined
    this.#body = new OutgoingBody(this.#max)
    return this.#body
  }

  /** Resolves when its body is finished. Rejects when it never will be. */
  async request(timeoutMs: number): Promise<HttpRequest> {
    const body = this.#body === undefined ? new Uint8Array() : await this.#body.finished
    const { tag, val } = this.#method
    const scheme = this.#scheme?.tag === 'HTTP' ? 'http' : schemeOf(this.#scheme?.val)
    return {
      method: tag === 'other' ? String(val) : tag.toUpperCase(),
      url: `${scheme}://${this.#authority ?? ''}${this.#target ?? '/'}`,
      headers: this.#headers.headers().filter(([name]) => !OF_CONNECTION.has(name)),
      body,
      timeoutMs,
    }
  }
}

function schemeOf(other: unknown): string {
  return typeof other === 'string' ? other : 'https'
}

/** Said by whoever speaks to the server, and no part of the message. */
const OF_CONNECTION = new Set([
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
