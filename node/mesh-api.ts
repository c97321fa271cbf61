import { peerIdFromString } from '@libp2p/peer-id'
import { type Network, ShoalError } from '../protocols/index.ts'
import type { MeshApi, MeshInfo } from './api-mesh.ts'
import { formatJoin } from './join-string.ts'
import type { LoadTable } from './load/index.ts'
import type { Membership } from './members/membership.ts'
import type { Mesh } from './mesh.ts'

export interface MeshApiParts {
  membership: Membership
  mesh: Mesh
  network: Pick<Network, 'self' | 'peers'>
  load: Pick<LoadTable, 'get'>
  /** Multiaddrs that others may dial, the best first. */
  addresses(): string[]
  /** The first invite was made: whoever gets it has to reach this node. Says what else is to be known. */
  invited(): Promise<string>
}

/** Who is of the mesh, and who may become so. */
export function meshApi(parts: MeshApiParts): MeshApi {
  const { membership, mesh, network } = parts
  const { members } = membership

  const show = (): MeshInfo => {
    const { config, own } = members
    const wardens = (config?.wardens ?? []).map(({ peer, zone }) => ({
      peer,
      zone,
      linked: peer === network.self || network.peers().includes(peer),
    }))
    const mayFail = Math.floor((wardens.length - 1) / 2)
    const known = [network.self, ...network.peers()].map((peer) => ({
      peer,
      name: parts.load.get(peer)?.name ?? '',
      roles: members.certificateOf(peer)?.roles ?? [],
      clockAheadMs: Math.round(members.clocks.get(peer) ?? 0),
    }))
    return {
      mesh: mesh.id,
      peer: network.self,
      generation: config?.generation ?? 0,
      configEpoch: config?.epoch ?? -1,
      k: config?.k ?? 0,
      wardens,
      mayFail: Math.max(0, mayFail),
      removed: [...(config?.removed ?? [])],
      ...(own === undefined
        ? {}
        : {
            certificate: { roles: own.roles, serial: own.serial, issuer: own.issuer, notAfter: own.notAfter },
          }),
      peers: known,
      advice: advice(members.own === undefined, wardens),
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
    async remove(peer) {
      await membership.remove(peerOf(peer))
      return show()
    },
    show: () => Promise.resolve(show()),
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

function advice(outside: boolean, wardens: readonly { peer: string; linked: boolean }[]): string[] {
  if (outside)
    return ['this node was not let in yet: join with an invite (shoal mesh invite, on a node of the mesh)']
  const lost = wardens.filter(({ linked }) => !linked)
  return [
    ...lost.map(({ peer }) => `warden ${peer} is not linked: start it, with its data directory`),
    ...(wardens.length === 1
      ? [
          'one warden arbitrates: while it is away nobody joins and keyed actors cannot start; keep a backup of its data directory (docs/OPERATING.md) and of the mesh key (shoal mesh key export)',
        ]
      : []),
  ]
}
