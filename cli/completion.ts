import type { Argument, Command, Option } from 'commander'
import { isRepeatable } from './options.ts'

/** One word that may stand where the cursor is. */
export interface Candidate {
  word: string
  /** For shells that show one. */
  what: string
}

export interface Completion {
  words: Candidate[]
  /** What the shell itself knows better. */
  paths: 'files' | 'directories' | 'none'
  /** Names that only a node knows. */
  names: 'addresses' | 'types' | 'none'
}

const NOTHING: Completion = { words: [], paths: 'none', names: 'none' }

/**
 * What may follow on a command line.
 *
 * @param typed the words after `shoal`; the last one is being typed, and may be empty
 */
export function complete(program: Command, typed: readonly string[]): Completion {
  const current = typed.at(-1) ?? ''
  let command = program
  let position = 0
  let waiting: Option | undefined
  const given = new Set<Option>()
  let literal = false
  for (const word of typed.slice(0, -1)) {
    if (waiting !== undefined) waiting = undefined
    else if (literal || !word.startsWith('-') || word === '-') {
      const below = position === 0 ? command.commands.find((one) => one.name() === word) : undefined
      if (below === undefined) position += 1
      else command = below
    } else if (word === '--') literal = true
    else {
      const option = optionsOf(command).find(({ long, short }) => word === long || word === short)
      if (option !== undefined) given.add(option)
      // --name=value has its value.
      if (option?.required === true) waiting = option
    }
  }
  if (waiting !== undefined) return starting(current, ofOption(waiting))
  if (current.startsWith('-') && !literal) {
    const options = optionsOf(command).filter(
      (option) => !option.hidden && (!given.has(option) || isRepeatable(option)),
    )
    return starting(current, {
      ...NOTHING,
      words: [
        ...options.map(({ long, description }) => ({ word: long ?? '', what: description })),
        { word: '--help', what: 'show help' },
      ],
    })
  }
  if (command.commands.length > 0) {
    const words = command
      .createHelp()
      .visibleCommands(command)
      .map((below) => ({ word: below.name(), what: below.description() }))
    return starting(current, { ...NOTHING, words })
  }
  const last = command.registeredArguments.at(-1)
  const argument = command.registeredArguments[position] ?? (last?.variadic === true ? last : undefined)
  return argument === undefined ? NOTHING : starting(current, ofArgument(argument))
}

/** Its own and those that hold everywhere. */
function optionsOf(command: Command): Option[] {
  return [...command.options, ...(command.parent === null ? [] : optionsOf(command.parent))]
}

function ofOption({ long, argChoices }: Option): Completion {
  if (argChoices !== undefined) return { ...NOTHING, words: plainWords(argChoices) }
  if (long === '--file' || long === '--trace') return { ...NOTHING, paths: 'files' }
  if (long === '--data') return { ...NOTHING, paths: 'directories' }
  return long === '--type' ? { ...NOTHING, names: 'types' } : NOTHING
}

function ofArgument(argument: Argument): Completion {
  const name = argument.name()
  if (argument.argChoices !== undefined) return { ...NOTHING, words: plainWords(argument.argChoices) }
  if (name === 'file') return { ...NOTHING, paths: 'files' }
  if (name === 'type') return { ...NOTHING, names: 'types' }
  return name.startsWith('address') ? { ...NOTHING, names: 'addresses' } : NOTHING
}

function plainWords(words: readonly string[]): Candidate[] {
  return words.map((word) => ({ word, what: '' }))
}

function starting(current: string, completion: Completion): Completion {
  return { ...completion, words: completion.words.filter(({ word }) => word.startsWith(current)) }
}
