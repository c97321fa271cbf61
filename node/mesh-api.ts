import { peerIdFromString } from '@libp2p/peer-id'
import { LIMITS, type Network, ShoalError } from '../protocols/index.ts'
import { mayFail } from '../wardens/index.ts'
import type { MeshApi, MeshInfo } from './api-mesh.ts'
import { formatJoin, type Ground } from './ground/index.ts'
import type { LoadTable } from './load/index.ts'
import type { Certificate } from './members/certificate.ts'
import type { Members } from './members/members.ts'
import { describe } from './members/mesh-time.ts'
import type { Membership } from './members/membership.ts'
import { outside } from './members/outside.ts'
import { type MeshWardensParts, recoverMesh, wardenAdvice, wardensInfo } from './mesh-wardens.ts'

export interface MeshApiParts {
  membership: Membership
  ground: Pick<Ground, 'mesh' | 'meshKey'>
  network: Pick<Network, 'self' | 'peers'>
  load: Pick<LoadTable, 'get'>
  /** Of this node. */
  name: string
  /** Multiaddrs that others may dial, the best first. */
  addresses(): string[]
  /** The first invite was made: whoever gets it has to reach this node. Says what else is to be known. */
  invited(): Promise<string>
}

/** Who is of the mesh, and who may become so. */
export function meshApi(parts: MeshApiParts): MeshApi {
  const { membership, ground, network } = parts
  const { mesh, meshKey } = ground
  const { members, quorum, clock } = membership
  const wardens: MeshWardensParts = {
    self: network.self,
    quorum,
    clock,
    meshKey,
    bench: () => membership.bench,
    nameOf: (peer) => (peer === network.self ? parts.name : (parts.load.get(peer)?.name ?? '')),
  }

  const show = (): MeshInfo => {
    const { config, own } = members
    const why = outside(membership, network.peers().length)
    const seats = (config?.wardens ?? []).map(({ peer, zone }) => ({
      peer,
      zone,
      linked: peer === network.self || network.peers().includes(peer),
    }))
    const known = [network.self, ...network.peers()].map((peer) => ({
      peer,
      name: peer === network.self ? parts.name : (parts.load.get(peer)?.name ?? ''),
      roles: members.certificateOf(peer)?.roles ?? [],
      clockAheadMs: Math.round(members.time.clocks.get(peer) ?? 0),
    }))
    return {
      mesh: mesh.id,
      peer: network.self,
      generation: config?.generation ?? 0,
      configEpoch: config?.epoch ?? -1,
      k: config?.k ?? 0,
      wardens: seats,
      mayFail: config === undefined ? 0 : mayFail(config),
      removed: [...(config?.removed ?? [])],
      ...(own === undefined
        ? {}
        : {
            certificate: { roles: own.roles, serial: own.serial, issuer: own.issuer, notAfter: own.notAfter },
          }),
      peers: known,
      behindMs: Math.round(members.time.behindMs),
      member: why === '',
      advice: own === undefined || why !== '' ? [why] : advice(own, members, seats, known),
    }
  }

  return {
    async invite(init) {
      const grant = await membership.invite(init)
      const note = await parts.invited()
      return { join: formatJoin({ ...mesh, grant }, parts.addresses()), note }
    },
    invites: () => membership.invites(),
    revoke: (id) => membership.revoke(id),
    async remove(peer, { force = false } = {}) {
      await membership.remove(peerOf(peer), force)
      return show()
    },
    async show() {
      await membership.hearClocks()
      return show()
    },
    wardens: () => wardensInfo(wardens),
    async recover(force) {
      await recoverMesh(wardens, force)
      return await wardensInfo(wardens)
    },
  }
}

function peerOf(text: string): string {
  try {
    return peerIdFromString(text).toString()
  } catch (error) {
    throw new ShoalError('BAD_REQUEST', `${JSON.stringify(text)} is no peer id`, {
      hint: 'shoal peers shows them',
      cause: error,
    })
  }
}

function advice(
  own: Certificate,
  members: Members,
  wardens: MeshInfo['wardens'],
  peers: MeshInfo['peers'],
): string[] {
  const admins = peers.filter(({ roles }) => roles.includes('admin')).length
  return [
    ...wardenAdvice(wardens),
    // With several wardens the mesh outlives the loss of that peer, and nobody could change it then.
    ...(own.roles.includes('admin') &&
    wardens.length > 1 &&
    admins === 1 &&
    wardens.every(({ linked }) => linked)
      ? [
          'one peer is an admin: without it nobody is invited or removed. Have another: shoal mesh invite --role admin; or keep the mesh key, which makes one of a warden: shoal mesh key export, and import there',
        ]
      : []),
    ...clockAdvice(members.time.behindMs, peers),
    ...(own.notAfter - members.wall() < LIMITS.certificateMs.value / 3
      ? [
          `the certificate of this node ends at ${new Date(own.notAfter).toISOString()} and was not renewed: see that it reaches a warden (shoal peers)`,
        ]
      : []),
  ]
}

const SET = 'set it right on that host, and keep it so: timedatectl set-ntp true'

function clockAdvice(behindMs: number, peers: MeshInfo['peers']): string[] {
  const off = (ms: number): boolean => Math.abs(ms) > LIMITS.skewMs.value
  if (off(behindMs)) return [`the clock of this host is ${describe(-behindMs)} of that of the mesh: ${SET}`]
  const differ = peers.filter(({ clockAheadMs }) => off(clockAheadMs))
  // A warden's clock is the mesh's, right or wrong. When most others differ from it, it is wrong.
  const others = peers.length - 1
  if (differ.length > 1 && differ.length > others / 2)
    return [`the clock of this host is another than that of ${differ.length} of ${others} peers: ${SET}`]
  return differ.map(
    ({ peer, clockAheadMs }) => `the clock of peer ${peer} is ${describe(clockAheadMs)} of this one: ${SET}`,
  )
}
