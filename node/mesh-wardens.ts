import { hashOfConfig, meshLink, type Quorum } from '../dht-registry/index.ts'
import { type Clock, LIMITS, ShoalError } from '../protocols/index.ts'
import { type MeshConfig, mayFail, type WardenId } from '../wardens/index.ts'
import type { MeshInfo, WardensInfo } from './api-mesh.ts'
import type { Identity } from './ground/index.ts'
import type { Able, Bench } from './members/bench.ts'

export interface MeshWardensParts {
  self: string
  quorum: Quorum
  /** There once this node is on the air. */
  bench(): Bench | undefined
  /** Of a peer, as its operator named it. */
  nameOf(peer: string): string
  clock: Clock
  /** Where it is kept. */
  meshKey: Identity | undefined
}

/** Who arbitrates, who stands by, and how many may fail. @throws ShoalError UNAVAILABLE before this node was let in */
export async function wardensInfo(parts: MeshWardensParts): Promise<WardensInfo> {
  const config = configOf(parts)
  const heard: ReadonlyMap<string, Able> = (await parts.bench()?.ask()) ?? new Map()
  const arbitrating = config.wardens.map(({ peer, store, zone }) => {
    const able = heard.get(peer)
    const state =
      able === undefined
        ? 'away'
        : able.store !== store
          ? 'disk lost'
          : able.arbitrates
            ? 'arbitrates'
            : able.why
    return { peer, name: parts.nameOf(peer), zone, state }
  })
  const seated = new Set(config.wardens.map(({ peer }) => peer))
  const standby = [...heard].flatMap(([peer, { able, zone }]) =>
    able && !seated.has(peer) ? [{ peer, name: parts.nameOf(peer), zone }] : [],
  )
  const lost = arbitrating.filter(({ state }) => state !== 'arbitrates').length
  return {
    configEpoch: config.epoch,
    generation: config.generation,
    k: config.k,
    leaseMs: config.leaseMs,
    arbitrating,
    standby,
    mayFail: mayFail(config),
    mayStillFail: Math.max(0, mayFail(config) - lost),
    quorum: lost <= mayFail(config),
  }
}

/**
 * A new generation of the mesh, signed by the mesh key, with the wardens that answer and those that stand by.
 *
 * @throws ShoalError BAD_REQUEST when a quorum is there, BAD_KEY without the mesh key, UNAVAILABLE
 */
export async function recoverMesh(parts: MeshWardensParts, force: boolean): Promise<MeshConfig> {
  const { quorum, meshKey, clock } = parts
  const config = configOf(parts)
  if (meshKey === undefined)
    throw new ShoalError('BAD_KEY', 'the mesh key is not in the data directory of this node', {
      hint: 'bring it: shoal mesh key import KEY, with what shoal mesh key export printed, then start the node again',
    })
  if (!force)
    throw new ShoalError('BAD_REQUEST', `a new generation of the mesh was not forced: ${LOSS}`, {
      hint: 'if the wardens that are away are gone for good: shoal mesh recover --force',
    })
  const info = await wardensInfo(parts)
  if (info.quorum)
    throw new ShoalError('BAD_REQUEST', 'enough wardens answer: there is nothing to recover', {
      hint: 'shoal mesh wardens shows them; what is away is replaced by itself',
    })
  const wardens = await survivors(parts)
  const k = wardens.length >= 5 ? 5 : wardens.length >= 3 ? 3 : 1
  const next: MeshConfig = {
    ...config,
    generation: config.generation + 1,
    epoch: config.epoch + 1,
    previous: hashOfConfig(config),
    wardens: wardens.slice(0, k),
    k,
  }
  const there = Promise.withResolvers<void>()
  const stopWatching = quorum.watch(({ config: { generation } }) => {
    if (generation >= next.generation) there.resolve()
  })
  const stopWaiting = clock.after(LIMITS.stepMs.value, () =>
    there.reject(
      new ShoalError('UNAVAILABLE', `the new wardens did not answer within ${LIMITS.stepMs.value} ms`, {
        hint: 'shoal mesh wardens shows who answers; try again',
      }),
    ),
  )
  try {
    quorum.recover(meshLink(next, meshKey.privateKey))
    await there.promise
    return next
  } finally {
    stopWatching()
    stopWaiting()
  }
}

/** What a forced generation costs, in one sentence. */
export const LOSS =
  'running leases are lost, and with them the memory of keyed actors whose hosts do not hear of it in time; what only they knew is lost: an actor may go on with the memory of the host that it had before; if the wardens that are away still run somewhere, a key may have two owners until they hear of it, and what theirs did is lost; new claims wait for one lease'

function configOf({ quorum }: MeshWardensParts): MeshConfig {
  const config = quorum.seats?.config
  if (config === undefined)
    throw new ShoalError('UNAVAILABLE', 'this node was not let into the mesh yet', {
      hint: 'shoal node status says why',
    })
  return config
}

/** This node, then the wardens that answer, then those that stand by. */
async function survivors(parts: MeshWardensParts): Promise<WardenId[]> {
  const config = configOf(parts)
  const heard = (await parts.bench()?.ask()) ?? new Map<string, Able>()
  const order = (peer: string): number =>
    peer === parts.self ? 0 : config.wardens.some((one) => one.peer === peer) ? 1 : 2
  return [...heard]
    .filter(([peer, { able }]) => (able || peer === parts.self) && !config.removed.includes(peer))
    .toSorted(([one], [other]) => order(one) - order(other) || (one < other ? -1 : 1))
    .map(([peer, { store, zone }]) => ({ peer, store, zone }))
}

/** The advice of {@link MeshInfo} on what wardens there are. */
export function wardenAdvice(wardens: MeshInfo['wardens']): string[] {
  const away = wardens.filter(({ linked }) => !linked).map(({ peer }) => peer)
  const may = wardens.length >= 5 ? 2 : wardens.length >= 3 ? 1 : 0
  return [
    ...away.map((peer) => `warden ${peer} is not linked: start it, with its data directory`),
    ...(away.length > may
      ? [
          'too few wardens are linked: keyed actors cannot start; if they are gone for good: shoal mesh recover --force',
        ]
      : []),
    ...(wardens.length === 1
      ? [
          'one warden arbitrates: while it is away nobody joins and keyed actors cannot start; with two more nodes that can be dialled the mesh has three by itself. Keep a backup of its data directory (docs/OPERATING.md) and of the mesh key (shoal mesh key export)',
        ]
      : []),
  ]
}
