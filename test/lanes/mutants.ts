import { Delivery } from '../../mailbox/delivery.ts'
import { OriginLane } from '../../mailbox/lane-origin.ts'
import { LaneWindow } from '../../mailbox/lane-window.ts'
import type { Mutation } from './world.ts'

/** A way to break delivery: what the world does differently, or a method that does. */
export interface Mutant {
  /** A seed near the first that catches it. @default 1 */
  from?: number
  mutation?: Mutation
  /** Breaks it; returns how to mend it. */
  patch?: () => () => void
}

/** Puts another method in the place of one. */
function replaced<T extends object, K extends keyof T>(
  on: T,
  name: K,
  by: (original: T[K]) => T[K],
): () => void {
  const original = on[name]
  on[name] = by(original)
  return () => {
    on[name] = original
  }
}

const nothing = (): void => undefined

export const MUTANTS: Record<string, Mutant> = {
  'RECV is taken for DONE': { mutation: { recvIsDone: true } },
  'nobody tells of ended messages': {
    mutation: { noLane: true },
    patch: () =>
      replaced(
        OriginLane.prototype,
        'state',
        (original) =>
          function state(this: OriginLane) {
            return { ...original.call(this), ended: [] }
          },
      ),
  },
  'what ended is told only with the next message': { from: 35, mutation: { noLane: true } },
  'the floor is ignored': {
    mutation: {
      leaving: (envelope) =>
        envelope.lane === undefined
          ? envelope
          : { ...envelope, lane: { ...envelope.lane, floor: 1, ended: [] } },
      noLane: true,
    },
  },
  'the window is lost with a trap': {
    mutation: { trapped: () => windows.forEach((window) => forget(window)) },
    patch: () => {
      const mend = replaced(
        LaneWindow.prototype,
        'meet',
        (original) =>
          function meet(this: LaneWindow, ...args: Parameters<LaneWindow['meet']>) {
            windows.add(this)
            const met = original.apply(this, args)
            lanes.add(args[1].id)
            return met
          },
      )
      return () => {
        windows.clear()
        lanes.clear()
        mend()
      }
    },
  },
  'whoever loses its link says that nothing started': {
    patch: () => replaced(Delivery.prototype, 'heard', () => (_entry, _peer, outcome) => outcome),
  },
  'time in a queue does not count': {
    mutation: {
      leaving: (envelope, { envelope: { kind, remainingMs } }) =>
        kind === 'send' ? { ...envelope, remainingMs } : envelope,
    },
  },
  'a lost worker counts as an attempt': { from: 25, mutation: { workerLostIs: 'trapped' } },
  'the answer leaves before the window has it': {
    patch: () =>
      replaced(
        LaneWindow.prototype,
        'done',
        () =>
          function done(this: LaneWindow, entry) {
            this.back(entry)
          },
      ),
  },
  'a message of never does not say under which epoch it was sent first': {
    from: 51,
    mutation: {
      leaving: (envelope) =>
        envelope.lane === undefined ? envelope : { ...envelope, lane: { ...envelope.lane, firstEpoch: 0 } },
    },
  },
  'messages do not wait for their turn': {
    patch: () => replaced(Delivery.prototype, 'starts', () => () => true),
  },
  'a refusal for good leaves a gap': {
    from: 38,
    patch: () =>
      replaced(
        LaneWindow.prototype,
        'end',
        () =>
          function end(this: LaneWindow, entry) {
            this.back(entry)
          },
      ),
  },
  'a refusal to be retried ends the message at its target': {
    patch: () =>
      replaced(
        LaneWindow.prototype,
        'back',
        () =>
          function back(this: LaneWindow, entry) {
            this.end(entry)
          },
      ),
  },
  'what waits is not met again after the tenure': {
    from: 53,
    patch: () => replaced(Delivery.prototype, 'remeet', () => nothing),
  },
  'a message of never starts under any owner': {
    from: 51,
    patch: () => replaced(Delivery.prototype, 'bars', () => () => undefined),
  },
}

const windows = new Set<LaneWindow>()
const lanes = new Set<string>()

function forget(window: LaneWindow): void {
  for (const id of lanes)
    for (const [seq, state] of window.lane(id)?.states ?? [])
      if (typeof state === 'object' && 'outcome' in state) window.lane(id)?.states.delete(seq)
}
