import { networkInterfaces } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { createNode, type Node, type NodeInit } from '../../node/index.ts'
import { tempDir } from '../node-net/temp-dir.ts'
import { until } from './helpers.ts'

const beyond = Object.values(networkInterfaces())
  .flat()
  .some((one) => one !== undefined && one.family === 'IPv4' && !one.internal)

async function node(init: NodeInit = {}): Promise<Node> {
  const made = await createNode({ mdns: false, ...init })
  onTestFinished(() => made[Symbol.asyncDispose]())
  return made
}

const onLoopback = async (one: Node): Promise<boolean> =>
  (await one.status()).listen.every((addr) => addr.startsWith('/ip4/127.') || addr.startsWith('/ip6/::1/'))

test.runIf(beyond)(
  'a founder alone listens on loopback; from its first invite on, and after a restart, on all interfaces, as whoever joins',
  async () => {
    const dataDir = tempDir()
    const founder = await node({ dataDir })
    expect(await onLoopback(founder)).toBe(true)
    const { join } = await founder.mesh.invite({ uses: 0 })
    expect(await onLoopback(founder)).toBe(false)
    const before = (await founder.status()).listen
    const member = await node({ join })
    await until('a link', async () => (await member.status()).peers === 1)
    expect(await onLoopback(member)).toBe(false)
    await founder[Symbol.asyncDispose]()
    const again = await node({ dataDir })
    // The ports of the last time: the strings that it gave away still lead to it.
    expect((await again.status()).listen.toSorted()).toEqual(before.toSorted())
  },
)

test('who says where to listen is listened to: no invite and no join changes that', async () => {
  const listen = ['/ip4/127.0.0.1/tcp/0']
  const founder = await node({ listen })
  const { join } = await founder.mesh.invite({})
  const member = await node({ join, listen })
  await until('a link', async () => (await member.status()).peers === 1)
  expect([await onLoopback(founder), await onLoopback(member)]).toEqual([true, true])
})
