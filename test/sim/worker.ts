import { type RunResult, runSeeds, SCENARIOS } from '../../sim-core/index.ts'
import { hunt, type Hunted } from './mutated.ts'

/** Seeds of one world, or one mutant. */
export type Job =
  | { kind: 'seeds'; scenario: keyof typeof SCENARIOS; bias: string | undefined; from: number; seeds: number }
  | { kind: 'mutant'; index: number; seeds: number }

export type Done = (RunResult & { kind: 'seeds' }) | (Hunted & { kind: 'mutant' })

async function run(job: Job): Promise<void> {
  const done: Done =
    job.kind === 'mutant'
      ? { kind: 'mutant', ...(await hunt(job.index, job.seeds)) }
      : { kind: 'seeds', ...runSeeds(SCENARIOS[job.scenario], job) }
  process.send?.(done)
}

/** A process of the long run: takes a job at a time. */
process.on('message', (job: Job) => void run(job))
