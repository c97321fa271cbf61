import type { Invite, InviteInit, MeshInfo, Role, WardensInfo } from '../../node/index.ts'
import { LIMITS } from '../../protocols/index.ts'
import { type Context, withNode } from '../context.ts'
import { ago, table } from '../output.ts'

export interface InviteOptions {
  role?: Role
  leaf?: true
  /** ms; 0: never. */
  expires?: number
  /** 0: any number. */
  uses?: number
}

/** `shoal mesh invite`: the string alone on standard output, so that scripts can take it. */
export async function invite(context: Context, options: InviteOptions): Promise<void> {
  const { role, leaf, expires, uses } = options
  const init: InviteInit = {
    ...(role === undefined ? {} : { roles: [role] }),
    ...(leaf === undefined ? {} : { leaf }),
    ...(expires === undefined ? {} : { expiresMs: expires }),
    ...(uses === undefined ? {} : { uses }),
  }
  const { join, note } = await withNode(context, (node) => node.mesh.invite(init))
  context.out.show({ join, note }, () => join)
  if (context.out.json) return
  if (note !== '') context.out.note(note)
  context.out.note('the other node joins with: npx shoal node start --data DIR --join STRING')
}

/** `shoal mesh invites ls` */
export async function invites(context: Context): Promise<void> {
  const found = await withNode(context, (node) => node.mesh.invites())
  if (context.out.json) {
    for (const one of found) context.out.show(one, () => '')
    return
  }
  context.out.show(found, () =>
    found.length === 0
      ? 'no invites'
      : table(
          ['ID', 'ROLES', 'USED', 'MADE', 'STATE'],
          found.map((one) => [
            one.id,
            [...one.roles, ...(one.leaf ? ['leaf'] : [])].join(', ') || 'member',
            one.uses === 0 ? String(one.used) : `${one.used} of ${one.uses}`,
            ago(one.createdAt),
            stateOf(one),
          ]),
        ),
  )
}

function stateOf({ revoked, notAfter, uses, used }: Invite): string {
  if (revoked) return 'revoked'
  if (uses !== 0 && used >= uses) return 'used up'
  if (notAfter === 0) return 'open'
  return Date.now() > notAfter ? 'expired' : `open until ${new Date(notAfter).toISOString()}`
}

/** `shoal mesh invites revoke ID` */
export async function revoke(context: Context, id: string): Promise<void> {
  const revoked = await withNode(context, (node) => node.mesh.revoke(id))
  context.out.show(revoked, () => `invite ${revoked.id} is revoked; ${revoked.used} joined by it, and stay`)
}

/** `shoal mesh remove PEER [--force]` */
export async function remove(context: Context, peer: string, options: { force?: true }): Promise<void> {
  const { configEpoch } = await withNode(context, (node) => node.mesh.remove(peer, options))
  context.out.show({ peer, configEpoch }, () => `${peer} is out of the mesh (config epoch ${configEpoch})`)
}

/** `shoal mesh wardens` */
export async function wardens(context: Context): Promise<void> {
  const info = await withNode(context, (node) => node.mesh.wardens())
  context.out.show(info, () => wardensText(info))
}

/** `shoal mesh recover` */
export async function recover(context: Context, { force }: { force?: true }): Promise<void> {
  const info = await withNode(context, (node) => node.mesh.recover(force === true))
  context.out.show(info, () => wardensText(info))
  context.out.note(
    `generation ${info.generation} is made; its wardens begin after one lease, ${info.leaseMs / 1_000} s, when those granted before have ended`,
  )
}

/** What people read of {@link WardensInfo}. */
export function wardensText({ arbitrating, standby, ...info }: WardensInfo): string {
  const rows = [
    ...arbitrating.map(({ peer, name, zone, state }) => [peer, name, zone, state]),
    ...standby.map(({ peer, name, zone }) => [peer, name, zone, 'stands by']),
  ]
  const there = arbitrating.filter(({ state }) => BEGINS.has(state) || state === 'arbitrates').length
  const may = info.quorum
    ? `${info.mayStillFail} more may fail while keyed actors go on`
    : arbitrating.length - there <= info.mayFail
      ? `they begin within one lease (${info.leaseMs / 1_000} s): keyed actors start then`
      : 'too few answer: keyed actors cannot start'
  return `${table(['PEER', 'NAME', 'ZONE', 'STATE'], rows)}\n\n${arbitrating.length} ${arbitrating.length === 1 ? 'arbitrates' : 'arbitrate'}; ${may}`
}

/** States of a warden that answers, and arbitrates soon by itself. */
const BEGINS: ReadonlySet<string> = new Set(['starting', 'silent', 'sealed'])

/** `shoal mesh show` */
export async function show(context: Context): Promise<void> {
  const info = await withNode(context, (node) => node.mesh.show())
  context.out.show(info, () => showText(info))
}

function showText(info: MeshInfo): string {
  const { certificate, wardens, removed } = info
  const facts = [
    ['mesh', info.mesh],
    ['config', configText(info)],
    ['wardens', `${wardens.length}, k = ${info.k}; ${info.mayFail} may fail`],
    ...wardens.map(({ peer, linked }) => [
      '',
      `${peer}${peer === info.peer ? ' (this node)' : linked ? '' : ' (not linked)'}`,
    ]),
    [
      'this node',
      certificate === undefined
        ? 'not let in yet'
        : `${info.member ? '' : 'not let in any more: '}${rolesText(certificate.roles)}, certificate ${certificate.serial} until ${new Date(certificate.notAfter).toISOString()}`,
    ],
    ...removed.map((peer, index) => [index === 0 ? 'removed' : '', peer]),
    ...info.advice.map((text, index) => [index === 0 ? 'advice' : '', text]),
  ]
  const members = info.peers.map(({ peer, name, roles, clockAheadMs }) => [
    peer,
    name,
    peer === info.peer && certificate === undefined ? '' : rolesText(roles),
    peer === info.peer ? '' : clockText(clockAheadMs),
  ])
  return `${table([], facts)}\n\n${table(['PEER', 'NAME', 'ROLE', 'CLOCK'], members)}`
}

function configText({ configEpoch, generation }: MeshInfo): string {
  if (configEpoch < 0) return 'none known yet'
  return `epoch ${configEpoch}${generation === 0 ? '' : `, generation ${generation}`}`
}

function rolesText(roles: readonly Role[]): string {
  return roles.includes('admin') ? 'admin' : roles.includes('publisher') ? 'publisher' : 'member'
}

/** Of another host, against this one's. */
function clockText(aheadMs: number): string {
  if (Math.abs(aheadMs) < 50) return '0.0s'
  const text = `${aheadMs < 0 ? '' : '+'}${(aheadMs / 1_000).toFixed(1)}s`
  return Math.abs(aheadMs) > LIMITS.skewMs.value ? `${text}: one of the two is wrong` : text
}
