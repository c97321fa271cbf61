import { hashOfConfig, meshLink, type Quorum } from '../../dht-registry/index.ts'
import { type Clock, LIMITS, ShoalError, type Stop } from '../../protocols/index.ts'
import type { Link, MeshConfig, WardenId } from '../../wardens/index.ts'
import type { Identity } from '../ground/index.ts'

/** Between two looks at whether a step can begin. */
const AGAIN_MS = 200

/** Config epoch 0: the founder is the only warden. */
export function foundingLink(mesh: string, warden: WardenId, { privateKey }: Identity): Link {
  const leaseMs = LIMITS.leaseMs.value
  const config = {
    mesh,
    generation: 0,
    epoch: 0,
    previous: '',
    wardens: [warden],
    k: 1,
    leaseMs,
    removed: [],
  } as const
  return meshLink(config, privateKey)
}

export interface FoundInit {
  mesh: string
  self: string
  /** Undefined where the key was put away. */
  meshKey?: Identity
  /** Of this peer's disk. */
  storeId: string
  /** Of the disk that it founded the mesh with. */
  foundedWith?: string
  zone?: string
}

/** The mesh's first config. @throws ShoalError DATA_DIR when there was one already, and it is lost */
export async function found(
  { mesh, self, meshKey, storeId, foundedWith, zone = '' }: FoundInit,
  quorum: Pick<Quorum, 'enter'>,
): Promise<void> {
  if (meshKey === undefined || foundedWith !== storeId)
    throw new ShoalError(
      'DATA_DIR',
      'this node founded its mesh and arbitrated keys, and its database is empty or another: starting so could give a key two owners',
      {
        hint: 'restore the data directory from a backup; if other wardens live, start in an empty directory with an invite; if none do, found a new mesh there',
      },
    )
  await quorum.enter([foundingLink(mesh, { peer: self, store: storeId, zone }, meshKey)])
}

/** The config after this one, with what is to change; there are as many wardens as may arbitrate. */
export function after(
  config: MeshConfig,
  change: Partial<Pick<MeshConfig, 'wardens' | 'removed'>>,
): MeshConfig {
  const { wardens = config.wardens, removed = config.removed } = change
  const k = wardens.length >= 5 ? 5 : wardens.length >= 3 ? 3 : 1
  return {
    ...config,
    epoch: config.epoch + 1,
    previous: hashOfConfig(config),
    wardens: k === 5 ? wardens : wardens.slice(0, k),
    k,
    removed,
  }
}

/**
 * The config without a peer, which never comes back. A warden's seat is given up with it; `first` keeps its own.
 *
 * @throws ShoalError BAD_REQUEST for the only warden, OVERLOADED
 */
export function without(config: MeshConfig, peer: string, first: string): MeshConfig {
  if (config.removed.length >= LIMITS.removed.value)
    throw new ShoalError('OVERLOADED', `${LIMITS.removed.value} peers are removed already`)
  const rest = config.wardens.filter((warden) => warden.peer !== peer)
  if (rest.length === 0)
    throw new ShoalError('BAD_REQUEST', `peer ${peer} is the only warden: it stays`, {
      hint: 'start two more nodes that can be dialled; shoal mesh wardens shows when they arbitrate',
    })
  const wardens = [...rest.filter((one) => one.peer === first), ...rest.filter((one) => one.peer !== first)]
  return after(config, { wardens, removed: [...config.removed, peer] })
}

/**
 * Makes the next config, and the one after it when another came first, until `done`.
 *
 * @param next what it is to be after the last one; may throw
 * @throws ShoalError UNAVAILABLE when too few wardens answer in LIMITS.stepMs
 */
export async function stepUntil(
  quorum: Pick<Quorum, 'seats' | 'step' | 'watch' | 'standing'>,
  clock: Clock,
  done: (config: MeshConfig) => boolean,
  next: (config: MeshConfig) => MeshConfig,
): Promise<void> {
  const over = Promise.withResolvers<void>()
  const look = (): void => {
    const config = quorum.seats?.config
    try {
      if (config === undefined) throw new ShoalError('UNAVAILABLE', 'this peer is no warden')
      if (done(config)) over.resolve()
      else quorum.step(next(config))
    } catch (error) {
      over.reject(error)
    }
  }
  // Right after a step, of this peer or of another, it has no seat yet that it could step from: it is asked again.
  let stopAgain: Stop = () => {}
  const againLater = (): void => {
    stopAgain = clock.after(AGAIN_MS, () => {
      againLater()
      if (quorum.standing === 'serves' || quorum.standing === 'silent') look()
    })
  }
  const stopWatching = quorum.watch(look)
  const stopWaiting = clock.after(LIMITS.stepMs.value, () =>
    over.reject(
      new ShoalError(
        'UNAVAILABLE',
        `no step of the config within ${LIMITS.stepMs.value} ms: too few of the wardens answer`,
        { hint: 'shoal mesh wardens shows which; it may still come about', retryAfterMs: 1_000 },
      ),
    ),
  )
  try {
    look()
    againLater()
    await over.promise
  } finally {
    stopAgain()
    stopWatching()
    stopWaiting()
  }
}
