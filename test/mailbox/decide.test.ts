import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, type View, WHY } from '../../mailbox/index.ts'

const pool: View = {
  kind: 'pool',
  owner: 'unknown',
  nobody: false,
  addressed: false,
  asked: 'no',
  askedAt: undefined,
  free: 0,
  coming: 0,
  instances: 0,
  verdict: 'open',
  room: true,
  elsewhere: undefined,
  roomElsewhere: undefined,
  misfit: undefined,
  forwarded: false,
  placed: false,
  hops: 0,
  hopsMax: 8,
  waitedMs: 0,
  growMs: 10,
  holdMs: 2_000,
  accepted: false,
  remainingMs: 5_000,
  full: false,
  queued: false,
}
const keyed: View = { ...pool, kind: 'keyed' }
/** Its actor lives here. */
const here: View = { ...keyed, owner: 'here', instances: 1, room: false }
const came: Partial<View> = { forwarded: true }

type Case = [cell: string, view: View, decision: string]
const cell = (name: string, view: View, change: Partial<View>, decision: string): Case => [
  name,
  { ...view, ...change },
  decision,
]

/** One line of the table of docs/decisions/007-the-decision.md each: pools, then keys. */
// biome-ignore format: one cell a line
const CELLS: Case[] = [
  cell('pool · an instance elsewhere asked for it: forward to that one', pool, { askedAt: { peer: 'b', instance: 'echo@b-1' }, room: true }, 'forward b echo@b-1: asked-elsewhere'),
  cell('pool · an instance here asked for it and rests: run', pool, { asked: 'free', free: 1, instances: 1 }, 'run: asked-here'),
  cell('pool · an instance here asked for it and is busy: hold', pool, { asked: 'busy', instances: 1, elsewhere: 'b' }, 'hold: asked-busy'),
  cell('pool · an instance here asked for it and is busy, hold time over: create', pool, { asked: 'busy', instances: 1, waitedMs: 2_000, queued: true }, 'create: hold-over'),
  cell('pool · addressed to an instance here at rest: run', pool, { addressed: true, free: 1, instances: 1, room: false }, 'run: free-here'),
  cell('pool · addressed to an instance here that is busy: hold', pool, { addressed: true, instances: 1, room: false, waitedMs: 500 }, 'hold: actor-busy'),
  cell('pool · addressed to an instance here that is busy, hold time over: OVERLOADED', pool, { addressed: true, instances: 1, waitedMs: 2_000, elsewhere: 'b' }, 'reject OVERLOADED: hold-over'),
  cell('pool · addressed to an instance elsewhere: forward to that one', pool, { addressed: true, askedAt: { peer: 'b', instance: 'echo@b-1' } }, 'forward b echo@b-1: addressed-elsewhere'),
  cell('pool · addressed to an instance that is no more: GONE', pool, { addressed: true }, 'reject GONE: gone'),
  cell('pool · addressed to an instance that lets only others through and holds the rest: hold', pool, { addressed: true, instances: 1, verdict: 'hold', ...came }, 'hold: verdict-hold'),
  cell('pool · addressed to an instance that refuses it: ACTOR_REFUSED', pool, { addressed: true, instances: 1, verdict: 'reject' }, 'reject ACTOR_REFUSED: verdict-reject'),
  cell('pool · suspended here, verdict allows: run', pool, { free: 1, instances: 1, elsewhere: 'b' }, 'run: free-here'),
  cell('pool · being created here: hold', pool, { coming: 1, instances: 1, elsewhere: 'b' }, 'hold: actor-starting'),
  cell('pool · running here, grow time remains: hold', pool, { instances: 1, waitedMs: 9 }, 'hold: actor-busy'),
  cell('pool · running here, grow time over, one free elsewhere: forward', pool, { instances: 1, waitedMs: 10, elsewhere: 'b' }, 'forward b: busy-free-elsewhere'),
  cell('pool · running here, grow time over, room here: create', pool, { instances: 1, waitedMs: 10 }, 'create: busy-grow'),
  cell('pool · running here, grow time over, room elsewhere: forward to the best-ranked peer', pool, { instances: 1, waitedMs: 10, room: false, roomElsewhere: 'c' }, 'forward c placed: busy-grow'),
  cell('pool · running here, grow time over, room nowhere: hold', pool, { instances: 1, waitedMs: 10, room: false }, 'hold: no-room'),
  cell('pool · running here, grow time 0: create at once', pool, { instances: 1, growMs: 0 }, 'create: busy-grow'),
  cell('pool · verdict only, no match, hold: hold', pool, { instances: 1, verdict: 'hold', elsewhere: 'b', waitedMs: 500 }, 'hold: verdict-hold'),
  cell('pool · verdict only, no match, hold, hold time over: create', pool, { instances: 1, verdict: 'hold', waitedMs: 2_000, queued: true }, 'create: hold-over'),
  cell('pool · verdict only, no match, forward, one free elsewhere: forward', pool, { instances: 1, verdict: 'forward', elsewhere: 'b' }, 'forward b: verdict-forward'),
  cell('pool · verdict only, no match, forward, none free elsewhere: create', pool, { instances: 1, verdict: 'forward' }, 'create: verdict-forward'),
  cell('pool · verdict only, no match, forward, room elsewhere alone: forward to the best-ranked peer', pool, { instances: 1, verdict: 'forward', room: false, roomElsewhere: 'c' }, 'forward c placed: verdict-forward'),
  cell('pool · verdict only, no match, forward, no other place: hold', pool, { instances: 1, verdict: 'forward', room: false }, 'hold: verdict-hold'),
  cell('pool · verdict only, no match, reject: ACTOR_REFUSED', pool, { instances: 1, verdict: 'reject', elsewhere: 'b' }, 'reject ACTOR_REFUSED: verdict-reject'),
  cell('pool · not here, one free elsewhere: forward', pool, { elsewhere: 'b' }, 'forward b: free-elsewhere'),
  cell('pool · nowhere, room here: create', pool, {}, 'create: none-live'),
  cell('pool · nowhere, no room here: forward to the best-ranked peer', pool, { room: false, roomElsewhere: 'c' }, 'forward c placed: best-place'),
  cell('pool · nowhere, room nowhere: hold', pool, { room: false }, 'hold: no-room'),
  cell('pool · nowhere, no peer has the labels: NO_PLACE', pool, { room: false, misfit: 'tier=moon' }, 'reject NO_PLACE: no-place'),
  cell('pool · mailbox full, one free elsewhere: forward', pool, { instances: 1, full: true, elsewhere: 'b' }, 'forward b: mailbox-full'),
  cell('pool · mailbox full, room here: create', pool, { instances: 1, full: true }, 'create: mailbox-full'),
  cell('pool · mailbox full, room elsewhere: forward to the best-ranked peer', pool, { instances: 1, full: true, room: false, roomElsewhere: 'c' }, 'forward c placed: mailbox-full'),
  cell('pool · mailbox full, no place anywhere: OVERLOADED', pool, { instances: 1, full: true, room: false }, 'reject OVERLOADED: mailbox-full'),
  cell('pool · mailbox full, but it waits there already: hold', pool, { instances: 1, full: true, queued: true }, 'hold: actor-busy'),
  cell('pool · mailbox full, an instance at rest: run', pool, { full: true, free: 1, instances: 1 }, 'run: free-here'),
  cell('pool · hold time over, no place anywhere: OVERLOADED', pool, { room: false, waitedMs: 2_000, queued: true }, 'reject OVERLOADED: hold-over'),
  cell('pool · hold time over, an accepted post: hold', pool, { room: false, waitedMs: 2_000, queued: true, accepted: true }, 'hold: no-room'),
  cell('pool · came from a peer, one free elsewhere: not passed on', pool, { ...came, elsewhere: 'b', roomElsewhere: 'c' }, 'create: none-live'),
  cell('pool · came from a peer that chose this one: create, though others are busy', pool, { ...came, placed: true, instances: 1 }, 'create: chosen-place'),
  cell('pool · came from a peer, running here, grow time over, no room: sent back', pool, { ...came, instances: 1, waitedMs: 10, room: false, roomElsewhere: 'c' }, 'reject OVERLOADED: no-room'),
  cell('pool · came from a peer, verdict holds others: sent back', pool, { ...came, instances: 1, verdict: 'hold' }, 'reject OVERLOADED: no-room'),
  cell('pool · came from a peer, no room: sent back', pool, { ...came, room: false }, 'reject OVERLOADED: no-room'),
  cell('pool · hops spent: HOPS_SPENT', pool, { free: 1, hops: 9 }, 'reject HOPS_SPENT: hops-spent'),
  cell('pool · deadline spent: EXPIRED', pool, { free: 1, remainingMs: 0 }, 'reject EXPIRED: deadline-over'),

  cell('keyed · suspended here, verdict allows: run', here, { free: 1 }, 'run: free-here'),
  cell('keyed · running here: hold', here, { waitedMs: 500 }, 'hold: actor-busy'),
  cell('keyed · being created here: hold', here, { coming: 1 }, 'hold: actor-starting'),
  cell('keyed · ours without an actor: create', here, { instances: 0, room: true }, 'create: none-live'),
  cell('keyed · verdict only, no match, hold: hold', here, { verdict: 'hold' }, 'hold: verdict-hold'),
  cell('keyed · verdict only, no match, reject: ACTOR_REFUSED', here, { verdict: 'reject' }, 'reject ACTOR_REFUSED: verdict-reject'),
  cell('keyed · known elsewhere: forward to the owner', keyed, { owner: 'elsewhere', elsewhere: 'b' }, 'forward b: owner-elsewhere'),
  cell('keyed · known elsewhere, came from a peer: tell it where', keyed, { owner: 'elsewhere', elsewhere: 'b', ...came }, 'moved: owner-elsewhere'),
  cell('keyed · known elsewhere, but as many are out as may be: OVERLOADED', keyed, { owner: 'elsewhere', elsewhere: 'b', full: true }, 'reject OVERLOADED: mailbox-full'),
  cell('keyed · nowhere, this is the best place: claim', keyed, {}, 'claim: none-live'),
  cell('keyed · nowhere, chosen as the best place: claim', keyed, { ...came, placed: true }, 'claim: chosen-place'),
  cell('keyed · nowhere, no room here: ask the wardens', keyed, { room: false }, 'locate: asking-owner'),
  cell('keyed · nowhere, taken for the owner: ask the wardens', keyed, came, 'locate: asking-owner'),
  cell('keyed · nobody holds it, no room here: forward to the best-ranked peer', keyed, { room: false, nobody: true, roomElsewhere: 'c' }, 'forward c placed: best-place'),
  cell('keyed · nobody holds it, no room here, but as many are out as may be: OVERLOADED', keyed, { room: false, nobody: true, roomElsewhere: 'c', full: true }, 'reject OVERLOADED: mailbox-full'),
  cell('keyed · nobody holds it, chosen but without room: sent back', keyed, { ...came, placed: true, room: false, nobody: true }, 'reject OVERLOADED: no-room'),
  cell('keyed · nobody holds it, the last owner without room: says that it is the owner no longer', keyed, { ...came, room: false, nobody: true }, 'reject LEASE_LOST: not-owner'),
  cell('keyed · nobody holds it, room nowhere: hold', keyed, { room: false, nobody: true }, 'hold: no-room'),
  cell('keyed · nobody holds it, no peer has the labels: NO_PLACE', keyed, { room: false, nobody: true, misfit: 'tier=moon' }, 'reject NO_PLACE: no-place'),
  cell('keyed · the wardens are being asked: hold', keyed, { owner: 'asking' }, 'hold: asking-owner'),
  cell('keyed · mailbox full: OVERLOADED', here, { full: true, elsewhere: 'b', roomElsewhere: 'c' }, 'reject OVERLOADED: mailbox-full'),
  cell('keyed · mailbox full before the claim: OVERLOADED', keyed, { full: true }, 'reject OVERLOADED: mailbox-full'),
  cell('keyed · hold time over: OVERLOADED', here, { waitedMs: 2_000, queued: true }, 'reject OVERLOADED: hold-over'),
  cell('keyed · hold time over, an accepted post: hold', here, { waitedMs: 2_000, queued: true, accepted: true }, 'hold: actor-busy'),
  cell('keyed · hops spent: HOPS_SPENT', here, { free: 1, hops: 9 }, 'reject HOPS_SPENT: hops-spent'),
  cell('keyed · deadline spent: EXPIRED', here, { free: 1, remainingMs: -1 }, 'reject EXPIRED: deadline-over'),
]

function shown(view: View): string {
  const decision = decide(view)
  const words: string[] = [decision.do]
  if (decision.do === 'reject') words.push(decision.code)
  if (decision.do === 'forward') words.push(decision.to)
  if (decision.do === 'forward' && decision.placed) words.push('placed')
  if (decision.do === 'forward' && decision.instance !== undefined) words.push(decision.instance)
  return `${words.join(' ')}: ${decision.why}`
}

describe('the decision', () => {
  it.each(CELLS)('%s', (_cell, view, expected) => {
    expect(shown(view)).toBe(expected)
  })

  it('names each cell once', () => {
    expect(new Set(CELLS.map(([name]) => name)).size).toBe(CELLS.length)
  })
})

const peer = fc.constantFrom('b', 'c')
const views: fc.Arbitrary<View> = fc.record({
  kind: fc.constantFrom('keyed', 'pool'),
  owner: fc.constantFrom('unknown', 'asking', 'here', 'elsewhere'),
  nobody: fc.boolean(),
  addressed: fc.boolean(),
  asked: fc.constantFrom('no', 'free', 'busy'),
  askedAt: fc.option(fc.record({ peer, instance: fc.constant('echo@b-1') }), { nil: undefined }),
  free: fc.nat({ max: 2 }),
  coming: fc.integer({ min: -1, max: 2 }),
  instances: fc.nat({ max: 2 }),
  verdict: fc.constantFrom('open', 'hold', 'forward', 'reject'),
  room: fc.boolean(),
  elsewhere: fc.option(peer, { nil: undefined }),
  roomElsewhere: fc.option(peer, { nil: undefined }),
  misfit: fc.option(fc.constant('tier=moon'), { nil: undefined }),
  forwarded: fc.boolean(),
  placed: fc.boolean(),
  hops: fc.nat({ max: 10 }),
  hopsMax: fc.constant(8),
  waitedMs: fc.constantFrom(0, 5, 10, 1_999, 2_000),
  growMs: fc.constantFrom(0, 10),
  holdMs: fc.constantFrom(0, 2_000),
  accepted: fc.boolean(),
  remainingMs: fc.constantFrom(-1, 0, 1, 5_000),
  full: fc.boolean(),
  queued: fc.boolean(),
})

describe('whatever the view, the decision', () => {
  const holds = (what: (view: View, decision: ReturnType<typeof decide>) => boolean): void =>
    fc.assert(
      fc.property(views, (view) => what(view, decide(view))),
      { numRuns: 3_000 },
    )

  it('has a reason that has a sentence', () => holds((_view, { why }) => WHY[why] !== undefined))

  it('runs nothing without an actor that takes it, nor after its time', () =>
    holds((view, it) => it.do !== 'run' || (view.free > 0 && view.remainingMs > 0)))

  it('passes on nothing that came from another peer', () =>
    holds((view, it) => it.do !== 'forward' || !view.forwarded))

  it('lets nothing more wait in a full mailbox, but for a new instance of a pool', () =>
    holds(
      (view, it) =>
        !(view.full && !view.queued) ||
        !(['hold', 'claim', 'locate', 'create'] as string[]).includes(it.do) ||
        (view.kind === 'pool' && it.do === 'create'),
    ))

  it('lets a send wait for a busy actor only as long as it may', () =>
    holds(
      (view, it) =>
        it.do !== 'hold' || it.why === 'actor-starting' || view.accepted || view.waitedMs < view.holdMs,
    ))

  it('makes no actor without room, and none for a message that is for another one', () =>
    holds(
      (view, it) =>
        !(['create', 'claim'] as string[]).includes(it.do) ||
        (view.room && !(view.kind === 'pool' && view.addressed)),
    ))
})
