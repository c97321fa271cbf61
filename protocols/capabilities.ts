import { ShoalError } from './errors.ts'

/**
 * What actors may use beyond their messages, if their deployer allows it and the operator of the node that runs them
 * grants it.
 *
 * - `http`: requests to other servers (`shoal:actor/http`)
 */
export const CAPABILITIES = ['http'] as const

export type Capability = (typeof CAPABILITIES)[number]

/** Names that a record of another version may hold; more or longer ones are no record. */
const NAMES_MAX = 16
const NAME = /^[a-z][a-z0-9-]{0,31}$/

export function isCapability(name: string): name is Capability {
  return (CAPABILITIES as readonly string[]).includes(name)
}

/** For people: `"teleport" is no capability; there is http`. */
export function unknownCapability(name: string): string {
  return `${JSON.stringify(name)} is no capability; there is ${CAPABILITIES.join(', ')}`
}

/**
 * The names once each, in order, so that equal sets are equal lists.
 *
 * @throws ShoalError BAD_REQUEST naming the capabilities there are
 */
export function checkCapabilities(names: readonly string[], option: string): Capability[] {
  if (!Array.isArray(names))
    throw new ShoalError('BAD_REQUEST', 'capabilities are a list of names', { hint: `see ${option}` })
  const known = names.map((name: string) => {
    if (typeof name === 'string' && isCapability(name)) return name
    throw new ShoalError('BAD_REQUEST', unknownCapability(String(name)), { hint: `see ${option}` })
  })
  return sorted(known)
}

/**
 * The same for what a peer wrote, which may be of a later version: names that this one does not know stay, and no node
 * of it grants them.
 *
 * @returns undefined when they cannot be names of capabilities
 */
export function readCapabilities(names: readonly string[]): string[] | undefined {
  return names.length <= NAMES_MAX && names.every((name) => NAME.test(name)) ? sorted(names) : undefined
}

function sorted<Name extends string>(names: readonly Name[]): Name[] {
  return [...new Set(names)].toSorted()
}
