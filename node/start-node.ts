import { systemRandom } from '../protocols/index.ts'
import type { Node, NodeInit } from './api.ts'
import { assemble } from './create-node.ts'
import { openGround } from './ground/index.ts'
import { machineClock } from './machine-clock.ts'
import { type Strategy, STRATEGY } from './strategy.ts'

/**
 * Starts a node: see `index.ts`. What was started is stopped again when a later part fails.
 *
 * @param strategy for tests and simulations: nodes decide alike
 */
export async function createNode(init: NodeInit, strategy: Strategy = STRATEGY): Promise<Node> {
  const clock = machineClock
  const joins = init.join === undefined ? [] : [init.join].flat()
  await using starting = new AsyncDisposableStack()
  const ground = starting.use(
    await openGround(
      { joins, ...(init.dataDir === undefined ? {} : { dataDir: init.dataDir }) },
      { clock, random: systemRandom },
    ),
  )
  const node = await assemble(init, ground, { clock, strategy }, starting)
  const parts = starting.move()
  const closed = Promise.withResolvers<void>()
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= parts.disposeAsync().finally(() => closed.resolve())
    return stopping
  }
  node.onShutdown(() => void stop())
  return { ...node.api, ...node.facts, closed: closed.promise, [Symbol.asyncDispose]: stop }
}
