import { describe, expect, it } from 'vitest'
import { Instance, newEntry } from '../../mailbox/index.ts'
import type { Box } from '../../node/box.ts'
import { decodeFate, encodeFate } from '../../node/fate-codec.ts'
import type { Fate } from '../../node/fate.ts'
import { Fates } from '../../node/fates.ts'
import { story } from '../../node/story.ts'
import { type Envelope, type Outcome, ShoalError } from '../../protocols/index.ts'
import { FakeClock } from './fake-clock.ts'

const box = { mailbox: { waiting: 2 } } as Box
const reply: Outcome = {
  kind: 'reply',
  peer: 'me',
  actor: 't/a',
  epoch: 4,
  version: 1,
  fresh: true,
  hops: [{ peer: 'me', decision: 'claim', reason: 'none-live', waitedMs: 12 }],
  body: new Uint8Array(1_000),
}

function bench(max = 100) {
  const clock = new FakeClock()
  const fates = new Fates('me', clock, max)
  const entry = (id: string, more: Partial<Envelope> = {}) =>
    newEntry(
      {
        id,
        kind: 'send',
        sender: '~p',
        target: 't/a',
        subject: '',
        correlation: '',
        remainingMs: 5_000,
        attempt: 1,
        chain: [],
        hops: [],
        placed: false,
        body: new Uint8Array(9),
        ...more,
      },
      false,
      () => undefined,
      clock.now(),
    )
  const end = (id: string, outcome: Outcome = reply): void => {
    const one = entry(id)
    fates.arrived(one, box)
    one.state = 'ended'
    fates.ended(one, outcome, 7)
  }
  return { clock, fates, entry, end }
}

describe('what a node remembers of messages', () => {
  it('is bounded: the oldest that ended go, open ones stay', () => {
    const { fates, entry, end } = bench(10)
    fates.arrived(entry('open.1.1'), box)
    for (let n = 0; n < 1_000; n++) end(`m.1.${n}`)
    // Half of them go at a time.
    expect(fates.size.open).toBe(1)
    expect(fates.size.ended).toBeGreaterThanOrEqual(5)
    expect(fates.size.ended).toBeLessThanOrEqual(10)
    expect(fates.get('open.1.1')?.state).toBe('waiting')
    expect(fates.get('m.1.989')).toBeUndefined()
    expect(fates.get('m.1.995')?.state).toBe('replied')
    expect(fates.recent('t/a', 3).map(({ id }) => id)).toEqual(['m.1.999', 'm.1.998', 'm.1.997'])
    expect(fates.recent('t/b', 3)).toEqual([])
  })

  it('follows a message from waiting over two epochs to its answer, and says so', () => {
    const { clock, fates, entry } = bench()
    const one = entry('m.1.1')
    one.why = 'asking-owner'
    fates.arrived(one, box)
    clock.advance(100)
    expect(fates.get('m.1.1')).toMatchObject({
      state: 'waiting',
      waitedMs: 100,
      queued: 2,
      remainingMs: 4_900,
    })
    one.state = 'forwarded'
    const sentAt = clock.now()
    fates.forwarded(one, 'lost', sentAt)
    clock.advance(4_000)
    expect(fates.get('m.1.1')).toMatchObject({ state: 'forwarded', place: 'lost', remainingMs: 900 })
    one.state = 'waiting'
    const gone = new ShoalError('UNREACHABLE', 'silent').toValue()
    fates.returned(one, 'lost', { kind: 'refused', error: gone, hops: [] }, sentAt)
    const instance = new Instance('t/a', 3, clock.now())
    one.state = 'running'
    one.runningSince = clock.now()
    fates.runs(one, instance, clock.now())
    clock.advance(50)
    fates.broke(one, instance, 'lease-lost')
    one.state = 'ended'
    fates.ended(one, reply, 7)
    const lines = story({ id: 'm.1.1', fates: [fates.get('m.1.1') as Fate], now: clock.wall() })
    expect(lines).toEqual([
      'm.1.1 is a send from ~p to t/a; it entered the mesh at peer me.',
      'Peer me sent it to peer lost, which was lost after 4.0 s; so it was decided on anew.',
      'Peer me ran it in t/a in epoch 3, which ended after 50 ms (lease-lost) and released it.',
      'Peer me claimed the key for a new actor after 12 ms, because no actor takes it, and there is room here.',
      'It ended 0 ms ago: t/a on peer me answered in epoch 4. It ran for 7 ms.',
    ])
  })

  it('tells of one that was refused how often, and when it is tried again', () => {
    const { clock, fates, entry } = bench()
    const one = entry('m.1.1')
    fates.arrived(one, box)
    one.state = 'parked'
    one.tries = 3
    one.parkedUntil = clock.now() + 1_500
    const fate = fates.get('m.1.1') as Fate
    expect(fate.state).toBe('waiting')
    expect(fate.notes).toEqual(['It was refused 3 times and is tried again in 1.5 s.'])
  })

  it('does not take one that came again for one more', () => {
    const { fates, entry } = bench()
    for (const change of [{ state: 'ended' as const }, { twinOf: entry('m.1.0') }]) {
      const one = entry('m.1.1')
      fates.arrived(one, box)
      Object.assign(one, change)
      fates.answered(one)
      expect(fates.size).toEqual({ open: 0, ended: 0 })
    }
  })

  it('holds few episodes of a message that goes to and fro, and counts those that are alike', () => {
    const { fates, entry } = bench()
    const one = entry('m.1.1')
    fates.arrived(one, box)
    const refused = (code: 'OVERLOADED' | 'STOPPING'): Outcome => ({
      kind: 'refused',
      error: new ShoalError(code, '').toValue(),
      hops: [],
    })
    for (let n = 0; n < 50; n++) fates.returned(one, 'full', refused('OVERLOADED'), 0)
    expect(fates.get('m.1.1')?.episodes).toMatchObject([{ place: 'full', how: 'OVERLOADED', times: 50 }])
    for (let n = 0; n < 500; n++) fates.returned(one, `p${n}`, refused('STOPPING'), 0)
    const { episodes = [] } = fates.get('m.1.1') ?? {}
    expect(episodes).toHaveLength(16)
    expect([episodes[0]?.place, episodes.at(-1)?.place]).toEqual(['full', 'p499'])
  })

  it('keeps no long texts of others, and no id that nobody may ask for', () => {
    const { fates, end } = bench()
    const long = 'x'.repeat(1_000_000)
    const hops = Array.from({ length: 100 }, () => ({
      peer: long,
      decision: 'run' as const,
      reason: long,
      waitedMs: 0,
    }))
    const error = new ShoalError('ACTOR_FAILED', long, { hint: long, alternatives: [long] }).toValue()
    end('m.1.1', { kind: 'refused', error, hops })
    const fate = fates.get('m.1.1') as Fate
    expect(JSON.stringify(fate).length).toBeLessThan(25_000)
    expect(fate.error?.message).toMatch(/^x{2000}…$/)
    end(`m.1.${'1'.repeat(1_000)}`)
    expect(fates.size.ended).toBe(1)
  })

  it('does not keep bodies, and crosses the wire unchanged', () => {
    const { fates, end, entry } = bench()
    end('m.1.1')
    end('m.1.2', {
      kind: 'refused',
      error: new ShoalError('OVERLOADED', 'full', { retryAfterMs: 5, messageId: 'm.1.2' }).toValue(),
      hops: [],
    })
    fates.arrived(entry('m.1.3', { headers: [['shoal-replay-of', 'm.0.1']] }), box)
    for (const id of ['m.1.1', 'm.1.2', 'm.1.3']) {
      const fate = fates.get(id) as Fate
      expect(decodeFate(encodeFate(fate), 'me')).toEqual({ ...fate, at: Math.round(fate.at) })
      expect(JSON.stringify(fate)).not.toContain('body')
    }
    expect(decodeFate(encodeFate(undefined), 'me')).toBeUndefined()
  })
})

describe('the story of a message', () => {
  const { fates: known, entry } = bench()
  known.arrived(entry('m.1.1'), box)
  const fate = known.get('m.1.1') as Fate
  const tell = (...fates: Partial<Fate>[]): string =>
    story({ id: 'm.1.1', fates: fates.map((one) => ({ ...fate, ...one })), now: fate.at }).join('\n')

  it('goes by the peer that has the message, not by those that passed it on', () => {
    const text = tell(
      { origin: true, state: 'forwarded', place: 'b', peer: 'a' },
      { origin: false, state: 'running', peer: 'b', actor: 't/a', epoch: 2, attempt: 2 },
    )
    expect(text).toContain('Now: it runs on peer b in t/a in epoch 2, attempt 2')
    expect(text).not.toContain('has no answer yet')
  })

  it('says when its sender no longer waits', () => {
    expect(tell({ state: 'running', told: 'UNKNOWN_OUTCOME', actor: 't/a' })).toContain(
      'Its sender was answered with the refusal UNKNOWN_OUTCOME before, and no longer waits.',
    )
  })

  it('does not say of a wish that was fulfilled before that an actor got it', () => {
    const hops = [{ peer: 'a', decision: 'run' as const, reason: 'answered-before', waitedMs: 0 }]
    expect(tell({ hops })).toContain('Peer a answered it and did not run it, because ')
  })

  it('shows what a newer peer says that this version has no words for', () => {
    const hops = [{ peer: 'a', decision: 'dance' as 'run', reason: 'music-plays', waitedMs: 0 }]
    expect(tell({ hops })).toContain('Peer a decided "dance", because music-plays.')
  })
})
