import assert from 'node:assert'
import { type Clock, LIMITS, ShoalError, type Stop } from '../protocols/index.ts'
import { guestCalls } from './guest-calls.ts'
import type { Components } from './components.ts'
import { startFailed } from './ending.ts'
import type {
  Capture,
  GuestMessage,
  GuestResult,
  HostEvent,
  HostHandler,
  HostStatus,
  InstanceId,
  InstanceInit,
} from './host.ts'
import type { HttpResult } from './http.ts'
import { type Ending, Instance, lostWorker, noRoom, notWoken, tooLong } from './instance.ts'
import { KeptSnapshots } from './kept-snapshots.ts'
import { places } from './places.ts'
import { Residents, type Room, roomFor } from './residents.ts'
import { TypeStats } from './type-stats.ts'
import { usage } from './type-usage.ts'
import type { StartCommand, WorkerEvent } from './worker-messages.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { WorkerThread } from './worker-thread.ts'

/** The actors of a pool: which thread each is pinned to, what it does, for how long it may, and whether it sleeps. */
export interface Instances {
  readonly full: boolean
  create(init: InstanceInit): InstanceId
  run(instance: InstanceId, message: GuestMessage): void
  answer(call: number, result: GuestResult | HttpResult): void
  capture(instance: InstanceId): Promise<Capture>
  end(instance: InstanceId, why: string): void
  /** Something a worker said. */
  heard(event: WorkerEvent): void
  /** A worker is gone, and everything in it. */
  lost(worker: WorkerThread, why: string): void
  status(): Omit<HostStatus, 'workers' | 'memories' | 'workersLost'>
  /** No events and no timers from now on. */
  stop(): void
}

/** How long something that a worker has to say may be on its way, ms. */
const UNSENT_MS = 5

export interface InstancesComponents {
  clock: Clock
  handler: HostHandler
  components: Components
  pool: WorkerPool
  messageBytes: number
  /** Beyond, actors are put to sleep. */
  live: Room
}

/** With so many others under way, a run leaves with those of its turn of the event loop: each crossing has its price. */
const FEW = 4

/** Pause before those who live here are looked through again. */
const QUIET_MS = 10

export function instances({
  clock,
  handler,
  components,
  pool,
  messageBytes,
  live: liveRoom,
}: InstancesComponents): Instances {
  const live = new Map<InstanceId, Instance>()
  /** Those that were given a message, and have not come to rest. */
  const running = new Set<Instance>()
  const calls = guestCalls({ messageBytes, emit, workerOf })
  const where = places({ clock, pool, broke: lost })
  const residents = new Residents<Instance>(roomFor(liveRoom))
  const snapshots = new KeptSnapshots()
  const stats = new TypeStats()
  let last = 0
  let uses = 0
  let quietUntil = 0
  let planned: Stop | undefined
  let stopped = false

  function workerOf(id: InstanceId = 0): WorkerThread | undefined {
    return live.get(id)?.worker
  }

  function emit(event: HostEvent): void {
    if (!stopped) handler.event(event)
  }

  // Starting and waking up

  async function start(instance: Instance): Promise<void> {
    const { id, init } = instance
    try {
      instance.component = await components.load(init.cid, init.policy.memoryBytes)
      if (!live.has(id)) return
      if (residents.enter(instance, false)) settle(instance)
      else instance.stopTimer = clock.after(LIMITS.startMs.value, () => finish(instance, noRoom(instance)))
      makeRoom()
    } catch (error) {
      const { address } = init.identity
      const given =
        error instanceof ShoalError ? { reason: 'start-failed' as const, error: error.toValue() } : undefined
      finish(instance, given ?? startFailed(error, address))
    }
  }

  /** Gives it a place in a worker. */
  function settle(instance: Instance): void {
    const { id, init, component, snapshot } = instance
    assert(component !== undefined, 'its component is loaded')
    const { identity, policy } = init
    const { worker, slot } = (instance.place = where.take(id, workerOf(calls.caller(identity.address))))
    worker.load(component)
    const command: StartCommand = {
      kind: 'create',
      seq: 0,
      instance: id,
      key: component.key,
      identity,
      env: policy.env,
      allow: policy.allow,
      slot,
      otherwise: instance.state === 'starting' ? 'start' : 'end',
    }
    if (snapshot !== undefined) command.snapshot = snapshot
    instance.seq = worker.start(command)
    snapshots.forget(instance)
    instance.stopTimer?.()
    if (instance.state === 'starting') limit(instance, LIMITS.startMs.value)
  }

  /** It has a message, and is asleep. */
  function wake(instance: Instance): void {
    instance.state = 'waking'
    if (residents.enter(instance, true)) rouse(instance)
    makeRoom()
  }

  function rouse(instance: Instance): void {
    settle(instance)
    deliver(instance, instance.take())
  }

  /** It begins when its worker has come to it. A sleeper wakes up before. */
  function deliver(instance: Instance, message: GuestMessage): void {
    assert(instance.worker !== undefined, 'it is in a worker')
    if (instance.state !== 'waking') instance.state = 'running'
    const own = instance.own(message)
    const command: StartCommand = { kind: 'run', seq: 0, instance: instance.id, message: own }
    instance.seq = instance.worker.start(command, running.size >= FEW)
    running.add(instance)
    limit(instance, instance.init.policy.runMs)
  }

  // Falling asleep

  /** Puts those to sleep that are too many, and lets those in for whom there is room. */
  function makeRoom(): void {
    for (let next = residents.next(); next !== undefined; next = residents.next()) {
      if (next.waking) rouse(next.one)
      else settle(next.one)
    }
    if (!residents.crowded || snapshots.bytes >= LIMITS.sleepBytes.value) return
    // When all are busy, or cannot sleep, it is not worth a look each time that one comes to rest.
    if (clock.now() < quietUntil) return planRoom()
    const surplus = residents.surplus()
    if (surplus.length === 0) quietUntil = clock.now() + QUIET_MS
    for (const instance of surplus) {
      instance.state = 'falling'
      residents.falls(instance)
      instance.worker?.tell({ kind: 'capture', instance: instance.id, keep: false })
    }
  }

  function planRoom(): void {
    planned ??= clock.after(QUIET_MS, () => {
      planned = undefined
      makeRoom()
    })
  }

  function captured(instance: Instance, capture: Capture): void {
    const { id, place } = instance
    if (instance.state === 'falling') {
      residents.fell(instance)
      instance.state = 'rest'
      instance.restless = !capture.ok
      if (capture.ok && place !== undefined) {
        where.left(id, place)
        residents.leave(instance)
        instance.place = undefined
        instance.state = 'asleep'
        snapshots.keep(instance, capture.snapshot)
      }
      if (instance.pending !== undefined) {
        if (instance.state === 'asleep') wake(instance)
        else deliver(instance, instance.take())
      }
      makeRoom()
    }
    instance.tellCaptures(capture)
  }

  // Ending

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
    toldEnded(instance, ending)
  }

  function toldEnded(instance: Instance, ending: Ending): void {
    stats.ended(instance.type, ending.reason)
    emit({ kind: 'ended', instance: instance.id, ...ending })
  }

  /** Forgets an instance, stops its code where it is, and has its worker let it go. */
  function release(instance: Instance): void {
    forget(instance)
    if (instance.place !== undefined) where.dismiss(instance.id, instance.place)
  }

  function forget(instance: Instance): void {
    running.delete(instance)
    instance.stopTimer?.()
    live.delete(instance.id)
    calls.forget(instance.id)
    if (instance.state === 'falling') residents.fell(instance)
    residents.leave(instance)
    snapshots.forget(instance)
    instance.tellCaptures({ ok: false, why: 'it ended' })
    if (!stopped) makeRoom()
  }

  function lost(worker: WorkerThread, why: string): void {
    for (const id of where.lost(worker)) {
      const instance = live.get(id)
      if (instance === undefined) continue
      forget(instance)
      toldEnded(instance, lostWorker(instance, worker.executing(id), why))
    }
  }

  // What workers say

  /** It started, or woke up; then its message is on the way to it. */
  function began(instance: Instance, restored: boolean, bytes: number): void {
    residents.resize(instance, bytes)
    if (instance.state === 'waking') {
      instance.state = 'running'
      return
    }
    rests(instance)
    stats.created(instance.type)
    emit({ kind: 'created', instance: instance.id, restored })
  }

  function rests(instance: Instance): void {
    running.delete(instance)
    instance.stopTimer?.()
    instance.stopTimer = undefined
    instance.state = 'rest'
    instance.restless = false
    instance.usedAt = ++uses
    calls.forget(instance.id)
    if (residents.crowded) makeRoom()
  }

  function heard(event: WorkerEvent): void {
    if ('ran' in event && event.ran !== undefined) stats.ran(event.ran.type, event.ran.cpuMs)
    if (event.kind === 'dropped') return where.gone(event.instance)
    const instance = live.get(event.instance)
    // What one has to say that was ended meanwhile comes too late.
    if (instance === undefined) return
    switch (event.kind) {
      case 'created':
        return began(instance, event.restored, event.bytes)
      case 'finished':
        instance.ran()
        residents.resize(instance, event.bytes)
        stats.ran(instance.type, event.cpuMs)
        rests(instance)
        return emit(event)
      case 'captured':
        return captured(instance, event.capture)
      case 'ended': {
        const { reason, error } = event
        const asleep = instance.state === 'waking'
        forget(instance)
        if (instance.place !== undefined) where.left(instance.id, instance.place)
        return toldEnded(instance, asleep ? notWoken(instance, error.message) : { reason, error })
      }
      case 'grew':
        residents.resize(instance, event.bytes)
        return makeRoom()
      case 'call':
      case 'fetch':
        return calls.called(event)
      case 'verdict':
      case 'log':
        return emit(event)
    }
  }

  return {
    get full() {
      return residents.full || (snapshots.bytes >= LIMITS.sleepBytes.value && residents.taken)
    },

    create(init) {
      const { snapshot, ...rest } = init
      const instance = new Instance(++last, rest)
      if (snapshot !== undefined) snapshots.keep(instance, snapshot)
      live.set(instance.id, instance)
      void start(instance)
      return instance.id
    },

    run(id, message) {
      const instance = live.get(id)
      // Its `ended` is on the way to the caller.
      if (instance === undefined) return
      const { state, pending } = instance
      assert(
        pending === undefined && (state === 'rest' || state === 'asleep' || state === 'falling'),
        'it is at rest',
      )
      if (state === 'rest') return deliver(instance, message)
      instance.pending = message
      if (state === 'asleep') wake(instance)
    },

    answer: (call, result) => calls.answer(call, result),

    capture(id) {
      const instance = live.get(id)
      if (instance === undefined) return Promise.resolve({ ok: false, why: 'it is gone' })
      const { state, snapshot, pending } = instance
      if (state === 'asleep' && snapshot !== undefined) return Promise.resolve({ ok: true, snapshot })
      if ((state !== 'rest' && state !== 'falling') || pending !== undefined)
        return Promise.resolve({ ok: false, why: 'it is not at rest' })
      if (state === 'rest') instance.worker?.tell({ kind: 'capture', instance: id, keep: true })
      return new Promise((resolve) => (instance.captures ??= []).push(resolve))
    },

    end(id, why) {
      const instance = live.get(id)
      if (instance === undefined) return
      release(instance)
      stats.ended(instance.type, why)
    },

    heard,
    lost,

    status: () => ({
      instances: live.size,
      live: residents.count,
      asleep: snapshots.count,
      asleepBytes: snapshots.bytes,
      types: usage(live.values(), stats),
    }),

    stop() {
      stopped = true
      planned?.()
      for (const instance of live.values()) instance.stopTimer?.()
      where.stop()
    },
  }
}
