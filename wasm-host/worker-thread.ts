import { Worker } from 'node:worker_threads'
import { LIMITS } from '../protocols/index.ts'
import type { InstanceId } from './host.ts'
import { type StopFlags, stopFlags } from './stop-flags.ts'
import { workerFile } from './worker-file.ts'
import {
  BEGUN,
  EXECUTING,
  type LoadedComponent,
  type StartCommand,
  type TellCommand,
  type WorkerEvent,
  type WorkerInit,
} from './worker-messages.ts'

type Unnumbered<T> = T extends unknown ? Omit<T, 'seq'> : never

/** One thread of the pool, seen from the host. When it dies it stays dead: the pool starts another. */
export interface WorkerThread {
  /** Of its actors, to stop them with. */
  readonly flags: StopFlags
  /** Wasm memories it held when it last said so. */
  readonly memories: number
  /** Starts guest code. @returns the command's number, for {@link begun} */
  start(command: Unnumbered<StartCommand>, moving?: ArrayBuffer[]): number
  tell(command: TellCommand, moving?: ArrayBuffer[]): void
  /** Sends a component, once. */
  load(component: LoadedComponent): void
  unload(key: string): void
  /** Whether the worker has reached that command: a busy actor makes its neighbours wait. */
  begun(seq: number): boolean
  /** Whether this instance's code may be on the processor. */
  executing(instance: InstanceId): boolean
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
  const words = new Int32Array(new SharedArrayBuffer(8))
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
  let seq = 0
  let memories = 0
  let ended = false

  function die(why: string): void {
    if (ended) return
    ended = true
    memories = 0
    handler.died(why)
  }

  worker.on('message', (event: WorkerEvent) => {
    if (ended) return
    if ('memories' in event) memories = event.memories
    handler.event(event)
  })
  worker.on('error', (error: Error) => die(error.message))
  worker.on('exit', (code) => die(`it ended with code ${code}`))

  return {
    flags,

    get memories() {
      return memories
    },

    start(command, moving = []) {
      seq = (seq + 1) | 0
      worker.postMessage({ ...command, seq }, moving)
      return seq
    },

    tell(command, moving = []) {
      worker.postMessage(command, moving)
    },

    load(component) {
      if (loaded.has(component.key)) return
      loaded.add(component.key)
      worker.postMessage({ kind: 'load', component })
    },

    unload(key) {
      if (loaded.delete(key)) worker.postMessage({ kind: 'unload', key })
    },

    begun: (number) => ((Atomics.load(words, BEGUN) - number) | 0) >= 0,

    executing: (instance) => Atomics.load(words, EXECUTING) === (instance | 0),

    async terminate() {
      ended = true
      memories = 0
      await worker.terminate()
    },
  }
}
