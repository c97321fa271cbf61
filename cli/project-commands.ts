import { type Command, Option } from 'commander'
import type { Context } from './context.ts'

const PROJECTS = 'Projects:'

/** The commands of a directory with a `shoal.yaml`. */
export function addProjects(program: Command, context: () => Context): void {
  program
    .command('init')
    .description('write a new project: an actor, its build, a README that says how it runs')
    .helpGroup(PROJECTS)
    .argument('<name>', 'of its type and its directory; a path before it says where')
    .addOption(
      new Option('--lang <language>', 'as is AssemblyScript')
        .choices(['as', 'js', 'rust'])
        .makeOptionMandatory(),
    )
    .action(async (name, options) => (await import('./commands/init.ts')).init(context(), name, options))
  program
    .command('build')
    .description('build the components of the project in this directory')
    .helpGroup(PROJECTS)
    .argument('[type...]', 'only these types of shoal.yaml')
    .action(async (names) => (await import('./commands/build.ts')).build(context(), names))
  program
    .command('dev')
    .description('build and deploy the project at each change of a file, and follow its logs, until Ctrl-C')
    .helpGroup(PROJECTS)
    .action(async () => (await import('./commands/dev.ts')).dev(context()))
  program
    .command('wit')
    .description('print the world that an actor is built for')
    .helpGroup(PROJECTS)
    .action(async () => (await import('./commands/wit.ts')).wit(context()))
}
