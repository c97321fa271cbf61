import assert from 'node:assert'
import { type Clock, LIMITS, ShoalError, type Stop } from '../protocols/index.ts'
import { bodyTooLarge } from './actor-host.ts'
import { moved, owned, shared } from './bodies.ts'
import { openCalls } from './calls.ts'
import type { Components } from './components.ts'
import { ended, startFailed } from './ending.ts'
import type {
  GuestFailure,
  GuestMessage,
  GuestResult,
  HostEvent,
  HostHandler,
  InstanceId,
  InstanceInit,
} from './host.ts'
import type { HttpResult } from './http.ts'
import type { WorkerEvent } from './worker-messages.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { WorkerThread } from './worker-thread.ts'

/** The actors of a pool: which thread each is pinned to, what it does, and for how long it may. */
export interface Instances {
  readonly count: number
  create(init: InstanceInit): InstanceId
  run(instance: InstanceId, message: GuestMessage): void
  answer(call: number, result: GuestResult | HttpResult): void
  end(instance: InstanceId): void
  /** Something a worker said. */
  heard(event: WorkerEvent): void
  /** A worker is gone, and everything in it. */
  lost(worker: WorkerThread, why: string): void
  /** No events and no timers from now on. */
  stop(): void
}

/** How long something that a worker has to say may be on its way, ms. */
const UNSENT_MS = 5

interface Instance {
  readonly id: InstanceId
  readonly init: InstanceInit
  state: 'starting' | 'rest' | 'running'
  /** Undefined while its component is loaded. */
  worker: WorkerThread | undefined
  /** Of its stop flag on that worker. */
  slot: number
  /** Number of the command that started its code last. */
  seq: number
  stopTimer: Stop | undefined
}

export interface InstancesComponents {
  clock: Clock
  handler: HostHandler
  components: Components
  pool: WorkerPool
  messageBytes: number
}

type Ending = Pick<Extract<HostEvent, { kind: 'ended' }>, 'reason' | 'error'>

export function instances({
  clock,
  handler,
  components,
  pool,
  messageBytes,
}: InstancesComponents): Instances {
  const live = new Map<InstanceId, Instance>()
  const calls = openCalls()
  const onWorker = new Map<WorkerThread, Set<InstanceId>>()
  /** Told to go, not confirmed yet: where they are, and the watch over them. */
  const leaving = new Map<InstanceId, { worker: WorkerThread; slot: number; stopWatch: Stop }>()
  let last = 0
  let stopped = false

  function emit(event: HostEvent): void {
    if (!stopped) handler.event(event)
  }

  async function start(instance: Instance): Promise<void> {
    const { id, init } = instance
    try {
      const component = await components.load(init.cid, init.policy.memoryBytes)
      if (!live.has(id)) return
      const worker = pool.place((each) => onWorker.get(each)?.size ?? 0)
      onWorker.set(worker, (onWorker.get(worker) ?? new Set()).add(id))
      instance.worker = worker
      instance.slot = worker.flags.take()
      worker.load(component)
      const { key } = component
      instance.seq = worker.start({
        kind: 'create',
        instance: id,
        key,
        identity: init.identity,
        env: init.policy.env,
        allow: init.policy.allow,
        slot: instance.slot,
      })
      limit(instance, LIMITS.startMs.value)
    } catch (error) {
      const { address } = init.identity
      const given =
        error instanceof ShoalError ? { reason: 'start-failed' as const, error: error.toValue() } : undefined
      finish(instance, given ?? startFailed(error, address))
    }
  }

  /** Ends the instance unless its code comes to rest within `ms`, counted from when its worker had time for it. */
  function limit(instance: Instance, ms: number): void {
    instance.stopTimer = clock.after(ms, () => expired(instance, ms, false))
  }

  /** @param asked its worker had nothing left to tell, a moment ago */
  function expired(instance: Instance, ms: number, asked: boolean): void {
    const { worker, id } = instance
    if (worker?.begun(instance.seq) === false) return limit(instance, ms)
    // It neither runs nor waits for an answer: what it has to say is behind another one's run, or on its way.
    if (worker !== undefined && !worker.executing(id) && !calls.has(id) && (worker.busy || !asked)) {
      const told = !worker.busy
      instance.stopTimer = clock.after(UNSENT_MS, () => expired(instance, ms, told))
      return
    }
    finish(instance, tooLong(instance, ms))
  }

  /** Ends an instance on our own account. */
  function finish(instance: Instance, ending: Ending): void {
    if (!live.has(instance.id)) return
    release(instance)
    emit({ kind: 'ended', instance: instance.id, ...ending })
  }

  /** Forgets an instance, stops its code where it is, and has its worker let it go. */
  function release(instance: Instance): void {
    const { worker, id, slot } = instance
    forget(instance)
    if (worker === undefined) return
    worker.flags.raise(slot)
    worker.tell({ kind: 'end', instance: id })
    watch(worker, id, slot)
  }

  /** The last resort, for what looks at no flag, such as a very long copy: ends the worker. */
  function watch(worker: WorkerThread, id: InstanceId, slot: number): void {
    const stopWatch = clock.after(LIMITS.workerAnswerMs.value, () => {
      // Somebody else is: that one has a limit of its own.
      if (!worker.executing(id)) return watch(worker, id, slot)
      pool.kill(worker)
      lost(worker, 'another actor on it would not stop')
    })
    leaving.set(id, { worker, slot, stopWatch })
  }

  function forget(instance: Instance): void {
    instance.stopTimer?.()
    live.delete(instance.id)
    calls.forget(instance.id)
  }

  /** The worker holds nothing of it any more. */
  function left(id: InstanceId, worker: WorkerThread, slot: number): void {
    worker.flags.free(slot)
    onWorker.get(worker)?.delete(id)
  }

  /** The worker confirms that it let one go, or is gone. */
  function gone(id: InstanceId): void {
    const found = leaving.get(id)
    if (found === undefined) return
    found.stopWatch()
    leaving.delete(id)
    left(id, found.worker, found.slot)
  }

  function lost(worker: WorkerThread, why: string): void {
    const residents = onWorker.get(worker) ?? new Set<InstanceId>()
    onWorker.delete(worker)
    for (const id of residents) {
      gone(id)
      const instance = live.get(id)
      if (instance === undefined) continue
      forget(instance)
      emit({ kind: 'ended', instance: id, ...lostWorker(instance, worker.executing(id), why) })
    }
  }

  function called(event: Extract<WorkerEvent, { kind: 'call' | 'fetch' }>): void {
    const { instance, call: inner } = event
    const { body } = event.kind === 'call' ? event : event.request
    const refuse = (failure: GuestFailure): void => {
      const result: GuestResult = { ok: false, failure }
      live.get(instance)?.worker?.tell({ kind: 'answer', instance, call: inner, result })
    }
    if (body.length > messageBytes) {
      return refuse(bodyTooLarge(body.length, messageBytes))
    }
    const call = calls.open(instance, inner)
    if (call === undefined) {
      const text = `more than ${LIMITS.pendingCalls.value} sends of one run are open`
      return refuse({ code: 'OVERLOADED', text })
    }
    emit({ ...event, call })
  }

  function heard(event: WorkerEvent): void {
    if (event.kind === 'dropped') return gone(event.instance)
    const instance = live.get(event.instance)
    // What one has to say that was ended meanwhile comes too late.
    if (instance === undefined) return
    switch (event.kind) {
      case 'created':
      case 'finished':
        instance.stopTimer?.()
        instance.state = 'rest'
        calls.forget(instance.id)
        return emit(event.kind === 'created' ? { kind: 'created', instance: instance.id } : event)
      case 'ended': {
        const { memories: _, ...ending } = event
        forget(instance)
        if (instance.worker !== undefined) left(instance.id, instance.worker, instance.slot)
        return emit(ending)
      }
      case 'call':
      case 'fetch':
        return called(event)
      case 'verdict':
      case 'log':
        return emit(event)
    }
  }

  return {
    get count() {
      return live.size
    },

    create(init) {
      const instance: Instance = {
        id: ++last,
        init,
        state: 'starting',
        worker: undefined,
        slot: 0,
        seq: 0,
        stopTimer: undefined,
      }
      live.set(instance.id, instance)
      void start(instance)
      return instance.id
    },

    run(id, message) {
      const instance = live.get(id)
      // Its `ended` is on the way to the caller.
      if (instance === undefined) return
      assert(
        instance.state === 'rest' && instance.worker !== undefined,
        `instance ${id} is ${instance.state}`,
      )
      const body = owned(message.body)
      // The caller keeps its copy, for another attempt: what is moved has to be one of our own.
      const mine = moved(body).length > 0 && body === message.body ? body.slice() : body
      instance.state = 'running'
      const command = { kind: 'run', instance: id, message: { ...message, body: mine } } as const
      instance.seq = instance.worker.start(command, moved(mine))
      limit(instance, instance.init.policy.runMs)
    },

    answer(call, result) {
      const found = calls.take(call)
      if (found === undefined) return
      const worker = live.get(found.instance)?.worker
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

    end(id) {
      const instance = live.get(id)
      if (instance !== undefined) release(instance)
    },

    heard,
    lost,

    stop() {
      stopped = true
      for (const instance of live.values()) instance.stopTimer?.()
      for (const { stopWatch } of leaving.values()) stopWatch()
    },
  }
}

function tooLong({ state, init }: Instance, ms: number): Ending {
  const { address } = init.identity
  if (state === 'starting') {
    return ended('start-failed', 'START_FAILED', `${address} took longer than ${ms} ms to start`, '')
  }
  const hint = 'give it less to do in one message, or deploy it with a longer --run-max'
  return ended('run-timeout', 'RUN_TIMEOUT', `${address} ran longer than ${ms} ms`, hint)
}

/** The actor whose own code was running when the worker broke is not its victim. */
function lostWorker({ state, init }: Instance, culprit: boolean, why: string): Ending {
  const { address } = init.identity
  if (!culprit)
    return ended('worker-lost', 'WORKER_LOST', `the worker of ${address} was lost: ${why}`, 'send again')
  const message = `${address} broke its worker: ${why}`
  return state === 'starting'
    ? ended('start-failed', 'START_FAILED', message, '')
    : ended('trapped', 'ACTOR_TRAPPED', message, '')
}
