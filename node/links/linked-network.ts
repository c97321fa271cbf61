import {
  type AskOptions,
  type Clock,
  type Envelope,
  LIMITS,
  type Network,
  type NetworkHandler,
  type Outcome,
  type SendOptions,
  ShoalError,
} from '../../protocols/index.ts'
import type { Channel } from './channel.ts'
import { type Link, openLink } from './link.ts'
import { lastOf, refused } from './link-requests.ts'
import { type PeerLinks, peerLinks } from './peer-links.ts'

/** A network made of links; what carries them is the dialler's business. Disposing of it lets open exchanges finish. */
export interface LinkedNetwork extends Network, AsyncDisposable {
  /** Takes a channel that a peer opened. */
  accept(peer: string, channel: Channel): void
  /**
   * Opens a link unless there is one.
   *
   * @throws ShoalError UNREACHABLE, MESH_MISMATCH, VERSION_MISMATCH
   */
  connect(peer: string): Promise<void>
  /** Ends the link to a peer in an orderly way; the next message for it opens another. */
  drop(peer: string): void
  /** How long the link to a peer has rested, ms; 0 without one. */
  restedMs(peer: string): number
}

export interface LinkedNetworkInit {
  /** This peer's id. */
  self: string
  /** Mesh id. */
  mesh: string
  /** Rises with each start of this peer. */
  incarnation: number
  /**
   * The longest message body accepted, bytes.
   *
   * @default LIMITS.messageBytes
   */
  messageBytes?: number
}

export interface LinkedNetworkComponents {
  clock: Clock
  handler: NetworkHandler
  /** Opens a channel to a peer, or throws within LIMITS.dialMs (when `signal` aborts). */
  dial(peer: string, signal: AbortSignal): Promise<Channel>
  /** A peer is of another mesh, or its wire cannot be understood. */
  refused?(peer: string, error: ShoalError): void
}

export function linkedNetwork(init: LinkedNetworkInit, components: LinkedNetworkComponents): LinkedNetwork {
  const { self, mesh, incarnation } = init
  const { clock, handler } = components
  const dialling = new Map<string, PromiseWithResolvers<Link>>()
  const links: PeerLinks = peerLinks(self, (peer, state) => handler.link(peer, state))
  let stopping = false

  const open = async (peer: string, channel: Channel, accepted: boolean): Promise<Link> => {
    let opened: Link | undefined
    const link = await openLink(channel, {
      peer,
      mesh,
      incarnation,
      handler,
      clock,
      accepted,
      ...(init.messageBytes === undefined ? {} : { messageBytes: init.messageBytes }),
      retiring: () => links.retiring(peer),
      closed: () => {
        if (opened !== undefined) links.closed(opened)
      },
    })
    // It may have closed while its opening was on the way to us.
    if (link.state !== 'closed') {
      opened = link
      links.add(link)
    }
    const current = links.current(peer)
    if (current !== undefined) dialling.get(peer)?.resolve(current)
    return current ?? link
  }

  const dial = async (peer: string): Promise<Link> => {
    const controller = new AbortController()
    const stop = clock.after(LIMITS.dialMs.value, () =>
      controller.abort(new Error(`no answer within ${LIMITS.dialMs.value} ms`)),
    )
    try {
      return await open(peer, await components.dial(peer, controller.signal), false)
    } catch (error) {
      const refusal = unreachable(peer, controller.signal.aborted ? controller.signal.reason : error)
      if (refusal.code !== 'UNREACHABLE') components.refused?.(peer, refusal)
      throw refusal
    } finally {
      stop()
    }
  }

  /** One attempt at a time per peer; a channel that the peer opens meanwhile ends it too. */
  const linkTo = (peer: string): Promise<Link> => {
    const current = links.current(peer)
    if (current !== undefined) return Promise.resolve(current)
    const under = dialling.get(peer)
    if (under !== undefined) return under.promise
    if (stopping || peer === self) {
      return Promise.reject(
        unreachable(peer, new Error(stopping ? 'this node is stopping' : 'it is this peer')),
      )
    }
    const attempt = Promise.withResolvers<Link>()
    dialling.set(peer, attempt)
    void dial(peer)
      .then(attempt.resolve, attempt.reject)
      .finally(() => dialling.delete(peer))
    return attempt.promise
  }

  const sendLater = async (peer: string, envelope: Envelope, options: SendOptions = {}): Promise<Outcome> => {
    const since = clock.now()
    try {
      const link = await orAborted(linkTo(peer), options.signal)
      const remainingMs = Math.max(0, envelope.remainingMs - (clock.now() - since))
      return await link.send({ ...envelope, remainingMs }, options)
    } catch (error) {
      return refused(ShoalError.wrap(error), envelope.hops)
    }
  }

  /** The time counts from the asking, so a dial uses it up as well. */
  async function* answers(peer: string, op: string, body: Uint8Array, options: AskOptions) {
    let link = links.current(peer)
    let { timeoutMs } = options
    if (link === undefined) {
      const since = clock.now()
      const late = new AbortController()
      const stop = clock.after(Math.min(timeoutMs ?? LIMITS.dialMs.value, LIMITS.dialMs.value), () =>
        late.abort(unreachable(peer, new Error('it could not be dialled in time'))),
      )
      try {
        link = await orAborted(orAborted(linkTo(peer), late.signal), options.signal)
      } finally {
        stop()
      }
      if (timeoutMs !== undefined) timeoutMs = Math.max(1, timeoutMs - (clock.now() - since))
    }
    yield* link.stream(op, body, { ...options, ...(timeoutMs === undefined ? {} : { timeoutMs }) })
  }

  return {
    self,
    peers: () => links.peers(),
    send(peer, envelope, options) {
      const link = links.current(peer)
      return link === undefined ? sendLater(peer, envelope, options) : link.send(envelope, options)
    },
    lane: (peer, notice) => links.current(peer)?.lane(notice),
    ask: (peer, op, body, options) =>
      lastOf(answers(peer, op, body, { timeoutMs: LIMITS.askMs.value, ...options })),
    stream: (peer, op, body, options = {}) => answers(peer, op, body, options),
    accept(peer, channel) {
      if (stopping) return channel.abort()
      open(peer, channel, true).catch((error: unknown) => components.refused?.(peer, ShoalError.wrap(error)))
    },
    async connect(peer) {
      await linkTo(peer)
    },
    drop: (peer) => links.current(peer)?.retire(),
    restedMs: (peer) => links.current(peer)?.restedMs ?? 0,
    async [Symbol.asyncDispose]() {
      stopping = true
      await links.drain(clock)
    },
  }
}

function unreachable(peer: string, cause: unknown): ShoalError {
  if (cause instanceof ShoalError) return cause
  const why = cause instanceof Error ? cause.message : String(cause)
  return new ShoalError('UNREACHABLE', `peer ${peer} cannot be reached: ${why}`, {
    hint: 'it may be down, or its address out of date; shoal peers shows who is connected',
    cause,
  })
}

function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const onAbort = (): void =>
      reject(
        signal.reason instanceof ShoalError
          ? signal.reason
          : new ShoalError('CANCELLED', 'the caller no longer wants it'),
      )
    if (signal.aborted) return onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
