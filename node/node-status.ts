import { createRequire } from 'node:module'
import type { Registry } from '../dht-registry/index.ts'
import type { Network } from '../protocols/index.ts'
import type { Host } from '../wasm-host/index.ts'
import { joinNote, scopeOf, type Traffic } from './net/index.ts'
import type { NodeStatus } from './api.ts'
import { formatJoin, type Mesh, withoutGrant } from './ground/index.ts'
import type { Joiner } from './links/joiner.ts'
import type { Membership } from './members/membership.ts'
import { outside } from './members/outside.ts'
import type { Router } from './router.ts'
import { typeUses } from './type-use.ts'

interface Facts extends Pick<NodeStatus, 'peer' | 'name' | 'dataDir' | 'startedAt' | 'grants' | 'settings'> {
  mesh: Mesh
  /** Multiaddrs that others may dial, the best first. */
  known: readonly string[]
}

interface StatusParts {
  listen: string[]
  network: Pick<Network, 'peers'>
  registry: Registry
  router: Router
  host: Host
  traffic: Traffic
  joining: Pick<Joiner, 'waiting'>
  membership: Membership
  /** Dead letters on this node. */
  letters: number
  /** Announced addresses to which a peer could not connect. */
  unreachable: readonly string[]
}

/** What `shoal node status` shows. */
export function nodeStatus(facts: Facts, parts: StatusParts): NodeStatus {
  const { network, registry, router, host } = parts
  const { mesh, known, ...plain } = facts
  const { wardens, standing, ...records } = registry.status()
  const peers = network.peers()
  const waiting = router.waiting
  let actors = 0
  for (const { mailbox } of router.boxes()) actors += mailbox.instances.size
  const warnings: string[] = []
  const away = wardens.filter((peer) => peer !== facts.peer && !peers.includes(peer))
  const why = outside(parts.membership, peers.length)
  const cut = away.length * 2 >= Math.max(1, wardens.length)
  if (why !== '') warnings.push(why)
  else if (cut)
    warnings.push(
      `${away.length} of ${wardens.length} wardens are not linked: keyed actors cannot start, and wait when their leases end; pools go on (shoal mesh wardens)`,
    )
  if (standing === 'disk')
    warnings.push(
      'this node arbitrates keys and cannot write to its disk: it grants none until there is room',
    )
  if (standing === 'silent')
    warnings.push('this node arbitrates keys, and waits until the leases from before its crash have ended')
  // Whoever refused this node was reached.
  const { members, entrance } = parts.membership
  const refused = entrance.refusal !== undefined || members.isRemoved(members.self)
  for (const peer of refused ? [] : parts.joining.waiting())
    warnings.push(`peer ${peer}, which the join string names, cannot be reached; still trying`)
  for (const addr of parts.unreachable)
    warnings.push(`${addr} is announced, and a peer could not connect to it`)
  if (parts.letters > 0)
    warnings.push(
      `${parts.letters} ${parts.letters === 1 ? 'message' : 'messages'} from here could not be delivered: shoal dlq ls`,
    )
  return {
    ...plain,
    mesh: mesh.id,
    join: formatJoin(withoutGrant(mesh), known),
    joinNote: joinNote(scopeOf(known)),
    version: version(),
    pid: process.pid,
    listen: parts.listen,
    wardens,
    standing,
    ready: why === '' && !cut && (standing === 'serves' || standing === 'standby'),
    peers: peers.length,
    slots: { total: router.slots, used: router.used },
    actors,
    waiting: waiting.messages,
    waitingBytes: waiting.bytes,
    fenced: router.fences.refused,
    registry: records,
    host: { ...host.status(), types: typeUses(host, router) },
    traffic: parts.traffic.report(),
    warnings,
  }
}

/** Of this package; in the checkout and in an installed one the manifest is in the nearest folder above that has one. */
function version(): string {
  const require = createRequire(import.meta.url)
  for (const up of ['../package.json', '../../package.json']) {
    try {
      return (require(up) as { version: string }).version
    } catch {
      // One further up.
    }
  }
  return ''
}
