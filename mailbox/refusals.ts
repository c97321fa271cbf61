import { type ErrorValue, errorValue as value, LIMITS, type ErrorCode } from '../protocols/index.ts'
import { WHY } from './why.ts'

/** The sentences with which a mailbox refuses. The ledger adds the message's id. */

export function stopping(target: string, peer: string): ErrorValue {
  return value('STOPPING', `${target}: peer ${peer} is stopping`, {
    hint: 'send it again: another peer takes it',
  })
}

export function expired(target: string, waitedMs: number): ErrorValue {
  return value(
    'EXPIRED',
    `the time of the message to ${target} was over before it could start; it waited ${Math.round(waitedMs)} ms`,
    {
      hint: 'it never ran; allow more time (--timeout)',
    },
  )
}

export function ownerLost(target: string, peer: string, leaseMs: number): ErrorValue {
  const left = Math.max(0, leaseMs)
  return value(
    'OWNER_LOST',
    `the owner of ${target}, peer ${peer}, is lost; its lease ends in ${(left / 1000).toFixed(1)} s`,
    {
      retryAfterMs: left,
      hint: `send it again with a time-out above ${(left / 1000).toFixed(1)} s: a fresh activation will take it`,
    },
  )
}

export function unknownOutcome(actor: string): ErrorValue {
  return value('UNKNOWN_OUTCOME', `no reply from ${actor} in time; it was running the message`, {
    hint: 'it may still complete: ask the actor before sending again, or allow more time',
  })
}

/** It did not run, says the refusal; but it had started before, and was released. */
export function startedBefore(error: ErrorValue, peer: string): ErrorValue {
  const { code, message, messageId, retryAfterMs } = error
  return {
    ...value('UNKNOWN_OUTCOME', `${message} (${code}); peer ${peer} had it before and may have run it`, {
      hint: 'ask the actor before sending again, or allow more time',
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    }),
    messageId,
  }
}

/** Of a run that was ended with the lease on its key. */
export function leaseOver(target: string, peer: string): ErrorValue {
  return value('LEASE_LOST', `peer ${peer} lost its lease on ${target}`, {})
}

/** `retry: 'never'`: a run was begun and lost, and no other may begin. */
export function runLost(target: string, { message, code }: { message: string; code: string }): ErrorValue {
  return value('UNKNOWN_OUTCOME', `a run of the message at ${target} was lost: ${message} (${code})`, {
    hint: 'it is not repeated (retry: never); ask the actor whether it took effect',
  })
}

/** `retry: 'never'`: it may have started under an earlier owner. */
export function earlierOwner(target: string): ErrorValue {
  return value('UNKNOWN_OUTCOME', `an earlier owner of ${target} had the message and may have run it`, {
    hint: 'it is not repeated (retry: never); ask the actor whether it took effect',
  })
}

/** Its origin has said that it ended, or it was refused for good before. */
export function endedBefore(target: string): ErrorValue {
  return value('CANCELLED', `the message to ${target} had ended before it came here`, {})
}

/** It completed, and was sent again when its result was no longer kept. */
export function resultGone(target: string): ErrorValue {
  return value('RESULT_GONE', `${target} completed the message, and its reply is no longer kept`, {
    hint: 'it took effect; ask the actor for what you need of the reply',
  })
}

/** The actor asked for others, and their time was longer than the message may wait. */
export function heldTooLong(target: string, retryAfterMs: number): ErrorValue {
  return value(
    'OVERLOADED',
    `${target} cannot take the message: ${WHY['hold-over']}, and ${WHY['verdict-hold']}`,
    {
      retryAfterMs,
      hint: 'send it again when the actor has what it waits for, or allow more waiting (deploy --hold)',
    },
  )
}

/** Others of its lane go first, and take the room. */
export function busy(target: string): ErrorValue {
  return value('OVERLOADED', `${target} has no room for messages that wait for earlier ones`, {
    retryAfterMs: LIMITS.retryMs.value,
    hint: 'send fewer at once, or allow more waiting (node start --mailbox-max)',
  })
}

/** Two messages with one number, or a number far ahead. */
export function wrongPlace(target: string): ErrorValue {
  return value('PROTOCOL', `the message to ${target} has no place in the lane that it names`, {})
}

export function cancelled(target: string, started: boolean): ErrorValue {
  return started
    ? value('UNKNOWN_OUTCOME', `the message to ${target} was taken back; it had started and may complete`, {
        hint: 'ask the actor before sending it again',
      })
    : value('CANCELLED', `the message to ${target} was taken back; it had not started`, {})
}

/** The last of so many runs ended like the others. */
export function gaveUp(error: ErrorValue, attempts: number): ErrorValue {
  return { ...error, message: `${error.message} (attempt ${attempts})`, attempts }
}

/** A message on which its actor trapped for the last time becomes a dead letter under its own id. */
export function keptAsLetter(error: ErrorValue, id: string): ErrorValue {
  if (error.code !== 'ACTOR_TRAPPED') return error
  return { ...error, hint: `${error.hint}; the message is a dead letter: shoal dlq show ${id}` }
}

export function actorFailed(
  actor: string,
  failure: { code: string; text: string; retryAfterMs?: number },
): ErrorValue {
  const { code, text, retryAfterMs } = failure
  return value('ACTOR_FAILED', `${actor} failed: ${text}${code === '' ? '' : ` (${code})`}`, {
    hint: 'the actor itself answered so; it keeps its state',
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  })
}

const HINTS: Partial<Record<ErrorCode, { hint: string }>> = {
  GONE: { hint: 'send to the type, for any instance of it, or to a key, for an actor that is made again' },
  NO_PLACE: {
    hint: 'start a node that offers it (node start --label, --grant), or deploy with less (deploy --on, --allow)',
  },
}

export function rejected(code: ErrorCode, why: string, target: string, retryAfterMs: number): ErrorValue {
  const more =
    code === 'OVERLOADED'
      ? {
          retryAfterMs,
          hint: 'send fewer at once, or allow more waiting (deploy --hold) or more room (node start --slots, --live)',
        }
      : code === 'ACTOR_REFUSED'
        ? { retryAfterMs, hint: 'send it again when the actor has what it waits for, or to another key' }
        : (HINTS[code] ?? {})
  return value(code, `${target} cannot take the message: ${why}`, more)
}
