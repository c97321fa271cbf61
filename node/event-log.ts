import { type Clock, LIMITS } from '../protocols/index.ts'
import type { NodeEvent } from './api.ts'
import type { Happening } from './events.ts'
import { told } from './events.ts'
import { LogBudget } from './log-budget.ts'
import { Feed, type FeedQuestion } from './log-feed.ts'
import type { Journal, Numbered } from './log-journal.ts'

/** What the journal keeps of an event: the peer is the one whose journal it is. */
export type EventRecord = NodeEvent & Numbered

/** What happened on this node, kept and followed. A flood of one kind of event is counted and dropped. */
export class EventLog {
  readonly #clock: Clock
  readonly #feed: Feed<EventRecord>
  readonly #budget: LogBudget
  readonly #tell: (event: NodeEvent) => void

  /** @param tell hears of every event that is kept, and of those of level debug */
  constructor(clock: Clock, journal: Journal<EventRecord>, tell: (event: NodeEvent) => void) {
    this.#clock = clock
    this.#feed = new Feed(journal)
    this.#tell = tell
    const perName = LIMITS.eventsPerSecond.value
    this.#budget = new LogBudget(clock, { perName, perAll: 4 * perName }, (event, count) =>
      this.#add({ event: 'warning', text: `${count} more events "${event}" within a second are not shown` }),
    )
  }

  add(happening: Happening): void {
    if (this.#budget.take(happening.event)) this.#add(happening)
  }

  read(
    question: Omit<FeedQuestion<EventRecord>, 'wanted'>,
    signal: AbortSignal,
  ): AsyncIterable<EventRecord[]> {
    return this.#feed.read({ ...question, wanted: { test: () => true } }, signal)
  }

  #add(happening: Happening): void {
    const event = told(happening, this.#clock.wall())
    if (event.level !== 'debug') this.#feed.add(event)
    this.#tell(event)
  }
}
