import { LIMITS, ShoalError } from '../protocols/index.ts'
import type { Refusal } from '../wardens/index.ts'

/** Why a key could not be claimed, or nobody could say whose it is. */
export interface NoQuorum {
  why: 'no-quorum' | 'overtaken' | 'suspended' | 'wardens'
  retryAfterMs: number
  /** Wardens that have to agree. */
  needed: number
  /** The key's, with what they said last. */
  wardens: readonly { peer: string; silent: boolean; refused?: Refusal }[]
}

const SAYS: Readonly<Record<Refusal, string>> = {
  starting: 'is starting',
  silent: 'waits until the leases from before its crash have ended',
  sealed: 'is taking part in a step of the config',
  stopping: 'is stopping',
  disk: 'cannot write to its disk',
  full: 'remembers as many keys as it may',
  standby: 'is on standby',
  config: 'knows another config',
}

/** This peer was not let in yet: it knows of no wardens. */
export function notYet(): ShoalError {
  return new ShoalError('UNAVAILABLE', 'this node does not know the wardens of its mesh yet', {
    hint: 'it learns of them when it is let in: shoal node status',
    retryAfterMs: LIMITS.claimPauseMs.value,
  })
}

/** Says who is missing, and what to do. */
export function noQuorum(address: string, { why, retryAfterMs, needed, wardens }: NoQuorum): ShoalError {
  const after = Math.ceil(retryAfterMs)
  const retry = after > 0 && Number.isFinite(after) ? { retryAfterMs: after } : {}
  if (why === 'overtaken')
    return new ShoalError('UNAVAILABLE', `others claim ${address} at the same time, and kept winning`, {
      hint: 'try again',
      ...retry,
    })
  if (why === 'suspended')
    return new ShoalError('UNAVAILABLE', `this machine slept while it claimed ${address}`, {
      hint: 'try again',
      ...retry,
    })
  const missing = wardens.filter(({ silent }) => silent).map(({ peer }) => peer)
  const refusing = wardens.filter(({ refused }) => refused !== undefined)
  const said = refusing.map(({ peer, refused }) => `warden ${peer} ${refused && SAYS[refused]}`)
  if (missing.length > 0) said.push(`no answer from ${missing.map((peer) => `warden ${peer}`).join(', ')}`)
  const full = refusing.length > 0 && refusing.every(({ refused }) => refused === 'full')
  return new ShoalError(
    full ? 'OVERLOADED' : 'UNAVAILABLE',
    `no quorum for ${address}: ${needed} of ${wardens.length} wardens ${wardens.length === 1 ? 'has' : 'have'} to agree; ${said.join('; ') || 'too few do'}`,
    { hint: hintOf(missing, refusing, full), ...retry },
  )
}

function hintOf(
  missing: readonly string[],
  refusing: readonly { refused?: Refusal }[],
  full: boolean,
): string {
  if (full) return 'keys are forgotten an hour after their last use'
  if (missing.length > 0)
    return 'keyed actors wait until enough wardens answer: start those nodes again, or see shoal mesh show'
  if (refusing.some(({ refused }) => refused === 'disk')) return 'make room on the disk of that node'
  return 'try again after retryAfterMs'
}
