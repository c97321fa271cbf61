import type { Instantiate } from './actor-host.ts'
import { type ComponentSnapshots, componentSnapshots } from './component-snapshots.ts'
import { loadGlue } from './glue.ts'
import type { LoadedComponent } from './worker-messages.ts'

/** A component as one worker has it: for any number of actors, started or woken up. */
export interface ReadyComponent {
  instantiate: Instantiate
  snapshots: ComponentSnapshots
}

/**
 * @param stop the page of stop flags
 * @param messageBytes the longest reply and send
 */
export function readyComponent(
  component: LoadedComponent,
  stop: WebAssembly.Memory,
  messageBytes: number,
): ReadyComponent {
  const instantiate = loadGlue(component, stop, messageBytes)
  return { instantiate, snapshots: componentSnapshots(component, instantiate) }
}
