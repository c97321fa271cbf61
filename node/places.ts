import { newEntry } from '../mailbox/index.ts'
import { type Address, type Envelope, type Outcome, ShoalError, type Stop } from '../protocols/index.ts'
import { admit } from './admission.ts'
import type { Box } from './box.ts'
import type { Fences } from './fences.ts'
import type { RouterComponents } from './router-parts.ts'

const NO_BYTES = new Uint8Array()

/** A message from another peer whose body is still there. */
export interface Announced {
  head: Omit<Envelope, 'body'>
  bytes: number
  from: string
  stopping: boolean
  fences: Pick<Fences, 'check'>
  now: number
}

/** As `NetworkHandler.place`: whether the mailbox would take the message, and if so a place there until its body comes. */
export function placeFor(
  { head, bytes, from, stopping, fences, now }: Announced,
  { network, types }: Pick<RouterComponents, 'network' | 'types'>,
  boxFor: (target: Address) => Box,
): Outcome | Stop {
  try {
    const { target, envelope } = admit(
      { ...head, body: NO_BYTES },
      { from, self: network.self, stopping, room: 0, fences },
    )
    // Its mailbox cannot decide yet.
    if (types.get(target.type) === undefined) return () => {}
    const box = boxFor(target)
    const place = box.mailbox.place(
      newEntry(envelope, true, () => {}, now, bytes),
      now,
    )
    // There may be nothing in it.
    box.wake(now)
    if (typeof place !== 'function') return place
    return () => {
      place()
      box.wake(now)
    }
  } catch (error) {
    const value = { ...ShoalError.wrap(error).toValue(), messageId: head.id }
    return { kind: 'refused', error: value, hops: head.hops }
  }
}
