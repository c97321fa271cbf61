import type { Instance } from '../mailbox/index.ts'
import { allows, codeTable, type Envelope, type ErrorCode, LIMITS, type Outcome } from '../protocols/index.ts'
import type { World } from './world.ts'

/** What really became of one message, seen from outside. */
export interface Truth {
  envelope: Envelope
  /** The life of the node where it entered the mesh. */
  origin: number
  lane: Lane
  /** Its place in the lane. */
  place: number
  /** True time, and how much later clocks may show it that are slow or stood still. */
  deadline: number
  slackMs: number
  /** How its sender was told, and what ended it at its origin. */
  told: string[]
  ended: string[]
  dead: number
  starts: number
  /** How often, by tenure of the key. */
  completed: Map<number, number>
  traps: number
  cancelled: boolean
  /** Lives of nodes that refused it for good. */
  refusedBy: Set<number>
  /** The slowest of its ways to an owner, ms. */
  transit: number
  /** Two nodes may see it through: one gave it to the other and did not hear of it. */
  doubled: boolean
  /** Its origin crashed. */
  lost: boolean
}

/** What an actor remembers: a run writes the first half when it begins and the second when it ends. */
export interface Memory {
  first: string
  second: string
}

/** What one sender sent to one target, in order. */
interface Lane {
  truths: Truth[]
  /** Those before it have ended. */
  from: number
  /** By tenure: the last of those that stayed where later ones were given away, and that others did not wait for. */
  passed: Map<number, number>
}

/** Of what a deadline is off by a slow clock at each end. */
const DRIFT = 0.02

/** What must be true of messages, whatever happens. */
export class Judge {
  readonly truths: Map<string, Truth> = new Map()
  readonly #world: World
  readonly #attempts: number
  readonly #lanes = new Map<string, Lane>()
  /** Epochs that go on with the window of another, by address and epoch. */
  readonly #tenures = new Map<string, number>()
  /** What the actor of a tenure remembers. */
  readonly #memories = new Map<string, string>()
  /** How many messages of an origin have not ended. */
  readonly #open = new Map<number, number>()
  /** No message may fail that is to be tried again. */
  strict = false
  runs = 0
  /** Messages that completed under more than one tenure. */
  again = 0

  /** @param attempts after which a message that traps is given up */
  constructor(world: World, attempts: number) {
    this.#world = world
    this.#attempts = attempts
  }

  /**
   * Epoch `epoch` of a key goes on with the state of `was`: what completed must not run again, and what the node's life
   * `from` refused for good, `to` does not wait for.
   */
  resumed(address: string, was: number, epoch: number, from: number, to: number): void {
    const tenure = this.#tenure(address, was)
    this.#tenures.set(`${address} ${epoch}`, tenure)
    if (from === to) return
    for (const { envelope, refusedBy } of this.truths.values())
      if (envelope.target === address && refusedBy.has(from)) refusedBy.add(to)
  }

  #tenure(address: string, epoch: number): number {
    return this.#tenures.get(`${address} ${epoch}`) ?? epoch
  }

  /** An actor begins, with memory that came to it or with none. */
  begins(address: string, epoch: number, memory: string): void {
    const key = `${address} ${this.#tenure(address, epoch)}`
    if (memory !== '')
      this.#that(memory === this.#memories.get(key), address, `begins from ${memory}, and went on after that`)
    else this.#memories.delete(key)
  }

  /** A run is about to begin. */
  remembers(address: string, epoch: number, { first, second }: Memory): void {
    const last = this.#memories.get(`${address} ${this.#tenure(address, epoch)}`) ?? ''
    this.#that(first === second, address, `goes on from half a run: ${second}, then ${first}`)
    this.#that(second === last, address, `goes on from ${second}, and ${last} came after that`)
  }

  /** Messages of an origin that have not ended. */
  open(origin: number): number {
    return this.#open.get(origin) ?? 0
  }

  /** A post goes to another node, which sees it through. */
  given(id: string, to: number): void {
    const truth = this.#of(id)
    if (truth.origin === to) return
    truth.doubled = true
    if (truth.ended.length > 0) return
    this.#open.set(truth.origin, this.open(truth.origin) - 1)
    this.#open.set(to, this.open(to) + 1)
    truth.origin = to
  }

  /** A node stops in order: what it took on has ended. */
  drained(origin: number): void {
    for (const { envelope, origin: its, ended, told } of this.truths.values())
      if (its === origin)
        this.#that(ended.length >= 1 && told.length === 1, envelope.id, 'was lost in a drain')
  }

  /** @param origin the life of the node where it enters the mesh */
  sent(envelope: Envelope, origin: number): Truth {
    const key = `${origin} ${envelope.sender} ${envelope.target} ${envelope.unordered === true}`
    const lane: Lane = this.#lanes.get(key) ?? { truths: [], from: 0, passed: new Map() }
    this.#lanes.set(key, lane)
    const truth: Truth = {
      envelope,
      origin,
      lane,
      place: lane.truths.length,
      deadline: this.#world.now + envelope.remainingMs,
      slackMs: envelope.remainingMs * DRIFT + 1,
      told: [],
      ended: [],
      dead: 0,
      starts: 0,
      completed: new Map(),
      traps: 0,
      cancelled: false,
      refusedBy: new Set(),
      transit: 0,
      doubled: false,
      lost: false,
    }
    lane.truths.push(truth)
    this.#open.set(origin, this.open(origin) + 1)
    this.truths.set(envelope.id, truth)
    return truth
  }

  /**
   * A run begins.
   *
   * @param hops peers that it passed
   * @param slept how long clocks stood still since the message was sent, ms
   * @param now on the clock of the peer
   */
  starts(id: string, instance: Instance, life: number, hops: number, slept: number, now: number): void {
    const truth = this.#of(id)
    const { envelope, lane, ended, told } = truth
    const tenure = this.#tenure(envelope.target, instance.epoch)
    this.runs += 1
    truth.starts += 1
    this.#that(hops <= LIMITS.hops.value, id, `has passed ${hops} peers`)
    this.#that(!truth.completed.has(tenure), id, 'starts after it completed in this tenure')
    this.#that(envelope.retry !== 'never' || truth.starts === 1, id, 'starts a second time: retry is never')
    const said = ended[0] ?? (envelope.kind === 'send' ? told[0] : undefined)
    this.#that(
      truth.doubled || said === undefined || !notRun(said),
      id,
      `starts after its sender was told ${said}`,
    )
    if (envelope.kind === 'send')
      this.#that(
        this.#world.now <= truth.deadline + truth.transit + truth.slackMs + slept,
        id,
        'starts after its deadline',
      )
    if (envelope.unordered === true) return
    const { place } = truth
    this.#that(
      truth.doubled || place > (lane.passed.get(tenure) ?? -1),
      id,
      'starts after later ones of its lane',
    )
    while ((lane.truths[lane.from]?.ended.length ?? 0) > 0) lane.from += 1
    // The peer that later ones were given to goes on with their lane, and says that those before have ended.
    const heirs = lane.truths.findLastIndex(({ doubled }) => doubled)
    for (const earlier of lane.truths.slice(lane.from, place)) {
      const past =
        // Between what its first origin gave away and what it did not, there is no order.
        truth.doubled !== earlier.doubled ||
        earlier.ended.length > 0 ||
        earlier.cancelled ||
        earlier.completed.has(tenure) ||
        earlier.refusedBy.has(life) ||
        (earlier.envelope.kind === 'send' && earlier.deadline - earlier.slackMs <= this.#world.now) ||
        !allows(instance.verdict(now), earlier.envelope)
      const passed = !past && !earlier.doubled && earlier.place < heirs
      if (passed) lane.passed.set(tenure, Math.max(earlier.place, lane.passed.get(tenure) ?? -1))
      this.#that(past || passed, id, `starts before ${earlier.envelope.id} of its lane`)
    }
  }

  completes(id: string, epoch: number): void {
    const truth = this.#of(id)
    const tenure = this.#tenure(truth.envelope.target, epoch)
    const times = (truth.completed.get(tenure) ?? 0) + 1
    truth.completed.set(tenure, times)
    this.#memories.set(`${truth.envelope.target} ${tenure}`, id)
    this.#that(times === 1, id, `completes ${times} times in one tenure`)
    if (truth.completed.size === 2) this.again += 1
  }

  /** It arrives at a peer, `transit` ms after it left. */
  arrives(id: string, transit: number): void {
    const truth = this.#of(id)
    truth.transit = Math.max(truth.transit, transit)
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
    if (truth.ended.length > 1 && truth.doubled) return
    this.#open.set(truth.origin, this.open(truth.origin) - 1)
    if (this.strict && outcome.kind === 'refused')
      this.#that(false, id, `failed: ${outcome.error.code} ${outcome.error.message}`)
    this.#that(truth.ended.length === 1, id, `ends as ${truth.ended.join(', then ')}`)
    this.#that(outcome.kind !== 'accepted', id, 'ends because it was accepted')
    this.#fits(truth, said(outcome))
  }

  dead(id: string): void {
    const truth = this.#of(id)
    truth.dead += 1
    this.#that(
      truth.doubled || truth.completed.size === 0 || truth.ended[0] !== 'reply',
      id,
      'is dead and was answered',
    )
  }

  /** After everything has calmed down. */
  close(): void {
    for (const { envelope, told, ended, lost } of this.truths.values()) {
      if (lost) continue
      this.#that(ended.length >= 1, envelope.id, `has not ended (${envelope.kind} ${envelope.retry ?? ''})`)
      this.#that(told.length === 1, envelope.id, 'left its sender without an answer')
    }
  }

  #fits(truth: Truth, what: string): void {
    const { id } = truth.envelope
    if (truth.doubled) return
    if (what === 'reply' || what === 'ACTOR_FAILED')
      this.#that(truth.completed.size > 0, id, `is ${what} and never completed`)
    if (notRun(what)) this.#that(truth.starts === 0, id, `is ${what} and had started`)
    if (what === 'ACTOR_TRAPPED' && truth.envelope.retry !== 'never')
      this.#that(truth.traps >= this.#attempts, id, `is given up after ${truth.traps} traps`)
  }

  #of(id: string): Truth {
    return this.truths.get(id) as Truth
  }

  #that(holds: boolean, id: string, what: string): void {
    if (!holds) this.#world.fail(`${id} ${what}`)
  }
}

function said(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.error.code : outcome.kind
}

/** The answer says that it never started. */
function notRun(what: string): boolean {
  return what in codeTable && codeTable[what as ErrorCode].executed === 'no'
}
