import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HTTP_STATUS } from '../../gateway/index.ts'
import { codeTable, type ErrorCode } from '../../protocols/index.ts'
import { createNode, type HttpDoor, type LocalNode } from '../../sdk/index.ts'

const PROBE = readFileSync(join(import.meta.dirname, '../fixtures/probe/probe.wasm'))
const WAIT = { timeout: 20_000, interval: 20 }

let node: LocalNode
let door: HttpDoor
beforeAll(async () => {
  node = await createNode({ name: 'behind' })
  await node.deploy('probe', PROBE, { runMs: 2_000 })
  door = await node.serve('probe')
})
afterAll(async () => {
  await door?.close()
  await node?.close()
})

const post = (path: string, body = '', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${door.url}${path}`, { method: 'POST', body, headers })

/** What the actor was told of the message. */
interface Told {
  id: string
  subject: string
  correlation: string
  idempotencyKey: string
  headers: [string, string][]
  deadlineMs: number
}

async function told(path: string, headers: Record<string, string> = {}): Promise<Told> {
  const answer = await post(path, 'message', headers)
  expect(answer.status).toBe(200)
  return (await answer.json()) as Told
}

test('POST /KEY is a message to the actor of that key, and the headers of the response say how it was answered', async () => {
  const first = await post('/alice', 'count')
  expect(first.status).toBe(200)
  expect(await first.text()).toBe('1')
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'shoal-actor': 'probe/alice',
    'shoal-peer': node.peer,
    'shoal-epoch': '1',
    'shoal-version': '1',
    'shoal-fresh': 'true',
  })
  const id = first.headers.get('shoal-message-id') ?? ''
  expect((await node.explain(id)).fates).toMatchObject([{ id }])
  const second = await post('/alice', 'count')
  expect(await second.text()).toBe('2')
  expect(second.headers.get('shoal-fresh')).toBe('false')
})

test('POST / is a message to any free instance', async () => {
  const answer = await post('/', 'whoami')
  const { address } = (await answer.json()) as { address: string }
  expect(address).toMatch(/^probe@/)
  expect(answer.headers.get('shoal-actor')).toBe(address)
  expect(answer.headers.get('shoal-epoch')).toBe('0')
})

test.each([
  ['/a/b/', 'probe/a/b/'],
  ['/a%2Fb%20c', 'probe/a/b c'],
  ['/%C3%A4', 'probe/ä'],
  ['/100%25', 'probe/100%'],
  ['/@x', 'probe/@x'],
])('the path is the key, percent-encoded: %s', async (path, address) => {
  const answer = await post(path, 'whoami')
  expect(await answer.json()).toMatchObject({ address })
  expect(decodeURIComponent(answer.headers.get('shoal-actor') ?? '')).toBe(address)
})

test('bodies are bytes, both ways', async () => {
  const body = Buffer.concat([Buffer.from('echo '), Buffer.from('ä€\u0000')]).toString()
  expect(await (await post('/bytes', body)).text()).toBe('ä€\u0000')
  const large = await post('/bytes', 'fill 3000000')
  expect((await large.arrayBuffer()).byteLength).toBe(3_000_000)
  const binary = Buffer.from('count \xff\xfe......\nlength', 'latin1')
  const answer = await fetch(`${door.url}/bytes`, { method: 'POST', body: binary })
  expect(await answer.text()).toBe('21')
  expect(await (await post('/bytes', `length ${'x'.repeat(2_000_000)}`)).text()).toBe('2000007')
})

test('query and headers say what goes with the message', async () => {
  const byQuery = await told('/words?subject=h%C3%A4+x&correlation=c&idempotency-key=k1&timeout-ms=60000')
  expect(byQuery).toMatchObject({ subject: 'hä x', correlation: 'c', idempotencyKey: 'k1' })
  const plain = await told('/words')
  expect(byQuery.deadlineMs - plain.deadlineMs).toBeGreaterThan(40_000)
  expect(plain).toMatchObject({ subject: '', idempotencyKey: '', headers: [] })
  const byHeaders = await told('/words', {
    'Shoal-Subject': 's',
    'Shoal-Correlation': 'c',
    'Idempotency-Key': 'k2',
    'Shoal-Header-Unit': 'mm',
    'Shoal-Header-Place': Buffer.from('Köln').toString('latin1'),
    'X-Other': 'stays here',
  })
  expect(byHeaders).toMatchObject({ subject: 's', correlation: 'c', idempotencyKey: 'k2' })
  expect(Object.fromEntries(byHeaders.headers)).toEqual({ unit: 'mm', place: 'Köln' })
})

test('the same idempotency key again is answered and not run again', async () => {
  const key = { 'Idempotency-Key': 'order-7' }
  expect(await (await post('/once', 'count', key)).text()).toBe('1')
  expect(await (await post('/once', 'count', key)).text()).toBe('1')
  expect(await (await post('/once', 'count')).text()).toBe('2')
})

test('?post is 202 with the id of the message, and does not wait for it', async () => {
  await post('/posted', 'count')
  const answer = await post('/posted?post', 'sleep 300\ncount')
  expect(answer.status).toBe(202)
  const { messageId } = (await answer.json()) as { messageId: string }
  expect(answer.headers.get('shoal-message-id')).toBe(messageId)
  expect(await (await post('/posted', 'count')).text()).toBe('3')
  expect((await node.explain(messageId)).fates).toMatchObject([{ id: messageId, kind: 'post' }])
})

const MISTAKES = [
  ['/%ff', {}, 'BAD_ADDRESS', 'percent-encoded'],
  ['/%', {}, 'BAD_ADDRESS', 'percent-encoded'],
  ['/%00', {}, 'BAD_ADDRESS', 'control character'],
  [`/${'k'.repeat(257)}`, {}, 'BAD_ADDRESS', '256'],
  ['/a?timeout-ms=0', {}, 'BAD_REQUEST', 'whole number'],
  ['/a?timeout-ms=9999999', {}, 'BAD_REQUEST', '3600000'],
  ['/a?timeout=5', {}, 'BAD_REQUEST', '"timeout"'],
  ['/a?post=false', {}, 'BAD_REQUEST', 'takes no value'],
  ['/a?subject=%ff', {}, 'BAD_REQUEST', 'percent-encoded'],
  ['/a?subject=a&subject=b', {}, 'BAD_REQUEST', 'twice'],
  ['/a?subject=a', { 'Shoal-Subject': 'b' }, 'BAD_REQUEST', 'twice'],
  ['/a?durability=disk', {}, 'BAD_REQUEST', 'for a post'],
  ['/a?retry=often', {}, 'BAD_REQUEST', 'never'],
  ['/a', { 'Shoal-Subjct': 'x' }, 'BAD_REQUEST', 'shoal-subjct'],
  ['/a', { 'Shoal-Subject': 'K\xf6ln' }, 'BAD_REQUEST', 'UTF-8'],
  ['/a', { 'Idempotency-Key': 'k'.repeat(257) }, 'BAD_REQUEST', '256'],
  ['/a', { 'Shoal-Header-A': 'x'.repeat(5_000) }, 'BAD_REQUEST', '4096'],
] as const

test('a mistake is 400 and says what was expected', async () => {
  for (const [path, headers, code, message] of MISTAKES) {
    const answer = await post(path, 'count', headers)
    expect(answer.status, path).toBe(400)
    const error = (await answer.json()) as { message: string }
    expect(error).toMatchObject({ code, messageId: '', executed: 'no' })
    expect(error.message).toContain(message)
  }
})

test('only POST, and not from web pages', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
    const answer = await fetch(`${door.url}/a`, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  }
  for (const origin of ['http://example.org', 'null', door.url])
    expect((await post('/a', 'count', { Origin: origin })).status).toBe(403)
})

test('refusals have a status, the error as JSON, and the id of the message', async () => {
  for (const [body, status, code, executed] of [
    ['fail busy later', 422, 'ACTOR_FAILED', 'yes'],
    ['trap', 500, 'ACTOR_TRAPPED', 'yes'],
    ['loop', 504, 'RUN_TIMEOUT', 'yes'],
  ] as const) {
    const answer = await post('/wrong?timeout-ms=20000', body)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/json')
    expect(answer.headers.get('retry-after')).toBeNull()
    const error = (await answer.json()) as { messageId: string }
    expect(error).toMatchObject({ code, executed, message: expect.any(String) as string })
    expect(error.messageId).toBe(answer.headers.get('shoal-message-id'))
  }
  await post('/wrong', 'count')
  const late = await post('/wrong?timeout-ms=500', 'sleep 1900')
  expect([late.status, await late.json()]).toMatchObject([
    504,
    { code: 'UNKNOWN_OUTCOME', executed: 'maybe' },
  ])
  await using other = await node.serve('nobody')
  expect((await fetch(other.url, { method: 'POST' })).status).toBe(404)
})

test('what an actor refuses for a time says when to come again', async () => {
  await post('/strict', 'only subject later 5000 reject')
  const answer = await post('/strict', 'count')
  expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'ACTOR_REFUSED', executed: 'no' }])
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
  expect((await post('/strict?subject=later', 'count')).status).toBe(200)
})

test('a client that goes takes its message back', async () => {
  await post('/left', 'count')
  const running = post('/left', 'sleep 1500')
  await expect.poll(async () => (await node.inspect('probe/left')).actor.phase, WAIT).toBe('RUNNING')
  const gone = request(`${door.url}/left`, { method: 'POST' })
  gone.on('error', () => {})
  gone.end('count')
  await expect.poll(async () => (await node.inspect('probe/left')).actor.waiting, WAIT).toBe(1)
  gone.destroy()
  await expect.poll(async () => (await node.inspect('probe/left')).actor.waiting, WAIT).toBe(0)
  await running
  expect(await (await post('/left', 'count')).text()).toBe('2')
})

test('what may be repeated without asking, by a library or a proxy, never ran', () => {
  for (const [code, status] of Object.entries(HTTP_STATUS) as [ErrorCode, number][])
    if (status === 503 || status === 409 || status === 508) expect(codeTable[code].executed, code).toBe('no')
})
