import type { NodeApi, Subscription, TopicMessage } from '../node/index.ts'
import { type Body, bytesOf, type MessageOptions, wordsOf } from './actor.ts'
import { type Payload, payload } from './reply.ts'

export interface PublishOptions extends Omit<MessageOptions, 'signal' | 'retry'> {
  /**
   * Time during which it is worth delivering to subscribed actors, ms.
   *
   * @default 60_000
   */
  timeoutMs?: number
}

/** A published message is on its way. */
export interface Published {
  readonly id: string
  /** One post for each subscribed type that the node knows; its id tells what became of it. */
  readonly posts: readonly { id: string; target: string }[]
}

/** A published message, as a listener hears it. */
export interface Heard extends Payload {
  readonly topic: string
  readonly id: string
  /** Peer id of the node through which it was published. */
  readonly peer: string
  readonly sender: string
  readonly subject: string
  readonly correlation: string
  readonly headers: Readonly<Record<string, string>>
  readonly idempotencyKey: string
  /** Wall clock of the node that listens, ms. */
  readonly at: number
  /** Messages before this one that were dropped because the loop was too slow for them. */
  readonly dropped: number
}

export async function publish(
  api: Pick<NodeApi, 'publish'>,
  topic: string,
  body: Body | undefined,
  options: PublishOptions,
): Promise<Published> {
  return await api.publish({ topic, body: bytesOf(body), ...wordsOf(options) })
}

export function subscribe(
  api: Pick<NodeApi, 'subscribe'>,
  topic: string,
  signal: AbortSignal | undefined,
): Subscription<Heard> {
  const subscription = api.subscribe(topic, signal)
  async function* read(): AsyncGenerator<Heard, void, void> {
    for await (const message of subscription) yield heard(message)
  }
  return { ready: subscription.ready, [Symbol.asyncIterator]: read }
}

function heard({ body, headers, ...message }: TopicMessage): Heard {
  return {
    ...message,
    headers: Object.fromEntries(headers),
    ...payload(body, `the message to ${message.topic}`, message.id),
  }
}
