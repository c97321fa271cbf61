import { describe, expect, test } from 'vitest'
import type { Entry, Instance } from '../../mailbox/index.ts'
import { Workbench } from './workbench.ts'

/** A keyed actor that is here and runs one message of `~first`. */
function busy(limits: ConstructorParameters<typeof Workbench>[1] = {}): {
  bench: Workbench
  actor: Instance
} {
  const bench = new Workbench('t/a', { messages: 1_000, ...limits })
  bench.arrive({ sender: '~first' })
  bench.claimed()
  return { bench, actor: bench.created() }
}

/** Lets the actor answer until nothing waits; the senders in the order in which they were served. */
function served(bench: Workbench, actor: Instance): string[] {
  const order: string[] = []
  for (let current = actor.current; current !== undefined; { current } = actor) {
    order.push(current.envelope.sender)
    bench.finish(actor)
  }
  return order.slice(1)
}

const many = (bench: Workbench, count: number, sender: string, bytes = 1): Entry[] =>
  Array.from({ length: count }, () => bench.arrive({ sender, body: new Uint8Array(bytes) }))

describe('the senders of one mailbox', () => {
  test('take turns, whoever has more waiting', () => {
    const { bench, actor } = busy()
    many(bench, 6, '~much')
    many(bench, 2, '~little')
    expect(served(bench, actor)).toEqual([
      '~much',
      '~little',
      '~much',
      '~little',
      '~much',
      '~much',
      '~much',
      '~much',
    ])
  })

  test('wait for the one message that runs when they send little and another sends without end', () => {
    const { bench, actor } = busy()
    many(bench, 500, '~much')
    for (let round = 0; round < 50; round += 1) {
      for (let n = 0; n < 5; n += 1) bench.finish(actor)
      many(bench, 5, '~much')
      const mine = bench.arrive({ sender: '~little' })
      expect(mine.state).toBe('waiting')
      bench.finish(actor)
      expect(actor.current).toBe(mine)
    }
  })

  test('gain nothing by having one more waiting each time one runs', () => {
    const { bench, actor } = busy()
    many(bench, 20, '~much')
    const runs = { '~much': 0, '~eager': 0 }
    many(bench, 2, '~eager')
    for (let n = 0; n < 20; n += 1) {
      bench.finish(actor)
      const { sender } = (actor.current as Entry).envelope
      runs[sender as keyof typeof runs] += 1
      if (sender === '~eager') bench.arrive({ sender })
    }
    expect(runs).toEqual({ '~much': 10, '~eager': 10 })
  })

  test('gain nothing by having been silent while others were served', () => {
    const { bench, actor } = busy()
    many(bench, 100, '~much')
    for (let n = 0; n < 50; n += 1) bench.finish(actor)
    many(bench, 20, '~late')
    const order = served(bench, actor).slice(0, 20)
    expect(order.filter((sender) => sender === '~late').length).toBe(10)
  })

  test('pay for large bodies with turns', () => {
    const { bench, actor } = busy({ bytes: 10_000_000 })
    many(bench, 4, '~large', 3 * 65_536)
    many(bench, 16, '~small')
    expect(
      served(bench, actor)
        .slice(0, 10)
        .filter((sender) => sender === '~large').length,
    ).toBe(2)
  })

  test('each keep their own order, also for what was released or came back', () => {
    const { bench, actor } = busy()
    const mine = many(bench, 5, '~much')
    many(bench, 5, '~other')
    bench.step({ kind: 'wake' })
    bench.finish(actor)
    expect(actor.current).toBe(mine[0])
    bench.step({
      kind: 'ended',
      instance: actor,
      reason: 'worker-lost',
      error: { code: 'INTERNAL', message: '', hint: '', messageId: '', alternatives: [] },
    })
    const again = bench.created()
    const order: Entry[] = []
    for (let current = again.current; current !== undefined; { current } = again) {
      order.push(current)
      bench.finish(again)
    }
    expect(order.filter(({ envelope }) => envelope.sender === '~much')).toEqual(mine)
  })

  test('lose no turn when their first message arrives after those that wait for it', () => {
    const { bench, actor } = busy()
    const lane = (seq: number): Entry =>
      bench.arrive({
        forwarded: true,
        sender: 't/late',
        lane: { id: 'late', seq, floor: 1, ended: [], firstEpoch: 0, unordered: false },
      })
    const rest = [lane(2), lane(3)]
    many(bench, 4, '~other')
    const first = lane(1)
    const order: Entry[] = []
    for (let current = actor.current; current !== undefined; { current } = actor) {
      order.push(current)
      bench.finish(actor)
    }
    expect(order.slice(1).map(({ envelope }) => envelope.sender)).toEqual([
      't/late',
      '~other',
      't/late',
      '~other',
      '~other',
      't/late',
      '~other',
    ])
    expect(order.filter(({ envelope }) => envelope.sender === 't/late')).toEqual([first, ...rest])
  })

  test('are told apart by connection when they share a node, and by node when they share a name', () => {
    const { bench, actor } = busy()
    for (const id of ['p.1.1-', 'p.1.2-', 'q.1.1-'])
      for (let n = 0; n < 3; n += 1) bench.arrive({ id: `${id}${n}`, sender: '~p' })
    const ids: string[] = []
    for (let current = actor.current; current !== undefined; { current } = actor) {
      ids.push(current.envelope.id)
      bench.finish(actor)
    }
    expect(ids.slice(1, 4)).toEqual(['p.1.1-0', 'p.1.2-0', 'q.1.1-0'])
  })
})

describe('a mailbox that fills up', () => {
  const code = (bench: Workbench, entry: Entry): string => {
    const outcome = bench.outcome(entry)
    return outcome?.kind === 'refused' ? outcome.error.code : (outcome?.kind ?? entry.state)
  }
  const codes = (bench: Workbench, entries: Entry[]): Record<string, number> => {
    const counts: Record<string, number> = {}
    for (const entry of entries) counts[code(bench, entry)] = (counts[code(bench, entry)] ?? 0) + 1
    return counts
  }

  test('keeps its last places for those that have few there, and none beyond its limit', () => {
    const { bench } = busy({ messages: 160 })
    expect(codes(bench, many(bench, 200, '~much'))).toEqual({ waiting: 150, OVERLOADED: 50 })
    expect(codes(bench, many(bench, 200, '~second'))).toEqual({ waiting: 10, OVERLOADED: 190 })
    expect(code(bench, bench.arrive({ sender: '~third' }))).toBe('OVERLOADED')
    expect(bench.mailbox.waiting).toBe(160)
  })

  test('does the same with its bytes', () => {
    const { bench } = busy({ bytes: 160_000 })
    expect(codes(bench, many(bench, 30, '~much', 10_000))).toEqual({ waiting: 15, OVERLOADED: 15 })
    expect(codes(bench, many(bench, 3, '~little', 5_000))).toEqual({ waiting: 2, OVERLOADED: 1 })
  })

  test('and with the bytes of the node, by mailbox', () => {
    const { bench } = busy({ bytes: 100_000_000 })
    bench.env.budget.bytes = 9_300_000
    expect(codes(bench, many(bench, 1, '~a', 600_000))).toEqual({ waiting: 1 })
    bench.env.budget.bytes = 9_300_000
    expect(codes(bench, many(bench, 1, '~a', 600_000))).toEqual({ OVERLOADED: 1 })
  })

  test('counts what is out at another peer, in bytes as well', () => {
    const bench = new Workbench('t/a', { messages: 5 })
    bench.world.cached = { peer: 'other', epoch: 3 }
    expect(codes(bench, many(bench, 7, '~much', 1_000))).toEqual({ forwarded: 5, OVERLOADED: 2 })
    expect([bench.mailbox.waitingBytes, bench.env.budget.bytes]).toEqual([5_000, 5_000])
  })

  test('takes a small limit as it is', () => {
    const { bench } = busy({ messages: 5 })
    expect(codes(bench, many(bench, 7, '~much'))).toEqual({ waiting: 5, OVERLOADED: 2 })
  })
})

describe('a mailbox that refuses', () => {
  const refusalOf = (bench: Workbench, entry: Entry): { retryAfterMs?: number; alternatives: string[] } => {
    const outcome = bench.outcome(entry)
    if (outcome?.kind !== 'refused') throw new Error('it was not refused')
    expect(outcome.error.code).toBe('OVERLOADED')
    return outcome.error
  }

  test('says when it is worth coming again, by the pace of its last runs and who else waits', () => {
    const { bench, actor } = busy({ messages: 40 })
    for (let n = 0; n < 20; n += 1) {
      bench.now += 30
      bench.finish(actor)
      bench.arrive({ sender: '~first' })
    }
    const much = many(bench, 60, '~much')
    // Half of 37 messages of 30 ms each, alone; with a second sender twice that.
    const alone = refusalOf(bench, much.at(-1) as Entry).retryAfterMs as number
    expect(alone).toBeGreaterThan(400)
    expect(alone).toBeLessThan(700)
    many(bench, 2, '~other')
    const shared = refusalOf(bench, bench.arrive({ sender: '~much' })).retryAfterMs as number
    expect(shared / alone).toBeCloseTo(2, 0)
    const light = refusalOf(bench, bench.arrive({ sender: '~light' })).retryAfterMs as number
    expect(light).toBeLessThan(alone / 3)
  })

  test('names peers that have room, when another peer may take the message', () => {
    const pool = new Workbench('t', { messages: 1 })
    pool.env.alternatives = () => ['there']
    pool.world.room = false
    pool.arrive()
    expect(refusalOf(pool, pool.arrive()).alternatives).toEqual(['there'])
    const { bench } = busy({ messages: 1 })
    bench.env.alternatives = () => ['there']
    bench.arrive()
    expect(refusalOf(bench, bench.arrive()).alternatives).toEqual([])
  })
})

describe('a place for a message whose body is on its way', () => {
  test('counts like a message, and is free again once, when it is given up', () => {
    const { bench } = busy({ messages: 3 })
    const announced = (): Entry => ({
      ...bench.arrive({ id: 'copy', remainingMs: 0 }),
      bytes: 500,
      deadline: 9e9,
    })
    const place = bench.mailbox.place(announced(), bench.now)
    if (typeof place !== 'function') throw new Error('no place')
    expect(bench.env.budget.bytes).toBe(500)
    many(bench, 2, '~a')
    expect(bench.mailbox.place(announced(), bench.now)).toMatchObject({
      error: { code: 'OVERLOADED' },
      hops: [{ peer: 'me', decision: 'reject', reason: 'mailbox-full' }],
    })
    place()
    place()
    expect(bench.env.budget.bytes).toBe(2)
    expect(typeof bench.mailbox.place(announced(), bench.now)).toBe('function')
  })

  test('is not given where the key does not live', () => {
    const bench = new Workbench('t/a')
    bench.arrive({ forwarded: true })
    bench.step({ kind: 'owner', record: { address: 't/a', peer: 'other', epoch: 7, remainingMs: 9_000 } })
    bench.arrive()
    const entry = { ...bench.arrive({ remainingMs: 0 }), forwarded: true, deadline: 9e9, bytes: 500 }
    expect(bench.mailbox.place(entry, bench.now)).toMatchObject({ kind: 'moved', peer: 'other', epoch: 7 })
  })
})
