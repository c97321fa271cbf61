import type { LaneNotice, LaneStamp, LaneState, Retry } from '../envelope.ts'
import type { ProtoReader, ProtoWriter } from './bytes.ts'

/** Position is the number on the wire; 0 says nothing. */
const RETRIES: readonly (Retry | undefined)[] = [undefined, 'no', 'yes', 'never']

export function writeRetry(to: ProtoWriter, field: number, retry: Retry): void {
  to.uint(field, RETRIES.indexOf(retry))
}

/** A way that this version does not know is `never`: the one that cannot do harm. */
export function readRetry(from: ProtoReader, into: { retry?: Retry }): void {
  const number = from.uint32()
  const retry = number < RETRIES.length ? RETRIES[number] : 'never'
  if (retry !== undefined) into.retry = retry
}

function writeState(to: ProtoWriter, { id, floor, ended }: LaneState): void {
  to.text(1, id)
  to.uint(3, floor)
  for (const distance of ended) to.uint(4, distance)
}

export function writeLane(to: ProtoWriter, lane: LaneStamp): void {
  writeState(to, lane)
  to.uint(2, lane.seq)
  to.uint(5, lane.firstEpoch)
  to.bool(6, lane.unordered)
}

export function readLane(from: ProtoReader): LaneStamp {
  const ended: number[] = []
  const lane = { id: '', seq: 0, floor: 0, ended, firstEpoch: 0, unordered: false }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) lane.id = from.text()
    else if (field === 2) lane.seq = from.number()
    else if (field === 3) lane.floor = from.number()
    else if (field === 4) ended.push(from.uint32())
    else if (field === 5) lane.firstEpoch = from.number()
    else if (field === 6) lane.unordered = from.bool()
    else from.skip()
  }
  return lane
}

export function writeLaneNotice(to: ProtoWriter, { target, relayTo, lane }: LaneNotice): void {
  to.text(1, target)
  to.text(2, relayTo ?? '')
  to.message(3, lane, writeState)
}

export function readLaneNotice(from: ProtoReader): LaneNotice {
  const notice: LaneNotice = { target: '', lane: { id: '', floor: 0, ended: [] } }
  for (let field = from.next(); field !== 0; field = from.next()) {
    if (field === 1) notice.target = from.text()
    else if (field === 2) notice.relayTo = from.text()
    else if (field === 3) {
      const { id, floor, ended } = from.message(readLane)
      notice.lane = { id, floor, ended }
    } else from.skip()
  }
  return notice
}
