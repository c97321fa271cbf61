import { describe, expect, it } from 'vitest'
import { LoadGossip } from '../../node/load-gossip.ts'
import { LoadTable } from '../../node/load.ts'
import { LIMITS } from '../../protocols/index.ts'
import { ANYWHERE } from '../../topologies/index.ts'
import { Load } from '../../protocols/proto/node.js'
import { FakeClock } from './fake-clock.ts'

const load = (init: Partial<Load>): Uint8Array =>
  Load.encode({
    incarnation: 1n,
    name: '',
    labels: new Map(),
    slots: 4,
    free: 2,
    actors: 0,
    types: [],
    ...init,
  })

const all = (): boolean => true

describe('the load table', () => {
  it('chooses a peer with an instance at rest, and counts what it sends there', () => {
    const table = new LoadTable(new FakeClock(), () => 0)
    table.learn(
      'b',
      load({ types: [{ type: 'echo', free: 1, queued: 0, instances: 1, ewmaMs: 0, wants: [] }] }),
    )
    expect(table.freePeer('echo', all)).toBe('b')
    expect(table.freePeer('other', all)).toBeUndefined()
    table.sent('b')
    expect(table.freePeer('echo', all)).toBeUndefined()
    table.answered('b')
    expect(table.freePeer('echo', all)).toBe('b')
  })

  const resting = (free: number, ewmaMs = 1): Partial<Load> => ({
    types: [{ type: 'echo', free, queued: 0, instances: free, ewmaMs, wants: [] }],
  })

  it('keeps to the peer that it used last, and leaves it for one that is twice as good', () => {
    let chance = 0
    const table = new LoadTable(new FakeClock(), () => chance)
    for (const peer of ['b', 'c', 'd']) table.learn(peer, load(resting(4)))
    const first = table.freePeer('echo', all)
    for (let n = 0; n < 30; n += 1) {
      chance = (n % 10) / 10
      expect(table.freePeer('echo', all)).toBe(first)
    }
    chance = 0
    const [other] = ['b', 'c', 'd'].filter((peer) => peer !== first)
    table.learn(other as string, load(resting(4, 0.1)))
    // Faster than a millisecond is no better: the way there takes longer.
    expect(table.freePeer('echo', all)).toBe(first)
    table.learn(first as string, load(resting(4, 50)))
    const second = table.freePeer('echo', all)
    expect(second).not.toBe(first)
    table.learn(first as string, load(resting(4, 1)))
    expect(table.freePeer('echo', all)).toBe(second)
  })

  it('takes a reply for a sign of rest', () => {
    const table = new LoadTable(new FakeClock(), () => 0)
    table.learn(
      'b',
      load({ types: [{ type: 'echo', free: 0, queued: 0, instances: 1, ewmaMs: 1, wants: [] }] }),
    )
    expect(table.freePeer('echo', all)).toBeUndefined()
    table.rests('b', 'echo@b-1')
    expect(table.freePeer('echo', all)).toBe('b')
  })

  it('knows what instances elsewhere asked for, as long as their peers say so', () => {
    const clock = new FakeClock()
    const table = new LoadTable(clock, () => 0)
    const asking = (...wants: [instance: string, by: string, value: string][]): Uint8Array =>
      load({
        types: [
          {
            type: 'echo',
            free: 0,
            queued: 0,
            instances: 1,
            ewmaMs: 0,
            wants: wants.map(([instance, by, value]) => ({ instance, by, value, forMs: 30_000 })),
          },
        ],
      })
    const message = { correlation: 'w1', sender: '~me', subject: '' }
    table.learn(
      'b',
      asking(['echo@b-1', 'correlation', 'w1'], ['other@b-2', 'sender', '~me'], ['echo@b-3', 'body', '']),
    )
    expect(table.wants.find('echo', message, clock.now())).toEqual({ peer: 'b', instance: 'echo@b-1' })
    // Of another type, or by a field that cannot be asked for: not believed.
    expect(table.wants.size).toBe(1)
    clock.advance(5_000)
    table.learn('b', asking())
    expect(table.wants.find('echo', message, clock.now())).toBeUndefined()
    table.learn('b', asking(['echo@b-1', 'correlation', 'w1']))
    table.forget('b')
    expect(table.wants.find('echo', message, clock.now())).toBeUndefined()
  })

  it('sends nothing more to a peer that said it is full, until its next load message', () => {
    const table = new LoadTable(new FakeClock(), () => 0)
    table.learn('b', load({}))
    expect(table.roomPeer(ANYWHERE, all)).toBe('b')
    table.full('b')
    expect(table.roomPeer(ANYWHERE, all)).toBeUndefined()
    table.learn('b', load({}))
    expect(table.roomPeer(ANYWHERE, all)).toBe('b')
  })

  it('believes no load message past its time', () => {
    const clock = new FakeClock()
    const table = new LoadTable(clock, () => 0)
    table.learn('b', load({}))
    clock.advance(LIMITS.loadValidMs.value + 1)
    expect(table.roomPeer(ANYWHERE, all)).toBeUndefined()
    expect(table.get('b')?.free).toBe(2)
  })

  it('takes no message of an earlier life of a peer, and no garbage', () => {
    const table = new LoadTable(new FakeClock(), () => 0)
    table.learn('b', load({ incarnation: 5n, free: 1 }))
    expect(table.learn('b', load({ incarnation: 4n, free: 9 }))).toBeUndefined()
    expect(table.learn('b', new Uint8Array([255, 255, 255]))).toBeUndefined()
    expect(table.get('b')?.free).toBe(1)
  })

  it('remembers a bounded number of peers', () => {
    const table = new LoadTable(new FakeClock(), () => 0)
    for (let n = 0; n < LIMITS.peers.value * 3; n += 1) table.learn(`p${n}`, load({}))
    expect([...table.fresh()]).toHaveLength(LIMITS.peers.value * 2)
  })
})

describe('load gossip', () => {
  const start = (clock: FakeClock, sent: number[]): LoadGossip =>
    new LoadGossip({
      clock,
      own: () => new Uint8Array(),
      publish: () => {
        sent.push(clock.now())
        return Promise.resolve()
      },
    })

  it('goes out at least every five seconds, at most once a second', () => {
    const clock = new FakeClock()
    const sent: number[] = []
    const gossip = start(clock, sent)
    clock.advance(20_000)
    expect(sent).toHaveLength(5)
    for (let n = 0; n < 1_000; n += 1) {
      gossip.changed()
      clock.advance(10)
    }
    const gaps = sent.slice(1).map((at, n) => at - (sent[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LIMITS.loadGossipMinMs.value)
    expect(sent.length).toBeGreaterThanOrEqual(14)
    gossip.stop()
    expect(clock.pending).toBe(0)
  })
})
