/** How a run ended. */
export interface Verdict {
  /** What went wrong first; undefined when nothing did. */
  wrong: string | undefined
  events: number
  /** Of everything that happened: two runs of a seed have the same. */
  trace: number
  /** Things that happened, by name: a world in which nothing happens proves nothing. */
  counts: Record<string, number>
}

export interface ScenarioInit {
  /** Gets each line of what happens. */
  say?: ((line: string) => void) | undefined
  /** A fault that makes up half of all faults. */
  bias?: string | undefined
}

/** A world under one seed: 120 simulated seconds, or up to what goes wrong first. */
export type Scenario = (seed: number, init?: ScenarioInit) => Verdict
