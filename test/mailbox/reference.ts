import { LIMITS, type Verdict } from '../../protocols/index.ts'

/** What surrounds a mailbox, as plain facts. */
export interface Surroundings {
  holdMs: number
  growMs: number
  idleMs: number
  instances: number
  messages: number
  bytes: number
  attempts: number
  room: boolean
  freePeer: string | undefined
  roomPeer: string | undefined
  misfit: boolean
  /** Keyed: the location cache names peer b. */
  cached: boolean
}

export interface Message {
  /** Rises with each arrival. */
  readonly n: number
  readonly sender: string
  readonly post: boolean
  readonly forwarded: boolean
  readonly placed: boolean
  readonly correlation: string
  readonly bytes: number
  readonly hops: number
  /** The one actor that it is addressed to: one that was made here, one at peer b, or any. */
  readonly to: Actor | 'far' | undefined
  /** Its place among the messages of all senders, from the first time that it has to wait or leaves. */
  turn: number | undefined
  deadline: number
  heldSince: number
  attempt: number
  at: 'queue' | 'running' | 'out' | 'ended'
  /** Its sender was answered. */
  told: boolean
  accepted: boolean
  started: boolean
  /** It was sent to another peer. */
  away: boolean
  waived: boolean
  /** Waits for one actor in particular. */
  bound: boolean
  /** Let in though the mailbox was full. */
  over: boolean
  /** Out at the far actor that asked for it. */
  asked: boolean
  /** Out at a peer that was chosen for its room. */
  chosen: boolean
}

export interface Actor {
  readonly n: number
  phase: 'created' | 'rest' | 'running' | 'gone'
  verdict: Verdict
  until: number
  since: number
  runs: Message | undefined
  stopping: boolean
}

/** Refusals that say "it never ran". */
const NEVER_RAN = [
  'EXPIRED',
  'OVERLOADED',
  'UNAVAILABLE',
  'NO_PLACE',
  'HOPS_SPENT',
  'START_FAILED',
  'ACTOR_REFUSED',
  'GONE',
  'STOPPING',
  'CANCELLED',
]

/** Refusals that say no more than that it has to go elsewhere. */
const ELSEWHERE = ['GONE', 'STOPPING', 'LEASE_LOST']

/**
 * What a mailbox does, in plain words and without regard to speed: the table of docs/decisions/007-the-decision.md read
 * from top to bottom. It shares no code with `mailbox/`. What it did is in {@link did}, one line each.
 */
export class Reference {
  now = 1_000
  readonly did: string[] = []
  readonly queue: Message[] = []
  readonly messages: Message[] = []
  readonly actors: Actor[] = []
  /** Keyed: who owns the key. */
  owner: { is: 'unknown' | 'asking' | 'here' | 'elsewhere'; peer: string; epoch: number } = {
    is: 'unknown',
    peer: '',
    epoch: 0,
  }
  nobody = false
  reserved = false
  closed = false
  /** What the actor at peer b asked for. */
  far: { correlation: string; until: number } | undefined
  #activeAt = 1_000
  /** Of runs, the newest counting an eighth. */
  #averageMs = 0
  /** The turn of the last that started or left. */
  #served = 0
  /** By sender, the turn after its last. */
  readonly #turns = new Map<string, number>()
  /** Actors at rest, the most recently used last. */
  #rest: Actor[] = []

  readonly keyed: boolean
  readonly around: Surroundings

  constructor(keyed: boolean, around: Surroundings) {
    this.keyed = keyed
    this.around = around
  }

  get live(): Actor[] {
    return this.actors.filter(({ phase }) => phase !== 'gone')
  }

  get out(): Message[] {
    return this.messages.filter(({ at }) => at === 'out')
  }

  // What happens to it

  arrive(
    init: Pick<Message, 'sender' | 'post' | 'forwarded' | 'placed' | 'correlation' | 'bytes' | 'hops' | 'to'>,
    forMs: number,
  ): void {
    const message: Message = {
      ...init,
      n: this.messages.length,
      deadline: this.now + forMs,
      heldSince: this.now,
      attempt: 1,
      at: 'queue',
      told: false,
      accepted: false,
      started: false,
      away: false,
      waived: false,
      bound: init.to !== undefined,
      over: false,
      asked: false,
      chosen: false,
      turn: undefined,
    }
    this.messages.push(message)
    this.#activeAt = this.now
    if (this.closed) return this.#refuse(message, 'STOPPING')
    if (this.keyed && !message.forwarded && this.owner.is === 'unknown' && this.around.cached)
      this.owner = { is: 'elsewhere', peer: 'b', epoch: 1 }
    // What came before goes first.
    const turn = this.#next() === undefined && this.#inOrder(message)
    this.#place(message, { queued: false, turn })
    if (message.at === 'queue') this.#enqueue(message)
  }

  created(actor: Actor): void {
    this.#toRest(actor)
    const first = this.live.filter(({ phase }) => phase !== 'created').length === 1
    if (this.keyed || first) for (const one of this.queue) one.heldSince = this.now
    this.#feed()
  }

  finished(actor: Actor, verdict: Verdict): void {
    const message = actor.runs as Message
    this.rule(actor, verdict)
    this.#end(message, 'reply')
    this.#activeAt = this.now
    actor.runs = undefined
    const ranMs = this.now - actor.since
    this.#averageMs = this.#averageMs === 0 ? ranMs : (7 * this.#averageMs + ranMs) / 8
    this.#toRest(actor)
    if (actor.stopping) this.stop([actor])
    else this.#feed()
  }

  rule(actor: Actor, verdict: Verdict): void {
    const refused = this.keyed && verdict.kind === 'only' && verdict.otherwise === 'forward'
    if (refused) this.did.push(`verdict-refused ${actor.n}`)
    actor.verdict = refused ? { kind: 'any' } : verdict
    actor.until =
      actor.verdict.kind === 'any' ? 0 : this.now + Math.min(actor.verdict.forMs, LIMITS.verdictMs.value)
  }

  ended(actor: Actor, reason: 'trapped' | 'worker-lost' | 'run-timeout' | 'start-failed'): void {
    const message = this.#fail(actor)
    if (message !== undefined) {
      if (reason === 'worker-lost') this.#requeue(message)
      else if (reason === 'run-timeout') this.#refuse(message, 'RUN_TIMEOUT')
      else if (message.attempt >= this.around.attempts) this.#refuse(message, 'ACTOR_TRAPPED')
      else {
        message.attempt += 1
        this.#requeue(message)
      }
    }
    if (reason === 'start-failed' && this.live.length === 0)
      for (const one of this.queue.splice(0)) this.#refuse(one, 'START_FAILED')
    this.#again()
  }

  answered(message: Message, answer: string, verdict: Verdict): void {
    message.at = 'queue'
    const again = (): void => {
      this.#requeue(message)
      this.#again()
    }
    const settle = (): void => {
      // That it did not start there says nothing of where it was before.
      this.#end(message, message.started && NEVER_RAN.includes(answer) ? 'UNKNOWN_OUTCOME' : answer)
      if (!this.keyed || this.queue.length > 0) this.#again()
    }
    if (answer === 'reply' && !this.keyed) {
      this.far = undefined
      if (verdict.kind === 'only') this.far = { correlation: verdict.value, until: this.now + verdict.forMs }
    }
    if (message.to !== undefined) return settle()
    if (answer.startsWith('moved')) {
      this.around.cached = false
      const peer = answer.split(' ')[1] ?? ''
      if (peer !== 'me') {
        if (this.owner.is !== 'here') this.owner = { is: 'elsewhere', peer, epoch: 9 }
      } else if (this.owner.is === 'elsewhere') this.owner = { is: 'unknown', peer: '', epoch: 0 }
      message.heldSince = this.now
      return again()
    }
    if (answer === 'OVERLOADED' && (!this.keyed || message.chosen)) {
      message.waived ||= message.asked
      return again()
    }
    const gone =
      answer === 'UNREACHABLE' || ((answer === 'GONE' || answer === 'ACTOR_REFUSED') && message.asked)
    if (!gone) return settle()
    if (message.asked) this.far = undefined
    message.heldSince = this.now
    again()
  }

  ownerIs(peer: string | undefined, epoch: number): void {
    this.nobody = peer === undefined
    if (peer === undefined) this.owner = { is: 'unknown', peer: '', epoch: 0 }
    else this.owner = { is: peer === 'me' ? 'here' : 'elsewhere', peer, epoch }
    this.#activeAt = this.now
    for (const one of this.queue) one.heldSince = this.now
    this.#again()
  }

  ownerUnknown(): void {
    this.owner = { is: 'unknown', peer: '', epoch: 0 }
    for (const one of this.queue.splice(0)) this.#refuse(one, 'UNAVAILABLE')
  }

  lost(): void {
    this.owner = { is: 'unknown', peer: '', epoch: 0 }
    this.nobody = false
    for (const actor of this.live) {
      const message = this.#fail(actor)
      this.did.push(`end ${actor.n}`)
      if (message !== undefined) this.#requeue(message)
    }
    this.#again()
  }

  cancel(message: Message): void {
    if (message.told) return
    if (message.at === 'out') this.did.push(`cancel-forward ${message.n}`)
    if (message.at === 'running') this.#tell(message, 'UNKNOWN_OUTCOME')
    if (message.at !== 'queue') return
    this.queue.splice(this.queue.indexOf(message), 1)
    this.#refuse(message, 'CANCELLED')
  }

  stop(actors: readonly Actor[]): void {
    for (const actor of actors)
      if (actor.phase === 'running') actor.stopping = true
      else this.#endActor(actor)
    this.#releaseAfter(0)
    this.#again()
  }

  evict(): void {
    const spare = this.#rest.find((actor) => this.#verdict(actor).kind === 'any')
    if (spare !== undefined) this.#endActor(spare)
  }

  close(): void {
    this.closed = true
    for (const one of this.queue.splice(0)) this.#refuse(one, 'STOPPING')
    this.stop(this.live)
  }

  wake(): void {
    for (const one of this.queue.slice())
      if (one.deadline <= this.now) {
        this.queue.splice(this.queue.indexOf(one), 1)
        this.#refuse(one, 'EXPIRED')
      }
    for (const { runs } of this.live)
      if (runs !== undefined && runs.deadline <= this.now) this.#tell(runs, 'UNKNOWN_OUTCOME')
    for (const actor of this.#rest.slice())
      if (this.now - actor.since >= this.around.idleMs) this.#endActor(actor)
    this.#releaseAfter(this.around.idleMs)
    this.#again()
  }

  // The table

  #place(message: Message, how: { queued: boolean; turn: boolean }): void {
    message.bound = message.to !== undefined
    if (message.deadline <= this.now) return this.#refuse(message, 'EXPIRED')
    if (message.hops > LIMITS.hops.value) return this.#refuse(message, 'HOPS_SPENT')
    if (this.keyed) this.#placeKeyed(message, how)
    else this.#placeInPool(message, how)
  }

  #placeInPool(message: Message, { queued, turn }: { queued: boolean; turn: boolean }): void {
    const { holdMs, growMs } = this.around
    const askers = this.#askers(message)
    const meant = this.#meant(message)
    const full = this.#full(message) && !queued
    const starting = this.live.filter(({ phase }) => phase === 'created').length
    const settled = this.live.length === 0 || this.live.some(({ phase }) => phase !== 'created')
    const waitedMs = settled ? this.now - message.heldSince : 0

    // One beyond the bounds for each actor that is being made.
    const room = (): boolean =>
      this.#room() && (!full || this.queue.filter(({ over }) => over).length <= starting)
    const create = (): void => {
      message.over ||= full
      this.#create(message)
    }
    /** A place other than the actors here; false: there is none. */
    const another = (): boolean => {
      if (message.to !== undefined) return false
      if (!message.forwarded && this.around.freePeer !== undefined)
        this.#forward(message, this.around.freePeer, false)
      else if (room()) create()
      else if (!message.forwarded && this.around.roomPeer !== undefined)
        this.#forward(message, this.around.roomPeer, true)
      else return false
      return true
    }
    const wait = (): void => {
      const over = waitedMs >= holdMs || full
      if (over && another()) {
        message.bound = false
        message.waived = true
        return
      }
      if (full || (over && !message.accepted)) return this.#refuse(message, 'OVERLOADED')
      this.#accept(message)
    }
    /** Only its origin may wait for a place to turn up. */
    const lack = (): void => {
      if (message.forwarded) this.#refuse(message, 'OVERLOADED')
      else if (this.live.length === 0 && this.around.misfit && !room()) this.#refuse(message, 'NO_PLACE')
      else wait()
    }

    // An actor somewhere asked for it, or it is addressed to one.
    const farAsked = this.far?.correlation === message.correlation && this.far.until > this.now
    if (!message.forwarded && message.to === undefined && askers.length === 0 && farAsked && !message.waived)
      return this.#forward(message, 'b', false, true)
    if (message.to !== undefined && meant.length === 0) {
      if (message.to === 'far' && !message.forwarded) return this.#forward(message, 'b', false)
      return this.#refuse(message, 'GONE')
    }
    // At rest here, and its verdict allows.
    const taker = turn ? this.#taker(message) : undefined
    if (taker !== undefined) return this.#run(message, taker)
    if (askers.length > 0 && !askers.some((actor) => this.#takes(actor, message))) {
      message.bound = true
      return wait()
    }
    // Being created.
    const spoken = this.queue.filter(({ bound }) => !bound).length
    if (message.to === undefined && starting * this.#share() > spoken && !full) return this.#accept(message)
    if (message.placed && message.to === undefined && room()) return create()
    // All at rest, and their verdicts let only others through.
    const shut =
      meant.length > 0 && meant.every((actor) => actor.phase === 'rest' && !this.#takes(actor, message))
    if (shut) {
      const said = meant.map((actor) => this.#otherwise(actor))
      if (said.includes('forward')) return another() ? undefined : message.forwarded ? lack() : wait()
      if (!said.includes('hold')) return this.#refuse(message, 'ACTOR_REFUSED')
      return message.forwarded && message.to === undefined ? lack() : wait()
    }
    // Nowhere.
    if (meant.length === 0) return another() ? undefined : lack()
    // Running here.
    if (message.to !== undefined || (waitedMs < growMs && !message.placed)) return wait()
    if (!another()) (message.forwarded ? lack : wait)()
  }

  #placeKeyed(message: Message, { queued, turn }: { queued: boolean; turn: boolean }): void {
    const full = this.#full(message) && !queued
    const creating = this.live.some(({ phase }) => phase === 'created')
    const waitedMs = this.owner.is === 'asking' || creating ? 0 : this.now - message.heldSince
    const wait = (): void => {
      if (full || (waitedMs >= this.around.holdMs && !message.accepted))
        return this.#refuse(message, 'OVERLOADED')
      if (this.owner.is === 'here') this.#accept(message)
    }
    const ask = (how: 'claim' | 'locate'): void => {
      if (full) return this.#refuse(message, 'OVERLOADED')
      if (how === 'claim') this.reserved = true
      this.owner = { is: 'asking', peer: '', epoch: 0 }
      this.did.push(how)
    }
    switch (this.owner.is) {
      case 'elsewhere':
        if (message.forwarded) return this.#end(message, 'moved')
        if (full) return this.#refuse(message, 'OVERLOADED')
        return this.#forward(message, this.owner.peer, false)
      case 'asking':
        return wait()
      case 'unknown':
        if (this.#room() && (!message.forwarded || message.placed || this.nobody)) return ask('claim')
        if (!this.nobody) return ask('locate')
        if (message.forwarded) return this.#refuse(message, message.placed ? 'OVERLOADED' : 'LEASE_LOST')
        if (this.around.roomPeer !== undefined)
          return full
            ? this.#refuse(message, 'OVERLOADED')
            : this.#forward(message, this.around.roomPeer, true)
        return this.around.misfit ? this.#refuse(message, 'NO_PLACE') : wait()
      case 'here': {
        const [actor] = this.live
        if (actor === undefined) {
          if (!this.#room()) return wait()
          return full ? this.#refuse(message, 'OVERLOADED') : this.#create(message)
        }
        const taker = this.#taker(message)
        if (taker !== undefined && turn) return this.#run(message, taker)
        const shut = actor.phase === 'rest' && taker === undefined
        if (shut && this.#otherwise(actor) === 'reject') return this.#refuse(message, 'ACTOR_REFUSED')
        return wait()
      }
    }
  }

  // Words of the table

  #verdict(actor: Actor): Verdict {
    return this.now < actor.until ? actor.verdict : { kind: 'any' }
  }

  #otherwise(actor: Actor): 'hold' | 'forward' | 'reject' {
    const verdict = this.#verdict(actor)
    return verdict.kind === 'only' ? verdict.otherwise : 'hold'
  }

  #takes(actor: Actor, { correlation }: Message): boolean {
    const verdict = this.#verdict(actor)
    if (actor.phase !== 'rest' || verdict.kind === 'none') return false
    return verdict.kind === 'any' || verdict.value === correlation
  }

  #askers(message: Message): Actor[] {
    if (message.waived || message.to !== undefined || this.keyed) return []
    return this.live.filter((actor) => {
      const verdict = this.#verdict(actor)
      return actor.phase !== 'created' && verdict.kind === 'only' && verdict.value === message.correlation
    })
  }

  #meant(message: Message): Actor[] {
    if (message.to !== undefined) return this.live.filter((actor) => actor === message.to)
    const askers = this.#askers(message)
    return askers.length > 0 ? askers : this.live
  }

  /** The most recently used one at rest that would take the message now. */
  #taker(message: Message): Actor | undefined {
    if (message.deadline <= this.now) return undefined
    const meant = this.#meant(message)
    return this.#rest.findLast((actor) => meant.includes(actor) && this.#takes(actor, message))
  }

  #room(): boolean {
    if (this.keyed && this.live.length > 0) return false
    return this.reserved || (this.around.room && this.live.length < this.around.instances)
  }

  /** How many messages that waited too long one new actor is made for. */
  #share(): number {
    return this.#averageMs === 0 ? 1 : Math.max(1, Math.floor(this.around.growMs / this.#averageMs))
  }

  #full({ bytes, sender }: Message): boolean {
    const here = [...this.queue, ...this.out]
    const sum = (of: Message[]): number => of.reduce((total, one) => total + one.bytes, 0)
    const own = here.filter((one) => one.sender === sender)
    const over = (used: number, more: number, max: number, mine: number): boolean => {
      const kept = Math.floor(max / LIMITS.keptShare.value)
      return used + more > max || (used + more > max - kept && mine + more > kept)
    }
    return (
      over(here.length, 1, this.around.messages, own.length) ||
      (sum(here) > 0 && over(sum(here), bytes, this.around.bytes, sum(own)))
    )
  }

  /** Messages of one sender to a key start in their order; those that a verdict holds are passed. */
  #inOrder(message: Message): boolean {
    if (!this.keyed || message.forwarded) return true
    return !this.messages.some(
      (one) =>
        one.n < message.n &&
        one.sender === message.sender &&
        !one.forwarded &&
        one.at !== 'ended' &&
        (one.at !== 'queue' || this.#taker(one) !== undefined),
    )
  }

  #turn(message: Message): number {
    if (message.turn === undefined) {
      message.turn = Math.max(this.#served, this.#turns.get(message.sender) ?? 0)
      this.#turns.set(message.sender, message.turn + 1)
    }
    return message.turn
  }

  #enqueue(message: Message): void {
    const turn = this.#turn(message)
    const later = ({ turn: other = 0, n }: Message): boolean =>
      other > turn || (other === turn && n > message.n)
    const after = this.queue.findLastIndex((one) => !later(one))
    this.queue.splice(after + 1, 0, message)
  }

  /** Whose turn it is; one that must not start gives its turn to another of its sender. */
  #next(): Message | undefined {
    const can = (one: Message): boolean => this.#taker(one) !== undefined && this.#inOrder(one)
    for (const message of this.queue) {
      if (can(message)) return message
      const other = this.queue.find((one) => one.sender === message.sender && can(one))
      if (other === undefined) continue
      const { turn } = message
      message.turn = other.turn
      other.turn = turn
      const [at, later] = [this.queue.indexOf(message), this.queue.indexOf(other)]
      this.queue[at] = other
      this.queue[later] = message
      return other
    }
    return undefined
  }

  // What comes of it

  #run(message: Message, actor: Actor): void {
    this.#accept(message)
    message.at = 'running'
    if (message.turn !== undefined) this.#served = Math.max(this.#served, message.turn)
    message.started = true
    this.#rest = this.#rest.filter((one) => one !== actor)
    actor.phase = 'running'
    actor.since = this.now
    actor.runs = message
    this.did.push(`run ${message.n} on ${actor.n}`)
  }

  #create(message: Message): void {
    const actor: Actor = {
      n: this.actors.length,
      phase: 'created',
      verdict: { kind: 'any' },
      until: 0,
      since: this.now,
      runs: undefined,
      stopping: false,
    }
    this.actors.push(actor)
    this.reserved = false
    this.did.push(`create ${actor.n}`)
    this.#accept(message)
  }

  #forward(message: Message, to: string, placed: boolean, asked = false): void {
    message.at = 'out'
    message.away = true
    message.chosen = placed
    this.#served = Math.max(this.#served, this.#turn(message))
    message.asked = asked
    this.did.push(
      `forward ${message.n} to ${to}${placed ? ' placed' : ''}${asked || message.to === 'far' ? ' far' : ''}`,
    )
  }

  #accept(message: Message): void {
    if (!message.post || message.accepted) return
    message.accepted = true
    message.deadline = this.now + LIMITS.postMs.value
    // Its origin tells the sender.
    if (message.forwarded) this.did.push(`received ${message.n}`)
    else this.#tell(message, 'accepted')
  }

  #refuse(message: Message, code: string): void {
    // Whoever forwarded it goes on with it.
    const again = message.forwarded && (ELSEWHERE.includes(code) || (code === 'OVERLOADED' && message.placed))
    this.#end(message, message.started && NEVER_RAN.includes(code) && !again ? 'UNKNOWN_OUTCOME' : code)
  }

  #end(message: Message, how: string): void {
    message.at = 'ended'
    if (message.accepted && !message.forwarded && how === how.toUpperCase())
      this.did.push(`dead ${message.n} ${how}`)
    else this.#tell(message, how)
  }

  #tell(message: Message, how: string): void {
    if (!message.told) this.did.push(`tell ${message.n} ${how}`)
    message.told = true
  }

  #requeue(message: Message): void {
    message.at = 'queue'
    // It is tried at once, and not refused before.
    message.heldSince = Math.max(message.heldSince, this.now - this.around.holdMs + 100)
    this.#enqueue(message)
  }

  /** Everything that waits is decided on anew, in its order. */
  #again(): void {
    for (const message of this.queue.splice(0)) {
      this.#place(message, { queued: true, turn: this.#inOrder(message) })
      if (message.at === 'queue') this.#enqueue(message)
    }
  }

  /** Actors at rest take what waits. */
  #feed(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.queue.splice(this.queue.indexOf(next), 1)
      this.#run(next, this.#taker(next) as Actor)
    }
  }

  #toRest(actor: Actor): void {
    actor.phase = 'rest'
    actor.since = this.now
    this.#rest.push(actor)
  }

  #endActor(actor: Actor): void {
    this.did.push(`end ${actor.n}`)
    this.#fail(actor)
  }

  #fail(actor: Actor): Message | undefined {
    const message = actor.runs
    actor.phase = 'gone'
    actor.runs = undefined
    this.#rest = this.#rest.filter((one) => one !== actor)
    return message
  }

  #releaseAfter(idleMs: number): void {
    const idle = this.owner.is === 'here' && this.live.length === 0 && this.queue.length === 0
    if (!idle || this.now - this.#activeAt < idleMs) return
    this.did.push(`release ${this.owner.epoch}`)
    this.owner = { is: 'unknown', peer: '', epoch: 0 }
    this.nobody = false
  }

  /** After each of these: what ended may have been what others waited for; a claim that is over keeps no slot. */
  settleClaim(): void {
    if (this.keyed) this.#feed()
    if (this.owner.is !== 'asking') this.reserved = false
  }
}
