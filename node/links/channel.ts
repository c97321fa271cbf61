/**
 * Bytes to and from one other program, in order: a libp2p stream, a socket, or a pair in memory. A channel ends once
 * and as a whole; half-open states are its own business.
 */
export interface Channel {
  /** Where the bytes arrive. Called once, before anything is sent; bytes that came earlier are delivered then. */
  open(events: ChannelEvents): void
  /**
   * Writes the parts in order, as one write. They must not change afterwards. False: full, wait for `drain`. Writing
   * to a channel that has ended does nothing and is true.
   */
  send(parts: readonly Uint8Array[]): boolean
  /** Ends it after what was sent. */
  close(): void
  /** Ends it now. `silent`: the peer does not answer, so what lies below is of no use either. */
  abort(why?: 'silent'): void
}

export interface ChannelEvents {
  /** The bytes may be reused after the call: copy what is to stay. */
  data(bytes: Uint8Array): void
  /** There is room again. */
  drain(): void
  /** The channel ended, from whichever side. Once, and the last event. */
  close(error?: Error): void
}
