import { LIMITS } from '../protocols/index.ts'
import { bodyTooLarge } from './actor-host.ts'
import { moved, owned, shared } from './bodies.ts'
import { openCalls } from './calls.ts'
import type { GuestFailure, GuestResult, HostEvent, InstanceId } from './host.ts'
import type { HttpResult } from './http.ts'
import { typeOf } from './type-stats.ts'
import type { WorkerEvent } from './worker-messages.ts'
import type { WorkerThread } from './worker-thread.ts'

/** What guests in workers ask for, and the answers' way back to them. */
export interface GuestCalls {
  called(event: Extract<WorkerEvent, { kind: 'call' | 'fetch' }>): void
  answer(call: number, result: GuestResult | HttpResult): void
  /** Whether an instance waits for any. */
  has(instance: InstanceId): boolean
  /** Who waits for a reply of that actor, if anybody does. */
  caller(address: string): InstanceId | undefined
  /** Closes all of an instance. */
  forget(instance: InstanceId): void
}

export interface GuestCallsParts {
  messageBytes: number
  emit(event: HostEvent): void
  workerOf(instance: InstanceId): WorkerThread | undefined
}

export function guestCalls(parts: GuestCallsParts): GuestCalls {
  const { messageBytes } = parts
  const calls = openCalls()

  return {
    called(event) {
      const { instance, call: inner } = event
      const { body } = event.kind === 'call' ? event : event.request
      const refuse = (failure: GuestFailure): void => {
        const result: GuestResult = { ok: false, failure }
        parts.workerOf(instance)?.tell({ kind: 'answer', instance, call: inner, result })
      }
      if (body.length > messageBytes) return refuse(bodyTooLarge(body.length, messageBytes))
      const call = calls.open(instance, inner, event.kind === 'call' && event.op === 'send' ? event.to : '')
      if (call === undefined) {
        const text = `more than ${LIMITS.pendingCalls.value} sends of one run are open`
        return refuse({ code: 'OVERLOADED', text })
      }
      parts.emit({ ...event, call })
    },

    answer(call, result) {
      const found = calls.take(call)
      if (found === undefined) return
      const worker = parts.workerOf(found.instance)
      const { instance, inner } = found
      if (!result.ok) return worker?.tell({ kind: 'answer', instance, call: inner, result })
      if ('response' in result) {
        const response = { ...result.response, body: owned(result.response.body) }
        const command = { kind: 'answer', instance, call: inner, result: { ok: true, response } } as const
        return worker?.tell(command, moved(response.body))
      }
      // Whoever answers may keep it.
      const body = shared(result.body)
      worker?.tell({ kind: 'answer', instance, call: inner, result: { ok: true, body } })
    },

    has: (instance) => calls.has(instance),
    caller: (address) => calls.caller(address) ?? calls.caller(typeOf(address)),
    forget: (instance) => calls.forget(instance),
  }
}
