import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type ErrorCode, LIMITS, ShoalError } from '../protocols/index.ts'
import { Connections } from './connections.ts'
import type { HttpAnswer, HttpHandler } from './handler.ts'
import { listen } from './listen.ts'
import { DoorRefusal, refusalAnswer } from './refusal.ts'

export interface HttpDoorInit {
  /**
   * IP address to listen on, or `localhost`.
   *
   * @default '127.0.0.1'
   */
  host?: string
  /**
   * 0 takes any free one.
   *
   * @default 0
   */
  port?: number
  /**
   * Says that `host` may be one that other machines reach. Nobody is asked who he is.
   *
   * @default false
   */
  public?: boolean
  /** The longest body of a request, bytes. @default LIMITS.messageBytes */
  messageBytes?: number
  /** Requests under way at once. @default LIMITS.doorRequests */
  requests?: number
  /** Connections at once. @default LIMITS.doorConnections */
  connections?: number
  /** Bodies and replies held at once, bytes. @default LIMITS.doorBytes */
  heldBytes?: number
  /** Time for the head of a request, ms. @default LIMITS.doorHeadMs */
  headMs?: number
  /** Time for a whole request, and for its client to take the answer, ms. @default LIMITS.doorTransferMs */
  transferMs?: number
  /** Time for what is under way when the door closes, ms. @default LIMITS.doorDrainMs */
  drainMs?: number
}

/** An open HTTP door. */
export interface HttpDoor extends AsyncDisposable {
  /** `http://127.0.0.1:3000` */
  readonly url: string
  readonly port: number
  /** Takes no more requests, lets those under way end for `drainMs`, takes back the rest, and closes. */
  close(): Promise<void>
}

/** Pause between two looks of Node's at slow clients, ms, at most. */
const LOOK_MS = 1_000
/** Time for the last answers to leave, when messages had to be taken back, ms. */
const LAST_MS = 1_000

/**
 * Opens a port and hands what arrives there to a handler, whole and within bounds.
 *
 * @throws ShoalError PORT_IN_USE; BAD_REQUEST for an address that is not here, or public without a word
 */
export async function httpDoor(handler: HttpHandler, init: HttpDoorInit = {}): Promise<HttpDoor> {
  const bounds = {
    messageBytes: init.messageBytes ?? LIMITS.messageBytes.value,
    requests: init.requests ?? LIMITS.doorRequests.value,
    heldBytes: init.heldBytes ?? LIMITS.doorBytes.value,
    headMs: init.headMs ?? LIMITS.doorHeadMs.value,
    transferMs: init.transferMs ?? LIMITS.doorTransferMs.value,
    drainMs: init.drainMs ?? LIMITS.doorDrainMs.value,
  }
  const underWay = new Set<Promise<void>>()
  const draining = new AbortController()
  const connections = new Connections()
  let heldBytes = 0

  /** One request from its head to the last byte of its answer. */
  const exchange = async (request: IncomingMessage, response: ServerResponse, waits: boolean) => {
    const { gone, over } = connections.begin(request.socket, response)
    let held = 0
    const hold = (bytes: number): void => {
      held += bytes
      heldBytes += bytes
    }
    const answerTo = async (): Promise<HttpAnswer> => {
      if (draining.signal.aborted) throw refused('STOPPING', 'this door is closing')
      if (underWay.size >= bounds.requests)
        throw refused('OVERLOADED', `${bounds.requests} requests are under way already`)
      const { method = '', url = '' } = request
      const receive = await handler({ method, target: url, headers: request.headersDistinct })
      if (Number(request.headers['content-length'] ?? 0) > bounds.messageBytes) throw tooLarge()
      if (waits) response.writeContinue()
      const parts: Uint8Array[] = []
      let length = 0
      for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
        length += part.length
        if (length > bounds.messageBytes) throw tooLarge()
        if (heldBytes + part.length > bounds.heldBytes)
          throw refused('OVERLOADED', `bodies of ${bounds.heldBytes} bytes are under way already`)
        hold(part.length)
        parts.push(part)
      }
      return await receive(joined(parts, length), over)
    }
    const tooLarge = (): DoorRefusal =>
      new DoorRefusal(
        413,
        new ShoalError('TOO_LARGE', `a body may have ${bounds.messageBytes} bytes`, {
          hint: 'send large data in parts, or by reference',
        }),
      )
    try {
      const answer = await answerTo().catch(refusalAnswer)
      hold(answer.body.length)
      // What is left of a refused body is read and dropped: cut off, many clients would never see the answer.
      request.resume()
      if (!gone.aborted) await answered(response, draining.signal.aborted ? closing(answer) : answer, gone)
    } finally {
      heldBytes -= held
    }
  }

  /** Resolves when the client has the answer, or has gone. */
  const answered = (response: ServerResponse, { status, headers, body }: HttpAnswer, gone: AbortSignal) =>
    new Promise<void>((resolve) => {
      const slow = setTimeout(() => response.socket?.destroy(), bounds.transferMs)
      const done = (): void => {
        clearTimeout(slow)
        gone.removeEventListener('abort', done)
        resolve()
      }
      gone.addEventListener('abort', done)
      response.once('close', done)
      // These have no body, and no length of one.
      const empty = status === 204 || status === 304
      response.writeHead(status, empty ? headers : { ...headers, 'content-length': body.length })
      response.end(empty ? undefined : body)
    })

  const take = (request: IncomingMessage, response: ServerResponse, waits: boolean): void => {
    const work = exchange(request, response, waits)
      // Only a mistake of ours: the client must not wait for ever.
      .catch(() => void request.socket.destroy())
      .finally(() => underWay.delete(work))
    underWay.add(work)
  }

  const server = createServer({
    maxHeaderSize: LIMITS.doorHeadBytes.value,
    headersTimeout: Math.min(bounds.headMs, bounds.transferMs),
    requestTimeout: bounds.transferMs,
    keepAliveTimeout: LIMITS.doorIdleMs.value,
    connectionsCheckingInterval: Math.min(LOOK_MS, bounds.headMs, bounds.transferMs),
  })
  server.maxConnections = init.connections ?? LIMITS.doorConnections.value
  // Bounded by their bytes. Node would drop further ones and say nothing.
  server.maxHeadersCount = 0
  server.on('connection', (socket: Socket) => connections.add(socket))
  server.on('request', (request, response) => take(request, response, false))
  server.on('checkContinue', (request, response) => take(request, response, true))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    connections.misread(error, socket as Socket),
  )
  const { address, port } = await listen(server, init)

  const close = async (): Promise<void> => {
    if (!draining.signal.aborted) await drain()
    await closed
  }
  const closed = new Promise<void>((resolve) => server.once('close', resolve))
  const drain = async (): Promise<void> => {
    draining.abort()
    // That of an HTTP server also cuts off answers that have not reached their clients yet.
    NetServer.prototype.close.call(server)
    await settled(underWay, bounds.drainMs)
    connections.takeBack()
    await settled(underWay, LAST_MS)
    server.closeAllConnections()
    // For its timer; the rest is done.
    server.close(() => {})
  }
  return {
    url: `http://${address.includes(':') ? `[${address}]` : address}:${port}`,
    port,
    close,
    [Symbol.asyncDispose]: close,
  }
}

/** Resolves when all have settled, or after that time, ms. */
async function settled(promises: Iterable<Promise<void>>, ms: number): Promise<void> {
  const early = new AbortController()
  const late = sleep(ms, undefined, { signal: early.signal }).catch(() => {})
  await Promise.race([Promise.all(promises), late])
  early.abort()
}

/** In memory of its own: what a small Buffer shares with others cannot be handed on to another thread. */
function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function refused(code: ErrorCode, what: string): DoorRefusal {
  return new DoorRefusal(503, new ShoalError(code, what, { hint: 'try again later' }))
}

function closing(answer: HttpAnswer): HttpAnswer {
  return { ...answer, headers: { ...answer.headers, connection: 'close' } }
}
