import type { MeshConfig, Seats, WardenId } from './config.ts'

/** A peer that may arbitrate: others can dial it, and it did not come as a leaf. */
export interface Candidate extends WardenId {
  /** Heard of lately. */
  alive: boolean
}

/**
 * The config that should follow the last one, as far as the candidates allow it; undefined when it is as good as it can
 * be. 1, 3 or 5 wardens arbitrate: fewer than three cannot lose any, four no more than three can. A warden that is dead,
 * or came back with another disk, is replaced by one that is alive; more than five are kept if somebody asked for them.
 * The same candidates in any order give the same config.
 */
export function nextConfig(last: Seats, candidates: readonly Candidate[]): MeshConfig | undefined {
  const { config, hash } = last
  const removed = new Set(config.removed)
  const able = candidates.filter(({ peer, alive }) => alive && !removed.has(peer))
  const stays = config.wardens.filter((seat) => able.some((other) => same(seat, other)))
  const others = able
    .filter((other) => !stays.some(({ peer }) => peer === other.peer))
    .toSorted((one, other) => (one.peer < other.peer ? -1 : 1))
  const most = Math.max(5, config.wardens.length)
  const size = [most, 5, 3, 1].find((each) => each <= stays.length + others.length)
  // A mesh that has grown does not shrink because peers are away: they may come back.
  if (size === undefined || size < config.wardens.length) return undefined
  if (size === config.wardens.length && stays.length === size) return undefined
  const wardens = [...stays]
  while (wardens.length < size) {
    const next = spread(others, wardens)
    if (next === undefined) return undefined
    others.splice(others.indexOf(next), 1)
    wardens.push({ peer: next.peer, store: next.store, zone: next.zone })
  }
  return {
    ...config,
    epoch: config.epoch + 1,
    previous: hash,
    wardens: wardens.slice(0, size),
    k: size >= 5 ? 5 : size >= 3 ? 3 : 1,
  }
}

/** The first of those in the zone that has the fewest wardens. */
function spread(others: readonly Candidate[], wardens: readonly WardenId[]): Candidate | undefined {
  const load = (zone: string): number => wardens.filter((seat) => seat.zone === zone).length
  return others.toSorted((one, other) => load(one.zone) - load(other.zone))[0]
}

function same(one: WardenId, other: WardenId): boolean {
  return one.peer === other.peer && one.store === other.store
}

/** How many wardens may fail, whichever they are, before keys are without a majority. */
export function mayFail({ k }: MeshConfig): number {
  return (k - 1) / 2
}
