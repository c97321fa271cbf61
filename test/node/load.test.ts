import { describe, expect, it } from 'vitest'
import { exact } from '../../node/deployments.ts'
import { LoadGossip } from '../../node/load/load-gossip.ts'
import { LoadTable } from '../../node/load/load.ts'
import { LIMITS } from '../../protocols/index.ts'
import { ANYWHERE } from '../../topologies/index.ts'
import { Load } from '../../protocols/proto/node.js'
import { FakeClock } from './fake-clock.ts'

const load = (init: Partial<Load>): Uint8Array =>
  Load.encode({
    incarnation: 1,
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
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
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
    const table = new LoadTable({ clock: new FakeClock(), score: () => chance })
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
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
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
    const table = new LoadTable({ clock, score: () => 0 })
    let seq = 0
    const asking = (...wants: [instance: string, by: string, value: string][]): Uint8Array =>
      load({
        seq: (seq += 1),
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
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    table.learn('b', load({}))
    expect(table.roomPeer(ANYWHERE, all)).toBe('b')
    table.full('b')
    expect(table.roomPeer(ANYWHERE, all)).toBeUndefined()
    table.learn('b', load({}))
    expect(table.roomPeer(ANYWHERE, all)).toBeUndefined()
    table.learn('b', load({ seq: 1 }))
    expect(table.roomPeer(ANYWHERE, all)).toBe('b')
  })

  it('believes no load message past its time', () => {
    const clock = new FakeClock()
    const table = new LoadTable({ clock, score: () => 0 })
    table.learn('b', load({}))
    clock.advance(LIMITS.loadValidMs.value + 1)
    expect(table.roomPeer(ANYWHERE, all)).toBeUndefined()
    expect(table.get('b')?.free).toBe(2)
  })

  it('takes no message of an earlier life of a peer, and no garbage', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    table.learn('b', load({ incarnation: 5, free: 1 }))
    expect(table.learn('b', load({ incarnation: 4, free: 9 }))).toBeUndefined()
    expect(table.learn('b', new Uint8Array([255, 255, 255]))).toBeUndefined()
    expect(table.get('b')?.free).toBe(1)
  })

  it('remembers a bounded number of peers', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    for (let n = 0; n < LIMITS.peers.value * 3; n += 1) table.learn(`p${n}`, load({}))
    expect([...table.fresh()]).toHaveLength(LIMITS.peers.value * 2)
  })
})

const peers = (table: LoadTable): string[] => [...table.fresh()].map(([peer]) => peer).toSorted()

describe('leaves in the load table', () => {
  const leaf = (peer: string, init: Partial<Load>): Load['leaves'][number] => ({
    peer,
    load: exact(load(init)),
  })

  it('are known by those who speak for them, as long as one does', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    table.learn('b', load({ leaves: [leaf('x', { free: 7 })] }))
    table.learn('c', load({ leaves: [leaf('x', { free: 7 })] }))
    expect([peers(table), table.get('x')?.free, table.vias('x')]).toEqual([['b', 'c', 'x'], 7, ['b', 'c']])
    table.learn('b', load({ seq: 2 }))
    expect(table.vias('x')).toEqual(['c'])
    table.unlinked('c')
    expect(peers(table)).toEqual(['b'])
  })

  it('are believed in their newest message, whoever brings it', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    table.learn('b', load({ leaves: [leaf('x', { seq: 5, free: 1 })] }))
    table.learn('c', load({ leaves: [leaf('x', { seq: 4, free: 9 })] }))
    expect([table.get('x')?.free, table.vias('x')]).toEqual([1, ['b', 'c']])
  })

  it('come last among the peers that are asked to keep something', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    table.learn('b', load({ free: 1, leaves: [leaf('x', { free: 1_000 })] }))
    expect(table.hosts(['x', 'b'])).toEqual(['b', 'x'])
  })

  it('hear what changed in the table of a neighbour, and end up with the same', () => {
    const table = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    const copy = new LoadTable({ clock: new FakeClock(), score: () => 0 })
    const told: number[] = []
    let revision = 0
    const ask = (): void => {
      const changes = table.since(revision)
      told.push(changes.entries.length)
      ;({ revision } = changes)
      copy.take(structuredClone(changes))
    }
    for (let n = 0; n < 40; n += 1) table.learn(`p${n}`, load({ seq: 1, free: n }))
    ask()
    ask()
    table.learn('p3', load({ seq: 2, free: 99, leaves: [leaf('x', {})] }))
    table.learn('p4', load({ seq: 1, free: 4 }))
    ask()
    table.forget('p5')
    table.unlinked('p3')
    ask()
    expect(told).toEqual([40, 0, 2, 0])
    expect(peers(copy)).toEqual(peers(table))
    expect(copy.get('p3')).toBeUndefined()
    // More was forgotten than is remembered: all is told anew.
    for (let n = 0; n < 400; n += 1) {
      table.learn(`q${n}`, load({}))
      table.forget(`q${n}`)
    }
    expect(table.since(revision).whole).toBe(true)
    ask()
    expect(peers(copy)).toEqual(peers(table))
  })

  it('whose link lives are believed however long ago they spoke, others are not', () => {
    const clock = new FakeClock()
    const table = new LoadTable({ clock, score: () => 0, linked: () => ['b'] })
    table.learn('b', load({}))
    table.learn('c', load({}))
    clock.advance(LIMITS.loadValidMs.value + 1)
    expect(peers(table)).toEqual(['b'])
  })
})

describe('load gossip', () => {
  it('goes out when it changed, at most once a second, and unchanged twice a minute', () => {
    const clock = new FakeClock()
    const sent: number[] = []
    let own = 0
    const gossip = new LoadGossip({
      clock,
      own: () => Uint8Array.of(own % 256),
      publish: () => {
        sent.push(clock.now())
        return Promise.resolve()
      },
    })
    clock.advance(4 * LIMITS.loadGossipMaxMs.value)
    expect(sent).toHaveLength(5)
    for (let n = 0; n < 1_000; n += 1) {
      gossip.changed()
      clock.advance(10)
    }
    expect(sent).toHaveLength(5)
    for (let n = 0; n < 1_000; n += 1) {
      own += 1
      gossip.changed()
      clock.advance(10)
    }
    const gaps = sent.slice(1).map((at, n) => at - (sent[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LIMITS.loadGossipMinMs.value)
    expect(sent.length).toBeGreaterThanOrEqual(14)
    gossip.stop()
    expect(clock.pending).toBe(0)
  })

  it('sets one timer for all changes of a period, though time passes between them', () => {
    let [at, timers] = [0, 0]
    const clock = {
      now: () => (at += 0.001),
      wall: () => 0,
      after: () => {
        timers += 1
        return () => undefined
      },
    }
    const gossip = new LoadGossip({
      clock,
      own: () => new Uint8Array(),
      publish: () => Promise.resolve(),
    })
    for (let n = 0; n < 1_000; n += 1) gossip.changed()
    expect(timers).toBeLessThan(4)
    gossip.stop()
  })
})
