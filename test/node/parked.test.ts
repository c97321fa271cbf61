import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createNode, type Node } from '../../node/index.ts'
import { deploy, send, until } from './helpers.ts'

const LONG = { timeoutMs: 60_000 }

test('the only warden is away for longer than a lease: the counters of three peers are parked, and all go on when it is back', async () => {
  const root = mkdtempSync(join(tmpdir(), 'shoal-parked-'))
  const nodes = new Set<Node>()
  onTestFinished(async () => {
    for (const node of nodes) await node[Symbol.asyncDispose]()
    rmSync(root, { recursive: true, force: true })
  })
  const start = async (name: string, init: { join?: string; listen?: string }): Promise<Node> => {
    const { listen = '/ip4/127.0.0.1/tcp/0', ...rest } = init
    const dataDir = join(root, name)
    const labels = { host: name }
    const node = await createNode({ dataDir, name, labels, mdns: false, listen: [listen], ...rest })
    nodes.add(node)
    return node
  }
  const founder = await start('founder', {})
  const { join: invite } = await founder.mesh.invite({ roles: ['admin'], leaf: true, uses: 0, expiresMs: 0 })
  const hosts = await Promise.all(['a', 'b', 'c'].map((name) => start(name, { join: invite })))
  await until('all linked', async () => (await founder.status()).peers === 3, 60_000)
  for (const [index, host] of hosts.entries()) {
    const type = `counter-${index}`
    await deploy(founder, 'counter', { idleMs: 3_600_000, on: { host: 'abc'[index] as string } }, type)
    expect(await send(host, `${type}/x`, '', LONG)).toMatchObject({ text: '1', peer: host.peer })
  }
  const [listen = ''] = founder.listen
  await founder[Symbol.asyncDispose]()
  nodes.delete(founder)
  for (const [index, host] of hosts.entries())
    await until('its lease is over', () => parked(host, `counter-${index}/x`), 60_000)
  await start('founder', { listen: listen.replace(/\/p2p\/.*$/, '') })
  for (const [index, host] of hosts.entries())
    expect(await send(host, `counter-${index}/x`, '', { ...LONG, retry: 'yes' })).toMatchObject({
      text: '2',
      fresh: false,
      peer: host.peer,
    })
}, 180_000)

/** Its log says that the lease ended. */
async function parked(host: Node, address: string): Promise<boolean> {
  for await (const { event, facts, on } of host.events({ follow: false, sinceMs: 600_000 }))
    if (event === 'lease-parked' && facts['address'] === address && on === host.peer) return true
  return false
}
