import { type Command, Option } from 'commander'
import type { Context } from './context.ts'
import { count } from './parse.ts'

const SEEDS_MAX = 1_000_000_000

export function addSimulation(program: Command, context: () => Context): void {
  const sim = program
    .command('sim')
    .description('attack Shoal itself in simulated worlds')
    .helpGroup('Shoal itself:')
  sim
    .command('core')
    .description('run the protocols under many seeds and report each at which a promise was broken')
    .addOption(
      new Option('--scenario <name>', 'one world (default: all)').choices([
        'claims',
        'config',
        'lanes',
        'drain',
      ]),
    )
    .option('--seeds <n>', 'how many', count(1, SEEDS_MAX), 300)
    .option('--from <n>', 'the first of them', count(1, SEEDS_MAX), 1)
    .option('--seed <n>', 'this one only', count(1, SEEDS_MAX))
    .option('--bias <fault>', 'a fault that is to be frequent: crash, pause, sleep, split, …')
    .option('--trace', 'print all that happens; with --seed')
    .action(async (options) => (await import('./commands/sim.ts')).simulateCore(context(), options))
}
