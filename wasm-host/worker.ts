/** The thread in which actors live. It does what the host says and tells what happens; it decides nothing. */
import assert from 'node:assert'
import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../protocols/index.ts'
import { ending, startFailed } from './ending.ts'
import type { Instantiate } from './actor-host.ts'
import { loadGlue } from './glue.ts'
import { type Guest, startGuest } from './guest.ts'
import type { GuestMessage, InstanceId } from './host.ts'
import { memoryCollector } from './memory-collector.ts'
import {
  BEGUN,
  EXECUTING,
  type LoadedComponent,
  moved,
  owned,
  type WorkerCommand,
  type WorkerEvent,
  type WorkerInit,
} from './worker-messages.ts'

type CreateCommand = Extract<WorkerCommand, { kind: 'create' }>

interface Actor {
  guest: Guest
  address: string
}

assert(parentPort !== null, 'this module is the entry of a worker')
const port = parentPort
const { shared, stop, messageBytes } = workerData as WorkerInit
const words = new Int32Array(shared)
const components = new Map<string, LoadedComponent | Instantiate>()
const actors = new Map<InstanceId, Actor>()
const collector = memoryCollector(systemClock)
let memories = 0

function tell(event: WorkerEvent, moving: ArrayBuffer[] = []): void {
  port.postMessage(event, moving)
}

function executing(instance: InstanceId): void {
  Atomics.store(words, EXECUTING, instance | 0)
}

function create({ instance, key, identity, env, allow, slot }: CreateCommand): void {
  const { address } = identity
  try {
    const guest = startGuest(
      glue(key),
      { identity, env, allow, slot },
      {
        call: (call, op, to, given, options) => {
          const body = owned(given)
          tell({ kind: 'call', instance, call, op, to, body, options }, moved(body))
        },
        fetch: (call, given) => {
          const request = { ...given, body: owned(given.body) }
          tell({ kind: 'fetch', instance, call, request }, moved(request.body))
        },
        verdict: (verdict) => tell({ kind: 'verdict', instance, verdict }),
        log: (level, text) => tell({ kind: 'log', instance, level, text }),
        executing: (now) => executing(now ? instance : 0),
      },
    )
    actors.set(instance, { guest, address })
    memories += guest.memories
    tell({ kind: 'created', instance, memories })
  } catch (thrown) {
    tell({ kind: 'ended', instance, ...startFailed(thrown, address), memories })
  }
  executing(0)
}

/** Evaluated at the first use, so that a component nobody asks for here costs nothing. */
function glue(key: string): Instantiate {
  const known = components.get(key)
  if (typeof known === 'function') return known
  assert(known !== undefined, `component ${key} is not loaded`)
  const instantiate = loadGlue(known, stop, messageBytes)
  components.set(key, instantiate)
  return instantiate
}

async function run(instance: InstanceId, message: GuestMessage): Promise<void> {
  const actor = actors.get(instance)
  if (actor === undefined) return
  const start = systemClock.now()
  try {
    const { result, verdict } = await actor.guest.run(message)
    // A dropped one that was about to finish has nothing to say any more.
    if (!actors.has(instance)) return
    const event: WorkerEvent = {
      kind: 'finished',
      instance,
      result,
      verdict,
      runMs: systemClock.now() - start,
    }
    tell(event, result.ok ? moved(result.body) : [])
  } catch (thrown) {
    if (!drop(instance)) return
    tell({ kind: 'ended', instance, ...ending(thrown, actor.address), memories })
  } finally {
    executing(0)
  }
}

/** False when there was none. */
function drop(instance: InstanceId): boolean {
  const actor = actors.get(instance)
  if (actor === undefined) return false
  actors.delete(instance)
  memories -= actor.guest.memories
  collector.freed(actor.guest.bytes(), actors.size)
  actor.guest.drop()
  return true
}

port.on('message', (command: WorkerCommand) => {
  switch (command.kind) {
    case 'load':
      components.set(command.component.key, command.component)
      break
    case 'unload':
      components.delete(command.key)
      break
    case 'create':
      executing(command.instance)
      Atomics.store(words, BEGUN, command.seq)
      create(command)
      break
    case 'run':
      executing(command.instance)
      Atomics.store(words, BEGUN, command.seq)
      void run(command.instance, command.message)
      break
    case 'answer':
      actors.get(command.instance)?.guest.answer(command.call, command.result)
      break
    case 'end':
      drop(command.instance)
      tell({ kind: 'dropped', instance: command.instance, memories })
      break
  }
})
