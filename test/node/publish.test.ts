import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { component, deploy, send, until } from './helpers.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('a mesh in which topics are published', () => {
  let net: Testnet
  let [a, b, c] = [] as unknown as [Node, Node, Node]
  beforeAll(async () => {
    net = await createTestnet(3)
    ;[a, b, c] = net.nodes as [Node, Node, Node]
    await deploy(a, 'counter')
  })
  afterAll(() => net[Symbol.asyncDispose]())

  /** A probe that is told of topics, known to every node. */
  async function subscribed(type: string, subscribe: Record<string, string>): Promise<void> {
    await a.deploy(component('probe'), { type, policy: { subscribe } })
    await until(`${type} is known everywhere`, async () => {
      const all = await Promise.all(net.nodes.map((node) => node.types()))
      return all.every((types) => types.some(({ name }) => name === type))
    })
  }

  const count = async (key: string): Promise<number> =>
    Number((await send(c, `counter/${key}`, '0', { timeoutMs: 30_000 })).text)

  it('gives each message to one free actor of a subscribed pool, whichever node publishes it', async () => {
    await subscribed('ear', { alarms: '' })
    const rounds = 10
    expect(await count('ear')).toBe(0)
    for (let n = 0; n < rounds; n++)
      await Promise.all(
        net.nodes.map(async (node) => {
          const { posts } = await node.publish({ topic: 'alarms', body: encode('send counter/ear') })
          expect(posts.map(({ target }) => target)).toEqual(['ear'])
        }),
      )
    const all = 3 * rounds
    await until('all have run', async () => (await count('ear')) >= all, 30_000)
    // Nothing is left that could still count.
    await until('the mailboxes are empty', async () => {
      const waiting = await Promise.all(net.nodes.map(async (node) => (await node.status()).waiting))
      return waiting.every((each) => each === 0)
    })
    expect(await count('ear')).toBe(all)
  })

  it('gives it to the actor of a key, or of the key that its subject makes', async () => {
    await subscribed('all', { readings: 'one' })
    await subscribed('twin', { readings: '{subject}' })
    for (const subject of ['s-1', 's-2', 's-1'])
      await b.publish({ topic: 'readings', subject, body: encode('count\nlog-message') })
    expect(
      await until('all have run', async () => {
        const texts = await Promise.all(
          ['all/one', 'twin/s-1', 'twin/s-2'].map(async (to) => (await send(a, to, 'count')).text),
        )
        // Each look counts as well; the first one that is complete is at least this.
        return Number(texts[0]) > 3 && Number(texts[1]) > 2 && Number(texts[2]) > 1
      }),
    ).toBe(true)
  })

  it('shows an actor the topic, headers, key and epoch of its message', async () => {
    await subscribed('reader', { notes: 'one' })
    const { id, posts } = await b.publish({
      topic: 'notes',
      subject: 's',
      correlation: 'c',
      headers: [['unit', 'mm']],
      idempotencyKey: 'k',
      timeoutMs: 30_000,
      body: encode('log-message'),
    })
    const line = await until('it has logged', async () => {
      for await (const { text } of a.logs('reader', { follow: false })) return text
      return undefined
    })
    const message = JSON.parse(line) as Record<string, unknown>
    expect(message).toMatchObject({
      id: posts[0]?.id,
      subject: 's',
      correlation: 'c',
      topic: 'notes',
      idempotencyKey: 'k',
      headers: [['unit', 'mm']],
      attempt: 1,
    })
    expect(message['epoch']).toBeGreaterThan(0)
    expect(message['deadlineMs']).toBeGreaterThan(1_000)
    expect(message['id']).not.toBe(id)
  })

  it('lets listeners on every node hear each message once, also those of actors', async () => {
    await subscribed('speaker', {})
    const leaving = new AbortController()
    const heard = net.nodes.map(() => [] as string[])
    const loops = net.nodes.map(async (node, index) => {
      const subscription = node.subscribe('news', leaving.signal)
      await subscription.ready
      for await (const { body } of subscription) heard[index]?.push(new TextDecoder().decode(body))
    })
    // Until the nodes know of one another's listeners.
    await until('all hear', async () => {
      for (const node of net.nodes) await node.publish({ topic: 'news', body: encode('warm-up') })
      return heard.every((each) => each.length >= 3)
    })
    const texts: string[] = []
    for (let n = 0; n < 5; n++) {
      for (const [index, node] of net.nodes.entries()) {
        texts.push(`${n} from ${index}`)
        await node.publish({ topic: 'news', body: encode(`${n} from ${index}`) })
      }
      texts.push(`actor ${n}`)
      expect((await send(b, 'speaker', `publish news actor ${n}`)).text).toBe('published')
    }
    const said = (each: string[]): string[] => each.filter((text) => text !== 'warm-up').toSorted()
    await until('all have heard all', async () => heard.every((each) => said(each).length >= texts.length))
    leaving.abort()
    await Promise.all(loops)
    for (const each of heard) expect(said(each)).toEqual(texts.toSorted())
  })

  it('lets no message that a topic led to be published there again, not even by way of another actor', async () => {
    await subscribed('relay', {})
    await subscribed('hop', { hop: '' })
    const lines = ['post relay/x publish hop send counter/ring', 'send counter/ring'].join('\n')
    await a.publish({ topic: 'hop', body: encode(lines) })
    await until('the first one has counted', async () => (await count('ring')) >= 1)
    await until('the mailboxes are empty', async () => {
      const waiting = await Promise.all(net.nodes.map(async (node) => (await node.status()).waiting))
      return waiting.every((each) => each === 0)
    })
    expect(await count('ring')).toBe(1)
  })

  it.each([
    ['a topic that is none', { topic: 'no topic' }, /"no topic" is no topic/],
    ['17 headers', { headers: Array.from({ length: 17 }, (_, n) => [`h${n}`, '']) }, /17 headers/],
    ['a header without a name', { headers: [['', 'x']] }, /"" is no name of a header/],
    ['a header with a line break', { headers: [['a', 'x\ny']] }, /header a holds a control character/],
    ['long headers', { headers: [['a', 'x'.repeat(4_096)]] }, /4097 bytes/],
    ['an empty key', { idempotencyKey: '' }, /idempotency key is empty/],
    ['a long key', { idempotencyKey: 'k'.repeat(257) }, /longer than 256 bytes/],
    ['a key with a zero byte', { idempotencyKey: 'k\0' }, /holds a control character/],
    ['a long subject', { subject: 's'.repeat(1_025) }, /subject is longer than 1024/],
    ['a time-out of 0', { timeoutMs: 0 }, /time-out of 0 ms/],
  ] as const)('refuses %s', async (_what, more, why) => {
    const said = { topic: 'alarms', body: new Uint8Array(), ...more } as Parameters<Node['publish']>[0]
    const expected = { code: 'BAD_REQUEST', message: expect.stringMatching(why) }
    await expect(a.publish(said)).rejects.toMatchObject(expected)
    const { topic, ...message } = said
    if (topic === 'alarms')
      await expect(a.send({ kind: 'send', target: 'counter/x', ...message })).rejects.toMatchObject(expected)
  })

  it.each([
    ['17 topics', Object.fromEntries(Array.from({ length: 17 }, (_, n) => [`t${n}`, ''])), /17 topics/],
    ['a topic that is none', { 'no topic': '' }, /"no topic" is no topic/],
    ['a key that is none', { alarms: 'a\nb' }, /control character/],
  ])('refuses to subscribe a type to %s', async (_what, subscribe, why) => {
    await expect(
      a.deploy(component('probe'), { type: 'refused', policy: { subscribe } }),
    ).rejects.toMatchObject({ message: expect.stringMatching(why) })
  })
})
