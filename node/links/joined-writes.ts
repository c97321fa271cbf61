import type { Socket } from 'node:net'
import type { MultiaddrConnection, Transport, Upgrader } from '@libp2p/interface'

/** A write from this size on goes out by itself, bytes: what it costs is the copying. */
const LARGE_BYTES = 4_096

/**
 * A transport whose small writes of one turn (its microtasks included) leave as one: libp2p writes a length and what has that
 * length apart, and each write is a call of the system and may wake the peer up.
 */
export function withJoinedWrites<Components>(
  create: (components: Components) => Transport,
): (components: Components) => Transport {
  return (components) => {
    const transport = create(components)
    const dial = transport.dial.bind(transport)
    const createListener = transport.createListener.bind(transport)
    transport.dial = (to, options) => dial(to, { ...options, upgrader: joining(options.upgrader) })
    transport.createListener = (options) =>
      createListener({ ...options, upgrader: joining(options.upgrader) })
    return transport
  }
}

function joining(upgrader: Upgrader): Upgrader {
  return {
    upgradeInbound: (connection, options) => upgrader.upgradeInbound(joined(connection), options),
    upgradeOutbound: (connection, options) => upgrader.upgradeOutbound(joined(connection), options),
    createInboundAbortSignal: (signal) => upgrader.createInboundAbortSignal(signal),
    getStreamMuxers: () => upgrader.getStreamMuxers(),
    getConnectionEncrypters: () => upgrader.getConnectionEncrypters(),
  }
}

function joined(connection: MultiaddrConnection): MultiaddrConnection {
  // Not in the interface; without it nothing is joined.
  const { socket } = connection as MultiaddrConnection & { socket?: Socket }
  if (socket !== undefined) joinWrites(socket)
  return connection
}

/** The order of its writes stays, and so does what `write` returns. */
export function joinWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (bytes: Uint8Array) => boolean
  let corked = false
  const uncork = (): void => {
    if (corked) socket.uncork()
    corked = false
  }
  // Ticks come when there is no microtask left.
  const later = (): void => process.nextTick(uncork)
  socket.write = (bytes: Uint8Array): boolean => {
    if (bytes.byteLength >= LARGE_BYTES) uncork()
    else if (!corked) {
      corked = true
      socket.cork()
      queueMicrotask(later)
    }
    return write(bytes)
  }
}
