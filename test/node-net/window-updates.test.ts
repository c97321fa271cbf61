import type { Stream } from '@libp2p/interface'
import { noise } from '@libp2p/noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p, type Libp2p } from 'libp2p'
import { expect, test } from 'vitest'
import { withRareWindowUpdates } from '../../node/links/window-updates.ts'

const PROTOCOL = '/test/echo/1.0.0'

function peer(listen: string[]): Promise<Libp2p> {
  return createLibp2p({
    addresses: { listen },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: { denyDialMultiaddr: () => false },
  })
}

/** Counts the frames of a stream that tell of room. */
function countUpdates(stream: Stream): () => number {
  let count = 0
  const inner = stream as Stream & { sendFrame: (header: { type: number }, data?: unknown) => unknown }
  const sendFrame = inner.sendFrame.bind(stream)
  inner.sendFrame = (header, data) => {
    if (header.type === 1) count += 1
    return sendFrame(header, data)
  }
  return () => count
}

test('a link tells of new room when half of its window is used, and never too late', async () => {
  const server = await peer(['/ip4/127.0.0.1/tcp/0'])
  const client = await peer([])
  let served = (): number => 0
  await server.handle(PROTOCOL, (stream) => {
    served = countUpdates(stream)
    withRareWindowUpdates(stream)
    stream.addEventListener('message', ({ data }) => void stream.send(data))
  })
  const stream = withRareWindowUpdates(await client.dialProtocol(server.getMultiaddrs(), PROTOCOL))
  const own = countUpdates(stream)
  let got = 0
  let wanted = 0
  let arrived = (): void => undefined
  stream.addEventListener('message', ({ data }) => {
    got += data.byteLength
    if (got >= wanted) arrived()
  })
  const echo = async (bytes: number): Promise<void> => {
    const all = Promise.withResolvers<void>()
    arrived = all.resolve
    wanted = got + bytes
    stream.send(new Uint8Array(bytes))
    await all.promise
  }
  for (let n = 0; n < 300; n += 1) await echo(1_000)
  // A window is 256 KiB at least, and grows.
  const few = own()
  expect(few + served()).toBeLessThan(10)
  for (let n = 0; n < 4; n += 1) await echo(3_000_000)
  expect(own()).toBeGreaterThan(few)
  await Promise.all([client.stop(), server.stop()])
})
