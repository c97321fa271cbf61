import { describe, expect, test } from 'vitest'
import type { ToWarden } from '../../wardens/index.ts'
import { founded, newHolder, newWarden, Room, served, T } from './bench.ts'

const KEY = 'counter/alice'
const config = newWarden(0, founded(3)).seats.hash
const ballot = { round: 1, incarnation: 1 }
const prepare: ToWarden = { kind: 'prepare', config, address: KEY, ballot, released: 0 }
const propose: ToWarden = { kind: 'propose', config, address: KEY, ballot, epoch: 1 }

const started = () => {
  const judge = newWarden(0, founded(3))
  served(judge, { kind: 'start' }, 0)
  return judge
}

describe('a warden', () => {
  test('says that it accepted when its disk has it, and not before', () => {
    const judge = started()
    served(judge, { kind: 'message', from: 'p', message: prepare }, 1)
    const [write, ...more] = judge.step({ kind: 'message', from: 'p', message: propose }, 2)
    expect([write?.do, more]).toEqual(['write', []])
    const batch = write?.do === 'write' ? write.batch : 0
    const [answer] = judge.step({ kind: 'written', batch, ok: true }, 3)
    expect(answer).toMatchObject({ do: 'send', message: { kind: 'accepted', epoch: 1 } })
  })

  test('refuses what could not be written, also when it is asked again, and the lease before it stays', () => {
    const judge = started()
    served(judge, { kind: 'message', from: 'p', message: prepare }, 0)
    served(judge, { kind: 'message', from: 'p', message: propose }, 0)
    // Its holder claims it anew.
    const next = { round: 2, incarnation: 1 }
    const second: ToWarden = { ...propose, ballot: next, epoch: 2 }
    served(judge, { kind: 'message', from: 'p', message: { ...prepare, ballot: next } }, 1)
    const [write] = judge.step({ kind: 'message', from: 'p', message: second }, 2)
    const batch = write?.do === 'write' ? write.batch : 0
    const [refused] = judge.step({ kind: 'written', batch, ok: false }, 3)
    expect(refused).toMatchObject({ message: { kind: 'refused', why: 'disk' } })
    const again = served(judge, { kind: 'message', from: 'p', message: second }, 4)
    expect(again.map(({ kind }) => kind)).toEqual(['overtaken'])
    const ask = { ...prepare, ballot: { round: 3, incarnation: 1 } } as const
    expect(served(judge, { kind: 'message', from: 'q', message: ask }, T - 1)[0]?.kind).toBe('live')
    expect(served(judge, { kind: 'message', from: 'q', message: ask }, T)[0]?.kind).toBe('promise')
  })

  test('gives an accepted key to nobody else before the lease has ended', () => {
    const judge = started()
    served(judge, { kind: 'message', from: 'p', message: prepare }, 0)
    served(judge, { kind: 'message', from: 'p', message: propose }, 0)
    const ask = { ...prepare, ballot: { round: 2, incarnation: 1 } } as const
    const before = served(judge, { kind: 'message', from: 'q', message: ask }, T - 1)
    expect(before[0]).toMatchObject({ kind: 'live', holder: { peer: 'p', epoch: 1 } })
    const after = served(judge, { kind: 'message', from: 'q', message: ask }, T)
    expect(after[0]).toMatchObject({ kind: 'promise', recorded: { peer: 'p', epoch: 1 } })
  })

  test('takes a release only from the holder, at its epoch', () => {
    const judge = started()
    served(judge, { kind: 'message', from: 'p', message: prepare }, 0)
    served(judge, { kind: 'message', from: 'p', message: propose }, 0)
    const release = { kind: 'release', config, incarnation: 1, seq: 1, successor: '' } as const
    const keys = (epoch: number) => [{ address: KEY, epoch }]
    served(judge, { kind: 'message', from: 'q', message: { ...release, keys: keys(1) } }, 1)
    served(judge, { kind: 'message', from: 'p', message: { ...release, keys: keys(2) } }, 1)
    served(judge, { kind: 'message', from: 'p', message: { ...release, incarnation: 2, keys: keys(1) } }, 1)
    const ask = { ...prepare, ballot: { round: 2, incarnation: 1 } } as const
    expect(served(judge, { kind: 'message', from: 'q', message: ask }, 2)[0]?.kind).toBe('live')
    served(judge, { kind: 'message', from: 'p', message: { ...release, keys: keys(1) } }, 3)
    expect(served(judge, { kind: 'message', from: 'q', message: ask }, 4)[0]?.kind).toBe('promise')
  })

  test.each([-1, 0, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 64 - 1])(
    'refuses the epoch %d',
    (epoch) => {
      const judge = started()
      served(judge, { kind: 'message', from: 'p', message: prepare }, 1)
      const [answer] = served(judge, { kind: 'message', from: 'p', message: { ...propose, epoch } }, 2)
      expect(answer?.kind).toBe('overtaken')
      expect(judge.epoch(KEY)).toBe(0)
    },
  )

  test('that comes with a blank disk has no seat', () => {
    const link = founded(3)
    const wardens = link.config.wardens.map((seat, n) => (n === 0 ? { ...seat, store: 'lost' } : seat))
    const judge = newWarden(0, { ...link, config: { ...link.config, wardens } })
    served(judge, { kind: 'start' }, 0)
    const message = { ...prepare, config: judge.seats.hash }
    expect(served(judge, { kind: 'message', from: 'p', message }, 1)[0]).toMatchObject({ why: 'standby' })
  })
})

describe('a holder', () => {
  const claiming = () => {
    const { seats } = newWarden(0, founded(3))
    const machine = newHolder('p', seats)
    machine.step({ kind: 'claim', request: 1, address: KEY, released: 0 }, 0)
    const promise = {
      kind: 'promise',
      config: seats.hash,
      address: KEY,
      ballot,
      recorded: { peer: '', incarnation: 0, epoch: 0 },
      rival: 0,
      floor: 0,
    } as const
    const hear = (from: string, store: string, more: object = {}) =>
      machine.step({ kind: 'message', from, message: { ...promise, store, ...more } }, 1)
    return hear
  }

  test('counts wardens, not answers', () => {
    const hear = claiming()
    expect(hear('w0', 's0')).toEqual([])
    expect(hear('w0', 's0')).toEqual([])
    expect(hear('w1', 's1')).toHaveLength(3)
  })

  test('counts only wardens, with their own disks, of its own config', () => {
    const hear = claiming()
    expect(hear('w0', 's0')).toEqual([])
    expect(hear('w7', 's7')).toEqual([])
    expect(hear('w1', 'another')).toEqual([])
    expect(hear('w1', 's1', { config: 'another' })).toEqual([])
    expect(hear('w2', 's2')).toHaveLength(3)
  })

  test('has a key with one warden away, and not with two', () => {
    const room = new Room(3)
    room.deaf.add(2)
    room.step({ kind: 'claim', request: 1, address: KEY, released: 0 })
    expect(room.told).toMatchObject([{ do: 'owner', owner: { peer: 'p', epoch: 1 } }])
    expect(room.holder.holds(KEY, 1, room.now)).toBe(true)
    room.deaf.add(1)
    room.pass(T)
    expect(room.told.at(-1)).toEqual({ do: 'parked', address: KEY, epoch: 1 })
    expect(room.holder.holds(KEY, 1, room.now)).toBe(false)
    room.deaf.delete(1)
    room.pass(5_000)
    expect(room.told.at(-1)).toEqual({ do: 'resumed', address: KEY, was: 1, epoch: 2 })
  })

  test('asks a sole warden once for a key', () => {
    const room = new Room(1)
    room.step({ kind: 'claim', request: 1, address: KEY, released: 0 })
    expect(room.told).toMatchObject([{ do: 'owner', owner: { peer: 'p', epoch: 1 } }])
    expect(room.messages).toEqual({ prepare: 1 })
  })

  test('without an answer refuses after one time-out, and from then on at once', () => {
    const room = new Room(3)
    room.deaf.add(0).add(1)
    room.step({ kind: 'claim', request: 1, address: KEY, released: 0 })
    room.pass(1_500)
    expect(room.told).toEqual([{ do: 'refused', request: 1, why: 'no-quorum', retryAfterMs: 1_000 }])
    room.step({ kind: 'claim', request: 2, address: KEY, released: 0 })
    expect(room.told.at(-1)).toEqual({ do: 'refused', request: 2, why: 'no-quorum', retryAfterMs: 1_000 })
  })

  test('renews twenty thousand keys with one message for each warden', { timeout: 60_000 }, () => {
    const room = new Room(3)
    const keys = 20_000
    for (let n = 0; n < keys; n++)
      room.step({ kind: 'claim', request: n, address: `counter/${n}`, released: 0 })
    room.messages = {}
    for (let round = 0; round < 5; round++) room.pass(0.6 * T)
    expect(room.messages).toEqual({ renew: 15 })
    expect(room.told).toHaveLength(keys)
    expect(room.holder.holds('counter/7', 1, room.now)).toBe(true)
  })

  test('lists its keys when a warden has others than it believes', () => {
    const room = new Room(3, { digestFrom: 1 })
    for (const name of ['a', 'b', 'c']) room.step({ kind: 'claim', request: 1, address: name, released: 0 })
    // One warden has lost a record: as if its lease had ended there.
    const [judge] = room.wardens
    const release = { kind: 'release', config, incarnation: 1, seq: 9, successor: '' } as const
    if (judge !== undefined) room.ask(judge, { ...release, keys: [{ address: 'a', epoch: 1 }] })
    room.messages = {}
    room.pass(2.5 * T)
    // Four periods of three, and one list.
    expect(room.messages).toEqual({ renew: 13 })
    expect(['a', 'b', 'c'].every((name) => room.holder.holds(name, 1, room.now))).toBe(true)
  })
})
