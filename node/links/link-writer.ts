import { type Clock, encodeFrame, type Frame, LIMITS } from '../../protocols/index.ts'
import type { Channel } from './channel.ts'

/** Frames on their way to one channel. */
export interface LinkWriter {
  /**
   * Queues a frame and its body, which must not change afterwards.
   *
   * @throws ShoalError BAD_REQUEST when the header is too long
   */
  write(frame: Frame, body?: Uint8Array): void
  /** Queues the whole body of a message whose header was written before. */
  bulk(id: number, body: Uint8Array): void
  /** Leaves out what was not yet written of a body; whether there was anything. */
  drop(id: number, reply: boolean): boolean
  /** There is room in the channel again. */
  drained(): void
  /** Resolves when fewer than LIMITS.linkBufferBytes wait, or after `stop`. */
  room(): Promise<void>
  /** Writes out what is queued, as far as the channel takes it. */
  flush(): void
  stop(): void
  readonly queuedBytes: number
  /** Clock reading when bytes were last given to the channel. */
  readonly wroteAt: number
}

interface Bulk {
  id: number
  reply: boolean
  body: Uint8Array
  at: number
}

/** A body up to this size is copied next to its header: one copy is cheaper than one more buffer on the way down. */
const COPY_BYTES = 8_192
/** Given to the channel at a time, so that small frames need not wait behind more. */
const BATCH_BYTES = 131_072
/** Written in one turn of the event loop while the channel never says stop. */
const TURN_BYTES = 2_097_152

/**
 * Frames of one microtask go out as one write. Large bodies take turns, chunk by chunk, and small frames go before
 * each chunk, so that nobody waits for somebody else's megabytes.
 */
export function linkWriter(channel: Channel, clock: Clock): LinkWriter {
  let small: Uint8Array[] = []
  const bulk: Bulk[] = []
  let turn = 0
  let queuedBytes = 0
  let wroteAt = clock.now()
  let scheduled = false
  let blocked = false
  let stopped = false
  let waiting: (() => void)[] = []
  const chunkBytes = LIMITS.chunkBytes.value

  const push = (bytes: Uint8Array): void => {
    small.push(bytes)
    queuedBytes += bytes.length
    schedule()
  }

  const schedule = (): void => {
    if (scheduled || blocked) return
    scheduled = true
    queueMicrotask(run)
  }

  const run = (): void => {
    scheduled = false
    flush()
  }

  /** The next chunk of the bodies' round, into `parts`; its bytes. */
  const nextChunk = (parts: Uint8Array[]): number => {
    if (turn >= bulk.length) turn = 0
    const item = bulk[turn] as Bulk
    const end = Math.min(item.at + chunkBytes, item.body.length)
    const part = item.body.subarray(item.at, end)
    const head = encodeFrame({ type: 'chunk', id: item.id, reply: item.reply }, part.length)
    parts.push(head, part)
    item.at = end
    queuedBytes -= part.length
    if (end === item.body.length) bulk.splice(turn, 1)
    else turn++
    return head.length + part.length
  }

  const flush = (): void => {
    let written = 0
    while (!blocked && !stopped && (small.length > 0 || bulk.length > 0)) {
      if (written >= TURN_BYTES) {
        scheduled = true
        clock.after(0, run)
        return
      }
      let parts = small
      let bytes = 0
      if (small.length > 0) {
        small = []
        for (const part of parts) bytes += part.length
        queuedBytes -= bytes
        parts = joinSmall(parts, bytes)
      } else parts = []
      while (bulk.length > 0 && bytes < BATCH_BYTES) bytes += nextChunk(parts)
      written += bytes
      wroteAt = clock.now()
      blocked = !channel.send(parts)
    }
    if (waiting.length > 0 && queuedBytes < LIMITS.linkBufferBytes.value) release()
  }

  const release = (): void => {
    const all = waiting
    waiting = []
    for (const resolve of all) resolve()
  }

  const addBulk = (item: Bulk): void => {
    queuedBytes += item.body.length - item.at
    bulk.push(item)
  }

  return {
    write(frame, body) {
      if (stopped) return
      const length = body?.length ?? 0
      const part = Math.min(length, chunkBytes)
      const head = encodeFrame(frame, part)
      if (body === undefined || length === 0) return push(head)
      if (part <= COPY_BYTES) {
        const both = Buffer.allocUnsafe(head.length + part)
        both.set(head)
        both.set(body, head.length)
        return push(both)
      }
      push(head)
      push(part === length ? body : body.subarray(0, part))
      if (part < length && 'id' in frame) {
        const reply = frame.type === 'outcome' || frame.type === 'answer'
        addBulk({ id: frame.id, reply, body, at: part })
      }
    },
    bulk(id, body) {
      if (stopped) return
      addBulk({ id, reply: false, body, at: 0 })
      schedule()
    },
    drop(id, reply) {
      const at = bulk.findIndex((item) => item.id === id && item.reply === reply)
      const item = bulk[at]
      if (item === undefined) return false
      queuedBytes -= item.body.length - item.at
      bulk.splice(at, 1)
      if (at < turn) turn--
      return true
    },
    drained() {
      blocked = false
      flush()
    },
    room() {
      if (stopped || queuedBytes < LIMITS.linkBufferBytes.value) return Promise.resolve()
      return new Promise((resolve) => waiting.push(resolve))
    },
    flush,
    stop() {
      stopped = true
      small = []
      bulk.length = 0
      release()
    },
    get queuedBytes() {
      return queuedBytes
    },
    get wroteAt() {
      return wroteAt
    },
  }
}

/** Neighbours that are small become one buffer. */
function joinSmall(parts: Uint8Array[], bytes: number): Uint8Array[] {
  if (parts.length === 1) return parts
  if (bytes <= BATCH_BYTES) return [Buffer.concat(parts, bytes)]
  const joined: Uint8Array[] = []
  let run: Uint8Array[] = []
  const close = (): void => {
    if (run.length > 0) joined.push(run.length === 1 ? (run[0] as Uint8Array) : Buffer.concat(run))
    run = []
  }
  for (const part of parts) {
    if (part.length > COPY_BYTES) {
      close()
      joined.push(part)
    } else run.push(part)
  }
  close()
  return joined
}
