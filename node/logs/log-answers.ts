import { type Clock, parseAddress, parseTypeName, type ShoalError } from '../../protocols/index.ts'
import { EventLines, LogLines, LogQuestion } from '../../protocols/proto/node.js'
import type { ActorLogs, LogRecord } from './actor-logs.ts'
import type { LogEntry, MeshEvent } from '../api.ts'
import type { EventLog, EventRecord } from './event-log.ts'
import type { FeedQuestion } from './log-feed.ts'

/** What this peer answers when asked for its lines. */
export function logAnswers(parts: { logs: ActorLogs; events: EventLog; clock: Clock }): {
  logs(body: Uint8Array, signal: AbortSignal): AsyncIterable<Uint8Array>
  events(body: Uint8Array, signal: AbortSignal): AsyncIterable<Uint8Array>
} {
  const { logs, events, clock } = parts
  const when = ({ follow, sinceMs, after }: LogQuestion): Omit<FeedQuestion<never>, 'wanted'> => ({
    follow,
    ...(after > 0 ? { after } : sinceMs > 0 ? { since: clock.wall() - sinceMs } : {}),
  })
  return {
    async *logs(body, signal) {
      const question = LogQuestion.decode(body)
      for await (const lines of logs.read(checkSelector(question.address), when(question), signal))
        yield LogLines.encode({ lines: lines.map((line) => ({ ...line, ...numbers(line) })) })
    },
    async *events(body, signal) {
      for await (const lines of events.read(when(LogQuestion.decode(body)), signal))
        yield EventLines.encode({
          lines: lines.map((line) => ({ ...line, ...numbers(line), facts: JSON.stringify(line.facts) })),
        })
    },
  }
}

function numbers({ at, seq }: { at: number; seq: number }): { at: number; seq: number } {
  return { at: Math.round(at), seq }
}

/**
 * Whose lines: an address, a type, or empty for all.
 *
 * @throws ShoalError BAD_ADDRESS
 */
export function checkSelector(text: string): string {
  if (text !== '' && !/[/@]/.test(text)) parseTypeName(text)
  else if (text !== '') parseAddress(text)
  return text
}

const LEVELS = ['debug', 'info', 'warn', 'error'] as const

/** What another peer says its actors said, its words checked. */
export function readLogs(bytes: Uint8Array, peer: string): (LogRecord & LogEntry)[] {
  return LogLines.decode(bytes).lines.map((line) => ({
    at: line.at,
    level: LEVELS.find((one) => one === line.level) ?? 'info',
    address: line.address,
    peer,
    text: line.text,
    seq: line.seq,
  }))
}

export function readEvents(bytes: Uint8Array, peer: string): (EventRecord & MeshEvent)[] {
  return EventLines.decode(bytes).lines.map((line) => ({
    at: line.at,
    level: LEVELS.find((one) => one === line.level) ?? 'info',
    event: line.event,
    text: line.text,
    on: peer,
    facts: factsOf(line.facts),
    seq: line.seq,
  }))
}

function factsOf(text: string): Record<string, unknown> {
  try {
    const facts: unknown = JSON.parse(text)
    return typeof facts === 'object' && facts !== null && !Array.isArray(facts) ? { ...facts } : {}
  } catch {
    // Another peer's words: the sentence is still worth showing.
    return {}
  }
}

/** In place of the lines of a peer that did not answer. */
export function silentLog(peer: string, error: ShoalError, at: number): LogRecord & LogEntry {
  return { at, level: 'warn', address: '', peer, text: missing(peer, error), seq: 0 }
}

export function silentEvent(peer: string, error: ShoalError, at: number): EventRecord & MeshEvent {
  return { at, level: 'warn', event: 'peer-silent', text: missing(peer, error), on: peer, facts: {}, seq: 0 }
}

function missing(peer: string, { code, message }: ShoalError): string {
  return `what peer ${peer} has to say is missing: ${message} (${code})`
}
