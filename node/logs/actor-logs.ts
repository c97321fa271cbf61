import { type Clock, LIMITS } from '../../protocols/index.ts'
import type { LogEntry } from '../api.ts'
import { LogBudget } from './log-budget.ts'
import { Feed, type FeedQuestion } from './log-feed.ts'
import type { Journal, Numbered, Wanted } from './log-journal.ts'

/** What the journal keeps of a line: the peer is the one whose journal it is. */
export type LogRecord = Omit<LogEntry, 'peer'> & Numbered

/** What actors on this node log and print, and how they end badly: cut, rate-limited, kept, followed. */
export class ActorLogs {
  readonly #clock: Clock
  readonly #feed: Feed<LogRecord>
  readonly #budget: LogBudget

  constructor(clock: Clock, journal: Journal<LogRecord>) {
    this.#clock = clock
    this.#feed = new Feed(journal)
    const { logLinesPerSecond, logNodeLinesPerSecond } = LIMITS
    const limits = { perName: logLinesPerSecond.value, perAll: logNodeLinesPerSecond.value }
    this.#budget = new LogBudget(clock, limits, (address, count) =>
      this.#add(
        address,
        'warn',
        `${count} lines dropped: more than ${limits.perName} a second of one actor, or ${limits.perAll} of all here`,
      ),
    )
  }

  add(address: string, level: LogEntry['level'], text: string): void {
    if (this.#budget.take(address)) this.#add(address, level, cut(text))
  }

  /** @param selector an address; a type for all its actors; empty for all */
  read(
    selector: string,
    question: Omit<FeedQuestion<LogRecord>, 'wanted'>,
    signal: AbortSignal,
  ): AsyncIterable<LogRecord[]> {
    return this.#feed.read({ ...question, wanted: selected(selector) }, signal)
  }

  #add(address: string, level: LogEntry['level'], text: string): void {
    this.#feed.add({ at: this.#clock.wall(), level, address, text })
  }
}

/** Lines of `type/key`, `type@instance`, or of all actors of a `type`. */
function selected(selector: string): Wanted<LogRecord> {
  if (selector === '') return { test: () => true }
  const whole = /[/@]/.test(selector)
  return {
    contains: JSON.stringify(selector).slice(1, -1),
    test: ({ address }) =>
      address === selector ||
      (!whole && (address.startsWith(`${selector}/`) || address.startsWith(`${selector}@`))),
  }
}

function cut(text: string): string {
  const max = LIMITS.logLineBytes.value
  if (Buffer.byteLength(text) <= max) return text
  // Between two characters: what a cut leaves of the last one becomes U+FFFD.
  return `${Buffer.from(text)
    .subarray(0, max)
    .toString()
    .replace(/\uFFFD+$/, '')}…`
}
