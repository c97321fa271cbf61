import { type ActorType, type Address, type Policy, ShoalError, type World } from '../protocols/index.ts'

/**
 * A command is new for each message: nothing of it could be found again by a key.
 *
 * @throws ShoalError BAD_REQUEST
 */
export function checkKey({ name, world }: ActorType, target: Address): void {
  if (world !== 'command' || target.kind !== 'keyed') return
  throw new ShoalError(
    'BAD_REQUEST',
    `${name} is a command, which has no keys: ${target.text} names nothing`,
    {
      hint: `send to ${name}, without a key`,
    },
  )
}

/** Likewise for the keys that topics are told to. @throws ShoalError BAD_REQUEST */
export function checkSubscriptions(type: string, world: World, { subscribe }: Policy): void {
  if (world !== 'command') return
  const keyed = Object.entries(subscribe).find(([, key]) => key !== '')
  if (keyed === undefined) return
  throw new ShoalError(
    'BAD_REQUEST',
    `${type} is a command, which has no keys: topic ${keyed[0]} names ${keyed[1]}`,
    {
      hint: `subscribe ${keyed[0]} without a key, for any free ${type}`,
    },
  )
}
