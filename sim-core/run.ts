import { claimsScenario } from './claims.ts'
import { configScenario } from './config.ts'
import { drainScenario } from './drain.ts'
import { FAULTS } from './fate.ts'
import { lanesScenario } from './lanes.ts'
import type { Scenario, ScenarioInit, Verdict } from './scenario.ts'

export const SCENARIOS: Readonly<Record<'claims' | 'config' | 'lanes' | 'drain', Scenario>> = {
  claims: claimsScenario,
  config: configScenario,
  lanes: lanesScenario,
  drain: drainScenario,
}

/** Faults that can be made frequent, by scenario. */
export const BIASES: Readonly<Record<keyof typeof SCENARIOS, readonly string[]>> = {
  claims: [...new Set(FAULTS), 'rush', 'late', 'rest', 'leave', 'sole', 'pass', 'worn', 'freeze'],
  config: [...new Set(FAULTS), 'lost disk', 'duel', 'halves', 'contend', 'recover'],
  lanes: [...new Set(FAULTS), 'reset', 'stall'],
  drain: [...new Set(FAULTS), 'reset', 'stall'],
}

export interface RunInit extends ScenarioInit {
  /** First seed. @default 1 */
  from?: number
  seeds: number
  /** Stops after so many seeds at which something went wrong. @default none */
  violationsMax?: number
  /** Called after each seed. */
  ran?: (seed: number, wrong: string | undefined) => void
}

export interface RunResult {
  seeds: number
  events: number
  violations: { seed: number; wrong: string }[]
  /** Seeds that ran twice. */
  twice: number
  /** Things that happened, by name. */
  counts: Record<string, number>
}

/** One seed in so many runs twice: a run that depends on anything but its seed could not be replayed. */
const TWICE_EVERY = 20

/** Runs a scenario under many seeds. */
export function runSeeds(scenario: Scenario, init: RunInit): RunResult {
  const { from = 1, seeds, violationsMax = Number.POSITIVE_INFINITY } = init
  const result: RunResult = { seeds: 0, events: 0, violations: [], twice: 0, counts: {} }
  for (let seed = from; seed < from + seeds && result.violations.length < violationsMax; seed++) {
    const verdict = attempt(scenario, seed, init)
    let { wrong } = verdict
    if (seed % TWICE_EVERY === 0) {
      result.twice++
      const { trace } = attempt(scenario, seed, { bias: init.bias })
      if (trace !== verdict.trace) wrong = `two runs of this seed differ: ${verdict.trace} and ${trace}`
    }
    if (wrong !== undefined) result.violations.push({ seed, wrong })
    result.seeds++
    result.events += verdict.events
    for (const [what, count] of Object.entries(verdict.counts))
      result.counts[what] = (result.counts[what] ?? 0) + count
    init.ran?.(seed, wrong)
  }
  return result
}

/** What throws has broken a promise, too. */
function attempt(scenario: Scenario, seed: number, init: ScenarioInit): Verdict {
  try {
    return scenario(seed, init)
  } catch (thrown) {
    return { wrong: `it throws: ${String(thrown)}`, events: 0, trace: 0, counts: {} }
  }
}
