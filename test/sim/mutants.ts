import type { Mutant } from './mutant.ts'
import { CLAIMS_MUTANTS } from './mutants-claims.ts'
import { CONFIG_MUTANTS } from './mutants-config.ts'
import { DRAIN_MUTANTS } from './mutants-drain.ts'
import { LANES_MUTANTS } from './mutants-lanes.ts'

export const MUTANTS: readonly Mutant[] = [
  ...CLAIMS_MUTANTS,
  ...CONFIG_MUTANTS,
  ...LANES_MUTANTS,
  ...DRAIN_MUTANTS,
]
