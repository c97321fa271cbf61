import type { Entry, Instance } from '../mailbox/index.ts'
import { type Clock, type Envelope, type ErrorValue, type Outcome } from '../protocols/index.ts'
import type { Box } from './box.ts'
import { addEpisode, broke, type Episode, returned } from './episodes.ts'
import { bounded, type Ended, type Fate, notesOf, replayOf } from './fate.ts'
import { ID_MAX } from './message-id.ts'
import { duration } from './story.ts'

/** A message that has not ended. */
interface Open {
  readonly entry: Entry
  readonly box: Box
  /** Monotonic, of the last start or forwarding. */
  since: number
  to: string
  instance: Instance | undefined
  episodes: Episode[] | undefined
}

/** How a message stands once it ended so. */
const ENDED = { reply: 'replied', accepted: 'accepted', refused: 'refused', moved: 'moved' } as const

/**
 * What became of the messages that came to this node: those that are open, and those that ended last. Bodies are not
 * kept.
 */
export class Fates {
  readonly #self: string
  readonly #clock: Clock
  readonly #max: number
  readonly #open = new Map<Entry, Open>()
  // In order, and in two generations. Each message is kept and hardly any is asked for: looking through all is cheaper than a map.
  #young: Ended[] = []
  #old: Ended[] = []

  /** @param max messages that ended; the oldest go, half of them at a time */
  constructor(self: string, clock: Clock, max: number) {
    this.#self = self
    this.#clock = clock
    this.#max = max
  }

  get size(): { open: number; ended: number } {
    return { open: this.#open.size, ended: this.#young.length + this.#old.length }
  }

  arrived(entry: Entry, box: Box): void {
    const { arrivedAt: since } = entry
    this.#open.set(entry, { entry, box, since, to: '', instance: undefined, episodes: undefined })
  }

  /** After its arrival: one that came again does not end a second time. */
  answered(entry: Entry): void {
    if (entry.state === 'ended' || entry.twinOf !== undefined) this.#open.delete(entry)
  }

  forwarded(entry: Entry, to: string, now: number): void {
    const open = this.#open.get(entry)
    if (open === undefined) return
    open.to = to
    open.since = now
  }

  runs(entry: Entry, instance: Instance, now: number): void {
    const open = this.#open.get(entry)
    if (open === undefined) return
    open.instance = instance
    open.since = now
  }

  /** A peer answered, and the message has not ended. */
  returned(entry: Entry, peer: string, outcome: Outcome, sentAt: number): void {
    const open = this.#open.get(entry)
    if (open === undefined || entry.state === 'ended') return
    open.episodes ??= []
    addEpisode(open.episodes, returned(peer, outcome, this.#clock.wall(), this.#clock.now() - sentAt))
  }

  /** The activation that ran it has ended. */
  broke(entry: Entry, instance: Instance, how: string): void {
    const open = this.#open.get(entry)
    if (open === undefined) return
    open.episodes ??= []
    addEpisode(open.episodes, broke(instance, how, this.#clock.wall(), entry, this.#clock.now()))
  }

  ended(entry: Entry, outcome: Outcome, runMs: number): void {
    const { id, target, kind, sender } = entry.envelope
    const open = this.#open.get(entry)
    this.#open.delete(entry)
    const error = outcome.kind === 'refused' ? outcome.error : undefined
    const reply = outcome.kind === 'reply' ? outcome : undefined
    this.#keep({
      id,
      target,
      kind,
      sender,
      origin: !entry.forwarded,
      replayOf: replayOf(entry.envelope),
      state: ENDED[outcome.kind],
      at: this.#clock.wall(),
      runMs,
      attempt: entry.attempt,
      actor: reply?.actor ?? open?.instance?.address ?? '',
      epoch: reply?.epoch ?? open?.instance?.epoch ?? 0,
      place: outcome.kind === 'refused' ? '' : outcome.peer,
      told: entry.told === '' ? (error?.code ?? outcome.kind) : entry.told,
      hops: outcome.hops,
      error,
      episodes: open?.episodes,
    })
  }

  /** Refused before any mailbox had it. */
  refused(envelope: Envelope, origin: boolean, error: ErrorValue): void {
    const { id, target, kind, sender, attempt, hops } = envelope
    this.#keep({
      id,
      target,
      kind,
      sender,
      origin,
      replayOf: replayOf(envelope),
      state: 'refused',
      at: this.#clock.wall(),
      runMs: 0,
      attempt,
      actor: '',
      epoch: 0,
      place: '',
      told: error.code,
      hops,
      error,
      episodes: undefined,
    })
  }

  get(id: string): Fate | undefined {
    for (const open of this.#open.values()) if (open.entry.envelope.id === id) return this.#live(open)
    const isIt = (one: Ended): boolean => one.id === id
    const ended = this.#young.findLast(isIt) ?? this.#old.findLast(isIt)
    return ended === undefined ? undefined : this.#past(ended)
  }

  /** Messages for an address that ended here last, newest first. */
  recent(target: string, count: number): Fate[] {
    const found = new Map<string, Fate>()
    for (const ended of [...this.#old, ...this.#young].reverse()) {
      if (found.size >= count) break
      if (ended.target === target && !found.has(ended.id)) found.set(ended.id, this.#past(ended))
    }
    return [...found.values()]
  }

  #live({ entry, box, since, to, instance, episodes = [] }: Open): Fate {
    const { id, target, kind, sender } = entry.envelope
    const now = this.#clock.now()
    const state = entry.state === 'running' || entry.state === 'forwarded' ? entry.state : 'waiting'
    const waits = state === 'waiting'
    const ran = state === 'running' ? instance : undefined
    return {
      id,
      peer: this.#self,
      target,
      kind,
      sender,
      origin: !entry.forwarded,
      state,
      at: this.#clock.wall() - (now - (waits ? entry.arrivedAt : since)),
      waitedMs: Math.round((waits ? now : since) - entry.arrivedAt),
      runMs: 0,
      attempt: entry.attempt,
      actor: ran?.address ?? '',
      epoch: ran?.epoch ?? 0,
      place: ran !== undefined ? this.#self : state === 'forwarded' ? to : '',
      told: entry.told,
      reason: waits ? entry.why : '',
      queued: box.mailbox.waiting,
      remainingMs: Math.max(0, Math.round(entry.deadline - now)),
      hops: entry.hops,
      episodes: [...episodes],
      notes: [...notesOf(replayOf(entry.envelope), !entry.forwarded), ...parked(entry, now)],
    }
  }

  #past({ replayOf: dead, runMs, error, episodes = [], ...ended }: Ended): Fate {
    return {
      ...ended,
      peer: this.#self,
      waitedMs: ended.hops.at(-1)?.waitedMs ?? 0,
      runMs: Math.round(runMs),
      reason: '',
      queued: 0,
      remainingMs: 0,
      ...(error === undefined ? {} : { error }),
      episodes,
      notes: notesOf(dead, ended.origin),
    }
  }

  #keep(ended: Ended): void {
    // Nobody may ask for it: see `checkId`.
    if (ended.id.length > ID_MAX) return
    this.#young.push(bounded(ended))
    if (this.#young.length < this.#max / 2) return
    this.#old = this.#young
    this.#young = []
  }
}

/** It was refused, and waits to be tried again. */
function parked({ state, tries, parkedUntil }: Entry, now: number): string[] {
  if (state !== 'parked') return []
  const often = tries === 1 ? 'once' : `${tries} times`
  return [`It was refused ${often} and is tried again in ${duration(Math.max(0, parkedUntil - now))}.`]
}
