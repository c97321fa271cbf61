import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Node } from '../../node/index.ts'
import { httpFetch } from '../../node/guests/http-fetch.ts'
import { LIMITS, ShoalError } from '../../protocols/index.ts'
import { createTestnet, type Testnet } from '../../sim-network/index.ts'
import { component, send, until } from './helpers.ts'

/** What the server was asked, and what it knows to answer. */
let asked: { url: string; method: string; headers: IncomingMessage['headers']; body: string }[]
let server: Server
let base: string
let other: string
const open = new Set<ServerResponse>()

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  const { url = '', method = '', headers } = request
  asked.push({ url, method, headers, body })
  const [, what = '', argument = ''] = (url.split('?')[0] ?? '').split('/')
  switch (what) {
    case 'echo':
      response.writeHead(Number(argument || 200), { 'x-method': method, 'set-cookie': ['a=1', 'b=2'] })
      response.end(body)
      return
    case 'bytes':
      response.end(Buffer.alloc(Number(argument), 'x'))
      return
    case 'zip':
      response
        .writeHead(200, { 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(Number(argument), 'z')))
      return
    case 'endless': {
      const more = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more)
      more()
      return
    }
    case 'to':
      response.writeHead(Number(argument), { location: decodeURIComponent(url.split('?')[1] ?? '') }).end()
      return
    case 'loop':
      response.writeHead(302, { location: `/loop/${Number(argument) + 1}` }).end()
      return
    case 'never':
      open.add(response)
      return
    case 'half':
      response.writeHead(200, { 'content-length': '100' }).write('half')
      response.on('finish', () => undefined)
      setTimeout(() => response.destroy(), 20)
      return
    case 'garbage':
      request.socket.end('this is not HTTP\r\n\r\n')
      return
    case 'long':
      response.writeHead(200, { 'x-long': 'x'.repeat(Number(argument)) }).end()
      return
    default:
      response.writeHead(404).end()
  }
}

function listen(): Promise<Server> {
  const made = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => answer(request, response, body))
  })
  return new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(made)))
}

const portOf = (of: Server): number => (of.address() as AddressInfo).port

let net: Testnet
let nodes: [Node, Node]
let second: Server

beforeAll(async () => {
  server = await listen()
  second = await listen()
  base = `http://127.0.0.1:${portOf(server)}`
  other = `http://127.0.0.1:${portOf(second)}`
  net = await createTestnet(2, { node: (index) => (index === 1 ? { grants: ['http'] } : {}) })
  nodes = [...net.nodes] as typeof nodes
  const policy = { allow: ['http'], idleMs: 60_000 }
  for (const language of ['as', 'rust'] as const)
    await nodes[0].deploy(component(`fetch-${language}`), { type: language, policy })
  await nodes[0].deploy(component('fetch-as'), { type: 'brief', policy: { ...policy, runMs: 3_000 } })
  await nodes[0].deploy(component('fetch-as'), {
    type: 'small',
    policy: { ...policy, memoryBytes: 1_048_576 },
  })
  await until('the first node knows what the second grants', async () =>
    (await nodes[0].peers()).some(({ grants }) => grants.includes('http')),
  )
}, 60_000)
afterAll(async () => {
  await net?.[Symbol.asyncDispose]()
  for (const one of [server, second]) {
    one?.closeAllConnections()
    one?.close()
  }
})

async function ask(target: string, request: string, timeoutMs = 20_000): Promise<string> {
  return (await send(nodes[0], target, request, { timeoutMs })).text
}

describe.each(['as', 'rust'])('an actor in %s that is allowed http', (type) => {
  it('makes requests from the node that grants it, for a message from another', async () => {
    asked = []
    const reply = await send(
      nodes[0],
      `${type}/a`,
      `POST ${base}/echo/201\nx-one: äöü\nx-two: 2\nX-Two: 3\n\nthe body`,
    )
    expect(reply.peer).toBe(nodes[1].peer)
    const [head = '', body] = reply.text.split('\n\n')
    const [status, ...headers] = head.split('\n')
    expect([status, body]).toEqual(['201', 'the body'])
    expect(headers).toEqual(expect.arrayContaining(['x-method: POST', 'set-cookie: a=1', 'set-cookie: b=2']))
    expect(
      headers.find((line) => line.startsWith('connection') || line.startsWith('transfer')),
    ).toBeUndefined()
    expect(asked).toMatchObject([
      { method: 'POST', body: 'the body', headers: { 'x-two': '2, 3', 'user-agent': 'shoal' } },
    ])
    // Whatever the status.
    expect(await ask(`${type}/a`, `GET ${base}/nothing`)).toMatch(/^404\n/)
    expect(await ask(`${type}/a`, 'count')).toBe('2')
  })

  it('gets every failure as a value, and keeps its memory', async () => {
    const before = Number(await ask(`${type}/values`, 'count'))
    const closed = await listen()
    const port = portOf(closed)
    await new Promise((resolve) => closed.close(resolve))
    const cases: [request: string, failure: RegExp][] = [
      ['GET nowhere', /^err BAD_REQUEST "nowhere" is not a URL$/],
      ['GET /relative', /^err BAD_REQUEST /],
      ['GET file:///etc/passwd', /^err BAD_REQUEST file: is not http: or https:$/],
      ['GET data:,hello', /^err BAD_REQUEST data: /],
      ['GET ws://127.0.0.1/', /^err BAD_REQUEST ws: /],
      ['GET http://user:secret@127.0.0.1/', /^err BAD_REQUEST .*authorization$/],
      ['GET http://127.0.0.1:25/', /^err BAD_REQUEST .*another protocol$/],
      [`G(T ${base}/echo`, /^err BAD_REQUEST "G\(T" is not a method/],
      [`CONNECT ${base}/echo`, /^err BAD_REQUEST /],
      [`GET ${base}/echo\n\nbody`, /^err BAD_REQUEST a GET has no body$/],
      [`GET ${base}/echo\nhost: elsewhere`, /^err BAD_REQUEST the header host is the node's own$/],
      [`GET ${base}/echo\na b: c`, /^err BAD_REQUEST "a b: c" is not a header$/],
      [`GET ${base}/echo\nx: \u{1F41F}`, /^err BAD_REQUEST .* is not a header$/],
      [`GET ${base}/echo\nx: ${'y'.repeat(LIMITS.httpHeadBytes.value)}`, /^err TOO_LARGE URL and headers/],
      [`POST ${base}/echo\n\n${'y'.repeat(LIMITS.httpRequestBytes.value + 1)}`, /^err TOO_LARGE the request/],
      [
        `GET http://127.0.0.1:${port}/`,
        new RegExp(`^err UNREACHABLE 127.0.0.1:${port} refuses the connection$`),
      ],
      [
        'GET http://no-such-name.invalid/',
        /^err (?:UNREACHABLE no-such-name.invalid|UNKNOWN_OUTCOME no response)/,
      ],
      [`GET https://127.0.0.1:${portOf(server)}/`, /^err UNREACHABLE .* cannot be trusted/],
      [`GET ${base}/never 100`, /^err UNKNOWN_OUTCOME no response of 127.0.0.1:\d+ within 100 ms$/],
      [`GET ${base}/half`, /^err UNKNOWN_OUTCOME the connection to 127.0.0.1:\d+ ended/],
      [`GET ${base}/garbage`, /^err PROTOCOL .*something else than HTTP/],
      [`GET ${base}/long/20000`, /^err TOO_LARGE the headers/],
      [
        `GET ${base}/bytes/${LIMITS.httpResponseBytes.value + 1}`,
        /^err TOO_LARGE the response .* 8388608 bytes$/,
      ],
      [`GET ${base}/endless`, /^err TOO_LARGE the response/],
      [`GET ${base}/zip/${LIMITS.httpResponseBytes.value + 1}`, /^err TOO_LARGE the response/],
      [`GET ${base}/loop/0`, /^err PROTOCOL http:\/\/127.0.0.1:\d+\/loop\/0 redirects more than 5 times$/],
      [`GET ${base}/to/302?file:%2F%2F%2Fetc%2Fpasswd`, /^err PROTOCOL .*file: is not http/],
      [`GET ${base}/to/302?http:%2F%2F%5B`, /^err PROTOCOL /],
    ]
    for (const [request, failure] of cases) {
      const reply = await ask(`${type}/values`, request)
      expect(reply.slice(0, 200), request.slice(0, 80)).toMatch(failure)
    }
    expect(Number(await ask(`${type}/values`, 'count'))).toBe(before + cases.length)
  }, 60_000)

  it('gets large and compressed bodies whole', async () => {
    const most = 2_000_000
    expect(await ask(`${type}/large`, `GET ${base}/bytes/${most}`)).toMatch(/^200\n[^]*\n\nx{2000000}$/)
    const zipped = await ask(`${type}/large`, `GET ${base}/zip/100000`)
    expect(zipped).toMatch(/^200\n[^]*\n\nz{100000}$/)
    expect(zipped).not.toMatch(/content-(?:encoding|length)/)
  })
})

describe('redirects', () => {
  it('are followed, with the method and the secrets as browsers do it', async () => {
    const to = (status: number, url: string): string => `${base}/to/${status}?${encodeURIComponent(url)}`
    const headers = '\nauthorization: secret\ncontent-type: text/plain\nx-mine: yes\n\nbody'
    const follow = async (request: string): Promise<(typeof asked)[number]> => {
      asked = []
      expect(await ask('as/redirects', request + headers)).toMatch(/^200\n/)
      const last = asked.at(-1)
      if (last === undefined) throw new Error('nothing was asked')
      return last
    }
    const seen = await follow(`POST ${to(302, '/echo')}`)
    expect(seen).toMatchObject({
      method: 'GET',
      body: '',
      headers: { authorization: 'secret', 'x-mine': 'yes' },
    })
    expect(seen.headers).not.toHaveProperty('content-type')
    expect(await follow(`PUT ${to(302, '/echo')}`)).toMatchObject({ method: 'PUT', body: 'body' })
    expect(await follow(`PUT ${to(303, '/echo')}`)).toMatchObject({ method: 'GET', body: '' })
    expect(await follow(`POST ${to(307, '/echo')}`)).toMatchObject({ method: 'POST', body: 'body' })
    const elsewhere = await follow(`POST ${to(308, `${other}/echo`)}`)
    expect(elsewhere).toMatchObject({ method: 'POST', headers: { 'x-mine': 'yes' } })
    expect(elsewhere.headers).not.toHaveProperty('authorization')
    asked = []
    expect(await ask('as/redirects', `GET ${base}/loop/0`)).toMatch(/^err PROTOCOL/)
    expect(asked).toHaveLength(LIMITS.httpRedirects.value + 1)
  })
})

describe('leave', () => {
  it('is asked before every request, those of redirects too', async () => {
    asked = []
    const requests = [0, 1, 2].map(async (refusedAt) => {
      let left = 0
      const leave = async (): Promise<void> => {
        if (left++ === refusedAt) throw new ShoalError('LEASE_LOST', 'over')
      }
      const request = {
        method: 'GET',
        url: `${base}/loop/${refusedAt}00`,
        headers: [],
        body: new Uint8Array(),
        timeoutMs: 0,
      }
      const init = { responseBytes: 1_000, signal: new AbortController().signal, leave }
      await expect(httpFetch(request, init)).rejects.toMatchObject({ code: 'LEASE_LOST' })
    })
    await Promise.all(requests)
    expect(asked.map(({ url }) => url).toSorted()).toEqual(['/loop/100', '/loop/200', '/loop/201'])
  })
})

describe('a request', () => {
  it('ends in time for the run and for the message, so that the actor can answer', async () => {
    const [run, message] = await Promise.all([
      ask('brief/a', `GET ${base}/never 60000`),
      ask('as/deadline', `GET ${base}/never 60000`, 4_000),
    ])
    for (const [reply, most] of [
      [run, 2_700],
      [message, 3_600],
    ] as const) {
      const ms = Number(/^err UNKNOWN_OUTCOME .* within (\d+) ms$/.exec(reply)?.[1])
      expect(ms, reply).toBeLessThanOrEqual(most)
    }
    expect(await ask('brief/a', 'count')).toBe('1')
    expect(await ask('as/deadline', 'count')).toBe('1')
  })

  it('lets other actors run meanwhile, more than there are workers', async () => {
    const waiting = Array.from({ length: 12 }, (_, n) => ask(`as/wait${n}`, `GET ${base}/never 4000`))
    await until('all are asked', async () => open.size >= 12)
    expect(await ask('as/meanwhile', `GET ${base}/echo`)).toMatch(/^200/)
    for (const response of open) response.end('at last')
    for (const reply of await Promise.all(waiting)) expect(reply).toMatch(/^200\n[^]*at last$/)
  })

  it('of a small actor brings no more than a quarter of its memory', async () => {
    expect(await ask('small/a', `GET ${base}/bytes/50000`)).toMatch(/^200\n/)
    expect(await ask('small/a', `GET ${base}/bytes/300000`)).toMatch(/^err TOO_LARGE .* 262144 bytes/)
    expect(await ask('small/a', 'count')).toBe('2')
  })
})

describe('a component that imports http', () => {
  it('is refused without --allow http, naming the flag', async () => {
    for (const language of ['as', 'rust'] as const)
      await expect(
        nodes[1].deploy(component(`fetch-${language}`), { type: 'denied', policy: {} }),
      ).rejects.toMatchObject({
        code: 'IMPORT_DENIED',
        message: 'the component imports shoal:actor/http, which its type is not allowed',
        hint: expect.stringMatching(/deploy it with --allow http.*node start --grant http/),
      })
    expect((await nodes[1].types()).find(({ name }) => name === 'denied')).toBeUndefined()
  })

  it('runs nowhere without --grant http', async () => {
    await using lonely = await createTestnet(1)
    const [node] = lonely.nodes as [Node]
    await node.deploy(component('fetch-as'), { type: 'fetch', policy: { allow: ['http'] } })
    await expect(send(node, 'fetch/a', `GET ${base}/echo`)).rejects.toMatchObject({
      code: 'NO_PLACE',
      message: expect.stringContaining('no peer grants http (node start --grant http)'),
    })
  })
})
