import { type Command, InvalidArgumentError, type Option } from 'commander'
import type { Setting } from '../node/index.ts'
import { type ErrorCode, LIMITS, ShoalError } from '../protocols/index.ts'
import { isRepeatable, limitOf, showLimit } from './options.ts'
import { label, subscription, variable } from './parse.ts'
import { nearest } from './nearest.ts'
import {
  badLine,
  kindText,
  readYamlFile,
  refuseUnknownKeys,
  type YamlEntry,
  type YamlMap,
  type YamlValue,
} from './yaml-file.ts'

/** What a command runs with: by attribute as commander has it, and told with its origins. */
export interface Settled {
  options: Record<string, unknown>
  settings: Setting[]
  /** Sentences about variables that look like ours and are not. */
  warnings: string[]
}

export interface Surroundings {
  env: Readonly<Record<string, string | undefined>>
  /** `config.yaml`; it need not be there. */
  file: string
}

/** Variables of this prefix that are no settings: the data directory, and the launcher's own. */
const OTHER_VARIABLES = ['SHOAL_DATA', 'SHOAL_LAUNCHER']

/**
 * Every flag of a command is a setting: also a key of the file and a `SHOAL_*` variable. For each alone, the flag
 * holds before the variable, that before the file, and that before the default; lists are not merged.
 *
 * @throws ShoalError BAD_REQUEST or TOO_LARGE naming the variable, or the file and its line
 */
export async function settle(command: Command, { env, file }: Surroundings): Promise<Settled> {
  const slots = slotsOf(command.options)
  const keys = slots.map(({ key }) => key)
  const root = await readYamlFile(file, LIMITS.configBytes.value)
  if (root !== undefined) refuseUnknownKeys(file, root, keys)
  const inFile = new Map(root?.entries.map((entry) => [entry.key, entry]))
  const options: Record<string, unknown> = {}
  const settings = slots.map((slot): Setting => {
    const found = decide(command, slot, env, file, inFile.get(slot.key))
    if (found.value !== undefined) options[slot.attribute] = found.value
    const value = found.value ?? slot.standard
    return { key: slot.key, value: value ?? null, shown: shown(slot, value), ...found.from }
  })
  return { options, settings, warnings: strangers(slots, env) }
}

/** What only a node that starts can judge, and the settings that it may blame. */
const JUDGED: Partial<Record<ErrorCode, readonly string[]>> = {
  BAD_MULTIADDR: ['listen', 'announce'],
  PORT_IN_USE: ['listen'],
  BAD_JOIN: ['join'],
  MESH_MISMATCH: ['join'],
}

/** The error of a node that did not start, and where what it complains of was set, when that is not on the line. */
export function withOrigin(thrown: unknown, settings: readonly Setting[]): unknown {
  if (!(thrown instanceof ShoalError)) return thrown
  const keys = JUDGED[thrown.code] ?? []
  const places = settings
    .filter(({ key, origin }) => keys.includes(key) && (origin === 'file' || origin === 'variable'))
    .map(({ key, where }) => `${key} is set by ${where}`)
  if (places.length === 0) return thrown
  return new ShoalError(thrown.code, `${thrown.message} (${places.join(', ')})`, {
    hint: thrown.hint,
    cause: thrown,
  })
}

/** One setting: the flags that set it (`--mdns`, `--no-mdns`), taken together. */
interface Slot {
  key: string
  attribute: string
  variable: string
  /** The one that takes a value; absent for a switch. */
  taking?: Option
  /** Whether it can be turned off by `--no-…`, and so by `false`. */
  off: boolean
  repeatable: boolean
  /** What holds when nothing is said, where the command line knows it. */
  standard?: unknown
}

function slotsOf(options: readonly Option[]): Slot[] {
  const slots = new Map<string, Slot>()
  for (const option of options) {
    const key = option.name().replace(/^no-/, '')
    const slot = slots.get(key) ?? {
      key,
      attribute: option.attributeName(),
      variable: variableOf(key),
      off: false,
      repeatable: false,
    }
    slots.set(key, slot)
    if (option.negate) slot.off = true
    else if (option.required || option.optional) slot.taking = option
    if (isRepeatable(option)) slot.repeatable = true
    const limit = limitOf(option)
    if (limit !== undefined) slot.standard = LIMITS[limit].value
    else if (option.defaultValue !== undefined) slot.standard = option.defaultValue
  }
  return [...slots.values()]
}

/** `mailbox-max` -> `SHOAL_MAILBOX_MAX` */
function variableOf(key: string): string {
  return `SHOAL_${key.replaceAll('-', '_').toUpperCase()}`
}

interface Found {
  value: unknown
  from: Pick<Setting, 'origin' | 'where'>
}

function decide(
  command: Command,
  slot: Slot,
  env: Surroundings['env'],
  file: string,
  entry: YamlEntry | undefined,
): Found {
  if (command.getOptionValueSource(slot.attribute) === 'cli') {
    const value: unknown = command.getOptionValue(slot.attribute)
    return { value, from: { origin: 'flag', where: `--${value === false ? 'no-' : ''}${slot.key}` } }
  }
  // Read although a variable hides it: a mistake in the file is told now, not on the day the variable goes.
  const inFile = entry === undefined ? undefined : readEntry(slot, file, entry.value)
  const variable = env[slot.variable] ?? ''
  if (variable !== '') {
    const words = slot.repeatable ? variable.split(/\s+/).filter((word) => word !== '') : [variable]
    const wrong = (text: string): ShoalError =>
      new ShoalError('BAD_REQUEST', `the variable ${slot.variable}: ${text}`, {
        hint: `correct it, or unset ${slot.variable}`,
      })
    return { value: read(slot, words, wrong), from: { origin: 'variable', where: slot.variable } }
  }
  if (entry !== undefined) return { value: inFile, from: { origin: 'file', where: `${file}:${entry.line}` } }
  return { value: command.getOptionValue(slot.attribute), from: { origin: 'default', where: '' } }
}

/**
 * The options that a map in a file gives instead of a command line, by attribute as commander has them.
 *
 * @param command whose flags they are: `deploy`
 * @throws ShoalError BAD_REQUEST naming the file and the line
 */
export function optionsIn(
  options: readonly Option[],
  command: string,
  file: string,
  map: YamlMap,
): Record<string, unknown> {
  const slots = slotsOf(options)
  refuseUnknownKeys(
    file,
    map,
    slots.map(({ key }) => key),
  )
  return Object.fromEntries(
    map.entries.flatMap(({ key, value }) => {
      const slot = slots.find((candidate) => candidate.key === key)
      return slot === undefined ? [] : [[slot.attribute, readEntry(slot, file, value, command)]]
    }),
  )
}

function readEntry(slot: Slot, file: string, entry: YamlValue, command = 'node start'): unknown {
  const hint = `shoal ${command} --help says what ${slot.key} may be`
  const words = wordsOf(slot, entry, (text, line) => badLine(file, line, text, { hint }))
  return read(
    slot,
    words.map(({ text }) => text),
    (text, index) => badLine(file, words[index]?.line ?? entry.line, text, { hint }),
  )
}

interface Word {
  line: number
  text: string
}

/** The words that somebody would have typed for what the file says. */
function wordsOf(
  { key, repeatable, taking, off }: Slot,
  entry: YamlValue,
  wrong: (text: string, line: number) => ShoalError,
): Word[] {
  const word = (value: YamlValue): Word => {
    const { kind, line } = value
    if (kind === 'boolean' && (taking === undefined || off)) return { line, text: String(value.value) }
    if (kind === 'number' || kind === 'text') return { line, text: value.text }
    const expected =
      taking === undefined ? 'true or false' : repeatable ? 'a text or a list of texts' : 'one value'
    throw wrong(`${key} is ${kindText(value)}; it must be ${expected}`, line)
  }
  if (repeatable && entry.kind === 'list') return entry.items.map(word)
  if ([label, subscription, variable].includes(taking?.parseArg as never) && entry.kind === 'map')
    return entry.entries.map(({ key: name, value }) => {
      const { line, text } = word(value)
      return { line, text: `${name}=${text}` }
    })
  return [word(entry)]
}

const SWITCH: Readonly<Record<string, boolean>> = {
  true: true,
  false: false,
  yes: true,
  no: false,
  on: true,
  off: false,
  '1': true,
  '0': false,
}

/** @param wrong what is thrown for the word of that index */
function read(
  { key, taking, off }: Slot,
  words: readonly string[],
  wrong: (text: string, index: number) => ShoalError,
): unknown {
  const [first = ''] = words
  if (words.length === 0) throw wrong(`${key} is empty; leave it out for the default`, 0)
  const on = SWITCH[first.toLowerCase()]
  if (taking === undefined) {
    if (on === undefined) throw wrong(`${key} is ${JSON.stringify(first)}; it must be true or false`, 0)
    return on
  }
  if (off && words.length === 1 && on === false && first !== '0') return false
  return words.reduce<unknown>((before, word, index) => {
    try {
      return taking.parseArg === undefined ? word : (taking.parseArg(word, before as never) as unknown)
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error
      throw wrong(`${key} is ${JSON.stringify(word)}. ${error.message}`, index)
    }
  }, undefined)
}

function shown(slot: Slot, value: unknown): string {
  const limit = slot.taking === undefined ? undefined : limitOf(slot.taking)
  if (limit !== undefined && typeof value === 'number') return showLimit(limit, value)
  if (value === undefined || value === null)
    return /\(default: (.*)\)$/.exec(slot.taking?.description ?? '')?.[1] ?? ''
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, text]) => `${key}=${text}`)
      .join(' ')
  return String(value as string | number | boolean)
}

/** Others may use the prefix (a cluster names a service so): only what looks like a slip of the finger is told. */
function strangers(slots: readonly Slot[], env: Surroundings['env']): string[] {
  const known = [...slots.map(({ variable }) => variable), ...OTHER_VARIABLES]
  return Object.keys(env)
    .filter((name) => name.startsWith('SHOAL_') && !known.includes(name))
    .flatMap((name) => {
      const near = nearest(
        name.slice(6),
        known.map((word) => word.slice(6)),
      )
      return near === undefined ? [] : [`the variable ${name} is not one of ours: SHOAL_${near} is`]
    })
}
