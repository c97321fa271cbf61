import { type MailboxEnv, Retries, Slots } from '../mailbox/index.ts'
import {
  DEFAULT_POLICY,
  isCapability,
  type Labels,
  LIMITS,
  originName,
  peerTail,
  type Policy,
  unknownCapability,
} from '../protocols/index.ts'
import { type Candidate, fits, type Needs } from '../topologies/index.ts'
import type { Box } from './box.ts'
import { hasRoom } from './room.ts'
import type { RouterComponents, RouterInit } from './router-parts.ts'

/** What mailboxes may ask of their node, answered from what it knows at the moment. */
export function mailboxEnv(
  init: RouterInit,
  { network, registry, load, types, seen, strategy, decided, clock, random, host }: RouterComponents,
  own: { closed(): boolean; boxes: ReadonlyMap<string, Box> } & Required<Pick<MailboxEnv, 'starts'>>,
): MailboxEnv {
  const { self } = network
  const other = (peer: string): boolean => peer !== self
  const policy = (type: string): Policy => types.get(type)?.policy ?? DEFAULT_POLICY
  const peers = function* (): IterableIterator<Host> {
    for (const [peer, { slots, labels, grants }] of load.fresh())
      if (peer !== self && slots > 0) yield { peer, labels: Object.fromEntries(labels), grants }
  }
  const slots = new Slots()
  let instances = 0
  let lanes = 0
  const place = { ...init, taken: slots, load, boxes: own.boxes, policy }
  // Soft: what others have comes from load messages.
  const withinMesh = (type: string): boolean =>
    slots.of(type) + load.instances(type) < policy(type).instancesMesh
  const mayHost = (type: string) => (peer: string) =>
    other(peer) && load.instances(type, peer) < policy(type).instances
  return {
    self,
    limits: { messages: init.mailboxMessages, bytes: init.mailboxBytes, attempts: LIMITS.attempts.value },
    budget: { bytes: 0, max: LIMITS.nodeMailboxBytes.value },
    slots,
    decide: strategy.decide,
    wants: load.wants,
    instancePeer: (address) =>
      load.wants.peerOf(address) ?? named(address, [self, ...network.peers(), ...load.peers()]),
    retries: new Retries(() => random.next()),
    laneId: () => originName(self, init.incarnation) + (++lanes).toString(36),
    policy,
    room: (type, chosen) =>
      !own.closed() && !host.full && withinMesh(type) && hasRoom(place, type, chosen, clock.now()),
    betterPeer: (type) =>
      withinMesh(type) &&
      load.better(policy(type), mayHost(type), {
        peer: self,
        labels: init.labels,
        grants: init.grants,
        free: init.slots - slots.taken + init.slots / PLACE_SHARE,
      }),
    // A leaf asks first what there is.
    misfit: (type) =>
      load.stale
        ? undefined
        : misfit(policy(type), [...(init.slots > 0 ? [{ peer: self, ...init }] : []), ...peers()]),
    // Its start is part of it: an instance of an earlier life of the node is gone.
    instanceName: () => `${peerTail(self)}-${init.incarnation.toString(36)}-${(++instances).toString(36)}`,
    starts: own.starts,
    ...(decided === undefined ? {} : { decided }),
    cached: (address) => registry.cached(address),
    learn: (address, location) => {
      seen(address, location)
      registry.learn(address, location)
    },
    forget: (address, peer) => registry.forget(address, peer),
    holds: (address, epoch) => registry.holds(address, epoch),
    reachable: (peer) => network.peers().includes(peer) || load.vias(peer).length > 0,
    freePeer: (type) => load.freePeer(type, other),
    roomPeer: (type) => (withinMesh(type) ? load.roomPeer(policy(type), mayHost(type)) : undefined),
    alternatives: (type) =>
      withinMesh(type) ? load.roomPeers(policy(type), mayHost(type)).slice(0, ALTERNATIVES_MAX) : [],
  }
}

/** Instances are called after the end of their peer's id: see `instanceName`. */
function named(address: string, peers: readonly string[]): string | undefined {
  const end = address.slice(address.indexOf('@') + 1).split('-')[0] ?? ''
  return end === '' ? undefined : peers.find((peer) => peer.endsWith(end))
}

/** A peer that hosts actors. */
type Host = Omit<Candidate, 'free'>

/** So much more room, in parts of what this node has in all, is worth the way to another peer. */
const PLACE_SHARE = 8

/** Peers named to a sender that finds no room here. */
const ALTERNATIVES_MAX = 3

/** Peers named in a refusal. */
const NAMED_MAX = 8

/** Undefined when some node that hosts actors has the labels and grants the capabilities. */
export function misfit({ on, allow }: Needs, hosts: readonly Host[]): string | undefined {
  if (hosts.some((host) => fits(host, { on, allow }))) return undefined
  const shown = hosts.slice(0, NAMED_MAX).map(({ peer, labels, grants }) => {
    const offers = [labelText(labels), allow.length > 0 && grants.length > 0 ? granting(grants) : '']
    return `${peerTail(peer)} (${offers.filter((part) => part !== '').join(', ') || 'none'})`
  })
  const rest = hosts.length > NAMED_MAX ? ` and ${hosts.length - NAMED_MAX} more` : ''
  const there =
    shown.length === 0 ? 'no peer that hosts actors is known' : `there are ${shown.join(', ')}${rest}`
  const needed = [
    Object.keys(on).length > 0 ? `has ${labelText(on)}` : '',
    allow.length > 0
      ? `${granting(allow)} (node start ${allow.map((name) => `--grant ${name}`).join(' ')})`
      : '',
  ].filter((part) => part !== '')
  const unknown = allow.filter((name) => !isCapability(name)).map((name) => `; ${unknownCapability(name)}`)
  return needed.length === 0 ? there : `no peer ${needed.join(' and ')}${unknown.join('')}; ${there}`
}

function granting(capabilities: readonly string[]): string {
  return `grants ${capabilities.join(' ')}`
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
}
