import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import type { Node, NodeEvent } from '../../node/index.ts'
import { createTestnet } from '../../sim-network/index.ts'
import { component, send, until } from './helpers.ts'

it('an actor whose lease is over follows no redirect, and its requests end with its run', async () => {
  const asked: string[] = []
  const waiting = new Map<string, ServerResponse>()
  const closed: string[] = []
  const server = createServer(({ url = '' }, response) => {
    asked.push(url)
    waiting.set(url, response)
    response.once('close', () => closed.push(url))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const parked: unknown[] = []
  const log = ({ event, facts }: NodeEvent): void => {
    if (event === 'lease-parked') parked.push(facts['address'])
  }
  await using net = await createTestnet(2, {
    node: (index) => (index === 1 ? { grants: ['http'], log } : {}),
  })
  const [founder, node] = net.nodes as [Node, Node]
  try {
    const policy = { allow: ['http'], runMs: 25_000 }
    await node.deploy(component('fetch-as'), { type: 'fetch', policy })
    const ask = (target: string, url: string): Promise<unknown> =>
      send(node, target, `GET ${base}${url} 50000`, { timeoutMs: 60_000 }).then(
        ({ text }) => text,
        (error: unknown) => error,
      )
    const keyed = [ask('fetch/a', '/held'), ask('fetch/b', '/redirects')]
    const pool = ask('fetch', '/pool')
    await until('all are asked', async () => waiting.size === 3)
    // Nobody renews leases from now on.
    await founder[Symbol.asyncDispose]()
    await until('the keys are parked', async () => parked.length === 2, 30_000)
    waiting.get('/redirects')?.writeHead(302, { location: '/after' }).end()
    // A pool has no lease: it goes on.
    waiting.get('/pool')?.end('still there')
    expect(await pool).toMatch(/still there$/)
    await until('the held request ends', async () => closed.includes('/held'), 40_000)
    for (const outcome of await Promise.all(keyed)) expect(outcome).toBeInstanceOf(Error)
    expect(asked.toSorted()).toEqual(['/held', '/pool', '/redirects'])
  } finally {
    server.closeAllConnections()
    server.close()
  }
}, 90_000)
