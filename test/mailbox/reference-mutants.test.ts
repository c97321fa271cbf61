import { afterEach, describe, expect, it, vi } from 'vitest'
import { decide, type Decision, type View } from '../../mailbox/index.ts'
import { Instance } from '../../mailbox/instance.ts'
import { Ledger } from '../../mailbox/ledger.ts'
import { Queue } from '../../mailbox/queue.ts'
import { Roster } from '../../mailbox/roster.ts'
import { Shares } from '../../mailbox/shares.ts'
import { Slots } from '../../mailbox/slots.ts'
import { Wants } from '../../mailbox/wants.ts'
import { agree } from './reference-run.ts'

/** Runs in which a mutant has to be caught. */
const RUNS = 1_000

/** Sees the world otherwise than it is. */
const sees =
  (otherwise: (view: View) => Partial<View>): typeof decide =>
  (view) =>
    decide({ ...view, ...otherwise(view) })

/** Decides otherwise. */
const says =
  (which: (view: View, right: Decision) => boolean, wrong: Decision): typeof decide =>
  (view) => {
    const right = decide(view)
    return which(view, right) ? wrong : right
  }

const create: Decision = { do: 'create', why: 'none-live' }
const hold: Decision = { do: 'hold', why: 'no-room' }
const overloaded: Decision = { do: 'reject', code: 'OVERLOADED', why: 'no-room' }

type Mutant = [what: string, strategy: typeof decide]

// biome-ignore format: one mutant a line
const POOL: Mutant[] = [
  ['waits for no running instance', sees(() => ({ growMs: 0 }))],
  ['never makes another instance while one runs', sees(() => ({ growMs: Number.POSITIVE_INFINITY }))],
  ['has no hold time', sees(() => ({ holdMs: Number.POSITIVE_INFINITY }))],
  ['has no bounds', sees(() => ({ full: false }))],
  ['refuses what waits when it is full', sees(() => ({ queued: false }))],
  ['passes on what came from another peer', sees(() => ({ forwarded: false }))],
  ['forgets which message was chosen for here', sees(() => ({ placed: false }))],
  ['makes an instance for each message', sees(() => ({ coming: 0 }))],
  ['takes a verdict that refuses for one that holds', sees(({ verdict }) => (verdict === 'reject' ? { verdict: 'hold' } : {}))],
  ['takes a verdict that forwards for one that holds', sees(({ verdict }) => (verdict === 'forward' ? { verdict: 'hold' } : {}))],
  ['takes a verdict that holds for one that forwards', sees(({ verdict }) => (verdict === 'hold' ? { verdict: 'forward' } : {}))],
  ['takes a verdict for a busy instance', sees(() => ({ verdict: 'open' }))],
  ['does not send a message to the instance that asked for it', sees(({ addressed }) => (addressed ? {} : { askedAt: undefined }))],
  ['does not wait for a busy instance that asked', sees(({ asked }) => (asked === 'busy' ? { asked: 'no' } : {}))],
  ['makes an instance in place of one that is gone', says((_view, right) => right.why === 'gone', create)],
  ['has no deadlines', sees(() => ({ remainingMs: 1 }))],
  ['counts no hops', sees(() => ({ hops: 0 }))],
  ['makes an instance here before it uses one elsewhere', says((view, right) => right.do === 'forward' && view.room && !view.addressed && view.askedAt === undefined, create)],
  ['keeps the queue for another peer', says((_view, right) => right.why === 'no-room' && right.do === 'reject', hold)],
  ['refuses at once when there is no room', says((view, right) => right.why === 'no-room' && right.do === 'hold' && !view.accepted, overloaded)],
  ['refuses accepted posts', sees(() => ({ accepted: false }))],
]

// biome-ignore format: one mutant a line
const KEYED: Mutant[] = [
  ['claims wherever a message comes to', sees(() => ({ placed: true }))],
  ['does not claim where it was chosen', sees(() => ({ placed: false }))],
  ['claims without room', sees(({ owner }) => (owner === 'unknown' ? { room: true } : {}))],
  ['passes on what came from another peer', sees(() => ({ forwarded: false }))],
  ['asks the wardens again and again', sees(() => ({ nobody: false }))],
  ['does not look for another place', sees(() => ({ roomElsewhere: undefined }))],
  ['takes a verdict that refuses for one that holds', sees(({ verdict }) => (verdict === 'reject' ? { verdict: 'hold' } : {}))],
  ['has no hold time', sees(() => ({ holdMs: Number.POSITIVE_INFINITY }))],
  ['has no bounds', sees(() => ({ full: false }))],
  ['says that it has no room where it is the owner no longer', says((_view, right) => right.why === 'not-owner', overloaded)],
  ['says nothing of labels', sees(() => ({ misfit: undefined }))],
  ['has no deadlines', sees(() => ({ remainingMs: 1 }))],
]

describe('the tester catches a mailbox that', () => {
  it.each(POOL)('%s, of a pool', (_what, strategy) => {
    expect(() => agree(false, RUNS, { strategy, mutant: true })).toThrow('Property failed')
  })

  it.each(KEYED)('%s, of a key', (_what, strategy) => {
    expect(() => agree(true, RUNS, { strategy, mutant: true })).toThrow('Property failed')
  })

  afterEach(() => void vi.restoreAllMocks())

  const broken: [what: string, breakIt: () => unknown][] = [
    [
      'gives messages to the instance that was made first',
      () =>
        vi.spyOn(Roster.prototype, 'candidate').mockImplementation(function (
          this: Roster,
          { envelope },
          now,
        ) {
          return [...this.all].find((instance) => instance.takes(envelope, now))
        }),
    ],
    ['lets one sender go before all others', () => vi.spyOn(Shares.prototype, 'serve').mockReturnValue()],
    [
      'decides on what waits in another order',
      () =>
        vi.spyOn(Queue.prototype, 'takeAll').mockImplementation(function (this: Queue, which = () => true) {
          return [...this].toReversed().filter((entry) => which(entry) && this.take(entry))
        }),
    ],
    [
      'does not bound verdicts in time',
      () =>
        vi.spyOn(Instance.prototype, 'verdictEnds').mockReturnValue(Number.MAX_VALUE) &&
        vi.spyOn(Instance.prototype, 'open').mockReturnValue(false),
    ],
    [
      'lets verdicts pass',
      () =>
        vi.spyOn(Instance.prototype, 'takes').mockImplementation(function (this: Instance) {
          return this.phase === 'SUSPENDED'
        }),
    ],
    ['ignores what was asked for', () => vi.spyOn(Instance.prototype, 'asks').mockReturnValue(false)],
    [
      'gives the slot of an actor away that waits for a message',
      () =>
        vi.spyOn(Roster.prototype, 'evict').mockImplementation(function (this: Roster, now) {
          if (this.oldest !== undefined) this.end(this.oldest, 'evicted', now)
        }),
    ],
    ['keeps what is gone in mind', () => vi.spyOn(Wants.prototype, 'forget').mockReturnValue()],
    ['loses slots', () => vi.spyOn(Slots.prototype, 'give').mockReturnValue()],
    ['does not say that a post was accepted', () => vi.spyOn(Ledger.prototype, 'accept').mockReturnValue()],
    ['lets actors rest for ever', () => vi.spyOn(Roster.prototype, 'endIdle').mockReturnValue()],
  ]

  it.each(broken)('%s', (_what, breakIt) => {
    breakIt()
    expect(() => agree(false, RUNS, { mutant: true })).toThrow('Property failed')
  })
})
