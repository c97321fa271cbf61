import { type Labels, LIMITS, type Verdict } from '../protocols/index.ts'
import type { CoreState } from './core-state.ts'
import type {
  CallOp,
  CallOptions,
  GuestFailure,
  GuestMessage,
  GuestResult,
  Identity,
  LogLevel,
} from './host.ts'
import type { HttpRequest, HttpResult } from './http.ts'

/** What the code of one actor may ask for, whichever lane it takes. What throws here ends the actor. */
export interface ActorHost {
  readonly identity: Readonly<Identity>
  /** Its environment. */
  readonly env: Labels
  /** Capabilities that it may use. */
  readonly allow: readonly string[]
  /** Resolves with how it went; never when the actor is dropped meanwhile. */
  say(op: CallOp, to: string, body: Uint8Array, options: CallOptions): Promise<GuestResult>
  /** Likewise. */
  fetch(request: HttpRequest): Promise<HttpResult>
  /** Likewise, but its code goes on meanwhile. Of no use when the message is over. */
  fetchAside(request: HttpRequest): Promise<HttpResult>
  /** Resolves after that time, or when one of `until` has settled; never when the actor is dropped meanwhile. */
  sleep(ms: number, until?: readonly Promise<unknown>[]): Promise<void>
  next(verdict: Verdict): void
  log(level: LogLevel, text: string): void
  /** An instance was let go and another takes its place: its memories, and their size, bytes. */
  freed(memories: number, bytes: number): void
}

/** One instance of a component. */
export interface ActorInstance {
  /** Wasm memories it holds. */
  readonly memories: number
  /** Their size now, bytes. */
  bytes(): number
  /** Of its core instances. */
  state(): CoreState
  /** Resources of the host that it holds: they are in no snapshot. */
  handles(): number
  /** Returns at once when its code cannot wait. What it throws or rejects with ends the actor. */
  handle(message: GuestMessage): Handled | Promise<Handled>
}

export interface Handled {
  result: GuestResult
  verdict: Verdict
}

/**
 * Starts one instance of a loaded component. Throws what the guest's start throws.
 *
 * @param slot of its stop flag
 * @param asleep no code of it runs: its state comes from a snapshot
 */
export type Instantiate = (host: ActorHost, slot: number, asleep?: boolean) => ActorInstance

/** What a guest handed over is larger than allowed; it was not copied. */
export class GuestTooLarge extends Error {
  override readonly name = 'GuestTooLarge'

  static reply(length: number, max: number): GuestTooLarge {
    return new GuestTooLarge(`its reply has ${length} bytes, more than ${max}`)
  }

  static text(length: number): GuestTooLarge {
    return new GuestTooLarge(
      `it hands over a text of ${length} bytes, more than ${LIMITS.guestTextBytes.value}`,
    )
  }
}

/** The answer to a message that is not sent because of its length. */
export function bodyTooLarge(length: number, max: number): GuestFailure {
  return { code: 'TOO_LARGE', text: `the body has ${length} bytes, more than ${max}` }
}

/** The time that a verdict may hold. */
export function boundedVerdictMs(forMs: number): number {
  return Math.min(Math.max(forMs, 0), LIMITS.verdictMs.value)
}
