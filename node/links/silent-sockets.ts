import type { Server, Socket } from 'node:net'
import type { Listener, Transport } from '@libp2p/interface'
import { LIMITS } from '../../protocols/index.ts'

/**
 * A transport whose listeners close sockets that say nothing in the time of a handshake, and the oldest of them when
 * they are too many. `webSockets` knows a socket from its first byte on only: silent ones would stay for ever, use up
 * file descriptors and hold up `stop`.
 */
export function withoutSilentSockets<Components>(
  create: (components: Components) => Transport,
): (components: Components) => Transport {
  return (components) => {
    const transport = create(components)
    const createListener = transport.createListener.bind(transport)
    transport.createListener = (options) => guarded(createListener(options))
    return transport
  }
}

function guarded(listener: Listener): Listener {
  // Not in the interface; without it there is nothing to guard.
  const { server } = listener as Listener & { server?: Server }
  if (server === undefined) return listener
  // In the time of their handshake, in order of arrival.
  const young = new Set<Socket>()
  const isSilent = (socket: Socket): boolean => socket.bytesRead === 0
  server.on('connection', (socket) => {
    if (young.size >= LIMITS.strangerStreams.value) young.values().find(isSilent)?.destroy()
    young.add(socket)
    const timer = setTimeout(() => {
      young.delete(socket)
      if (isSilent(socket)) socket.destroy()
    }, LIMITS.upgradeMs.value)
    timer.unref()
    socket.once('close', () => {
      clearTimeout(timer)
      young.delete(socket)
    })
  })
  const close = listener.close.bind(listener)
  listener.close = async () => {
    const closed = close()
    for (const socket of young) if (isSilent(socket)) socket.destroy()
    await closed
  }
  return listener
}
