import { expect, test } from 'vitest'
import { type MeshConfig, type Seats, seats, stepQuorum } from '../../wardens/index.ts'

function config(wardens: number, k: 1 | 3 | 5): MeshConfig {
  return {
    mesh: 'm',
    generation: 0,
    epoch: 0,
    previous: '',
    wardens: Array.from({ length: wardens }, (_, n) => ({
      peer: `peer-${n}`,
      store: `store-${n}`,
      zone: '',
    })),
    k,
    leaseMs: 10_000,
    removed: [],
  }
}

const groups = (chamber: Seats, keys: number): (readonly number[])[] =>
  Array.from({ length: keys }, (_, n) => chamber.group(`counter/${n}`))

test('keys spread evenly over the wardens', () => {
  const counts = Array.from({ length: 9 }, () => 0)
  const keys = 9_000
  for (const group of groups(seats(config(9, 5), 'h'), keys)) {
    expect(new Set(group).size).toBe(5)
    for (const warden of group) counts[warden] = (counts[warden] ?? 0) + 1
  }
  for (const count of counts) expect(Math.abs(count / ((keys * 5) / 9) - 1)).toBeLessThan(0.06)
})

test('a warden more takes over its share and moves nothing else', () => {
  const before = groups(seats(config(9, 3), 'h'), 2_000)
  const after = groups(seats(config(10, 3), 'h'), 2_000)
  for (const [at, group] of after.entries())
    expect(group.filter((warden) => warden !== 9)).toEqual(before[at]?.slice(0, group.includes(9) ? 2 : 3))
})

test('the group of a key is the same everywhere', () => {
  const chamber = seats(config(7, 5), 'h')
  expect([chamber.group('counter/alice'), chamber.group('counter/bob')]).toEqual([
    [6, 4, 0, 2, 1],
    [4, 3, 5, 0, 1],
  ])
})

test('a step quorum holds a majority of every group', () => {
  for (const [wardens, k] of [
    [1, 1],
    [3, 3],
    [5, 5],
    [7, 5],
    [9, 3],
  ] as const) {
    const missing = wardens - stepQuorum(config(wardens, k))
    const chamber = seats(config(wardens, k), 'h')
    expect(k - missing).toBeGreaterThanOrEqual(chamber.majority)
  }
})

test('a peer that comes with another disk has no seat', () => {
  const chamber = seats(config(3, 3), 'h')
  expect(chamber.indexOf('peer-1', 'store-1')).toBe(1)
  expect(chamber.indexOf('peer-1', 'store-9')).toBe(-1)
  expect(chamber.indexOf('peer-9', 'store-9')).toBe(-1)
})
