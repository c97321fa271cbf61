import type { Entry, Instance } from '../mailbox/index.ts'
import type { Clock, Envelope, ErrorValue, Headers, Hop, Outcome } from '../protocols/index.ts'
import type { Box } from './box.ts'
import { addEpisode, broke, type Episode, returned } from './episodes.ts'
import { type DeadLetter, type DeadLetters, REPLAY_OF } from './dead-letters.ts'

/** How one message stands at one peer, or how it ended there. */
export interface Fate {
  id: string
  /** Who says so. */
  peer: string
  target: string
  kind: Envelope['kind']
  sender: string
  /** It entered the mesh at that peer. */
  origin: boolean
  state: 'waiting' | 'running' | 'forwarded' | 'replied' | 'accepted' | 'refused' | 'moved' | 'dead'
  /** Wall clock, ms: since when it is in that state. */
  at: number
  /** From its arrival there to its start, to its end if it never started, or until now, ms. */
  waitedMs: number
  /** Of its last run there, ms. */
  runMs: number
  /** 1 for the first run. */
  attempt: number
  /** The activation that ran it, and its epoch; empty and 0 when that peer does not know. */
  actor: string
  epoch: number
  /** `forwarded`: where to. `replied`, `accepted`, `moved`: the peer that has or had it. */
  place: string
  /** How its sender was answered: `reply`, `accepted` or a code; empty: not yet. */
  told: string
  /** `waiting`: why, one of `WHY`. */
  reason: string
  /** Messages that wait at its address on that peer. */
  queued: number
  /** Until its time is over, ms; 0 for those that have ended. */
  remainingMs: number
  hops: readonly Hop[]
  error?: ErrorValue
  /** What happened to it there before, in order. */
  episodes: readonly Episode[]
  /** What else there is to say, sentences. */
  notes: readonly string[]
}

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

/** One that has, as little of it as a {@link Fate} is made of. Every message makes one: no more than fields. */
interface Ended {
  readonly id: string
  readonly target: string
  readonly kind: Envelope['kind']
  readonly sender: string
  readonly origin: boolean
  readonly headers: Headers | undefined
  readonly state: Fate['state']
  readonly at: number
  readonly runMs: number
  readonly attempt: number
  readonly actor: string
  readonly epoch: number
  readonly place: string
  readonly told: string
  readonly hops: readonly Hop[]
  readonly error: ErrorValue | undefined
  readonly episodes: readonly Episode[] | undefined
}

const STATES = { reply: 'replied', accepted: 'accepted', refused: 'refused', moved: 'moved' } as const

/**
 * What became of the messages that came to this node: those that are open, and those that ended last. Bodies are not
 * kept.
 */
export class Fates {
  readonly #self: string
  readonly #clock: Clock
  readonly #max: number
  readonly #open = new Map<string, Open>()
  // Two generations: what is deleted from the front of one long map has to be skipped each time.
  #young = new Map<string, Ended>()
  #old = new Map<string, Ended>()

  /** @param max messages that ended; the oldest go, half of them at a time */
  constructor(self: string, clock: Clock, max: number) {
    this.#self = self
    this.#clock = clock
    this.#max = max
  }

  get size(): { open: number; ended: number } {
    return { open: this.#open.size, ended: this.#young.size + this.#old.size }
  }

  arrived(entry: Entry, box: Box): void {
    // One that came again joins the first.
    if (this.#open.has(entry.envelope.id)) return
    const { arrivedAt: since } = entry
    this.#open.set(entry.envelope.id, {
      entry,
      box,
      since,
      to: '',
      instance: undefined,
      episodes: undefined,
    })
  }

  /** After its arrival: one that came again and was answered as before has not ended a second time. */
  answered(entry: Entry): void {
    if (entry.state === 'ended' && this.#openOf(entry) !== undefined) this.#open.delete(entry.envelope.id)
  }

  forwarded(entry: Entry, to: string, now: number): void {
    const open = this.#openOf(entry)
    if (open === undefined) return
    open.to = to
    open.since = now
  }

  runs(entry: Entry, instance: Instance, now: number): void {
    const open = this.#openOf(entry)
    if (open === undefined) return
    open.instance = instance
    open.since = now
  }

  /** A peer answered, and the message has not ended. */
  returned(entry: Entry, peer: string, outcome: Outcome, sentAt: number): void {
    const open = this.#openOf(entry)
    if (open === undefined || entry.state === 'ended') return
    open.episodes ??= []
    addEpisode(open.episodes, returned(peer, outcome, this.#clock.wall(), this.#clock.now() - sentAt))
  }

  /** The activation that ran it has ended. */
  broke(entry: Entry, instance: Instance, how: string): void {
    const open = this.#openOf(entry)
    if (open === undefined) return
    open.episodes ??= []
    addEpisode(open.episodes, broke(instance, how, this.#clock.wall(), entry, this.#clock.now()))
  }

  ended(entry: Entry, outcome: Outcome, runMs: number): void {
    const { id, target, kind, sender, headers } = entry.envelope
    const open = this.#openOf(entry)
    if (open !== undefined) this.#open.delete(id)
    const error = outcome.kind === 'refused' ? outcome.error : undefined
    const reply = outcome.kind === 'reply' ? outcome : undefined
    this.#keep({
      id,
      target,
      kind,
      sender,
      origin: !entry.forwarded,
      headers,
      state: STATES[outcome.kind],
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
    const { id, target, kind, sender, headers, attempt, hops } = envelope
    this.#keep({
      id,
      target,
      kind,
      sender,
      origin,
      headers,
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
    const open = this.#open.get(id)
    if (open !== undefined) return this.#live(open)
    const ended = this.#young.get(id) ?? this.#old.get(id)
    return ended === undefined ? undefined : this.#past(ended)
  }

  /** Messages for an address that ended here last, newest first. */
  recent(target: string, count: number): Fate[] {
    const found: Fate[] = []
    for (const ended of [...this.#old.values(), ...this.#young.values()].reverse()) {
      if (found.length >= count) break
      if (ended.target === target) found.push(this.#past(ended))
    }
    return found
  }

  #openOf(entry: Entry): Open | undefined {
    const open = this.#open.get(entry.envelope.id)
    return open?.entry === entry ? open : undefined
  }

  #live({ entry, box, since, to, instance, episodes = [] }: Open): Fate {
    const { id, target, kind, sender, headers } = entry.envelope
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
      notes: notesOf(headers, !entry.forwarded),
    }
  }

  #past({ headers, runMs, error, episodes = [], ...ended }: Ended): Fate {
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
      notes: notesOf(headers, ended.origin),
    }
  }

  #keep(ended: Ended): void {
    this.#young.set(ended.id, ended)
    if (this.#young.size < this.#max / 2) return
    this.#old = this.#young
    this.#young = new Map()
  }
}

function notesOf(headers: Headers | undefined, origin: boolean): string[] {
  const dead = origin ? headers?.find(([name]) => name === REPLAY_OF)?.[1] : undefined
  return dead === undefined ? [] : [`It was sent in place of the dead letter ${dead}.`]
}

/** What this peer knows of a message, its dead letters included. */
export function fateOf(id: string, fates: Fates, letters: DeadLetters): Fate | undefined {
  const fate = fates.get(id)
  const letter = letters.get(id)
  if (letter !== undefined) return fateOfLetter(letter, fate)
  const gone = letters.gone(id)
  if (fate === undefined || gone === '') return fate
  return { ...fate, notes: [...fate.notes, `Of the dead letter that it became: ${gone}.`] }
}

function fateOfLetter(letter: DeadLetter, fate: Fate | undefined): Fate {
  const { id, peer, target, kind, sender, at, error, attempts, hops } = letter
  return {
    waitedMs: hops.at(-1)?.waitedMs ?? 0,
    runMs: 0,
    actor: '',
    epoch: 0,
    place: '',
    told: kind === 'post' ? 'accepted' : error.code,
    reason: '',
    queued: 0,
    remainingMs: 0,
    episodes: [],
    notes: [],
    origin: true,
    ...fate,
    id,
    peer,
    target,
    kind,
    sender,
    state: 'dead',
    at,
    attempt: attempts,
    hops,
    error,
  }
}
