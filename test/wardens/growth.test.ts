import { expect, test } from 'vitest'
import { allowed, type Candidate, mayFail, type MeshConfig, nextConfig, seats } from '../../wardens/index.ts'

const first: MeshConfig = {
  mesh: 'm',
  generation: 0,
  epoch: 0,
  previous: '',
  wardens: [{ peer: 'a', store: 'sa', zone: '' }],
  k: 1,
  leaseMs: 10_000,
  removed: [],
}
const alive = (peers: string, zone: (peer: string) => string = () => ''): Candidate[] =>
  peers.split('').map((peer) => ({ peer, store: `s${peer}`, zone: zone(peer), alive: true }))
const names = ({ wardens }: MeshConfig): string => wardens.map(({ peer }) => peer).join('')

/** Steps as long as there is something to better. */
function grown(config: MeshConfig, candidates: readonly Candidate[]): MeshConfig {
  const last = seats(config, 'h')
  const next = nextConfig(last, candidates)
  if (next === undefined) return config
  expect(allowed(last, next)).toBe(true)
  return grown(next, candidates)
}

test('a mesh has 1, 3 or 5 arbitrating wardens, and others stand by', () => {
  const sizes = ['a', 'ab', 'abc', 'abcd', 'abcde', 'abcdefg'].map((peers) => {
    const { wardens, k } = grown(first, alive(peers))
    return [wardens.length, k]
  })
  expect(sizes).toEqual([
    [1, 1],
    [1, 1],
    [3, 3],
    [3, 3],
    [5, 5],
    [5, 5],
  ])
  expect(mayFail(grown(first, alive('abc')))).toBe(1)
  expect(mayFail(grown(first, alive('abcde')))).toBe(2)
})

test('wardens that are well keep their seats', () => {
  expect(names(grown(first, alive('ab12')))).toMatch(/^a/)
})

test('a dead warden is replaced by one that stands by, and only then', () => {
  const three = grown(first, alive('abc'))
  const dead = (peer: string, among: string): Candidate[] =>
    alive(among).map((one) => ({ ...one, alive: one.peer !== peer }))
  expect(names(grown(three, dead('b', 'abcd')))).toBe('acd')
  expect(grown(three, dead('b', 'abc'))).toBe(three)
})

test('a warden that came back with another disk is replaced, perhaps by itself', () => {
  const three = grown(first, alive('abc'))
  const blank = alive('abc').map((one) => (one.peer === 'b' ? { ...one, store: 'blank' } : one))
  const next = grown(three, blank)
  expect(next.wardens.find(({ peer }) => peer === 'b')?.store).toBe('blank')
})

test('a removed peer gets no seat', () => {
  const config = { ...first, removed: ['b'] }
  expect(grown(config, alive('abc'))).toBe(config)
})

test('new wardens come from zones that have few', () => {
  const zone = (peer: string) => (peer < 'd' ? 'north' : 'south')
  const config = { ...first, wardens: [{ peer: 'a', store: 'sa', zone: 'north' }] }
  const { wardens } = grown(config, alive('abcdef', zone))
  expect(wardens.filter((seat) => seat.zone === 'south')).toHaveLength(2)
})
