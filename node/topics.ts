import {
  type ActorType,
  type Clock,
  type Envelope,
  LIMITS,
  type Outcome,
  parseAddress,
  parseTopic,
  ShoalError,
} from '../protocols/index.ts'
import type { Published, TopicMessage } from './api.ts'
import type { Happening } from './events.ts'
import { Listening, type Subscription } from './listening.ts'
import { decodePublished, encodePublished } from './published-codec.ts'
import type { TopicAir } from './topic-air.ts'

export interface TopicsParts {
  self: string
  air: TopicAir
  /** Types known here. */
  types(): readonly ActorType[]
  nextId(): string
  /** The way of every message. */
  receive(envelope: Envelope): Promise<Outcome>
  clock: Clock
  log(happening: Happening): void
}

/**
 * Publish and subscribe (docs/decisions/010). The publisher's node posts one message for each subscribed type that it
 * knows; gossip carries the same to listeners. So an actor hears of a message once, and no node has to agree with
 * another on who takes it.
 */
export class Topics {
  readonly #parts: TopicsParts
  readonly #listeners = new Map<string, Set<Listening<TopicMessage>>>()
  #listening = 0
  /** Posts under way, by their addresses. */
  readonly #open = new Map<string, number>()

  constructor(parts: TopicsParts) {
    this.#parts = parts
  }

  /**
   * Sends a message on its way to whoever is subscribed; does not wait for any of them.
   *
   * @param envelope with a topic, and without a target
   * @throws ShoalError BAD_REQUEST, TOO_LARGE, CALL_CYCLE
   */
  publish(envelope: Envelope): Published {
    const { clock, self } = this.#parts
    const topic = parseTopic(envelope.topic ?? '')
    if (envelope.body.byteLength > LIMITS.publishBytes.value)
      throw new ShoalError(
        'TOO_LARGE',
        `the message has ${envelope.body.byteLength} bytes; a published one may have ${LIMITS.publishBytes.value}`,
        { hint: 'publish where the data is, and let the subscribers ask for it' },
      )
    const chain = passed(envelope.chain, topic)
    const posts = this.#subscribed(topic, envelope.subject).map((target) => {
      const id = this.#parts.nextId()
      // Tried until its time is over, which does not begin anew when it was accepted.
      void this.#post({ retry: 'yes', ...envelope, id, kind: 'post', target, topic, chain })
      return { id, target }
    })
    const { id, sender, subject, correlation, headers = [], idempotencyKey = '', body } = envelope
    const heard = { topic, id, peer: self, sender, subject, correlation, headers, idempotencyKey, body }
    this.#tell({ ...heard, at: clock.wall(), dropped: 0 })
    this.#parts.air.publish(topic, encodePublished({ ...heard, dropped: 0 }))
    return { id, posts }
  }

  /**
   * Hears what is published to a topic from now on.
   *
   * @throws ShoalError BAD_REQUEST, OVERLOADED
   */
  subscribe(text: string, signal?: AbortSignal): Subscription<TopicMessage> {
    const topic = parseTopic(text)
    if (this.#listening >= LIMITS.listeners.value)
      throw new ShoalError('OVERLOADED', `${this.#listening} listeners to topics are on this node already`, {
        hint: 'let programs share one, or end some',
        retryAfterMs: 1_000,
      })
    const listening = new Listening<TopicMessage>()
    const here = this.#listeners.get(topic) ?? new Set()
    this.#listeners.set(topic, here.add(listening))
    this.#listening += 1
    const leave = this.#parts.air.listen(topic, (bytes) => {
      const message = decodePublished(bytes, this.#parts.clock.wall())
      if (message?.topic === topic) listening.add(message)
    })
    const end = (): void => {
      if (!here.delete(listening)) return
      if (here.size === 0) this.#listeners.delete(topic)
      this.#listening -= 1
      leave()
      listening.end()
    }
    signal?.addEventListener('abort', end, { once: true })
    if (signal?.aborted === true) end()
    return { ready: Promise.resolve(), [Symbol.asyncIterator]: () => endedBy(listening.read(), end) }
  }

  /** What neighbours that are not in gossip ask. Undefined: not one of these operations. */
  answer(
    op: string,
    body: Uint8Array,
    signal: AbortSignal,
  ): Promise<Uint8Array> | AsyncIterable<Uint8Array> | undefined {
    switch (op) {
      case 'publish':
        return this.#pass(body)
      case 'subscribe':
        return this.#hearFor(new TextDecoder().decode(body), signal)
      default:
        return undefined
    }
  }

  /** What a neighbour published goes on the air; it has posted it to the subscribed types itself. */
  async #pass(bytes: Uint8Array): Promise<Uint8Array> {
    const message = decodePublished(bytes, this.#parts.clock.wall())
    if (message === undefined) throw new ShoalError('PROTOCOL', 'what is to be published is no message')
    parseTopic(message.topic)
    if (message.body.byteLength > LIMITS.publishBytes.value)
      throw new ShoalError('TOO_LARGE', `a published message may have ${LIMITS.publishBytes.value} bytes`)
    this.#tell(message)
    this.#parts.air.publish(message.topic, bytes)
    return new Uint8Array()
  }

  async *#hearFor(topic: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    for await (const message of this.subscribe(topic, signal)) yield encodePublished(message)
  }

  /** Listeners of this node; others hear it from the air. */
  #tell(message: TopicMessage): void {
    for (const listening of this.#listeners.get(message.topic) ?? []) listening.add(message)
  }

  /** Addresses of subscribed types, without those that cannot be told: an event says so. */
  #subscribed(topic: string, subject: string): string[] {
    return this.#parts.types().flatMap(({ name, policy, removed }) => {
      const key = Object.hasOwn(policy.subscribe, topic) ? policy.subscribe[topic] : undefined
      if (removed || key === undefined) return []
      const address = key === '' ? name : `${name}/${key.replaceAll('{subject}', subject)}`
      try {
        return [this.#ready(parseAddress(address).text)]
      } catch (error) {
        this.#lost(topic, address, ShoalError.wrap(error))
        return []
      }
    })
  }

  /** One subscriber that takes nothing holds up no other, and costs a bounded part of this node. */
  #ready(address: string): string {
    const open = this.#open.get(address) ?? 0
    if (open < LIMITS.publishesOpen.value) return address
    throw new ShoalError('OVERLOADED', `${open} messages published here wait to be taken by ${address}`, {
      hint: 'publish more slowly, or let more actors take the topic',
    })
  }

  async #post(envelope: Envelope): Promise<void> {
    const { target, topic = '' } = envelope
    this.#open.set(target, (this.#open.get(target) ?? 0) + 1)
    const outcome = await this.#parts.receive(envelope)
    const open = (this.#open.get(target) ?? 0) - 1
    if (open > 0) this.#open.set(target, open)
    else this.#open.delete(target)
    if (outcome.kind === 'refused') this.#lost(topic, target, ShoalError.from(outcome.error))
  }

  #lost(topic: string, target: string, error: ShoalError): void {
    this.#parts.log({ event: 'publish-lost', topic, target, error: error.toValue() })
  }
}

/** The chain of a message that goes on through a topic. @throws ShoalError CALL_CYCLE */
function passed(chain: readonly string[], topic: string): string[] {
  const marks = topicsIn(chain)
  const mark = `#${topic}`
  const path = [...marks, mark]
  if (marks.includes(mark) || path.length > LIMITS.callChain.value)
    throw new ShoalError(
      'CALL_CYCLE',
      `${path.join(' -> ')}: what the topic led to is not published there again`,
      {
        hint: 'publish to another topic, or post to whom it concerns',
      },
    )
  return path
}

/** The topics that led to a message, out of the chain of its envelope. No address begins like them. */
export function topicsIn(chain: readonly string[]): string[] {
  return chain.filter((link) => link.startsWith('#'))
}

/** The same items; whatever ends the loop over them also ends the listening. */
async function* endedBy<T>(
  items: AsyncGenerator<T, void, void>,
  end: () => void,
): AsyncGenerator<T, void, void> {
  try {
    yield* items
  } finally {
    end()
  }
}
