/**
 * Decides whether a message runs here, waits, moves on or is refused. Pure: no I/O, time is an argument.
 *
 * @example
 * import { Mailbox, newEntry } from 'shoal/mailbox'
 * const mailbox = new Mailbox(parseAddress('counter/alice'), env, clock.now())
 * const effects = mailbox.step({ kind: 'arrive', entry: newEntry(envelope, false, settle, now) }, now)
 * // [{ do: 'claim' }]: nobody holds the key yet, as far as this peer knows
 *
 * @module
 */
export { type Decision, decide, type View } from './decide.ts'
export { type Entry, newEntry, type Settle } from './entry.ts'
export type { EndReason, MailboxEffect, MailboxEnv, MailboxEvent, RunResult } from './events.ts'
export { asGiven } from './given.ts'
export { Instance } from './instance.ts'
export { Mailbox } from './mailbox.ts'
export { Retries } from './retry.ts'
export { Slots } from './slots.ts'
export type { SavedLane, SavedState, SavedWish, Transfer } from './transfer.ts'
export { type Want, Wants } from './wants.ts'
export { WHY, type Why } from './why.ts'
