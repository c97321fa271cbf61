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
