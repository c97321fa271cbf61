import { destination, type DestinationStream, pino } from 'pino'
import type { NodeEvent } from '../node/index.ts'
import { plain } from './output.ts'

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

export interface NodeLogInit {
  level: (typeof LOG_LEVELS)[number]
  /** Lines for people; else JSON, one value a line, for whatever collects them. */
  terminal: boolean
  colours: boolean
}

/** The node's own log: one line per event on standard error, there when the call returns. */
export interface NodeLog {
  event(event: NodeEvent): void
  /** Something to tell that is no event of the node. */
  note(text: string): void
}

/** One line of the log, as pino writes it. */
export interface LogLine {
  level: string
  time: string
  msg: string
  event?: string
}

export function nodeLog(init: NodeLogInit): NodeLog {
  const people: DestinationStream = {
    write: (line) => void process.stderr.write(`${linePeople(JSON.parse(line) as LogLine, init.colours)}\n`),
  }
  const logger = pino(
    {
      level: init.level,
      base: null,
      timestamp: false,
      formatters: { level: (level) => ({ level }) },
    },
    // Not behind a thread or a buffer: the last line before a crash is the one that matters.
    init.terminal ? people : destination({ fd: 2, sync: true }),
  )
  const line = (at: number, level: NodeEvent['level'], fields: object, text: string): void =>
    logger[level]({ time: new Date(at).toISOString(), ...fields }, text)
  return {
    event: ({ at, level, event, text, facts }) => line(at, level, { event, facts }, text),
    note: (text) => line(Date.now(), 'info', {}, text),
  }
}

const COLOURS: Readonly<Record<string, number>> = { debug: 2, warn: 33, error: 31 }

/** `10:00:00.000 warn  the sentence`: the day is known to whoever sits at the terminal. */
export function linePeople({ level, time, msg }: LogLine, colours: boolean): string {
  const text = `${time.slice(11, 23)} ${level.padEnd(5)} ${plain(msg)}`
  const colour = COLOURS[level]
  return colours && colour !== undefined ? `\u001B[${colour}m${text}\u001B[0m` : text
}
