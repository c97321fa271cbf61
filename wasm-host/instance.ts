import assert from 'node:assert'
import type { Stop } from '../protocols/index.ts'
import { isLarge, shared } from './bodies.ts'
import { ended } from './ending.ts'
import type { Capture, GuestMessage, HostEvent, InstanceId, InstanceInit } from './host.ts'
import { keptBuffers } from './kept-buffers.ts'
import type { Place } from './places.ts'
import type { Resident } from './residents.ts'
import { typeOf } from './type-stats.ts'
import type { LoadedComponent } from './worker-messages.ts'
import type { WorkerThread } from './worker-thread.ts'

/** One actor, seen from the host. */
export class Instance implements Resident {
  readonly id: InstanceId
  readonly init: Omit<InstanceInit, 'snapshot'>
  readonly type: string
  /** `falling` asleep: told to, at rest until then. `waking`: its message follows at once. */
  state: 'starting' | 'rest' | 'running' | 'falling' | 'asleep' | 'waking' = 'starting'
  /** Undefined while it is loaded. */
  component: LoadedComponent | undefined
  /** Undefined while it has none: its component is loaded, it waits for room, it sleeps. */
  place: Place | undefined
  /** Number of the command that started its code last. */
  seq = 0
  usedAt = 0
  /** Size of its memories when its worker said so last. */
  bytes = 0
  stopTimer: Stop | undefined
  /** What it goes on from when it has a worker again. */
  snapshot: Uint8Array | undefined
  /** Came while it fell asleep or slept. */
  pending: GuestMessage | undefined
  /** It could not be put to sleep as it is. */
  restless = false
  /** Who waits for a snapshot. */
  captures: ((capture: Capture) => void)[] | undefined

  /** The body of its present message, if that had to be copied. */
  #copied: Uint8Array | undefined

  constructor(id: InstanceId, init: Omit<InstanceInit, 'snapshot'>) {
    this.id = id
    this.init = init
    this.type = typeOf(init.identity.address)
  }

  get worker(): WorkerThread | undefined {
    return this.place?.worker
  }

  get memories(): number {
    return this.component?.memories ?? 0
  }

  get idle(): boolean {
    return this.state === 'rest' && !this.restless && this.component?.hidden === undefined
  }

  /** A message as its worker gets it: the caller keeps its own body, for another attempt. A small one is copied on the way. */
  own(message: GuestMessage): GuestMessage {
    const body = isLarge(message.body.length) ? shared(message.body) : message.body
    const same = body === message.body
    this.#copied = same ? undefined : body
    return same ? message : { ...message, body }
  }

  /** Its run came to a clean end: nobody reads the copy any more. */
  ran(): void {
    keptBuffers.give(this.#copied)
    this.#copied = undefined
  }

  /** The message that it has to run now. */
  take(): GuestMessage {
    const { pending } = this
    assert(pending !== undefined, 'it has a message')
    this.pending = undefined
    return pending
  }

  tellCaptures(capture: Capture): void {
    const { captures } = this
    this.captures = undefined
    for (const tell of captures ?? []) tell(capture)
  }
}

export type Ending = Pick<Extract<HostEvent, { kind: 'ended' }>, 'reason' | 'error'>

export function tooLong({ state, init }: Instance, ms: number): Ending {
  const { address } = init.identity
  if (state === 'starting') {
    return ended('start-failed', 'START_FAILED', `${address} took longer than ${ms} ms to start`, '')
  }
  const hint = 'give it less to do in one message, or deploy it with a longer --run-max'
  return ended('run-timeout', 'RUN_TIMEOUT', `${address} ran longer than ${ms} ms`, hint)
}

/** The actor whose own code was running when the worker broke is not its victim. */
export function lostWorker({ state, init }: Instance, culprit: boolean, why: string): Ending {
  const { address } = init.identity
  if (!culprit)
    return ended('worker-lost', 'WORKER_LOST', `the worker of ${address} was lost: ${why}`, 'send again')
  const message = `${address} broke its worker: ${why}`
  return state === 'starting'
    ? ended('start-failed', 'START_FAILED', message, '')
    : ended('trapped', 'ACTOR_TRAPPED', message, '')
}

/** Its memory is lost, and it is not to blame. */
export function notWoken({ init }: Instance, why: string): Ending {
  const message = `${init.identity.address} could not go on from its snapshot: ${why}`
  return ended('worker-lost', 'WORKER_LOST', message, 'send again')
}

export function noRoom({ init }: Instance): Ending {
  const { address } = init.identity
  const hint = 'send it again later, or start the node with a larger --live or --live-bytes'
  return ended('start-failed', 'OVERLOADED', `${address} found no room among the live actors`, hint)
}
