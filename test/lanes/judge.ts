import type { Instance } from '../../mailbox/index.ts'
import { allows, codeTable, type Envelope, type ErrorCode, type Outcome } from '../../protocols/index.ts'

/** What really became of one message, seen from outside. */
export interface Truth {
  envelope: Envelope
  /** The life of the node where it entered the mesh. */
  origin: number
  lane: Truth[]
  deadline: number
  /** How its sender was told, and what ended it at its origin. */
  told: string[]
  ended: string[]
  dead: number
  starts: number
  startedUnder: Set<number>
  completed: Map<number, number>
  traps: number
  cancelled: boolean
  /** Lives of nodes that refused it for good. */
  refusedBy: Set<number>
  /** The slowest of its ways to an owner, ms. */
  transit: number
  lost: boolean
}

/** The invariants. Each throws with what it saw. */
export class Judge {
  readonly truths: Map<string, Truth> = new Map()
  readonly #lanes = new Map<string, Truth[]>()
  readonly attempts: number
  runs = 0
  epochsBetween = 0

  constructor(attempts: number) {
    this.attempts = attempts
  }

  sent(envelope: Envelope, origin: number, now: number): Truth {
    const key = `${origin} ${envelope.sender} ${envelope.target} ${envelope.unordered === true}`
    const lane = this.#lanes.get(key) ?? []
    this.#lanes.set(key, lane)
    const truth: Truth = {
      envelope,
      origin,
      lane,
      deadline: now + envelope.remainingMs,
      told: [],
      ended: [],
      dead: 0,
      starts: 0,
      startedUnder: new Set(),
      completed: new Map(),
      traps: 0,
      cancelled: false,
      refusedBy: new Set(),
      transit: 0,
      lost: false,
    }
    lane.push(truth)
    this.truths.set(envelope.id, truth)
    return truth
  }

  starts(id: string, instance: Instance, life: number, now: number): void {
    const truth = this.#of(id)
    const { envelope, lane, ended, told } = truth
    this.runs += 1
    truth.starts += 1
    truth.startedUnder.add(instance.epoch)
    this.#that(!(truth.completed.get(instance.epoch) ?? 0), id, 'starts after it completed in this epoch')
    this.#that(envelope.retry !== 'never' || truth.starts === 1, id, 'starts a second time: retry is never')
    const said = ended[0] ?? (envelope.kind === 'send' ? told[0] : undefined)
    this.#that(said === undefined || !notRun(said), id, `starts after its sender was told ${said}`)
    if (envelope.kind === 'send')
      this.#that(now <= truth.deadline + truth.transit + 1, id, 'starts after its deadline')
    if (envelope.unordered === true) return
    for (const earlier of lane) {
      if (earlier === truth) break
      const past =
        earlier.ended.length > 0 ||
        earlier.cancelled ||
        earlier.completed.has(instance.epoch) ||
        earlier.refusedBy.has(life) ||
        (earlier.envelope.kind === 'send' && earlier.deadline <= now) ||
        !allows(instance.verdict(now), earlier.envelope)
      this.#that(past, id, `starts before ${earlier.envelope.id} of its lane`)
    }
  }

  completes(id: string, epoch: number): void {
    const truth = this.#of(id)
    const times = (truth.completed.get(epoch) ?? 0) + 1
    truth.completed.set(epoch, times)
    this.#that(times === 1, id, `completes ${times} times in epoch ${epoch}`)
    if (truth.completed.size === 2) this.epochsBetween += 1
  }

  told(id: string, outcome: Outcome): void {
    const truth = this.#of(id)
    truth.told.push(said(outcome))
    this.#that(truth.told.length === 1, id, `its sender is told ${truth.told.join(', then ')}`)
    this.#fits(truth, said(outcome))
  }

  ended(id: string, outcome: Outcome): void {
    const truth = this.#of(id)
    truth.ended.push(said(outcome))
    this.#that(truth.ended.length === 1, id, `ends as ${truth.ended.join(', then ')}`)
    this.#that(outcome.kind !== 'accepted', id, 'ends because it was accepted')
    this.#fits(truth, said(outcome))
  }

  dead(id: string): void {
    const truth = this.#of(id)
    truth.dead += 1
    this.#that(truth.completed.size === 0 || truth.ended[0] !== 'reply', id, 'is dead and was answered')
  }

  /** After everything has calmed down. */
  close(): void {
    for (const { envelope, told, ended, lost } of this.truths.values()) {
      if (lost) continue
      this.#that(ended.length === 1, envelope.id, `has not ended (${envelope.kind} ${envelope.retry ?? ''})`)
      this.#that(told.length === 1, envelope.id, 'left its sender without an answer')
    }
  }

  #fits(truth: Truth, what: string): void {
    const { id } = truth.envelope
    if (what === 'reply' || what === 'ACTOR_FAILED')
      this.#that(truth.completed.size > 0, id, `is ${what} and never completed`)
    if (notRun(what)) this.#that(truth.starts === 0, id, `is ${what} and had started`)
    if (what === 'ACTOR_TRAPPED' && truth.envelope.retry !== 'never')
      this.#that(truth.traps >= this.attempts, id, `is given up after ${truth.traps} traps`)
  }

  #of(id: string): Truth {
    return this.truths.get(id) as Truth
  }

  #that(holds: boolean, id: string, what: string): void {
    if (!holds) throw new Error(`${id} ${what}`)
  }
}

function said(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.error.code : outcome.kind
}

/** The answer says that it never started. */
function notRun(what: string): boolean {
  return what in codeTable && codeTable[what as ErrorCode].executed === 'no'
}
