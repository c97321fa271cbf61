import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Channel } from '../../node/links/channel.ts'
import { type Link, type LinkHandler, type LinkInit, openLink } from '../../node/links/link.ts'
import { memoryChannelPair } from '../../node/links/memory-channel.ts'
import { socketChannel } from '../../node/links/socket-channel.ts'
import { encodeFrame, type Envelope, LIMITS, ShoalError, systemClock } from '../../protocols/index.ts'

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

let ids = 0
function envelope(body: Uint8Array | string, overrides: Partial<Envelope> = {}): Envelope {
  return {
    id: `test.1.${++ids}`,
    kind: 'send',
    sender: '~test',
    target: 'echo/a',
    subject: '',
    correlation: '',
    remainingMs: 5_000,
    attempt: 1,
    chain: [],
    hops: [],
    placed: false,
    body: typeof body === 'string' ? Buffer.from(body) : body,
    ...overrides,
  }
}

const echo: LinkHandler = {
  message: async ({ body, hops }) => ({
    kind: 'reply',
    peer: 'b',
    actor: 'echo/a',
    epoch: 3,
    version: 1,
    fresh: false,
    hops,
    body,
  }),
  ask: async (op, body) => Buffer.concat([Buffer.from(`${op}:`), body]),
}

const never: LinkHandler = { message: () => new Promise(() => {}), ask: () => new Promise(() => {}) }

function initOf(overrides: Partial<LinkInit> = {}): LinkInit {
  return { peer: 'peer', mesh: 'm', incarnation: 1, handler: echo, clock: systemClock, ...overrides }
}

type Pair = () => Promise<[Channel, Channel]>

const memoryPair: Pair = async () => memoryChannelPair()

const socketPair: Pair = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'shoal-link-'))
  const path = join(dir, 's')
  const server = createServer().listen(path)
  await once(server, 'listening')
  const client = connect(path)
  const [[accepted]] = (await Promise.all([once(server, 'connection'), once(client, 'connect')])) as [
    [Socket],
    unknown,
  ]
  cleanups.push(() => {
    client.destroy()
    accepted.destroy()
    server.close()
    rmSync(dir, { recursive: true, force: true })
  })
  return [socketChannel(client), socketChannel(accepted)]
}

async function links(
  pair: Pair,
  a: Partial<LinkInit> = {},
  b: Partial<LinkInit> = {},
): Promise<[Link, Link]> {
  const [near, far] = await pair()
  return Promise.all([
    openLink(near, initOf({ peer: 'b', ...a })),
    openLink(far, initOf({ peer: 'a', ...b })),
  ])
}

describe.each([
  ['memory', memoryPair],
  ['a Unix socket', socketPair],
])('a link over %s', (_, pair) => {
  test('carries a message there and its reply back, with header and trail', async () => {
    const [a] = await links(pair)
    const hops = [{ peer: 'a', decision: 'forward' as const, waitedMs: 2 }]
    expect(await a.send(envelope('hello', { hops }))).toEqual({
      kind: 'reply',
      peer: 'b',
      actor: 'echo/a',
      epoch: 3,
      version: 1,
      fresh: false,
      hops,
      body: new Uint8Array(Buffer.from('hello')),
    })
  })

  test('matches a thousand answers that come in another order to their messages', async () => {
    const held: (() => void)[] = []
    const [a] = await links(
      pair,
      {},
      {
        handler: {
          ...echo,
          message: (message, from, signal, received) =>
            new Promise((resolve) => {
              held.push(() => resolve(echo.message(message, from, signal, received)))
              if (held.length === 1_000) for (const answer of held.toReversed()) answer()
            }),
        },
      },
    )
    const sends = Array.from({ length: 1_000 }, (__, n) => a.send(envelope(`${n}`)))
    const replies = await Promise.all(sends)
    expect(replies.map((reply) => reply.kind === 'reply' && Buffer.from(reply.body).toString())).toEqual(
      Array.from({ length: 1_000 }, (__, n) => `${n}`),
    )
  })

  test('carries a body of many chunks in both directions unchanged', async () => {
    const [a, b] = await links(pair)
    const body = new Uint8Array(3_000_001).map((__, n) => n * 7)
    const [one, two] = await Promise.all([a.send(envelope(body)), b.send(envelope(body))])
    expect(one.kind === 'reply' && Buffer.compare(one.body, body)).toBe(0)
    expect(two.kind === 'reply' && Buffer.compare(two.body, body)).toBe(0)
  })

  test('gives each body an exact buffer of its own', async () => {
    const [a] = await links(pair)
    const outcomes = await Promise.all([
      a.send(envelope('x'.repeat(100))),
      a.send(envelope('y'.repeat(200_000))),
    ])
    expect(outcomes.map((outcome) => outcome.kind === 'reply' && outcome.body.buffer.byteLength)).toEqual([
      100, 200_000,
    ])
  })

  test('lets a small message overtake a large one that is on its way', async () => {
    const order: string[] = []
    const [a] = await links(pair)
    const large = a.send(envelope(new Uint8Array(16_000_000))).then(() => order.push('large'))
    const small = a.send(envelope('small')).then(() => order.push('small'))
    await Promise.all([large, small])
    expect(order).toEqual(['small', 'large'])
  })

  test('answers a question once, or many times, or with an error', async () => {
    const [a] = await links(
      pair,
      {},
      {
        handler: {
          ...echo,
          ask(op, body, from, signal) {
            if (op === 'count') return count(Number(Buffer.from(body).toString()))
            if (op === 'fail') throw new ShoalError('NO_SUCH_TYPE', 'no type "x"', { hint: 'look' })
            return echo.ask(op, body, from, signal)
          },
        },
      },
    )
    async function* count(to: number): AsyncGenerator<Uint8Array> {
      for (let n = 1; n <= to; n++) yield Buffer.from(`${n}`)
    }
    expect(Buffer.from(await a.ask('hi', Buffer.from('x'))).toString()).toBe('hi:x')
    expect(Buffer.from(await a.ask('count', Buffer.from('3'))).toString()).toBe('3')
    const all: string[] = []
    for await (const answer of a.stream('count', Buffer.from('4'))) all.push(Buffer.from(answer).toString())
    expect(all).toEqual(['1', '2', '3', '4'])
    await expect(a.ask('fail', new Uint8Array())).rejects.toMatchObject({
      code: 'NO_SUCH_TYPE',
      hint: 'look',
    })
  })

  test('tells the answering side when the asking side stops reading', async () => {
    const stopped = Promise.withResolvers<void>()
    const [a] = await links(
      pair,
      {},
      {
        handler: {
          ...echo,
          async *ask(_op, _body, _from, signal) {
            signal.addEventListener('abort', () => stopped.resolve())
            for (let n = 0; !signal.aborted; n++) {
              yield Buffer.from(`${n}`)
              await new Promise((resolve) => setTimeout(resolve, 1))
            }
          },
        },
      },
    )
    for await (const answer of a.stream('logs', new Uint8Array())) {
      if (Buffer.from(answer).toString() === '3') break
    }
    await stopped.promise
  })

  test('sends CANCEL when a send is aborted, and the other side hears it', async () => {
    const heard = Promise.withResolvers<void>()
    const message: LinkHandler['message'] = (_envelope, _from, signal) => {
      signal.addEventListener('abort', () => heard.resolve())
      return new Promise(() => {})
    }
    const [a] = await links(pair, {}, { handler: { ...echo, message } })
    const controller = new AbortController()
    const sent = a.send(envelope('x'), { signal: controller.signal })
    setImmediate(() => controller.abort())
    // This other side does not say whether it had started.
    expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
    await heard.promise
  })

  test('refuses a body that the other side would not take, before sending it', async () => {
    const [a] = await links(pair, {}, { messageBytes: 1_000 })
    const outcome = await a.send(envelope(new Uint8Array(1_001)))
    expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'TOO_LARGE' } })
    expect((await a.send(envelope(new Uint8Array(1_000)))).kind).toBe('reply')
  })

  test('refuses a reply that the sender would not take, and says so to the sender', async () => {
    const message: LinkHandler['message'] = async (sent, from, signal, received) => ({
      ...(await echo.message(sent, from, signal, received)),
      kind: 'reply',
      peer: 'b',
      actor: '',
      epoch: 0,
      version: 1,
      fresh: true,
      body: new Uint8Array(2_000),
    })
    const [a] = await links(pair, { messageBytes: 1_000 }, { handler: { ...echo, message } })
    expect(await a.send(envelope('x'))).toMatchObject({ kind: 'refused', error: { code: 'TOO_LARGE' } })
  })

  test('refuses another mesh with a sentence, on both sides', async () => {
    const [near, far] = await pair()
    const [a, b] = await Promise.allSettled([
      openLink(near, initOf({ mesh: 'one' })),
      openLink(far, initOf({ mesh: 'two' })),
    ])
    for (const side of [a, b]) {
      expect(side).toMatchObject({ status: 'rejected', reason: { code: 'MESH_MISMATCH' } })
      expect(String((side as PromiseRejectedResult).reason.message)).toMatch(/mesh (one|two).*mesh (one|two)/)
    }
  })

  test('fails what is open at once when the other side goes away', async () => {
    const [near, far] = await pair()
    const [a] = await Promise.all([openLink(near, initOf()), openLink(far, initOf({ handler: never }))])
    const waiting = [a.send(envelope('x')), a.ask('x', new Uint8Array(), { timeoutMs: 60_000 })]
    setImmediate(() => far.abort())
    const [message, question] = await Promise.allSettled(waiting)
    expect(message).toMatchObject({ value: { kind: 'refused', error: { code: 'UNREACHABLE' } } })
    expect(question).toMatchObject({ reason: { code: 'UNREACHABLE' } })
    expect(a.state).toBe('closed')
    expect(await a.send(envelope('y'))).toMatchObject({ error: { code: 'UNREACHABLE' } })
  })

  test('that retires finishes what is open and then closes on both sides', async () => {
    const answer = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<ShoalError>()
    const message: LinkHandler['message'] = async (sent, from, signal, received) => {
      await answer.promise
      return echo.message(sent, from, signal, received)
    }
    const [a, b] = await links(pair, { closed: closed.resolve }, { handler: { ...echo, message } })
    const sent = a.send(envelope('last'))
    b.retire()
    setImmediate(answer.resolve)
    expect((await sent).kind).toBe('reply')
    expect((await closed.promise).message).toContain('orderly')
  })
})

test('a frame before HELLO, or bytes that are no frame, close that link with PROTOCOL', async () => {
  for (const bytes of [
    encodeFrame({ type: 'ask', id: 1, bodyBytes: 0, op: 'ps' }),
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    Buffer.alloc(64),
  ]) {
    const [near, far] = memoryChannelPair()
    let said = Buffer.alloc(0)
    far.open({
      data: (data) => {
        said = Buffer.concat([said, data])
      },
      drain() {},
      close() {},
    })
    far.send([bytes])
    await expect(openLink(near, initOf())).rejects.toMatchObject({ code: 'PROTOCOL' })
    expect(said.toString('latin1')).toContain('PROTOCOL')
  }
})

test('another major version of the wire is refused by name', async () => {
  const [near, far] = memoryChannelPair()
  far.open({ data() {}, drain() {}, close() {} })
  far.send([
    encodeFrame({
      type: 'hello',
      hello: { mesh: 'm', major: 9, minor: 1, incarnation: 1, messageBytesMax: 1 },
    }),
  ])
  await expect(openLink(near, initOf())).rejects.toMatchObject({
    code: 'VERSION_MISMATCH',
    message: expect.stringContaining('9.1'),
  })
})

test('what one microtask writes goes out as one write, and nothing while the channel is full', async () => {
  const [near, far] = memoryChannelPair()
  const writes: number[] = []
  let take = true
  let drain = (): void => {}
  const counting: Channel = {
    ...near,
    open(events) {
      drain = () => events.drain()
      near.open(events)
    },
    send(parts) {
      writes.push(parts.length)
      near.send(parts)
      return take
    },
  }
  const [a] = await Promise.all([openLink(counting, initOf()), openLink(far, initOf())])
  writes.length = 0
  await Promise.all(Array.from({ length: 50 }, () => a.send(envelope('x'))))
  expect(writes).toEqual([1])

  take = false
  await a.send(envelope('the one that fills it'))
  writes.length = 0
  const later = [a.send(envelope('later')), a.send(envelope('later still'))]
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(writes).toEqual([])
  take = true
  drain()
  await Promise.all(later)
  expect(writes.length).toBe(1)
})

test('more than the queue holds is refused as OVERLOADED while the peer does not read', async () => {
  const [near, far] = memoryChannelPair()
  const stuck: Channel = { ...near, send: (parts) => (near.send(parts), false) }
  const [a] = await Promise.all([openLink(stuck, initOf()), openLink(far, initOf({ handler: never }))])
  const body = new Uint8Array(LIMITS.messageBytes.value)
  const outcomes = Array.from({ length: 17 }, () => a.send(envelope(body)))
  expect(await outcomes.at(-1)).toMatchObject({ kind: 'refused', error: { code: 'OVERLOADED' } })
})

test('an announced body larger than accepted is refused without being kept, and the link goes on', async () => {
  const message = vi.fn(echo.message)
  const [near, far] = memoryChannelPair()
  const [a] = await Promise.all([
    openLink(near, initOf()),
    openLink(far, initOf({ messageBytes: 1_000, peer: 'a', handler: { ...echo, message } })),
  ])
  // A sender that does not care what the other side accepts.
  ;(a.hello as { messageBytesMax: number }).messageBytesMax = 1e9
  expect(await a.send(envelope(new Uint8Array(500_000)))).toMatchObject({ error: { code: 'TOO_LARGE' } })
  expect(message).not.toHaveBeenCalled()
  expect((await a.send(envelope('next'))).kind).toBe('reply')
})

test('a peer that falls silent without closing fails what is open within seconds', async () => {
  const [near, far] = memoryChannelPair()
  const closed = Promise.withResolvers<ShoalError>()
  const [a] = await Promise.all([
    openLink(near, initOf({ closed: closed.resolve })),
    openLink(far, initOf({ handler: never })),
  ])
  const sent = a.send(envelope('x', { remainingMs: 60_000 }))
  // From here on the far end is deaf and dumb.
  far.open({ data() {}, drain() {}, close() {} })
  far.send = () => true
  const at = performance.now()
  expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNREACHABLE' } })
  expect(performance.now() - at).toBeLessThan(LIMITS.silenceMs.value + 2 * LIMITS.pingMs.value)
  expect((await closed.promise).code).toBe('UNREACHABLE')
})

test('an idle link whose peer lives stays open, and one message after its time is UNKNOWN_OUTCOME', async () => {
  const [a, b] = await links(memoryPair, {}, { handler: never })
  const outcome = await a.send(envelope('x', { remainingMs: LIMITS.silenceMs.value }))
  expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
  expect([a.state, b.state]).toEqual(['open', 'open'])
})
