import { noise } from '@libp2p/noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import type { Connection } from '@libp2p/interface'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p } from 'libp2p'
import { expect, onTestFinished, test } from 'vitest'
import { Turns } from '../../node/members/turns.ts'
import { LIMITS, protocolIds } from '../../protocols/index.ts'
import { everybody } from '../node-net/everybody.ts'
import { MESH, meshPeer } from '../node-net/mesh-peer.ts'
import { until } from './helpers.ts'

async function stranger(addr: string): Promise<Connection> {
  const libp2p = await createLibp2p({
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: { denyDialMultiaddr: () => false },
  })
  onTestFinished(() => libp2p.stop())
  return await libp2p.dial(multiaddr(addr))
}

test('a stranger that shows more than fits is closed at once, one that shows nothing when its time is over', async () => {
  const peer = await meshPeer()
  const [addr = ''] = peer.addrs
  const silent = await stranger(addr)
  const greedy = await stranger(addr)
  const second = await stranger(addr)
  const { join } = protocolIds(MESH)
  const closed: string[] = []
  silent.addEventListener('close', () => void closed.push('silent'))
  greedy.addEventListener('close', () => void closed.push('greedy'))
  // A length of 4,097 is enough: nothing of it has to come.
  const stream = await greedy.newStream([join])
  stream.send(new Uint8Array([0x81, 0x20]))
  const idle = await silent.newStream([join])
  idle.send(new Uint8Array([0x80, 0x20]))
  await second.newStream([join])
  // One join stream for each connection: a second one is reset, and tells nothing.
  const again = await second.newStream([join]).catch(() => undefined)
  await until('it is reset', () => Promise.resolve(again?.status !== 'open'))
  expect(second.status).toBe('open')
  await until('both are closed', () => Promise.resolve(closed.length === 2), 20_000)
  expect(closed).toEqual(['greedy', 'silent'])
  expect(peer.network.peers()).toEqual([])
})

test('a peer that is too slow to answer has not refused: the joiner says that it does not answer, and tries again', async () => {
  const slow = await createLibp2p({
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
  })
  onTestFinished(() => slow.stop())
  let asked = 0
  await slow.handle(protocolIds(MESH).join, () => void (asked += 1))
  const refused: string[] = []
  const entrance = everybody(MESH, { refused: ({ message }) => refused.push(message) })
  const joiner = await meshPeer({ entrance, joins: slow.getMultiaddrs().map(String) })
  await until('it asks again', () => Promise.resolve(asked >= 2 && joiner.warnings.length > 0), 25_000)
  expect(joiner.warnings).toEqual([expect.stringMatching(/no answer yet from peer .*trying again/)])
  expect(refused).toEqual([])
  expect(entrance.refusal).toBeUndefined()
})

test('invites of one address are redeemed two at a time; the rest waits, and all are let in', async () => {
  let running = 0
  let most = 0
  const held: (() => void)[] = []
  const redeem = async (): Promise<Uint8Array> => {
    running += 1
    most = Math.max(most, running)
    await new Promise<void>((go) => held.push(go))
    running -= 1
    return new Uint8Array([1])
  }
  const issuer = await meshPeer({ entrance: everybody(MESH, { redeem }) })
  const grant = (): Uint8Array => new Uint8Array([1])
  const joiners = Array.from({ length: 6 }, () =>
    meshPeer({ entrance: everybody(MESH, { grant }), joins: issuer.addrs }),
  )
  await Promise.all(joiners)
  await until('all are linked', () => {
    if (running === 2) held.splice(0, 1)[0]?.()
    else if (issuer.network.peers().length >= 4) held.splice(0, 1)[0]?.()
    return Promise.resolve(issuer.network.peers().length === 6)
  })
  expect(most).toBe(LIMITS.joinsPerAddress.value)
})

test('turns: so many of one address, so many in all; who fills the queue of its address keeps nobody else out', async () => {
  const turns = new Turns()
  let running = 0
  const held: (() => void)[] = []
  const take = (address: string): Promise<void> =>
    turns.take(address, async () => {
      running += 1
      await new Promise<void>((go) => held.push(go))
      running -= 1
    })
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  const crowd = Array.from({ length: 2 + LIMITS.joinsWaiting.value }, () => take('10.0.0.1'))
  await settle()
  expect(running).toBe(LIMITS.joinsPerAddress.value)
  await expect(take('10.0.0.1')).rejects.toMatchObject({ code: 'OVERLOADED', retryAfterMs: 1_000 })
  const others = Array.from({ length: 20 }, (_, n) => take(`10.0.1.${n}`))
  await settle()
  expect(running).toBe(LIMITS.joinsAtOnce.value)
  let most = 0
  while (held.length > 0) {
    held.shift()?.()
    await settle()
    most = Math.max(most, running)
  }
  await Promise.all([...crowd, ...others])
  expect(most).toBe(LIMITS.joinsAtOnce.value)
  expect(running).toBe(0)
})
