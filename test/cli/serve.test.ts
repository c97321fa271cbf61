import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOAL, shoal, type StartedNode, startNode } from './run.ts'

const PROBE = join(import.meta.dirname, '../fixtures/probe/probe.wasm')
const WAIT = { timeout: 25_000, interval: 50 }

let node: StartedNode
beforeAll(async () => {
  node = await startNode()
  await node.run('deploy', PROBE, '--type', 'probe')
})
afterAll(() => node?.[Symbol.asyncDispose]())

interface Serving extends AsyncDisposable {
  url: string
  told: Record<string, unknown>[]
  stderr: () => string
  kill: (signal: NodeJS.Signals) => void
  gone: Promise<number | null>
}

/** A running `shoal serve`. */
async function serve(data: string, args: readonly string[], json = true): Promise<Serving> {
  const child = spawn(
    process.execPath,
    [SHOAL, 'serve', ...args, '--data', data, ...(json ? ['--json'] : [])],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let stderr = ''
  let stdout = ''
  const told: Record<string, unknown>[] = []
  child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()))
  createInterface({ input: child.stdout }).on('line', (line) => {
    stdout += line
    if (line.startsWith('{')) told.push(JSON.parse(line) as Record<string, unknown>)
  })
  const gone = new Promise<number | null>((resolve) => child.once('close', resolve))
  await expect.poll(() => stdout, WAIT).toMatch(/http:\/\/\S+:\d+/)
  return {
    url: /http:\/\/[^\s"]+:\d+/.exec(stdout)?.[0] ?? '',
    told,
    stderr: () => stderr,
    kill: (signal) => child.kill(signal),
    gone,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

const post = (url: string, body: string): Promise<Response> => fetch(url, { method: 'POST', body })

test('shoal serve answers through the node, and one Ctrl-C lets what is under way end', async () => {
  await using door = await serve(node.dataDir, ['probe', '--http', '0'])
  expect(door.told).toMatchObject([{ event: 'serving', type: 'probe', url: door.url }])
  expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(await (await post(`${door.url}/alice`, 'count')).text()).toBe('1')
  // The same actor that others know.
  expect((await node.run('send', 'probe/alice', 'count')).stdout).toBe('2')

  const last = post(`${door.url}/alice`, 'sleep 4000')
  await expect.poll(async () => (await node.run('ps', '--json')).stdout, WAIT).toContain('"RUNNING"')
  door.kill('SIGINT')
  expect(await (await last).text()).toBe('slept')
  expect(await door.gone).toBe(0)
  expect(door.told.at(-1)).toEqual({ event: 'closed', url: door.url })
})

test('an address that others reach is refused without --public, and warned of with it', async () => {
  const refused = await node.run('serve', 'nobody', '--http', '0.0.0.0:0')
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('--public')
  await using door = await serve(node.dataDir, ['nobody', '--http', '0.0.0.0:0', '--public'], false)
  await expect.poll(door.stderr, WAIT).toContain('nobody is asked who he is')
  expect(door.stderr()).toContain('no type nobody is deployed yet')
  const taken = await node.run('serve', 'nobody', '--http', new URL(door.url).port)
  expect(taken.code).toBe(1)
  expect(taken.stderr).toContain('PORT_IN_USE')
})

test.each([
  [['serve', 'probe'], '--http'],
  [['serve', 'probe', '--http', 'x'], 'It must be a port'],
  [['serve', 'probe', '--http', '70000'], 'It must be a port'],
  [['serve', 'probe', '--http', '1.2.3:80'], 'It must be a port'],
  [['serve', 'No', '--http', '0'], 'BAD_ADDRESS'],
  [['serve', 'a/b', '--http', '0'], 'BAD_ADDRESS'],
])('%j is a wrong command line', async (args, expected) => {
  const ran = await shoal(args)
  expect(ran).toMatchObject({ code: 2, stdout: '' })
  expect(ran.stderr).toContain(expected)
})

// The last one: it ends the node.
test('while the node is away requests are 503, and go on when it is back', async () => {
  await using door = await serve(node.dataDir, ['probe', '--http', '127.0.0.1:0'], false)
  expect((await post(door.url, 'count')).status).toBe(200)
  node.kill('SIGKILL')
  await node.gone
  await expect.poll(async () => (await post(door.url, 'count')).status, WAIT).toBe(503)
  const away = await post(door.url, 'count')
  expect(away.headers.get('retry-after')).toBe('1')
  expect(await away.json()).toMatchObject({ code: 'NO_NODE', executed: 'no' })
  await using _again = await startNode({ dataDir: node.dataDir })
  await expect.poll(async () => (await post(door.url, 'count')).status, WAIT).toBe(200)
  expect(door.stderr()).toContain('the node has gone')
  expect(door.stderr()).toContain('the node is back')
})
