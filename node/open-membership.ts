import type { Libp2p } from '@libp2p/interface'
import { peerIdFromString } from '@libp2p/peer-id'
import { type Deployers, Quorum } from '../dht-registry/index.ts'
import type { Clock, Labels, Random } from '../protocols/index.ts'
import { mayFail } from '../wardens/index.ts'
import type { Happening } from './events.ts'
import { formatJoin, grantOf, type Ground, type Mesh, plainMeshKey } from './ground/index.ts'
import type { Members } from './members/members.ts'
import { Membership } from './members/membership.ts'

export interface OpenMembershipComponents {
  clock: Clock
  random: Random
  log(event: Happening): void
  /** Of this node: `zone` is its failure domain. */
  labels: Labels
  /** There once libp2p is made, which needs membership first. */
  libp2p(): Libp2p
}

/** A node's membership, and its part in the quorums, on what is in its data directory. @throws ShoalError DATA_DIR */
export async function openMembership(
  ground: Ground,
  components: OpenMembershipComponents,
): Promise<{ membership: Membership; quorum: Quorum }> {
  const { identity, mesh, meshKey, store } = ground
  const quorum = await openQuorum(ground, components)
  const { clock, random } = components
  const log = (event: Happening): void => components.log(event)
  const warn = (text: string): void => log({ event: 'warning', text })
  quorum.events = {
    ...quorum.events,
    disk: (error) =>
      warn(
        error === undefined
          ? 'the disk of this warden takes writes again: it grants keys'
          : `this warden cannot write to its disk, and grants no keys until it can: ${error.message}`,
      ),
    refused: ({ config }, why) => log({ event: 'config-refused', epoch: config.epoch, why }),
  }
  const membership = await Membership.open(
    {
      mesh: mesh.id,
      identity,
      warden: mesh.founder,
      storeId: ground.storeId,
      zone: components.labels['zone'] ?? '',
      ...(mesh.store === undefined ? {} : { foundedWith: mesh.store }),
      ...(meshKey === undefined ? {} : { meshKey }),
    },
    {
      store,
      quorum,
      clock,
      random,
      warn,
      grant: () => grantOf(mesh, membership.members.own !== undefined),
      joined() {
        // Several members answer a joiner at once.
        if (mesh.grant === undefined) return
        log({ event: 'joined', mesh: mesh.id })
        ground
          .forgetGrant()
          .catch((error: unknown) => warn(`the invite cannot be put away: ${String(error)}`))
      },
      stepped(config) {
        const { epoch, wardens } = config
        if (epoch === 0) return
        log({ event: 'wardens', epoch, wardens: wardens.map(({ peer }) => peer), mayFail: mayFail(config) })
      },
      refused: (error) => log({ event: 'join-refused', error: error.toValue() }),
      removed: (peer) =>
        void components
          .libp2p()
          .hangUp(peerIdFromString(peer))
          .catch(() => {}),
    },
  )
  return { membership, quorum }
}

async function openQuorum(
  { identity, mesh, store, storeId, incarnation }: Ground,
  { clock, random }: { clock: Clock; random: Random },
): Promise<Quorum> {
  const self = identity.peerId.toString()
  return await Quorum.open(
    { mesh: mesh.id, self, storeId, incarnation },
    { privateKey: identity.privateKey, store, clock, random },
  )
}

/** Who may deploy: whoever shows a certificate with the role. */
export function deployersAmong(members: Members): Deployers {
  return {
    proof: () => members.certificate ?? new Uint8Array(),
    check: (proof, peer) => members.mayPublish(proof, peer),
  }
}

/** A clock that shows the time of the mesh's wardens where this host's own is off. */
export function meshClock(clock: Clock, { members }: Membership): Clock {
  return { now: () => clock.now(), after: (ms, then) => clock.after(ms, then), wall: () => members.wall() }
}

/**
 * What lets others join by this node. Of a warden that is an admin it is an invite for any number of admins, good as long
 * as this process runs: for programs that hold the node and make others. Nothing prints it. Anybody else's leads members to
 * one another: seats go to members without a role too, and those may not invite.
 */
async function ownJoin(membership: Membership, mesh: Mesh, addrs: readonly string[]): Promise<string> {
  const { members } = membership
  const admin = members.own?.roles.includes('admin') === true
  if (!admin || !members.isWarden(members.self)) return formatJoin(mesh, addrs)
  const grant = await membership.invite({ roles: ['admin'], uses: 0, expiresMs: 0 }, false)
  return formatJoin({ ...mesh, grant }, addrs)
}

/** What whoever made the node is told of its mesh. */
export async function ownFacts(
  membership: Membership,
  { mesh, meshKey, founded }: Ground,
  addrs: readonly string[],
): Promise<{ join: string; meshKey?: string; ready: Promise<void> }> {
  const join = await ownJoin(membership, mesh, addrs)
  return {
    join,
    ready: membership.ready(),
    ...(founded && meshKey !== undefined ? { meshKey: plainMeshKey(meshKey) } : {}),
  }
}
