import { expect, test } from 'vitest'
import { runSeeds, SCENARIOS } from '../../sim-core/index.ts'

/** 3,000 in `npm run test:sim`. */
const SEEDS = 300

const world = (bias: string, seeds: number) => {
  return runSeeds(SCENARIOS.config, { seeds, bias })
}

test('wardens change while actors run: no key has two holders, no write is lost, and the configs never fork', {
  timeout: 600_000,
}, () => {
  const { violations, counts } = world('', SEEDS)
  expect(violations).toEqual([])
  expect(counts['step']).toBeGreaterThan(SEEDS * 3)
  expect(counts['write']).toBeGreaterThan(SEEDS * 30)
  for (const rare of ['parked', 'resumed', 'crash', 'stop', 'lost disk'])
    expect(counts[rare], rare).toBeGreaterThan(SEEDS / 10)
})

test('when most wardens are gone for good, the mesh key makes a config that goes on', {
  timeout: 600_000,
}, () => {
  expect(world('recover', SEEDS / 6).violations).toEqual([])
})
