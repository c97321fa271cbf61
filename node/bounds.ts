import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'

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

/** @throws ShoalError BAD_REQUEST */
export function bounded(asked: number | undefined, standard: number, most: number, option: string): number {
  const value = asked ?? standard
  if (!Number.isSafeInteger(value) || value < 1 || value > most)
    throw new ShoalError('BAD_REQUEST', `${option} is ${value}; it may be 1 to ${most}`)
  return value
}
