import { describe, expect, it } from 'vitest'
import { exact } from '../../node/deployments.ts'
import { LeafVoice } from '../../node/load/leaf-voice.ts'
import { LoadTable } from '../../node/load/load.ts'
import { Neighbours } from '../../node/load/neighbours.ts'
import { LIMITS, systemRandom } from '../../protocols/index.ts'
import { Digest, DigestQuestion, Load } from '../../protocols/proto/node.js'
import { FakeClock } from './fake-clock.ts'

const HOUR_MS = 3_600_000
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

async function pass(clock: FakeClock, ms: number, stepMs = 500): Promise<void> {
  for (let left = ms; left > 0; left -= stepMs) {
    clock.advance(stepMs)
    await settled()
  }
}

function setUp(others: string[], first: string[] = [], dead: string[] = []) {
  const clock = new FakeClock()
  const linked = new Map<string, number>()
  const dialled: string[] = []
  const met: string[] = []
  const link = (peer: string): void => {
    linked.set(peer, clock.now())
    neighbours.changed(peer, 'open')
  }
  const unlink = (peer: string): void => {
    linked.delete(peer)
    neighbours.changed(peer, 'closed')
  }
  const neighbours: Neighbours = new Neighbours({
    network: {
      self: 'self',
      peers: () => [...linked.keys()],
      connect: async (peer) => {
        dialled.push(peer)
        if (dead.includes(peer)) throw new Error('dead')
        link(peer)
      },
      drop: unlink,
      restedMs: (peer) => clock.now() - (linked.get(peer) ?? clock.now()),
    },
    first: () => first,
    others: () => others,
    dialable: async () => true,
    met: (peer) => met.push(peer),
    clock,
    random: systemRandom,
  })
  return { clock, linked, dialled, met, neighbours, link, unlink, dead }
}

describe('the neighbours of a leaf', () => {
  it('are three, the warden among them, and each is met once', async () => {
    const { clock, linked, met, link, neighbours } = setUp(['b', 'c', 'd', 'e'], ['warden'])
    link('b')
    await pass(clock, 60_000)
    expect(linked.size).toBe(LIMITS.leafLinks.value)
    expect(neighbours.list()).toContain('warden')
    expect(met.toSorted()).toEqual([...linked.keys()].toSorted())
    neighbours.stop()
    expect(clock.pending).toBe(0)
  })

  it('are replaced when one is lost', async () => {
    const { clock, linked, unlink, link, neighbours, dead } = setUp(['b', 'c', 'd', 'e'])
    link('b')
    await pass(clock, 60_000)
    const [lost] = neighbours.list()
    dead.push(lost ?? '')
    unlink(lost ?? '')
    await pass(clock, 60_000)
    expect([neighbours.list().length, neighbours.list().includes(lost ?? '')]).toEqual([3, false])
    expect(linked.size).toBe(3)
  })

  it('are looked for less and less often where there are not as many', async () => {
    const { clock, dialled, link } = setUp(['b', 'gone'], [], ['gone'])
    link('b')
    await pass(clock, 6 * HOUR_MS, 5_000)
    const early = dialled.length
    expect(early).toBeGreaterThan(10)
    await pass(clock, HOUR_MS, 5_000)
    expect(dialled.length - early).toBeLessThanOrEqual(9)
  })

  it('stay when all rests; links that a message opened beyond them do not', async () => {
    const { clock, linked, link, neighbours } = setUp([])
    for (const peer of ['b', 'c', 'd', 'e', 'f']) link(peer)
    await pass(clock, LIMITS.leafRestMs.value - 20_000)
    linked.set('f', clock.now())
    await pass(clock, 80_000)
    expect([...linked.keys()]).toEqual(['b', 'c', 'd', 'f'])
    await pass(clock, LIMITS.leafRestMs.value + 20_000)
    expect([...linked.keys()]).toEqual(['b', 'c', 'd'])
    expect(neighbours.list()).toEqual(['b', 'c', 'd'])
  })
})

describe('what a leaf says and asks', () => {
  function voice() {
    const clock = new FakeClock()
    const asked: string[] = []
    const table = new LoadTable({ clock, score: () => 0 })
    let own = 1
    let waiting = false
    let neighbours = ['n1', 'n2']
    const load = (free: number): Uint8Array<ArrayBuffer> =>
      exact(
        Load.encode({
          incarnation: 1,
          name: '',
          labels: new Map(),
          slots: 4,
          free,
          actors: 0,
          types: [],
          seq: free,
          leaves: [],
        }),
      )
    const questions: DigestQuestion[] = []
    const leaf = new LeafVoice({
      clock,
      network: {
        ask: async (peer, op, body) => {
          asked.push(`${op} ${peer}`)
          if (op !== 'digest') return new Uint8Array()
          questions.push(DigestQuestion.decode(body))
          return Digest.encode({
            incarnation: 5,
            revision: 7,
            whole: questions.length === 1,
            entries: [{ peer: 'far', load: load(3), vias: [] }],
            gone: [],
          })
        },
      },
      load: table,
      neighbours: () => neighbours,
      own: () => load(own),
      learnt: () => undefined,
      waiting: () => waiting,
    })
    return {
      clock,
      leaf,
      asked,
      table,
      questions,
      change: () => {
        own += 1
        leaf.loadChanged()
      },
      set: (next: { waiting?: boolean; neighbours?: string[] }) => {
        waiting = next.waiting ?? waiting
        neighbours = next.neighbours ?? neighbours
      },
    }
  }

  it('is nothing while nothing happens, and its load once to each neighbour when that changes', async () => {
    const { clock, leaf, asked, change } = voice()
    leaf.start()
    await pass(clock, 2_000)
    expect(asked.splice(0)).toEqual(['tell-load n1', 'tell-load n2'])
    for (let n = 0; n < 100; n += 1) leaf.loadChanged()
    await pass(clock, HOUR_MS, 10_000)
    expect(asked).toEqual([])
    change()
    await pass(clock, HOUR_MS, 10_000)
    expect(asked).toEqual(['tell-load n1', 'tell-load n2'])
    leaf.stop()
    expect(clock.pending).toBe(0)
  })

  it('is for the loads of others while it sends, at most once in LIMITS.digestMs, and only what changed', async () => {
    const { clock, leaf, asked, table, questions } = voice()
    expect(leaf.stale).toBe(true)
    for (let n = 0; n < 200; n += 1) {
      void leaf.refresh()
      await pass(clock, 100, 100)
    }
    expect(asked).toEqual(Array.from({ length: 4 }, () => 'digest n1'))
    expect(questions.map(({ revision }) => revision)).toEqual([0, 7, 7, 7])
    expect(table.get('far')?.free).toBe(3)
    await pass(clock, HOUR_MS, 10_000)
    expect(asked).toHaveLength(4)
  })

  it('is asked again each second while messages wait for room, and of another neighbour from the start', async () => {
    const { clock, leaf, asked, questions, set } = voice()
    set({ waiting: true })
    void leaf.refresh()
    await pass(clock, 5_000)
    expect(asked.length).toBeGreaterThanOrEqual(4)
    set({ neighbours: ['n2'] })
    await pass(clock, 1_500)
    expect(asked.at(-1)).toBe('digest n2')
    set({ waiting: false })
    expect(questions.at(asked.indexOf('digest n2'))?.revision).toBe(0)
    await pass(clock, 3_000)
    const after = asked.length
    await pass(clock, 60_000)
    expect(asked).toHaveLength(after)
  })
})
