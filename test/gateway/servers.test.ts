import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HTTP_MESSAGE } from '../../protocols/index.ts'
import { createNode, type HttpDoor, type LocalNode } from '../../sdk/index.ts'

const fixture = (path: string): Uint8Array => readFileSync(join(import.meta.dirname, '../fixtures', path))

const WHOLE = Object.fromEntries([HTTP_MESSAGE])

let node: LocalNode
let door: HttpDoor
beforeAll(async () => {
  node = await createNode({ name: 'servers' })
  await node.deploy('web', fixture('wasi-http/http.wasm'), { runMs: 2_000 })
  await node.deploy('tool', fixture('wasi-command/command.wasm'), { runMs: 2_000 })
  door = await node.serve('web')
})
afterAll(async () => {
  await door?.close()
  await node?.close()
})

interface Raw {
  status: number | undefined
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** A request as it is: fetch chooses some headers itself. */
function ask(
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
    url = door.url,
  }: {
    method?: string
    headers?: Record<string, string>
    body?: string
    url?: string
  } = {},
): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

test('deploy recognises what a component is built for', async () => {
  const worlds = (await node.types()).map(({ name, world }) => [name, world])
  expect(worlds).toEqual([
    ['tool', 'command'],
    ['web', 'http'],
  ])
})

test('a web server gets requests as they are, and answers as it likes', async () => {
  const put = await ask('/echo/x?a=%20', { method: 'PUT', body: 'ä'.repeat(100_000) })
  expect(put).toMatchObject({ status: 200, headers: { 'x-method': 'PUT' }, text: 'ä'.repeat(100_000) })
  expect((await ask('/path/x?y=%2F')).text).toBe('/path/x?y=%2F')
  expect(await ask('/nothing')).toMatchObject({ status: 404, text: 'nothing here' })
  expect((await ask('/status/503')).status).toBe(503)
  expect((await ask('/cookies')).headers['set-cookie']).toEqual(['a=1', 'b=2'])
  expect((await ask('/header/host')).text).toBe(new URL(door.url).host)
  const none = await ask('/status/204')
  expect([none.status, none.text, none.headers['content-length']]).toEqual([204, '', undefined])
  const head = await ask('/path', { method: 'HEAD' })
  expect([head.status, head.text]).toEqual([200, ''])
})

test('shoal-key names the actor that remembers; without it each request has a new one', async () => {
  const headers = { 'shoal-key': 'al%20ice' }
  expect((await ask('/count', { headers })).text).toBe('1')
  const second = await ask('/count', { headers })
  expect(second).toMatchObject({
    text: '2',
    headers: { 'shoal-actor': 'web/al%20ice', 'shoal-fresh': 'false' },
  })
  for (let n = 0; n < 3; n++) expect((await ask('/count')).text).toBe('1')
  expect((await ask('/header/shoal-key', { headers })).text).toBe('')
  expect((await ask('/count', { headers: { 'shoal-timeouts': '5' } })).status).toBe(400)
})

test('programs send to it: a plain body is POST /, message/http any request', async () => {
  expect((await node.actor('web/bob').send('plain')).text()).toBe('plain')
  const whole = 'GET /path/z HTTP/1.1\r\nhost: x\r\n\r\n'
  const reply = await node.actor('web/bob').send(whole, { headers: WHOLE })
  expect(reply.text()).toBe('HTTP/1.1 200 \r\nx-method: GET\r\n\r\n/path/z')
  await expect(node.actor('web/bob').send('no request', { headers: WHOLE })).rejects.toMatchObject({
    code: 'ACTOR_FAILED',
  })
})

test('pages of other sites may not ask, nor sites whose name leads here', async () => {
  expect((await ask('/path', { headers: { origin: door.url } })).status).toBe(200)
  expect((await ask('/path', { headers: { origin: 'https://example.org' } })).status).toBe(403)
  expect((await ask('/path', { headers: { host: 'example.org' } })).status).toBe(403)
  await using open = await node.serve('web', { public: true })
  expect((await ask('/path', { url: open.url, headers: { host: 'example.org' } })).status).toBe(200)
})

test('what ends it is told with the status of the refusal, and the next request is answered', async () => {
  const trapped = await ask('/trap')
  expect([trapped.status, (JSON.parse(trapped.text) as { code: string }).code]).toEqual([
    500,
    'ACTOR_TRAPPED',
  ])
  const late = await ask('/loop')
  expect([late.status, (JSON.parse(late.text) as { code: string }).code]).toEqual([504, 'RUN_TIMEOUT'])
  expect((await ask('/count')).text).toBe('1')
})

test('a command answers any free one, and has no keys', async () => {
  expect((await node.actor('tool').send('echo\nabc')).text()).toBe('abc')
  await expect(node.actor('tool').send('exit 3')).rejects.toMatchObject({
    code: 'ACTOR_FAILED',
    message: expect.stringContaining('something went wrong'),
  })
  await expect(node.actor('tool/key').send('echo\nabc')).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    message: 'tool is a command, which has no keys: tool/key names nothing',
    executed: 'no',
  })
  await using open = await node.serve('tool')
  expect((await ask('/', { method: 'POST', body: 'echo\nabc', url: open.url })).text).toBe('abc')
})
