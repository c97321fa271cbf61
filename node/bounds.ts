import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import type { NodeInit } from './api.ts'

const LOOK_MS = 50

/**
 * A client is of no use alone.
 *
 * @param refusal why the mesh does not let it in, once it was told
 * @throws ShoalError UNREACHABLE, NOT_ADMITTED
 */
export async function within(
  linked: Promise<void>,
  joins: readonly string[],
  clock: Clock,
  refusal: () => ShoalError | undefined,
): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const end = clock.now() + 2 * LIMITS.dialMs.value
  const look = (): void => {
    const refused = refusal()
    if (refused !== undefined) return reject(refused)
    if (clock.now() < end) {
      stop = clock.after(LOOK_MS, look)
      return
    }
    reject(
      new ShoalError('UNREACHABLE', `no peer of the mesh answers at ${joins.join(' or ')}`, {
        hint: 'see that a node runs there, and that its address can be reached from here',
      }),
    )
  }
  let stop = clock.after(LOOK_MS, look)
  try {
    await Promise.race([linked, promise])
  } finally {
    stop()
  }
}

/** The most that waits at one address. @throws ShoalError BAD_REQUEST */
export function mailboxBounds({ mailboxMessages, mailboxBytes }: NodeInit): {
  mailboxMessages: number
  mailboxBytes: number
} {
  const { mailboxMessages: messages, mailboxBytes: bytes, nodeMailboxBytes } = LIMITS
  return {
    mailboxMessages: bounded(mailboxMessages, messages.value, 1_000_000, '--mailbox-max'),
    mailboxBytes: bounded(mailboxBytes, bytes.value, nodeMailboxBytes.value, '--mailbox-bytes'),
  }
}

/** The longest body that this node takes. @throws ShoalError BAD_REQUEST */
export function messageBound({ messageBytes }: NodeInit): number {
  const { messageBytes: standard, messageBytesCeiling: most } = LIMITS
  return bounded(messageBytes, standard.value, most.value, '--message-max')
}

/** Memories of actors that are not asleep, and their size. @throws ShoalError BAD_REQUEST */
export function liveBounds({ liveMemories, liveBytes }: NodeInit): { live: number; liveBytes?: number } {
  const { liveMemories: standard, memories: most } = LIMITS
  const live = bounded(liveMemories, standard.value, most.value, '--live')
  if (liveBytes === undefined) return { live }
  return { live, liveBytes: bounded(liveBytes, liveBytes, Number.MAX_SAFE_INTEGER, '--live-bytes') }
}

/** @throws ShoalError BAD_REQUEST */
function bounded(asked: number | undefined, standard: number, most: number, option: string): number {
  const value = asked ?? standard
  if (!Number.isSafeInteger(value) || value < 1 || value > most)
    throw new ShoalError('BAD_REQUEST', `${option} is ${value}; it may be 1 to ${most}`)
  return value
}
