import type { Libp2p, Stream } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { kadRegistry, recordGate, type Registry } from '../dht-registry/index.ts'
import {
  type Clock,
  LIMITS,
  messageIds,
  type NetworkHandler,
  protocolIds,
  systemRandom,
} from '../protocols/index.ts'
import { poolHost } from '../wasm-host/index.ts'
import type { NodeInit } from './api.ts'
import { addressesOf, createMeshLibp2p, joinNote, parseAnnounceAddrs, scopeOf } from './net/index.ts'
import { liveBounds, mailboxBounds, messageBound, within } from './bounds.ts'
import { AnnounceProbe } from './announce-probe.ts'
import { Components } from './components.ts'
import { controlServer } from './control/index.ts'
import { Deployments } from './deployments.ts'
import type { Happening } from './events.ts'
import { type Ground, rememberedListen, rememberListen } from './ground/index.ts'
import { Introductions } from './introductions.ts'
import { httpFetch } from './guests/index.ts'
import { openKept } from './letters/index.ts'
import { joiner } from './links/joiner.ts'
import { libp2pNetwork } from './links/libp2p-network.ts'
import { openLogs } from './logs/index.ts'
import { meshApi } from './mesh-api.ts'
import { guestEnvelope } from './new-envelope.ts'
import { nodeApi } from './node-api.ts'
import { nodeOffers } from './node-labels.ts'
import { nodeStatus } from './node-status.ts'
import { deployersAmong, meshClock, openMembership, ownFacts } from './open-membership.ts'
import { presence } from './presence.ts'
import { Questions, readActors } from './questions.ts'
import { registryEvents } from './registry-events.ts'
import { Relay } from './relay.ts'
import { Releases } from './releases.ts'
import { Router } from './router.ts'
import { withRunLedger } from './run-ledger.ts'
import type { Strategy } from './strategy.ts'
import { surveyor } from './survey.ts'
import { traceOf } from './trace.ts'
import { Topics } from './topics.ts'
import { Versions } from './versions.ts'

/** A node on its ground, running. */
export interface Assembled {
  api: ReturnType<typeof nodeApi>
  facts: { peer: string; listen: string[]; join: string; meshKey?: string; ready: Promise<void> }
  onShutdown(then: () => void): void
}

/** Puts the parts of a node together and starts them; `parts` stops them in turn. */
export async function assemble(
  init: NodeInit,
  ground: Ground,
  { clock, strategy }: { clock: Clock; strategy: Strategy },
  parts: AsyncDisposableStack,
): Promise<Assembled> {
  const { identity, mesh, store, incarnation } = ground
  const self = identity.peerId.toString()
  const client = init.client === true
  const ids = protocolIds(mesh.id)
  const slots = client ? 0 : (init.slots ?? LIMITS.slots.value)
  const messageBytes = messageBound(init)
  const name = init.name ?? ''
  const { labels, grants } = nodeOffers(init)
  const { logs, events, crashed } = await openLogs(ground.dataDir, clock, parts, (event) => init.log?.(event))
  const log = (happening: Happening): void => events.add(happening)
  const nextId = messageIds(self, incarnation)
  const trace = await traceOf(init.trace, { self, clock, log }, parts)

  // The wire
  const opening = { clock, random: systemRandom, log, labels, libp2p: (): Libp2p => libp2p }
  const { membership, quorum } = await openMembership(ground, opening)
  parts.use(quorum)
  parts.defer(() => membership.stop())
  const { members } = membership
  const dated = meshClock(clock, membership)
  const deployers = deployersAmong(members)
  const gate = await recordGate({ mesh: mesh.id }, { store, clock: dated, deployers })
  const listen = init.listen ?? (client ? [] : await rememberedListen(store, membership.reachable))
  const announce = parseAnnounceAddrs(init.announce ?? [])
  // Nobody can dial it, so it keeps nothing for others, and few links.
  const leaf = client || (listen.length === 0 && announce.length === 0)
  const { libp2p, doorman, traffic, ...wire } = await createMeshLibp2p(
    {
      mesh: mesh.id,
      identity,
      listen,
      announce,
      client: leaf,
      entrance: membership.entrance,
      topics: [ids.load, ids.types, ...ids.topics],
      validators: gate.validators,
      selectors: gate.selectors,
      ...(init.mdns === undefined ? {} : { mdns: init.mdns }),
      ...(ground.datastore === undefined ? {} : { datastore: ground.datastore }),
    },
    { clock },
  )
  parts.defer(() => wire.stop())

  // Bound late: the network is there before those who answer its questions.
  const handler: NetworkHandler = {
    message: (envelope, from, signal, received) =>
      relay.pass(envelope, { signal, received }) ?? router.receive(envelope, from, { signal, received }),
    place: (head, bytes, from) => relay.place(head) ?? router.place(head, bytes, from),
    lane: (notice) => relay.passLane(notice, (own) => router.lane(own)),
    ask: (op, body, from, signal) =>
      membership.answer(op, body, from) ??
      relay.answer(op, body, from, signal) ??
      questions.answer(op, body, from, signal) ??
      topics.answer(op, body, signal) ??
      registry.answer(op, body, from),
    link: (peer, state) => linked(peer, state),
  }
  const links = parts.use(
    await libp2pNetwork({ mesh: mesh.id, incarnation, messageBytes })({
      libp2p,
      handler,
      clock,
      members: doorman,
    }),
  )
  const { own: addresses, of: addrsOf, dialable } = addressesOf(libp2p)
  const vias = (peer: string): readonly string[] => voice.load.vias(peer)
  const relay = new Relay({ network: links, dialable, vias, frugal: leaf, members })
  const { network } = relay

  const registry: Registry = parts.use(
    await kadRegistry({ mesh: mesh.id, incarnation, publishes: !leaf })({
      quorum,
      network,
      dht: libp2p.services.dht,
      gate,
      addresses,
      privateKey: identity.privateKey,
      store,
      clock: dated,
      random: systemRandom,
      deployers,
      events: registryEvents({ router: () => router, log }),
    }),
  )

  // Actors
  const pool = poolHost({ cacheDir: ground.cacheDir, messageBytes, ...liveBounds(init) })
  const host = parts.use(
    withRunLedger(() => registry, pool)({ clock, handler: { event: (event) => router.hostEvent(event) } }),
  )
  const voice = presence(
    { incarnation, leaf, joins: mesh.joins },
    {
      ids,
      pubsub: libp2p.services.pubsub,
      links,
      network,
      dialable,
      wardens: () => members.config?.wardens.map(({ peer }) => peer) ?? [mesh.founder],
      clock,
      random: systemRandom,
      strategy,
      own: () => questions.load(),
      roomChanged: (keyed) => router.roomChanged(keyed),
      waiting: () => router.waiting.messages > 0,
      acceptType: (record) => registry.acceptType(record),
      heardOf: (peer) => introductions.heardOf(peer),
      learnFrom: (peer) => {
        deployments.learnFrom(peer).catch(() => {})
        introductions.learnFrom(peer).catch(() => {})
      },
    },
  )
  const { load } = voice
  const components = new Components({
    store: ground.components,
    self,
    dial: (peer, signal): Promise<Stream> =>
      libp2p.dialProtocol(peerIdFromString(peer), ids.component, { signal }),
    providers: (cid, signal) => registry.providers(cid, signal),
    peers: () => network.peers(),
    holds: (cid, bytes) => registry.publishComponent(cid, bytes),
  })
  await libp2p.handle(ids.component, components.serve)
  const topics = new Topics({
    self,
    air: voice.air,
    types: () => registry.types(),
    nextId,
    receive: (envelope) => router.receive(envelope, self),
    clock,
    log,
  })
  const stored = { registry, host, components, membership }
  const deployments = new Deployments({ client, grants, network, clock, ...stored })
  const { letters, outbox } = await openKept(parts, {
    self,
    incarnation,
    store,
    clock,
    log,
    nextId,
    component: (type) => deployments.get(type),
    receive: (envelope, kept) => router.receive(envelope, self, { kept }),
  })
  const versions = new Versions({ self, quorum, network, registry, clock: dated, members })
  const router: Router = new Router(
    {
      incarnation,
      slots,
      labels,
      grants,
      ...mailboxBounds(init),
    },
    {
      network,
      registry,
      host,
      load,
      random: systemRandom,
      strategy,
      clock,
      types: deployments,
      prepare: (type) => deployments.prepare(type),
      outgoing: (...call) => guestEnvelope(...call, { nextId, clock }),
      publish: (envelope) => topics.publish(envelope),
      fetch: httpFetch,
      log,
      letters,
      outbox,
      ...(trace === undefined ? {} : { decided: trace.decided }),
      actorLog: (address, level, text) => logs.add(address, level, text),
      seen: (address, location) => events.seen(address, location, self),
      changed: () => voice.loadChanged(),
    },
  )
  parts.defer(() => router.close(LIMITS.stopMs.value))
  const introductions = new Introductions({
    libp2p,
    network: links,
    connects: !leaf,
    clock,
    random: systemRandom,
  })
  parts.defer(() => introductions.stop())
  const questions: Questions = new Questions({
    letters,
    outbox,
    introductions,
    leaves: voice.leaves,
    router,
    deployments,
    versions,
    registry,
    logs,
    events,
    clock,
    self: { incarnation, name, labels, grants, host },
  })
  const survey = surveyor({ network, load, questions, refresh: () => voice.refresh() })
  const releases = new Releases({
    self,
    client,
    network,
    registry,
    host,
    components,
    deployments,
    versions,
    hosts: () => load.hosts(network.peers()),
    gossip: (record) => voice.type(record),
    live: async (type) => {
      const { found } = await survey.ask('ps', new Uint8Array(), readActors)
      return found.flat().filter((actor) => actor.type === type)
    },
    all: async (op, body) => (await survey.ask(op, body, (answer) => answer)).found,
    log,
  })

  const joining = parts.use(
    joiner(
      { joins: mesh.joins, seeks: !leaf },
      {
        libp2p,
        network: links,
        clock,
        random: systemRandom,
        warn: (text) => log({ event: 'join-unreachable', text }),
      },
    ),
  )
  const probe = new AnnounceProbe(announce, introductions, log)
  const firstLink = Promise.withResolvers<void>()
  const linked = (peer: string, state: 'open' | 'closed'): void => {
    joining.linked(peer, state)
    introductions.changed()
    if (state === 'open') firstLink.resolve()
    log({ event: state === 'open' ? 'peer-joined' : 'peer-left', peer })
    if (state === 'open') membership.linked(peer)
    voice.linked(peer, state)
    if (state === 'open') probe.met(peer)
  }

  doorman.onRefused = (from, why) => log({ event: 'stranger-refused', from, why })

  // Going on the air
  await wire.start()
  membership.start(links, { able: () => !leaf, dialable })
  if (init.listen === undefined && !client) await rememberListen(store, addresses())
  parts.defer(() => voice.stop())
  voice.start()
  await components.announce()
  if (client) {
    await within(firstLink.promise, mesh.joins, clock, () => membership.entrance.refusal)
    await voice.refresh()
  }

  void outbox.replay()
  let shutdown = (): void => undefined
  const known = (): string[] => [...addresses(), ...mesh.joins]
  const startedAt = clock.wall()
  const api = nodeApi({
    network,
    registry,
    router,
    deployments,
    releases,
    questions,
    survey,
    topics,
    outbox,
    log,
    load,
    clock,
    messageBytes,
    nextId,
    addrsOf,
    via: (peer) => relay.via(peer),
    status: () =>
      Promise.resolve(
        nodeStatus(
          {
            peer: self,
            name,
            mesh,
            known: known(),
            dataDir: ground.dataDir ?? '',
            startedAt,
            grants,
            settings: init.settings ?? [],
          },
          {
            listen: addresses(),
            network,
            registry,
            router,
            host,
            traffic,
            joining,
            membership,
            letters: letters.size.letters,
            unreachable: probe.unreachable,
          },
        ),
      ),
    mayStop: () => members.mayAsk('stop-actor', self),
    leaveSeat: async () => (await membership.bench?.leave()) ?? 'none',
    mesh: meshApi({
      membership,
      ground,
      name,
      network: links,
      load,
      addresses: known,
      invited: async () => {
        if (init.listen === undefined && !client && (await wire.listenBeyondLoopback()))
          await rememberListen(store, addresses())
        return joinNote(scopeOf(known()))
      },
    }),
    shutdown: () => shutdown(),
  })
  if (ground.dataDir !== undefined)
    parts.use(await controlServer(api, { dataDir: ground.dataDir, peer: self, incarnation, messageBytes }))
  log({ event: 'started', name, incarnation, crashed })
  parts.defer(() => log({ event: 'stopping' }))
  return {
    api,
    facts: { peer: self, listen: addresses(), ...(await ownFacts(membership, ground, known())) },
    onShutdown: (then) => {
      shutdown = then
    },
  }
}
