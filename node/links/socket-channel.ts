import type { Socket } from 'node:net'
import type { Channel } from './channel.ts'

/** A connected TCP or Unix socket as a channel. */
export function socketChannel(socket: Socket): Channel {
  return {
    open(events) {
      let failure: Error | undefined
      socket.setNoDelay(true)
      socket.on('data', (bytes: Buffer) => events.data(bytes))
      socket.on('drain', () => events.drain())
      socket.on('error', (error) => {
        failure = error
      })
      // The other side is done, and an exchange needs both directions.
      socket.on('end', () => socket.end())
      socket.on('close', () => events.close(failure))
      if (socket.destroyed) queueMicrotask(() => events.close(socket.errored ?? undefined))
    },
    send(parts) {
      if (!socket.writable) return true
      socket.cork()
      for (const part of parts) socket.write(part)
      socket.uncork()
      return !socket.writableNeedDrain
    },
    close() {
      socket.end()
    },
    abort() {
      socket.destroy()
    },
  }
}
