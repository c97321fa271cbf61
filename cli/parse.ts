import { isIP } from 'node:net'
import { InvalidArgumentError } from 'commander'
import { CAPABILITIES, type Capability, isCapability } from '../protocols/index.ts'

const DURATION_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}
const SIZE_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  B: 1,
  kB: 1_000,
  KB: 1_000,
  MB: 1_000_000,
  GB: 1_000_000_000,
  KiB: 1_024,
  MiB: 1_048_576,
  GiB: 1_073_741_824,
}

/**
 * Readers of option values, as commander wants them. What they throw says what was expected, and ends in exit code 2.
 */
export type Reader<T> = (text: string) => T

/** `500ms`, `30s`, `1.5m`, `1h`, `2d` as ms, at least 1 and at most `maxMs`. */
export function duration(maxMs: number): Reader<number> {
  return (text) => {
    const match = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(text)
    if (match === null)
      throw new InvalidArgumentError('A duration is a number and a unit: 500ms, 30s, 5m, 1h, 2d.')
    const ms = Math.round(Number(match[1]) * (DURATION_MS[match[2] ?? ''] ?? Number.NaN))
    if (ms < 1) throw new InvalidArgumentError('It must be at least 1ms.')
    if (ms > maxMs) throw new InvalidArgumentError(`It must be at most ${showMs(maxMs)}.`)
    return ms
  }
}

/** `64MiB`, `1MB`, `1000` as bytes, at least 1 and at most `maxBytes`. */
export function size(maxBytes: number): Reader<number> {
  return (text) => {
    const match = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(text)
    const unit = match === null ? undefined : SIZE_BYTES[match[2] ?? '']
    if (match === null || unit === undefined)
      throw new InvalidArgumentError('A size is a number of bytes, or one with a unit: 64MiB, 512KiB, 1MB.')
    const bytes = Math.round(Number(match[1]) * unit)
    if (bytes < 1) throw new InvalidArgumentError('It must be at least 1 byte.')
    if (bytes > maxBytes) throw new InvalidArgumentError(`It must be at most ${showBytes(maxBytes)}.`)
    return bytes
  }
}

/** Where to listen. */
export interface Endpoint {
  host: string
  port: number
}

/** `127.0.0.1:3000`, `[::1]:3000`, or `3000` of loopback. */
export function endpoint(text: string): Endpoint {
  const match = /^(?:(?:\[([\da-fA-F:.]+)\]|(localhost|[\d.]+)):)?(\d{1,5})$/.exec(text)
  const [, six, four] = match ?? []
  const host = six ?? (four === undefined || four === 'localhost' ? '127.0.0.1' : four)
  const port = Number(match?.[3] ?? Number.NaN)
  if (isIP(host) === 0 || !(port <= 65_535))
    throw new InvalidArgumentError(
      'It must be a port, or an IP address and a port: 3000, 127.0.0.1:3000, [::1]:3000.',
    )
  return { host, port }
}

/** A whole number from `min` to `max`. */
export function count(min: number, max: number): Reader<number> {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= min && value <= max))
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`)
    return value
  }
}

/** Collects `K=V` of a repeated option. */
export function label(text: string, previous: Record<string, string> = {}): Record<string, string> {
  const match = /^([A-Za-z0-9._/-]{1,63})=([^=\s]{0,63})$/.exec(text)
  if (match === null)
    throw new InvalidArgumentError('A label is KEY=VALUE, each at most 63 characters: region=eu, disk=ssd.')
  return { ...previous, [match[1] ?? '']: match[2] ?? '' }
}

/** One variable of an environment, added to those before it. */
export function variable(text: string, previous: Record<string, string> = {}): Record<string, string> {
  const match = /^([A-Za-z_][A-Za-z0-9_]*)=([^\0]*)$/.exec(text)
  if (match === null) throw new InvalidArgumentError('A variable is NAME=VALUE: TZ=UTC, MODE=field.')
  return { ...previous, [match[1] ?? '']: match[2] ?? '' }
}

/** Collects capabilities of a repeated option. */
export function capability(text: string, previous: Capability[] = []): Capability[] {
  if (!isCapability(text)) throw new InvalidArgumentError(`It must be one of ${CAPABILITIES.join(', ')}.`)
  return [...previous, text]
}

/** One header, added to those before it. */
export function header(text: string, previous: Record<string, string> = {}): Record<string, string> {
  const match = /^([A-Za-z0-9][A-Za-z0-9._-]{0,63})=(.*)$/s.exec(text)
  if (match === null)
    throw new InvalidArgumentError(
      'A header is NAME=VALUE, the name of letters, digits, dot, underscore and dash, at most 64: unit=mm.',
    )
  return { ...previous, [match[1] ?? '']: match[2] ?? '' }
}

/** One topic with the key of the actor that is told, added to those before it. */
export function subscription(text: string, previous: Record<string, string> = {}): Record<string, string> {
  const match = /^([A-Za-z0-9][A-Za-z0-9._/-]*)(?:=(.+))?$/.exec(text)
  if (match === null)
    throw new InvalidArgumentError(
      'A subscription is TOPIC or TOPIC=KEY, the topic of letters, digits, dot, underscore, dash and slash: alarms.',
    )
  const [, topic = '', key = ''] = match
  if (/[{}]/.test(key.replaceAll('{subject}', '')))
    throw new InvalidArgumentError('In a KEY, braces stand only around {subject}: readings={subject}.')
  return { ...previous, [topic]: key }
}

/** Collects a repeated option. */
export function collect(text: string, previous: string[] = []): string[] {
  return [...previous, text]
}

/** For people: 1500 -> `1.5s`. */
export function showMs(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)}ms`
  if (ms < 60_000) return `${trim(ms / 1_000)}s`
  if (ms < 3_600_000) return `${trim(ms / 60_000)}m`
  if (ms < 172_800_000) return `${trim(ms / 3_600_000)}h`
  return `${trim(ms / 86_400_000)}d`
}

/** For people: 67108864 -> `64MiB`. */
export function showBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes}B`
  if (bytes < 1_048_576) return `${trim(bytes / 1_024)}KiB`
  if (bytes < 1_073_741_824) return `${trim(bytes / 1_048_576)}MiB`
  return `${trim(bytes / 1_073_741_824)}GiB`
}

function trim(value: number): string {
  return String(Math.round(value * 10) / 10)
}
