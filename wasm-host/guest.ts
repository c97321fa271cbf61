import { type Labels, LIMITS, systemClock, type Verdict } from '../protocols/index.ts'
import type { ActorExports, Instantiate, Instantiated } from './glue.ts'
import { NotTheWorld, toFailure, toOptions, toReply, toVerdict } from './guest-values.ts'
import type {
  CallOp,
  CallOptions,
  GuestFailure,
  GuestMessage,
  GuestResult,
  Identity,
  LogLevel,
} from './host.ts'
import { type HttpRequest, httpImports, type HttpResult } from './http.ts'
import { type ImportTable, inertWasi, randomU64 } from './inert-wasi.ts'
import { logBudget } from './log-budget.ts'

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
}

/** One actor inside a worker. */
export interface Guest {
  /** Wasm memories it holds. */
  readonly memories: number
  /** Their size now, bytes. */
  bytes(): number
  /** Rejects with what the guest threw: it must not be used again then. */
  run(message: GuestMessage): Promise<{ result: GuestResult; verdict: Verdict }>
  answer(call: number, result: GuestResult | HttpResult): void
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
}

/** Starts an actor. Throws what its start throws. */
export function startGuest(
  instantiate: Instantiate,
  { identity, env, allow, slot }: GuestInit,
  port: GuestPort,
): Guest {
  const me = { ...identity, epoch: BigInt(identity.epoch) }
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  const log = logBudget(
    () => systemClock.now(),
    (level, text) => port.log(level, text),
  )
  let calls = 0
  let verdicts = 0
  let dropped = false

  function call(op: CallOp, to: unknown, body: unknown, given: unknown): Promise<unknown> {
    if (typeof to !== 'string' || !(body instanceof Uint8Array)) throw new NotTheWorld(op)
    const options = toOptions(given)
    return answered((id) => port.call(id, op, to, body, options))
  }

  /** Suspends the guest until the host answers what `ask` asks of it. */
  function answered(ask: (id: number) => void): Promise<unknown> {
    const id = ++calls
    const answer = Promise.withResolvers<unknown>()
    waiting.set(id, answer)
    ask(id)
    port.executing(false)
    return answer.promise
  }

  const host: ImportTable[string] = {
    whoami: () => me,
    send: (to: unknown, body: unknown, options: unknown) => call('send', to, body, options),
    post: async (to: unknown, body: unknown, options: unknown) =>
      void (await call('post', to, body, options)),
    publish: async (topic: unknown, body: unknown, options: unknown) =>
      void (await call('publish', topic, body, options)),
    next: (verdict: unknown) => {
      if (++verdicts > LIMITS.verdictsPerRun.value) {
        throw new RangeError(`it changed its verdict more than ${LIMITS.verdictsPerRun.value} times`)
      }
      port.verdict(toVerdict(verdict))
    },
    log: (level: LogLevel, text: unknown) => log(level, String(text)),
    now: () => BigInt(systemClock.wall()),
    random: randomU64,
  }

  const sleep = (ms: number): Promise<void> => {
    port.executing(false)
    return new Promise((resolve) => {
      systemClock.after(ms, () => {
        if (dropped) return
        port.executing(true)
        resolve()
      })
    })
  }

  const wasi = inertWasi((stream, text) => log(stream === 'stdout' ? 'info' : 'warn', text), sleep, env)
  const imports: ImportTable = {
    ...wasi,
    'shoal:actor/host': host,
    ...(allow.includes('http') ? httpImports((request) => answered((id) => port.fetch(id, request))) : {}),
  }
  let started: Instantiated | undefined = instantiate(imports, slot)

  return {
    memories: started.memories,
    bytes: () => started?.bytes() ?? 0,

    async run(message) {
      verdicts = 0
      const { result, verdict } = await handle(started?.exports, message)
      me.fresh = false
      return { result, verdict }
    },

    answer(id, result) {
      const answer = waiting.get(id)
      if (answer === undefined) return
      waiting.delete(id)
      port.executing(true)
      if (result.ok) answer.resolve('response' in result ? result.response : result.body)
      // jco lowers a rejection with a plain object as `err`, one with an Error as a trap.
      else answer.reject(toWitFailure(result.failure))
    },

    drop() {
      dropped = true
      started = undefined
      waiting.clear()
    },
  }
}

async function handle(
  actor: ActorExports | undefined,
  message: GuestMessage,
): Promise<{ result: GuestResult; verdict: Verdict }> {
  let reply: unknown
  try {
    reply = await actor?.handle({ ...message, epoch: BigInt(message.epoch) })
  } catch (thrown) {
    const failure = toFailure(thrown)
    if (failure === undefined) throw thrown
    return { result: { ok: false, failure }, verdict: { kind: 'any' } }
  }
  return toReply(reply)
}

function toWitFailure({ code, text, retryAfterMs }: GuestFailure): object {
  return { code, text, retryAfterMs: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs) }
}
