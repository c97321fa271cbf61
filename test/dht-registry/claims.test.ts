import { describe, expect, test } from 'vitest'
import { claimWorld, type Mutant } from './claim-world.ts'

const SEEDS = 1_000

test('a key never has two holders and its epochs only rise, whatever is lost, late, restarted or drifting', () => {
  let grants = 0
  for (let seed = 1; seed <= SEEDS; seed++) {
    const verdict = claimWorld(seed)
    expect(verdict.wrong, `seed ${seed}`).toBeUndefined()
    grants += verdict.grants
  }
  // The world must not be so hostile that nothing happens in it.
  expect(grants).toBeGreaterThan(SEEDS * 10)
})

describe('the simulated world notices', () => {
  const mutants: Mutant[] = [
    'no silence after a crash',
    'lease counted from the reply',
    'answer before the disk has it',
    'no margin for drift',
    'clean mark outlives its start',
    'arbiter forgets leases at an orderly stop',
  ]
  test.each(mutants)('%s', (mutant) => {
    let wrong: string | undefined
    for (let seed = 1; seed <= SEEDS && wrong === undefined; seed++) wrong = claimWorld(seed, mutant).wrong
    expect(wrong).toMatch(/is held by|was given to|after/)
  })
})
