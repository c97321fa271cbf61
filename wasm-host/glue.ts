import type { World } from '../protocols/index.ts'
import type { Instantiate } from './actor-host.ts'
import { loadCommand } from './glue-command.ts'
import { loadGenerated } from './glue-generated.ts'
import { loadServer } from './glue-server.ts'
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
  const { world, thin } = component
  if (thin !== undefined) return loadThin(component, thin, stop, messageBytes)
  return GENERAL[world](component, stop, messageBytes)
}

const GENERAL: Readonly<Record<World, typeof loadGenerated>> = {
  actor: loadGenerated,
  http: loadServer,
  command: loadCommand,
}
