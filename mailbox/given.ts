import type { Envelope } from '../protocols/index.ts'
import type { Entry } from './entry.ts'

/** An accepted post as its next origin begins with it: with its id, its place, and in its trail that it was passed on. */
export function asGiven(entry: Entry, to: string): Envelope {
  const { envelope, lane, seq, attempt, state, sentEpoch } = entry
  const firstEpoch = entry.firstEpoch || (state === 'forwarded' ? sentEpoch : 0)
  const hop = { peer: to, decision: 'relay' as const, reason: 'drained', waitedMs: 0 }
  return {
    ...envelope,
    attempt,
    hops: [...envelope.hops, hop],
    ...(lane === undefined
      ? {}
      : { lane: { id: lane.id, seq, floor: seq, ended: [], firstEpoch, unordered: lane.unordered } }),
  }
}
