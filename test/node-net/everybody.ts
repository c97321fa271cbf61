import { systemClock } from '../../protocols/index.ts'
import type { Certificate } from '../../node/members/certificate.ts'
import { Entrance, type EntranceComponents, type Judge } from '../../node/members/entrance.ts'

/** An entrance of a mesh where everybody is a member: for tests of what comes behind it. */
export function everybody(mesh: string, change: Partial<EntranceComponents> = {}): Entrance {
  const member = (peer: string): Certificate => ({
    mesh,
    peer,
    roles: [],
    leaf: false,
    serial: 1,
    issuedAt: 0,
    notAfter: Number.MAX_SAFE_INTEGER,
    issuer: '',
  })
  const members: Judge = {
    mesh,
    certificate: new Uint8Array([1]),
    config: undefined,
    links: new Uint8Array(),
    enter: () => Promise.resolve(),
    judge: (_bytes, peer) => Promise.resolve(member(peer)),
    become: () => Promise.resolve(),
    admitted() {},
    isWarden: () => false,
    time: { hear() {} },
  }
  return new Entrance({
    members,
    clock: systemClock,
    redeem: () => Promise.reject(new Error('nobody brings an invite here')),
    grant: () => undefined,
    joined() {},
    ...change,
  })
}
