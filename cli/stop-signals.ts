import { ShoalError } from '../protocols/index.ts'
import type { Output } from './output.ts'

/** One press of Ctrl-C under npm arrives twice, from the terminal and from npm: within this they are one. ms */
const SAME_PRESS_MS = 100

type StopSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP'

/**
 * Settles at the first signal to stop, with its name. The second one ends the process at once.
 *
 * @param last done before that
 */
export function stopSignals(out: Output, last: () => void = () => {}): Promise<StopSignal> {
  const { promise, resolve } = Promise.withResolvers<StopSignal>()
  let first: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now()
      if (first === undefined) {
        first = now
        out.note(`${signal}: stopping; once more ends it at once`)
        resolve(signal)
      } else if (now - first > SAME_PRESS_MS) {
        last()
        out.error(new ShoalError('STOPPING', `${signal} again: ended without waiting for an orderly stop`))
        process.exit(1)
      }
    })
  }
  return promise
}
