import type { Stream } from '@libp2p/interface'
import { Uint8ArrayList } from 'uint8arraylist'
import type { Channel } from './channel.ts'

/**
 * A libp2p stream as a channel.
 *
 * @param silent the peer does not answer: gives up its connections, on which new streams would wait in vain
 */
export function streamChannel(stream: Stream, silent?: () => void): Channel {
  return {
    open(events) {
      let over = false
      const close = (error?: Error): void => {
        if (over) return
        over = true
        events.close(error)
      }
      stream.addEventListener('message', ({ data }) => {
        if (data instanceof Uint8Array) events.data(data)
        else for (const part of data) events.data(part)
      })
      stream.addEventListener('drain', () => events.drain())
      stream.addEventListener('close', ({ error }) => close(error))
      // The other side is done, and an exchange needs both directions.
      stream.addEventListener('remoteCloseWrite', () => {
        void stream.close().catch((error: Error) => stream.abort(error))
        close()
      })
      if (stream.status !== 'open') queueMicrotask(() => close(new Error(`the stream is ${stream.status}`)))
    },
    send(parts) {
      if (stream.writeStatus !== 'writable') return true
      try {
        return stream.send(parts.length === 1 ? (parts[0] as Uint8Array) : new Uint8ArrayList(...parts))
      } catch (error) {
        // The muxer below failed; the 'close' event tells the link.
        stream.abort(error as Error)
        return true
      }
    },
    close() {
      void stream.close().catch((error: Error) => stream.abort(error))
    },
    abort(why) {
      stream.abort(new Error('the link was given up'))
      if (why === 'silent') silent?.()
    },
  }
}
