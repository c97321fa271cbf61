import assert from 'node:assert'
import { ANY, type Headers, systemClock, type Verdict } from '../protocols/index.ts'
import {
  type ActorHost,
  type ActorInstance,
  bodyTooLarge,
  boundedVerdictMs,
  GuestTooLarge,
  type Handled,
  type Instantiate,
} from './actor-host.ts'
import type { HostFunction } from './actor-world.ts'
import { type CoreInstance, type CoreStart, sizeOf, startCore, stateOf } from './core-instance.ts'
import type { CoreState } from './core-state.ts'
import { GuestMemory, type Realloc } from './guest-memory.ts'
import { KEYS, OTHERWISE, RETRIES } from './guest-values.ts'
import type { CallOp, CallOptions, GuestFailure, GuestMessage, GuestResult, LogLevel } from './host.ts'
import { randomU64 } from './inert-wasi.ts'
import { keptBuffers } from './kept-buffers.ts'
import type { ThinPlan } from './thin-plan.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** Bytes and alignment of a message and of its headers' pairs; bytes of a result that `send` and its like give. */
const MESSAGE = { size: 80, align: 8 }
const PAIR = { size: 16, align: 4 }

const LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Functions that make the actor wait. */
const SAYING: ReadonlySet<HostFunction> = new Set(['send', 'post', 'publish'])

/** The thin lane: the canonical ABI of the actor world, written once for all its components. */
export function loadThin(
  component: LoadedComponent,
  plan: ThinPlan,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
  const [module] = component.modules
  assert(module !== undefined, 'a component of the thin lane has one module')
  return (host, slot, asleep = false) =>
    new ThinActor({ plan, module, messageBytes }, host, { stop, slot, asleep })
}

interface ThinComponent {
  plan: ThinPlan
  module: LoadedComponent['modules'][number]
  messageBytes: number
}

type CoreImport = (...given: number[]) => unknown

class ThinActor implements ActorInstance {
  readonly #host: ActorHost
  readonly #messageBytes: number
  readonly #core: CoreInstance
  readonly #memory: GuestMemory
  readonly #handle: (message: number) => number | Promise<number>
  readonly #postReturn: ((result: number) => void) | undefined
  /** Until it has started, and while it frees what it returned, its code may ask for nothing that needs its memory. */
  #open = false
  #freeing = false
  /** What was thrown into its code: that is the end, whatever the code makes of it. */
  #broken: { by: unknown } | undefined

  constructor({ plan, module, messageBytes }: ThinComponent, host: ActorHost, start: CoreStart) {
    this.#host = host
    this.#messageBytes = messageBytes
    const imports: Record<string, Record<string, unknown>> = {}
    for (const { module: from, name, of, late } of plan.imports) {
      const call = this.#import(of, late)
      ;(imports[from] ??= {})[name] = SAYING.has(of) ? new WebAssembly.Suspending(call) : call
    }
    this.#core = startCore(module, imports, start)
    const { exports } = this.#core.instance
    const realloc = exports[plan.realloc] as Realloc
    this.#memory = new GuestMemory(exports[plan.memory] as WebAssembly.Memory, realloc)
    const handle = exports[plan.handle] as (message: number) => number
    // Waiting takes a stack of its own: who never waits has none.
    this.#handle = plan.imports.some(({ of }) => SAYING.has(of)) ? WebAssembly.promising(handle) : handle
    this.#postReturn =
      plan.postReturn === undefined ? undefined : (exports[plan.postReturn] as (result: number) => void)
    this.#open = true
  }

  get memories(): number {
    return this.#core.memories.length
  }

  bytes(): number {
    return sizeOf([this.#core])
  }

  state(): CoreState {
    return stateOf([this.#core])
  }

  /** Its world has none. */
  handles(): number {
    return 0
  }

  handle(message: GuestMessage): Handled | Promise<Handled> {
    const at = this.#lowerMessage(message)
    const result = this.#handle(at)
    const share = message.sharedReply === true
    return typeof result === 'number'
      ? this.#liftResult(result, share)
      : result.then((it) => this.#liftResult(it, share))
  }

  // The message, and what becomes of it

  #lowerMessage(message: GuestMessage): number {
    const memory = this.#memory
    memory.refresh()
    const at = memory.room(MESSAGE.align, MESSAGE.size)
    memory.setText(at, message.id)
    memory.setText(at + 8, message.sender)
    memory.setText(at + 16, message.subject)
    memory.setText(at + 24, message.correlation)
    memory.setText(at + 32, message.topic)
    memory.setText(at + 40, message.idempotencyKey)
    this.#lowerHeaders(at + 48, message.headers)
    memory.setU32(at + 56, message.deadlineMs)
    memory.setU32(at + 60, message.attempt)
    memory.setU64(at + 64, message.epoch)
    memory.setBytes(at + 72, message.body)
    return at
  }

  #lowerHeaders(at: number, headers: Headers): void {
    const memory = this.#memory
    const pairs = memory.room(PAIR.align, headers.length * PAIR.size)
    for (const [i, [name, value]] of headers.entries()) {
      memory.setText(pairs + i * PAIR.size, name)
      memory.setText(pairs + i * PAIR.size + 8, value)
    }
    memory.setU32(at, pairs)
    memory.setU32(at + 4, headers.length)
  }

  /** Layout of `result<reply, failure>`. */
  #liftResult(at: number, share: boolean): Handled {
    if (this.#broken !== undefined) throw this.#broken.by
    this.#memory.refresh()
    const handled = this.#isErr(at)
      ? { result: { ok: false, failure: this.#failure(at + 4) } as const, verdict: ANY }
      : {
          result: { ok: true, body: this.#replyBody(at + 4, share) } as const,
          verdict: this.#verdictAt(at + 12),
        }
    this.#freeing = true
    this.#postReturn?.(at)
    this.#freeing = false
    return handled
  }

  #isErr(at: number): boolean {
    return discriminant(this.#memory.u8(at), 2, 'result') === 1
  }

  #replyBody(at: number, share: boolean): Uint8Array {
    const length = this.#memory.u32(at + 4)
    if (length > this.#messageBytes) throw GuestTooLarge.reply(length, this.#messageBytes)
    return this.#memory.copy(this.#memory.u32(at), length, share)
  }

  #failure(at: number): GuestFailure {
    const memory = this.#memory
    const failure = { code: memory.textAt(at), text: memory.textAt(at + 8) }
    const timed = discriminant(memory.u8(at + 16), 2, 'option') === 1
    return timed ? { ...failure, retryAfterMs: memory.u32(at + 20) } : failure
  }

  #verdictAt(at: number): Verdict {
    const memory = this.#memory
    const tag = memory.u8(at)
    if (tag === 0) return ANY
    if (tag !== 1) return this.#verdict(tag, memory.u32(at + 4), 0, 0, 0, 0)
    const [by, pointer, length] = [memory.u8(at + 4), memory.u32(at + 8), memory.u32(at + 12)]
    return this.#verdict(tag, by, pointer, length, memory.u32(at + 16), memory.u8(at + 20))
  }

  /** As it is flattened: the fields of `only`, or the time of `none` in the place of the first. */
  #verdict(tag: number, by: number, pointer: number, length: number, ms: number, otherwise: number): Verdict {
    switch (discriminant(tag, 3, 'verdict')) {
      case 0:
        return ANY
      case 1:
        return {
          kind: 'only',
          by: named(KEYS, by, 'key'),
          value: this.#memory.text(pointer, length),
          forMs: boundedVerdictMs(ms >>> 0),
          otherwise: named(OTHERWISE, otherwise, 'otherwise'),
        }
      default:
        return { kind: 'none', forMs: boundedVerdictMs(by >>> 0) }
    }
  }

  // What it asks for

  /** What its code calls, if it may at that moment. What is thrown into it is the end. @param late it needs the memory */
  #import(of: HostFunction, late: boolean): CoreImport {
    return (...given) => {
      try {
        if (this.#freeing) throw new Error('cannot leave component instance')
        if (late && !this.#open) throw new Error('calls the host before it has started')
        if (this.#open) this.#memory.refresh()
        return this.#called(of, given)
      } catch (thrown) {
        this.#broken = { by: thrown }
        throw thrown
      }
    }
  }

  #called(of: HostFunction, given: readonly number[]): unknown {
    switch (of) {
      case 'send':
      case 'post':
      case 'publish':
        return this.#say(of, given)
      case 'whoami':
        return this.#lowerIdentity(given[0] ?? 0)
      case 'next': {
        const [tag = 0, by = 0, pointer = 0, length = 0, ms = 0, otherwise = 0] = given
        return this.#host.next(this.#verdict(tag, by, pointer, length, ms, otherwise))
      }
      case 'log': {
        const [level = 0, pointer = 0, length = 0] = given
        return this.#host.log(named(LEVELS, level, 'level'), this.#memory.text(pointer, length))
      }
      case 'now':
        return BigInt(systemClock.wall())
      case 'random':
        return randomU64()
    }
  }

  /** Layout of `identity`. */
  #lowerIdentity(at: number): void {
    const { address, peer, epoch, fresh } = this.#host.identity
    const memory = this.#memory
    memory.setText(at, address)
    memory.setText(at + 8, peer)
    memory.setU64(at + 16, epoch)
    memory.setU8(at + 24, fresh ? 1 : 0)
  }

  /** Reads the flat parameters; the last one says where the result belongs, which is written when it is known. */
  #say(op: CallOp, given: readonly number[]): Promise<void> | void {
    const [to = 0, toLength = 0, body = 0, bodyLength = 0, ...options] = given
    const at = given[15] ?? 0
    const memory = this.#memory
    const target = memory.text(to, toLength)
    memory.check(body >>> 0, bodyLength >>> 0)
    const told = this.#options(options)
    const length = bodyLength >>> 0
    if (length > this.#messageBytes)
      return this.#lowerSaid(op, at, { ok: false, failure: bodyTooLarge(length, this.#messageBytes) })
    const said = memory.copy(body, length, op === 'send')
    return this.#host.say(op, target, said, told).then((result) => {
      try {
        memory.refresh()
        this.#lowerSaid(op, at, result)
        if (op === 'send' && result.ok) answered(said, result.body)
      } catch (thrown) {
        this.#broken = { by: thrown }
        throw thrown
      }
    })
  }

  /** What is empty, zero or unset is left out. */
  #options(given: readonly number[]): CallOptions {
    const [subjectAt = 0, subjectLength = 0, correlationAt = 0, correlationLength = 0, pairs = 0, count = 0] =
      given
    const [keyAt = 0, keyLength = 0, timeout = 0, retryTag = 0, unordered = 0] = given.slice(6)
    const memory = this.#memory
    const options: CallOptions = {}
    const subject = memory.text(subjectAt, subjectLength)
    if (subject !== '') options.subject = subject
    const correlation = memory.text(correlationAt, correlationLength)
    if (correlation !== '') options.correlation = correlation
    const headers = this.#headers(pairs >>> 0, count >>> 0)
    if (headers.length > 0) options.headers = headers
    const idempotencyKey = memory.text(keyAt, keyLength)
    if (idempotencyKey !== '') options.idempotencyKey = idempotencyKey
    if (timeout !== 0) options.timeoutMs = timeout >>> 0
    const retry = discriminant(retryTag, RETRIES.length + 1, 'retry')
    if (retry > 0) options.retry = named(RETRIES, retry - 1, 'retry')
    if (unordered !== 0) options.unordered = true
    return options
  }

  #headers(pairs: number, count: number): Headers {
    const memory = this.#memory
    if (pairs % PAIR.align !== 0) throw new TypeError(`list pointer ${pairs} is not aligned to ${PAIR.align}`)
    memory.check(pairs, count * PAIR.size)
    const headers: [string, string][] = []
    for (let at = pairs; at < pairs + count * PAIR.size; at += PAIR.size)
      headers.push([memory.textAt(at), memory.textAt(at + 8)])
    return headers
  }

  /** Layout of `result<list<u8>, failure>`, and of `result<_, failure>`, where the list is left out. */
  #lowerSaid(op: CallOp, at: number, result: GuestResult): void {
    const memory = this.#memory
    memory.setU8(at, result.ok ? 0 : 1)
    if (result.ok) {
      if (op === 'send') memory.setBytes(at + 4, result.body)
      return
    }
    const { code, text, retryAfterMs } = result.failure
    memory.setText(at + 4, code)
    memory.setText(at + 12, text)
    memory.setU8(at + 20, retryAfterMs === undefined ? 0 : 1)
    if (retryAfterMs !== undefined) memory.setU32(at + 24, Math.ceil(retryAfterMs))
  }
}

/** A send is over, and so are its body and its reply, if their memory is shared. After a failure others may try it again. */
function answered(...bodies: readonly Uint8Array[]): void {
  for (const body of bodies) keptBuffers.give(body)
}

/** @throws TypeError when a variant has no such case */
function discriminant(value: number, cases: number, of: string): number {
  if (value >= 0 && value < cases) return value
  throw new TypeError(`invalid discriminant ${value} for ${of}`)
}

function named<T>(names: readonly T[], index: number, of: string): T {
  const name = names[discriminant(index, names.length, of)]
  if (name === undefined) throw new TypeError(`invalid discriminant ${index} for ${of}`)
  return name
}
