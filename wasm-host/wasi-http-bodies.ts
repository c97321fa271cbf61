import { ByteOutput, InputStream, Pollable } from './inert-streams.ts'
import type { Fields } from './wasi-http-fields.ts'

/** A body that has arrived whole. */
export class IncomingBody {
  #stream: InputStream | undefined

  constructor(bytes: Uint8Array) {
    this.#stream = new InputStream(bytes)
  }

  stream(): InputStream {
    return taken(this.#stream, () => (this.#stream = undefined))
  }

  static finish(_body: IncomingBody): FutureTrailers {
    return new FutureTrailers()
  }
}

/** There are none. */
export class FutureTrailers {
  #taken = false

  subscribe(): Pollable {
    return new Pollable()
  }

  get(): unknown {
    const first = !this.#taken
    this.#taken = true
    return first ? okOf(okOf(undefined)) : errOf(undefined)
  }
}

/** A body that the guest writes. */
export class OutgoingBody {
  readonly #bytes: ByteOutput
  #stream: ByteOutput | undefined
  /** Settles when the guest has finished it; rejects when it never will. */
  readonly finished: Promise<Uint8Array>
  readonly #settle: { resolve: (bytes: Uint8Array) => void; reject: (why: Error) => void }

  /** @param max more ends the guest, bytes */
  constructor(max: number) {
    this.#bytes = new ByteOutput(max)
    this.#stream = this.#bytes
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>()
    this.finished = promise
    this.#settle = { resolve, reject }
    promise.catch(() => undefined)
  }

  /** What was written so far. */
  bytes(): Uint8Array {
    return this.#bytes.bytes()
  }

  write(): ByteOutput {
    return taken(this.#stream, () => (this.#stream = undefined))
  }

  static finish(body: OutgoingBody, _trailers: Fields | undefined): void {
    body.#settle.resolve(body.bytes())
  }

  [Symbol.dispose](): void {
    this.#settle.reject(new Error('its body was dropped before its end'))
  }
}

/** What may be had once. Throws the empty `err` of a WIT result otherwise. */
export function taken<T>(value: T | undefined, forget: () => void): T {
  // The glue lowers it as `err`, whose type has no value.
  if (value === undefined) throw undefined
  forget()
  return value
}

/** A nested WIT result, as the glue lowers it. */
export function okOf(val: unknown): object {
  return { tag: 'ok', val }
}

export function errOf(val: unknown): object {
  return { tag: 'err', val }
}
