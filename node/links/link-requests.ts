import {
  type AskOptions,
  type Clock,
  type Credit,
  type Envelope,
  type Frame,
  LIMITS,
  type Outcome,
  type OutcomeHead,
  type SendOptions,
  ShoalError,
} from '../../protocols/index.ts'
import { assemblies } from './assembly.ts'
import { Departures } from './departures.ts'
import type { LinkWriter } from './link-writer.ts'

/** The exchanges that this side opened on one link. */
export interface LinkRequests {
  send(envelope: Envelope, options?: SendOptions): Promise<Outcome>
  stream(op: string, body: Uint8Array, options?: AskOptions): AsyncGenerator<Uint8Array, void, void>
  /** Takes an answer to one of them. @throws ShoalError PROTOCOL */
  outcome(id: number, bodyBytes: number, outcome: OutcomeHead, part: Uint8Array): void
  answer(frame: Extract<Frame, { type: 'answer' }>, part: Uint8Array): void
  chunk(id: number, part: Uint8Array): void
  /** The other side said HELLO, and gave this. */
  opened(credit: Credit | undefined): void
  /** @throws ShoalError PROTOCOL */
  credit(credit: Credit): void
  /** There is a place for the body of message `id`. */
  ready(id: number): void
  /** The message of exchange `id` is in a mailbox of the other side. */
  received(id: number): void
  /** Ends sends whose time is over. */
  tick(now: number): void
  /** Ends all of them, and each later one at once. */
  fail(error: ShoalError): void
  readonly open: number
}

export interface LinkRequestsInit {
  /** How the other side is called in messages. */
  peer: string
  clock: Clock
  writer: LinkWriter
  /** The longest message body that the other side takes, bytes. */
  peerMessageBytes: () => number
  /** The longest that this side takes, bytes. */
  messageBytes: number
  askBytes: number
  /** An exchange ended. */
  ended(): void
}

interface Exchange {
  /** Clock reading after which nobody waits any more. */
  deadline: number
  /** Set while the body of an answer is on its way. */
  head?: OutcomeHead | Extract<Frame, { type: 'answer' }>
  done(head: OutcomeHead, body: Uint8Array): void
  received?: (() => void) | undefined
  /** CANCEL was sent. */
  cancelled?: boolean
  more(head: Extract<Frame, { type: 'answer' }>, body: Uint8Array): void
  /** `left`: the link ended with it. */
  fail(error: ShoalError, left?: boolean): void
}

/** What an answer may take beyond the message's own time, ms. */
const GRACE_MS = 1_000
const NO_BYTES: Uint8Array = new Uint8Array(0)

export function refused(
  error: ShoalError,
  hops: Outcome['hops'] = [],
): Extract<Outcome, { kind: 'refused' }> {
  return { kind: 'refused', error: error.toValue(), hops }
}

export function tooLarge(what: string, bytes: number, limit: number): ShoalError {
  return new ShoalError('TOO_LARGE', `${what} of ${bytes} bytes is larger than the ${limit} bytes accepted`, {
    hint: 'send it in parts, or raise --message-max on every node it passes',
  })
}

export function linkRequests(init: LinkRequestsInit): LinkRequests {
  const { peer, clock, writer } = init
  const open = new Map<number, Exchange>()
  const bodies = assemblies()
  const departures = new Departures({
    clock,
    writer,
    failed(id, error) {
      const exchange = open.get(id)
      end(id)
      exchange?.fail(error)
    },
  })
  let lastId = 0
  let broken: ShoalError | undefined

  /** Why nothing of this size can be sent now. */
  const refusal = (bytes: number, limit: number, what: string): ShoalError | undefined => {
    if (broken !== undefined) return broken
    if (bytes > limit) return tooLarge(what, bytes, limit)
    const queued = writer.queuedBytes + departures.bytes
    if (
      open.size < LIMITS.linkRequests.value &&
      (queued === 0 || queued + bytes <= LIMITS.linkQueueBytes.value)
    )
      return undefined
    return new ShoalError('OVERLOADED', `too much waits to be sent to ${peer}`, {
      hint: 'send less at once, or wait for answers',
      retryAfterMs: 100,
    })
  }

  const begin = (exchange: Exchange): number => {
    do lastId = lastId === 0xffffffff ? 1 : lastId + 1
    while (open.has(lastId))
    open.set(lastId, exchange)
    return lastId
  }

  const end = (id: number): boolean => {
    if (!open.delete(id)) return false
    departures.drop(id)
    bodies.drop(id)
    init.ended()
    return true
  }

  const cancel = (id: number): void => {
    const left = departures.drop(id)
    if (end(id) && left !== 'unsent') writer.write({ type: 'cancel', id })
  }

  const finish = (id: number, exchange: Exchange, head: NonNullable<Exchange['head']>, body: Uint8Array) => {
    if ('kind' in head) {
      end(id)
      exchange.done(head, body)
      return
    }
    delete exchange.head
    if (!head.more) end(id)
    exchange.more(head, body)
  }

  const receive = (
    id: number,
    head: NonNullable<Exchange['head']>,
    bodyBytes: number,
    part: Uint8Array,
  ): void => {
    const exchange = open.get(id)
    if (exchange === undefined) return
    if (departures.holds(id))
      throw new ShoalError('PROTOCOL', `an answer to exchange ${id}, in which nothing was sent`)
    if (exchange.head !== undefined) throw new ShoalError('PROTOCOL', `two answers to exchange ${id} at once`)
    const limit = 'kind' in head ? init.messageBytes : init.askBytes
    const held = bodies.bytes + bodyBytes > LIMITS.linkAssemblyBytes.value
    if (bodyBytes > limit || held) {
      cancel(id)
      exchange.fail(
        bodyBytes > limit
          ? tooLarge(`an answer from ${peer}`, bodyBytes, limit)
          : new ShoalError('UNKNOWN_OUTCOME', `the answer from ${peer} was dropped: too many at once`),
      )
      return
    }
    const body = bodyBytes === 0 && part.length === 0 ? NO_BYTES : bodies.begin(id, bodyBytes, part)
    if (body === undefined) exchange.head = head
    else finish(id, exchange, head, body)
  }

  return {
    send(envelope, { signal, received } = {}) {
      const bytes = envelope.body.length
      const limit = Math.min(init.messageBytes, init.peerMessageBytes())
      const no = refusal(bytes, limit, 'a message')
      if (no !== undefined) return Promise.resolve(refused(no, envelope.hops))
      if (signal?.aborted === true) return Promise.resolve(refused(takenBack(envelope.target), envelope.hops))
      return new Promise((resolve) => {
        const deadline = clock.now() + envelope.remainingMs + GRACE_MS
        const exchange: Exchange = {
          deadline,
          received,
          done: (head, body) => {
            signal?.removeEventListener('abort', onAbort)
            resolve(head.kind === 'reply' ? { ...head, body } : head)
          },
          more: () => {},
          fail: (error, left = false) => {
            signal?.removeEventListener('abort', onAbort)
            const outcome = refused(error, envelope.hops)
            resolve(left ? { ...outcome, left } : outcome)
          },
        }
        const onAbort = (): void => {
          const left = departures.drop(id)
          if (left !== 'unsent') writer.write({ type: 'cancel', id })
          if (left !== undefined) {
            end(id)
            return exchange.fail(takenBack(envelope.target))
          }
          // The other side knows whether it has started, and says so.
          exchange.cancelled = true
          exchange.deadline = Math.min(exchange.deadline, clock.now() + GRACE_MS)
        }
        const id = begin(exchange)
        try {
          departures.send(id, envelope)
        } catch (error) {
          end(id)
          return exchange.fail(ShoalError.wrap(error))
        }
        signal?.addEventListener('abort', onAbort, { once: true })
      })
    },

    async *stream(op, body, options = {}) {
      const no = refusal(body.length, init.askBytes, `the question "${op}"`)
      if (no !== undefined) throw no
      const arrived: Uint8Array[] = []
      let buffered = 0
      let over: ShoalError | true | undefined
      let wake: (() => void) | undefined
      const finishWith = (how: ShoalError | true): void => {
        over ??= how
        wake?.()
      }
      const abandon = (error: ShoalError): void => {
        cancel(id)
        finishWith(error)
      }
      const id = begin({
        deadline: Number.POSITIVE_INFINITY,
        done: () => finishWith(new ShoalError('PROTOCOL', `${peer} answered "${op}" like a message`)),
        more: (head, bytes) => {
          if (head.error !== undefined) return finishWith(ShoalError.from(head.error))
          if (!head.end) {
            if (buffered > 0 && buffered + bytes.length > LIMITS.streamBufferBytes.value) {
              return abandon(
                new ShoalError('OVERLOADED', `answers to "${op}" came faster than they were read`),
              )
            }
            arrived.push(bytes)
            buffered += bytes.length
          }
          if (head.more) wake?.()
          else finishWith(true)
        },
        fail: finishWith,
      })
      const { signal, timeoutMs } = options
      const onAbort = (): void => abandon(new ShoalError('CANCELLED', `the question "${op}" was cancelled`))
      const stopTimer =
        timeoutMs === undefined
          ? undefined
          : clock.after(timeoutMs, () =>
              abandon(
                new ShoalError('UNREACHABLE', `${peer} did not answer "${op}" within ${timeoutMs} ms`, {
                  hint: 'it may be overloaded; shoal peers shows who is connected',
                }),
              ),
            )
      signal?.addEventListener('abort', onAbort, { once: true })
      try {
        writer.write({ type: 'ask', id, bodyBytes: body.length, op }, body)
        if (signal?.aborted === true) onAbort()
        for (;;) {
          const next = arrived.shift()
          if (next !== undefined) {
            buffered -= next.length
            yield next
          } else if (over !== undefined) {
            if (over !== true) throw over
            return
          } else {
            // oxlint-disable-next-line no-loop-func
            await new Promise<void>((resolve) => {
              wake = resolve
            })
          }
        }
      } finally {
        stopTimer?.()
        signal?.removeEventListener('abort', onAbort)
        cancel(id)
      }
    },

    outcome: (id, bodyBytes, outcome, part) => receive(id, outcome, bodyBytes, part),
    answer: (frame, part) => receive(frame.id, frame, frame.bodyBytes, part),
    opened: (credit) => departures.opened(credit),
    credit: (credit) => departures.credit(credit),
    ready: (id) => departures.ready(id),
    chunk(id, part) {
      const body = bodies.add(id, part)
      const exchange = open.get(id)
      if (body !== undefined && exchange?.head !== undefined) finish(id, exchange, exchange.head, body)
    },
    received(id) {
      const exchange = open.get(id)
      const tell = exchange?.received
      if (exchange === undefined || tell === undefined) return
      exchange.received = undefined
      tell()
    },
    tick(now) {
      for (const [id, exchange] of open) {
        if (now < exchange.deadline) continue
        // What runs there may finish; what is only half there must not wait for its rest.
        const left = departures.drop(id)
        end(id)
        if (left === 'part') writer.write({ type: 'cancel', id })
        exchange.fail(
          left !== undefined
            ? tooSlow(peer)
            : exchange.cancelled === true
              ? saysNothing(peer)
              : noAnswer(peer),
        )
      }
      for (const id of departures.overdue(now)) {
        const exchange = open.get(id)
        cancel(id)
        exchange?.fail(takesNoMore(peer))
      }
    },
    fail(error) {
      broken ??= error
      const exchanges = [...open]
      open.clear()
      for (const [id, exchange] of exchanges) exchange.fail(error, departures.drop(id) === undefined)
    },
    get open() {
      return open.size
    },
  }
}

function takenBack(target: string): ShoalError {
  return new ShoalError('CANCELLED', `the message to ${target} was taken back; it had not started`)
}

function saysNothing(peer: string): ShoalError {
  return new ShoalError(
    'UNKNOWN_OUTCOME',
    `the message was taken back, and ${peer} does not say if it had started`,
    { hint: 'ask for its effect before sending it again' },
  )
}

function noAnswer(peer: string): ShoalError {
  return new ShoalError('UNKNOWN_OUTCOME', `${peer} did not answer in the message's time`, {
    hint: 'it may still have run there; give it more time, or ask for its effect',
  })
}

function tooSlow(peer: string): ShoalError {
  return new ShoalError('EXPIRED', `the message did not get to ${peer} in its time`, {
    hint: 'it never ran; allow more time (--timeout)',
  })
}

function takesNoMore(peer: string): ShoalError {
  return new ShoalError('OVERLOADED', `${peer} has taken no more messages for ${LIMITS.creditMs.value} ms`, {
    hint: 'send less at once, or later',
    retryAfterMs: LIMITS.creditMs.value,
  })
}

/** Reads the last answer of a stream of them: what a question with one answer wants. */
export async function lastOf(answers: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let last: Uint8Array = NO_BYTES
  for await (const answer of answers) last = answer
  return last
}

/** For exchanges that found their link gone; `why` is what happened to it. */
export function goneError(peer: string, why: string): ShoalError {
  return new ShoalError('UNREACHABLE', `the link to ${peer} ended: ${why}`, {
    hint: 'the peer stopped, crashed or lost its network; try again, and see shoal peers',
  })
}
