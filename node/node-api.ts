import {
  type Clock,
  type Envelope,
  LIMITS,
  type Network,
  type Outcome,
  parseAddress,
  ShoalError,
} from '../protocols/index.ts'
import { ActorQuestion, Stopped } from '../protocols/proto/node.js'
import type { Registry } from '../dht-registry/index.ts'
import type { ActorInfo, Inspection, NodeApi, NodeStatus, Outgoing, PeerInfo, Sent, Survey } from './api.ts'
import type { Deployments } from './deployments.ts'
import { explainer } from './explain.ts'
import { letterMesh } from './letter-mesh.ts'
import type { LoadTable } from './load.ts'
import { checkSelector, readEvents, readLogs, silentEvent, silentLog } from './log-answers.ts'
import { meshLines } from './log-mesh.ts'
import { noSuchActor, type Questions, readActors, readDetail } from './questions.ts'
import type { Releases } from './releases.ts'
import type { Router } from './router.ts'
import type { Surveyor } from './survey.ts'

export interface NodeApiParts {
  network: Network
  registry: Registry
  router: Router
  deployments: Deployments
  releases: Releases
  questions: Questions
  survey: Surveyor
  load: LoadTable
  clock: Clock
  messageBytes: number
  nextId(): string
  /** Multiaddrs by which a peer is, or was last, reached. */
  addrsOf(peer: string): Promise<string[]>
  /** The peer through which this one was last reached, if it is not linked. */
  via(peer: string): string | undefined
  status(): Promise<NodeStatus>
  shutdown(): void
}

/** What programs ask of this node. */
export function nodeApi(parts: NodeApiParts): NodeApi {
  const { network, router, deployments, questions, load, registry, survey } = parts
  const self = network.self

  function toEnvelope(message: Outgoing): Envelope {
    const { kind, target, body, subject = '', correlation } = message
    const timeoutMs = message.timeoutMs ?? (kind === 'send' ? LIMITS.sendMs.value : LIMITS.postMs.value)
    const { value: longest } = LIMITS.sendMsCeiling
    if (!Number.isFinite(timeoutMs) || timeoutMs < 1 || timeoutMs > longest)
      throw new ShoalError('BAD_REQUEST', `a time-out of ${timeoutMs} ms; it may be 1 to ${longest}`)
    if (body.byteLength > parts.messageBytes)
      throw new ShoalError(
        'TOO_LARGE',
        `the message has ${body.byteLength} bytes; this node takes ${parts.messageBytes}`,
        {
          hint: 'send less, or start every node with a larger --message-max',
        },
      )
    for (const [name, text] of [
      ['subject', subject],
      ['correlation', correlation ?? ''],
    ] as const)
      if (Buffer.byteLength(text) > LIMITS.headerStringBytes.value)
        throw new ShoalError(
          'BAD_REQUEST',
          `the ${name} is longer than ${LIMITS.headerStringBytes.value} bytes`,
        )
    const id = message.id ?? parts.nextId()
    return {
      id,
      kind,
      sender: `~${self.slice(-8)}`,
      target,
      subject,
      correlation: correlation || id,
      remainingMs: timeoutMs,
      attempt: 1,
      chain: [],
      hops: [],
      placed: false,
      body,
    }
  }

  async function inspect(text: string): Promise<Inspection> {
    const address = parseAddress(text)
    const body = ActorQuestion.encode({ address: text })
    const type = await deployments.find(address.type)
    if (type === undefined) throw noSuchActor(text)
    const { found } = await survey.ask('inspect', body, (answer, peer) => readDetail(answer, peer, type))
    // A keyed actor may be seen twice while it moves: the higher epoch is the one.
    const [first] = found.toSorted((a, b) => b.actor.epoch - a.actor.epoch)
    if (first === undefined) throw noSuchActor(text)
    return first
  }

  const lines = {
    network,
    clock: parts.clock,
    known: () => survey.known(),
    own: (op: string, body: Uint8Array, signal: AbortSignal) =>
      questions.answer(op, body, self, signal) as AsyncIterable<Uint8Array>,
  }
  const logs = meshLines({ op: 'logs', read: readLogs, silent: silentLog }, lines)
  const events = meshLines({ op: 'events', read: readEvents, silent: silentEvent }, lines)

  return {
    async send(message, signal): Promise<Sent> {
      const envelope = toEnvelope(message)
      const outcome: Outcome = await router.receive(envelope, self, { signal })
      if (outcome.kind === 'moved')
        throw new ShoalError('INTERNAL', `${envelope.target} moved and was not followed`)
      return { id: envelope.id, outcome }
    },
    deploy: (bytes, init, signal) => parts.releases.deploy(bytes, init, signal),
    rollback: (type, version) => parts.releases.rollback(type, version),
    undeploy: (type, { force }) => parts.releases.undeploy(type, force),
    types: () => Promise.resolve(deployments.list()),
    async ps(): Promise<Survey<ActorInfo>> {
      const { found, silent } = await survey.ask('ps', new Uint8Array(), readActors)
      return { found: found.flat().toSorted((a, b) => (a.address < b.address ? -1 : 1)), silent }
    },
    peers: () => Promise.all([self, ...survey.known()].map((peer) => peerInfo(peer))),
    inspect,
    dlq: letterMesh({
      network,
      survey,
      own: (op, body) =>
        questions.answer(op, body, self, new AbortController().signal) as Promise<Uint8Array>,
    }),
    explain: explainer({ survey, clock: parts.clock }),
    async stopActor(text): Promise<string[]> {
      parseAddress(text)
      const { found } = await survey.ask(
        'stop-actor',
        ActorQuestion.encode({ address: text }),
        (answer, peer) => ({
          peer,
          activations: Stopped.decode(answer).activations,
        }),
      )
      const peers = found.filter(({ activations }) => activations > 0).map(({ peer }) => peer)
      if (peers.length === 0) throw noSuchActor(text)
      return peers
    },
    logs: (selector, options) => logs(checkSelector(selector), options),
    events: (options) => events('', options),
    status: () => parts.status(),
    shutdown: () => Promise.resolve(parts.shutdown()),
  }

  async function peerInfo(peer: string): Promise<PeerInfo> {
    if (peer === self) load.learn(self, questions.load())
    const last = load.get(peer)
    const connected = peer === self || network.peers().includes(peer)
    const addrs = await parts.addrsOf(peer)
    const via = parts.via(peer)
    return {
      peer,
      name: last?.name ?? '',
      labels: Object.fromEntries(last?.labels ?? []),
      grants: last?.grants ?? [],
      connected,
      addrs,
      reach: addrs.length > 0 ? 'direct' : connected ? 'dialled-in' : via === undefined ? '' : `via ${via}`,
      ...(last === undefined ? {} : { free: last.free, actors: last.actors }),
      self: peer === self,
      arbiter: peer === registry.status().arbiter,
    }
  }
}
