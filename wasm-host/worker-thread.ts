import { Worker } from 'node:worker_threads'
import { LIMITS } from '../protocols/index.ts'
import { type Batch, eventsOf, Packer } from './batches.ts'
import type { InstanceId } from './host.ts'
import { type StopFlags, stopFlags } from './stop-flags.ts'
import { workerFile } from './worker-file.ts'
import {
  BEGUN,
  EXECUTING,
  type LoadedComponent,
  type StartCommand,
  type TellCommand,
  UNSENT,
  type WorkerCommand,
  type WorkerEvent,
  type WorkerInit,
} from './worker-messages.ts'

/** One thread of the pool, seen from the host. When it dies it stays dead: the pool starts another. */
export interface WorkerThread {
  /** Of its actors, to stop them with. */
  readonly flags: StopFlags
  /** Wasm memories it held when it last said so. */
  readonly memories: number
  /**
   * Numbers a command and starts guest code with it. Commands go out together when the caller's turn (its microtasks) is over.
   *
   * @param late when the turn of the event loop is over
   * @returns the command's number, for {@link begun}
   */
  start(command: StartCommand, late?: boolean): number
  tell(command: TellCommand, moving?: ArrayBuffer[]): void
  /** Sends a component, once. */
  load(component: LoadedComponent): void
  unload(key: string): void
  /** Whether the worker has reached that command: a busy actor makes its neighbours wait. */
  begun(seq: number): boolean
  /** Whether this instance's code may be on the processor. */
  executing(instance: InstanceId): boolean
  /** Whether any code of an actor may be, or something was said that is not sent yet. */
  readonly busy: boolean
  /** Ends the thread and everything in it. `died` is not called. */
  terminate(): Promise<void>
}

export interface WorkerThreadInit {
  name: string
  messageBytes: number
}

export interface WorkerThreadHandler {
  event(event: WorkerEvent): void
  /** The thread ended by itself, for example for lack of memory. */
  died(why: string): void
}

export function workerThread(init: WorkerThreadInit, handler: WorkerThreadHandler): WorkerThread {
  const words = new Int32Array(new SharedArrayBuffer(12))
  const flags = stopFlags()
  const workerInit: WorkerInit = {
    shared: words.buffer,
    stop: flags.memory,
    messageBytes: init.messageBytes,
  }
  const worker = new Worker(workerFile('worker'), {
    name: init.name,
    workerData: workerInit,
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.workerHeapBytes.value / 1_048_576 },
  })
  const loaded = new Set<string>()
  const packer = new Packer()
  let moving: ArrayBuffer[] = []
  let seq = 0
  /** The last that went out. */
  let sent = 0
  let memories = 0
  let ended = false

  function post(command: WorkerCommand, own: readonly ArrayBuffer[] = [], late = false): void {
    if (packer.empty) soon(flush, late)
    packer.command(command)
    if (own.length > 0) moving.push(...own)
  }

  /** A worker that has none gets work at once, if it may not be late, and others once a turn of the event loop. */
  function soon(then: () => void, late: boolean): void {
    if (!late && Atomics.load(words, BEGUN) === sent) queueMicrotask(then)
    else setImmediate(then)
  }

  function flush(): void {
    sent = seq
    const along = moving
    moving = []
    worker.postMessage(packer.take(), along)
  }

  function die(why: string): void {
    if (ended) return
    ended = true
    memories = 0
    handler.died(why)
  }

  worker.on('message', (batch: Batch) => {
    for (const event of eventsOf(batch)) {
      if (ended) return
      if ('memories' in event) memories = event.memories
      handler.event(event)
    }
  })
  worker.on('error', (error: Error) => die(error.message))
  worker.on('exit', (code) => die(`it ended with code ${code}`))

  return {
    flags,

    get memories() {
      return memories
    },

    start(command, late) {
      seq = (seq + 1) | 0
      command.seq = seq
      post(command, [], late)
      return seq
    },

    tell: (command, own) => post(command, own),

    load(component) {
      if (loaded.has(component.key)) return
      loaded.add(component.key)
      post({ kind: 'load', component })
    },

    unload(key) {
      if (loaded.delete(key)) post({ kind: 'unload', key })
    },

    begun: (number) => ((Atomics.load(words, BEGUN) - number) | 0) >= 0,

    executing: (instance) => Atomics.load(words, EXECUTING) === (instance | 0),

    get busy() {
      return Atomics.load(words, EXECUTING) !== 0 || Atomics.load(words, UNSENT) !== 0
    },

    async terminate() {
      ended = true
      memories = 0
      await worker.terminate()
    },
  }
}
