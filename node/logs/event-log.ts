import { type Clock, LIMITS } from '../../protocols/index.ts'
import type { NodeEvent } from '../api.ts'
import { type Happening, told } from '../events.ts'
import { Lives } from './event-why.ts'
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
  readonly #lives = new Lives()
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

  /** Learns from the events of earlier runs of this node how its actors ended. */
  async recall(journal: Journal<EventRecord>): Promise<void> {
    const wanted = { contains: '"event":"actor-', test: () => true }
    for await (const records of journal.read(wanted))
      for (const { event, facts } of records) {
        // From the disk: may be anything.
        const { address, epoch, reason, error } = (facts ?? {}) as Partial<ActorFacts>
        if (typeof address !== 'string' || typeof epoch !== 'number') continue
        if (event === 'actor-ended') this.#lives.ended(address, epoch, ending(reason ?? '', error))
        else if (event === 'actor-created' || event === 'actor-moved') this.#lives.began(address, epoch)
      }
  }

  add(happening: Happening): void {
    const whole = this.#explained(happening)
    if (this.#budget.take(whole.event)) this.#add(whole)
  }

  /** A reply or a redirect says where a key lives: where it comes from, should it come here. */
  seen(address: string, location: { peer: string; epoch: number }, self: string): void {
    this.#lives.seen(address, location, self)
  }

  /** Of an actor that begins, why it is fresh; and what ended is remembered for the next. */
  #explained(happening: Happening): Happening {
    switch (happening.event) {
      case 'actor-created': {
        if (happening.kept === true) return { ...happening, event: 'actor-moved' }
        const { why, from } = this.#lives.fresh(happening.address, happening.epoch)
        if (from === undefined) return { ...happening, fresh: why }
        return { ...happening, event: 'actor-moved', fresh: why, from }
      }
      case 'actor-ended': {
        const { address, epoch, reason, error } = happening
        this.#lives.ended(address, epoch, ending(reason, error))
        return happening
      }
      default:
        return happening
    }
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

/** Of an event about an actor. */
interface ActorFacts {
  address: string
  epoch: number
  reason: string
  error?: string
}

function ending(reason: string, error: string | undefined): string {
  return error === undefined ? reason : `${reason} (${error})`
}
