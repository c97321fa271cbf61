import { type Command, Option } from 'commander'
import { LIMITS } from '../protocols/index.ts'
import type { Context } from './context.ts'
import { limited } from './options.ts'
import { count, duration, endpoint, header, showBytes, size } from './parse.ts'

const MESSAGES = 'Messages:'
/** More than anybody counts by hand, and few enough to keep a time for each. */
const COUNT_MAX = 1_000_000

/** What is said to actors and topics, what is heard of topics, and what became of it. */
export function addMessages(program: Command, context: () => Context): void {
  toActor(program.command('send'))
    .description('send a message and print the reply; Ctrl-C takes it back')
    .addOption(limited('--timeout <duration>', 'sendMs', duration(LIMITS.sendMsCeiling.value)))
    .option('--count <n>', 'send it so often and print latencies, outcomes and peers', count(1, COUNT_MAX))
    .addOption(limited('--concurrency <n>', 'sendConcurrency', count(1, LIMITS.sendConcurrencyMax.value)))
    .action(async (address, text, options) =>
      options.count === undefined && options.concurrency === undefined
        ? (await import('./commands/message.ts')).send(context(), address, text, options)
        : (await import('./commands/send-many.ts')).sendMany(context(), address, text, options),
    )
  toActor(program.command('post'))
    .description('leave a message in the mailbox of an actor, and wait for no reply')
    .addOption(limited('--timeout <duration>', 'postMs', duration(LIMITS.sendMsCeiling.value)))
    .addOption(
      new Option('--durability <where>', 'where it is until it has ended: on the disk it survives kill -9')
        .choices(['memory', 'disk'])
        .default('memory'),
    )
    .action(async (address, text, options) =>
      (await import('./commands/message.ts')).post(context(), address, text, options),
    )
  words(
    program
      .command('publish')
      .helpGroup(MESSAGES)
      .argument('<topic>', 'letters, digits, dot, underscore, dash and slash: alarms/north'),
  )
    .description('tell the actors of every subscribed type, and every listener; best effort')
    .addOption(limited('--timeout <duration>', 'publishMs', duration(LIMITS.sendMsCeiling.value)))
    .action(async (topic, text, options) =>
      (await import('./commands/topic.ts')).publish(context(), topic, text, options),
    )
  program
    .command('sub')
    .description('print what is published to a topic from now on')
    .helpGroup(MESSAGES)
    .argument('<topic>')
    .option('--count <n>', 'end after so many messages', count(1, COUNT_MAX))
    .action(async (topic, options) => (await import('./commands/topic.ts')).listen(context(), topic, options))
  addDoor(program, context)
  addFates(program, context)
}

/** Messages of those who speak HTTP. */
function addDoor(program: Command, context: () => Context): void {
  program
    .command('serve')
    .description(
      'an HTTP door to a type, in the foreground: POST /KEY is a message to TYPE/KEY, POST / to the pool',
    )
    .helpGroup(MESSAGES)
    .argument('<type>')
    .addOption(
      new Option(
        '--http <[address:]port>',
        'where it listens: a port of loopback (0: any free one), or address and port',
      )
        .argParser(endpoint)
        .makeOptionMandatory(),
    )
    .option('--public', 'the address may be one that other machines reach; nobody is asked who he is')
    .addOption(
      new Option(
        '--message-max <size>',
        `longest body of a request (default: ${showBytes(LIMITS.messageBytes.value)})`,
      ).argParser(size(LIMITS.messageBytesCeiling.value)),
    )
    .action(async (type, options) => (await import('./commands/serve.ts')).serve(context(), type, options))
}

/** What became of messages. */
function addFates(program: Command, context: () => Context): void {
  program
    .command('explain')
    .description('what became of a message: where it is or how it ended, who decided what and why')
    .helpGroup(MESSAGES)
    .argument('<id>', 'as send --json and post print it, and as errors name it')
    .action(async (id) => (await import('./commands/fates.ts')).explain(context(), id))
  const dlq = program
    .command('dlq')
    .description('dead letters: messages that could not be delivered, kept where they came from')
    .helpGroup(MESSAGES)
  const letter = (name: string, description: string): Command =>
    dlq.command(name).description(description).argument('<id>', 'of the message, as shoal dlq ls shows it')
  dlq
    .command('ls')
    .description('the dead letters of every known peer, oldest first')
    .action(async () => (await import('./commands/fates.ts')).letters(context()))
  letter('show', 'one dead letter: its message, why it died, where it was tried')
    .option('--body', 'its body alone, as it is')
    .action(async (id, options) => (await import('./commands/fates.ts')).showLetter(context(), id, options))
  letter(
    'replay',
    'post it anew, under a new id; the letter goes when the new message is in a mailbox',
  ).action(async (id) => (await import('./commands/fates.ts')).replayLetter(context(), id))
  letter('drop', 'remove it').action(async (id) =>
    (await import('./commands/fates.ts')).dropLetter(context(), id),
  )
}

function toActor(command: Command): Command {
  return words(command.helpGroup(MESSAGES).argument('<address>', 'type/key, or type for any free actor'))
    .addOption(new Option('--retry', 'after a refusal, try again until the time is over').conflicts('never'))
    .option('--never', 'start it once at most, even if its run is lost with a peer')
    .option('--unordered', 'let it overtake earlier messages to the same actor')
    .option(
      '-v, --verbose',
      'its id and each peer it passed, with what was decided and why, on standard error',
    )
}

function words(command: Command): Command {
  return command
    .argument('[body]', 'text, or - for standard input; empty when absent')
    .option('--file <path>', 'the body is in a file')
    .option('--subject <text>', 'what it is about; an actor may wait for one')
    .option('--correlation <text>', 'names a set of connected messages')
    .option('--header <name=value>', 'for the actor to read, repeatable', header)
    .option(
      '--idempotency-key <text>',
      'names what is wished for: a keyed actor answers the same key again and does not run it twice',
    )
}
