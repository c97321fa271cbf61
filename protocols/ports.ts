import type { Envelope, LaneNotice, Outcome } from './envelope.ts'

/** Stops something that was started. */
export type Stop = () => void

/** Time, as far as pure folders may know it. */
export interface Clock {
  /** Monotonic, ms, with fractions. Its zero means nothing. */
  now(): number
  /** Wall clock, ms since 1970. For records and logs only, never for leases. */
  wall(): number
  /**
   * Time since the machine started, ms, counted while it sleeps too: `now()` stands still then. May be 10 ms behind.
   * A system call. Absent where the system does not tell.
   */
  sinceBoot?: () => number
  /** Calls `then` once after `ms`. Does not keep the process alive. */
  after(ms: number, then: () => void): Stop
}

/** Chance. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  bytes(length: number): Uint8Array
}

/** What a peer answers when others write to it. */
export interface NetworkHandler {
  /**
   * A message from a peer. Resolves with how it ended; never rejects. `received` is called once when the message is in
   * a mailbox, if it does not end at once: the peer may send another in its stead, and the sender of a post is told.
   */
  message(envelope: Envelope, from: string, signal: AbortSignal, received: () => void): Promise<Outcome>
  /** News of a lane. No answer. */
  lane(notice: LaneNotice, from: string): void
  /**
   * A message is announced whose body, above LIMITS.chunkBytes, comes only when there is a place for it. Returns how it
   * ends without its body; or what gives the place up again, called before `message` gets it or when it does not come.
   * Absent: every body may come.
   */
  place?(envelope: Omit<Envelope, 'body'>, bodyBytes: number, from: string): Outcome | Stop
  /** A question to this peer itself. Yields one answer or several; throws ShoalError. */
  ask(
    op: string,
    body: Uint8Array,
    from: string,
    signal: AbortSignal,
  ): AsyncIterable<Uint8Array> | Promise<Uint8Array>
  /** A link opened (its HELLO was accepted) or closed. */
  link(peer: string, state: 'open' | 'closed'): void
}

/**
 * Other peers, by id. Opens links as needed and keeps one per peer; multiplexes exchanges over it.
 * Implementations: libp2p (`node`), in memory (`sim-network`). Contract: `test/contracts/network.ts`.
 */
export interface Network {
  /** This peer's id. */
  readonly self: string
  /** Peers with an open link. */
  peers(): readonly string[]
  /**
   * Delivers one message and resolves with its outcome. The body is not copied: the caller must not change it.
   * A peer that cannot be reached, or that vanishes, is `refused` with UNREACHABLE within LIMITS.silenceMs.
   * After `envelope.remainingMs` (and a grace of one second for the answer itself) it is `refused` with
   * UNKNOWN_OUTCOME. Aborting sends CANCEL and resolves with what the peer says became of the message: CANCELLED when it
   * had not started; UNKNOWN_OUTCOME when it had, or when the peer says nothing for a second. Never rejects.
   */
  send(peer: string, envelope: Envelope, options?: SendOptions): Promise<Outcome>
  /** Tells a linked peer of a lane, after what was sent before. Nobody else hears of it. */
  lane(peer: string, notice: LaneNotice): void
  /**
   * Asks a peer about itself. Resolves with the only (or last) answer.
   * @throws ShoalError UNREACHABLE, or what the peer answered.
   */
  ask(peer: string, op: string, body: Uint8Array, options?: AskOptions): Promise<Uint8Array>
  /** The same for operations with several answers; ending the iteration cancels at the peer. */
  stream(peer: string, op: string, body: Uint8Array, options?: AskOptions): AsyncIterable<Uint8Array>
}

export interface SendOptions {
  signal?: AbortSignal | undefined
  /** The peer has the post in a mailbox: news on the way to the outcome, which still comes. Called once at most. */
  received?: (() => void) | undefined
}

export interface AskOptions {
  signal?: AbortSignal
  /** @default LIMITS.askMs; for `stream` there is none */
  timeoutMs?: number
}

/**
 * Durable bytes by key. Keys are `/`-separated text. Implementations: LevelDB in the data directory, and memory (`node`).
 */
export interface Store {
  get(key: string): Promise<Uint8Array | undefined>
  /** Atomic; on disk (fsynced) when it resolves. Writes that meet share one fsync. `undefined` deletes. */
  write(batch: ReadonlyMap<string, Uint8Array | undefined>): Promise<void>
  /** Entries whose key starts with `prefix`, in key order. */
  list(prefix: string): AsyncIterable<[key: string, value: Uint8Array]>
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** The machine's own chance. */
export const systemRandom: Random = {
  next: () => Math.random(),
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
}
