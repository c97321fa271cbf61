import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { BIASES, runSeeds, SCENARIOS } from '../../sim-core/index.ts'
import { MUTANTS } from './mutants.ts'

/**
 * The long run, `npm run test:sim`: 3,000 seeds of each scenario, 300 more of each world in which one fault is frequent,
 * then all mutants. Prints as it goes; exit code 1 when a promise was broken or a mutant was not noticed.
 */
const SEEDS = 3_000
const BIASED = 300

let failed = false

function run(name: keyof typeof SCENARIOS, seeds: number, bias?: string): void {
  const started = performance.now()
  const { violations, events } = runSeeds(SCENARIOS[name], { seeds, bias })
  const seconds = (performance.now() - started) / 1_000
  const world = bias === undefined ? name : `${name}, much ${bias}`
  const rate = `${(seeds / seconds).toFixed(1)} seeds/s, ${Math.round(events / seconds / 1_000)},000 events/s`
  process.stdout.write(`${world}: ${violations.length} of ${seeds} seeds (${rate})\n`)
  for (const { seed, wrong } of violations) process.stdout.write(`  seed ${seed}: ${wrong}\n`)
  failed ||= violations.length > 0
}

for (const name of Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[]) {
  run(name, SEEDS)
  for (const bias of BIASES[name]) run(name, BIASED, bias)
}

const { stdout, status } = spawnSync(
  process.execPath,
  [join(import.meta.dirname, 'hunt.ts'), String(SEEDS), '1', ''],
  { stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', env: { ...process.env, RARE: '1' } },
)
if (status !== 0) failed = true
const found = stdout
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { name: string; seeds: number; caught: number })
for (const { name, untested } of MUTANTS) {
  const result = found.find((one) => one.name === name)
  const noticed = result !== undefined && result.caught > 0
  const text = noticed ? `noticed at seed ${result.seeds}` : `not noticed in ${result?.seeds ?? 0} seeds`
  process.stdout.write(`mutant: ${name}: ${text}${untested === true ? ' (known to be untested)' : ''}\n`)
  failed ||= !noticed && untested !== true
}
process.exitCode = failed ? 1 : 0
