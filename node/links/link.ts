import {
  type AskOptions,
  type Clock,
  type Envelope,
  type Frame,
  frameDecoder,
  type Hello,
  type LaneNotice,
  LIMITS,
  type Outcome,
  type SendOptions,
  ShoalError,
  WIRE_VERSION,
} from '../../protocols/index.ts'
import type { Channel } from './channel.ts'
import { CREDIT } from './credit.ts'
import { goneError, lastOf, linkRequests } from './link-requests.ts'
import { type LinkHandler, linkService } from './link-service.ts'
import { linkWriter } from './link-writer.ts'
import { Pulse } from './pulse.ts'

export type { LinkHandler } from './link-service.ts'

/**
 * Exchanges of messages and questions with one peer over one channel. The same over a libp2p stream, a node's local
 * socket and a pair in memory.
 */
export interface Link {
  /** The peer's id, as the channel's owner knows it. */
  readonly peer: string
  /** What the other side said of itself. */
  readonly hello: Hello
  /** `retiring`: no exchange begins any more, those that are open may finish. */
  readonly state: 'open' | 'retiring' | 'closed'
  /** How long no exchange has been open here, ms; 0 while one is. */
  readonly restedMs: number
  /** As in `Network`. */
  send(envelope: Envelope, options?: SendOptions): Promise<Outcome>
  lane(notice: LaneNotice): void
  ask(op: string, body: Uint8Array, options?: AskOptions): Promise<Uint8Array>
  stream(op: string, body: Uint8Array, options?: AskOptions): AsyncIterable<Uint8Array>
  /** Begins no more exchanges, asks the other side to do likewise, and closes when all have finished. */
  retire(): void
  /** Closes it after what was written; what is open fails. `why` is told to the other side. */
  close(why?: ShoalError): void
}

export interface LinkInit {
  /** Whom the channel leads to: a peer id, or a name such as `~cli` on a local socket. */
  peer: string
  /** Mesh id; on a local socket both sides say `local`. */
  mesh: string
  /** Rises with each start of this side. */
  incarnation: number
  handler: LinkHandler
  clock: Clock
  /**
   * The other side opened the channel.
   *
   * @default false
   */
  accepted?: boolean
  /**
   * The longest message body accepted, bytes.
   *
   * @default LIMITS.messageBytes
   */
  messageBytes?: number
  /**
   * The longest body of a question or answer, bytes.
   *
   * @default LIMITS.askBytes
   */
  askBytes?: number
  /** The other side asked that no more exchanges begin here. */
  retiring?(): void
  /** An opened link is closed, once. */
  closed?(why: ShoalError): void
}

/** Frames of a side that has not said HELLO yet are no longer than this, bytes. */
const HELLO_BYTES = 4_096
const FLUSH_MS = 1_000

/**
 * Says HELLO and waits for the other side's.
 *
 * @throws ShoalError MESH_MISMATCH, VERSION_MISMATCH, PROTOCOL (not a Shoal peer), UNREACHABLE (no HELLO within
 * LIMITS.helloMs, or the channel ended)
 */
export function openLink(channel: Channel, init: LinkInit): Promise<Link> {
  const { peer, mesh, clock } = init
  const messageBytes = init.messageBytes ?? LIMITS.messageBytes.value
  const askBytes = init.askBytes ?? LIMITS.askBytes.value
  const { promise, resolve, reject } = Promise.withResolvers<Link>()

  let hello: Hello | undefined
  let state: Link['state'] = 'open'
  /** GOAWAY said, and heard. */
  let said = false
  let heard = false
  const openedAt = clock.now()
  let usedAt = openedAt
  const pulse = new Pulse(openedAt, init.accepted)

  const writer = linkWriter(channel, clock)
  const peerMessageBytes = (): number => hello?.messageBytesMax ?? 0
  const ended = (): void => {
    usedAt = clock.now()
    // After the answer itself is written.
    if (said && heard) queueMicrotask(closeWhenIdle)
  }
  const shared = { peer, clock, writer, messageBytes, askBytes, peerMessageBytes, ended }
  const requests = linkRequests(shared)
  const service = linkService({
    ...shared,
    handler: init.handler,
    unread: () => close(new ShoalError('PROTOCOL', 'requests came without end while no answer was read')),
  })

  /** The one way out: everything that waits learns why. */
  const shut = (why: ShoalError): boolean => {
    if (state === 'closed') return false
    state = 'closed'
    stopTick()
    decoder.stop()
    requests.fail(why)
    writer.stop()
    service.stop()
    if (hello === undefined) reject(why)
    else init.closed?.(why)
    return true
  }

  const close = (why?: ShoalError): void => {
    if (state === 'closed') return
    writer.write({ type: 'goaway', ...(why === undefined ? {} : { error: why.toValue() }) })
    writer.flush()
    // A refusal before HELLO is the result of opening; afterwards it is the reason why the link is gone.
    const reason =
      hello === undefined && why !== undefined ? why : goneError(peer, why?.message ?? 'closed here')
    if (!shut(reason)) return
    channel.close()
    clock.after(FLUSH_MS, () => channel.abort())
  }

  const closeWhenIdle = (): void => {
    if (requests.open > 0 || service.open > 0 || state === 'closed') return
    writer.flush()
    if (writer.queuedBytes > 0) {
      clock.after(10, closeWhenIdle)
      return
    }
    if (!shut(goneError(peer, 'closed in an orderly way'))) return
    channel.close()
    clock.after(FLUSH_MS, () => channel.abort())
  }

  const retire = (): void => {
    if (state === 'closed' || said) return
    said = true
    state = 'retiring'
    writer.write({ type: 'goaway' })
    if (heard) closeWhenIdle()
  }

  const onHello = (theirs: Hello): void => {
    if (hello !== undefined) throw new ShoalError('PROTOCOL', 'HELLO was said twice')
    if (theirs.mesh !== mesh) {
      throw new ShoalError(
        'MESH_MISMATCH',
        `${peer} belongs to mesh ${theirs.mesh}, this side to mesh ${mesh}`,
        {
          hint: 'use the join string of the mesh you mean; shoal node status prints it',
        },
      )
    }
    if (theirs.major !== WIRE_VERSION.major) {
      throw new ShoalError(
        'VERSION_MISMATCH',
        `${peer} speaks version ${theirs.major}.${theirs.minor} of the wire, this side ${WIRE_VERSION.major}.${WIRE_VERSION.minor}`,
        { hint: 'run the same major version of shoal on both' },
      )
    }
    hello = theirs
    requests.opened(theirs.credit)
    service.opened(theirs.credit !== undefined)
    resolve(link)
  }

  const onGoaway = (error: ShoalError | undefined): void => {
    if (error !== undefined) {
      if (shut(hello === undefined ? error : goneError(peer, error.message))) channel.close()
      return
    }
    heard = true
    const first = !said
    retire()
    if (first) init.retiring?.()
    else closeWhenIdle()
  }

  const onFrame = (frame: Frame, part: Uint8Array): void => {
    if (hello === undefined && frame.type !== 'hello' && frame.type !== 'goaway') {
      throw new ShoalError('PROTOCOL', `${peer} sent a frame of type ${frame.type} before HELLO`)
    }
    switch (frame.type) {
      case 'msg':
        return service.message(frame, part)
      case 'outcome':
        return requests.outcome(frame.id, frame.bodyBytes, frame.outcome, part)
      case 'chunk':
        service.progress()
        return frame.reply ? requests.chunk(frame.id, part) : service.chunk(frame.id, part)
      case 'ask':
        return service.ask(frame, part)
      case 'answer':
        return requests.answer(frame, part)
      case 'credit':
        return requests.credit(frame.credit)
      case 'ready':
        return requests.ready(frame.id)
      case 'recv':
        return requests.received(frame.id)
      case 'lane':
        return init.handler.lane?.(frame.notice, peer)
      case 'cancel':
        return service.cancel(frame.id)
      case 'hello':
        return onHello(frame.hello)
      case 'goaway':
        return onGoaway(frame.error === undefined ? undefined : ShoalError.from(frame.error))
      case 'ping':
        if (frame.echo) writer.write({ type: 'ping', echo: false })
        return
      case 'unknown':
    }
  }
  const decoder = frameDecoder(onFrame, () => (hello === undefined ? HELLO_BYTES : LIMITS.frameBytes.value))

  const tick = (): void => {
    const now = clock.now()
    if (hello === undefined) {
      if (now - openedAt >= LIMITS.helloMs.value) {
        return close(
          new ShoalError('UNREACHABLE', `${peer} did not say HELLO within ${LIMITS.helloMs.value} ms`),
        )
      }
    } else {
      const beat = pulse.look(now, requests.open + service.open > 0, writer.wroteAt)
      if (beat.do === 'give-up') {
        if (shut(goneError(peer, `nothing heard for ${Math.round(beat.silentMs)} ms`)))
          channel.abort('silent')
        return
      }
      // What waits to be written is a sign of life itself, once the channel takes it.
      if (beat.do === 'ping' && writer.queuedBytes === 0) writer.write({ type: 'ping', echo: beat.echo })
    }
    requests.tick(now)
    service.tick()
    stopTick = clock.after(LIMITS.pingMs.value / 2, tick)
  }
  let stopTick = clock.after(LIMITS.pingMs.value / 2, tick)

  const link: Link = {
    peer,
    get hello() {
      return hello as Hello
    },
    get state() {
      return state
    },
    get restedMs() {
      return requests.open + service.open > 0 ? 0 : clock.now() - usedAt
    },
    send: (envelope, options) => requests.send(envelope, options),
    lane: (notice) => writer.write({ type: 'lane', notice }),
    ask: (op, body, options) =>
      lastOf(requests.stream(op, body, { timeoutMs: LIMITS.askMs.value, ...options })),
    stream: (op, body, options) => requests.stream(op, body, options),
    retire,
    close,
  }

  channel.open({
    data(bytes) {
      pulse.heard(clock.now())
      try {
        decoder.push(bytes)
      } catch (error) {
        close(ShoalError.wrap(error))
      }
    },
    drain: () => writer.drained(),
    close(error) {
      shut(
        hello === undefined
          ? new ShoalError('UNREACHABLE', `${peer} closed the connection before HELLO`, { cause: error })
          : goneError(peer, error?.message ?? (heard ? 'closed in an orderly way' : 'the connection closed')),
      )
    },
  })
  writer.write({
    type: 'hello',
    hello: {
      mesh,
      ...WIRE_VERSION,
      incarnation: init.incarnation,
      messageBytesMax: messageBytes,
      credit: CREDIT,
    },
  })
  return promise
}
