import assert from 'node:assert'
import {
  ANY,
  type Clock,
  LIMITS,
  type Random,
  ShoalError,
  type Stop,
  type Verdict,
} from '../protocols/index.ts'
import { openCalls } from './calls.ts'
import { ended, ending, startFailed } from './ending.ts'
import type { HttpRequest, HttpResponse } from './http.ts'
import type {
  CallOp,
  CallOptions,
  GuestFailure,
  GuestMessage,
  GuestResult,
  Host,
  HostEvent,
  HostHandler,
  Identity,
  InstanceId,
  InstanceInit,
  LogLevel,
} from './host.ts'

/** The actor world for a JavaScript function. */
export interface InlineActor {
  readonly identity: Readonly<Identity>
  /** Rejects with an {@link InlineFailure}. */
  send(to: string, body: Uint8Array, options?: CallOptions): Promise<Uint8Array>
  post(to: string, body: Uint8Array, options?: CallOptions): Promise<void>
  publish(topic: string, body: Uint8Array, options?: CallOptions): Promise<void>
  /** For types that are allowed http. Rejects likewise. */
  fetch(request: HttpRequest): Promise<HttpResponse>
  next(verdict: Verdict): void
  log(level: LogLevel, text: string): void
  /** Wall clock, ms. */
  now(): number
  /** Uniform in [0, 1). */
  random(): number
}

/** What a send rejects with; thrown by an actor it is its `err(failure)`. Everything else that is thrown is a trap. */
export class InlineFailure extends Error {
  override readonly name = 'InlineFailure'
  readonly failure: GuestFailure

  constructor(failure: GuestFailure) {
    super(`${failure.code}: ${failure.text}`)
    this.failure = failure
  }
}

export interface InlineReply {
  body: Uint8Array
  /** @default any */
  verdict?: Verdict
}

/** Makes one actor: what its closure holds is its memory. Called once per activation. */
export type Behaviour = (actor: InlineActor) => (message: GuestMessage) => InlineReply | Promise<InlineReply>

export interface InlineHostComponents {
  clock: Clock
  random: Random
  handler: HostHandler
}

interface Instance {
  readonly id: InstanceId
  readonly init: InstanceInit
  readonly identity: Identity
  state: 'starting' | 'rest' | 'running'
  handle: ReturnType<Behaviour> | undefined
  stopTimer: Stop | undefined
  readonly waiting: Map<number, PromiseWithResolvers<unknown>>
}

/**
 * Actors as JavaScript functions on the caller's thread, for tests and simulation: the same commands and events as
 * `poolHost`, in an order that only clock and random decide. A function that never returns stops everything.
 *
 * @param behaviours by CID
 */
export function inlineHost(
  behaviours: Readonly<Record<string, Behaviour>>,
): (components: InlineHostComponents) => Host {
  return ({ clock, random, handler }) => {
    const live = new Map<InstanceId, Instance>()
    const calls = openCalls()
    let last = 0
    let lastInner = 0
    let stopped = false

    // Never inside a command, and nothing of an instance that is gone.
    function emit(instance: Instance, event: HostEvent): void {
      queueMicrotask(() => {
        if (stopped || (event.kind !== 'ended' && !live.has(instance.id))) return
        handler.event(event)
      })
    }

    function forget(instance: Instance): void {
      instance.stopTimer?.()
      live.delete(instance.id)
      calls.forget(instance.id)
    }

    function finish(instance: Instance, how: ReturnType<typeof ended>): void {
      if (!live.has(instance.id)) return
      forget(instance)
      emit(instance, { kind: 'ended', instance: instance.id, ...how })
    }

    /** Emits what `event` makes of the call's number, and waits for the answer. */
    function call<T>(instance: Instance, event: (call: number) => HostEvent): Promise<T> {
      const answer = Promise.withResolvers<T>()
      const inner = ++lastInner
      const number = calls.open(instance.id, inner)
      if (number === undefined) {
        const text = `more than ${LIMITS.pendingCalls.value} sends of one run are open`
        answer.reject(new InlineFailure({ code: 'OVERLOADED', text }))
      } else {
        instance.waiting.set(inner, answer as PromiseWithResolvers<unknown>)
        emit(instance, event(number))
      }
      return answer.promise
    }

    function actorOf(instance: Instance): InlineActor {
      const say = <T>(op: CallOp, to: string, body: Uint8Array, options: CallOptions = {}): Promise<T> =>
        call(instance, (number) => ({
          kind: 'call',
          instance: instance.id,
          call: number,
          op,
          to,
          body,
          options,
        }))
      return {
        identity: instance.identity,
        send: (to, body, options) => say('send', to, body, options),
        post: async (to, body, options) => void (await say('post', to, body, options)),
        publish: async (topic, body, options) => void (await say('publish', topic, body, options)),
        fetch: (request) =>
          instance.init.policy.allow.includes('http')
            ? call(instance, (number) => ({ kind: 'fetch', instance: instance.id, call: number, request }))
            : Promise.reject(new TypeError('its type is not allowed http')),
        next: (verdict) => emit(instance, { kind: 'verdict', instance: instance.id, verdict }),
        log: (level, text) => emit(instance, { kind: 'log', instance: instance.id, level, text }),
        now: () => clock.wall(),
        random: () => random.next(),
      }
    }

    function start(instance: Instance): void {
      const { id, init } = instance
      const { address } = init.identity
      const behaviour = behaviours[init.cid]
      if (behaviour === undefined) {
        const message = `component ${init.cid} is not prepared on this node`
        return finish(instance, ended('start-failed', 'COMPONENT_MISSING', message, ''))
      }
      try {
        instance.handle = behaviour(actorOf(instance))
        instance.state = 'rest'
        emit(instance, { kind: 'created', instance: id, restored: false })
      } catch (thrown) {
        finish(instance, startFailed(thrown, address))
      }
    }

    async function run(instance: Instance, message: GuestMessage): Promise<void> {
      const start = clock.now()
      let result: GuestResult
      let verdict: Verdict = ANY
      try {
        const reply = await instance.handle?.({ ...message, body: message.body.slice() })
        assert(reply !== undefined, 'a behaviour returns a reply')
        result = { ok: true, body: reply.body }
        verdict = bounded(reply.verdict ?? ANY)
      } catch (thrown) {
        if (!(thrown instanceof InlineFailure))
          return finish(instance, ending(thrown, instance.identity.address))
        result = { ok: false, failure: thrown.failure }
      }
      if (!live.has(instance.id)) return
      instance.stopTimer?.()
      instance.state = 'rest'
      instance.identity.fresh = false
      calls.forget(instance.id)
      const runMs = clock.now() - start
      emit(instance, { kind: 'finished', instance: instance.id, result, verdict, runMs })
    }

    return {
      async prepare(cid) {
        if (!(cid in behaviours)) throw new ShoalError('BAD_COMPONENT', `no behaviour is named ${cid}`)
        return { world: 'actor', capabilities: [] }
      },

      create(init) {
        const instance: Instance = {
          id: ++last,
          init,
          identity: { ...init.identity },
          state: 'starting',
          handle: undefined,
          stopTimer: undefined,
          waiting: new Map(),
        }
        live.set(instance.id, instance)
        start(instance)
        return instance.id
      },

      run(id, message) {
        const instance = live.get(id)
        if (instance === undefined) return
        assert(instance.state === 'rest', `instance ${id} is ${instance.state}`)
        instance.state = 'running'
        const { runMs } = instance.init.policy
        instance.stopTimer = clock.after(runMs, () => {
          const text = `${instance.identity.address} ran longer than ${runMs} ms`
          finish(instance, ended('run-timeout', 'RUN_TIMEOUT', text, 'give it less to do in one message'))
        })
        // Its own code starts after the command too.
        queueMicrotask(() => void run(instance, message))
      },

      answer(number, result) {
        const taken = calls.take(number)
        if (taken === undefined) return
        const waiting = live.get(taken.instance)?.waiting
        const answer = waiting?.get(taken.inner)
        waiting?.delete(taken.inner)
        if (result.ok) answer?.resolve('response' in result ? result.response : result.body)
        else answer?.reject(new InlineFailure(result.failure))
      },

      end(id) {
        const instance = live.get(id)
        if (instance !== undefined) forget(instance)
      },

      capture: async () => ({ ok: false, why: 'it is a JavaScript function' }),

      full: false,

      status: () => ({
        workers: 1,
        instances: live.size,
        live: live.size,
        asleep: 0,
        asleepBytes: 0,
        memories: live.size,
        workersLost: 0,
        types: [],
      }),

      async [Symbol.asyncDispose]() {
        stopped = true
        for (const instance of live.values()) instance.stopTimer?.()
        live.clear()
      },
    }
  }
}

function bounded(verdict: Verdict): Verdict {
  return verdict.kind === 'any'
    ? verdict
    : { ...verdict, forMs: Math.min(verdict.forMs, LIMITS.verdictMs.value) }
}
