/**
 * How bodies pass between threads. Small ones are copied along with their message. Large ones are **moved**, which takes
 * them from whoever had them; or, between two actors of one node, **shared**: written once by the worker of the one, read
 * by the worker of the other, and changed by nobody, so that whoever passes them on keeps them and copies nothing.
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

/** The body with a buffer of its own, copied at most once: a clone of a view would take its whole buffer along. */
export function owned(body: Uint8Array): Uint8Array {
  return body.byteLength === body.buffer.byteLength ? body : body.slice()
}

/** The body, copied into memory that threads share if it is large and not there yet. */
export function shared(body: Uint8Array): Uint8Array {
  if (!isLarge(body.length)) return owned(body)
  return body.buffer instanceof SharedArrayBuffer ? body : sharedCopy(body)
}

export function sharedCopy(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy
}

/** The body in memory of this thread, for what takes no other: sockets, text, cryptography. */
export function unshared(body: Uint8Array): Uint8Array {
  return body.buffer instanceof SharedArrayBuffer ? body.slice() : body
}
