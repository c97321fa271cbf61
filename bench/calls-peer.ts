/** The other process of `bench/calls.ts`: a node that hosts, a raw libp2p echo and a raw TCP echo. */
import { createServer } from 'node:net'
import { createNode } from '../node/index.ts'
import { noise } from '@libp2p/noise'
import { tcp as tcpTransport } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p } from 'libp2p'
import type { Libp2p } from '@libp2p/interface'

export const RAW = '/shoal/bench/echo/1.0.0'

/** libp2p and nothing else: the floor under any message between peers. */
export function rawLibp2p(listen: string[]): Promise<Libp2p> {
  return createLibp2p({
    addresses: { listen },
    transports: [tcpTransport()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionGater: { denyDialMultiaddr: () => false },
  })
}

if (process.send !== undefined) {
  const node = await createNode({ join: process.argv[2] ?? '', mdns: false, labels: { role: 'host' } })
  const raw = await rawLibp2p(['/ip4/127.0.0.1/tcp/0'])
  await raw.handle(RAW, (stream) => {
    stream.addEventListener('message', ({ data }) => void stream.send(data))
  })
  const tcp = createServer((socket) => {
    socket.setNoDelay(true)
    socket.pipe(socket)
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const address = tcp.address()
  process.send({
    peer: node.peer,
    raw: raw.getMultiaddrs().map(String),
    tcp: typeof address === 'object' ? address?.port : 0,
  })
  process.once('disconnect', () => process.exit())
}
