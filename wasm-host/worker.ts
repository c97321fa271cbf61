/** The thread in which actors live. It does what the host says and tells what happens; it decides nothing. */
import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock, type Verdict } from '../protocols/index.ts'
import { type Batch, commandsOf, Packer } from './batches.ts'
import { moved, owned, shared } from './bodies.ts'
import { BadSnapshot, CannotCapture } from './core-state.ts'
import { ending, startFailed } from './ending.ts'
import type { Handled } from './actor-host.ts'
import { type Guest, type GuestPort, startGuest } from './guest.ts'
import type { CallOp, CallOptions, Capture, GuestMessage, InstanceId, LogLevel } from './host.ts'
import type { HttpRequest } from './http.ts'
import { keptBuffers } from './kept-buffers.ts'
import { memoryCollector } from './memory-collector.ts'
import { type ReadyComponent, readyComponent } from './ready-component.ts'
import { typeOf } from './type-stats.ts'
import {
  BEGUN,
  EXECUTING,
  type LoadedComponent,
  type Ran,
  UNSENT,
  type WorkerCommand,
  type WorkerEvent,
  type WorkerInit,
} from './worker-messages.ts'

type CreateCommand = Extract<WorkerCommand, { kind: 'create' }>

interface Actor {
  guest: Guest
  address: string
  /** What its last run took, ms; more than all before the first. */
  lastMs: number
  /** Processor time of its present run until it waited last, ms, and since when its code goes on; NaN while it does not. */
  usedMs: number
  since: number
  /** Size of its memories when that was told last. */
  bytes: number
}

/** Nothing that was said waits this long for others to join it, nor at all for code that took longer last time. ms */
const TOGETHER_MS = 0.1

assert(parentPort !== null, 'this module is the entry of a worker')
const port = parentPort
const { shared: page, stop, messageBytes } = workerData as WorkerInit
const words = new Int32Array(page)
const components = new Map<string, LoadedComponent | ReadyComponent>()
const actors = new Map<InstanceId, Actor>()
const collector = memoryCollector(systemClock)
keptBuffers.onLost = (bytes, idle) => collector.freed(0, bytes, idle ? 0 : actors.size)
let memories = 0

const packer = new Packer()
/** Events that it holds. */
let unsent = 0
let leaving: ArrayBuffer[] = []
/** When the first of these was said. */
let since = 0
/** Somebody is about to send them. */
let planned = false

function tell(event: WorkerEvent, moving: readonly ArrayBuffer[] = []): void {
  if (unsent === 0) since = systemClock.now()
  packer.event(event)
  Atomics.store(words, UNSENT, ++unsent)
  if (moving.length > 0) leaving.push(...moving)
  if (planned) return
  planned = true
  queueMicrotask(() => {
    planned = false
    flush()
  })
}

function flush(): void {
  if (unsent === 0) return
  const along = leaving
  leaving = []
  unsent = 0
  port.postMessage(packer.take(), along)
  Atomics.store(words, UNSENT, 0)
}

function executing(instance: InstanceId): void {
  Atomics.store(words, EXECUTING, instance | 0)
}

function create(command: CreateCommand): void {
  const { instance, identity } = command
  const { address } = identity
  try {
    const { guest, restored } = begin(command)
    const bytes = guest.bytes()
    actors.set(instance, { guest, address, lastMs: Infinity, usedMs: 0, since: NaN, bytes })
    memories += guest.memories
    tell({ kind: 'created', instance, restored, bytes, memories })
  } catch (thrown) {
    tell({ kind: 'ended', instance, ...startFailed(thrown, address), memories })
  }
  executing(0)
}

function begin({ instance, key, otherwise, snapshot, ...init }: CreateCommand): {
  guest: Guest
  restored: boolean
} {
  const component = ready(key)
  const port = new Port(instance)
  if (snapshot === undefined) return { guest: startGuest(component, init, port), restored: false }
  try {
    return { guest: startGuest(component, { ...init, snapshot }, port), restored: true }
  } catch (thrown) {
    if (!(thrown instanceof BadSnapshot) || otherwise === 'end') throw thrown
    port.log('warn', `its state is not taken over: ${thrown.message}`)
    return { guest: startGuest(component, init, port), restored: false }
  }
}

/** Where the wishes of one actor's guest go. */
class Port implements GuestPort {
  readonly #instance: InstanceId

  constructor(instance: InstanceId) {
    this.#instance = instance
  }

  call(call: number, op: CallOp, to: string, given: Uint8Array, options: CallOptions): void {
    const body = op === 'send' ? shared(given) : owned(given)
    tell({ kind: 'call', instance: this.#instance, call, op, to, body, options }, moved(body))
  }

  fetch(call: number, given: HttpRequest): void {
    const request = { ...given, body: owned(given.body) }
    tell({ kind: 'fetch', instance: this.#instance, call, request }, moved(request.body))
  }

  verdict(verdict: Verdict): void {
    tell({ kind: 'verdict', instance: this.#instance, verdict })
  }

  log(level: LogLevel, text: string): void {
    tell({ kind: 'log', instance: this.#instance, level, text })
  }

  executing(now: boolean): void {
    goesOn(this.#instance, now)
  }

  freed(count: number, bytes: number): void {
    collector.freed(count, bytes, actors.size)
  }
}

/** An actor goes on, or waits for a while. */
function goesOn(instance: InstanceId, now: boolean): void {
  executing(now ? instance : 0)
  const actor = actors.get(instance)
  if (actor === undefined) return
  if (now) {
    actor.since = systemClock.now()
    return
  }
  rests(actor)
  const bytes = actor.guest.bytes()
  if (bytes !== actor.bytes) tell({ kind: 'grew', instance, bytes: (actor.bytes = bytes) })
}

/** @returns processor time of its run so far, ms */
function rests(actor: Actor): number {
  if (!Number.isNaN(actor.since)) actor.usedMs += systemClock.now() - actor.since
  actor.since = NaN
  return actor.usedMs
}

/** Evaluated at the first use, so that a component nobody asks for here costs nothing. */
function ready(key: string): ReadyComponent {
  const known = components.get(key)
  if (known !== undefined && 'instantiate' in known) return known
  assert(known !== undefined, `component ${key} is not loaded`)
  const made = readyComponent(known, stop, messageBytes)
  components.set(key, made)
  return made
}

function capture(instance: InstanceId, keep: boolean): void {
  const actor = actors.get(instance)
  if (actor === undefined) return
  const captured = captureOf(actor.guest)
  if (captured.ok && !keep) drop(instance)
  const moving = captured.ok ? moved(captured.snapshot) : []
  tell({ kind: 'captured', instance, capture: captured, memories }, moving)
}

function captureOf(guest: Guest): Capture {
  try {
    return { ok: true, snapshot: guest.capture() }
  } catch (thrown) {
    // Whatever it is, the actor lives on as it was.
    const why = thrown instanceof CannotCapture ? thrown.message : `it cannot be read: ${String(thrown)}`
    return { ok: false, why }
  }
}

/** A promise when its code is not done: it goes on in microtasks. */
function run(instance: InstanceId, message: GuestMessage): Promise<void> | undefined {
  const actor = actors.get(instance)
  if (actor === undefined) return undefined
  const start = systemClock.now()
  actor.usedMs = 0
  actor.since = start
  const finished = ({ result, verdict }: Handled): void => {
    executing(0)
    // A dropped one that was about to finish has nothing to say any more.
    if (!actors.has(instance)) return
    const runMs = systemClock.now() - start
    actor.lastMs = runMs
    const cpuMs = rests(actor)
    actor.usedMs = 0
    const event = {
      kind: 'finished',
      instance,
      result,
      verdict,
      runMs,
      cpuMs,
      bytes: (actor.bytes = actor.guest.bytes()),
    } as const
    tell(event, result.ok ? moved(result.body) : [])
  }
  const broke = (thrown: unknown): void => {
    executing(0)
    if (!drop(instance)) return
    tell({ kind: 'ended', instance, ...ending(thrown, actor.address), ...spent(actor), memories })
  }
  try {
    const handled = actor.guest.run(message)
    if (handled instanceof Promise) return handled.then(finished, broke)
    finished(handled)
  } catch (thrown) {
    broke(thrown)
  }
  return undefined
}

/** What a run has taken that comes to no clean end. */
function spent(actor: Actor): { ran: Ran } | undefined {
  const cpuMs = rests(actor)
  return cpuMs === 0 ? undefined : { ran: { type: typeOf(actor.address), cpuMs } }
}

/** False when there was none. */
function drop(instance: InstanceId): boolean {
  const actor = actors.get(instance)
  if (actor === undefined) return false
  actors.delete(instance)
  memories -= actor.guest.memories
  collector.freed(actor.guest.memories, actor.guest.bytes(), actors.size)
  actor.guest.drop()
  return true
}

/** True when code of an actor goes on in microtasks. */
function obey(command: WorkerCommand): boolean {
  switch (command.kind) {
    case 'load':
      components.set(command.component.key, command.component)
      return false
    case 'unload':
      components.delete(command.key)
      return false
    case 'create':
      executing(command.instance)
      Atomics.store(words, BEGUN, command.seq)
      create(command)
      return false
    case 'run':
      executing(command.instance)
      Atomics.store(words, BEGUN, command.seq)
      return run(command.instance, command.message) !== undefined
    case 'answer':
      actors.get(command.instance)?.guest.answer(command.call, command.result)
      return true
    case 'capture':
      capture(command.instance, command.keep)
      return false
    case 'end': {
      const { instance } = command
      const actor = actors.get(instance)
      drop(instance)
      tell({ kind: 'dropped', instance, ...(actor && spent(actor)), memories })
      return false
    }
  }
}

/** Whether what was said goes out before this command, so that nobody waits for code that may take long. */
function mayTakeLong(command: WorkerCommand): boolean {
  if (systemClock.now() - since > TOGETHER_MS) return true
  if (command.kind === 'run') return (actors.get(command.instance)?.lastMs ?? 0) > TOGETHER_MS
  return command.kind === 'create' || command.kind === 'answer' || command.kind === 'capture'
}

/**
 * Obeys commands in order. Whose code goes on in microtasks comes to rest before the next one begins, so that
 * {@link EXECUTING} names whoever has the processor.
 */
function work(commands: readonly WorkerCommand[], from: number): void {
  for (let at = from; at < commands.length; at++) {
    const command = commands[at]
    if (command === undefined) break
    if (unsent > 0 && mayTakeLong(command)) flush()
    if (!obey(command) || at === commands.length - 1) continue
    // Ticks come when there is no microtask left.
    queueMicrotask(() => process.nextTick(work, commands, at + 1))
    return
  }
}

port.on('message', (batch: Batch) => work(commandsOf(batch), 0))
