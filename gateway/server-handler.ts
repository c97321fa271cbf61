import { isIP } from 'node:net'
import type { NodeApi } from '../node/index.ts'
import {
  decodeHttpResponse,
  encodeHttpRequest,
  HTTP_MESSAGE,
  parseAddress,
  parseTypeName,
  ShoalError,
} from '../protocols/index.ts'
import { answerOf, replyHeaders } from './actor-handler.ts'
import type { Receive, RequestHead } from './handler.ts'
import { DoorRefusal } from './refusal.ts'
import { requestWords } from './request-words.ts'

/** Of one connection, and no part of the message (RFC 9110, 7.6.1). */
const OF_CONNECTION: ReadonlySet<string> = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Names the actor that shall answer, percent-encoded; any free one without it. */
const KEY = 'shoal-key'

/**
 * A request as it is, for a type whose component serves HTTP (`wasi:http/incoming-handler`): path, query and body are the
 * component's. The words of its message are said in headers alone.
 *
 * @param isPublic see `HttpDoorInit.public`
 */
export function serverHandler(
  api: Pick<NodeApi, 'send'>,
  type: string,
  isPublic: boolean,
): (head: RequestHead) => Receive {
  parseTypeName(type)
  return ({ method, target: url, headers }) => {
    if (!isPublic) checkSite(headers)
    const target = url.replace(/^https?:\/\/[^/?]*/i, '') || '/'
    if (!/^(?:\/[!-~]*|\*)$/.test(target))
      throw new ShoalError('BAD_REQUEST', 'the path is not percent-encoded')
    const { [KEY]: key, ...rest } = headers
    const words = requestWords('', rest)
    const given = [...(words.headers ?? []), HTTP_MESSAGE]
    const address = key === undefined ? type : addressOf(type, key)
    const lines = Object.entries(rest).flatMap(([name, values = []]) =>
      OF_CONNECTION.has(name) || name.startsWith('shoal-')
        ? []
        : values.map((value): [string, string] => [name, value]),
    )
    return async (body, gone) => {
      const request = encodeHttpRequest({ method, target, headers: lines, body })
      const sent = await api.send({ ...words, headers: given, target: address, body: request }, gone)
      const { id, outcome } = sent
      if (outcome.kind !== 'reply') return answerOf(sent)
      const response = decodeHttpResponse(outcome.body)
      const all: Record<string, string[]> = {}
      for (const [name, value] of response.headers)
        if (!OF_CONNECTION.has(name) && name !== 'content-length') (all[name] ??= []).push(value)
      return {
        status: response.status,
        headers: { ...all, ...replyHeaders(id, outcome) },
        body: response.body,
      }
    }
  }
}

function addressOf(type: string, keys: readonly string[]): string {
  const [key = '', ...more] = keys
  if (more.length > 0) throw new ShoalError('BAD_REQUEST', `${KEY} is said twice`)
  try {
    return parseAddress(`${type}/${decodeURIComponent(key)}`).text
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown
    throw new ShoalError('BAD_ADDRESS', `${KEY} is not percent-encoded UTF-8`)
  }
}

/**
 * A browser sends requests for any site that somebody visits, and loopback is no wall to it. So a page of another site may
 * not ask, nor one whose name was made to lead here.
 */
function checkSite(headers: RequestHead['headers']): void {
  const host = headers['host']?.[0] ?? ''
  const url = URL.parse(`http://${host}`)
  const name = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  if (isIP(name) === 0 && name !== 'localhost')
    throw notHere(`this door is for this machine, and was asked as ${JSON.stringify(host)}`)
  const origin = headers['origin']?.[0]
  if (origin !== undefined && URL.parse(origin)?.host !== url?.host)
    throw notHere(`requests of pages of ${JSON.stringify(origin)} are refused`)
}

function notHere(what: string): DoorRefusal {
  return new DoorRefusal(
    403,
    new ShoalError('BAD_REQUEST', what, {
      hint: 'a proxy that lets others in must check who asks, and ask by this address; or open the door with --public',
    }),
  )
}
