import { type Clock, LIMITS, type Policy, ShoalError } from '../../protocols/index.ts'
import type { HttpRequest, HttpResult } from '../../wasm-host/index.ts'
import type { GuestFetch } from './guest-calls.ts'
import type { Happening } from '../events.ts'
import type { HttpFetch } from './http-fetch.ts'

export interface GuestHttpParts {
  clock: Clock
  log: (event: Happening) => void
  fetch: HttpFetch
}

/** The run in which a request is made. */
export interface RequestRun {
  address: string
  policy: Policy
  /** When it started, and when its message is late; by the clock, ms. */
  startedAt: number
  deadline: number
  /** Resolves when something may leave the actor, false when it is over. */
  mayLeave(): Promise<boolean>
}

/** Requests of actors to servers outside the mesh, within the bounds of the node, the run and the message. */
export class GuestHttp {
  readonly #parts: GuestHttpParts
  readonly #open = new Map<number, Set<AbortController>>()
  #count = 0

  constructor(parts: GuestHttpParts) {
    this.#parts = parts
  }

  /** Never rejects. */
  async request({ instance, request }: GuestFetch, run: RequestRun): Promise<HttpResult> {
    const { clock, log } = this.#parts
    const startedAt = clock.now()
    const result = await this.#bounded(instance, request, run)
    log({
      event: 'fetched',
      address: run.address,
      method: request.method.slice(0, 32),
      // The rest may hold secrets.
      origin: URL.parse(request.url)?.origin ?? '',
      result: result.ok ? String(result.response.status) : result.failure.code,
      ms: Math.round(clock.now() - startedAt),
    })
    return result
  }

  async #bounded(instance: number, request: HttpRequest, run: RequestRun): Promise<HttpResult> {
    const { clock, fetch } = this.#parts
    if (this.#count >= LIMITS.httpAtOnce.value)
      return failed(
        new ShoalError('OVERLOADED', `this node has ${LIMITS.httpAtOnce.value} requests open`, {
          retryAfterMs: run.policy.holdMs,
        }),
      )
    const abort = new AbortController()
    const own = this.#open.get(instance) ?? new Set()
    this.#open.set(instance, own.add(abort))
    this.#count += 1
    const ms = patience(request.timeoutMs, run, clock.now())
    const stopTimer = clock.after(ms, () => abort.abort(late(request.url, ms)))
    try {
      const response = await fetch(request, {
        responseBytes: Math.min(LIMITS.httpResponseBytes.value, Math.floor(run.policy.memoryBytes / 4)),
        signal: abort.signal,
        leave: async () => {
          if (!(await run.mayLeave())) abort.abort(over())
          abort.signal.throwIfAborted()
        },
      })
      return { ok: true, response }
    } catch (error) {
      return failed(ShoalError.wrap(error))
    } finally {
      stopTimer()
      this.#count -= 1
      own.delete(abort)
      if (own.size === 0 && this.#open.get(instance) === own) this.#open.delete(instance)
    }
  }

  /** Nobody waits for the requests of this instance any more: they end. */
  forget(instance: number): void {
    const open = this.#open.get(instance)
    if (open === undefined) return
    for (const abort of open) abort.abort(over())
    this.#open.delete(instance)
  }
}

/** The actor must still be able to answer after its request timed out. */
function patience(asked: number, { policy, startedAt, deadline }: RequestRun, now: number): number {
  const left = Math.min(deadline, startedAt + policy.runMs) - now
  return Math.max(1, Math.min(asked || LIMITS.httpMs.value, 0.9 * left))
}

function over(): ShoalError {
  return new ShoalError('LEASE_LOST', 'this activation is over')
}

function failed({ code, message: text, retryAfterMs }: ShoalError): HttpResult {
  return { ok: false, failure: { code, text, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) } }
}

function late(url: string, ms: number): ShoalError {
  const host = URL.parse(url)?.host ?? 'the server'
  return new ShoalError('UNKNOWN_OUTCOME', `no response of ${host} within ${Math.round(ms)} ms`)
}
