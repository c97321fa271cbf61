import { vi } from 'vitest'
import { type Link, type LinkHandler, type LinkInit, openLink } from '../../node/links/link.ts'
import { memoryChannelPair } from '../../node/links/memory-channel.ts'
import {
  encodeFrame,
  type Envelope,
  type Frame,
  frameDecoder,
  type Hello,
  type ShoalError,
  systemClock,
  WIRE_VERSION,
} from '../../protocols/index.ts'

/** The far end of a link, driven frame by frame: it keeps no rule but those the test keeps. */
export interface RawPeer {
  /** The production link at the near end. */
  link: Link
  /** Why the link closed, once it has. */
  closed: Promise<ShoalError>
  /** What came from the link so far, in order. */
  heard: Frame[]
  say(frame: Frame, body?: Uint8Array): void
  bytes(bytes: Uint8Array): void
  /** Waits for a frame of that type; the first one unless more are asked for. */
  hear<T extends Frame['type']>(type: T, count?: number): Promise<Extract<Frame, { type: T }>>
}

export const ENOUGH: NonNullable<Hello['credit']> = { messages: 1_024, bytes: 8_388_608 }

export async function rawPeer(
  init: Partial<LinkInit> & { handler: LinkHandler },
  hello: Partial<Hello> = {},
): Promise<RawPeer> {
  const [near, far] = memoryChannelPair()
  const heard: Frame[] = []
  const decoder = frameDecoder((frame) => heard.push(frame))
  far.open({ data: (bytes) => decoder.push(bytes), drain() {}, close() {} })
  const say = (frame: Frame, body?: Uint8Array): void =>
    void far.send([encodeFrame(frame, body?.length ?? 0), ...(body === undefined ? [] : [body])])
  const closed = Promise.withResolvers<ShoalError>()
  const opening = openLink(near, {
    peer: 'raw',
    mesh: 'm',
    incarnation: 1,
    clock: systemClock,
    closed: closed.resolve,
    ...init,
  })
  say({
    type: 'hello',
    hello: {
      mesh: 'm',
      ...WIRE_VERSION,
      incarnation: 1,
      messageBytesMax: 16_777_216,
      credit: ENOUGH,
      ...hello,
    },
  })
  return {
    link: await opening,
    closed: closed.promise,
    heard,
    say,
    bytes: (bytes) => void far.send([bytes]),
    hear: <T extends Frame['type']>(type: T, count = 1) =>
      vi.waitUntil(
        () => heard.filter((frame): frame is Extract<Frame, { type: T }> => frame.type === type)[count - 1],
        { timeout: 10_000, interval: 5 },
      ),
  }
}

let ids = 0
export function rawEnvelope(overrides: Partial<Omit<Envelope, 'body'>> = {}): Omit<Envelope, 'body'> {
  return {
    id: `raw.1.${++ids}`,
    kind: 'send',
    sender: '~raw',
    target: 'echo/a',
    subject: '',
    correlation: '',
    remainingMs: 5_000,
    attempt: 1,
    chain: [],
    hops: [],
    placed: false,
    ...overrides,
  }
}

export const never: LinkHandler = {
  message: () => new Promise(() => {}),
  ask: () => new Promise(() => {}),
}
