import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../tidy/tree.ts'
import { shoal, startNode } from './run.ts'
import { localMeshes, until, WAIT } from './up-run.ts'

const FETCH = join(ROOT, 'test/fixtures/fetch/fetch-rust.wasm')
const { dir, up } = localMeshes()

test('shoal up --grant http, deploy --allow http: an actor makes a request; both say so', {
  timeout: 60_000,
}, async () => {
  const server = createServer((_request, response) => response.end('from outside'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  try {
    const mesh = up(['--nodes', '2', '--grant', 'http', '--json'])
    await until(mesh, 'ready')
    const at = (index: number, ...args: string[]): ReturnType<typeof shoal> =>
      shoal([...args, '--data', join(dir(), `node-${index}`)])

    const denied = await at(1, 'deploy', FETCH, '--type', 'fetch')
    expect(denied.code).toBe(1)
    expect(denied.stderr).toMatch(/^shoal: IMPORT_DENIED: .*shoal:actor\/http/m)
    expect(denied.stderr).toMatch(/next: deploy it with --allow http.*--grant http/)

    const deployed = await at(1, 'deploy', FETCH, '--type', 'fetch', '--allow', 'http')
    expect(deployed, deployed.stderr).toMatchObject({ code: 0, stderr: '' })
    const sent = await at(2, 'send', 'fetch/a', `GET ${url}`)
    expect(sent, sent.stderr).toMatchObject({ code: 0 })
    expect(sent.stdout).toMatch(/^200\n[^]*\n\nfrom outside$/)

    expect((await at(1, 'node', 'status')).stdout).toMatch(/^grants +http$/m)
    expect((await at(1, 'node', 'status')).stdout).toMatch(/^ *grant = http +\(flag --grant\)$/m)
    await expect.poll(async () => (await at(1, 'peers')).stdout.match(/ http /g)?.length, WAIT).toBe(2)
    expect((await at(2, 'types')).stdout).toMatch(/ALLOW[^]*^fetch .* http /m)
    expect((await at(2, 'inspect', 'fetch/a')).stdout).toMatch(/^allow +http$/m)
    mesh.child.kill('SIGINT')
    expect(await mesh.gone).toBe(0)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test('a deployment that no known node grants says so, and NO_PLACE names the flag', {
  timeout: 60_000,
}, async () => {
  await using node = await startNode({ dataDir: join(dir(), 'alone') })
  const deployed = await node.run('deploy', FETCH, '--type', 'fetch', '--allow', 'http')
  expect(deployed).toMatchObject({ code: 0 })
  expect(deployed.stderr).toContain(
    'no known node grants http yet: fetch runs on nodes started with --grant http',
  )
  const sent = await node.run('send', 'fetch/a', 'count')
  expect(sent.code).not.toBe(0)
  expect(sent.stderr).toMatch(/NO_PLACE: .*no peer grants http \(node start --grant http\)/)
})

test.each([
  [['deploy', FETCH, '--type', 'fetch', '--allow', 'telepathy']],
  [['deploy', FETCH, '--type', 'fetch', '--allow', '']],
  [['node', 'start', '--grant', 'HTTP']],
  [['up', '--grant', 'telepathy']],
])('an unknown capability is a mistake of the command line, which names the known ones: %j', async (args) => {
  const ran = await shoal([...args, '--data', join(dir(), 'none')])
  expect(ran.code).toBe(2)
  expect(ran.stderr).toMatch(
    /'--(?:allow|grant) <capability>' argument '.*' is invalid\. It must be one of http\./,
  )
})
