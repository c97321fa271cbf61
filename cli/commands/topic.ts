import { isUtf8 } from 'node:buffer'
import type { TopicMessage } from '../../node/index.ts'
import { parseTopic } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { plain } from '../output.ts'
import { bodyOf, type Words, wordsOf } from './words.ts'

/** `shoal publish TOPIC [BODY | - | --file F]` */
export async function publish(
  context: Context,
  topic: string,
  text: string | undefined,
  options: Words,
): Promise<void> {
  parseTopic(topic)
  const body = await bodyOf(text, options)
  const published = await withNode(context, (node) => node.publish({ topic, body, ...wordsOf(options) }))
  const { id, posts } = published
  const to = posts.map((post) => `${post.target} [message ${post.id}]`).join(', ')
  context.out.show(published, () =>
    posts.length === 0
      ? `published to ${topic}; it was posted to no actor [message ${id}]`
      : `published to ${topic}, and posted to ${to}`,
  )
}

/** `shoal sub TOPIC [--count N]` */
export async function listen(context: Context, topic: string, { count }: { count?: number }): Promise<void> {
  parseTopic(topic)
  const { out } = context
  await withNode(context, async (node) => {
    const subscription = node.subscribe(topic)
    await subscription.ready
    out.note(`listening to ${topic}`)
    let heard = 0
    for await (const message of subscription) {
      if (message.dropped > 0)
        out.note(
          `${message.dropped} messages before the next one were dropped: they came too fast for this reader`,
        )
      // The next one is taken when this one is written: a slow pipe makes this listener slow, not its memory full.
      await out.line(asJson(message), () => shown(message))
      heard += 1
      if (heard === count) return
    }
  })
}

function asJson({ body, headers, ...message }: TopicMessage): object {
  const content = isUtf8(body)
    ? { body: Buffer.from(body).toString() }
    : { body: Buffer.from(body).toString('base64'), encoding: 'base64' }
  return { ...message, headers: Object.fromEntries(headers), ...content }
}

function shown({ body }: TopicMessage): string {
  return isUtf8(body)
    ? plain(Buffer.from(body).toString())
    : `${body.length} bytes that are not text (see --json)`
}
