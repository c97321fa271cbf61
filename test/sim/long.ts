import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { BIASES, SCENARIOS } from '../../sim-core/index.ts'
import { MUTANTS } from './mutants.ts'
import type { Done, Job } from './worker.ts'

/**
 * The long run, `npm run test:sim [-- SEEDS]`: so many seeds of each scenario (3,000), a tenth as many more of each world in
 * which one fault is frequent, then all mutants, on all cores. Prints as it goes; exit code 1 when a promise was broken or
 * a mutant was not noticed that is not known to be untested.
 */
const SEEDS = Number(process.argv[2] ?? 3_000)
const CHUNK = 250

interface Task {
  job: Job
  done: (result: Done, ms: number) => void
}

const tasks: Task[] = []
const started = performance.now()
let failed = false
let seedsRun = 0

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Plans the seeds of one world; its line is printed with the last of them. */
function world(scenario: keyof typeof SCENARIOS, seeds: number, bias?: string): void {
  let [left, spentMs, events] = [seeds, 0, 0]
  const violations: { seed: number; wrong: string }[] = []
  for (let from = 1; from <= seeds; from += CHUNK) {
    const job = { kind: 'seeds', scenario, bias, from, seeds: Math.min(CHUNK, seeds - from + 1) } as const
    const done = (result: Done, ms: number): void => {
      if (result.kind !== 'seeds') return
      left -= result.seeds
      seedsRun += result.seeds
      spentMs += ms
      events += result.events
      violations.push(...result.violations)
      if (left > 0) return
      const rate = (of: number): number => (of * 1_000) / spentMs
      const name = bias === undefined ? scenario : `${scenario}, much ${bias}`
      say(
        `${name}: ${violations.length} of ${seeds} seeds (${rate(seeds).toFixed(1)} seeds/s and core, ${Math.round(rate(events) / 1_000)},000 events/s)`,
      )
      for (const { seed, wrong } of violations.toSorted((one, other) => one.seed - other.seed))
        say(`  seed ${seed}: ${wrong}`)
      failed ||= violations.length > 0
    }
    tasks.push({ job, done })
  }
}

const table: string[] = []

function mutant(index: number): void {
  const { name, scenario, bias, untested } = MUTANTS[index] as (typeof MUTANTS)[number]
  const done = (result: Done): void => {
    if (result.kind !== 'mutant') return
    seedsRun += result.seeds
    const noticed = result.seed === undefined ? `NOT NOTICED in ${result.seeds} seeds` : `seed ${result.seed}`
    const where = bias === undefined ? scenario : `${scenario}, much ${bias}`
    const known = untested === true ? ' (known to be untested)' : ''
    table[index] = `  ${noticed.padEnd(10)} ${where.padEnd(20)} ${name}${known}`
    failed ||= result.seed === undefined && untested !== true
  }
  tasks.push({ job: { kind: 'mutant', index, seeds: 3_000 }, done })
}

/** Gives a worker one task after another. */
async function work(worker: ChildProcess): Promise<void> {
  for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
    const { job, done } = task
    const from = performance.now()
    const result = await new Promise<Done>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('exit', (code) => reject(new Error(`a worker ended with ${code}`)))
      worker.send(job)
    })
    worker.removeAllListeners('exit')
    done(result, performance.now() - from)
  }
  worker.disconnect()
}

for (const scenario of Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[]) {
  world(scenario, SEEDS)
  for (const bias of BIASES[scenario]) world(scenario, Math.ceil(SEEDS / 10), bias)
}
for (const index of MUTANTS.keys()) mutant(index)

const cores = availableParallelism()
await Promise.all(Array.from({ length: cores }, () => work(fork(join(import.meta.dirname, 'worker.ts')))))
say('mutants, and the first seed that notices each:')
for (const line of table) say(line)
const seconds = (performance.now() - started) / 1_000
say(
  `${seedsRun} seeds in ${(seconds / 60).toFixed(1)} minutes on ${cores} cores: ${(seedsRun / seconds).toFixed(1)} seeds/s`,
)
process.exitCode = failed ? 1 : 0
