/**
 * Attacks the production machines with seeded worlds: one event heap, a virtual clock, and everything that goes wrong
 * between computers. Same seed, same run.
 *
 * @example
 * import { runSeeds, SCENARIOS } from 'shoal/sim-core'
 * const { violations } = runSeeds(SCENARIOS.claims, { seeds: 3000 })
 * for (const { seed, wrong } of violations) console.log(seed, wrong)
 *
 * @module
 */
export { BIASES, type RunInit, type RunResult, runSeeds, SCENARIOS } from './run.ts'
export type { Scenario, ScenarioInit, Verdict } from './scenario.ts'
