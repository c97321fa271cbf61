import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import type { NodeInit } from './api.ts'

/** A client is of no use alone. @throws ShoalError UNREACHABLE */
export async function within(linked: Promise<void>, joins: readonly string[], clock: Clock): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const stop = clock.after(2 * LIMITS.dialMs.value, () =>
    reject(
      new ShoalError('UNREACHABLE', `no peer of the mesh answers at ${joins.join(' or ')}`, {
        hint: 'see that a node runs there, and that its address can be reached from here',
      }),
    ),
  )
  await Promise.race([linked, promise])
  stop()
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

/** Memories of actors that are not asleep. @throws ShoalError BAD_REQUEST */
export function liveBound({ liveMemories }: NodeInit): number {
  const { liveMemories: standard, memories: most } = LIMITS
  return bounded(liveMemories, standard.value, most.value, '--live')
}

/** @throws ShoalError BAD_REQUEST */
function bounded(asked: number | undefined, standard: number, most: number, option: string): number {
  const value = asked ?? standard
  if (!Number.isSafeInteger(value) || value < 1 || value > most)
    throw new ShoalError('BAD_REQUEST', `${option} is ${value}; it may be 1 to ${most}`)
  return value
}
