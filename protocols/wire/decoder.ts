import { ShoalError } from '../errors.ts'
import { LIMITS } from '../limits.ts'
import { decodeHeader, FRAME_PREFIX_BYTES, type Frame } from './frame.ts'

/** Cuts a stream of bytes into frames. */
export interface FrameDecoder {
  /**
   * Takes the next bytes and calls `onFrame` for each frame they complete.
   *
   * @throws ShoalError PROTOCOL, after which the stream is beyond repair
   */
  push(bytes: Uint8Array): void
  /** Ignores everything from now on. */
  stop(): void
}

/**
 * @param onFrame gets a view of the body bytes that is valid only during the call: copy what is to stay
 * @param frameBytes the longest frame accepted
 */
export function frameDecoder(
  onFrame: (frame: Frame, part: Uint8Array) => void,
  frameBytes: () => number = () => LIMITS.frameBytes.value,
): FrameDecoder {
  /** A frame that began in an earlier piece; its exact size once the prefix is known. */
  let partial: Uint8Array | undefined
  let filled = 0
  let stopped = false

  /** Length of the frame that starts here, with its length field; the prefix must be there. */
  const frameLength = (bytes: Uint8Array, at: number): number => {
    const rest =
      (bytes[at] as number) * 0x1000000 +
      (((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number))
    const headerBytes = ((bytes[at + 4] as number) << 8) | (bytes[at + 5] as number)
    if (rest > frameBytes()) {
      throw new ShoalError('PROTOCOL', `a frame announces ${rest} bytes, more than ${frameBytes()}`)
    }
    if (headerBytes > LIMITS.frameHeaderBytes.value || headerBytes + 2 > rest) {
      throw new ShoalError('PROTOCOL', `a frame of ${rest} bytes announces a header of ${headerBytes}`)
    }
    return 4 + rest
  }

  const emit = (bytes: Uint8Array, at: number, length: number): void => {
    const header = at + FRAME_PREFIX_BYTES
    const body = header + (((bytes[at + 4] as number) << 8) | (bytes[at + 5] as number))
    onFrame(decodeHeader(bytes.subarray(header, body)), bytes.subarray(body, at + length))
  }

  /** Moves bytes into `partial` until it is full or they are used up; the number moved. */
  const fill = (bytes: Uint8Array, at: number): number => {
    const into = partial as Uint8Array
    const count = Math.min(into.length - filled, bytes.length - at)
    into.set(bytes.subarray(at, at + count), filled)
    filled += count
    return count
  }

  return {
    push(bytes) {
      let at = 0
      while (at < bytes.length && !stopped) {
        if (partial !== undefined) {
          at += fill(bytes, at)
          if (filled < partial.length) return
          if (filled === FRAME_PREFIX_BYTES) {
            const length = frameLength(partial, 0)
            if (length > filled) {
              const whole = Buffer.allocUnsafe(length)
              whole.set(partial)
              partial = whole
              continue
            }
          }
          const frame = partial
          partial = undefined
          emit(frame, 0, frame.length)
          continue
        }
        const left = bytes.length - at
        const length = left < FRAME_PREFIX_BYTES ? FRAME_PREFIX_BYTES : frameLength(bytes, at)
        if (left >= length && left >= FRAME_PREFIX_BYTES) {
          emit(bytes, at, length)
          at += length
        } else {
          partial = Buffer.allocUnsafe(length)
          filled = 0
        }
      }
    },
    stop() {
      stopped = true
    },
  }
}
