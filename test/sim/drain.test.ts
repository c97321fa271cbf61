import { expect, test } from 'vitest'
import { runSeeds, SCENARIOS } from '../../sim-core/index.ts'

/** 3,000 in `npm run test:sim`. */
const SEEDS = 300

test('nodes are drained and restarted one after the other, and nothing that they took on is lost', {
  timeout: 600_000,
}, () => {
  const { violations, counts } = runSeeds(SCENARIOS.drain, { seeds: SEEDS })
  expect(violations).toEqual([])
  expect(counts['drain']).toBeGreaterThan(SEEDS * 4)
  expect(counts['moved']).toBeGreaterThan(SEEDS * 3)
  expect(counts['run']).toBeGreaterThan(SEEDS * 80)
  for (const rare of ['parked', 'crash', 'sleep', 'reset'])
    expect(counts[rare], rare).toBeGreaterThan(SEEDS / 10)
})
