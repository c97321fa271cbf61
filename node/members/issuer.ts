import type { PrivateKey } from '@libp2p/interface'
import { base32 } from 'multiformats/bases/base32'
import { type Clock, LIMITS, type Random, ShoalError, type Store } from '../../protocols/index.ts'
import { type Grant, readGrant, type Role, ROLES, signCertificate, signGrant } from './certificate.ts'

/** What somebody asks an invite to be. */
export interface InviteInit {
  /** @default none: who joins may send */
  roles?: readonly Role[]
  /** Who joins never arbitrates. @default false */
  leaf?: boolean
  /** Time it is good for, ms; 0: for ever. @default LIMITS.inviteMs */
  expiresMs?: number
  /** Peers that may join by it; 0: any number. @default 1 */
  uses?: number
}

/** An invite as its issuer knows it. */
export interface Invite {
  id: string
  roles: readonly Role[]
  leaf: boolean
  createdAt: number
  /** Clock of the issuer, ms since 1970; 0: never. */
  notAfter: number
  /** 0: any number. */
  uses: number
  used: number
  /** Who joined by it; not kept when any number may. */
  peers: string[]
  revoked: boolean
}

export interface IssuerInit {
  mesh: string
  self: string
}

export interface IssuerComponents {
  privateKey: PrivateKey
  store: Store
  clock: Pick<Clock, 'wall'>
  random: Random
}

/** What a warden does for those that want in: it alone redeems its invites, and counts their uses on disk. */
export interface Issuer {
  /** @param kept false: forgotten when this process ends */
  invite(init: InviteInit, kept?: boolean): Promise<Uint8Array>
  /**
   * A certificate for the bearer of a grant. The same peer gets one again without being counted twice.
   *
   * @throws ShoalError NOT_ADMITTED: not of this issuer, expired, revoked, or used up
   */
  redeem(grant: Uint8Array, peer: string): Promise<Uint8Array>
  /** @param before what it was until now */
  certify(peer: string, before: { roles: readonly Role[]; leaf: boolean }): Promise<Uint8Array>
  list(): Invite[]
  /** Those who joined by it stay. @throws ShoalError BAD_REQUEST when there is none of that id */
  revoke(id: string): Promise<Invite>
}

const INVITE = 'mesh/invite/'
const SERIAL = 'mesh/serial'

/**
 * The disk is an old copy: who joined since, and what was revoked, is not on it. Revokes what somebody could still join by.
 *
 * @returns how many those were
 */
export async function closeInvites(store: Pick<Store, 'list' | 'write'>): Promise<number> {
  const closed = new Map<string, Uint8Array>()
  for await (const [key, bytes] of store.list(INVITE)) {
    const invite = decode(bytes)
    if (invite.revoked || (invite.uses !== 0 && invite.used >= invite.uses)) continue
    closed.set(key, encode({ ...invite, revoked: true }))
  }
  if (closed.size > 0) await store.write(closed)
  return closed.size
}

export async function openIssuer(init: IssuerInit, components: IssuerComponents): Promise<Issuer> {
  const { mesh, self } = init
  const { privateKey, store, clock, random } = components
  const invites = new Map<string, Invite>()
  const kept = new Set<string>()
  for await (const [key, bytes] of store.list(INVITE)) {
    const invite = decode(bytes)
    invites.set(invite.id, invite)
    kept.add(key.slice(INVITE.length))
  }
  const lastSerial = await store.get(SERIAL)
  let serial = lastSerial === undefined ? 0 : Number(new TextDecoder().decode(lastSerial))

  const write = async (invite: Invite): Promise<void> => {
    if (kept.has(invite.id)) await store.write(new Map([[INVITE + invite.id, encode(invite)]]))
  }

  const certify: Issuer['certify'] = async (peer, { roles, leaf }) => {
    serial += 1
    const mine = serial
    await store.write(new Map([[SERIAL, encode(serial)]]))
    const issuedAt = clock.wall()
    const notAfter = issuedAt + LIMITS.certificateMs.value
    return await signCertificate({ mesh, peer, roles, leaf, serial: mine, issuedAt, notAfter }, privateKey)
  }

  const count = async (grant: Grant, peer: string): Promise<void> => {
    const invite = invites.get(grant.id)
    if (grant.mesh !== mesh || grant.issuer !== self || invite === undefined)
      throw refused('no such invite was made here', 'ask for another: shoal mesh invite')
    if (invite.revoked) throw refused('it was revoked')
    if (invite.notAfter !== 0 && clock.wall() > invite.notAfter)
      throw refused(`it expired at ${new Date(invite.notAfter).toISOString()}, by the clock of its issuer`)
    const counted = invite.peers.includes(peer)
    if (!counted) {
      if (invite.uses !== 0 && invite.used >= invite.uses)
        throw refused(`it was good for ${invite.uses} ${invite.uses === 1 ? 'join' : 'joins'}, all used`)
      // Before anything is awaited: two that race cannot both be the last.
      invite.used += 1
      if (invite.uses !== 0) invite.peers.push(peer)
    }
    try {
      // On disk before anybody is told.
      await write(invite)
    } catch (error) {
      if (!counted) {
        invite.used -= 1
        invite.peers = invite.peers.filter((one) => one !== peer)
      }
      throw error
    }
  }

  return {
    async invite(wanted, keep = true) {
      const { roles, leaf, expiresMs, uses } = checked(wanted)
      prune(invites, kept, store, clock.wall())
      if (invites.size >= LIMITS.invites.value)
        throw new ShoalError('OVERLOADED', `there are ${LIMITS.invites.value} invites`, {
          hint: 'revoke some: shoal mesh invites ls',
        })
      const createdAt = clock.wall()
      const id = base32.baseEncode(random.bytes(16))
      const notAfter = expiresMs === 0 ? 0 : createdAt + expiresMs
      const invite = { id, roles, leaf, createdAt, notAfter, uses, used: 0, peers: [], revoked: false }
      invites.set(id, invite)
      if (keep) kept.add(id)
      await write(invite)
      return await signGrant({ mesh, id, roles, leaf, notAfter }, privateKey)
    },
    async redeem(bytes, peer) {
      const grant = await readGrant(bytes)
      await count(grant, peer)
      return await certify(peer, grant)
    },
    certify,
    list: () => [...invites.values()].filter(({ id }) => kept.has(id)),
    async revoke(id) {
      const found = [...invites.values()].filter((invite) => kept.has(invite.id) && invite.id.startsWith(id))
      const [invite] = found
      if (invite === undefined || found.length > 1 || id === '')
        throw new ShoalError(
          'BAD_REQUEST',
          found.length > 1 ? `${id} begins the ids of several invites` : `this node made no invite ${id}`,
          { hint: 'shoal mesh invites ls shows them' },
        )
      invite.revoked = true
      await write(invite)
      return invite
    },
  }
}

/** What is asked for, which may come from another peer. @throws ShoalError BAD_REQUEST */
function checked(wanted: InviteInit): Required<InviteInit> {
  const { roles = [], leaf = false, expiresMs = LIMITS.inviteMs.value, uses = 1 } = wanted
  const bad = Array.isArray(roles) ? roles.find((role) => !ROLES.includes(role)) : roles
  if (bad !== undefined)
    throw new ShoalError('BAD_REQUEST', `there is no role ${JSON.stringify(bad)}`, {
      hint: `there are ${ROLES.join(' and ')}; a member without one may send`,
    })
  for (const [what, number] of [
    ['time', expiresMs],
    ['number of uses', uses],
  ] as const)
    if (!Number.isSafeInteger(number) || number < 0)
      throw new ShoalError('BAD_REQUEST', `${JSON.stringify(number)} is no ${what} of an invite`)
  return { roles, leaf: leaf === true, expiresMs, uses }
}

/** Forgets those that nobody can use any more, after the time of a certificate. */
function prune(invites: Map<string, Invite>, kept: Set<string>, store: Store, now: number): void {
  const gone: [string, undefined][] = []
  for (const [id, { notAfter }] of invites) {
    if (notAfter === 0 || now < notAfter + LIMITS.certificateMs.value) continue
    invites.delete(id)
    if (kept.delete(id)) gone.push([INVITE + id, undefined])
  }
  if (gone.length > 0) void store.write(new Map(gone)).catch(() => {})
}

function refused(why: string, hint = 'ask for a new one: shoal mesh invite'): ShoalError {
  return new ShoalError('NOT_ADMITTED', `the invite is refused: ${why}`, { hint })
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value))
}

function decode(bytes: Uint8Array): Invite {
  return JSON.parse(new TextDecoder().decode(bytes)) as Invite
}
