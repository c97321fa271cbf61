import { findPackageJSON } from 'node:module'
import { readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import { LIMITS } from '../protocols/index.ts'
import { addCompletion } from './completion-commands.ts'
import { addExamples } from './examples.ts'
import { addHelp } from './help-command.ts'
import { addMesh } from './mesh-commands.ts'
import { addMessages } from './message-commands.ts'
import { capabilities, limited } from './options.ts'
import { collect, count, duration, label, size } from './parse.ts'
import type { Output } from './output.ts'
import { policyOptions } from './policy-options.ts'
import { addProjects } from './project-commands.ts'
import { addSimulation } from './sim-commands.ts'
import { type Context, dataDirOf } from './context.ts'

/** A year: more than any node keeps. */
const SINCE_MAX_MS = 365 * 86_400_000

const NODES = 'Nodes:'
const ACTORS = 'Actors:'

/**
 * The commands and their flags. What a command does is imported when it runs: `shoal --help` must not load libp2p.
 */
export function createProgram(out: Output): Command {
  const program = new Command('shoal')
    .description('Small WebAssembly actors on a peer-to-peer mesh of hosts.')
    .version(version(), '--version', 'print the version')
    .option('--data <dir>', 'data directory of the node (default: $SHOAL_DATA, then ~/.shoal)')
    .option('--json', 'one JSON value a line, errors too')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      // Said by main, with what to do next.
      outputError: () => {},
    })
    .exitOverride()
  // Options are read only when the action runs: they may stand anywhere on the line.
  const context = (): Context => ({ out, dataDir: dataDirOf(program.opts()) })

  addNode(program, context)
  addMesh(program, context)
  addMessages(program, context)
  addActors(program, context)
  addProjects(program, context)
  addSimulation(program, context)
  addCompletion(program, context)
  addHelp(program, context)
  addExamples(program)
  return program
}

function addNode(program: Command, context: () => Context): void {
  const node = program
    .command('node')
    .description('start, watch and stop the node of this machine')
    .helpGroup(NODES)
  node
    .command('start')
    .description(
      'run a node in the foreground until SIGTERM, which drains it, or SIGINT; a second one ends it at once',
    )
    .option(
      '--listen <multiaddr>',
      'where to listen, repeatable (default: TCP and WebSocket; loopback, and all interfaces once it joins or invites)',
      collect,
    )
    .option('--no-listen', 'only dial out: behind NAT; others reach it over the connections it opened')
    .option(
      '--announce <multiaddr>',
      'what others are told to dial in place of where it listens, DNS names too, repeatable',
      collect,
    )
    .option('--join <string>', 'what shoal mesh invite printed on a node of the mesh, repeatable', collect)
    .option('--name <name>', 'for people; any text')
    .option('--label <key=value>', 'what placement may ask for, repeatable', label)
    .addOption(
      capabilities(
        '--grant <capability>',
        'what actors of any member may use here, if they are allowed it, repeatable (default: nothing)',
      ),
    )
    .addOption(limited('--slots <n>', 'slots', count(0, 1_000_000)))
    .addOption(limited('--live <n>', 'liveMemories', count(1, LIMITS.memories.value)))
    .option(
      '--live-bytes <size>',
      'size of those memories; beyond, the same (default: half of the memory of the machine or container)',
      size(Number.MAX_SAFE_INTEGER),
    )
    .addOption(limited('--mailbox-max <n>', 'mailboxMessages', count(1, 10_000_000)))
    .addOption(limited('--mailbox-bytes <size>', 'mailboxBytes', size(LIMITS.nodeMailboxBytes.value)))
    .addOption(limited('--message-max <size>', 'messageBytes', size(LIMITS.messageBytesCeiling.value)))
    .option('--no-mdns', 'do not look for peers on the local network')
    .addOption(
      new Option('--log-level <level>', "least of the node's own log on standard error")
        .choices(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info', 'info'),
    )
    .option(
      '--trace <file>',
      'write each decision about a message there, as JSON lines (docs/trace.schema.json); at most twice 64 MiB',
    )
    .action(async (_options, command: Command) =>
      (await import('./commands/node-start.ts')).nodeStart(context(), command),
    )
  node
    .command('status')
    .description('what the node is and how it does')
    .option(
      '--wait <duration>',
      'wait this long for the node to be up, let in, linked and arbitrating',
      duration(LIMITS.sendMsCeiling.value),
    )
    .action(async (options) => (await import('./commands/node.ts')).nodeStatus(context(), options))
  node
    .command('drain')
    .description(
      'move the actors of the node, and the posts it accepted, to other peers; then stop it, as SIGTERM does',
    )
    .addOption(limited('--grace <duration>', 'drainMs', duration(LIMITS.sendMsCeiling.value)))
    .action(async (options) => (await import('./commands/node-drain.ts')).nodeDrain(context(), options))
  node
    .command('stop')
    .description(
      'stop the node in an orderly way and wait until it is gone; its actors forget (see node drain)',
    )
    .action(async () => (await import('./commands/node.ts')).nodeStop(context()))
  node
    .command('restored')
    .description('say of the data directory of a stopped node that it is an old copy, before it starts again')
    .action(async () => (await import('./commands/node-restored.ts')).nodeRestored(context()))
  program
    .command('up')
    .description('run several nodes, one mesh, in the foreground: one Ctrl-C stops all, a second one at once')
    .helpGroup(NODES)
    .addOption(limited('--nodes <n>', 'upNodes', count(1, LIMITS.upNodesMax.value)))
    .addOption(capabilities('--grant <capability>', 'as of node start, for each of them, repeatable'))
    .action(async (options) => (await import('./commands/up.ts')).up(context(), options))
  program
    .command('peers')
    .description('the peers this node knows')
    .helpGroup(NODES)
    .action(async () => (await import('./commands/list.ts')).peers(context()))
  program
    .command('events')
    .description(
      'what happened on every node: deployments, actors that came, moved and went, peers, refusals',
    )
    .helpGroup(NODES)
    .option('-f, --follow', 'go on as more comes')
    .addOption(since())
    .action(async (options) => (await import('./commands/logs.ts')).events(context(), options))
}

function addActors(program: Command, context: () => Context): void {
  const deployCommand = program
    .command('deploy')
    .description('give a WebAssembly component a type name in the mesh')
    .helpGroup(ACTORS)
    .argument('[file]', 'a component (.wasm); without one, the types of shoal.yaml here')
    .option('--type <name>', 'lower-case letters, digits, dot, underscore, dash')
    .option(
      '--expect <version>',
      'the version it replaces, 0 for none: refused when it is another',
      count(0, 2 ** 31),
    )
    .option(
      '--restart',
      'end live actors after their current message, so that the next one finds this version',
    )
    .action(async (file, options) => (await import('./commands/deploy.ts')).deploy(context(), file, options))
  for (const option of policyOptions()) deployCommand.addOption(option)
  program
    .command('rollback')
    .description('make a new version like an earlier one')
    .helpGroup(ACTORS)
    .argument('<type>')
    .argument('[version]', 'the one before, unless given', count(1, 2 ** 31))
    .action(async (type, version) =>
      (await import('./commands/deploy.ts')).rollback(context(), type, version),
    )
  program
    .command('undeploy')
    .description('give a type name up; refused while actors of it are alive')
    .helpGroup(ACTORS)
    .argument('<type>')
    .option('--force', 'end live actors')
    .action(async (type, options) =>
      (await import('./commands/deploy.ts')).undeploy(context(), type, options),
    )
  program
    .command('types')
    .description('the types of the mesh')
    .helpGroup(ACTORS)
    .action(async () => (await import('./commands/list.ts')).types(context()))
  program
    .command('ps')
    .description('live actors on every known peer')
    .helpGroup(ACTORS)
    .action(async () => (await import('./commands/list.ts')).ps(context()))
  program
    .command('inspect')
    .description(
      'one actor: phase, policy and its last messages; or a type: what its actors use on each node',
    )
    .helpGroup(ACTORS)
    .argument('<address | type>')
    .action(async (address) => (await import('./commands/list.ts')).inspect(context(), address))
  program
    .command('stop')
    .description('end an actor wherever it lives; the next message starts a fresh one')
    .helpGroup(ACTORS)
    .argument('<address>')
    .action(async (address) => (await import('./commands/actor.ts')).stop(context(), address))
  program
    .command('logs')
    .description('what actors logged, printed and died of, wherever they ran; all actors when none is named')
    .helpGroup(ACTORS)
    .argument('[address | type]', 'one actor, or all of a type', '')
    .option('-f, --follow', 'go on as more comes')
    .addOption(since())
    .action(async (selector, options) =>
      (await import('./commands/logs.ts')).logs(context(), selector, options),
    )
}

/** How far back the lines of peers go. */
function since(): Option {
  const standard = `the newest ${LIMITS.logLines.value} lines of each node`
  return new Option('--since <duration>', `age of the oldest line: 5m, 1h (default: ${standard})`).argParser(
    duration(SINCE_MAX_MS),
  )
}

function version(): string {
  const path = findPackageJSON(import.meta.url)
  const manifest: unknown = path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}
