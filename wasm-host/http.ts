import type { Headers } from '../protocols/index.ts'
import type { GuestFailure } from './host.ts'
import { NotTheWorld, toHeaders } from './guest-values.ts'
import type { ImportTable } from './inert-wasi.ts'

/** A request as an actor makes it: nothing of it is checked. */
export interface HttpRequest {
  method: string
  url: string
  headers: Headers
  body: Uint8Array
  /** 0: unset. */
  timeoutMs: number
}

export interface HttpResponse {
  status: number
  /** Names in lower case. */
  headers: Headers
  body: Uint8Array
}

/** What answers a request. The response's body is the guest's from then on. */
export type HttpResult = { ok: true; response: HttpResponse } | { ok: false; failure: GuestFailure }

/** `shoal:actor/http` (wit/http.wit), for guests that may use it. */
export function httpImports(fetch: (request: HttpRequest) => Promise<unknown>): ImportTable {
  return { 'shoal:actor/http': { fetch: async (request: unknown) => fetch(toRequest(request)) } }
}

/** A request as jco lifts it. */
function toRequest(value: unknown): HttpRequest {
  if (typeof value !== 'object' || value === null) throw new NotTheWorld('request')
  const { method, url, headers, body, timeoutMs } = value as Record<string, unknown>
  if (
    typeof method !== 'string' ||
    typeof url !== 'string' ||
    typeof timeoutMs !== 'number' ||
    !(body instanceof Uint8Array)
  ) {
    throw new NotTheWorld('request')
  }
  return { method, url, headers: toHeaders(headers, 'request'), body, timeoutMs }
}
