import { ShoalError } from '../protocols/index.ts'
import { showMs } from './parse.ts'

/** Where a command writes, and how. */
export interface Output {
  /** One JSON value a line, for programs. */
  readonly json: boolean
  /** Writes a value as JSON, or what `human` makes of it. */
  show(value: unknown, human: () => string): void
  /** The same as a line; resolves when a pipe has taken it. */
  line(value: unknown, human: () => string): Promise<void>
  /** Bytes as they are. Resolves when a pipe has taken them. */
  raw(bytes: Uint8Array): Promise<void>
  /** For people only, beside the result. */
  note(text: string): void
  error(error: ShoalError): void
}

export function output(json: boolean): Output {
  return {
    json,
    show: (value, human) => {
      const text = json ? JSON.stringify(value) : human()
      if (text !== '') process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    line: (value, human) => {
      const text = json ? JSON.stringify(value) : human()
      return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()))
    },
    raw: (bytes) => new Promise((resolve) => process.stdout.write(bytes, () => resolve())),
    note: (text) => {
      if (!json) process.stderr.write(`${text}\n`)
    },
    error: (error) => {
      if (json)
        process.stderr.write(`${JSON.stringify({ error: { ...error.toValue(), ...factsOf(error) } })}\n`)
      else process.stderr.write(errorText(error))
    },
  }
}

/** What a program wants to know of an error beyond what crosses the wire. */
function factsOf({ retryable, executed, hops }: ShoalError): object {
  return { retryable, executed, ...(hops.length === 0 ? {} : { hops }) }
}

/** Code and sentence, and the next step on a line of its own. */
function errorText(error: ShoalError): string {
  const id = error.messageId === '' ? '' : ` [message ${error.messageId}]`
  const retry = error.retryAfterMs === undefined ? '' : `  retry: after ${showMs(error.retryAfterMs)}\n`
  const room =
    error.alternatives.length === 0
      ? ''
      : `  room: at ${error.alternatives.map((peer) => shortPeer(peer)).join(', ')}\n`
  const hint = error.hint === '' ? '' : `  next: ${error.hint}\n`
  const cause =
    error.code === 'INTERNAL' && error.cause instanceof Error ? `  ${error.cause.stack ?? ''}\n` : ''
  return `shoal: ${error.code}: ${error.message}${id}\n${retry}${room}${hint}${cause}`
}

/** Rows under a header (none when it is empty), columns as wide as they must be. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = header.length === 0 ? rows : [header, ...rows]
  const columns = Math.max(...lines.map((cells) => cells.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...lines.map((cells) => (cells[column] ?? '').length)),
  )
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return lines.map(line).join('\n')
}

/** The end of a peer id, which differs, where people compare them. The whole id is in the JSON. */
export function shortPeer(peer: string): string {
  return peer.length <= 12 ? peer : `…${peer.slice(-8)}`
}

/** The same for each of these peers in a sentence. */
export function shortened(text: string, peers: Iterable<string>): string {
  let short = text
  for (const peer of new Set(peers))
    if (shortPeer(peer) !== peer) short = short.replaceAll(peer, shortPeer(peer))
  return short
}

/** How long ago, for people. */
export function ago(sinceWall: number, nowWall: number = Date.now()): string {
  const seconds = Math.max(0, Math.round((nowWall - sinceWall) / 1_000))
  if (seconds < 60) return `${seconds}s`
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}m${seconds % 60}s`
  if (seconds < 86_400) return `${Math.floor(seconds / 3_600)}h${Math.floor((seconds % 3_600) / 60)}m`
  return `${Math.floor(seconds / 86_400)}d`
}

/**
 * Text of actors and other peers for a terminal: further lines are indented, other control characters are shown as
 * what they are, so that nobody's log moves the cursor or changes the colours of whoever reads it.
 */
export function plain(text: string): string {
  return text
    .trimEnd()
    .replace(/\r?\n/g, '\n    ')
    .replace(CONTROL, (one) => `\\x${(one.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`)
}

/** All but tab and line feed; and the marks that turn the direction of writing. */
const CONTROL = /(?![\t\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu
