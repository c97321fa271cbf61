import { type Hop, type Outcome, ShoalError } from '../protocols/index.ts'

/** The body of a reply or a published message, in the form that is wanted. */
export interface Payload {
  /** The body, uncopied. */
  bytes(): Uint8Array
  /** The body as UTF-8; what is not valid becomes U+FFFD. */
  text(): string
  /**
   * The body as JSON. The type is the caller's word, nothing checks it.
   *
   * @throws ShoalError ACTOR_FAILED when it is not JSON
   */
  json<T = unknown>(): T
}

/** What an actor answered, and how the answer came about. */
export interface Reply extends Payload {
  /** The message that this answers. */
  readonly id: string
  /** The activation that answered: `type/key`, or `type@instance` for a pool's. */
  readonly actor: string
  /** Peer id of the node where it ran. */
  readonly peer: string
  /** Rises with each change of owner of a key; 0 for pools. */
  readonly epoch: number
  /** Of the type that it runs. */
  readonly version: number
  /** The actor had just been started: what an earlier life kept in memory is gone. */
  readonly fresh: boolean
  /** The peers the message passed, and what each decided. */
  readonly hops: readonly Hop[]
}

/** A post is in the mailbox of its actor. */
export interface Accepted {
  readonly id: string
  readonly peer: string
  readonly hops: readonly Hop[]
}

export function reply(id: string, outcome: Extract<Outcome, { kind: 'reply' }>): Reply {
  const { actor, peer, epoch, version, fresh, hops, body } = outcome
  return { ...payload(body, actor, id), id, actor, peer, epoch, version, fresh, hops }
}

/** @param who says it, in an error */
export function payload(body: Uint8Array, who: string, messageId: string): Payload {
  const text = (): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(body)
  return {
    bytes: () => body,
    text,
    json: <T>() => {
      try {
        return JSON.parse(text()) as T
      } catch (cause) {
        throw new ShoalError('ACTOR_FAILED', `${who} gave ${body.length} bytes that are not JSON`, {
          hint: 'text() and bytes() give them as they are',
          messageId,
          cause,
        })
      }
    },
  }
}
