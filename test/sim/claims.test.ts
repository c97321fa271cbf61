import { expect, test } from 'vitest'
import { runSeeds, SCENARIOS } from '../../sim-core/index.ts'

const { claims } = SCENARIOS

const SEEDS = 300

test('a key never has two holders, no epoch comes back and no write is lost, whatever crashes, sleeps, is cut off or drifts', {
  timeout: 600_000,
}, () => {
  const { violations, counts, twice } = runSeeds(claims, { seeds: SEEDS })
  expect(violations).toEqual([])
  // 5 % ran twice, with the same trace.
  expect(twice).toBe(SEEDS / 20)
  // The world must not be so hostile that nothing happens in it.
  expect(counts['write']).toBeGreaterThan(SEEDS * 30)
  expect(counts['read']).toBeGreaterThan(SEEDS * 30)
  for (const rare of [
    'parked',
    'resumed',
    'lost',
    'handed over',
    'crash',
    'stop',
    'sleep',
    'rush',
    'full disk',
  ])
    expect(counts[rare], rare).toBeGreaterThan(SEEDS / 10)
})

test('a seed runs the same way twice, and another seed another way', () => {
  const lines = (seed: number): string[] => {
    const said: string[] = []
    claims(seed, { say: (line) => said.push(line) })
    return said
  }
  expect(lines(7)).toEqual(lines(7))
  expect(lines(7)).not.toEqual(lines(8))
  expect(lines(7).length).toBeGreaterThan(1_000)
})
