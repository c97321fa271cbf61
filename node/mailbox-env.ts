import type { MailboxEnv } from '../mailbox/index.ts'
import { DEFAULT_POLICY, LIMITS } from '../protocols/index.ts'
import type { RouterComponents, RouterInit } from './router-parts.ts'

/** What mailboxes may ask of their node, answered from what it knows at the moment. */
export function mailboxEnv(
  init: RouterInit,
  { network, registry, load, types }: RouterComponents,
  own: Pick<MailboxEnv, 'room' | 'instanceName'>,
): MailboxEnv {
  const { self } = network
  const other = (peer: string): boolean => peer !== self
  return {
    self,
    limits: { messages: init.mailboxMessages, bytes: init.mailboxBytes, attempts: LIMITS.attempts.value },
    budget: { bytes: 0, max: LIMITS.nodeMailboxBytes.value },
    policy: (type) => types.get(type)?.policy ?? DEFAULT_POLICY,
    room: own.room,
    instanceName: own.instanceName,
    cached: (address) => registry.cached(address),
    learn: (address, location) => registry.learn(address, location),
    forget: (address, peer) => registry.forget(address, peer),
    holds: (address, epoch) => registry.holds(address, epoch),
    reachable: (peer) => network.peers().includes(peer),
    freePeer: (type) => load.freePeer(type, other),
    roomPeer: () => load.roomPeer(other),
  }
}
