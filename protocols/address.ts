import { ShoalError } from './errors.ts'
import { LIMITS } from './limits.ts'

/**
 * Whom a message is for.
 * - `type/key`: keyed, at most one activation in the mesh. The key may contain `/`.
 * - `type`: pool, any free instance anywhere.
 * - `type@instance`: one activation of a pool, while it lives.
 */
export type Address =
  | { kind: 'keyed'; type: string; key: string; text: string }
  | { kind: 'pool'; type: string; text: string }
  | { kind: 'instance'; type: string; instance: string; text: string }

const TYPE = /^[a-z][a-z0-9._-]*$/
const INSTANCE = /^[A-Za-z0-9._-]+$/
// Control characters and lone surrogates would make logs and records lie.
// oxlint-disable-next-line no-control-regex
const BAD_IN_KEY = /[\u0000-\u001f\u007f\p{Cs}]/u

function bad(text: string, why: string): ShoalError {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  return new ShoalError('BAD_ADDRESS', `${JSON.stringify(shown)} is not an actor address: ${why}`, {
    hint: 'an address is type/key, for example counter/alice, or type for any free instance',
  })
}

/**
 * @param whole of which it is the type, for the error
 * @throws ShoalError BAD_ADDRESS
 */
export function parseTypeName(text: string, whole: string = text): string {
  if (!TYPE.test(text))
    throw bad(
      whole,
      'a type is lower-case letters, digits, dot, underscore and dash, and starts with a letter',
    )
  if (text.length > LIMITS.typeNameBytes.value)
    throw bad(whole, `its type is longer than ${LIMITS.typeNameBytes.value} bytes`)
  return text
}

/** @throws ShoalError BAD_ADDRESS */
export function parseAddress(text: string): Address {
  const slash = text.indexOf('/')
  if (slash !== -1) {
    const type = parseTypeName(text.slice(0, slash), text)
    const key = text.slice(slash + 1)
    if (key === '') throw bad(text, 'its key is empty')
    if (BAD_IN_KEY.test(key)) throw bad(text, 'its key holds a control character')
    if (Buffer.byteLength(key) > LIMITS.keyBytes.value)
      throw bad(text, `its key is longer than ${LIMITS.keyBytes.value} bytes`)
    return { kind: 'keyed', type, key, text }
  }
  const at = text.indexOf('@')
  if (at !== -1) {
    const type = parseTypeName(text.slice(0, at), text)
    const instance = text.slice(at + 1)
    if (!INSTANCE.test(instance) || instance.length > 80) throw bad(text, 'its instance name is malformed')
    return { kind: 'instance', type, instance, text }
  }
  return { kind: 'pool', type: parseTypeName(text), text }
}
