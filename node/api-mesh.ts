import type { Role } from './members/certificate.ts'
import type { Invite, InviteInit } from './members/issuer.ts'

export type { Role } from './members/certificate.ts'
export type { Invite, InviteInit } from './members/issuer.ts'

/** What `shoal mesh show` prints. */
export interface MeshInfo {
  mesh: string
  /** This node. */
  peer: string
  generation: number
  /** -1 before this node was let in. */
  configEpoch: number
  /** Wardens that arbitrate one key. */
  k: number
  wardens: { peer: string; zone: string; linked: boolean }[]
  /** Wardens that may be away while keyed actors still start. */
  mayFail: number
  /** False: it was not let in yet, was removed, or is let in no more; `advice` says why. */
  member: boolean
  /** Peers that are kept out. */
  removed: string[]
  /** This node's own; undefined before it was let in. */
  certificate?: { roles: readonly Role[]; serial: number; issuer: string; notAfter: number }
  /** How far this host's clock is behind that of the mesh's wardens, ms. */
  behindMs: number
  /** This node and those linked to it. `clockAheadMs`: how far their clock is ahead of this one's. */
  peers: { peer: string; name: string; roles: readonly Role[]; clockAheadMs: number }[]
  /** What is fragile, and the command that helps; empty when nothing is. */
  advice: string[]
}

/** What `shoal mesh wardens` prints. */
export interface WardensInfo {
  configEpoch: number
  generation: number
  /** Wardens that arbitrate one key. */
  k: number
  /** How long a key is granted for, in this mesh, ms. */
  leaseMs: number
  /** `state`: `arbitrates`, `away`, `disk lost`, or why it does not now: `silent`, `starting`, `sealed`, `disk`. */
  arbitrating: { peer: string; name: string; zone: string; state: string }[]
  /** Peers that take a seat when one is free. */
  standby: { peer: string; name: string; zone: string }[]
  /** Wardens that may fail, whichever they are, when all are there. */
  mayFail: number
  /** As things are. */
  mayStillFail: number
  /** Whether keys can be claimed. */
  quorum: boolean
}

/** What another node is to be given. */
export interface Invitation {
  /** For `--join`. */
  join: string
  /** Who cannot use it, and what to do about it; empty when anybody can. */
  note: string
}

/** Who is of the mesh, and who may become so. */
export interface MeshApi {
  /** @throws ShoalError FORBIDDEN, BAD_REQUEST, OVERLOADED, UNAVAILABLE when the warden does not answer */
  invite(init: InviteInit): Promise<Invitation>
  /** @throws ShoalError FORBIDDEN, UNAVAILABLE */
  invites(): Promise<Invite[]>
  /** By id, or how it begins; who joined by it stays. @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE */
  revoke(id: string): Promise<Invite>
  /**
   * Puts a peer out of the mesh for good. `force`: also one that neither this node nor a warden that answers has heard of.
   *
   * @throws ShoalError FORBIDDEN, BAD_REQUEST, UNAVAILABLE
   */
  remove(peer: string, options?: { force?: boolean }): Promise<MeshInfo>
  show(): Promise<MeshInfo>
  /** @throws ShoalError UNAVAILABLE before this node was let in */
  wardens(): Promise<WardensInfo>
  /**
   * Gives up wardens that are gone for good: a new generation, signed by the mesh key that this node keeps.
   *
   * @param force without it nothing happens but the statement of what is lost
   * @throws ShoalError BAD_REQUEST, BAD_KEY, UNAVAILABLE
   */
  recover(force: boolean): Promise<WardensInfo>
}
