import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  decodeHttpResponse,
  DEFAULT_POLICY,
  encodeHttpRequest,
  HTTP_MESSAGE,
  LIMITS,
  systemClock,
} from '../../protocols/index.ts'
import { type InstanceId, poolHost } from '../../wasm-host/index.ts'
import { cacheDir, component, type HostBench, hostBench, PROBE } from './bench-host.ts'

const http = component('test/fixtures/wasi-http/http.wasm')
const command = component('test/fixtures/wasi-command/command.wasm')
const MESSAGE_BYTES = 1_000_000
let bench: HostBench
let neighbour: InstanceId

beforeAll(async () => {
  bench = hostBench((handler) =>
    poolHost({ workers: 1, cacheDir, messageBytes: MESSAGE_BYTES })({ clock: systemClock, handler }),
  )
  for (const { cid, bytes } of [PROBE, http, command]) await bench.host.prepare(cid, async () => bytes)
  neighbour = await bench.start(PROBE.cid)
})
afterAll(() => bench[Symbol.asyncDispose]())

/** That the only worker goes on, with all that others remember. */
let counted = 0
async function neighbourLives(): Promise<void> {
  expect(await bench.ask(neighbour, 'count')).toBe(String(++counted))
  expect(bench.host.status().workersLost).toBe(0)
}

interface Answer {
  status: number
  headers: Record<string, string>
  text: string
}

/** Asks as the HTTP door does. */
async function request(
  actor: InstanceId,
  target: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const whole = { method, target, headers: Object.entries(headers), body: new TextEncoder().encode(body) }
  bench.run(actor, encodeHttpRequest(whole), { headers: [HTTP_MESSAGE] })
  const { result } = await bench.next('finished', actor)
  if (!result.ok) throw new Error(`${result.failure.code} ${result.failure.text}`)
  const response = decodeHttpResponse(result.body)
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    text: new TextDecoder().decode(response.body),
  }
}

describe('a component of wasi:http/incoming-handler', () => {
  let server: InstanceId
  beforeAll(async () => {
    server = await bench.start(http.cid)
  })

  test('is recognised', async () => {
    expect(await bench.host.prepare(http.cid, async () => http.bytes)).toEqual({
      world: 'http',
      capabilities: [],
    })
  })

  test('gets the request as it was, and its response comes back', async () => {
    expect(await request(server, '/path/a?b=c%20d')).toMatchObject({ status: 200, text: '/path/a?b=c%20d' })
    const echoed = await request(server, '/echo', { method: 'PUT', body: 'äöü'.repeat(50_000) })
    expect(echoed).toMatchObject({ status: 200, headers: { 'x-method': 'PUT' } })
    expect(echoed.text).toBe('äöü'.repeat(50_000))
    expect(await request(server, '/header/X-A', { headers: { 'x-a': '1', 'X-a': '2' } })).toMatchObject({
      text: '1|2',
    })
    expect((await request(server, '/echo', { method: 'BREW' })).headers['x-method']).toBe('BREW')
    expect(await request(server, '/nothing')).toMatchObject({ status: 404, text: 'nothing here' })
  })

  test('keeps its memory from request to request of a key', async () => {
    expect((await request(server, '/count')).text).toBe('1')
    expect((await request(server, '/count')).text).toBe('2')
  })

  test('goes on elsewhere from a snapshot, with its memory', async () => {
    const first = await bench.start(http.cid)
    await request(first, '/count')
    const captured = await bench.host.capture(first)
    if (!captured.ok) throw new Error(captured.why)
    const identity = { address: 'probe/b', peer: 'peer-1', epoch: 8, fresh: true }
    const { snapshot } = captured
    const second = bench.host.create({ cid: http.cid, identity, policy: DEFAULT_POLICY, snapshot })
    expect(await bench.next('created', second)).toMatchObject({ restored: true })
    expect((await request(second, '/count')).text).toBe('2')
  })

  test('is new for each request in a pool, as other hosts have it', async () => {
    const pooled = await bench.start(http.cid, { identity: { address: 'probe@1' } })
    for (let n = 0; n < 3; n++) expect((await request(pooled, '/count')).text).toBe('1')
  })

  test('gets a plain message as POST / and replies the body of its response', async () => {
    expect(await bench.ask(server, 'plain')).toBe('plain')
  })

  test('a response from 400 on to a plain message is a failure; so is no response at all', async () => {
    const sad = await bench.start(http.cid)
    expect(await bench.ask(sad, 'x', { headers: [HTTP_MESSAGE] })).toMatch(
      /^failure BAD_REQUEST the body is no HTTP/,
    )
    expect(await request(sad, '/status/503')).toMatchObject({ status: 503 })
    await request(sad, '/forget')
    await expect(request(sad, '/')).rejects.toThrow('HTTP_ERROR it returned without a response')
  })

  test('reaches nobody: its request is denied inside WASI', async () => {
    // HTTP-request-denied
    expect((await request(server, '/get/127.0.0.1:1')).text).toBe('ErrorCode(15)')
    expect(bench.events.some(({ kind }) => kind === 'fetch')).toBe(false)
  })

  test('allowed to, makes requests whose body it writes after it began them, and others run meanwhile', async () => {
    const granted = await bench.start(http.cid, { policy: { allow: ['http'] } })
    const asked = request(granted, '/post/example.org', { method: 'POST', body: 'sent along' })
    const event = await bench.next('fetch', granted)
    expect(event.request).toMatchObject({ method: 'POST', url: 'http://example.org/', timeoutMs: 0 })
    expect(new TextDecoder().decode(event.request.body)).toBe('sent along')
    await neighbourLives()
    const body = new TextEncoder().encode('from there')
    bench.host.answer(event.call, { ok: true, response: { status: 201, headers: [['a', 'b']], body } })
    expect((await asked).text).toBe('201 from there')
    const failing = request(granted, '/get/example.org')
    const { call } = await bench.next('fetch', granted)
    bench.host.answer(call, { ok: false, failure: { code: 'UNKNOWN_OUTCOME', text: '' } })
    // HTTP-response-timeout
    expect((await failing).text).toBe('ErrorCode(33)')
  })

  test.each([
    ['an endless loop', '/loop', ['run-timeout', 'RUN_TIMEOUT']],
    ['a trap', '/trap', ['trapped', 'ACTOR_TRAPPED']],
    ['a giant response', `/giant/${MESSAGE_BYTES * 4}`, ['trapped', 'TOO_LARGE']],
  ])('%s ends it alone', async (_what, target, end) => {
    const hostile = await bench.start(http.cid, { policy: { runMs: 300 } })
    const whole = { method: 'GET', target, headers: [], body: new Uint8Array() }
    bench.run(hostile, encodeHttpRequest(whole), { headers: [HTTP_MESSAGE] })
    const { reason, error } = await bench.next('ended', hostile)
    expect([reason, error.code]).toEqual(end)
    await neighbourLives()
  })
})

describe('a command of wasi:cli/run', () => {
  let tool: InstanceId
  beforeAll(async () => {
    tool = await bench.start(command.cid)
  })

  test('is recognised', async () => {
    const known = await bench.host.prepare(command.cid, async () => command.bytes)
    expect(known).toEqual({ world: 'command', capabilities: [] })
  })

  test('reads the body and replies what it writes', async () => {
    const text = 'ä line\n'.repeat(20_000)
    expect(await bench.ask(tool, `echo\n${text}`)).toBe(text)
  })

  test('is new for each message, on an empty machine', async () => {
    for (let message = 0; message < 3; message++) expect(await bench.ask(tool, 'runs')).toBe('1')
    expect(await bench.ask(tool, 'env')).toBe('0 0')
    expect(await bench.ask(tool, 'file')).toBe('false')
  })

  test('what it says on standard error is in the log, the last line too', async () => {
    expect(await bench.ask(tool, 'say')).toBe('said')
    expect(await bench.next('log', tool)).toMatchObject({ level: 'warn', text: 'to the log' })
    expect(await bench.next('log', tool)).toMatchObject({ text: 'half a line' })
  })

  test('another status than 0 is a failure with the end of standard error, and the next message runs', async () => {
    expect(await bench.ask(tool, 'exit 0')).toBe('thrown away')
    expect(await bench.ask(tool, 'exit 3')).toBe(
      'failure EXIT_1 it exited with status 1: something went wrong: code 3',
    )
    expect(await bench.ask(tool, 'runs')).toBe('1')
  })

  test('a trap says what standard error said last', async () => {
    const panicking = await bench.start(command.cid)
    bench.run(panicking, 'panic')
    const { reason, error } = await bench.next('ended', panicking)
    expect([reason, error.code]).toEqual(['trapped', 'ACTOR_TRAPPED'])
    expect(error.message).toContain('on purpose')
    await neighbourLives()
  })

  test.each([
    ['an endless loop', 'loop', ['run-timeout', 'RUN_TIMEOUT']],
    ['a giant output', `giant ${LIMITS.memoryBytes.value * 4}`, ['trapped', 'TOO_LARGE']],
    [
      'more memory than it may have',
      `allocate ${LIMITS.memoryBytes.value * 2}`,
      ['trapped', 'ACTOR_TRAPPED'],
    ],
  ])('%s ends it alone', async (_what, body, end) => {
    const hostile = await bench.start(command.cid, { policy: { runMs: 2_000 } })
    bench.run(hostile, body)
    const { reason, error } = await bench.next('ended', hostile)
    expect([reason, error.code]).toEqual(end)
    await neighbourLives()
  })
})
