import type { MailboxEnv } from '../mailbox/index.ts'
import { DEFAULT_POLICY, type Labels, LIMITS, type Policy } from '../protocols/index.ts'
import { matches } from '../topologies/index.ts'
import type { RouterComponents, RouterInit } from './router-parts.ts'

/** What mailboxes may ask of their node, answered from what it knows at the moment. */
export function mailboxEnv(
  init: RouterInit,
  { network, registry, load, types, seen, decided }: RouterComponents,
  own: Pick<MailboxEnv, 'room' | 'instanceName'> & Required<Pick<MailboxEnv, 'starts'>>,
): MailboxEnv {
  const { self } = network
  const other = (peer: string): boolean => peer !== self
  const policy = (type: string): Policy => types.get(type)?.policy ?? DEFAULT_POLICY
  const peers = function* (): IterableIterator<Place> {
    for (const [peer, { slots, labels }] of load.fresh())
      if (peer !== self) yield [peer, slots, Object.fromEntries(labels)]
  }
  return {
    self,
    limits: { messages: init.mailboxMessages, bytes: init.mailboxBytes, attempts: LIMITS.attempts.value },
    budget: { bytes: 0, max: LIMITS.nodeMailboxBytes.value },
    slots: { taken: 0 },
    policy,
    room: own.room,
    misfit: (type) => misfit(policy(type).on, [[self, init.slots, init.labels], ...peers()]),
    instanceName: own.instanceName,
    starts: own.starts,
    ...(decided === undefined ? {} : { decided }),
    cached: (address) => registry.cached(address),
    learn: (address, location) => {
      seen(address, location)
      registry.learn(address, location)
    },
    forget: (address, peer) => registry.forget(address, peer),
    holds: (address, epoch) => registry.holds(address, epoch),
    reachable: (peer) => network.peers().includes(peer),
    freePeer: (type) => load.freePeer(type, other),
    roomPeer: (type) => load.roomPeer(policy(type), other),
  }
}

type Place = [peer: string, slots: number, labels: Labels]

/** Peers named in a refusal. */
const NAMED_MAX = 8

/** Undefined when some node that hosts actors has the labels. */
export function misfit(on: Labels, places: readonly Place[]): string | undefined {
  const hosts = places.filter(([, slots]) => slots > 0)
  if (hosts.some(([, , labels]) => matches(labels, on))) return undefined
  const shown = hosts
    .slice(0, NAMED_MAX)
    .map(([peer, , labels]) => `${peer.slice(-8)} (${text(labels) || 'none'})`)
  const rest = hosts.length > NAMED_MAX ? ` and ${hosts.length - NAMED_MAX} more` : ''
  const there =
    shown.length === 0 ? 'no peer that hosts actors is known' : `there are ${shown.join(', ')}${rest}`
  const wanted = text(on)
  return wanted === '' ? there : `no peer has ${wanted}; ${there}`
}

function text(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ')
}
