import {
  ANY,
  decodeHttpRequest,
  encodeHttpResponse,
  type HttpRequestMessage,
  isHttpMessage,
  ShoalError,
} from '../protocols/index.ts'
import type { Handled, Instantiate } from './actor-host.ts'
import { importTable } from './generated-imports.ts'
import { evaluateGenerated, type GeneratedInstance } from './glue-generated.ts'
import type { GuestFailure, GuestMessage } from './host.ts'
import type { HttpResponse } from './http.ts'
import { oneByOne } from './one-by-one.ts'
import { wasiHttp } from './wasi-http.ts'
import { IncomingRequest, ResponseOutparam } from './wasi-http-types.ts'
import type { LoadedComponent } from './worker-messages.ts'

interface IncomingHandler {
  handle(request: IncomingRequest, out: ResponseOutparam): Promise<void>
}

/** A failure shows the beginning of a body, characters. */
const SHOWN = 500

/**
 * Components of `wasi:http/incoming-handler` as actors. With a key, one instance serves one request after the other and
 * keeps its memory; those of a pool have an instance for each, as other hosts give them. A message that is no request (see `HTTP_MESSAGE`) is `POST /` with its body, and answered by the response's; a
 * status from 400 on is its failure.
 */
export function loadServer(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
  const instantiate = evaluateGenerated(component, stop, messageBytes)
  const http = wasiHttp(messageBytes)
  return (host, slot, asleep = false) => {
    const make = (sleeping: boolean): GeneratedInstance =>
      instantiate({ ...importTable(host), ...http(host) }, slot, sleeping)
    const keyed = host.identity.address.includes('/')
    const actor = oneByOne(make(asleep), keyed ? undefined : () => make(false), (memories, bytes) =>
      host.freed(memories, bytes),
    )
    return {
      ...actor,
      handle: (message) => actor.use(({ exports }) => handled(exports, message, messageBytes)),
    }
  }
}

async function handled(
  { incomingHandler }: GeneratedInstance['exports'],
  message: GuestMessage,
  messageBytes: number,
): Promise<Handled> {
  const whole = isHttpMessage(message.headers)
  let request: HttpRequestMessage
  try {
    request = whole ? decodeHttpRequest(message.body) : plain(message)
  } catch (error) {
    const { code, message: text } = ShoalError.wrap(error)
    return failed({ code, text })
  }
  const out = new ResponseOutparam()
  await (incomingHandler as IncomingHandler).handle(new IncomingRequest(request), out)
  const { result } = out
  if (result === undefined) return failed({ code: 'HTTP_ERROR', text: 'it returned without a response' })
  if (result.tag === 'err') {
    const { tag, val } = result.val
    return failed({ code: 'HTTP_ERROR', text: typeof val === 'string' ? `${tag}: ${val}` : tag })
  }
  const response = result.val.response()
  const body = whole ? encodeHttpResponse(response) : response.body
  if (body.length > messageBytes)
    return failed({
      code: 'TOO_LARGE',
      text: `its response has ${body.length} bytes, more than ${messageBytes}`,
    })
  return whole || response.status < 400
    ? { result: { ok: true, body }, verdict: ANY }
    : failed(refusal(response))
}

function plain({ headers, body }: GuestMessage): HttpRequestMessage {
  const given = headers.map(([name, value]): [string, string] => [
    name.toLowerCase(),
    Buffer.from(value).toString('latin1'),
  ])
  return { method: 'POST', target: '/', headers: [...given, ['content-length', String(body.length)]], body }
}

function refusal({ status, body }: HttpResponse): GuestFailure {
  const text = new TextDecoder().decode(body.subarray(0, SHOWN)).trim()
  return { code: `HTTP_${status}`, text: text === '' ? `status ${status}` : text }
}

function failed(failure: GuestFailure): Handled {
  return { result: { ok: false, failure }, verdict: ANY }
}
