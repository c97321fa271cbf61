/** What a request says before its body. */
export interface RequestHead {
  method: string
  /** As it was sent: path and query, percent-encoded. */
  target: string
  /** By lower-case name; a value for each line, one byte a character. */
  headers: Readonly<Record<string, readonly string[] | undefined>>
}

export interface HttpAnswer {
  status: number
  /** Lower-case names, values one byte a character, several for several lines. */
  headers: Readonly<Record<string, string | string[]>>
  body: Uint8Array
}

/**
 * What answers behind an HTTP door, in two steps: the head is judged before a byte of the body is taken, then the body goes
 * with a signal that aborts when the client has gone. Either throws what it refuses: a DoorRefusal, or a ShoalError.
 */
export type HttpHandler = (head: RequestHead) => Receive | Promise<Receive>

export type Receive = (body: Uint8Array, gone: AbortSignal) => Promise<HttpAnswer>
