import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from '@bytecodealliance/jco'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type StartedNode, shoal, startNode } from './run.ts'

const ECHO = join(import.meta.dirname, '../../examples/echo-as/echo.wasm')

let dir: string
let node: StartedNode

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shoal-bad-'))
  node = await startNode({ dataDir: join(dir, 'node') })
  expect((await node.run('deploy', ECHO, '--type', 'echo')).code).toBe(0)
}, 60_000)
afterAll(async () => {
  await node?.[Symbol.asyncDispose]()
  rmSync(dir, { recursive: true, force: true })
})

/** Starting a node like this fails with this code, and says so. */
async function refused(code: string, expected: string, ...args: string[]): Promise<void> {
  const ran = await shoal(['node', 'start', ...args])
  expect(ran, ran.stderr).toMatchObject({ code: 1, stdout: '' })
  expect(ran.stderr).toMatch(new RegExp(`^shoal: ${code}: `, 'm'))
  expect(ran.stderr).toContain(expected)
  expect(ran.stderr).toMatch(/^ {2}next: ./m)
}

describe('a node does not start', () => {
  test('on a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    await refused(
      'PORT_IN_USE',
      String(port),
      '--listen',
      `/ip4/127.0.0.1/tcp/${port}`,
      '--data',
      join(dir, 'port'),
    )
    other.close()
  })

  test.each(['localhost:4001', '/ip4/127.0.0.1/udp/1', '/ip4/1.2.3.4.5/tcp/1', ''])(
    'on the multiaddr "%s"',
    async (addr) => {
      await refused('BAD_MULTIADDR', addr, '--listen', addr, '--data', join(dir, 'addr'))
    },
  )

  test('with a join string that is cut, changed or something else', async () => {
    const { join: whole } = node.ready
    const half = whole.slice(0, whole.length / 2)
    const changed = whole.slice(0, -1) + (whole.endsWith('1') ? '2' : '1')
    for (const text of [half, changed, 'hello', `${whole}x`])
      await refused('BAD_JOIN', 'join string', '--join', text, '--data', join(dir, 'join'))
  })

  test('in a directory that another node uses', async () => {
    await refused('DATA_DIR_IN_USE', `pid ${node.ready.pid}`, '--data', node.dataDir)
  })

  test('in a directory that belongs to another mesh', async () => {
    await using other = await startNode({ dataDir: join(dir, 'other') })
    await other.run('node', 'stop')
    await refused('MESH_MISMATCH', 'mesh', '--join', node.ready.join, '--data', other.dataDir)
  })

  test.skipIf(process.getuid?.() === 0)('in a directory that is read-only', async () => {
    const data = join(dir, 'read-only')
    mkdirSync(data)
    chmodSync(data, 0o500)
    await refused('DATA_DIR', data, '--data', data)
  })

  test('in a directory that is a file', async () => {
    const data = join(dir, 'file')
    writeFileSync(data, '')
    await refused('DATA_DIR', data, '--data', data)
  })

  test('with a key that is corrupt, or that others can read', async () => {
    const data = join(dir, 'key')
    const first = await startNode({ dataDir: data })
    await first.run('node', 'stop')
    await first[Symbol.asyncDispose]()
    const key = join(data, 'node.key')
    const good = readFileSync(key)
    chmodSync(key, 0o644)
    await refused('BAD_KEY', `chmod 600 ${key}`, '--data', data)
    chmodSync(key, 0o600)
    writeFileSync(key, good.subarray(0, 20))
    await refused('BAD_KEY', key, '--data', data)
    writeFileSync(key, good)
    await using again = await startNode({ dataDir: data })
    expect(again.ready.peer).toBe(first.ready.peer)
  })
})

test('a node whose join address is unreachable starts, warns, and joins when it appears', {
  timeout: 60_000,
}, async () => {
  const founderDir = join(dir, 'founder')
  const first = await startNode({ dataDir: founderDir })
  const { join: joinString, listen, peer } = first.ready
  await first.run('node', 'stop')
  await first[Symbol.asyncDispose]()
  await using joiner = await startNode({ dataDir: join(dir, 'joiner'), args: ['--join', joinString] })
  await vi.waitFor(() => expect(JSON.stringify(joiner.events())).toContain('join-unreachable'), {
    timeout: 10_000,
  })
  await using _founder = await startNode({
    dataDir: founderDir,
    args: listen.flatMap((addr) => ['--listen', addr.replace(/\/p2p\/.*/, '')]),
  })
  await vi.waitFor(
    async () =>
      expect((await joiner.run('peers', '--json')).stdout).toMatch(
        new RegExp(`"peer":"${peer}".*"connected":true`),
      ),
    { timeout: 25_000, interval: 250 },
  )
})

describe('a component is refused, by name of what is wrong', () => {
  const cases: [string, () => Uint8Array | Promise<Uint8Array>, string, string][] = [
    ['something that is not Wasm', () => Buffer.from('#!/bin/sh\n'), 'BAD_COMPONENT', 'WebAssembly'],
    ['a core module', () => Buffer.from('0061736d01000000', 'hex'), 'BAD_COMPONENT', 'component'],
    ['a component that is cut', () => readFileSync(ECHO).subarray(0, 5_000), 'BAD_COMPONENT', ''],
    [
      'a component that imports outgoing HTTP',
      () => parse('(component (import "wasi:http/outgoing-handler@0.2.0" (instance)))'),
      'IMPORT_DENIED',
      'wasi:http/outgoing-handler',
    ],
  ]
  test.each(cases)('%s', async (name, bytes, code, expected) => {
    const file = join(dir, `${name.replaceAll(' ', '-')}.wasm`)
    writeFileSync(file, await bytes())
    const ran = await node.run('deploy', file, '--type', 'bad')
    expect(ran, ran.stderr).toMatchObject({ code: 1, stdout: '' })
    expect(ran.stderr).toContain(code)
    expect(ran.stderr).toContain(expected)
    expect((await node.run('types')).stdout).not.toContain('bad')
  })
})

test('a message to nobody known is refused with what to do', async () => {
  const ran = await node.run('send', 'ehco/a', 'x')
  expect(ran.code).toBe(1)
  expect(ran.stderr).toMatch(/NO_SUCH_TYPE: .*"ehco"/)
  expect(ran.stderr).toContain('shoal types')
  const inspected = await node.run('inspect', 'echo/nobody')
  expect(inspected).toMatchObject({ code: 1 })
  expect(inspected.stderr).toContain('NO_SUCH_ACTOR')
})

test('an empty body is a body, and one above the limit is refused whole', async () => {
  expect(await node.run('send', 'echo/a')).toMatchObject({ code: 0, stdout: '' })
  expect(await node.run('send', 'echo/a', '')).toMatchObject({ code: 0, stdout: '' })
  const huge = join(dir, 'huge')
  writeFileSync(huge, Buffer.alloc(17_000_000))
  const ran = await node.run('send', 'echo/a', '--file', huge)
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('TOO_LARGE')
})

test('after all that the node still serves', async () => {
  expect(await node.run('send', 'echo/a', 'still here')).toMatchObject({ code: 0, stdout: 'still here' })
})
