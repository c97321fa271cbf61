import type { ErrorValue, Outcome } from '../../protocols/index.ts'
import type { GuestResult, HostEvent } from '../../wasm-host/index.ts'

/** A guest sends or posts. */
export type GuestCall = Extract<HostEvent, { kind: 'call' }>

/** A guest makes a request to a server outside the mesh. */
export type GuestFetch = Extract<HostEvent, { kind: 'fetch' }>

/** The answer to a guest whose lease is over: it will not run again. */
export const OVER: GuestResult = {
  ok: false,
  failure: { code: 'LEASE_LOST', text: 'this activation is over' },
}

/** How a message ended, as the guest that sent it sees it. */
export function guestResult(outcome: Outcome): GuestResult {
  switch (outcome.kind) {
    case 'reply':
      return { ok: true, body: outcome.body }
    case 'accepted':
      return { ok: true, body: new Uint8Array() }
    case 'moved':
      return { ok: false, failure: { code: 'UNAVAILABLE', text: 'the target moved' } }
    case 'refused':
      return guestFailure(outcome.error)
  }
}

export function guestFailure({ code, message: text, retryAfterMs }: ErrorValue): GuestResult {
  return { ok: false, failure: { code, text, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } }
}
