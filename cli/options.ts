import { Option } from 'commander'
import { CAPABILITIES, LIMITS, type LimitName } from '../protocols/index.ts'
import { capability, collect, header, label, showBytes, showMs, subscription, variable } from './parse.ts'

const limits = new WeakMap<Option, LimitName>()

/** An option whose meaning and default are in the table of limits. Absent, the node's own default holds. */
export function limited(flags: string, name: LimitName, read: (text: string) => number): Option {
  const option = new Option(flags, `${LIMITS[name].what} (default: ${showLimit(name, LIMITS[name].value)})`)
  limits.set(option, name)
  return option.argParser(read)
}

/** The limit that an option changes, if it is one of those. */
export function limitOf(option: Option): LimitName | undefined {
  return limits.get(option)
}

/** A value of that limit, in its unit, for people. */
export function showLimit(name: LimitName, value: number): string {
  const { unit } = LIMITS[name]
  return unit === 'ms' ? showMs(value) : unit === 'bytes' ? showBytes(value) : String(value)
}

/** `--grant` and `--allow`. */
export function capabilities(flags: string, what: string): Option {
  return new Option(flags, what).choices(CAPABILITIES).argParser(capability)
}

/** Readers that gather what they are given. */
const GATHERING: readonly unknown[] = [capability, collect, header, label, subscription, variable]

/** Whether it may stand on the line more than once. */
export function isRepeatable({ parseArg, variadic }: Option): boolean {
  return variadic || GATHERING.includes(parseArg)
}
