import type { ActorHost } from './actor-host.ts'
import type { HttpResult } from './http.ts'
import type { ImportTable } from './inert-wasi.ts'
import { FutureTrailers, IncomingBody, OutgoingBody } from './wasi-http-bodies.ts'
import { Fields } from './wasi-http-fields.ts'
import {
  FutureIncomingResponse,
  IncomingRequest,
  IncomingResponse,
  OutgoingRequest,
  OutgoingResponse,
  RequestOptions,
  ResponseOutparam,
} from './wasi-http-types.ts'

/**
 * `wasi:http` for the actors of one component, bodies whole on both sides. A request to another server gets
 * `HTTP-request-denied` unless the actor may use capability `http`.
 *
 * @param max of a body that the guest writes, bytes
 */
export function wasiHttp(max: number): (host: ActorHost) => ImportTable {
  class BoundedResponse extends OutgoingResponse {
    constructor(headers: Fields) {
      super(headers, max)
    }
  }
  class BoundedRequest extends OutgoingRequest {
    constructor(headers: Fields) {
      super(headers, max)
    }
  }
  const types = {
    Fields,
    FutureIncomingResponse,
    FutureTrailers,
    IncomingBody,
    IncomingRequest,
    IncomingResponse,
    OutgoingBody,
    OutgoingRequest: BoundedRequest,
    OutgoingResponse: BoundedResponse,
    RequestOptions,
    ResponseOutparam,
    httpErrorCode: () => undefined,
  }
  return (host) => ({
    'wasi:http/types': types,
    'wasi:http/outgoing-handler': {
      handle(request: OutgoingRequest, options: RequestOptions | undefined) {
        // A variant that the glue lowers as `err`.
        if (!host.allow.includes('http')) throw { tag: 'HTTP-request-denied' }
        return new FutureIncomingResponse(answered(host, request, options?.timeoutMs() ?? 0), (ms, until) =>
          host.sleep(ms, until),
        )
      },
    },
  })
}

/** Never rejects. */
async function answered(host: ActorHost, request: OutgoingRequest, timeoutMs: number): Promise<HttpResult> {
  try {
    return await host.fetchAside(await request.request(timeoutMs))
  } catch (error) {
    return { ok: false, failure: { code: 'BAD_REQUEST', text: String(error) } }
  }
}
