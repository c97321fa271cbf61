import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { dirname } from 'node:path'
import {
  encodeFrame,
  LIMITS,
  originName,
  type Outcome,
  ShoalError,
  systemClock,
} from '../../protocols/index.ts'
import type { Following, NodeApi } from '../api.ts'
import {
  CONTROL,
  CONTROL_ASK_BYTES,
  decodeDeploy,
  json,
  LOCAL_MESH,
  type Session,
  textField,
  unjson,
} from './codec.ts'
import { answerMesh } from './mesh.ts'
import { controlPath } from './path.ts'
import { answerSubscribe, decodePublish } from './topics.ts'
import { type Link, type LinkHandler, openLink } from '../links/link.ts'
import { socketChannel } from '../links/socket-channel.ts'

export interface ControlServerInit {
  dataDir: string
  /** Peer id and incarnation of the node: programs' message ids begin with them. */
  peer: string
  incarnation: number
  /** @default LIMITS.messageBytes */
  messageBytes?: number
}

/**
 * The node's local socket. Disposing of it takes no more requests, lets open ones finish for LIMITS.stopMs, and closes.
 */
export interface ControlServer extends AsyncDisposable {
  readonly path: string
}

/**
 * Serves programs of this user on a Unix socket: messages as MSG and OUTCOME, everything else as questions.
 *
 * @throws ShoalError DATA_DIR_IN_USE when a node answers there already, DATA_DIR when the socket cannot be made
 */
export async function controlServer(api: NodeApi, init: ControlServerInit): Promise<ControlServer> {
  const path = controlPath(init.dataDir)
  const links = new Set<Promise<Link>>()
  let connections = 0
  /** Whoever follows a log would wait for ever. */
  const leaving = new AbortController()

  const server = createServer((socket) => {
    if (links.size >= LIMITS.socketClients.value) return refuse(socket)
    const session: Session = { idPrefix: idPrefix(init, ++connections), pid: process.pid }
    // Nobody is left to read a reply: what has not started need not. A post is not for its sender.
    const gone = new AbortController()
    const link = openLink(socketChannel(socket), {
      peer: `~${connections}`,
      mesh: LOCAL_MESH,
      incarnation: init.incarnation,
      handler: handlerOf(api, session, { leaving: leaving.signal, gone: gone.signal }),
      clock: systemClock,
      messageBytes: init.messageBytes ?? LIMITS.messageBytes.value,
      askBytes: CONTROL_ASK_BYTES,
      closed: () => {
        links.delete(link)
        gone.abort(new ShoalError('CANCELLED', 'the program that sent it has gone'))
      },
    })
    links.add(link)
    // One that never said HELLO, or left before: nothing to tell anybody.
    link.catch(() => links.delete(link))
  })

  await bind(server, path, init.dataDir)
  return {
    path,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve))
      leaving.abort()
      const open = await Promise.all([...links].map((link) => link.catch(() => undefined)))
      for (const link of open) link?.retire()
      const stop = systemClock.after(LIMITS.stopMs.value, () => {
        for (const link of open) link?.close(new ShoalError('STOPPING', 'the node is stopping'))
      })
      await closed
      stop()
    },
  }
}

function idPrefix({ peer, incarnation }: ControlServerInit, connection: number): string {
  return `${originName(peer, incarnation)}${connection.toString(36)}-`
}

function handlerOf(
  api: NodeApi,
  session: Session,
  { leaving, gone }: { leaving: AbortSignal; gone: AbortSignal },
): LinkHandler {
  return {
    async message(envelope, _from, signal, received): Promise<Outcome> {
      const { id, kind, target, body, remainingMs, subject, correlation } = envelope
      const { headers, idempotencyKey, retry, unordered, durable } = envelope
      // The node has it: programs are bounded by its mailboxes, not by the link. A post is received where its actor is.
      if (kind === 'send') received()
      const sent = await api.send(
        {
          id,
          kind,
          target,
          body,
          timeoutMs: remainingMs,
          subject,
          correlation,
          ...(headers === undefined ? {} : { headers }),
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
          ...(retry === undefined ? {} : { retry }),
          ...(unordered === undefined ? {} : { unordered }),
          ...(durable === undefined ? {} : { durable }),
        },
        kind === 'post' ? signal : AbortSignal.any([signal, gone]),
      )
      return sent.outcome
    },
    ask(op, body, _from, signal) {
      const ending = AbortSignal.any([signal, leaving])
      if (op === CONTROL.drain) return draining(api, unjson(body))
      if (op === CONTROL.subscribe) return answerSubscribe(api, textField(unjson(body), 'topic'), ending)
      return op === CONTROL.logs || op === CONTROL.events
        ? lines(api, op, body, ending)
        : answer(api, session, op, body, signal)
    },
  }
}

async function answer(
  api: NodeApi,
  session: Session,
  op: string,
  body: Uint8Array,
  signal: AbortSignal,
): Promise<Uint8Array> {
  switch (op) {
    case CONTROL.session:
      return json(session)
    case CONTROL.deploy: {
      const { init, component } = decodeDeploy(body)
      return json(await api.deploy(component, init, signal))
    }
    case CONTROL.rollback: {
      const question = unjson(body) as { version?: unknown }
      const { version } = question
      return json(
        await api.rollback(textField(question, 'type'), typeof version === 'number' ? version : undefined),
      )
    }
    case CONTROL.undeploy: {
      const question = unjson(body) as { force?: unknown }
      return json(await api.undeploy(textField(question, 'type'), { force: question.force === true }))
    }
    case CONTROL.publish:
      return json(await api.publish(decodePublish(body)))
    case CONTROL.types:
      return json(await api.types())
    case CONTROL.ps:
      return json(await api.ps())
    case CONTROL.peers:
      return json(await api.peers())
    case CONTROL.inspect:
      return json(await api.inspect(textField(unjson(body), 'address')))
    case CONTROL.uses:
      return json(await api.uses(textField(unjson(body), 'type')))
    case CONTROL.explain:
      return json(await api.explain(textField(unjson(body), 'id')))
    case CONTROL.letters:
      return json(await api.dlq.list())
    case CONTROL.letter: {
      const { body: bytes, ...letter } = await api.dlq.show(textField(unjson(body), 'id'))
      return json({ ...letter, body: Buffer.from(bytes).toString('base64') })
    }
    case CONTROL.replay:
      return json(await api.dlq.replay(textField(unjson(body), 'id')))
    case CONTROL.drop:
      return json(await api.dlq.drop(textField(unjson(body), 'id')))
    case CONTROL.stop:
      return json(await api.stopActor(textField(unjson(body), 'address')))
    case CONTROL.status:
      return json(await api.status())
    case CONTROL.shutdown:
      return json(await api.shutdown())
    default: {
      const answered = await answerMesh(api.mesh, op, body)
      if (answered !== undefined) return answered
      throw new ShoalError('BAD_REQUEST', `this node knows no operation "${op}"`, {
        hint: 'program and node are of different versions; shoal node status shows the version of the node',
      })
    }
  }
}

async function* draining(api: NodeApi, question: unknown): AsyncGenerator<Uint8Array> {
  const { graceMs } = (question ?? {}) as { graceMs?: unknown }
  const ms = typeof graceMs === 'number' && graceMs >= 0 ? graceMs : LIMITS.drainMs.value
  for await (const progress of api.drain(ms)) yield json(progress)
}

async function* lines(
  api: NodeApi,
  op: string,
  body: Uint8Array,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const question = unjson(body)
  const { follow, sinceMs } = (question ?? {}) as { follow?: unknown; sinceMs?: unknown }
  const following: Following = {
    follow: follow === true,
    signal,
    ...(typeof sinceMs === 'number' ? { sinceMs } : {}),
  }
  const entries =
    op === CONTROL.logs ? api.logs(textField(question, 'selector'), following) : api.events(following)
  for await (const entry of entries) yield json(entry)
}

function refuse(socket: Socket): void {
  const error = new ShoalError('OVERLOADED', `${LIMITS.socketClients.value} programs are connected already`, {
    hint: 'let programs share a connection, or close some',
    retryAfterMs: 1_000,
  })
  // Read on: the end of the other side arrives behind what it said.
  socket.on('error', () => {}).resume()
  socket.end(encodeFrame({ type: 'goaway', error: error.toValue() }))
}

async function bind(server: Server, path: string, dataDir: string): Promise<void> {
  if (await answers(path))
    throw new ShoalError('DATA_DIR_IN_USE', `a node answers in ${dataDir} already`, {
      hint: 'shoal node status --data DIR shows it; another node needs another --data',
    })
  try {
    const folder = dirname(path)
    if (folder.endsWith(`shoal-${process.getuid?.()}`)) ownFolder(folder)
    // Left by a node that was killed.
    rmSync(path, { force: true })
    await listen(server, path)
  } catch (cause) {
    throw new ShoalError('DATA_DIR', `cannot open the local socket ${path}: ${(cause as Error).message}`, {
      hint: 'give a data directory on a local disk, where this user may write',
      cause,
    })
  }
}

async function listen(server: Server, path: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject).once('listening', resolve)
    // The socket appears within this call: nobody else may ever open it, not even for the moment before chmod.
    const mask = process.umask(0o177)
    try {
      server.listen(path)
    } finally {
      process.umask(mask)
    }
  })
  await listening
  chmodSync(path, 0o600)
}

/** In a shared directory, a folder that somebody else made could hold somebody else's socket. */
function ownFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { uid, mode } = lstatSync(folder)
  if (uid !== process.getuid?.() || (mode & 0o077) !== 0)
    throw new Error(`${folder} is open to other users; remove it`)
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
