import { describe, expect, it } from 'vitest'
import { ANYWHERE, type Candidate, matches, rank } from '../../topologies/index.ts'

const peers: Candidate[] = [
  { peer: 'a', labels: { zone: 'lab', gpu: 'no' }, grants: [], free: 3 },
  { peer: 'b', labels: { zone: 'lab', gpu: 'yes' }, grants: ['http', 'other'], free: 1 },
  { peer: 'c', labels: { zone: 'field' }, grants: ['http'], free: 9 },
  { peer: 'd', labels: { zone: 'field' }, grants: ['http'], free: 0 },
]
const names = (ranked: Candidate[]): string[] => ranked.map(({ peer }) => peer)

describe('ranking peers', () => {
  it('puts the one with most room first and leaves out those without any', () => {
    expect(names(rank(peers, ANYWHERE, () => 0))).toEqual(['c', 'a', 'b'])
  })

  it('keeps to the labels that are asked for', () => {
    expect(names(rank(peers, { ...ANYWHERE, on: { zone: 'lab' } }, () => 0))).toEqual(['a', 'b'])
    expect(rank(peers, { ...ANYWHERE, on: { zone: 'moon' } }, () => 0)).toEqual([])
  })

  it('keeps to the nodes that grant all that is allowed', () => {
    expect(names(rank(peers, { ...ANYWHERE, allow: ['http'] }, () => 0))).toEqual(['c', 'b'])
    expect(names(rank(peers, { ...ANYWHERE, allow: ['http', 'other'] }, () => 0))).toEqual(['b'])
    expect(rank(peers, { ...ANYWHERE, on: { gpu: 'no' }, allow: ['http'] }, () => 0)).toEqual([])
  })

  it('puts a preferred label before any room', () => {
    expect(names(rank(peers, { ...ANYWHERE, prefer: { gpu: 'yes' } }, () => 0))).toEqual(['b', 'c', 'a'])
  })

  it('orders equals by their score', () => {
    const equal = ['x', 'y', 'z'].map((peer) => ({ peer, labels: {}, grants: [], free: 2 }))
    const score = (peer: string): number => ({ x: 1, y: 3, z: 2 })[peer] ?? 0
    expect(names(rank(equal, ANYWHERE, score))).toEqual(['y', 'z', 'x'])
  })

  it('matches when every wanted label is there', () => {
    expect(matches({ a: '1', b: '2' }, { a: '1' })).toBe(true)
    expect(matches({ a: '1' }, { a: '1', b: '2' })).toBe(false)
    expect(matches({ a: '1' }, {})).toBe(true)
  })
})
