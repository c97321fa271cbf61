import { ShoalError } from '../protocols/index.ts'

/** Longest id that is looked for, in characters. */
export const ID_MAX = 200

/** @throws ShoalError BAD_REQUEST */
export function checkId(id: string): string {
  if (id.length <= ID_MAX && /^[\w-]+(?:\.[\w-]+){2,}$/.test(id)) return id
  const shown = id.length > 40 ? `${id.slice(0, 40)}…` : id
  throw new ShoalError('BAD_REQUEST', `${JSON.stringify(shown)} is not the id of a message`, {
    hint: 'an id looks like Xy7aB2cd.mi2k0f.1-3: send --json and post print it, and errors name it',
  })
}
