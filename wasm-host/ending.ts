import { type ErrorCode, type ErrorValue, ShoalError } from '../protocols/index.ts'
import { GuestTooLarge } from './actor-host.ts'
import { CommandTrap } from './command-trap.ts'
import type { EndReason } from './host.ts'
import { GuestExit } from './inert-wasi.ts'

/** Functions of a trap's stack that are told. */
const FRAMES = 5

/** Why an instance ended, from what its code threw. */
export function ending(given: unknown, address: string): { reason: EndReason; error: ErrorValue } {
  const thrown = given instanceof CommandTrap ? given.cause : given
  const said = given instanceof CommandTrap && given.lastWords !== '' ? `; it said: ${given.lastWords}` : ''
  if (thrown instanceof GuestExit) {
    return ended(
      'exit',
      'ACTOR_TRAPPED',
      `${address} ${thrown.message}`,
      'an actor returns from handle instead',
    )
  }
  if (thrown instanceof GuestTooLarge) {
    return ended('trapped', 'TOO_LARGE', `${address} ended: ${thrown.message}`, 'send large data in parts')
  }
  return ended(
    'trapped',
    'ACTOR_TRAPPED',
    `${address} trapped: ${describeTrap(thrown)}${said}`,
    `shoal logs ${address} shows what it said before`,
  )
}

/** An actor that could not be started. */
export function startFailed(thrown: unknown, address: string): { reason: EndReason; error: ErrorValue } {
  return ended(
    'start-failed',
    'START_FAILED',
    `${address} could not be started: ${describeTrap(thrown)}`,
    'deploy a component that starts within its limits',
  )
}

export function ended(
  reason: EndReason,
  code: ErrorCode,
  message: string,
  hint: string,
): { reason: EndReason; error: ErrorValue } {
  return { reason, error: new ShoalError(code, message, { hint }).toValue() }
}

/**
 * What was thrown, and where in the guest: function names from the module's name section, indices where it has none.
 */
function describeTrap(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  const frames = (thrown.stack ?? '')
    .split('\n')
    .map((line) => /^\s+at (?:(.+) \()?wasm:\/\/[^\s]*:wasm-function\[(\d+)\]/.exec(line))
    .filter((match) => match !== null)
    .map(([, name, index]) => name?.replace(/^[\w.-]+\.wasm\./, '') ?? `function ${index}`)
  const unique = frames.filter((frame, i) => frame !== frames[i - 1]).slice(0, FRAMES)
  return unique.length === 0 ? thrown.message : `${thrown.message} in ${unique.join(' < ')}`
}
