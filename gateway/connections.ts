import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { ShoalError } from '../protocols/index.ts'
import { DoorRefusal, refusalAnswer } from './refusal.ts'

/** One client's line to the door. */
export interface Connection {
  /** Aborts when it has ended. */
  readonly gone: AbortSignal
  /** Aborts then, too, and when the door waits no longer: messages are taken back. */
  readonly over: AbortSignal
  /** The newest answer on it, begun or not. */
  response?: ServerResponse
}

/** The open connections of a door. */
export class Connections {
  readonly #open = new Map<Socket, Connection>()
  readonly #over = new Set<AbortController>()

  add(socket: Socket): void {
    const gone = new AbortController()
    const over = new AbortController()
    this.#over.add(over)
    this.#open.set(socket, { gone: gone.signal, over: over.signal })
    socket.once('close', () => {
      this.#open.delete(socket)
      this.#over.delete(over)
      gone.abort()
      over.abort()
    })
  }

  /** Of the connection of a request, which is to be answered there. */
  begin(socket: Socket, response: ServerResponse): Connection {
    const connection = this.#open.get(socket)
    if (connection === undefined) return ENDED
    connection.response = response
    return connection
  }

  /** Takes the messages of all of them back. */
  takeBack(): void {
    for (const over of this.#over) over.abort()
  }

  /** Answers what is no HTTP, too long or too slow, if that can still be said, and ends the connection. */
  misread(error: NodeJS.ErrnoException, socket: Socket): void {
    const response = this.#open.get(socket)?.response
    const midAnswer = response?.headersSent === true && !response.writableFinished
    if (!socket.writable || midAnswer || error.code === 'ECONNRESET') {
      socket.destroy()
      return
    }
    const [status, reason, what] = STATUS_OF[error.code ?? ''] ?? BAD
    const { headers, body } = refusalAnswer(new DoorRefusal(status, new ShoalError('BAD_REQUEST', what)))
    const head = Object.entries({ ...headers, 'content-length': body.length, connection: 'close' })
      .flatMap(([name, value]) => [value].flat().map((line) => `${name}: ${line}\r\n`))
      .join('')
    socket.write(`HTTP/1.1 ${status} ${reason}\r\n${head}\r\n`)
    socket.end(body, () => socket.destroy())
  }
}

const ENDED: Connection = { gone: AbortSignal.abort(), over: AbortSignal.abort() }

const BAD = [400, 'Bad Request', 'what arrived is not HTTP/1.1'] as const
const STATUS_OF: Readonly<Record<string, readonly [status: number, reason: string, what: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'the head of the request is too long'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'the request did not arrive in time'],
}
