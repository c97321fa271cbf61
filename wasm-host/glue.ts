import type { Instantiate } from './actor-host.ts'
import { loadGenerated } from './glue-generated.ts'
import { loadThin } from './glue-thin.ts'
import type { LoadedComponent } from './worker-messages.ts'

/**
 * Prepares a component for any number of instances, once per worker: in the lane that its translation chose.
 *
 * @param stop the page of stop flags
 * @param messageBytes the longest reply and send
 */
export function loadGlue(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): Instantiate {
  return component.thin === undefined
    ? loadGenerated(component, stop, messageBytes)
    : loadThin(component, component.thin, stop, messageBytes)
}
