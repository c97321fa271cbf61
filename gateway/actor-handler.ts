import { isUtf8 } from 'node:buffer'
import type { NodeApi, Sent } from '../node/index.ts'
import { type Outcome, parseAddress, parseTypeName, ShoalError } from '../protocols/index.ts'
import type { HttpAnswer, Receive, RequestHead } from './handler.ts'
import { DoorRefusal, jsonAnswer } from './refusal.ts'
import { requestWords } from './request-words.ts'

/**
 * `POST /KEY` is a message to `type/KEY`, `POST /` one to the pool.
 *
 * @throws ShoalError BAD_ADDRESS
 */
export function actorHandler(api: Pick<NodeApi, 'send'>, type: string): (head: RequestHead) => Receive {
  parseTypeName(type)
  return ({ method, target, headers }) => {
    // A browser says for which site it asks. Loopback is no wall to it: any site that somebody visits could send.
    if (headers['origin'] !== undefined)
      throw new DoorRefusal(
        403,
        new ShoalError('BAD_REQUEST', 'requests of web pages (with the header Origin) are refused', {
          hint: 'ask from a program; a proxy that lets pages in must check who asks, and remove the header',
        }),
      )
    if (method !== 'POST')
      throw new DoorRefusal(
        405,
        new ShoalError('BAD_REQUEST', `${method} does nothing here`, {
          hint: `POST /KEY sends the body to ${type}/KEY, POST / to any free ${type}`,
        }),
        { allow: 'POST' },
      )
    const { path, query } = parts(target)
    const address = path === '/' ? type : addressOf(type, path)
    const words = requestWords(query, headers)
    return async (body, gone) => answerOf(await api.send({ ...words, target: address, body }, gone))
  }
}

function parts(target: string): { path: string; query: string } {
  // Proxies may be sent the whole URL.
  const local = target.replace(/^https?:\/\/[^/?]*/i, '')
  const at = local.indexOf('?')
  const path = at === -1 ? local : local.slice(0, at)
  return { path: path === '' ? '/' : path, query: at === -1 ? '' : local.slice(at + 1) }
}

function addressOf(type: string, path: string): string {
  try {
    return parseAddress(`${type}/${decodeURIComponent(path.slice(1))}`).text
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown
    throw new ShoalError('BAD_ADDRESS', 'the path is not percent-encoded UTF-8', {
      hint: 'the path is the key, encoded as by encodeURIComponent',
    })
  }
}

/** What the door says of a message. @throws ShoalError when it was refused */
export function answerOf({ id, outcome }: Sent): HttpAnswer {
  switch (outcome.kind) {
    case 'refused':
      throw ShoalError.from({ ...outcome.error, messageId: id }, outcome.hops)
    case 'accepted':
      return jsonAnswer(
        202,
        { messageId: id, peer: outcome.peer },
        { 'shoal-message-id': id, 'shoal-peer': outcome.peer },
      )
    case 'reply': {
      const { body } = outcome
      return {
        status: 200,
        headers: {
          // An actor says bytes and no more. Nobody shall guess what kind.
          'content-type': isUtf8(body) ? 'text/plain; charset=utf-8' : 'application/octet-stream',
          'x-content-type-options': 'nosniff',
          ...replyHeaders(id, outcome),
        },
        body,
      }
    }
  }
}

/** How a message was answered. */
export function replyHeaders(
  id: string,
  { peer, actor, epoch, version, fresh }: Extract<Outcome, { kind: 'reply' }>,
): Record<string, string> {
  return {
    'shoal-message-id': id,
    'shoal-peer': peer,
    // Keys may hold what headers may not.
    'shoal-actor': actor.replaceAll(/[^!-$&-~]/gu, encodeURIComponent),
    'shoal-epoch': String(epoch),
    'shoal-version': String(version),
    'shoal-fresh': String(fresh),
  }
}
