import type { MeshApi } from '../api-mesh.ts'
import { json, textField, unjson } from './codec.ts'

/** Questions about the mesh and its members on the local socket. */
export const MESH = {
  invite: 'ctl.mesh-invite',
  invites: 'ctl.mesh-invites',
  revoke: 'ctl.mesh-revoke',
  remove: 'ctl.mesh-remove',
  show: 'ctl.mesh-show',
  wardens: 'ctl.mesh-wardens',
  recover: 'ctl.mesh-recover',
} as const

/** Undefined: not one of these. @throws ShoalError as {@link MeshApi} */
export async function answerMesh(
  api: MeshApi,
  op: string,
  body: Uint8Array,
): Promise<Uint8Array | undefined> {
  switch (op) {
    case MESH.invite:
      return json(await api.invite(unjson(body) as object))
    case MESH.invites:
      return json(await api.invites())
    case MESH.revoke:
      return json(await api.revoke(textField(unjson(body), 'id')))
    case MESH.remove: {
      const { force } = unjson(body) as { force?: unknown }
      return json(await api.remove(textField(unjson(body), 'peer'), { force: force === true }))
    }
    case MESH.show:
      return json(await api.show())
    case MESH.wardens:
      return json(await api.wardens())
    case MESH.recover:
      return json(await api.recover((unjson(body) as { force?: unknown }).force === true))
    default:
      return undefined
  }
}

/** The other end. @param ask asks, and resolves with what the answer says */
export function meshClient(ask: (op: string, body?: Uint8Array) => Promise<unknown>): MeshApi {
  return {
    invite: async (init) => (await ask(MESH.invite, json(init))) as Awaited<ReturnType<MeshApi['invite']>>,
    invites: async () => (await ask(MESH.invites)) as Awaited<ReturnType<MeshApi['invites']>>,
    revoke: async (id) => (await ask(MESH.revoke, json({ id }))) as Awaited<ReturnType<MeshApi['revoke']>>,
    remove: async (peer, { force = false } = {}) =>
      (await ask(MESH.remove, json({ peer, force }))) as Awaited<ReturnType<MeshApi['remove']>>,
    wardens: async () => (await ask(MESH.wardens)) as Awaited<ReturnType<MeshApi['wardens']>>,
    recover: async (force) =>
      (await ask(MESH.recover, json({ force }))) as Awaited<ReturnType<MeshApi['recover']>>,
    show: async () => (await ask(MESH.show)) as Awaited<ReturnType<MeshApi['show']>>,
  }
}
