import type { Entry, Instance } from '../mailbox/index.ts'
import type { Clock, Envelope, ErrorValue, Hop, Outcome } from '../protocols/index.ts'
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
  entry: Entry
  box: Box
  /** Monotonic, of the last start or forwarding. */
  since: number
  to: string
  instance?: Instance
  episodes: Episode[]
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
  /** Oldest first. */
  readonly #ended = new Map<string, Fate>()

  /** @param max messages that ended; the oldest go */
  constructor(self: string, clock: Clock, max: number) {
    this.#self = self
    this.#clock = clock
    this.#max = max
  }

  get size(): { open: number; ended: number } {
    return { open: this.#open.size, ended: this.#ended.size }
  }

  arrived(entry: Entry, box: Box): void {
    // One that came again joins the first.
    if (this.#open.has(entry.envelope.id)) return
    this.#open.set(entry.envelope.id, { entry, box, since: entry.arrivedAt, to: '', episodes: [] })
  }

  forwarded(entry: Entry, to: string, now: number): void {
    this.#moves(entry, { to, since: now })
  }

  /** A peer answered, and the message has not ended. */
  returned(entry: Entry, peer: string, outcome: Outcome, sentAt: number): void {
    const open = this.#openOf(entry)
    if (open === undefined || entry.state === 'ended') return
    addEpisode(open.episodes, returned(peer, outcome, this.#clock.wall(), this.#clock.now() - sentAt))
  }

  /** The activation that ran it has ended. */
  broke(entry: Entry, instance: Instance, how: string): void {
    const open = this.#openOf(entry)
    if (open !== undefined)
      addEpisode(open.episodes, broke(instance, how, this.#clock.wall(), entry, this.#clock.now()))
  }

  runs(entry: Entry, instance: Instance, now: number): void {
    this.#moves(entry, { instance, since: now })
  }

  ended(entry: Entry, outcome: Outcome, runMs: number): void {
    const { id } = entry.envelope
    const open = this.#open.get(id)
    if (open?.entry === entry) this.#open.delete(id)
    const { attempt, told } = entry
    const { instance, episodes = [] } = open ?? {}
    this.#keep({
      ...this.#base(entry.envelope, !entry.forwarded),
      episodes,
      state: STATES[outcome.kind],
      waitedMs: outcome.hops.at(-1)?.waitedMs ?? 0,
      runMs: Math.round(runMs),
      attempt,
      actor: instance?.address ?? '',
      epoch: instance?.epoch ?? 0,
      told: told === '' ? (outcome.kind === 'refused' ? outcome.error.code : outcome.kind) : told,
      hops: outcome.hops,
      ...(outcome.kind === 'refused'
        ? { error: outcome.error }
        : {
            place: outcome.peer,
            ...(outcome.kind === 'reply' ? { actor: outcome.actor, epoch: outcome.epoch } : {}),
          }),
    })
  }

  /** Refused before any mailbox had it. */
  refused(envelope: Envelope, origin: boolean, error: ErrorValue): void {
    this.#keep({
      ...this.#base(envelope, origin),
      state: 'refused',
      told: error.code,
      hops: envelope.hops,
      error,
    })
  }

  get(id: string): Fate | undefined {
    const open = this.#open.get(id)
    return open === undefined ? this.#ended.get(id) : this.#live(open)
  }

  /** Messages for an address that ended here last, newest first. */
  recent(target: string, count: number): Fate[] {
    const found: Fate[] = []
    for (const fate of [...this.#ended.values()].reverse()) {
      if (found.length >= count) break
      if (fate.target === target) found.push(fate)
    }
    return found
  }

  #moves(entry: Entry, change: Partial<Open>): void {
    const open = this.#openOf(entry)
    if (open !== undefined) Object.assign(open, change)
  }

  #openOf(entry: Entry): Open | undefined {
    const open = this.#open.get(entry.envelope.id)
    return open?.entry === entry ? open : undefined
  }

  #live({ entry, box, since, to, instance, episodes }: Open): Fate {
    const now = this.#clock.now()
    const state = entry.state === 'ended' ? 'waiting' : entry.state
    const waits = state === 'waiting'
    return {
      ...this.#base(entry.envelope, !entry.forwarded),
      episodes: [...episodes],
      state,
      at: this.#clock.wall() - (now - (waits ? entry.arrivedAt : since)),
      waitedMs: Math.round((waits ? now : since) - entry.arrivedAt),
      attempt: entry.attempt,
      ...(state === 'running' && instance !== undefined
        ? { actor: instance.address, epoch: instance.epoch, place: this.#self }
        : {}),
      ...(state === 'forwarded' ? { place: to } : {}),
      ...(waits ? { reason: entry.why } : {}),
      told: entry.told,
      queued: box.mailbox.waiting,
      remainingMs: Math.max(0, Math.round(entry.deadline - now)),
      hops: entry.hops,
    }
  }

  #base({ id, target, kind, sender, headers = [] }: Envelope, origin: boolean): Fate {
    const dead = origin ? headers.find(([name]) => name === REPLAY_OF)?.[1] : undefined
    return {
      id,
      peer: this.#self,
      target,
      kind,
      sender,
      origin,
      state: 'waiting',
      at: this.#clock.wall(),
      waitedMs: 0,
      runMs: 0,
      attempt: 1,
      actor: '',
      epoch: 0,
      place: '',
      told: '',
      reason: '',
      queued: 0,
      remainingMs: 0,
      hops: [],
      episodes: [],
      notes: dead === undefined ? [] : [`It was sent in place of the dead letter ${dead}.`],
    }
  }

  #keep(fate: Fate): void {
    // What came again and ended again is the newest.
    this.#ended.delete(fate.id)
    this.#ended.set(fate.id, fate)
    if (this.#ended.size <= this.#max) return
    const [oldest] = this.#ended.keys()
    if (oldest !== undefined) this.#ended.delete(oldest)
  }
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
