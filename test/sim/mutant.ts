/** One rule broken in the production machines, or in the node that the simulator drives them with. */
export interface Mutant {
  /** The rule as it is broken. */
  name: string
  scenario: 'claims' | 'config' | 'lanes' | 'drain'
  /** Each `find` is there exactly once in `file`. */
  edits: readonly { file: string; find: string; replace: string }[]
  /** A fault that makes up half of all faults in the world where it is hunted. */
  bias?: string
  /** Too rare for every run of the tests: hunted by `RARE=1 node test/sim/hunt.ts 3000 1 WORD`, by a word of its name. */
  rare?: true
  /** Not noticed in 3,000 seeds: the rule is kept, and not shown to be needed. */
  untested?: true
}

export const one = (file: string, find: string, replace: string): Mutant['edits'] => [{ file, find, replace }]

/** How a scenario's mutants are written down. */
export function of(
  scenario: Mutant['scenario'],
): (name: string, edits: Mutant['edits'], more?: Partial<Mutant>) => Mutant {
  return (name, edits, more = {}) => ({ name, scenario, edits, ...more })
}
