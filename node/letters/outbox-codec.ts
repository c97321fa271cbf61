import {
  decodeHeader,
  encodeFrame,
  type Envelope,
  FRAME_PREFIX_BYTES,
  ShoalError,
} from '../../protocols/index.ts'

const DEADLINE_BYTES = 8

/** Wall clock of the deadline (f64, ms), then the message as a MSG frame has it, its body unsplit. */
export function encodeKept({ body, ...envelope }: Envelope, deadline: number): Uint8Array {
  const head = encodeFrame({ type: 'msg', id: 1, bodyBytes: body.byteLength, envelope }, 0)
  const value = Buffer.allocUnsafe(DEADLINE_BYTES + head.length + body.byteLength)
  value.writeDoubleBE(deadline, 0)
  value.set(head, DEADLINE_BYTES)
  value.set(body, DEADLINE_BYTES + head.length)
  return value
}

/** @throws ShoalError PROTOCOL */
export function decodeKept(value: Uint8Array): { envelope: Envelope; deadline: number } {
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  const header = DEADLINE_BYTES + FRAME_PREFIX_BYTES
  const body = header + bytes.readUInt16BE(DEADLINE_BYTES + 4)
  const frame = decodeHeader(bytes.subarray(header, body))
  if (frame.type !== 'msg') throw new ShoalError('PROTOCOL', `the outbox holds a frame of type ${frame.type}`)
  return {
    envelope: { ...frame.envelope, body: new Uint8Array(bytes.subarray(body)) },
    deadline: bytes.readDoubleBE(0),
  }
}
