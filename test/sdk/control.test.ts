import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { connect as dial, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { controlClient, controlPath, controlServer, type Outgoing } from '../../node/index.ts'
import { LIMITS } from '../../protocols/index.ts'
import { connect } from '../../sdk/index.ts'
import { type ScriptedNode, scriptedNode } from './scripted-node.ts'

let dataDir: string
let node: ScriptedNode

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shoal-control-'))
  node = scriptedNode()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const serve = (dir: string = dataDir) =>
  controlServer(node.api, { dataDir: dir, peer: '12D3KooWabcdefgh', incarnation: 2 })

test('a program sends bytes of any size and gets them back with where they were', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  for (const bytes of [0, 1, 65_536, 65_537, 5_000_000]) {
    const body = new Uint8Array(bytes).fill(7)
    const { id, outcome } = await client.send({ kind: 'send', target: 'echo/a', body })
    expect(outcome).toMatchObject({ kind: 'reply', peer: 'peer-a', actor: 'echo/a', epoch: 3, fresh: true })
    expect(Buffer.compare((outcome as { body: Uint8Array }).body, body)).toBe(0)
    expect(id).toBe(node.sent.at(-1)?.id)
    expect(id).toMatch(/^abcdefgh\.2\./)
  }
})

test('message ids differ within a connection and between connections', async () => {
  await using _server = await serve()
  await using a = await controlClient({ dataDir })
  await using b = await controlClient({ dataDir })
  const body = new Uint8Array()
  const all = await Promise.all(
    [a, b, a, b].map((client) => client.send({ kind: 'send', target: 'echo', body })),
  )
  expect(new Set(all.map(({ id }) => id)).size).toBe(4)
})

test('a program may have more messages open than a link has credit for', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const count = LIMITS.creditMessages.value + 200
  const open = Array.from({ length: count }, () =>
    client.send({ kind: 'send', target: 'never/a', body: new Uint8Array(), timeoutMs: 60_000 }),
  )
  await vi.waitUntil(() => node.sent.length === count, { timeout: 10_000 })
  node.release()
  expect(new Set((await Promise.all(open)).map(({ outcome }) => outcome.kind))).toEqual(new Set(['reply']))
})

test('headers, idempotency key, retry and order reach the node', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  const actor = mesh.actor('echo', 'a')
  await actor.send('x', {
    headers: { unit: 'mm', 'x-Second': 'äöü' },
    idempotencyKey: 'k',
    retry: 'never',
    ordered: false,
  })
  expect(node.sent.at(-1)).toMatchObject({
    headers: [
      ['unit', 'mm'],
      ['x-Second', 'äöü'],
    ],
    idempotencyKey: 'k',
    retry: 'never',
    unordered: true,
  })
  await actor.post('x', { retry: true })
  expect(node.sent.at(-1)).toMatchObject({ kind: 'post', retry: 'yes' })
  await actor.send('x', { retry: false, ordered: true })
  expect(node.sent.at(-1)).toMatchObject({ retry: 'no' })
  await actor.send('x')
  for (const name of ['headers', 'idempotencyKey', 'retry', 'unordered'])
    expect(node.sent.at(-1)?.[name as keyof Outgoing]).toBeUndefined()
})

test('a program publishes, and hears what is published until it leaves the loop', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  const published = await mesh.publish('alarms', { hot: true }, { subject: 's', headers: { a: '1' } })
  expect(published.posts).toEqual([{ id: 'post-1', target: 'watch' }])
  expect(node.published[0]).toMatchObject({ topic: 'alarms', subject: 's', headers: [['a', '1']] })
  expect(node.published[0]?.id).toBe(published.id)
  expect(new TextDecoder().decode(node.published[0]?.body)).toBe('{"hot":true}')

  const subscription = mesh.subscribe('alarms')
  await subscription.ready
  const [listening] = node.listeners
  const message = {
    topic: 'alarms',
    peer: 'p',
    sender: '~x',
    subject: 's',
    correlation: 'c',
    at: 5,
    dropped: 0,
  }
  for (let n = 0; n < 3; n++)
    listening?.add({
      ...message,
      id: `m${n}`,
      headers: [['a', '1']],
      idempotencyKey: 'k',
      body: new TextEncoder().encode(`{"n":${n}}`),
      dropped: n,
    })
  const heard = []
  for await (const each of subscription) {
    heard.push([each.id, each.json<{ n: number }>().n, each.dropped])
    expect(each).toMatchObject({
      ...message,
      dropped: each.dropped,
      headers: { a: '1' },
      idempotencyKey: 'k',
    })
    if (heard.length === 3) break
  }
  expect(heard).toEqual([
    ['m0', 0, 0],
    ['m1', 1, 1],
    ['m2', 2, 2],
  ])
  await vi.waitFor(() => expect(node.listeners.size).toBe(0))
})

test('a listener hears that its topic is none, that its node stops, and ends with its signal', async () => {
  const server = await serve()
  await using mesh = await connect({ dataDir })
  const bad = mesh.subscribe('no topic')
  await expect(bad.ready).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(bad[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'BAD_REQUEST' })

  const leaving = new AbortController()
  const left = mesh.subscribe('alarms', { signal: leaving.signal })
  await left.ready
  leaving.abort()
  for await (const _ of left) throw new Error('nothing was published')
  await vi.waitFor(() => expect(node.listeners.size).toBe(0))

  const stopped = mesh.subscribe('alarms')
  await stopped.ready
  const next = stopped[Symbol.asyncIterator]().next()
  const failed = expect(next).rejects.toMatchObject({ code: 'STOPPING' })
  await server[Symbol.asyncDispose]()
  await failed
})

test('a slow loop of a program misses the oldest messages and is told, whatever waits where', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  const subscription = mesh.subscribe('alarms')
  await subscription.ready
  const [listening] = node.listeners
  const all = 3 * LIMITS.heardMessages.value
  for (let n = 0; n < all; n++) {
    listening?.add({
      topic: 'alarms',
      id: String(n),
      peer: 'p',
      sender: '',
      subject: '',
      correlation: '',
      headers: [],
      idempotencyKey: '',
      body: new Uint8Array(),
      at: 0,
      dropped: 0,
    })
    if (n % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  let heard = 0
  let dropped = 0
  for await (const message of subscription) {
    heard += 1
    dropped += message.dropped
    if (message.id === String(all - 1)) break
  }
  expect(heard + dropped).toBe(all)
  expect(heard).toBeLessThan(all)
})

test('subject, correlation and time-out reach the node', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const body = new Uint8Array()
  await client.send({
    kind: 'post',
    target: 'echo/a',
    body,
    subject: 's',
    correlation: 'c',
    timeoutMs: 1_234,
  })
  expect(node.sent).toMatchObject([
    { kind: 'post', target: 'echo/a', subject: 's', correlation: 'c', timeoutMs: 1_234 },
  ])
})

test('a refusal arrives whole', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const { id, outcome } = await client.send({ kind: 'send', target: 'refuse/a', body: new Uint8Array() })
  expect(outcome).toMatchObject({
    kind: 'refused',
    error: { code: 'OVERLOADED', message: 'no room', hint: 'wait', retryAfterMs: 250, messageId: id },
  })
  const thrown = await client.send({ kind: 'send', target: 'throw/a', body: new Uint8Array() })
  expect(thrown.outcome).toMatchObject({ kind: 'refused', error: { code: 'NO_SUCH_TYPE' } })
  await expect(client.inspect('echo/a')).rejects.toMatchObject({ code: 'NO_SUCH_ACTOR', hint: 'shoal ps' })
})

test('aborting a send takes it back at the node', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const abort = new AbortController()
  const sending = client.send({ kind: 'send', target: 'never/a', body: new Uint8Array() }, abort.signal)
  await vi.waitUntil(() => node.sent.length === 1)
  abort.abort()
  expect((await sending).outcome).toMatchObject({ kind: 'refused', error: { code: 'CANCELLED' } })
  await vi.waitUntil(() => node.aborted === 1)
})

test('a program that is gone has its sends taken back at the node', async () => {
  await using _server = await serve()
  const client = await controlClient({ dataDir })
  void client.send({ kind: 'send', target: 'never/a', body: new Uint8Array() }).catch(() => {})
  await expect.poll(() => node.sent.length).toBe(1)
  await client[Symbol.asyncDispose]()
  await expect.poll(() => node.aborted, { timeout: 8_000 }).toBe(1)
}, 10_000)

test('a component larger than a question between peers is deployed', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const bytes = new Uint8Array(LIMITS.askBytes.value + 1_000_000).fill(3)
  const deployed = await client.deploy(bytes, { type: 'big', policy: { idleMs: 5 } })
  expect(deployed).toMatchObject({
    type: { name: 'big', componentBytes: bytes.length, policy: { idleMs: 5 } },
  })
  expect(Buffer.compare(node.deployed[0] ?? new Uint8Array(), bytes)).toBe(0)
})

test('logs end by themselves, and following ends at the node when the reader leaves', async () => {
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  const texts: string[] = []
  for await (const { text } of client.logs('echo/a', { follow: false })) texts.push(text)
  expect(texts).toEqual(['first', 'second'])
  for await (const { text } of client.logs('echo/a', { follow: true })) if (text === 'second') break
  await vi.waitUntil(() => node.following === 0)
})

test('a node that stops takes nothing new, ends whoever follows a log, and lets what is open finish', async () => {
  const server = await serve()
  await using client = await controlClient({ dataDir })
  const abort = new AbortController()
  const sending = client.send({ kind: 'send', target: 'never/a', body: new Uint8Array() })
  const following = Array.fromAsync(client.logs('echo/a', { follow: true, signal: abort.signal }))
  await vi.waitUntil(() => node.sent.length === 1 && node.following === 1)
  const disposing = server[Symbol.asyncDispose]()
  expect(await following).toHaveLength(2)
  await expect(controlClient({ dataDir })).rejects.toMatchObject({ code: 'NO_NODE' })
  node.release()
  expect((await sending).outcome).toMatchObject({ kind: 'reply' })
  await disposing
  await client.closed
  await expect(client.status()).rejects.toMatchObject({ code: 'UNREACHABLE' })
})

test('a request that is still open when the time to stop is over ends with an error', async () => {
  const server = await serve()
  await using client = await controlClient({ dataDir })
  const sending = client.send({ kind: 'send', target: 'never/a', body: new Uint8Array() })
  await vi.waitUntil(() => node.sent.length === 1)
  await server[Symbol.asyncDispose]()
  expect((await sending).outcome).toMatchObject({ kind: 'refused', error: { code: 'UNKNOWN_OUTCOME' } })
})

test('only this user may open the socket, and it is gone after the node', async () => {
  const server = await serve()
  expect(statSync(server.path).mode & 0o777).toBe(0o600)
  await server[Symbol.asyncDispose]()
  expect(existsSync(server.path)).toBe(false)
  await expect(controlClient({ dataDir })).rejects.toMatchObject({
    code: 'NO_NODE',
    message: expect.stringContaining(dataDir) as string,
    hint: `shoal node start --data ${dataDir}`,
  })
})

test('the socket of a node that was killed is replaced, that of a living one is not', async () => {
  // Node's own server removes its socket when it closes; a hard link to it stays, as after a kill -9.
  const path = controlPath(dataDir)
  const killed = createServer().listen(`${path}.other`)
  await once(killed, 'listening')
  const { linkSync } = await import('node:fs')
  linkSync(`${path}.other`, path)
  await new Promise((resolve) => killed.close(resolve))
  await using _server = await serve()
  await using client = await controlClient({ dataDir })
  expect(await client.status()).toMatchObject({ peer: 'peer-a' })
  await expect(serve()).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
  expect(await client.status()).toMatchObject({ peer: 'peer-a' })
})

test('a data directory with a path too long for a socket works, by every link to it', async () => {
  const deep = join(dataDir, 'd'.repeat(60), 'e'.repeat(60))
  mkdirSync(deep, { recursive: true })
  const link = join(dataDir, 'link')
  symlinkSync(deep, link)
  await using server = await serve(deep)
  expect(Buffer.byteLength(server.path)).toBeLessThan(100)
  for (const dir of [deep, link]) {
    await using client = await controlClient({ dataDir: dir })
    expect(await client.status()).toMatchObject({ peer: 'peer-a' })
  }
})

test('garbage on the socket and programs beyond the limit hurt nobody else', async () => {
  await using server = await serve()
  await using client = await controlClient({ dataDir })
  const garbage = dial(server.path)
  garbage.on('error', () => {})
  garbage.write(Buffer.alloc(100_000, 0xff))
  await once(garbage.resume(), 'close')
  const silent = Array.from({ length: LIMITS.socketClients.value - 1 }, () => dial(server.path))
  await Promise.all(silent.map((socket) => once(socket, 'connect')))
  await expect(controlClient({ dataDir })).rejects.toMatchObject({ code: 'OVERLOADED' })
  expect(await client.status()).toMatchObject({ peer: 'peer-a' })
  for (const socket of silent) socket.destroy()
  await vi.waitUntil(async () => {
    try {
      await using _late = await controlClient({ dataDir })
      return true
    } catch {
      return false
    }
  })
})

test('an actor takes text, bytes and JSON, and its reply reads as each', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  const echo = mesh.actor('echo', 'a/b')
  expect(echo.address).toBe('echo/a/b')
  expect((await echo.send('grüße')).text()).toBe('grüße')
  expect((await echo.send(new Uint8Array([1, 2]))).bytes()).toEqual(new Uint8Array([1, 2]))
  expect((await echo.send({ n: [1, null] })).json<{ n: unknown[] }>().n).toEqual([1, null])
  expect((await echo.send(42)).json()).toBe(42)
  expect((await echo.send()).bytes().length).toBe(0)
  const reply = await mesh.actor('echo').send('x', { timeoutMs: 500, subject: 's' })
  expect(reply).toMatchObject({
    actor: 'echo',
    peer: 'peer-a',
    epoch: 3,
    fresh: true,
    hops: [{ decision: 'run' }],
  })
  expect(await echo.post('later')).toMatchObject({ peer: 'peer-a', id: node.sent.at(-1)?.id })
  expect(() => reply.json()).toThrow(expect.objectContaining({ code: 'ACTOR_FAILED' }) as Error)
})

test('what cannot be a body or an address is refused before anything is sent', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  const circle: { self?: unknown } = {}
  circle.self = circle
  await expect(mesh.actor('echo').send(circle)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(mesh.actor('echo').send((() => {}) as object)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(() => mesh.actor('Echo')).toThrow(expect.objectContaining({ code: 'BAD_ADDRESS' }) as Error)
  expect(node.sent).toEqual([])
})

test('a refused message throws with everything a caller needs to decide', async () => {
  await using _server = await serve()
  await using mesh = await connect({ dataDir })
  await expect(mesh.actor('refuse', 'a').send('x')).rejects.toMatchObject({
    name: 'ShoalError',
    code: 'OVERLOADED',
    retryable: true,
    overloaded: true,
    retryAfterMs: 250,
    hint: 'wait',
    messageId: expect.stringMatching(/^abcdefgh\.2\./) as string,
    alternatives: ['peer-b'],
  })
})
