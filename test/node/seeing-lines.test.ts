import { expect, test } from 'vitest'
import { ActorLogs, type LogRecord } from '../../node/logs/actor-logs.ts'
import { EventLog, type EventRecord } from '../../node/logs/event-log.ts'
import { memoryJournal, type Numbered } from '../../node/logs/log-journal.ts'
import { meshLines } from '../../node/logs/log-mesh.ts'
import { LIMITS, type Network, ShoalError } from '../../protocols/index.ts'
import { LogQuestion } from '../../protocols/proto/node.js'
import { FakeClock } from './fake-clock.ts'

interface Line extends Numbered {
  text: string
}

type Answer = (question: LogQuestion, signal: AbortSignal) => AsyncIterable<Line[]>

/** Peers by name, each with what it answers; the first one is this node. */
function mesh(peers: Record<string, Answer>, clock: FakeClock = new FakeClock()) {
  const answers = async function* (
    peer: string,
    body: Uint8Array,
    signal = new AbortController().signal,
  ): AsyncGenerator<Uint8Array> {
    const answer = peers[peer]
    if (answer === undefined) throw new ShoalError('UNREACHABLE', `no ${peer}`)
    for await (const lines of answer(LogQuestion.decode(body), signal))
      yield new TextEncoder().encode(JSON.stringify(lines))
  }
  const [self = '', ...others] = Object.keys(peers)
  const network: Pick<Network, 'self' | 'stream'> = {
    self,
    stream: (peer, _op, body, options) => answers(peer, body, options?.signal),
  }
  const lines = meshLines<Line>(
    {
      op: 'lines',
      read: (bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Line[],
      silent: (peer, { code }, at) => ({ at, seq: 0, text: `${peer}: ${code}` }),
    },
    { network, clock, known: () => others, own: (_op, body, signal) => answers(self, body, signal) },
  )
  return { lines, clock }
}

const line = (at: number, text: string, seq: number = at): Line => ({ at, seq, text })

const once = (...batches: Line[][]): Answer =>
  async function* () {
    yield* batches
  }

async function textsOf(lines: AsyncIterable<Line>): Promise<string[]> {
  return (await Array.fromAsync(lines)).map(({ text }) => text)
}

test('lines of several peers come by time, however they are cut into batches', async () => {
  const { lines } = mesh({
    a: once([line(1, 'a1'), line(4, 'a4')], [line(9, 'a9')]),
    b: once([line(2, 'b2')], [line(3, 'b3'), line(8, 'b8')]),
    c: once(),
    d: once([], [line(5, 'd5')]),
  })
  expect(await textsOf(lines('', { follow: false }))).toEqual(['a1', 'b2', 'b3', 'a4', 'd5', 'b8', 'a9'])
})

test('a peer that does not answer, or stops in the middle, is named at the end, and the others are heard', async () => {
  const { lines } = mesh({
    a: once([line(1, 'a1')]),
    b: async function* () {
      yield [line(2, 'b2')]
      throw new ShoalError('UNREACHABLE', 'gone')
    },
    c: async function* () {
      throw new ShoalError('OVERLOADED', 'busy')
      // oxlint-disable-next-line no-unreachable
      yield []
    },
    d: once([line(3, 'd3')]),
  })
  const found = await textsOf(lines('', { follow: false }))
  expect(found.slice(0, 3)).toEqual(['a1', 'b2', 'd3'])
  expect(found.slice(3).toSorted()).toEqual(['b: UNREACHABLE', 'c: OVERLOADED'])
})

test('a follower whose peer was lost asks it again behind the last line it heard, and tells the gap once', async () => {
  const asked: LogQuestion[] = []
  const { lines, clock } = mesh({
    a: async function* (_question, signal) {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      yield* []
    },
    b: async function* (question) {
      asked.push(question)
      if (asked.length === 1) yield [line(1, 'one', 41), line(2, 'two', 42)]
      if (asked.length === 4) yield [line(7, 'seven', 47)]
      throw new ShoalError('UNREACHABLE', 'gone')
    },
  })
  const seen: string[] = []
  for await (const { text } of lines('x', { follow: true, sinceMs: 5_000 })) {
    seen.push(text)
    if (text === 'seven') break
    if (text.startsWith('b: '))
      // Time goes on as long as somebody waits.
      void (async () => {
        while (asked.length < 4) {
          clock.advance(1_000)
          await new Promise((resolve) => setImmediate(resolve))
        }
      })()
  }
  expect(seen).toEqual(['one', 'two', 'b: UNREACHABLE', 'seven'])
  expect(asked.map(({ address, follow, sinceMs, after }) => [address, follow, sinceMs, after])).toEqual([
    ['x', true, 5_000, 0],
    ['x', true, 0, 42],
    ['x', true, 0, 42],
    ['x', true, 0, 42],
  ])
  expect(clock.pending).toBe(0)
})

test('an age that is none is refused', () => {
  const { lines } = mesh({ a: once() })
  for (const sinceMs of [Number.NaN, -1, Number.POSITIVE_INFINITY])
    expect(() => lines('', { follow: false, sinceMs })).toThrow(/an age of/)
})

const all = async <T>(batches: AsyncIterable<T[]>): Promise<T[]> => (await Array.fromAsync(batches)).flat()
const never = new AbortController().signal

test('many actors together say no more a second than a node takes, and what was dropped is told without more lines', async () => {
  const clock = new FakeClock()
  const logs = new ActorLogs(clock, memoryJournal<LogRecord>({ bytesMax: 1_000_000 }))
  const most = LIMITS.logNodeLinesPerSecond.value
  for (let n = 0; n < most + 7; n += 1) logs.add(`t/${n % 10}`, 'info', `${n}`)
  const before = await all(logs.read('', { follow: false, since: 0 }, never))
  expect(before).toHaveLength(most)
  clock.advance(1_000)
  const after = await all(logs.read('', { follow: false, since: 0 }, never))
  expect(after.slice(most).map(({ level, text }) => [level, Number.parseInt(text, 10)])).toEqual(
    Array.from({ length: 7 }, () => ['warn', 1]),
  )
  logs.add('t/1', 'info', 'next')
  expect((await all(logs.read('t/1', { follow: false }, never))).at(-1)?.text).toBe('next')
})

test('without an age a peer shows its newest lines only; with one it shows all since then', async () => {
  const clock = new FakeClock()
  const logs = new ActorLogs(clock, memoryJournal<LogRecord>({ bytesMax: 10_000_000 }))
  const most = LIMITS.logLines.value
  for (let n = 0; n < most + 50; n += 1) {
    logs.add('t/a', 'info', `${n}`)
    clock.advance(10)
  }
  const tail = await all(logs.read('t/a', { follow: false }, never))
  expect([tail.length, tail[0]?.text, tail.at(-1)?.text]).toEqual([most, '50', `${most + 49}`])
  expect(await all(logs.read('t/a', { follow: false, since: 0 }, never))).toHaveLength(most + 50)
  const recent = await all(logs.read('t/a', { follow: false, since: clock.wall() - 50 }, never))
  expect(recent.map(({ text }) => Number(text) - most)).toEqual([45, 46, 47, 48, 49])
})

test('of an actor that begins again under the same epoch it is known how it ended', async () => {
  const log = new EventLog(new FakeClock(), memoryJournal<EventRecord>({ bytesMax: 1_000_000 }), () => {})
  log.add({ event: 'actor-created', address: 't/a', epoch: 3, version: 1 })
  log.add({ event: 'actor-ended', address: 't/a', epoch: 3, reason: 'trapped' })
  log.add({ event: 'actor-created', address: 't/a', epoch: 3, version: 1 })
  const kept = await all(log.read({ follow: false, since: 0 }, never))
  expect(kept.at(-1)?.facts['fresh']).toBe('its last life here, epoch 3, ended: trapped')
})

test('why an actor is fresh is known across restarts, and that it went down with the node', async () => {
  const clock = new FakeClock()
  const journal = memoryJournal<EventRecord>({ bytesMax: 1_000_000 })
  const before = new EventLog(clock, journal, () => {})
  const created = (address: string, epoch: number) =>
    ({ event: 'actor-created', address, epoch, version: 1 }) as const
  before.add(created('t/idle', 3))
  before.add({ event: 'actor-ended', address: 't/idle', epoch: 3, reason: 'idle' })
  before.add(created('t/lost', 4))
  before.add(created('t@pool-1', 0))

  const after = new EventLog(clock, journal, () => {})
  await after.recall(journal)
  for (const address of ['t/idle', 't/lost', 't/new']) after.add(created(address, 9))
  after.add(created('t@pool-2', 0))
  const kept = await all(after.read({ follow: false, since: 0 }, never))
  expect(kept.slice(-4).map(({ facts }) => facts['fresh'])).toEqual([
    'its last life here, epoch 3, ended: idle',
    'its last life here, epoch 4, was lost when this node went down',
    'no earlier life of it is known here',
    'one more of its pool',
  ])
})

test('a flood of one kind of event is counted, and others still come through', async () => {
  const clock = new FakeClock()
  const told: string[] = []
  const log = new EventLog(clock, memoryJournal<EventRecord>({ bytesMax: 1_000_000 }), ({ event }) => {
    told.push(event)
  })
  const most = LIMITS.eventsPerSecond.value
  for (let n = 0; n < most + 30; n += 1) log.add({ event: 'stranger-refused', from: `${n}`, why: 'silent' })
  log.add({ event: 'peer-joined', peer: 'b' })
  log.add({ event: 'type-learnt', type: 't', version: 2 })
  clock.advance(1_000)
  const kept = await all(log.read({ follow: false, since: 0 }, never))
  expect(kept.slice(most).map(({ text }) => text)).toEqual([
    'peer b is linked',
    '30 more events "stranger-refused" within a second are not shown',
  ])
  // What is of level debug is for the log of the node only.
  expect(told).toContain('type-learnt')
  expect(kept.map(({ event }) => event)).not.toContain('type-learnt')
})
