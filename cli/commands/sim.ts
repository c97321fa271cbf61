import { ShoalError } from '../../protocols/index.ts'
import { BIASES, runSeeds, SCENARIOS } from '../../sim-core/index.ts'
import type { Context } from '../context.ts'

interface Options {
  scenario?: keyof typeof SCENARIOS
  seeds: number
  from: number
  seed?: number
  bias?: string
  trace?: boolean
}

/** Exit code 1 when a promise was broken. */
export async function simulateCore({ out }: Context, options: Options): Promise<void> {
  const { scenario, seed, bias } = options
  const names = scenario === undefined ? (Object.keys(SCENARIOS) as (keyof typeof SCENARIOS)[]) : [scenario]
  if (options.trace === true && (seed === undefined || names.length > 1))
    throw new ShoalError('BAD_REQUEST', 'a trace is of one seed of one scenario', {
      hint: 'add --scenario and --seed',
    })
  for (const name of names)
    if (bias !== undefined && !BIASES[name].includes(bias))
      throw new ShoalError('BAD_REQUEST', `the scenario ${name} has no fault ${JSON.stringify(bias)}`, {
        hint: `it has ${BIASES[name].join(', ')}`,
      })
  const say = options.trace === true ? (line: string): void => out.show({ line }, () => line) : undefined
  for (const name of names) {
    const started = performance.now()
    const result = runSeeds(SCENARIOS[name], {
      from: seed ?? options.from,
      seeds: seed === undefined ? options.seeds : 1,
      bias,
      say,
      ran: (ran, wrong) => {
        if (wrong !== undefined)
          out.show({ scenario: name, seed: ran, wrong }, () => `${name} seed ${ran}: ${wrong}`)
      },
    })
    const seconds = (performance.now() - started) / 1_000
    const { seeds, events, twice, violations } = result
    const rates = { seedsPerSecond: seeds / seconds, eventsPerSecond: events / seconds }
    out.show({ scenario: name, seeds, events, twice, violations: violations.length, ...rates }, () =>
      [
        `${name}: ${violations.length} violations in ${seeds} seeds of 120 simulated seconds`,
        `(${rates.seedsPerSecond.toFixed(1)} seeds/s, ${Math.round(rates.eventsPerSecond / 1_000)},000 events/s; ${twice} ran twice, alike)`,
      ].join(' '),
    )
    if (violations.length > 0) process.exitCode = 1
  }
}
