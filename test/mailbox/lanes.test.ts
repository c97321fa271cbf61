import { describe, expect, it } from 'vitest'
import type { Entry } from '../../mailbox/index.ts'
import type { ErrorValue, LaneStamp, Outcome } from '../../protocols/index.ts'
import { Workbench } from './workbench.ts'

const error = (code: ErrorValue['code']): ErrorValue => ({
  code,
  message: code,
  hint: '',
  messageId: '',
  alternatives: [],
})
const refused = (code: ErrorValue['code'], left = false): Outcome => ({
  kind: 'refused',
  hops: [],
  error: error(code),
  ...(left ? { left } : {}),
})
const lane = (seq: number, more: Partial<LaneStamp> = {}): LaneStamp => ({
  id: 'l',
  seq,
  floor: 1,
  ended: [],
  firstEpoch: 0,
  unordered: false,
  ...more,
})
const from = (bench: Workbench, seq: number, more: Partial<LaneStamp> = {}, id = `s${seq}`): Entry =>
  bench.arrive({ id, forwarded: true, lane: lane(seq, more), remainingMs: 60_000 })
const codes = (bench: Workbench, id: string): (string | undefined)[] =>
  (bench.ended.get(id) ?? []).map((outcome) =>
    outcome.kind === 'refused' ? outcome.error.code : outcome.kind,
  )

describe('a lane at the owner of its key', () => {
  it('waits for a message that is still on its way, then goes on in order', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const [third, second] = [from(bench, 3), from(bench, 2)]
    expect(instance.current).toBeUndefined()
    const first = from(bench, 1)
    expect(instance.current).toBe(first)
    bench.finish(instance)
    expect(instance.current).toBe(second)
    bench.finish(instance)
    expect(instance.current).toBe(third)
  })

  it('does not wait for what its origin has ended, whether a message or LANE says so', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const fourth = from(bench, 4, { floor: 2, ended: [1] })
    expect(instance.current).toBeUndefined()
    bench.step({ kind: 'lane', state: { id: 'l', floor: 4, ended: [] } })
    expect(instance.current).toBe(fourth)
  })

  it('never starts what was taken back while it waited, and frees its sender', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const [first, second, third] = [from(bench, 1), from(bench, 2), from(bench, 3)]
    bench.step({ kind: 'lane', state: { id: 'l', floor: 1, ended: [1] } })
    expect(codes(bench, second.envelope.id)).toEqual(['CANCELLED'])
    expect(instance.current).toBe(first)
    bench.finish(instance)
    expect(instance.current).toBe(third)
  })

  it('lets unordered messages of the same sender start at once', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    const late = from(bench, 2, { id: 'u', unordered: true })
    expect(instance.current).toBe(late)
  })

  it('answers RESULT_GONE, and runs nothing again, when a reply was dropped', () => {
    const bench = new Workbench('counter/a', { bytes: 1e9 })
    const instance = bench.warm()
    from(bench, 1)
    bench.step({
      kind: 'finished',
      instance,
      result: { ok: true, body: new Uint8Array(2_000_000) },
      verdict: { kind: 'any' },
    })
    const second = from(bench, 2)
    expect(instance.current, 'too much is on its way').toBeUndefined()
    bench.now += 10_000
    bench.step({ kind: 'wake' })
    expect(instance.current).toBe(second)
    bench.finish(instance)
    from(bench, 1)
    expect(codes(bench, 's1')).toEqual(['reply', 'RESULT_GONE'])
    expect(instance.runs).toBe(3)
  })

  it('starts again when the arrival of the replies is known', () => {
    const bench = new Workbench('counter/a', { bytes: 1e9 })
    const instance = bench.warm()
    from(bench, 1)
    bench.step({
      kind: 'finished',
      instance,
      result: { ok: true, body: new Uint8Array(2_000_000) },
      verdict: { kind: 'any' },
    })
    const second = from(bench, 2)
    bench.step({ kind: 'lane', state: { id: 'l', floor: 2, ended: [] } })
    expect(instance.current).toBe(second)
  })

  it('does not take a number for another message, nor one that is far ahead', () => {
    const bench = new Workbench('counter/a')
    bench.warm()
    from(bench, 1)
    from(bench, 1, {}, 'other')
    from(bench, 5_000, {}, 'far')
    expect([codes(bench, 'other'), codes(bench, 'far')]).toEqual([['PROTOCOL'], ['PROTOCOL']])
  })

  it('makes room for a message that others wait for', () => {
    const bench = new Workbench('counter/a', { messages: 3 })
    const instance = bench.warm()
    bench.arrive({ remainingMs: 60_000 })
    const waiting = [2, 3, 4].map((seq) => from(bench, seq))
    const first = from(bench, 1)
    expect(waiting.map(({ state }) => state)).toEqual(['waiting', 'waiting', 'ended'])
    expect(codes(bench, 's4')).toEqual(['OVERLOADED'])
    bench.finish(instance)
    expect(instance.current).toBe(first)
  })

  it('keeps the order of what a verdict holds, and lets pass only whom the verdict lets through', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    bench.step({
      kind: 'verdict',
      instance,
      verdict: { kind: 'only', by: 'correlation', value: 'w', forMs: 500, otherwise: 'hold' },
    })
    const [first, second] = [from(bench, 1), from(bench, 2)]
    const named = bench.arrive({
      forwarded: true,
      lane: lane(3),
      correlation: 'w',
      remainingMs: 60_000,
    })
    expect(instance.current).toBe(named)
    bench.now += 500
    bench.finish(instance)
    expect(instance.current).toBe(first)
    bench.finish(instance)
    expect(instance.current).toBe(second)
  })

  it('runs what is unfinished again, in order, under the next owner', () => {
    const before = new Workbench('counter/a')
    before.warm(1)
    const first = from(before, 1)
    from(before, 2)
    expect(first.state).toBe('running')
    const after = new Workbench('counter/a')
    const instance = after.warm(2)
    const [second, again] = [from(after, 2), from(after, 1)]
    expect(instance.current).toBe(again)
    after.finish(instance)
    expect(instance.current).toBe(second)
  })

  it('does not start what may have started under an earlier owner, and is to start once', () => {
    const bench = new Workbench('counter/a')
    bench.warm(5)
    bench.arrive({ id: 'n', forwarded: true, retry: 'never', lane: lane(1, { firstEpoch: 4 }) })
    bench.arrive({ id: 'same', forwarded: true, retry: 'never', lane: lane(2, { firstEpoch: 5 }) })
    expect(codes(bench, 'n')).toEqual(['UNKNOWN_OUTCOME'])
    expect(bench.did().filter((did) => did === 'run')).toHaveLength(1)
  })

  it('takes the lane of a sender that started anew for another', () => {
    const bench = new Workbench('counter/a')
    const instance = bench.warm()
    from(bench, 2)
    const anew = from(bench, 1, { id: 'l of the next life' }, 'anew')
    expect(instance.current).toBe(anew)
  })

  it('drops what waits behind a gap when nothing is heard of its lane for a minute', () => {
    const bench = new Workbench('counter/a')
    bench.warm()
    bench.arrive({ id: 'late', kind: 'post', forwarded: true, lane: lane(2) })
    bench.now += 60_000
    bench.step({ kind: 'wake' })
    expect(codes(bench, 'late')).toEqual(['OVERLOADED'])
  })
})

describe('a lane at its origin', () => {
  const away = (): Workbench => {
    const bench = new Workbench('counter/a')
    bench.world.cached = { peer: 'b', epoch: 3 }
    return bench
  }
  const stamps = (bench: Workbench): (LaneStamp | undefined)[] =>
    bench.effects.flatMap((effect) => (effect.do === 'forward' ? [effect.lane] : []))

  it('numbers the messages of each sender, and of each activation of an actor, apart', () => {
    const bench = away()
    for (const sender of ['~p', '~p', '~q']) bench.arrive({ sender })
    bench.arrive({ sender: '~p', unordered: true })
    const [one, two, other, free] = stamps(bench)
    expect([one?.seq, two?.seq, other?.seq, free?.seq]).toEqual([1, 2, 1, 1])
    expect(one?.id).toBe(two?.id)
    expect(new Set([one?.id, other?.id, free?.id]).size).toBe(3)
    expect(free?.unordered).toBe(true)
  })

  it('tells at once of a message that was taken back while others may wait for it', () => {
    const bench = away()
    const [first] = [bench.arrive(), bench.arrive()]
    bench.step({ kind: 'answered', entry: first as Entry, peer: 'b', outcome: refused('CANCELLED') })
    expect(bench.effects.at(-1)).toMatchObject({ do: 'lane', to: 'b', state: { floor: 2, ended: [] } })
  })

  it('keeps an accepted post until it has ended: its peer is lost, it is sent to the next', () => {
    const bench = away()
    const post = bench.arrive({ kind: 'post' })
    bench.step({ kind: 'received', entry: post, peer: 'b' })
    expect(bench.outcome(post)).toMatchObject({ kind: 'accepted', peer: 'b' })
    bench.step({ kind: 'answered', entry: post, peer: 'b', outcome: refused('UNREACHABLE', true) })
    bench.now += 300
    bench.step({ kind: 'wake' })
    bench.step({
      kind: 'owner',
      record: { address: 'counter/a', peer: 'c', epoch: 4, remainingMs: 9_000 },
    })
    expect(bench.effects.at(-1)).toMatchObject({ do: 'forward', to: 'c', lane: { seq: 1 } })
  })

  it('tries a refused post again later, and buries it when its time is over', () => {
    const bench = away()
    const post = bench.arrive({ kind: 'post' })
    bench.step({ kind: 'received', entry: post, peer: 'b' })
    bench.step({ kind: 'answered', entry: post, peer: 'b', outcome: refused('OVERLOADED') })
    expect(bench.mailbox.waiting).toBe(1)
    bench.now += 10_000
    bench.step({ kind: 'wake' })
    expect(bench.effects.at(-1)).toMatchObject({ do: 'forward', to: 'b', lane: { seq: 1 } })
    bench.now = post.deadline
    bench.step({ kind: 'answered', entry: post, peer: 'b', outcome: refused('OVERLOADED') })
    expect(bench.effects.find((effect) => effect.do === 'dead')).toMatchObject({
      error: { code: 'OVERLOADED' },
    })
  })

  it('sends a message of never again to the same owner only', () => {
    const bench = away()
    const once = bench.arrive({ retry: 'never', remainingMs: 60_000 })
    bench.step({ kind: 'answered', entry: once, peer: 'b', outcome: refused('UNREACHABLE', true) })
    bench.now += 300
    bench.step({ kind: 'wake' })
    bench.world.reachable.add('b')
    bench.step({
      kind: 'owner',
      record: { address: 'counter/a', peer: 'b', epoch: 3, remainingMs: 9_000 },
    })
    expect(stamps(bench).map((stamp) => stamp?.firstEpoch)).toEqual([0, 3])
  })

  it('ends a message of never that left for a peer chosen for its room, when that peer is lost', () => {
    const bench = new Workbench('counter/a')
    bench.world.room = false
    bench.world.roomPeer = 'b'
    const once = bench.arrive({ retry: 'never', remainingMs: 60_000 })
    bench.step({ kind: 'owner', record: undefined })
    expect(bench.effects.at(-1)).toMatchObject({ do: 'forward', to: 'b', placed: true })
    bench.step({ kind: 'answered', entry: once, peer: 'b', outcome: refused('UNREACHABLE', true) })
    expect(codes(bench, once.envelope.id)).toEqual(['UNKNOWN_OUTCOME'])
  })

  it('keeps no more messages for another try than the mailbox may hold beside them', () => {
    const bench = new Workbench('counter/a', { messages: 4 })
    bench.world.holds = false
    const all = Array.from({ length: 12 }, () => bench.arrive({ retry: 'yes', remainingMs: 60_000 }))
    expect(bench.mailbox.waiting).toBe(8)
    expect(all.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 4 }, () => 'waiting'),
      ...Array.from({ length: 4 }, () => 'parked'),
      ...Array.from({ length: 4 }, () => 'ended'),
    ])
    expect(codes(bench, all.at(-1)?.envelope.id ?? '')).toEqual(['OVERLOADED'])
  })
})
