import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { buildJavaScript } from '../../scripts/build-examples.ts'
import { type Actor, createNode, type LocalNode, type LogEntry } from '../../sdk/index.ts'

let node: LocalNode

beforeAll(async () => {
  const [component, fetching] = await Promise.all([
    buildJavaScript('test/fixtures/js/actor.js'),
    buildJavaScript('test/fixtures/fetch/actor.js', 'actor-with-http'),
  ])
  node = await createNode({ grants: ['http'] })
  await node.deploy('js', component)
  await node.deploy('impatient', component, { runMs: 300 })
  await node.deploy('told', component, { subscribe: { news: 'all' } })
  await node.deploy('fetch', fetching, { allow: ['http'] })
}, 120_000)
afterAll(() => node?.close())

async function text(actor: Actor, message: string): Promise<string> {
  return (await actor.send(message, { timeoutMs: 30_000 })).text()
}

async function logged(address: string): Promise<LogEntry[]> {
  return await Array.fromAsync(node.logs(address))
}

test('its module variables are the state of the actor of each key', async () => {
  const [a, b] = [node.actor('js', 'state-a'), node.actor('js', 'state-b')]
  expect((await a.send('count')).fresh).toBe(true)
  expect(await text(a, 'count')).toBe('2')
  expect(await text(b, 'count')).toBe('1')
  expect(JSON.parse(await text(a, 'whoami'))).toEqual({
    address: 'js/state-a',
    peer: node.peer,
    epoch: expect.any(Number),
    fresh: false,
  })
})

test('it reads every part of a message, and replies text, bytes, JSON or nothing', async () => {
  const actor = node.actor('js', 'reads')
  const reply = await actor.send('message', {
    subject: 's',
    correlation: 'c',
    headers: { lang: 'ä' },
    idempotencyKey: 'key',
    timeoutMs: 30_000,
  })
  expect(reply.json()).toEqual({
    id: expect.stringContaining('.'),
    sender: expect.stringMatching(/^~/),
    subject: 's',
    correlation: 'c',
    topic: '',
    idempotencyKey: 'key',
    headers: [['lang', 'ä']],
    deadlineMs: expect.any(Number),
    attempt: 1,
    epoch: expect.any(Number),
  })
  expect(await text(actor, 'text')).toBe('[null,"ä€🐟"]')
  expect(await text(actor, 'json')).toBe('{"a":[1,"ä€🐟"]}')
  expect((await actor.send('nothing')).bytes()).toHaveLength(0)
  const invalid = new Uint8Array([0x65, 0x20, 0xff, 0xc3, 0xa4, 0xe2, 0x82])
  expect((await actor.send(invalid)).bytes()).toEqual(invalid)
  expect(await text(actor, 'latin')).toBe('a\ufffdä\ufffd\ufffd')
})

test('it waits for other actors without await, and catches what they refuse', async () => {
  const actor = node.actor('js', 'sends')
  expect(await text(actor, 'send js/echoes')).toBe('{"ping":"ä"}')
  const relayed = JSON.parse(await text(actor, 'relay js/hears')) as { deadlineMs: number }
  expect(relayed).toMatchObject({
    sender: 'js/sends',
    subject: 's',
    correlation: 'c',
    headers: [['lang', 'en']],
    idempotencyKey: 'key',
  })
  expect(relayed.deadlineMs).toBeLessThanOrEqual(2_000)
  expect(await text(actor, 'caught nobody/x')).toMatch(/^true NO_SUCH_TYPE /)
  await text(actor, 'post js/posted')
  await vi.waitUntil(
    async () => (await logged('js/posted')).some((line) => line.text === 'got posted'),
    10_000,
  )
  await text(actor, 'publish news')
  await vi.waitUntil(async () => (await logged('told')).some((line) => line.text === 'heard news 2'), 10_000)
})

test('a Failure is a refusal that keeps its memory, thrown, returned or passed on', async () => {
  const actor = node.actor('js', 'fails')
  await actor.send('count')
  await expect(actor.send('fail')).rejects.toMatchObject({
    code: 'ACTOR_FAILED',
    message: expect.stringContaining('no nails (SOLD_OUT)'),
    retryAfterMs: 2_000,
  })
  for (const [message, code] of [
    ['failure', 'SOLD_OUT'],
    ['send nobody/x', 'NO_SUCH_TYPE'],
  ] as const)
    await expect(actor.send(message)).rejects.toMatchObject({
      code: 'ACTOR_FAILED',
      message: expect.stringContaining(`(${code})`),
    })
  expect(await text(actor, 'count')).toBe('2')
})

test.each([
  [
    'throw',
    /^TypeError: cannot read property 'length' of null\n {4}at broken \(\/test\/fixtures\/js\/actor.js:\d+/,
  ],
  ['throwObject', /^\{"code":"SOLD_OUT","text":"no Failure"\}$/],
  ['promise', /^TypeError: handle returned a promise/],
  ['badBody', /^TypeError: a body cannot be a function/],
  ['memory', /^InternalError: out of memory\n {4}at memory /],
])('any other error ends it, and its logs say which and where: %s', async (message, line) => {
  const actor = node.actor('js', message)
  await actor.send('count')
  await expect(actor.send(message)).rejects.toMatchObject({ code: 'ACTOR_TRAPPED' })
  const errors = (await logged(`js/${message}`)).filter(({ level }) => level === 'error')
  expect(errors[0]?.text).toMatch(line)
  expect((await actor.send('count')).json()).toBe(1)
})

test('a recursion or a loop without end is stopped, and the next message starts it afresh', async () => {
  const actor = node.actor('impatient', 'a')
  await actor.send('count')
  await expect(actor.send('recurse')).rejects.toMatchObject({ code: 'ACTOR_TRAPPED' })
  await expect(actor.send('loop', { retry: 'never' })).rejects.toMatchObject({ code: 'RUN_TIMEOUT' })
  const reply = await actor.send('count', { timeoutMs: 30_000 })
  expect([reply.text(), reply.fresh]).toEqual(['1', true])
})

test('it says which message it wants next', async () => {
  const actor = node.actor('js', 'verdict')
  expect(await text(actor, 'only mine')).toBe('only')
  await expect(actor.send('count', { subject: 'other' })).rejects.toMatchObject({ code: 'ACTOR_REFUSED' })
  expect((await actor.send('count', { subject: 'mine' })).text()).toBe('1')
})

test('console and log write to its logs, and random numbers differ from actor to actor', async () => {
  await text(node.actor('js', 'says'), 'console')
  await text(node.actor('js', 'says'), 'log')
  const lines = await logged('js/says')
  expect(lines.map(({ level, text: line }) => [level, line.split('\n')[0]])).toEqual([
    ['warn', 'said {"a":1} 2 RangeError: far'],
    ['debug', 'quietly'],
  ])
  const numbers = await Promise.all([1, 2, 3].map((n) => text(node.actor('js', `random-${n}`), 'random')))
  expect(new Set(numbers).size).toBe(3)
  for (const number of numbers) expect(Number(number)).toBeLessThan(1)
  expect(Math.abs(Number(await text(node.actor('js', 'says'), 'clock')) - Date.now())).toBeLessThan(60_000)
})

test('built for actor-with-http and allowed it, it makes requests', async () => {
  const server = createServer((request, response) => {
    response.writeHead(201, { 'x-method': request.method, 'x-got': request.headers['x-sent'] })
    request.pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    const reply = await text(
      node.actor('fetch', 'a'),
      `POST http://127.0.0.1:${port}/\nx-sent: one\n\nthe bödy`,
    )
    expect(reply).toMatch(/^201\n/)
    expect(reply).toContain('\nx-method: POST\n')
    expect(reply).toContain('\nx-got: one\n')
    expect(reply.split('\n\n')[1]).toBe('the bödy')
  } finally {
    server.closeAllConnections()
    server.close()
  }
  // A port that nobody has a connection to: a kept one breaks in another way.
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const { port: nobody } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  expect(await text(node.actor('fetch', 'a'), `GET http://127.0.0.1:${nobody}/`)).toMatch(/^err UNREACHABLE /)
})
