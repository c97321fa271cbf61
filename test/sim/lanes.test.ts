import { expect, test } from 'vitest'
import { runSeeds, SCENARIOS } from '../../sim-core/index.ts'

/** 3,000 in `npm run test:sim`. */
const SEEDS = 300

test('mailboxes keep every promise of delivery to actors that move, whatever crashes, sleeps, is cut off or drifts', {
  timeout: 600_000,
}, () => {
  const { violations, counts } = runSeeds(SCENARIOS.lanes, { seeds: SEEDS })
  expect(violations).toEqual([])
  // It is no idle world: much runs, and some of it again under a later owner.
  expect(counts['sent']).toBeGreaterThan(SEEDS * 200)
  expect(counts['run']).toBeGreaterThan(SEEDS * 80)
  for (const rare of ['run again', 'parked', 'crash', 'stop', 'sleep', 'reset', 'stall'])
    expect(counts[rare], rare).toBeGreaterThan(SEEDS / 10)
})
