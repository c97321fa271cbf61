import { ShoalError, type Store } from '../../protocols/index.ts'
import * as wire from '../../protocols/proto/join.js'
import { checkStep, type ConfigStep, configOf, hashOf, type MeshConfig } from './mesh-config.ts'

export interface ChainComponents {
  store: Store
  /** One sentence: somebody showed a config that cannot be. */
  warn(text: string): void
}

/** The configs of the mesh, from the first to the last one known here, on disk. */
export interface Chain {
  /** Undefined before this peer has heard of any. */
  readonly head: MeshConfig | undefined
  /** Peers that are wardens, or were. */
  readonly wardens: ReadonlySet<string>
  /** Steps after an epoch; all for -1. */
  after(epoch: number): wire.ConfigChain
  /**
   * Takes the steps that are new, in order, each as soon as it is on disk. Resolves with whether there were any.
   *
   * @throws ShoalError PROTOCOL for a fork, a gap, or a step that is not signed as it must be
   */
  take(chain: wire.ConfigChain): Promise<boolean>
}

const STEP = 'mesh/config/'
const keyOf = (epoch: number): string => STEP + String(epoch).padStart(12, '0')

/** @throws ShoalError DATA_DIR when what is on disk is no chain */
export async function openChain(mesh: string, components: ChainComponents): Promise<Chain> {
  const { store } = components
  const steps: ConfigStep[] = []
  const wardens = new Set<string>()
  let head: MeshConfig | undefined
  const add = (step: ConfigStep, config: MeshConfig): void => {
    steps.push(step)
    head = config
    for (const { peer } of config.wardens) wardens.add(peer)
  }
  for await (const [, bytes] of store.list(STEP)) {
    const step = wire.ConfigStep.decode(bytes)
    try {
      add(step, await checkStep(mesh, step, steps.at(-1)))
    } catch (error) {
      throw new ShoalError('DATA_DIR', `the configs in the data directory are damaged: ${String(error)}`, {
        hint: 'restore it from a backup, or start in an empty directory with a new invite',
        cause: error,
      })
    }
  }

  const takeOne = async (step: ConfigStep): Promise<boolean> => {
    const { epoch } = configOf(step)
    const known = steps[epoch]
    if (known !== undefined) {
      if (hashOf(known) === hashOf(step)) return false
      await checkStep(mesh, step, steps[epoch - 1])
      throw new ShoalError('PROTOCOL', `the mesh is forked: there are two signed configs ${epoch}`, {
        hint: 'a warden was restored from an old backup, or its key is in other hands: shoal mesh show',
      })
    }
    const config = await checkStep(mesh, step, steps.at(-1))
    await store.write(new Map([[keyOf(epoch), wire.ConfigStep.encode(step)]]))
    add(step, config)
    return true
  }

  /** One at a time: steps of two peers may arrive together. */
  let last: Promise<unknown> = Promise.resolve()
  const take = async (chain: wire.ConfigChain): Promise<boolean> => {
    let any = false
    try {
      for (const step of chain.steps) any = (await takeOne(step)) || any
    } catch (error) {
      components.warn(ShoalError.wrap(error).message)
      throw error
    }
    return any
  }
  return {
    get head() {
      return head
    },
    wardens,
    after: (epoch) => ({ steps: steps.slice(epoch + 1) }),
    take(chain) {
      const mine = last.then(() => take(chain))
      last = mine.catch(() => {})
      return mine
    },
  }
}
