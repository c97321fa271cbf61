import type { ErrorValue, Labels, Verdict, World } from '../protocols/index.ts'
import type {
  CallOp,
  CallOptions,
  Capture,
  EndReason,
  GuestMessage,
  GuestResult,
  Identity,
  InstanceId,
  LogLevel,
} from './host.ts'
import type { HttpRequest, HttpResult } from './http.ts'
import type { ThinPlan } from './thin-plan.ts'
import type { CoreModule } from './translation.ts'

/** Names a component as one worker runs it: the CID and the memory cap. */
export type ComponentKey = string

/** What a worker needs once to start any number of actors of one component. */
export interface LoadedComponent {
  key: ComponentKey
  cid: string
  /** See `Translation`. */
  world: World
  thin?: ThinPlan
  source: string
  imports: string[]
  /** Why its actors cannot be captured; undefined when they can. */
  hidden: string | undefined
  /** That each of its actors has. */
  memories: number
  modules: (Omit<CoreModule, 'bytes'> & { module: WebAssembly.Module })[]
}

/** From the host to a worker, in batches: what one turn of the host led to, in order. */
export type WorkerCommand = StartCommand | TellCommand

/** Starts guest code; `seq` rises by one with each. */
export type StartCommand =
  | {
      kind: 'create'
      seq: number
      instance: InstanceId
      key: ComponentKey
      identity: Identity
      /** Of its policy. */
      env: Labels
      allow: readonly string[]
      /** Of its stop flag. */
      slot: number
      /** It goes on from there. */
      snapshot?: Uint8Array
      /** What becomes of it when it cannot: it starts anew, or ends. */
      otherwise: 'start' | 'end'
    }
  | { kind: 'run'; seq: number; instance: InstanceId; message: GuestMessage }

export type TellCommand =
  | { kind: 'load'; component: LoadedComponent }
  | { kind: 'unload'; key: ComponentKey }
  | { kind: 'answer'; instance: InstanceId; call: number; result: GuestResult | HttpResult }
  | { kind: 'end'; instance: InstanceId }
  /** Asks for a snapshot of an actor at rest; if there is one, and it is not to be kept, the actor is dropped. */
  | { kind: 'capture'; instance: InstanceId; keep: boolean }

/** From a worker, in batches. `memories` is what it holds after the event. */
export type WorkerEvent =
  /** `restored`: it went on from the snapshot it was given. */
  | { kind: 'created'; instance: InstanceId; restored: boolean; bytes: number; memories: number }
  | {
      kind: 'finished'
      instance: InstanceId
      result: GuestResult
      verdict: Verdict
      runMs: number
      /** The same without the time in which it waited. */
      cpuMs: number
      /** Size of its memories now. */
      bytes: number
    }
  | { kind: 'ended'; instance: InstanceId; reason: EndReason; error: ErrorValue; ran?: Ran; memories: number }
  /** Its code waits, and its memories have grown since they were told last. */
  | { kind: 'grew'; instance: InstanceId; bytes: number }
  /** Answers `capture`; does not come when the actor was gone. */
  | { kind: 'captured'; instance: InstanceId; capture: Capture; memories: number }
  /** Answers `end`, always. */
  | { kind: 'dropped'; instance: InstanceId; ran?: Ran; memories: number }
  | {
      kind: 'call'
      instance: InstanceId
      call: number
      op: CallOp
      to: string
      body: Uint8Array
      options: CallOptions
    }
  | { kind: 'fetch'; instance: InstanceId; call: number; request: HttpRequest }
  | { kind: 'verdict'; instance: InstanceId; verdict: Verdict }
  | { kind: 'log'; instance: InstanceId; level: LogLevel; text: string }

/** A run that did not finish: its host may have forgotten whose it was. */
export interface Ran {
  type: string
  /** Processor time, without the time in which it waited. */
  cpuMs: number
}

/** What a worker is started with. */
export interface WorkerInit {
  /** Int32, see {@link EXECUTING}, {@link BEGUN} and {@link UNSENT}. */
  shared: SharedArrayBuffer
  /** Of its actors: see `StopFlags`. */
  stop: WebAssembly.Memory
  messageBytes: number
}

/**
 * Words that a worker writes and the host reads, also while guest code keeps the worker busy: the instance whose code
 * may be executing (0 for none), the `seq` of the last command begun, and how many events it has not sent yet.
 */
export const EXECUTING = 0
export const BEGUN = 1
export const UNSENT = 2
