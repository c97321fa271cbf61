import type { SavedLane, SavedState, SavedWish, Transfer } from '../../mailbox/index.ts'
import {
  decodeHeader,
  encodeFrame,
  FRAME_PREFIX_BYTES,
  LIMITS,
  type Outcome,
  parseAddress,
  ShoalError,
} from '../../protocols/index.ts'
import { Transfer as TransferMessage } from '../../protocols/proto/node.js'

const NO_BYTES = new Uint8Array()

export function encodeTransfer(address: string, transfer: Transfer): Uint8Array {
  const { epoch, upTo, since, lanes, wishes, state } = transfer
  return TransferMessage.encode({
    address,
    epoch,
    upTo,
    since,
    lanes: lanes.map((lane) => ({
      ...lane,
      untilMs: Math.ceil(lane.untilMs),
      states: lane.states.map(([seq, saved]) =>
        saved === 'ended'
          ? { seq, id: '', outcome: NO_BYTES }
          : {
              seq,
              id: saved.id,
              outcome: saved.outcome === undefined ? NO_BYTES : encodeOutcome(saved.outcome),
            },
      ),
    })),
    wishes: wishes.map(({ key, reply, ageMs }) => ({
      key,
      reply: encodeOutcome(reply),
      ageMs: Math.ceil(ageMs),
    })),
    ...(state === undefined ? {} : { state: new Uint8Array(state) }),
  })
}

/**
 * What another peer says of an actor, its words checked.
 *
 * @throws ShoalError PROTOCOL, BAD_ADDRESS
 */
export function decodeTransfer(bytes: Uint8Array): { address: string; transfer: Transfer } {
  const { address, epoch, upTo, since, lanes, wishes, state } = decoded(bytes)
  if (parseAddress(address).kind !== 'keyed') throw wrong(`${address} has no key`)
  if (!(since >= 1 && since <= epoch && epoch <= upTo && upTo < Number.MAX_SAFE_INTEGER))
    throw wrong(`its epochs are ${since}, ${epoch} and ${upTo}`)
  if (lanes.length > LIMITS.lanes.value || wishes.length > LIMITS.wishes.value)
    throw wrong(`it has ${lanes.length} lanes and ${wishes.length} wishes`)
  return {
    address,
    transfer: {
      epoch,
      upTo,
      since,
      lanes: lanes.map(readLane),
      wishes: wishes.map(readWish),
      ...(state === undefined ? {} : { state }),
    },
  }
}

function decoded(bytes: Uint8Array): TransferMessage {
  try {
    return TransferMessage.decode(bytes)
  } catch (error) {
    throw new ShoalError('PROTOCOL', 'a transfer of an actor cannot be read', { cause: error })
  }
}

function readLane({ id, floor, unordered, untilMs, states }: TransferMessage['lanes'][number]): SavedLane {
  if (id === '' || floor < 1 || states.length > LIMITS.laneWindow.value) throw wrong('it has a bad lane')
  return {
    id,
    floor,
    unordered,
    untilMs: Math.min(untilMs, LIMITS.postMs.value),
    states: states.map((state): [number, SavedState] => {
      const { seq } = state
      if (seq < floor || seq >= floor + LIMITS.laneWindow.value) throw wrong('it has a bad lane')
      if (state.id === '') return [seq, 'ended']
      const outcome = state.outcome.length === 0 ? undefined : decodeOutcome(state.outcome)
      return [seq, { id: state.id, outcome }]
    }),
  }
}

function readWish({ key, reply, ageMs }: TransferMessage['wishes'][number]): SavedWish {
  const outcome = decodeOutcome(reply)
  if (outcome.kind !== 'reply') throw wrong('a wish in it was not fulfilled')
  return { key, reply: outcome, ageMs }
}

function encodeOutcome(outcome: Outcome): Uint8Array<ArrayBuffer> {
  const { body = NO_BYTES, ...rest } = outcome as Outcome & { body?: Uint8Array }
  const head = encodeFrame({ type: 'outcome', id: 1, bodyBytes: body.length, outcome: rest }, 0)
  const bytes = new Uint8Array(head.length + body.length)
  bytes.set(head)
  bytes.set(body, head.length)
  return bytes
}

function decodeOutcome(value: Uint8Array): Outcome {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (bytes.length < FRAME_PREFIX_BYTES) throw wrong('an outcome in it is cut off')
  const body = FRAME_PREFIX_BYTES + bytes.readUInt16BE(4)
  const frame = decodeHeader(bytes.subarray(FRAME_PREFIX_BYTES, body))
  if (frame.type !== 'outcome') throw wrong(`it has a frame of type ${frame.type}`)
  const { outcome } = frame
  return outcome.kind === 'reply' ? { ...outcome, body: new Uint8Array(bytes.subarray(body)) } : outcome
}

function wrong(what: string): ShoalError {
  return new ShoalError('PROTOCOL', `a transfer of an actor makes no sense: ${what}`)
}
