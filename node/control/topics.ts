import { ShoalError } from '../../protocols/index.ts'
import type { NodeApi, TopicMessage, TopicOutgoing } from '../api.ts'
import { headed, textField, unheaded } from './codec.ts'
import { Listening, type Subscription } from '../listening.ts'

/** Question of `ctl.publish`. */
export function encodePublish({ body, ...header }: TopicOutgoing): Uint8Array {
  return headed(header, body)
}

/** The node checks what is in it. @throws ShoalError PROTOCOL */
export function decodePublish(bytes: Uint8Array): TopicOutgoing {
  const { header, body } = unheaded(bytes)
  return { ...(header as object), topic: textField(header, 'topic'), body }
}

function encodeHeard({ body, ...header }: TopicMessage): Uint8Array {
  return headed(header, body)
}

/** The node of this machine is no stranger: what it says is believed. @throws ShoalError PROTOCOL */
function decodeHeard(bytes: Uint8Array): TopicMessage {
  const { header, body } = unheaded(bytes)
  return { ...(header as Omit<TopicMessage, 'body'>), body }
}

/** Answers of `ctl.subscribe`: an empty one when it listens, then each message. */
export async function* answerSubscribe(
  api: NodeApi,
  topic: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const subscription = api.subscribe(topic, signal)
  await subscription.ready
  yield new Uint8Array()
  for await (const message of subscription) yield encodeHeard(message)
}

/**
 * The same at the program. It reads on while the program does not: what is too much is dropped here, and said.
 *
 * @param ask opens the exchange
 */
export function subscriptionOf(
  ask: (signal: AbortSignal) => AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Subscription<TopicMessage> {
  const listening = new Listening<TopicMessage>()
  const ready = Promise.withResolvers<void>()
  // Whoever only iterates hears of a failure there.
  ready.promise.catch(() => undefined)
  const leaving = new AbortController()
  const ending = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal])
  const hear = async (): Promise<void> => {
    let first = true
    for await (const bytes of ask(ending)) {
      if (first) ready.resolve()
      else listening.add(decodeHeard(bytes))
      first = false
    }
    if (!ending.aborted) throw new ShoalError('STOPPING', 'the node that listened is stopping')
  }
  hear().then(
    () => listening.end(),
    (error: unknown) => {
      ready.reject(error)
      listening.end(ending.aborted ? undefined : error)
    },
  )
  ending.addEventListener('abort', () => listening.end(), { once: true })
  if (ending.aborted) listening.end()
  async function* read(): AsyncGenerator<TopicMessage, void, void> {
    try {
      yield* listening.read()
    } finally {
      leaving.abort()
    }
  }
  return { ready: ready.promise, [Symbol.asyncIterator]: read }
}
