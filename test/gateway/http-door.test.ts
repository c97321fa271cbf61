import { afterEach, expect, test } from 'vitest'
import {
  type HttpAnswer,
  type HttpDoor,
  httpDoor,
  type HttpDoorInit,
  type HttpHandler,
} from '../../gateway/index.ts'
import { ShoalError } from '../../protocols/index.ts'
import { rawClient } from './raw.ts'

const WAIT = { timeout: 20_000, interval: 20 }
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** What a handler saw, and what it waits for. */
interface Seen {
  bodies: string[]
  aborted: number
  heads: number
  release(): void
}

/** A door whose handler echoes; at `/never` it answers when it is released or the message is taken back. */
async function echoDoor(init: HttpDoorInit = {}): Promise<{ door: HttpDoor; seen: Seen }> {
  const released = Promise.withResolvers<void>()
  const seen: Seen = { bodies: [], aborted: 0, heads: 0, release: released.resolve }
  const ok = (body: Uint8Array): HttpAnswer => ({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body,
  })
  const handler: HttpHandler = ({ target }) => {
    seen.heads += 1
    if (target === '/busy') throw new ShoalError('OVERLOADED', 'full', { retryAfterMs: 2_500 })
    if (target === '/lost') throw new ShoalError('UNREACHABLE', 'away', { retryAfterMs: 2_500 })
    if (target === '/no') throw new ShoalError('BAD_ADDRESS', 'not here')
    return async (body, gone) => {
      seen.bodies.push(Buffer.from(body).toString())
      if (target === '/big') return ok(new Uint8Array(64 * 1024 * 1024))
      if (target !== '/never') return ok(body)
      const taken = new Promise<void>((resolve) => gone.addEventListener('abort', () => resolve()))
      await Promise.race([taken, released.promise])
      if (!gone.aborted) return ok(body)
      seen.aborted += 1
      throw new ShoalError('CANCELLED', 'taken back')
    }
  }
  const door = await httpDoor(handler, init)
  closing.push(async () => {
    released.resolve()
    await door.close()
  })
  return { door, seen }
}

const post = (url: string, body = ''): Promise<Response> => fetch(url, { method: 'POST', body })

test('a body that is too long is 413, whether its length is said or not, and the connection goes on', async () => {
  const { door, seen } = await echoDoor({ messageBytes: 1_000 })
  const said = await post(`${door.url}/a`, 'x'.repeat(1_001))
  expect(said.status).toBe(413)
  expect(await said.json()).toMatchObject({ code: 'TOO_LARGE', executed: 'no', messageId: '' })
  const client = rawClient(
    door.port,
    `POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${`7d0\r\n${'x'.repeat(2_000)}\r\n`.repeat(2_000)}0\r\n\r\n`,
  )
  await expect.poll(client.heard, WAIT).toContain('HTTP/1.1 413 ')
  client.socket.write('POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi')
  await expect.poll(client.heard, WAIT).toMatch(/413 [\s\S]*HTTP\/1\.1 200 [\s\S]*hi$/)
  client.socket.destroy()
  expect((await post(`${door.url}/a`, 'x'.repeat(1_000))).status).toBe(200)
  expect(seen.bodies.map((body) => body.length)).toEqual([2, 1_000])
})

test('a client that waits for leave to send its body is told at once that it is too long, or refused', async () => {
  const { door, seen } = await echoDoor({ messageBytes: 1_000 })
  const ask = (path: string, length: number): string =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`
  for (const [path, length, status] of [
    ['/a', 5_000, 413],
    ['/no', 5, 400],
  ] as const) {
    const client = rawClient(door.port, ask(path, length))
    await client.ended
    expect(client.heard()).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(client.heard()).not.toContain('100 Continue')
  }
  const client = rawClient(door.port, ask('/a', 5))
  await expect.poll(client.heard, WAIT).toMatch(/^HTTP\/1.1 100 Continue/)
  client.socket.write('hello')
  await expect.poll(client.heard, WAIT).toMatch(/HTTP\/1.1 200 OK[\s\S]*hello$/)
  client.socket.destroy()
  expect(seen.bodies).toEqual(['hello'])
})

test.each([
  ['a head that is too long', `POST /a HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['what is not HTTP', 'hello\r\n\r\n', 400],
  ['two lengths', 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', 400],
  [
    'a length and chunks',
    'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
  ],
])('%s is refused and ends the connection', async (_what, text, status) => {
  const { door, seen } = await echoDoor()
  const client = rawClient(door.port, text)
  await client.ended
  expect(client.heard()).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(JSON.parse(client.heard().split('\r\n\r\n')[1] ?? '')).toMatchObject({
    code: 'BAD_REQUEST',
    executed: 'no',
  })
  expect(seen.bodies).toEqual([])
})

test('slow clients are ended: no request, half a head, half a body, an answer that is not read', async () => {
  const { door, seen } = await echoDoor({ headMs: 300, transferMs: 600 })
  const head = rawClient(door.port, 'POST /a HTTP/1.1\r\nHost: x\r\n')
  const body = rawClient(door.port, 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhe')
  const silent = rawClient(door.port)
  await Promise.all([head.ended, body.ended, silent.ended])
  for (const client of [head, body]) expect(client.heard()).toMatch(/^HTTP\/1.1 408 /)
  expect(seen.bodies).toEqual([])
  const deaf = rawClient(door.port, 'POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')
  deaf.socket.pause()
  await expect.poll(() => seen.bodies, WAIT).toEqual([''])
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  // What the system holds for it still arrives; the rest does not.
  deaf.socket.resume()
  await deaf.ended
  expect(deaf.heard().length).toBeLessThan(64 * 1024 * 1024)
})

test('a message may run longer than a request may take to arrive', async () => {
  const { door, seen } = await echoDoor({ headMs: 100, transferMs: 200 })
  const answer = post(`${door.url}/never`, 'late')
  await expect.poll(() => seen.bodies, WAIT).toEqual(['late'])
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  seen.release()
  expect(await (await answer).text()).toBe('late')
})

test('Retry-After is whole seconds, and only there when the message never ran', async () => {
  const { door } = await echoDoor()
  const busy = await post(`${door.url}/busy`)
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '3'])
  expect(await busy.json()).toMatchObject({ retryAfterMs: 2_500, executed: 'no' })
  const lost = await post(`${door.url}/lost`)
  expect([lost.status, lost.headers.get('retry-after')]).toEqual([502, null])
})

test('requests under way are bounded: the next is 503 with Retry-After, and has its turn later', async () => {
  const { door, seen } = await echoDoor({ requests: 2 })
  const waiting = [post(`${door.url}/never`, 'a'), post(`${door.url}/never`, 'b')]
  await expect.poll(() => seen.bodies.length, WAIT).toBe(2)
  const third = await post(`${door.url}/a`, 'c')
  expect(third.status).toBe(503)
  expect(third.headers.get('retry-after')).toBe('1')
  expect(await third.json()).toMatchObject({ code: 'OVERLOADED', executed: 'no', retryable: true })
  seen.release()
  for (const each of waiting) expect((await each).status).toBe(200)
  await expect.poll(async () => (await post(`${door.url}/a`, 'c')).status, WAIT).toBe(200)
})

test('bodies are bounded together, and what they held is given back', async () => {
  const { door, seen } = await echoDoor({ heldBytes: 1_000 })
  const first = post(`${door.url}/never`, 'x'.repeat(600))
  await expect.poll(() => seen.bodies.length, WAIT).toBe(1)
  expect((await post(`${door.url}/a`, 'x'.repeat(600))).status).toBe(503)
  expect((await post(`${door.url}/a`, 'x'.repeat(100))).status).toBe(200)
  seen.release()
  await first
  await expect.poll(async () => (await post(`${door.url}/a`, 'x'.repeat(400))).status, WAIT).toBe(200)
})

test('connections are bounded: one more is closed, and there is room when another ends', async () => {
  const { door } = await echoDoor({ connections: 2 })
  const one = 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi'
  const kept = [rawClient(door.port, one), rawClient(door.port, one)]
  for (const client of kept) await expect.poll(client.heard, WAIT).toMatch(/^HTTP\/1.1 200 /)
  const third = rawClient(door.port, one)
  await third.ended
  expect(third.heard()).toBe('')
  kept[0]?.socket.destroy()
  await expect
    .poll(async () => {
      const client = rawClient(door.port, one.replace('Host: x', 'Host: x\r\nConnection: close'))
      await client.ended
      return client.heard()
    }, WAIT)
    .toMatch(/^HTTP\/1.1 200 /)
  kept[1]?.socket.destroy()
})

test('a client that goes takes its messages back, those behind one another on a connection, too', async () => {
  const { door, seen } = await echoDoor()
  const one = 'POST /never HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'
  const client = rawClient(door.port, one + one)
  await expect.poll(() => seen.bodies.length, WAIT).toBe(2)
  client.socket.destroy()
  await expect.poll(() => seen.aborted, WAIT).toBe(2)
  // Nothing is left under way.
  await door.close()
})

test('closing takes no more, lets what is under way end, and then ends idle connections', async () => {
  const { door, seen } = await echoDoor({ headMs: 60_000 })
  const answer = post(`${door.url}/never`, 'last')
  const idle = rawClient(door.port, 'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi')
  await expect.poll(() => seen.bodies.length, WAIT).toBe(2)
  const half = rawClient(door.port, 'POST /a HTTP/1.1\r\n')
  await new Promise((resolve) => half.socket.once('connect', resolve))
  let closed = false
  const closes = door.close().then(() => (closed = true))
  await expect(post(`${door.url}/a`)).rejects.toThrow()
  expect(closed).toBe(false)
  seen.release()
  const last = await answer
  expect(last.headers.get('connection')).toBe('close')
  expect(await last.text()).toBe('last')
  await closes
  await Promise.all([idle.ended, half.ended])
  await door.close()
})

test('an answer on its way when the door closes arrives whole', async () => {
  const { door, seen } = await echoDoor()
  const client = rawClient(door.port, 'POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')
  client.socket.pause()
  await expect.poll(() => seen.bodies.length, WAIT).toBe(1)
  const closes = door.close()
  client.socket.resume()
  await closes
  await client.ended
  expect(client.heard().length).toBeGreaterThan(64 * 1024 * 1024)
})

test('what is still under way when the time to close is over is taken back, and its client told', async () => {
  const { door, seen } = await echoDoor({ drainMs: 100 })
  const answer = post(`${door.url}/never`, 'last')
  // Nobody waits for one who does not read.
  const deaf = rawClient(door.port, 'POST /big HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n')
  deaf.socket.pause()
  await expect.poll(() => seen.bodies.length, WAIT).toBe(2)
  await door.close()
  deaf.socket.destroy()
  const last = await answer
  expect(last.status).toBe(503)
  expect(await last.json()).toMatchObject({ code: 'CANCELLED', executed: 'no' })
})

test('an address that others reach has to be said twice, and one that cannot be listened on is explained', async () => {
  await expect(echoDoor({ host: '0.0.0.0' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    hint: expect.stringContaining('--public') as string,
  })
  await expect(echoDoor({ host: '::' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(echoDoor({ host: 'example.org' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(echoDoor({ host: '203.0.113.1', public: true })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  const { door } = await echoDoor({ host: '0.0.0.0', public: true })
  expect((await post(`http://127.0.0.1:${door.port}/a`, 'x')).status).toBe(200)
  await expect(echoDoor({ port: door.port })).rejects.toMatchObject({ code: 'PORT_IN_USE' })
})
