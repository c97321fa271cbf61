import { join } from 'node:path'
import { type Clock, LIMITS, ShoalError } from '../../protocols/index.ts'
import { ActorLogs, type LogRecord } from './actor-logs.ts'
import type { NodeEvent } from '../api.ts'
import { EventLog, type EventRecord } from './event-log.ts'
import { type Journal, memoryJournal, type Numbered } from './log-journal.ts'
import { segmentJournal } from './log-segments.ts'

async function onDisk<T extends Numbered>(
  directory: string,
  bytesMax: number,
  failed: (error: unknown) => void,
): Promise<Journal<T>> {
  try {
    return await segmentJournal<T>({ directory, bytesMax, failed })
  } catch (error) {
    throw new ShoalError('DATA_DIR', `${directory} cannot be opened: ${(error as Error).message}`, {
      hint: 'give this user the right to write there, or move it away: it holds nothing but lines to read',
      cause: error,
    })
  }
}

/**
 * Where a node writes down what its actors say and what happens on it: `logs/` and `events/` in its data directory,
 * apart from the database, so that a flood of lines never delays a lease, and tools of the system can read them.
 *
 * @param tell hears of every event
 * @throws ShoalError DATA_DIR
 * @returns `crashed`: the last node of the directory wrote down no orderly stop
 */
export async function openLogs(
  dataDir: string | undefined,
  clock: Clock,
  parts: AsyncDisposableStack,
  tell: (event: NodeEvent) => void,
): Promise<{ logs: ActorLogs; events: EventLog; crashed: boolean }> {
  let events: EventLog | undefined
  const journal = async <T extends Numbered>(name: string, bytesMax: number): Promise<Journal<T>> => {
    const failed = (error: unknown): void =>
      events?.add({ event: 'warning', text: `${name} cannot be written to disk: ${String(error)}` })
    return parts.use(
      dataDir === undefined
        ? memoryJournal<T>({ bytesMax: LIMITS.memoryLogBytes.value })
        : await onDisk<T>(join(dataDir, name), bytesMax, failed),
    )
  }
  const happened = await journal<EventRecord>('events', LIMITS.eventBytes.value)
  // Links that close come after the word that it stops.
  const [last] = await happened.tail({ test: ({ event }) => event === 'started' || event === 'stopping' }, 1)
  events = new EventLog(clock, happened, tell)
  await events.recall(happened)
  const logs = new ActorLogs(clock, await journal<LogRecord>('logs', LIMITS.logBytes.value))
  return { logs, events, crashed: last?.event === 'started' }
}
