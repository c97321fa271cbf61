import { lstatSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { dirname } from 'node:path'
import {
  type ActorType,
  checkWords,
  LIMITS,
  type Outcome,
  ShoalError,
  systemClock,
} from '../../protocols/index.ts'
import type { Inspection, PeerUse } from '../type-use.ts'
import type { DrainProgress } from '../api-drain.ts'
import type {
  ActorInfo,
  Deployment,
  Explanation,
  LogEntry,
  MeshEvent,
  NodeApi,
  NodeStatus,
  PeerInfo,
  Replayed,
  Published,
  Sent,
  Survey,
} from '../api.ts'
import { CONTROL, CONTROL_ASK_BYTES, encodeDeploy, json, LOCAL_MESH, type Session, unjson } from './codec.ts'
import { meshClient } from './mesh.ts'
import { controlPath } from './path.ts'
import { encodePublish, subscriptionOf } from './topics.ts'
import { lastOf } from '../links/link-requests.ts'
import type { DeadLetter } from '../letters/index.ts'
import { type Link, openLink } from '../links/link.ts'
import { socketChannel } from '../links/socket-channel.ts'

type Refusal = Extract<Outcome, { kind: 'refused' }>

/** A node of this machine, from another program. Disposing of it closes the connection, not the node. */
export interface NodeClient extends NodeApi, AsyncDisposable {
  /** Resolves when the connection has ended, with the reason. */
  readonly closed: Promise<ShoalError>
}

/**
 * Connects to the node of a data directory.
 *
 * @throws ShoalError NO_NODE when none answers there
 */
export async function controlClient({ dataDir }: { dataDir: string }): Promise<NodeClient> {
  const { promise: closed, resolve: ended } = Promise.withResolvers<ShoalError>()
  const socket = await dial(dataDir)
  const link = await openLink(socketChannel(socket), {
    peer: `the node in ${dataDir}`,
    mesh: LOCAL_MESH,
    incarnation: 0,
    handler: { message: nobody, ask: nobody },
    clock: systemClock,
    messageBytes: LIMITS.messageBytesCeiling.value,
    askBytes: CONTROL_ASK_BYTES,
    closed: ended,
  })
  const session = (await ask(link, CONTROL.session)) as Session
  let seq = 0
  const nextId = (): string => session.idPrefix + (++seq).toString(36)

  async function* lines<T>(op: string, question: object, signal: AbortSignal | undefined): AsyncGenerator<T> {
    for await (const entry of link.stream(op, json(question), signal === undefined ? {} : { signal }))
      yield unjson(entry) as T
  }

  return {
    closed,
    async send(message, signal): Promise<Sent> {
      const { kind, target, body, subject, correlation, timeoutMs, headers, idempotencyKey } = message
      const { retry, unordered, durable } = message
      const id = message.id ?? nextId()
      checkWords({ ...message, subject: subject ?? '', correlation: correlation ?? '' })
      const outcome = await link.send(
        {
          id,
          kind,
          sender: '',
          target,
          subject: subject ?? '',
          correlation: correlation ?? '',
          remainingMs: timeoutMs ?? (kind === 'send' ? LIMITS.sendMs.value : LIMITS.postMs.value),
          attempt: 1,
          chain: [],
          hops: [],
          placed: false,
          ...(headers === undefined ? {} : { headers }),
          ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
          ...(retry === undefined ? {} : { retry }),
          ...(unordered === undefined ? {} : { unordered }),
          ...(durable === undefined ? {} : { durable }),
          body,
        },
        { signal },
      )
      if (outcome.kind === 'moved')
        throw new ShoalError('PROTOCOL', 'the node left a redirect to this program')
      return {
        id,
        outcome: outcome.kind === 'refused' && outcome.left === true ? lost(id, target, outcome) : outcome,
      }
    },
    deploy: async (bytes, init, signal) =>
      (await ask(link, CONTROL.deploy, encodeDeploy(init, bytes), signal)) as Deployment,
    rollback: async (type, version) =>
      (await ask(link, CONTROL.rollback, json({ type, version }))) as Deployment,
    undeploy: async (type, { force }) => (await ask(link, CONTROL.undeploy, json({ type, force }))) as number,
    publish: async (message) =>
      (await ask(
        link,
        CONTROL.publish,
        encodePublish({ ...message, id: message.id ?? nextId() }),
      )) as Published,
    subscribe: (topic, signal) =>
      subscriptionOf((ending) => link.stream(CONTROL.subscribe, json({ topic }), { signal: ending }), signal),
    types: async () => (await ask(link, CONTROL.types)) as ActorType[],
    ps: async () => (await ask(link, CONTROL.ps)) as Survey<ActorInfo>,
    peers: async () => (await ask(link, CONTROL.peers)) as PeerInfo[],
    inspect: async (address) => (await ask(link, CONTROL.inspect, json({ address }))) as Inspection,
    uses: async (type) => (await ask(link, CONTROL.uses, json({ type }))) as Survey<PeerUse>,
    explain: async (id) => (await ask(link, CONTROL.explain, json({ id }))) as Explanation,
    dlq: {
      list: async () => (await ask(link, CONTROL.letters)) as Survey<DeadLetter>,
      show: async (id) => {
        const letter = (await ask(link, CONTROL.letter, json({ id }))) as DeadLetter & { body: string }
        return { ...letter, body: new Uint8Array(Buffer.from(letter.body, 'base64')) }
      },
      replay: async (id) => (await ask(link, CONTROL.replay, json({ id }))) as Replayed,
      drop: async (id) => (await ask(link, CONTROL.drop, json({ id }))) as DeadLetter,
    },
    mesh: meshClient((op, body) => ask(link, op, body)),
    stopActor: async (address) => (await ask(link, CONTROL.stop, json({ address }))) as string[],
    logs: (selector, { signal, ...following }) =>
      lines<LogEntry>(CONTROL.logs, { selector, ...following }, signal),
    events: ({ signal, ...following }) => lines<MeshEvent>(CONTROL.events, following, signal),
    status: async () => (await ask(link, CONTROL.status)) as NodeStatus,
    drain: async function* drain(graceMs) {
      for await (const bytes of link.stream(CONTROL.drain, json({ graceMs })))
        yield unjson(bytes) as DrainProgress
    },
    shutdown: async () => {
      await ask(link, CONTROL.shutdown)
    },
    async [Symbol.asyncDispose]() {
      link.close()
      await closed
    },
  }
}

/** No time limit here: the node has its own, and a dead one is noticed by the link. */
async function ask(
  link: Link,
  op: string,
  body: Uint8Array = json(null),
  signal?: AbortSignal,
): Promise<unknown> {
  return unjson(await lastOf(link.stream(op, body, signal === undefined ? {} : { signal })))
}

async function nobody(): Promise<never> {
  throw new ShoalError('BAD_REQUEST', 'a program on the local socket answers nothing')
}

async function dial(dataDir: string): Promise<Socket> {
  const path = controlPath(dataDir)
  if (!ownFolder(dirname(path))) throw noNode(dataDir, 'its socket would be in a folder of another user')
  const socket = connect(path)
  return await new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket.removeAllListeners('error')))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EACCES' ? 'it belongs to another user' : 'none is running'
      reject(noNode(dataDir, why, error))
    })
  })
}

function noNode(dataDir: string, why: string, cause?: unknown): ShoalError {
  return new ShoalError('NO_NODE', `no node answers in ${dataDir}: ${why}`, {
    hint: `shoal node start --data ${dataDir}`,
    cause,
  })
}

/** In a shared directory, a folder that somebody else made could hold somebody else's socket. */
function ownFolder(folder: string): boolean {
  const uid = process.getuid?.()
  if (!folder.endsWith(`shoal-${uid}`)) return true
  const stat = lstatSync(folder, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === uid
}

/** The node is gone, and had the message: nobody knows how far it came. */
function lost(id: string, target: string, outcome: Refusal): Refusal {
  const error = new ShoalError(
    'UNKNOWN_OUTCOME',
    `the node ended while it had the message to ${target}: ${outcome.error.message}`,
    { messageId: id, hint: 'it may have run: ask the actor before sending again' },
  )
  return { ...outcome, error: error.toValue() }
}
