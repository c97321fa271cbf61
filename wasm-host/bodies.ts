import { keptBuffers } from './kept-buffers.ts'

/**
 * How bodies pass between threads. Small ones are copied along with their message. Large ones are **moved**, which takes
 * them from whoever had them; or, on the way to an actor, **shared**: written once by the one thread, read by the other,
 * and changed by nobody as long as anybody may read them, so that whoever passes them on keeps them and copies nothing.
 * Whoever knows that nobody will, gives their memory to {@link keptBuffers}.
 */

/** Bodies above this are large: moving and sharing have a price of their own. Bytes. */
const LARGE_BYTES = 4_096

export function isLarge(length: number): boolean {
  return length > LARGE_BYTES
}

/** The buffers to move along with a body. The body must own its buffer: see {@link owned}. */
export function moved({ buffer, length }: Uint8Array): ArrayBuffer[] {
  return isLarge(length) && buffer instanceof ArrayBuffer ? [buffer] : []
}

/** The body with a buffer of its own, or in shared memory, copied at most once: a clone of a view would take its whole buffer along. */
export function owned(body: Uint8Array): Uint8Array {
  return isShared(body) || body.byteLength === body.buffer.byteLength ? body : body.slice()
}

/** The body, copied into memory that threads share if it is large and not there yet. */
export function shared(body: Uint8Array): Uint8Array {
  if (!isLarge(body.length)) return owned(body)
  return isShared(body) ? body : keptBuffers.copy(body)
}

/** The body in memory of this thread, for what takes no other: sockets, text, cryptography. */
export function unshared(body: Uint8Array): Uint8Array {
  return isShared(body) ? body.slice() : body
}

function isShared({ buffer }: Uint8Array): boolean {
  return buffer instanceof SharedArrayBuffer
}
