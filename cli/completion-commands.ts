import { Argument, type Command } from 'commander'
import { type Context, dataDirOf } from './context.ts'

export function addCompletion(program: Command, context: () => Context): void {
  program
    .command('completion')
    .description('print what makes your shell complete commands, flags, types and addresses')
    .helpGroup('Shell:')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) => (await import('./commands/completion.ts')).printScript(context(), shell))
  program
    .command('__complete', { hidden: true })
    .argument('[typed...]')
    .action(async (typed: string[]) => {
      const data = typed[typed.lastIndexOf('--data') + 1]
      const named = typed.includes('--data') && data !== undefined ? { dataDir: dataDirOf({ data }) } : {}
      const module = await import('./commands/completion.ts')
      await module.printCandidates({ ...context(), ...named }, program, typed)
    })
}
