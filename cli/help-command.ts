import type { Command } from 'commander'
import { codeTable, type CodeFacts, type ErrorCode, isErrorCode, ShoalError } from '../protocols/index.ts'
import type { Context } from './context.ts'
import { didYouMean } from './nearest.ts'
import { table } from './output.ts'

const EXECUTED: Readonly<Record<CodeFacts['executed'], string>> = {
  no: 'no: it never started, and sending it again cannot run it twice',
  maybe: 'maybe: ask the actor before sending it again, unless it may run twice',
  yes: 'yes: it started',
}

/** `shoal help [COMMAND… | CODE]` */
export function addHelp(program: Command, context: () => Context): void {
  program
    .command('help')
    .description('show help for a command, or what an error code means')
    .helpGroup('Shell:')
    .argument('[command | code...]')
    .action((words: readonly string[]) => {
      const [first = ''] = words
      const code = first.toUpperCase()
      if (words.length !== 1 || !isErrorCode(code)) return found(program, words).outputHelp()
      const facts = codeTable[code]
      context().out.show({ code, ...facts }, () => codeText(code, facts))
    })
}

/** What to read when a command line is wrong: the help of its command, as far as it names one. */
export function usageHint(program: Command, args: readonly string[]): string {
  let command = program
  const names: string[] = []
  for (const word of args) {
    const below = command.commands.find((one) => one.name() === word)
    if (below === undefined) continue
    command = below
    names.push(word)
  }
  if (names.length === 0) return 'shoal --help lists the commands'
  const shows = command.commands.length > 0 ? 'lists its commands' : 'shows its arguments and flags'
  return `shoal help ${names.join(' ')} ${shows}`
}

/** @throws ShoalError BAD_REQUEST */
function found(program: Command, words: readonly string[]): Command {
  return words.reduce((command, word) => {
    const below = command.commands.find((one) => one.name() === word)
    if (below !== undefined) return below
    if (command.commands.length === 0)
      throw new ShoalError('BAD_REQUEST', `${command.name()} has no command "${word}"`, {
        hint: usageHint(program, words),
      })
    const codes = command === program ? Object.keys(codeTable) : []
    const names = command.createHelp().visibleCommands(command)
    throw new ShoalError('BAD_REQUEST', `there is no command and no error code "${word}"`, {
      hint: didYouMean(word, [...names.map((one) => one.name()), ...codes]),
    })
  }, program)
}

function codeText(code: ErrorCode, { meaning, executed, retryable, look }: CodeFacts): string {
  return table(
    [],
    [
      [code, meaning],
      ['executed', EXECUTED[executed]],
      ['again', retryable ? 'the same may work later, as it is' : 'only after something was changed'],
      ['look', look],
    ],
  )
}
