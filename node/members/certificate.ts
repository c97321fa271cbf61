import type { PrivateKey } from '@libp2p/interface'
import { ShoalError } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/join.js'
import { seal, unseal } from './signed.ts'

/** What a member may do besides sending and hosting. An admin may do all that a publisher may. */
export const ROLES = ['publisher', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Who is a member, as a warden signed it. */
export interface Certificate {
  mesh: string
  peer: string
  roles: readonly Role[]
  /** It never arbitrates. */
  leaf: boolean
  /** Rises with each certificate of one issuer. */
  serial: number
  /** Clock of the issuer, ms since 1970. */
  issuedAt: number
  notAfter: number
  issuer: string
}

/** What an invite lets its bearer become. */
export interface Grant {
  mesh: string
  id: string
  roles: readonly Role[]
  leaf: boolean
  /** Clock of the issuer, ms since 1970; 0: never. */
  notAfter: number
  issuer: string
}

export function may(roles: readonly Role[], role: Role): boolean {
  return roles.includes('admin') || roles.includes(role)
}

export async function signCertificate(
  certificate: Omit<Certificate, 'issuer'>,
  key: PrivateKey,
): Promise<Uint8Array> {
  return await seal(
    'certificate',
    wire.Certificate.encode({ ...certificate, roles: [...certificate.roles] }),
    key,
  )
}

/** Its signature is good; whether the signer may sign is for others to say. @throws ShoalError NOT_ADMITTED */
export async function readCertificate(bytes: Uint8Array): Promise<Certificate> {
  const { payload, signer } = await unseal('certificate', bytes)
  const certificate = decoded('certificate', () => wire.Certificate.decode(payload))
  return { ...certificate, roles: knownRoles(certificate.roles), issuer: signer }
}

export async function signGrant(grant: Omit<Grant, 'issuer'>, key: PrivateKey): Promise<Uint8Array> {
  return await seal('grant', wire.Grant.encode({ ...grant, roles: [...grant.roles] }), key)
}

/** As {@link readCertificate}. @throws ShoalError NOT_ADMITTED */
export async function readGrant(bytes: Uint8Array): Promise<Grant> {
  const { payload, signer } = await unseal('grant', bytes)
  const grant = decoded('grant', () => wire.Grant.decode(payload))
  return { ...grant, roles: knownRoles(grant.roles), issuer: signer }
}

function decoded<T>(what: string, decode: () => T): T {
  try {
    return decode()
  } catch (error) {
    throw new ShoalError('NOT_ADMITTED', `the ${what} is garbled`, { cause: error })
  }
}

/** Roles of a later version mean nothing here. */
function knownRoles(names: readonly string[]): Role[] {
  return ROLES.filter((role) => names.includes(role))
}
