import {
  type Clock,
  DEFAULT_POLICY,
  type Network,
  type Outcome,
  parseAddress,
  ShoalError,
} from '../protocols/index.ts'
import type { DrainProgress } from './api-drain.ts'
import { ActorQuestion, Stopped, TypeQuestion } from '../protocols/proto/node.js'
import type { Registry } from '../dht-registry/index.ts'
import type { Inspection, PeerUse } from './type-use.ts'
import type { ActorInfo, NodeApi, NodeStatus, PeerInfo, Sent, Survey } from './api.ts'
import type { Deployments } from './deployments.ts'
import { explainer } from './explain.ts'
import { Drain } from './drain/index.ts'
import type { Happening } from './events.ts'
import { letterMesh, type Outbox } from './letters/index.ts'
import type { LoadTable } from './load/index.ts'
import { checkSelector, meshLines, readEvents, readLogs, silentEvent, silentLog } from './logs/index.ts'
import type { MeshApi } from './api-mesh.ts'
import { programEnvelope } from './new-envelope.ts'
import { noSuchActor, type Questions, readActors, readDetail, readUse } from './questions.ts'
import type { Releases } from './releases.ts'
import type { Router } from './router.ts'
import type { Surveyor } from './survey.ts'
import type { Topics } from './topics.ts'

export interface NodeApiParts {
  network: Network
  registry: Registry
  router: Router
  deployments: Deployments
  releases: Releases
  questions: Questions
  survey: Surveyor
  topics: Topics
  outbox: Outbox
  log(event: Happening): void
  load: LoadTable
  clock: Clock
  messageBytes: number
  nextId(): string
  /** Multiaddrs by which a peer is, or was last, reached. */
  addrsOf(peer: string): Promise<string[]>
  /** The peer through which this one was last reached, if it is not linked. */
  via(peer: string): string | undefined
  status(): Promise<NodeStatus>
  /** @throws ShoalError FORBIDDEN */
  mayStop(): void
  /** The seat of a warden that is drained goes to a peer that stands by. */
  leaveSeat(): Promise<'none' | 'moved' | 'kept'>
  mesh: MeshApi
  shutdown(): void
}

/** What programs ask of this node. */
export function nodeApi(parts: NodeApiParts): NodeApi {
  const { network, router, deployments, questions, load, registry, survey } = parts
  const self = network.self
  const origin = { self, nextId: () => parts.nextId(), messageBytes: parts.messageBytes }

  const drain = new Drain({ ...parts, policy: (type) => deployments.get(type)?.policy ?? DEFAULT_POLICY })

  async function* draining(graceMs: number): AsyncGenerator<DrainProgress> {
    yield* drain.follow(graceMs)
    parts.shutdown()
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

  async function uses(type: string): Promise<Survey<PeerUse>> {
    const { name } = await deployments.need(type)
    return survey.ask('type-use', TypeQuestion.encode({ name }), (answer, peer) =>
      readUse(answer, peer, name),
    )
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
      const envelope = programEnvelope(message, origin)
      const outcome: Outcome = await router.receive(envelope, self, { signal })
      if (outcome.kind === 'moved')
        throw new ShoalError('INTERNAL', `${envelope.target} moved and was not followed`)
      return { id: envelope.id, outcome }
    },
    // Not at once: what it throws is a rejection, as with everything else here.
    publish: async (message) => parts.topics.publish(programEnvelope(message, origin)),
    subscribe: (topic, signal) => parts.topics.subscribe(topic, signal),
    deploy: (bytes, init, signal) => parts.releases.deploy(bytes, init, signal),
    rollback: (type, version) => parts.releases.rollback(type, version),
    undeploy: (type, { force }) => parts.releases.undeploy(type, force),
    types: () => Promise.resolve(deployments.list()),
    async ps(): Promise<Survey<ActorInfo>> {
      const { found, silent } = await survey.ask('ps', new Uint8Array(), readActors)
      return { found: found.flat().toSorted((a, b) => (a.address < b.address ? -1 : 1)), silent }
    },
    async peers() {
      await survey.refresh()
      return await Promise.all([self, ...survey.known()].map((peer) => peerInfo(peer)))
    },
    inspect,
    uses,
    dlq: letterMesh({
      network,
      survey,
      own: (op, body) =>
        questions.answer(op, body, self, new AbortController().signal) as Promise<Uint8Array>,
    }),
    mesh: parts.mesh,
    explain: explainer({ survey, clock: parts.clock }),
    async stopActor(text): Promise<string[]> {
      parseAddress(text)
      parts.mayStop()
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
    drain: draining,
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
      warden: registry.status().wardens.includes(peer),
    }
  }
}
