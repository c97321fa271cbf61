import type { Stream } from '@libp2p/interface'
import { StreamState, type YamuxStream } from '@libp2p/yamux/stream'

/** A stream with its window, which it keeps to itself. */
type Windowed = Pick<YamuxStream, 'state' | 'sendWindowUpdate'> & {
  recvWindow: number
  recvWindowCapacity: number
}

/**
 * Makes a yamux stream tell the other side of new room when half of its window is used, as the one in Go does. By itself it
 * does after each frame: with small messages that is a second frame for each, and wakes the peer up twice.
 */
export function withRareWindowUpdates(stream: Stream): Stream {
  const windowed = stream as Stream & Partial<Windowed>
  const update = windowed.sendWindowUpdate?.bind(stream)
  if (update === undefined) return stream
  windowed.sendWindowUpdate = () => {
    const { state, recvWindow = 0, recvWindowCapacity = 0 } = windowed
    // The first one opens the stream.
    if (state !== StreamState.Established || recvWindowCapacity * 2 <= recvWindow) update()
  }
  return stream
}
