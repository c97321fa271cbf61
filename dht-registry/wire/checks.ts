import { LIMITS, ShoalError } from '../../protocols/index.ts'

const ADDRESS_BYTES = LIMITS.typeNameBytes.value + 1 + LIMITS.keyBytes.value
/** Of a peer id, a store id, a hash, a zone or a signature, bytes. */
const NAME_BYTES = 256

export function garbled(what: string, cause?: unknown): ShoalError {
  return new ShoalError('PROTOCOL', `a message between wardens is refused: ${what}`, { cause })
}

/** What a message cannot be without. @throws ShoalError PROTOCOL */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw garbled(`it has no ${what}`)
  return value
}

/** An epoch, a round, a seq, a time: a whole number that JavaScript can count on from. @throws ShoalError PROTOCOL */
export function whole(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0 || value === Number.MAX_SAFE_INTEGER)
    throw garbled(`${what} is ${value}`)
  return value
}

/** @throws ShoalError PROTOCOL */
export function address(text: string): string {
  const bytes = Buffer.byteLength(text)
  if (bytes === 0 || bytes > ADDRESS_BYTES) throw garbled(`it names a key of ${bytes} bytes`)
  return text
}

/** @throws ShoalError PROTOCOL */
export function named(text: string, what: string): string {
  if (text.length > NAME_BYTES) throw garbled(`${what} has ${text.length} characters`)
  return text
}

/** @throws ShoalError PROTOCOL */
export function atMost<Value>(most: number, list: Value[], what: string): Value[] {
  if (list.length > most) throw garbled(`it lists ${list.length} ${what}, at most ${most} may be`)
  return list
}

/** Time that is left, as it travels: no less than it is, so that nobody takes a lease for over before it is. */
export function ms(value: number): number {
  return Math.min(0xffffffff, Math.max(0, Math.ceil(value)))
}
