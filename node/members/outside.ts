import type { Membership } from './membership.ts'

/**
 * Why this node is no member, or is one no longer; empty when it is.
 *
 * @param links to other peers: with some, what another one refuses does not count
 */
export function outside(
  { members, entrance }: Pick<Membership, 'members' | 'entrance'>,
  links: number,
): string {
  if (members.isRemoved(members.self))
    return 'this node was removed from the mesh: to join again it needs an empty data directory, and an invite'
  const { refusal } = entrance
  if (members.own !== undefined && (refusal === undefined || links > 0)) return ''
  return refusal === undefined
    ? 'this node was not let in yet: it needs an invite (shoal mesh invite, on a node of the mesh), and a peer that answers'
    : `this node was not let in: ${refusal.message}; ${refusal.hint}`
}
