import { Published } from '../protocols/proto/node.js'
import type { TopicMessage } from './api.ts'
import { exact } from './deployments.ts'

/** A published message as gossip carries it. */
export function encodePublished({ headers, ...message }: Omit<TopicMessage, 'at'>): Uint8Array {
  return Published.encode({
    ...message,
    body: exact(message.body),
    headers: headers.map(([name, value]) => ({ name, value })),
  })
}

/** What another node says was published: undefined when it is nothing of the kind. */
export function decodePublished(bytes: Uint8Array, at: number): TopicMessage | undefined {
  try {
    const { headers, ...message } = Published.decode(bytes)
    return { ...message, headers: headers.map(({ name, value }) => [name, value] as const), at }
  } catch {
    return undefined
  }
}
