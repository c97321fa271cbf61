import fc from 'fast-check'
import type { decide, Entry, Instance, MailboxEffect } from '../../mailbox/index.ts'
import { allows, type ErrorCode, LIMITS, type Outcome, type Verdict } from '../../protocols/index.ts'
import { type Actor, type Message, Reference, type Surroundings } from './reference.ts'
import { Workbench } from './workbench.ts'

export const COMMANDS = 200
const FAR = 'echo@b-1'
const ANYBODY = [undefined, undefined, undefined, undefined, undefined, undefined] as const
const NO_HOPS = Array.from({ length: 30 }, () => 0)

/** A mailbox and its reference, side by side. */
class Pair {
  readonly reference: Reference
  readonly bench: Workbench
  readonly keyed: boolean
  /** By number in the reference. */
  readonly #entries: Entry[] = []
  readonly #instances: Instance[] = []
  #did: string[] = []
  /** The mailbox was told something. */
  #stepped = false
  readonly #history: string[] = []
  #spin: number

  constructor(keyed: boolean, seed: number, strategy: typeof decide | undefined) {
    this.keyed = keyed
    this.#spin = seed
    const around: Surroundings = {
      holdMs: this.pick([0, 300, 2_000]),
      growMs: this.pick([0, 10, 500]),
      idleMs: this.pick([1_000, 5_000]),
      instances: this.pick([1, 2, 4]),
      messages: this.pick([2, 5, 20]),
      bytes: this.pick([5, 1_000]),
      attempts: this.pick([1, 3]),
      room: true,
      freePeer: undefined,
      roomPeer: undefined,
      misfit: false,
      cached: false,
    }
    const { messages, bytes, attempts, holdMs, growMs, idleMs, instances } = around
    this.bench = new Workbench(keyed ? 'counter/a' : 'echo', { messages, bytes, attempts }, strategy)
    Object.assign(this.bench.policy, { holdMs, growMs, idleMs, instances })
    this.reference = new Reference(keyed, around)
    this.#history.push(JSON.stringify(around))
  }

  /** One of these, by the bits of the command. */
  pick<T>(from: readonly T[]): T {
    this.#spin = (Math.imul(this.#spin ^ (this.#spin >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0
    return from[(this.#spin >>> 8) % from.length] as T
  }

  command(bits: number): void {
    const [name, act] = COMMAND[bits % COMMAND.length] as [string, (pair: Pair) => void]
    this.#spin = bits
    this.#did = []
    this.#stepped = false
    this.reference.did.length = 0
    act(this)
    if (this.#stepped) this.reference.settleClaim()
    const expected = this.reference.did.toSorted().join(', ')
    if (name !== 'nothing') this.#history.push(`${this.bench.now} ${name}: ${expected}`)
    this.#check(this.#did.toSorted().join(', ') === expected, `it did: ${this.#did.join(', ')}`)
    this.#alike()
    this.#invariants()
  }

  /** Fails with all that happened up to now, according to the reference. */
  #check(holds: boolean, what: string): void {
    if (!holds) throw new Error(`${what}\n${this.#history.join('\n')}`)
  }

  step(event: Parameters<Workbench['step']>[0]): void {
    this.#see(this.bench.step(event))
  }

  arrive(): void {
    const { reference, bench } = this
    const to = this.keyed ? undefined : this.pick([...ANYBODY, 'far', this.pick(reference.actors)] as const)
    const forwarded = this.pick([false, false, true])
    const init: Parameters<Reference['arrive']>[0] = {
      sender: this.pick(['~a', '~a', '~b']),
      to,
      forwarded,
      placed: forwarded && this.pick([true, false]),
      post: this.pick([false, false, false, true]),
      correlation: this.pick(['x', 'y']),
      bytes: this.pick([1, 1, 3]),
      hops: this.pick([...NO_HOPS, 9]),
    }
    const remainingMs = this.pick([0, 50, 1_000, 5_000, 5_000, 5_000, 20_000])
    const { sender, post, placed, correlation, bytes, hops } = init
    const instance = to === 'far' ? FAR : to && this.#instances[to.n]?.address
    const effects: MailboxEffect[] = []
    const before = bench.effects.length
    const entry = bench.arrive({
      kind: post ? 'post' : 'send',
      retry: 'no',
      sender,
      forwarded,
      placed,
      correlation,
      remainingMs,
      body: new Uint8Array(bytes),
      hops: Array.from({ length: hops }, () => ({ peer: 'p', decision: 'forward', reason: '', waitedMs: 0 })),
      ...(instance === undefined ? {} : { instance }),
    })
    this.#entries.push(entry)
    effects.push(...bench.effects.slice(before))
    reference.arrive(init, remainingMs)
    this.#see(effects)
  }

  instance(actor: Actor): Instance {
    return this.#instances[actor.n] as Instance
  }

  entry(message: Message): Entry {
    return this.#entries[message.n] as Entry
  }

  actor(...phases: Actor['phase'][]): Actor | undefined {
    const found = this.reference.live.filter(({ phase }) => phases.includes(phase))
    return found.length === 0 ? undefined : this.pick(found)
  }

  verdict(): Verdict {
    const forMs = this.pick([50, 400, 3_000])
    const value = this.pick(['x', 'y'])
    const otherwise = this.pick(['hold', 'forward', 'reject'] as const)
    const only: Verdict = { kind: 'only', by: 'correlation', value, forMs, otherwise }
    return this.pick<Verdict>([{ kind: 'any' }, { kind: 'any' }, { kind: 'none', forMs }, only, only])
  }

  #allowed(entry: Entry, instance: Instance): boolean {
    const verdict = instance.verdict(this.bench.now)
    return allows(verdict, entry.envelope)
  }

  /** What a mailbox did, in the words of the reference. */
  #see(effects: readonly MailboxEffect[]): void {
    this.#stepped = true
    const n = (entry: Entry): number => this.#entries.indexOf(entry)
    const i = (instance: Instance): number => this.#instances.indexOf(instance)
    for (const effect of effects) {
      switch (effect.do) {
        case 'create':
          this.#instances.push(effect.instance)
          this.#did.push(`create ${i(effect.instance)}`)
          break
        case 'run':
          this.#check(effect.entry.deadline > this.bench.now, 'nothing starts after its deadline')
          this.#check(this.#allowed(effect.entry, effect.instance), 'the verdict is respected')
          this.#did.push(`run ${n(effect.entry)} on ${i(effect.instance)}`)
          break
        case 'end':
        case 'verdict-refused':
          this.#did.push(`${effect.do} ${i(effect.instance)}`)
          break
        case 'forward': {
          this.#check(!effect.entry.forwarded, 'nobody passes a message on twice')
          this.#check(effect.entry.hops.length <= LIMITS.hops.value, 'hops are bounded')
          const far = (effect.instance ?? effect.entry.envelope.instance) === FAR
          this.#did.push(
            `forward ${n(effect.entry)} to ${effect.to}${effect.placed ? ' placed' : ''}${far ? ' far' : ''}`,
          )
          break
        }
        case 'received':
          this.#did.push(`received ${n(effect.entry)}`)
          break
        case 'cancel-forward':
          this.#did.push(`cancel-forward ${n(effect.entry)}`)
          break
        case 'claim':
        case 'locate':
          this.#did.push(effect.do)
          break
        case 'release':
          this.#did.push(`release ${effect.epoch}`)
          break
        case 'dead':
          this.#did.push(`dead ${n(effect.entry)} ${effect.error.code}`)
          break
        case 'settle': {
          const { outcome } = effect
          const how = outcome.kind === 'refused' ? outcome.error.code : outcome.kind
          const message = this.#entries.findIndex(({ envelope }) => envelope.id === effect.id)
          this.#did.push(`tell ${message} ${how}`)
          break
        }
        default:
      }
    }
  }

  /** Every message and every actor is in the same state on both sides. */
  #alike(): void {
    const { reference, bench } = this
    const STATES: Record<string, Message['at']> = {
      waiting: 'queue',
      running: 'running',
      forwarded: 'out',
      ended: 'ended',
    }
    for (const message of reference.messages) {
      const { state } = this.entry(message)
      this.#check(STATES[state] === message.at, `message ${message.n} is ${state}, not in ${message.at}`)
    }
    const PHASES: Record<string, Actor['phase']> = {
      CREATED: 'created',
      SUSPENDED: 'rest',
      RUNNING: 'running',
      TERMINATION: 'gone',
    }
    for (const actor of reference.actors) {
      const { phase, current } = this.instance(actor)
      this.#check(PHASES[phase] === actor.phase, `actor ${actor.n} is ${phase}, not ${actor.phase}`)
      const runs = actor.runs === undefined ? undefined : this.entry(actor.runs)
      this.#check(current === runs, `actor ${actor.n} runs another message`)
    }
    const { waiting, epoch } = bench.mailbox
    this.#check(waiting === reference.queue.length, `${waiting} messages wait`)
    const held = reference.owner.is === 'here' ? reference.owner.epoch : 0
    this.#check(epoch === held, `the epoch is ${epoch}, not ${held}`)
  }

  /** What SEMANTICS promises of any mailbox, whatever the reference says. */
  #invariants(): void {
    const { mailbox, env, ended } = this.bench
    const running = [...mailbox.instances].filter(({ phase }) => phase === 'RUNNING')
    const current = new Set(running.map((one) => one.current))
    this.#check(current.size === running.length && !current.has(undefined), 'an actor runs one message')
    this.#check(!this.keyed || mailbox.instances.size <= 1, 'a key has one actor')
    for (const outcomes of ended.values()) this.#check(outcomes.length <= 1, 'a message is answered once')
    this.#check(env.budget.bytes === mailbox.waitingBytes, 'the bytes that wait are counted')
    const slots = mailbox.instances.size + (mailbox.reserved ? 1 : 0)
    this.#check(env.slots.taken === slots, 'the slots are counted')
    // Each new instance may have a message beyond the bound, and what was let in before may come back.
    const back = this.reference.messages.filter(
      ({ started, away, at }) => (started || away) && at === 'queue',
    )
    const most = env.limits.messages + this.bench.policy.instances + back.length
    this.#check(mailbox.waiting <= most, 'the mailbox is bounded')
  }
}

const refused = (code: string): Outcome => ({
  kind: 'refused',
  hops: [],
  error: { code: code as ErrorCode, message: code, hint: '', messageId: '', alternatives: [] },
})

const ERROR = { code: 'ACTOR_TRAPPED', message: '', hint: '', messageId: '', alternatives: [] } as const

/** By name. Those that make no sense at the moment do nothing. */
const COMMAND: readonly (readonly [string, (pair: Pair) => void])[] = [
  ['nothing', () => undefined],
  ['arrive', (pair) => pair.arrive()],
  ['arrive', (pair) => pair.arrive()],
  ['arrive', (pair) => pair.arrive()],
  [
    'time passes',
    (pair) => {
      const ms = pair.pick([1, 10, 60, 300, 1_500])
      pair.bench.now += ms
      pair.reference.now += ms
    },
  ],
  [
    'wake',
    (pair) => {
      pair.step({ kind: 'wake' })
      pair.reference.wake()
    },
  ],
  [
    'time passes, and it wakes',
    (pair) => {
      const ms = pair.pick([10, 100, 500])
      pair.bench.now += ms
      pair.reference.now += ms
      pair.step({ kind: 'wake' })
      pair.reference.wake()
    },
  ],
  ['created', created],
  ['created', created],
  ['finished', finished],
  ['finished', finished],
  ['finished', finished],
  [
    'an actor rules while it runs',
    (pair) => {
      const actor = pair.actor('running')
      if (actor === undefined) return
      const verdict = pair.verdict()
      pair.step({ kind: 'verdict', instance: pair.instance(actor), verdict })
      pair.reference.rule(actor, verdict)
    },
  ],
  [
    'an actor is lost',
    (pair) => {
      const actor = pair.actor('created', 'rest', 'running')
      if (actor === undefined) return
      const reason = (
        {
          created: pair.pick(['start-failed', 'worker-lost'] as const),
          rest: 'worker-lost',
          running: pair.pick(['trapped', 'worker-lost', 'run-timeout'] as const),
          gone: 'worker-lost',
        } as const
      )[actor.phase]
      const code =
        reason === 'run-timeout'
          ? 'RUN_TIMEOUT'
          : reason === 'start-failed'
            ? 'START_FAILED'
            : 'ACTOR_TRAPPED'
      pair.step({
        kind: 'ended',
        instance: pair.instance(actor),
        reason,
        error: { ...ERROR, code, alternatives: [] },
      })
      pair.reference.ended(actor, reason)
    },
  ],
  ['answered', answered],
  ['answered', answered],
  ['owner', owner],
  ['owner', owner],
  [
    'the lease is lost',
    (pair) => {
      if (pair.reference.owner.is !== 'here' || pair.pick([true, true, false])) return
      pair.step({ kind: 'lost' })
      pair.reference.lost()
    },
  ],
  [
    'the world changes',
    (pair) => {
      const { around } = pair.reference
      const { world } = pair.bench
      world.room = around.room = pair.pick([true, true, false])
      world.freePeer = around.freePeer = pair.pick([undefined, undefined, 'b'])
      world.roomPeer = around.roomPeer = pair.pick([undefined, undefined, 'b'])
      around.misfit = pair.pick([false, false, true])
      world.misfit = around.misfit ? 'none' : undefined
      around.cached = pair.pick([false, false, true])
      world.cached = around.cached ? { peer: 'b', epoch: 1 } : undefined
    },
  ],
  [
    'a peer tells what its actor asked for',
    (pair) => {
      if (pair.keyed) return
      const verdict = pair.verdict()
      pair.bench.world.wants.heard('b', FAR, verdict, pair.bench.now)
      pair.reference.far =
        verdict.kind === 'only'
          ? { correlation: verdict.value, until: pair.reference.now + verdict.forMs }
          : undefined
    },
  ],
  [
    'cancel',
    (pair) => {
      const open = pair.reference.messages.filter(({ at }) => at !== 'ended')
      if (open.length === 0) return
      const message = pair.pick(open)
      pair.step({ kind: 'cancel', entry: pair.entry(message) })
      pair.reference.cancel(message)
    },
  ],
  [
    'evict',
    (pair) => {
      pair.step({ kind: 'evict' })
      pair.reference.evict()
    },
  ],
  [
    'stop',
    (pair) => {
      if (pair.pick([true, true, false])) return
      const { live } = pair.reference
      pair.step({ kind: 'stop', instances: live.map((actor) => pair.instance(actor)) })
      pair.reference.stop(live)
    },
  ],
  [
    'close',
    (pair) => {
      if (pair.pick([...Array.from({ length: 60 }, () => true), false])) return
      pair.step({ kind: 'close' })
      pair.reference.close()
    },
  ],
]

function created(pair: Pair): void {
  const actor = pair.actor('created')
  if (actor === undefined) return
  pair.step({ kind: 'created', instance: pair.instance(actor) })
  pair.reference.created(actor)
}

function finished(pair: Pair): void {
  const actor = pair.actor('running')
  if (actor === undefined) return
  const verdict = pair.verdict()
  const result = { ok: true, body: new Uint8Array() } as const
  pair.step({ kind: 'finished', instance: pair.instance(actor), result, verdict })
  pair.reference.finished(actor, verdict)
}

function answered(pair: Pair): void {
  const { out, owner: held } = pair.reference
  if (out.length === 0) return
  const message = pair.pick(out)
  const entry = pair.entry(message)
  const codes = pair.keyed
    ? ['ACTOR_FAILED', 'moved c', 'moved me', 'OVERLOADED']
    : ['ACTOR_FAILED', 'OVERLOADED', 'OVERLOADED', 'UNREACHABLE', 'GONE', 'ACTOR_REFUSED']
  const answer = pair.pick(['reply', 'reply', ...codes])
  const verdict = pair.verdict()
  const peer = pair.keyed && held.is === 'elsewhere' ? held.peer : 'b'
  const { hops } = entry
  const outcome: Outcome =
    answer === 'reply'
      ? {
          kind: 'reply',
          peer,
          actor: pair.keyed ? 'counter/a' : FAR,
          epoch: 1,
          version: 1,
          fresh: false,
          hops,
          body: new Uint8Array(),
          ...(verdict.kind === 'any' ? {} : { verdict }),
        }
      : answer.startsWith('moved')
        ? { kind: 'moved', peer: answer.slice(6), epoch: 9, hops }
        : refused(answer)
  pair.step({ kind: 'answered', entry, peer, outcome })
  pair.reference.answered(message, answer, verdict)
}

function owner(pair: Pair): void {
  const { reference, bench } = pair
  if (reference.owner.is !== 'asking') return
  const peer = pair.pick(['me', 'me', 'me', 'c', undefined, 'unknown'])
  if (peer === 'unknown') {
    pair.step({ kind: 'owner-unknown', error: { ...ERROR, code: 'UNAVAILABLE', alternatives: [] } })
    return reference.ownerUnknown()
  }
  const epoch = Math.round(bench.now)
  const record = peer === undefined ? undefined : { address: 'counter/a', peer, epoch, remainingMs: 10_000 }
  pair.step({ kind: 'owner', record })
  reference.ownerIs(peer, epoch)
}

/**
 * Throws with the shortest list of commands that it found after which the two disagree.
 *
 * @param options.mutant stop at the first disagreement: nobody reads it
 */
export function agree(
  keyed: boolean,
  runs: number,
  options: { strategy?: typeof decide; mutant?: boolean } = {},
): void {
  const { strategy, mutant = false } = options
  fc.assert(
    fc.property(
      fc.integer(),
      fc.array(fc.noBias(fc.nat({ max: 0xffffff })), { minLength: COMMANDS, maxLength: COMMANDS }),
      (first, commands) => {
        const pair = new Pair(keyed, first, strategy)
        for (const bits of commands) pair.command(bits)
      },
    ),
    // A mutant has to be caught every time that the tests run, not now and then.
    { numRuns: runs, ...(mutant ? { endOnFailure: true, seed: 1 } : {}) },
  )
}
