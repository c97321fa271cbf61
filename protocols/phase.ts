import { AssertionError } from 'node:assert'

/** The phases of an actor's life: GoldFish's serverless lifecycle model (LCM), section 3.1.2. */
export const PHASES = ['CREATED', 'SUSPENDED', 'RUNNING', 'COMPLETED', 'ERROR', 'TERMINATION'] as const

export type Phase = (typeof PHASES)[number]

/**
 * The legal edges. Beyond the paper's: SUSPENDED -> ERROR when an actor at rest loses its worker or its lease, and
 * CREATED -> TERMINATION when it is stopped before its first message.
 */
const EDGES: Readonly<Record<Phase, readonly Phase[]>> = {
  CREATED: ['SUSPENDED', 'ERROR', 'TERMINATION'],
  SUSPENDED: ['RUNNING', 'ERROR', 'TERMINATION'],
  RUNNING: ['COMPLETED', 'ERROR'],
  COMPLETED: ['SUSPENDED'],
  ERROR: ['TERMINATION'],
  TERMINATION: [],
}

/** The next phase, if the edge is legal. An illegal edge is a bug of ours: AssertionError. */
export function advance(from: Phase, to: Phase): Phase {
  if (EDGES[from].includes(to)) return to
  throw new AssertionError({ message: `illegal phase change ${from} -> ${to}` })
}
