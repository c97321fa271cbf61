import {
  type Clock,
  type EnvelopeHead,
  type Frame,
  LIMITS,
  type NetworkHandler,
  type Outcome,
  type OutcomeHead,
  ShoalError,
  type Stop,
} from '../../protocols/index.ts'
import { assemblies } from './assembly.ts'
import { Till, weightOf } from './credit.ts'
import { refused, tooLarge } from './link-requests.ts'
import type { LinkWriter } from './link-writer.ts'

/** What a link's owner answers. */
export type LinkHandler = Pick<NetworkHandler, 'message' | 'ask'> &
  Partial<Pick<NetworkHandler, 'lane' | 'place'>>

/** The exchanges that the other side opened on one link. */
export interface LinkService {
  /** All throw ShoalError PROTOCOL. */
  message(frame: Extract<Frame, { type: 'msg' }>, part: Uint8Array): void
  ask(frame: Extract<Frame, { type: 'ask' }>, part: Uint8Array): void
  chunk(id: number, part: Uint8Array): void
  cancel(id: number): void
  /** The other side said HELLO. `credited`: it keeps to the credit that it is given. */
  opened(credited: boolean): void
  /** A chunk of any body came. */
  progress(): void
  /** To be called every LIMITS.pingMs / 2: gives up places for bodies that do not come. */
  tick(): void
  /** Nothing is answered any more: questions are aborted, messages run to their end. */
  stop(): void
  readonly open: number
}

export interface LinkServiceInit {
  peer: string
  clock: Clock
  writer: LinkWriter
  handler: LinkHandler
  messageBytes: number
  askBytes: number
  /** The longest body that the other side takes, bytes. */
  peerMessageBytes: () => number
  /** An exchange ended. */
  ended(): void
  /** The other side asks and asks and does not read the answers. */
  unread(): void
}

interface Served {
  controller: AbortController
  isAsk: boolean
  /** A message that is here whole. */
  running: boolean
  /** Credit that is to be returned for it; 0 messages once it was. */
  owed: { messages: number; weight: number }
  /** Gives up the place that is kept for its body. */
  release?: Stop
  /** Runs it once the body is here. */
  start(body: Uint8Array): void
}

export function linkService(init: LinkServiceInit): LinkService {
  const { peer, clock, writer, handler } = init
  const open = new Map<number, Served>()
  const bodies = assemblies()
  let asks = 0
  let stopped = false
  const till = new Till()
  let credited = false
  /** Messages whose bodies are on their way. */
  const arriving = new Map<number, Served>()
  /** Ticks in which nothing of them came. */
  let stillTicks = 0

  const end = (id: number, served: Served): boolean => {
    if (open.get(id) !== served) return false
    open.delete(id)
    bodies.drop(id)
    arriving.delete(id)
    served.release?.()
    if (served.isAsk) asks--
    else giveBack(served)
    init.ended()
    return true
  }

  const write = (frame: Frame, body?: Uint8Array): void => {
    if (stopped) return
    writer.write(frame, body)
    if (writer.queuedBytes > 2 * LIMITS.linkQueueBytes.value) init.unread()
  }

  const answerMessage = (id: number, outcome: Outcome): void => {
    const { body, head } = split(outcome)
    try {
      write({ type: 'outcome', id, bodyBytes: body?.length ?? 0, outcome: head }, body)
    } catch (error) {
      // Only the trail can be that long.
      write({ type: 'outcome', id, bodyBytes: 0, outcome: refused(ShoalError.wrap(error)) })
    }
  }

  const answerFailed = (id: number, error: ShoalError): void =>
    write({ type: 'answer', id, bodyBytes: 0, more: false, end: false, error: error.toValue() })

  /** A result that the other side will not take, as the refusal it gets instead. */
  const checked = (outcome: Outcome): Outcome => {
    if (outcome.kind !== 'reply') return outcome
    const limit = Math.min(init.messageBytes, init.peerMessageBytes())
    const bytes = outcome.body.length
    if (bytes > limit) return refused(tooLarge('the reply', bytes, limit), outcome.hops)
    if (writer.queuedBytes + bytes <= LIMITS.linkQueueBytes.value) return outcome
    return refused(
      new ShoalError('UNKNOWN_OUTCOME', 'it ran, but its reply was dropped: too many wait to be read'),
      outcome.hops,
    )
  }

  const serveMessage = (id: number, served: Served, envelope: EnvelopeHead, body: Uint8Array): void => {
    const finish = (outcome: Outcome): void => {
      if (end(id, served)) answerMessage(id, checked(outcome))
    }
    let told = false
    const received = (): void => {
      if (told || open.get(id) !== served) return
      told = true
      giveBack(served)
      // Nobody waits for this news of a send.
      if (envelope.kind === 'post') write({ type: 'recv', id })
    }
    void handler
      .message({ ...envelope, body }, peer, served.controller.signal, received)
      .then(finish, (error: unknown) => finish(refused(ShoalError.wrap(error))))
  }

  const serveAsk = async (id: number, served: Served, op: string, body: Uint8Array): Promise<void> => {
    try {
      const answer = handler.ask(op, body, peer, served.controller.signal)
      if (!(Symbol.asyncIterator in answer)) {
        const bytes = await answer
        checkAnswer(op, bytes)
        if (end(id, served))
          write({ type: 'answer', id, bodyBytes: bytes.length, more: false, end: false }, bytes)
        return
      }
      for await (const bytes of answer) {
        if (open.get(id) !== served) return
        checkAnswer(op, bytes)
        write({ type: 'answer', id, bodyBytes: bytes.length, more: true, end: false }, bytes)
        await writer.room()
      }
      if (end(id, served)) write({ type: 'answer', id, bodyBytes: 0, more: false, end: true })
    } catch (error) {
      if (end(id, served)) answerFailed(id, ShoalError.wrap(error))
    }
  }

  const checkAnswer = (op: string, bytes: Uint8Array): void => {
    if (bytes.length > init.askBytes) throw tooLarge(`the answer to "${op}"`, bytes.length, init.askBytes)
  }

  const refusal = (bytes: number, limit: number, what: string, isAsk: boolean): ShoalError | undefined => {
    if (bytes > limit) return tooLarge(what, bytes, limit)
    const full =
      open.size >= LIMITS.linkRequests.value ||
      (isAsk && asks >= LIMITS.asksAtOnce.value) ||
      bodies.bytes + bytes > LIMITS.linkAssemblyBytes.value
    if (!full) return undefined
    return new ShoalError('OVERLOADED', 'too many requests of this peer are open', {
      hint: 'send less at once, or wait for answers',
      retryAfterMs: 100,
    })
  }

  const begin = (id: number, served: Served, bodyBytes: number, part: Uint8Array): void => {
    if (open.has(id)) throw new ShoalError('PROTOCOL', `exchange ${id} was opened twice`)
    open.set(id, served)
    if (served.isAsk) asks++
    const body = bodies.begin(id, bodyBytes, part)
    if (body !== undefined) return served.start(body)
    stillTicks = 0
    if (!served.isAsk) arriving.set(id, served)
  }

  const giveBack = ({ owed }: Served): void => {
    if (owed.messages === 0) return
    owed.messages = 0
    const credit = till.back(owed.weight)
    if (credit !== undefined) write({ type: 'credit', credit })
  }

  return {
    message({ id, bodyBytes, envelope }, part) {
      if (open.has(id)) throw new ShoalError('PROTOCOL', `exchange ${id} was opened twice`)
      const weight = weightOf(bodyBytes)
      if (credited) till.take(weight)
      const no = refusal(bodyBytes, init.messageBytes, 'a message', false)
      const asks = part.length === 0 && bodyBytes > 0
      const place = no === undefined && asks ? handler.place?.(envelope, bodyBytes, peer) : undefined
      const since = clock.now()
      const served: Served = {
        controller: new AbortController(),
        isAsk: false,
        running: false,
        owed: { messages: credited ? 1 : 0, weight },
        start: (body) => {
          served.running = true
          arriving.delete(id)
          served.release?.()
          delete served.release
          // Its time ran on while the rest of it arrived.
          if (body.length > part.length)
            envelope.remainingMs = Math.max(0, envelope.remainingMs - (clock.now() - since))
          serveMessage(id, served, envelope, body)
        },
      }
      const over = no === undefined ? place : refused(no, envelope.hops)
      if (typeof over === 'object') {
        answerMessage(id, over)
        return giveBack(served)
      }
      if (over !== undefined) served.release = over
      begin(id, served, bodyBytes, part)
      if (asks) write({ type: 'ready', id })
    },
    ask({ id, bodyBytes, op }, part) {
      const no = refusal(bodyBytes, init.askBytes, `the question "${op}"`, true)
      if (no !== undefined) return answerFailed(id, no)
      const served: Served = {
        controller: new AbortController(),
        isAsk: true,
        running: false,
        owed: NOTHING,
        start: (body) => void serveAsk(id, served, op, body),
      }
      begin(id, served, bodyBytes, part)
    },
    chunk(id, part) {
      const body = bodies.add(id, part)
      if (body !== undefined) open.get(id)?.start(body)
    },
    cancel(id) {
      const served = open.get(id)
      writer.drop(id, true)
      if (served === undefined) return
      // A message that is here whole is answered all the same: its sender wants to know whether it had started.
      if (!served.running) end(id, served)
      served.controller.abort(new ShoalError('CANCELLED', 'the sender no longer wants the answer'))
    },
    opened(knows) {
      credited = knows
    },
    progress() {
      stillTicks = 0
    },
    tick() {
      stillTicks += 1
      if (arriving.size === 0 || stillTicks * (LIMITS.pingMs.value / 2) < LIMITS.placeMs.value) return
      for (const [id, served] of arriving) if (end(id, served)) answerMessage(id, refused(noBody()))
    },
    stop() {
      stopped = true
      const all = [...open.values()]
      open.clear()
      for (const { controller, isAsk, release } of all) {
        release?.()
        // A run is not killed, nor its actor's memory lost, because a link flapped: its sender may ask again.
        if (isAsk) controller.abort(new ShoalError('UNREACHABLE', `the link to ${peer} ended`))
      }
    },
    get open() {
      return open.size
    },
  }
}

const NOTHING = { messages: 0, weight: 0 }

function noBody(): ShoalError {
  return new ShoalError(
    'OVERLOADED',
    `nothing of the message's body came for ${LIMITS.placeMs.value} ms; its place went to others`,
    { hint: 'the way to the peer is too busy: send less at once', retryAfterMs: LIMITS.placeMs.value },
  )
}

function split(outcome: Outcome): { head: OutcomeHead; body?: Uint8Array } {
  if (outcome.kind !== 'reply') return { head: outcome }
  const { body, ...head } = outcome
  return { head, body }
}
