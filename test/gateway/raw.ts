import { connect, type Socket } from 'node:net'

/** A client that says what no library would. */
export interface RawClient {
  socket: Socket
  /** What has arrived so far. */
  heard: () => string
  /** Resolves when the other side, or nobody, has closed. */
  ended: Promise<void>
}

export function rawClient(port: number, first = ''): RawClient {
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString('latin1')))
  // Reset, or the rest of what was written is not wanted any more.
  socket.on('error', () => {})
  if (first !== '') socket.write(first)
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return { socket, heard: () => heard, ended }
}
