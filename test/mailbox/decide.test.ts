import { describe, expect, it } from 'vitest'
import { decide, type View } from '../../mailbox/index.ts'

const base: View = {
  kind: 'pool',
  owner: 'unknown',
  nobody: false,
  free: 0,
  coming: 0,
  instances: 0,
  refusedByVerdict: false,
  room: true,
  elsewhere: undefined,
  roomElsewhere: undefined,
  misfit: undefined,
  forwarded: false,
  placed: false,
  hops: 0,
  hopsMax: 8,
  waitedMs: 0,
  holdMs: 2_000,
  remainingMs: 5_000,
  full: false,
  queued: false,
}

const cases: [name: string, view: Partial<View>, decision: string][] = [
  ['pool: an instance at rest here runs it', { free: 1, instances: 1, elsewhere: 'b' }, 'run'],
  ['pool: a free instance elsewhere gets it before a new one is made', { elsewhere: 'b' }, 'forward b'],
  ['pool: none free anywhere creates here', {}, 'create'],
  [
    'pool: no room here creates at the best-ranked peer',
    { room: false, roomElsewhere: 'c' },
    'forward c placed',
  ],
  ['pool: an instance being created is waited for', { coming: 1, instances: 1 }, 'hold'],
  ['pool: no room anywhere holds', { room: false }, 'hold'],
  [
    'pool: no room and hold time over is refused',
    { room: false, waitedMs: 2_000, queued: true },
    'reject OVERLOADED',
  ],
  ['pool: a forwarded message is not passed on', { forwarded: true, elsewhere: 'b' }, 'create'],
  ['pool: a forwarded message without room goes back', { forwarded: true, room: false }, 'reject OVERLOADED'],
  ['pool: every verdict refuses it', { room: false, refusedByVerdict: true }, 'reject OVERLOADED'],
  ['pool: a full mailbox refuses what would wait', { room: false, full: true }, 'reject OVERLOADED'],
  ['pool: a full mailbox still runs what can run', { full: true, free: 1 }, 'run'],
  ['pool: what waits already counts in the full mailbox', { room: false, full: true, queued: true }, 'hold'],
  ['keyed: at rest here runs it', { kind: 'keyed', owner: 'here', free: 1, instances: 1 }, 'run'],
  ['keyed: running here holds it', { kind: 'keyed', owner: 'here', instances: 1, room: false }, 'hold'],
  ['keyed: ours without an actor creates', { kind: 'keyed', owner: 'here' }, 'create'],
  [
    'keyed: known elsewhere forwards to the owner',
    { kind: 'keyed', owner: 'elsewhere', elsewhere: 'b' },
    'forward b',
  ],
  [
    'keyed: known elsewhere tells a forwarder where',
    { kind: 'keyed', owner: 'elsewhere', elsewhere: 'b', forwarded: true },
    'moved',
  ],
  ['keyed: nowhere, with room here, claims', { kind: 'keyed' }, 'claim'],
  ['keyed: nowhere, without room here, asks the arbiter', { kind: 'keyed', room: false }, 'locate'],
  [
    'keyed: nobody holds it and no room here goes to the best-ranked peer',
    { kind: 'keyed', room: false, nobody: true, roomElsewhere: 'c' },
    'forward c placed',
  ],
  ['keyed: the chosen peer claims', { kind: 'keyed', forwarded: true, placed: true }, 'claim'],
  ['keyed: a peer that was guessed asks the arbiter', { kind: 'keyed', forwarded: true }, 'locate'],
  [
    'keyed: the chosen peer without room sends it back',
    { kind: 'keyed', forwarded: true, placed: true, room: false, nobody: true },
    'reject OVERLOADED',
  ],
  [
    'keyed: the last owner without room says that it is the owner no longer',
    { kind: 'keyed', forwarded: true, room: false, nobody: true },
    'reject LEASE_LOST',
  ],
  ['keyed: while the arbiter is asked it waits', { kind: 'keyed', owner: 'asking' }, 'hold'],
  [
    'keyed: hold time over is refused',
    { kind: 'keyed', owner: 'here', instances: 1, waitedMs: 2_000, queued: true },
    'reject OVERLOADED',
  ],
  [
    'keyed: a verdict that rejects others is obeyed',
    { kind: 'keyed', owner: 'here', instances: 1, refusedByVerdict: true },
    'reject OVERLOADED',
  ],
  ['pool: no node has the labels', { room: false, misfit: 'tier=moon' }, 'reject NO_PLACE'],
  [
    'keyed: nobody holds it and no node has the labels',
    { kind: 'keyed', room: false, nobody: true, misfit: 'tier=moon' },
    'reject NO_PLACE',
  ],
  ['anything: its time is over', { free: 1, remainingMs: 0 }, 'reject EXPIRED'],
  ['anything: too many hops', { free: 1, hops: 9 }, 'reject HOPS_SPENT'],
]

describe('decide', () => {
  it.each(cases)('%s', (_name, view, expected) => {
    const decision = decide({ ...base, ...view })
    const shown =
      decision.do === 'forward'
        ? `forward ${decision.to}${decision.placed ? ' placed' : ''}`
        : decision.do === 'reject'
          ? `reject ${decision.code}`
          : decision.do
    expect(shown).toBe(expected)
  })
})
