import type { Address, ErrorValue } from '../protocols/index.ts'
import type { ViewParts } from './view.ts'

/**
 * Begins an activation.
 *
 * @param state memory that was captured elsewhere
 * @returns why none is begun: its component did not start, time and again
 */
export function create(
  { type, text }: Address,
  { env, keyed, roster }: ViewParts,
  epoch: number,
  now: number,
  state?: Uint8Array,
): ErrorValue | undefined {
  const broken = env.starts?.broken(type)
  if (broken !== undefined) return broken
  env.starts?.begin(type)
  roster.create(keyed ? text : `${type}@${env.instanceName()}`, epoch, now, state)
  return undefined
}
