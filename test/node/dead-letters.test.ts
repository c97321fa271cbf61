import { describe, expect, it } from 'vitest'
import { type Entry, newEntry } from '../../mailbox/index.ts'
import { DeadLetters, type DeadLettersInit } from '../../node/letters/dead-letters.ts'
import type { Happening } from '../../node/events.ts'
import { letterAnswer } from '../../node/letters/letter-answers.ts'
import { letterMesh } from '../../node/letters/letter-mesh.ts'
import { memoryStore } from '../../node/ground/store.ts'
import type { Surveyor } from '../../node/survey.ts'
import { type Envelope, type Outcome, ShoalError, type Store } from '../../protocols/index.ts'

const error = new ShoalError('ACTOR_TRAPPED', 'unreachable', { attempts: 5, hint: 'mend it' }).toValue()
const hops = [{ peer: 'p', decision: 'run' as const, reason: 'free-here', waitedMs: 3 }]
const accepted: Outcome = { kind: 'accepted', peer: 'there', hops: [] }

function entry(id: string, body = 'hello', more: Partial<Envelope> = {}): Entry {
  const envelope: Envelope = {
    id,
    kind: 'post',
    sender: '~me',
    target: 'type/key',
    subject: 's',
    correlation: 'c',
    remainingMs: 1,
    attempt: 1,
    chain: ['a/b'],
    hops: [],
    placed: false,
    body: new TextEncoder().encode(body),
    ...more,
  }
  return newEntry(envelope, false, () => undefined, 0)
}

/** A disk that takes nothing while `full`. */
function disk(): Store & { full: boolean; writes: number } {
  const store = memoryStore()
  const state = { full: false, writes: 0 }
  return Object.assign(state, {
    get: (key: string) => store.get(key),
    list: (prefix: string) => store.list(prefix),
    write: async (batch: ReadonlyMap<string, Uint8Array | undefined>) => {
      if (state.full) throw new Error('ENOSPC: no space left on device')
      state.writes += 1
      await store.write(batch)
    },
  })
}

async function bench(init: DeadLettersInit = {}, store = disk()) {
  const events: Happening[] = []
  const sent: Envelope[] = []
  const world = { outcome: accepted }
  let ids = 0
  const open = (): Promise<DeadLetters> =>
    DeadLetters.open(init, {
      self: 'me',
      store,
      clock: { wall: () => 1_700_000_000_000 },
      log: (event) => events.push(event),
      nextId: () => `new.1.${++ids}`,
      component: () => ({ cid: 'bafk', version: 3 }),
      send: (envelope) => {
        sent.push(envelope)
        return Promise.resolve(world.outcome)
      },
    })
  return { letters: await open(), open, store, events, sent, world }
}

const text = (body: Uint8Array): string => new TextDecoder().decode(body)

describe('dead letters', () => {
  it('are there after a restart, with message, error, attempts, trail and component', async () => {
    const { letters, open } = await bench()
    const headers = [['a', '1']] as const
    void letters.add(
      entry('m.1.1', 'first', { headers, idempotencyKey: 'k', topic: 't', retry: 'never' }),
      error,
      hops,
    )
    void letters.add(entry('m.1.2', 'second', { kind: 'send' }), error, hops)
    const before = letters.list()
    await letters[Symbol.asyncDispose]()
    const again = await open()
    const named = before.map((letter) => ({ ...letter, error: { ...letter.error, messageId: letter.id } }))
    expect(again.list()).toEqual(named)
    expect(again.size).toEqual(letters.size)
    expect(again.get('m.1.1')).toMatchObject({
      peer: 'me',
      target: 'type/key',
      kind: 'post',
      subject: 's',
      correlation: 'c',
      headers,
      idempotencyKey: 'k',
      topic: 't',
      error: { code: 'ACTOR_TRAPPED', hint: 'mend it', attempts: 5 },
      attempts: 5,
      hops,
      cid: 'bafk',
      version: 3,
      bodyBytes: 5,
      never: true,
    })
    expect(again.get('m.1.2')?.kind).toBe('send')
    expect(text(await again.body('m.1.1'))).toBe('first')
    // Numbers go on: what is added now is newer than what was there.
    void again.add(entry('m.1.3'), error, hops)
    await again[Symbol.asyncDispose]()
    expect((await open()).list().map(({ id }) => id)).toEqual(['m.1.1', 'm.1.2', 'm.1.3'])
  })

  it('are bounded by count: the oldest goes, from the disk too, and an event says so', async () => {
    const { letters, open, events } = await bench({ max: 3 })
    for (let n = 1; n <= 5; n++) void letters.add(entry(`m.1.${n}`), error, hops)
    await letters[Symbol.asyncDispose]()
    for (const one of [letters, await open()])
      expect(one.list().map(({ id }) => id)).toEqual(['m.1.3', 'm.1.4', 'm.1.5'])
    expect(events.flatMap((one) => (one.event === 'dead-letter-lost' ? [one.id] : []))).toEqual([
      'm.1.1',
      'm.1.2',
    ])
    expect(letters.gone('m.1.1')).toContain('newer dead letters took its place')
  })

  it('are bounded by bytes; a body larger than all of that is lost, its letter kept and not replayed', async () => {
    const { letters, sent } = await bench({ bytesMax: 5_000 })
    for (let n = 1; n <= 4; n++) void letters.add(entry(`m.1.${n}`, 'x'.repeat(2_000)), error, hops)
    expect(letters.list().map(({ id }) => id)).toEqual(['m.1.3', 'm.1.4'])
    expect(letters.size.bytes).toBeLessThanOrEqual(5_000)
    void letters.add(entry('m.1.5', 'x'.repeat(6_000)), error, hops)
    expect(letters.get('m.1.5')).toMatchObject({ bodyLost: true, bodyBytes: 6_000 })
    await expect(letters.replay('m.1.5')).rejects.toMatchObject({ code: 'TOO_LARGE' })
    expect(sent).toEqual([])
    expect(letters.get('m.1.5')).toBeDefined()
  })

  it('are replayed under a new id, with a header that names the old one, and are then gone', async () => {
    const { letters, open, sent } = await bench()
    void letters.add(
      entry('m.1.1', 'first', { kind: 'send', headers: [['a', '1']], retry: 'never' }),
      error,
      hops,
    )
    expect(await letters.replay('m.1.1')).toEqual({ id: 'new.1.1', peer: 'there' })
    expect(sent).toMatchObject([
      {
        id: 'new.1.1',
        kind: 'post',
        target: 'type/key',
        sender: '~me',
        chain: [],
        hops: [],
        attempt: 1,
        retry: 'never',
        headers: [
          ['a', '1'],
          ['shoal-replay-of', 'm.1.1'],
        ],
      },
    ])
    expect(text(sent[0]?.body as Uint8Array)).toBe('first')
    expect(await letters.replay('m.1.1')).toBeUndefined()
    expect(letters.gone('m.1.1')).toContain('it was replayed as new.1.1')
    expect((await open()).list()).toEqual([])
  })

  it('of which a replay is under way are sent once, however many ask', async () => {
    const { letters, sent } = await bench()
    void letters.add(entry('m.1.1'), error, hops)
    const both = await Promise.all([letters.replay('m.1.1'), letters.replay('m.1.1')])
    expect(both.map((one) => one?.id)).toEqual(['new.1.1', 'new.1.1'])
    expect(sent).toHaveLength(1)
  })

  it('stay when their replay is refused, and one that was replayed before names only its last', async () => {
    const { letters, sent, world } = await bench()
    void letters.add(entry('m.1.1', 'x', { headers: [['shoal-replay-of', 'm.0.1']] }), error, hops)
    world.outcome = { kind: 'refused', error: new ShoalError('OVERLOADED', 'full').toValue(), hops: [] }
    await expect(letters.replay('m.1.1')).rejects.toMatchObject({
      code: 'OVERLOADED',
      message: 'm.1.1 was sent again as new.1.1 and refused: full',
      hint: 'the dead letter m.1.1 is still there',
    })
    expect(letters.get('m.1.1')).toBeDefined()
    world.outcome = accepted
    await letters.replay('m.1.1')
    expect(sent.at(-1)?.headers).toEqual([['shoal-replay-of', 'm.1.1']])
  })

  it('that were dropped are gone from the disk; dropping what is not there is told', async () => {
    const { letters, open } = await bench()
    void letters.add(entry('m.1.1'), error, hops)
    expect(await letters.drop('m.1.1')).toMatchObject({ id: 'm.1.1' })
    expect(await letters.drop('m.1.1')).toBeUndefined()
    expect(letters.gone('m.1.1')).toContain('it was dropped')
    expect((await open()).list()).toEqual([])
  })

  it('that the disk does not take are kept in memory, told of once, and written when it takes them', async () => {
    const { letters, open, store, events } = await bench()
    void letters.add(entry('m.1.0'), error, hops)
    await letters[Symbol.asyncDispose]()
    store.full = true
    for (let n = 1; n <= 3; n++) void letters.add(entry(`m.1.${n}`, `body ${n}`), error, hops)
    await letters[Symbol.asyncDispose]()
    expect(events.filter(({ event }) => event === 'warning')).toHaveLength(1)
    expect(letters.list()).toHaveLength(4)
    expect(text(await letters.body('m.1.2'))).toBe('body 2')
    expect((await open()).list()).toHaveLength(1)
    await expect(letters.drop('m.1.0')).rejects.toMatchObject({ code: 'DATA_DIR' })
    store.full = false
    void letters.add(entry('m.1.4'), error, hops)
    await letters[Symbol.asyncDispose]()
    expect((await open()).list().map(({ id }) => id)).toEqual(['m.1.1', 'm.1.2', 'm.1.3', 'm.1.4'])
  })

  it('come and go by the thousand without a write for each of all that are there', async () => {
    const { letters, store } = await bench({ max: 100 })
    for (let n = 0; n < 5_000; n++) void letters.add(entry(`m.1.${n}`), error, hops)
    await letters[Symbol.asyncDispose]()
    expect(letters.size.letters).toBe(100)
    let keys = 0
    for await (const _ of store.list('dlq/')) keys += 1
    expect(keys).toBe(200)
  })

  it('too many for one answer are told of in several, each once', async () => {
    const { letters } = await bench()
    const long = new ShoalError('ACTOR_TRAPPED', 'x'.repeat(100_000)).toValue()
    for (let n = 0; n < 100; n++) void letters.add(entry(`m.1.${n}`), long, hops)
    const answers: number[] = []
    const own = async (op: string, body: Uint8Array): Promise<Uint8Array> => {
      const answer = (await letterAnswer(letters, op, body)) as Uint8Array
      answers.push(answer.byteLength)
      return answer
    }
    const survey: Surveyor = {
      known: () => [],
      refresh: () => Promise.resolve(),
      ask: async (op, body, read) => ({ found: [read(await own(op, body), 'me')], silent: [] }),
    }
    const network = { self: 'me', ask: () => Promise.reject(new Error('nobody')) }
    const { found } = await letterMesh({ network, survey, own }).list()
    expect(found.map(({ id }) => id)).toEqual(letters.list().map(({ id }) => id))
    expect(answers).toHaveLength(3)
    expect(Math.max(...answers)).toBeLessThan(5_000_000)
  })

  it('that cannot be read after a restart are named and left out', async () => {
    const { letters, open, store, events } = await bench()
    void letters.add(entry('m.1.1'), error, hops)
    await letters[Symbol.asyncDispose]()
    await store.write(new Map([['dlq/head/0000000000000007', new Uint8Array([1, 2, 3])]]))
    const again = await open()
    expect(again.list().map(({ id }) => id)).toEqual(['m.1.1'])
    expect(events.at(-1)).toMatchObject({ event: 'warning', text: expect.stringContaining('0007') as string })
  })
})
