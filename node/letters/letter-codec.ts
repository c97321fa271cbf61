import { ShoalError } from '../../protocols/index.ts'
import { DeadLetter as LetterMessage } from '../../protocols/proto/fate.js'
import type { DeadLetter } from './dead-letters.ts'
import { errorOf, failureOf, hopOf } from '../fate-codec.ts'

export function letterMessage(letter: DeadLetter): LetterMessage {
  const { peer: _, kind, headers, hops, at, error, ...rest } = letter
  return {
    ...rest,
    send: kind === 'send',
    headers: headers.map(([name, value]) => ({ name, value })),
    hops: [...hops],
    at: Math.round(at),
    error: failureOf(error),
  }
}

export function encodeLetter(letter: DeadLetter): Uint8Array {
  return LetterMessage.encode(letterMessage(letter))
}

/**
 * What a disk or another peer says, its words checked.
 *
 * @throws ShoalError PROTOCOL
 */
export function decodeLetter(message: LetterMessage, peer: string): DeadLetter {
  const { send, headers, hops, at, error, ...rest } = message
  if (error === undefined || rest.id === '')
    throw new ShoalError('PROTOCOL', `a dead letter of peer ${peer} lacks its id or its error`)
  return {
    ...rest,
    peer,
    kind: send ? 'send' : 'post',
    headers: headers.map(({ name, value }) => [name, value] as const),
    hops: hops.map(hopOf),
    at,
    error: errorOf(error, rest.id),
  }
}
