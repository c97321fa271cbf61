import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test, vi } from 'vitest'
import { LIMITS } from '../../protocols/index.ts'
import { envelopeOf, textOf } from '../contracts/network.ts'
import { type MeshPeer, meshPeer } from './mesh-peer.ts'

function portOf(peer: MeshPeer, ws = false): number {
  const addr = peer.addrs.find((text) => text.includes('/ws') === ws)
  return Number(/tcp\/(\d+)/.exec(addr ?? '')?.[1])
}

/** Sockets that went through the handshake of TCP and no other. */
async function silentSockets(port: number, count: number): Promise<Socket[]> {
  const sockets = Array.from({ length: count }, () => connect(port, '127.0.0.1').on('error', () => {}))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  return sockets
}

const WS = ['/ip4/127.0.0.1/tcp/0', '/ip4/127.0.0.1/tcp/0/ws']

test('300 silent sockets on each port keep no peer from joining or dialling, nor members from talking, and are closed', async () => {
  const a = await meshPeer({ listen: WS })
  const b = await meshPeer({ joins: a.addrs })
  await a.until(b.id, 'open')
  const sockets = [...(await silentSockets(portOf(a), 300)), ...(await silentSockets(portOf(a, true), 300))]
  let closed = 0
  for (const socket of sockets) socket.on('close', () => closed++)

  expect(textOf(await b.network.send(a.id, envelopeOf('among members')))).toBe('among members')
  const c = await meshPeer({ joins: a.addrs.filter((text) => !text.includes('/ws')) })
  await c.until(a.id, 'open')
  // It did not have to wait until they were gone.
  expect(closed).toBeLessThan(300)
  expect(textOf(await c.network.send(a.id, envelopeOf('joined')))).toBe('joined')
  const d = await meshPeer()
  await a.node.libp2p.peerStore.merge(d.node.libp2p.peerId, { multiaddrs: d.node.libp2p.getMultiaddrs() })
  expect(textOf(await a.network.send(d.id, envelopeOf('dialled out')))).toBe('dialled out')
  const e = await meshPeer({ joins: a.addrs.filter((text) => text.includes('/ws')) })
  await e.until(a.id, 'open')
  await vi.waitUntil(() => closed === 600, { timeout: 15_000 })
})

test('random bytes, oversized lengths, half frames and other protocols on the port harm nobody', async () => {
  const a = await meshPeer({ listen: WS })
  const b = await meshPeer({ joins: a.addrs })
  await a.until(b.id, 'open')
  const multistream = Buffer.from('\x13/multistream/1.0.0\n')
  const attacks = [
    crypto.getRandomValues(Buffer.alloc(65_536)),
    Buffer.alloc(65_536, 0xff),
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    Buffer.from('GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n'),
    multistream.subarray(0, 7),
    Buffer.concat([multistream, Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f])]),
    Buffer.concat([
      multistream,
      Buffer.from('\x07/noise\n'),
      Buffer.from([0xff, 0xff]),
      Buffer.alloc(70_000),
    ]),
    Buffer.concat([
      multistream,
      Buffer.from('\x0b/tls/1.0.0\n'),
      Buffer.from([22, 3, 1, 0xff, 0xff]),
      Buffer.alloc(500, 1),
    ]),
  ]
  for (const port of [portOf(a), portOf(a, true)]) {
    for (const bytes of attacks) {
      for (const end of [true, false]) {
        const [socket] = (await silentSockets(port, 1)) as [Socket]
        socket.resume().write(bytes)
        if (end) socket.end()
        else setTimeout(() => socket.resetAndDestroy(), 100)
      }
    }
  }
  expect(textOf(await b.network.send(a.id, envelopeOf('still here')))).toBe('still here')
  const c = await meshPeer({ joins: a.addrs })
  await c.until(a.id, 'open')
})

test('a member that speaks garbage on its link loses that link until it opens another, and others keep theirs', async () => {
  const a = await meshPeer()
  const b = await meshPeer({ joins: a.addrs })
  const rude = await meshPeer({ joins: a.addrs })
  await Promise.all([a.until(b.id, 'open'), a.until(rude.id, 'open')])
  const closed = a.until(rude.id, 'closed')
  for (const { streams } of rude.node.libp2p.getConnections(a.node.libp2p.peerId)) {
    for (const stream of streams) if (stream.protocol.includes('/link/')) stream.send(Buffer.alloc(100, 0xee))
  }
  await closed
  expect(a.network.peers()).toContain(b.id)
  expect(textOf(await b.network.send(a.id, envelopeOf('x')))).toBe('x')
  await a.until(rude.id, 'open')
})

test('a peer behind a network that goes silent fails its messages within seconds, and is dialled anew later', async () => {
  const a = await meshPeer({ handler: { message: () => new Promise(() => {}) } })
  const port = portOf(a)
  /** Connections that exist stay silent for ever, new ones work. */
  const silent = new Set<Socket>()
  const pairs: Socket[] = []
  const proxy = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      pairs.push(from)
      from.on('error', () => {})
      from.on('data', (bytes) => {
        if (!silent.has(from)) to.write(bytes)
      })
      from.on('close', () => {
        if (!silent.has(from)) to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  onTestFinished(() => {
    for (const socket of pairs) socket.destroy()
    proxy.close()
  })
  const { port: proxied } = proxy.address() as { port: number }
  const b = await meshPeer({ joins: [`/ip4/127.0.0.1/tcp/${proxied}/p2p/${a.id}`] })
  await b.until(a.id, 'open')
  const sent = b.network.send(a.id, envelopeOf('x', { remainingMs: 60_000 }))
  const asked = b.network
    .ask(a.id, 'x', new Uint8Array(), { timeoutMs: 60_000 })
    .catch((error: unknown) => error)
  await asked
  for (const socket of pairs) silent.add(socket)
  const since = performance.now()
  expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNREACHABLE' } })
  expect(performance.now() - since).toBeLessThan(LIMITS.silenceMs.value + 3_000)
  await vi.waitUntil(() => b.network.peers().includes(a.id), { timeout: 15_000 })
})

test('a peer process that is killed fails its messages at once', async () => {
  const script = `
    import { createMeshLibp2p } from ${JSON.stringify(join(import.meta.dirname, '../../node/net/libp2p.ts'))}
    import { newIdentity } from ${JSON.stringify(join(import.meta.dirname, '../../node/ground/identity.ts'))}
    import { libp2pNetwork } from ${JSON.stringify(join(import.meta.dirname, '../../node/links/libp2p-network.ts'))}
    import { systemClock } from ${JSON.stringify(join(import.meta.dirname, '../../protocols/index.ts'))}
    const mesh = 'testmeshtestmeshtestmeshte'
    import { everybody } from ${JSON.stringify(join(import.meta.dirname, 'everybody.ts'))}
    const node = await createMeshLibp2p({ mesh, identity: await newIdentity(), entrance: everybody(mesh) }, { clock: systemClock })
    const handler = { message: () => { console.log('got it'); return new Promise(() => {}) }, ask: async () => new Uint8Array(), link() {} }
    await libp2pNetwork({ mesh, incarnation: 1 })({ libp2p: node.libp2p, members: node.doorman, handler, clock: systemClock })
    await node.start()
    console.log(String(node.libp2p.getMultiaddrs()[0]))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const addr = String((await lines.next()).value)
  const id = addr.split('/').at(-1) as string
  const a = await meshPeer({ joins: [addr] })
  await a.until(id, 'open')
  const sent = a.network.send(id, envelopeOf('x', { remainingMs: 60_000 }))
  expect((await lines.next()).value).toBe('got it')
  child.kill('SIGKILL')
  const since = performance.now()
  expect(await sent).toMatchObject({ kind: 'refused', error: { code: 'UNREACHABLE' } })
  expect(performance.now() - since).toBeLessThan(LIMITS.silenceMs.value)
})
