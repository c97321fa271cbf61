import { type ErrorValue, type Hop, ShoalError } from '../protocols/index.ts'
import { type Failure, Fate as FateMessage, type Step } from '../protocols/proto/fate.js'
import { type Fate, FATE_STATES } from './fate.ts'

/** `undefined` is an empty body. */
export function encodeFate(fate: Fate | undefined): Uint8Array {
  if (fate === undefined) return new Uint8Array()
  const { kind, at, epoch, hops, error, notes, episodes, ...rest } = fate
  return FateMessage.encode({
    ...rest,
    post: kind === 'post',
    at: Math.round(at),
    epoch,
    hops: [...hops],
    notes: [...notes],
    episodes: episodes.map((one) => ({
      ...one,
      at: Math.round(one.at),
      epoch: one.epoch,
    })),
    ...(error === undefined ? {} : { error: failureOf(error) }),
  })
}

/** What another peer says, its words checked. */
export function decodeFate(bytes: Uint8Array, peer: string): Fate | undefined {
  if (bytes.byteLength === 0) return undefined
  const { post, at, epoch, hops, error, state, episodes, ...rest } = FateMessage.decode(bytes)
  const known = FATE_STATES.find((one) => one === state)
  if (known === undefined)
    throw new ShoalError('PROTOCOL', `peer ${peer} says that a message is "${state}", unknown here`)
  return {
    ...rest,
    peer,
    state: known,
    kind: post ? 'post' : 'send',
    at,
    epoch,
    hops: hops.map(hopOf),
    episodes: episodes.map((one) => ({
      ...one,
      did: one.did === 'broke' ? 'broke' : 'returned',
      at: one.at,
      epoch: one.epoch,
    })),
    ...(error === undefined ? {} : { error: errorOf(error, rest.id) }),
  }
}

export function failureOf({ code, message, hint, retryAfterMs, attempts }: ErrorValue): Failure {
  return {
    code,
    message,
    hint,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(attempts === undefined ? {} : { attempts }),
  }
}

/** @param messageId the message that ended so */
export function errorOf(failure: Failure, messageId: string): ErrorValue {
  return ShoalError.from({ ...failure, messageId, alternatives: [] }).toValue()
}

/** A decision of a newer version is kept as it is: it is for people. */
export function hopOf({ peer, decision, waitedMs, reason }: Step): Hop {
  return {
    peer,
    decision: decision as Hop['decision'],
    waitedMs,
    ...(reason === undefined ? {} : { reason }),
  }
}
