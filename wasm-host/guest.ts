import { type Labels, LIMITS, systemClock, type Verdict } from '../protocols/index.ts'
import type { ActorHost, ActorInstance, Handled } from './actor-host.ts'
import { CannotCapture } from './core-state.ts'
import type { CallOp, CallOptions, GuestMessage, GuestResult, Identity, LogLevel } from './host.ts'
import type { HttpRequest, HttpResult } from './http.ts'
import { logBudget } from './log-budget.ts'
import type { ReadyComponent } from './ready-component.ts'

/** Where a guest's wishes go. */
export interface GuestPort {
  /** Answered through {@link Guest.answer}. */
  call(call: number, op: CallOp, to: string, body: Uint8Array, options: CallOptions): void
  /** Likewise. */
  fetch(call: number, request: HttpRequest): void
  verdict(verdict: Verdict): void
  log(level: LogLevel, text: string): void
  /** Its code may run from now on, or does not for a while. */
  executing(now: boolean): void
  /** See {@link ActorHost.freed}. */
  freed(memories: number, bytes: number): void
}

/** One actor inside a worker. */
export interface Guest {
  /** Wasm memories it holds. */
  readonly memories: number
  /** Their size now, bytes. */
  bytes(): number
  /** Throws or rejects with what the guest threw: it must not be used again then. */
  run(message: GuestMessage): Handled | Promise<Handled>
  answer(call: number, result: GuestResult | HttpResult): void
  /** A snapshot of it at rest. @throws CannotCapture */
  capture(): Uint8Array
  /** It never runs again, not even what it was waiting for. Whoever holds nothing else lets its memory go. */
  drop(): void
}

export interface GuestInit {
  identity: Identity
  /** Its environment. */
  env: Labels
  /** Capabilities that it may use. */
  allow: readonly string[]
  /** Of its stop flag. */
  slot: number
  /** It goes on from there instead of starting. */
  snapshot?: Uint8Array | undefined
}

/** Starts an actor. Throws what its start throws, and BadSnapshot. */
export function startGuest(component: ReadyComponent, init: GuestInit, port: GuestPort): Guest {
  return new LiveGuest(component, init, port)
}

/** An actor and what it waits for. Its own code sees it as {@link ActorHost}. */
class LiveGuest implements Guest, ActorHost {
  readonly identity: Identity
  readonly env: Labels
  readonly allow: readonly string[]
  readonly #component: ReadyComponent
  readonly #port: GuestPort
  #instance: ActorInstance | undefined
  #log: ActorHost['log'] | undefined
  /** By number; made at the first call. */
  #waiting: Map<number, (result: never) => void> | undefined
  /** Of these, those that its code does not wait for. */
  #aside: Set<number> | undefined
  #calls = 0
  #verdicts = 0
  #dropped = false
  /** What was thrown into its code: it ends of it, whatever the code makes of that. */
  #broken: { by: unknown } | undefined

  constructor(component: ReadyComponent, init: GuestInit, port: GuestPort) {
    const { snapshot } = init
    this.identity = { ...init.identity }
    this.env = init.env
    this.allow = init.allow
    this.#component = component
    this.#port = port
    const instance = component.instantiate(this, init.slot, snapshot !== undefined)
    if (snapshot !== undefined) this.identity.fresh = component.snapshots.restore(instance, snapshot)
    this.#instance = instance
  }

  get memories(): number {
    return this.#instance?.memories ?? 0
  }

  bytes(): number {
    return this.#instance?.bytes() ?? 0
  }

  run(message: GuestMessage): Handled | Promise<Handled> {
    this.#verdicts = 0
    const handled = this.#instance?.handle(message)
    if (handled === undefined) return new Promise(() => undefined)
    return handled instanceof Promise ? handled.then((each) => this.#ran(each)) : this.#ran(handled)
  }

  answer(id: number, result: GuestResult | HttpResult): void {
    const resolve = this.#waiting?.get(id) as ((result: GuestResult | HttpResult) => void) | undefined
    if (resolve === undefined) return
    this.#waiting?.delete(id)
    if (this.#aside?.delete(id) !== true) this.#port.executing(true)
    resolve(result)
  }

  capture(): Uint8Array {
    if (this.#instance === undefined) throw new CannotCapture('it is gone')
    return this.#component.snapshots.capture(this.#instance, this.identity.fresh)
  }

  drop(): void {
    this.#dropped = true
    this.#instance = undefined
    this.#waiting = undefined
  }

  // What its code asks for

  say(op: CallOp, to: string, body: Uint8Array, options: CallOptions): Promise<GuestResult> {
    return this.#answered((id) => this.#port.call(id, op, to, body, options))
  }

  fetch(request: HttpRequest): Promise<HttpResult> {
    return this.#answered((id) => this.#port.fetch(id, request))
  }

  fetchAside(request: HttpRequest): Promise<HttpResult> {
    return this.#asked((id) => {
      this.#aside = (this.#aside ?? new Set()).add(id)
      this.#port.fetch(id, request)
    })
  }

  sleep(ms: number, until: readonly Promise<unknown>[] = []): Promise<void> {
    this.#port.executing(false)
    return new Promise((resolve) => {
      let awake = false
      const wake = (): void => {
        stopTimer()
        if (this.#dropped || awake) return
        awake = true
        this.#port.executing(true)
        resolve()
      }
      const stopTimer = systemClock.after(ms, wake)
      if (until.length > 0) void Promise.race(until).then(wake, wake)
    })
  }

  freed(memories: number, bytes: number): void {
    this.#port.freed(memories, bytes)
  }

  next(verdict: Verdict): void {
    if (++this.#verdicts > LIMITS.verdictsPerRun.value) {
      const by = new RangeError(`it changed its verdict more than ${LIMITS.verdictsPerRun.value} times`)
      this.#broken = { by }
      throw by
    }
    this.#port.verdict(verdict)
  }

  log(level: LogLevel, text: string): void {
    this.#log ??= logBudget(
      () => systemClock.now(),
      (each, line) => this.#port.log(each, line),
    )
    this.#log(level, text)
  }

  /** Suspends its code until the host answers what `ask` asks of it. */
  #answered<T>(ask: (id: number) => void): Promise<T> {
    return this.#asked((id) => {
      ask(id)
      this.#port.executing(false)
    })
  }

  #asked<T>(ask: (id: number) => void): Promise<T> {
    const id = ++this.#calls
    return new Promise((resolve) => {
      this.#waiting ??= new Map()
      this.#waiting.set(id, resolve as (result: never) => void)
      ask(id)
    })
  }

  #ran(handled: Handled): Handled {
    if (this.#broken !== undefined) throw this.#broken.by
    this.identity.fresh = false
    // Nobody answers what it did not wait for.
    for (const id of this.#aside ?? []) this.#waiting?.delete(id)
    this.#aside = undefined
    return handled
  }
}
