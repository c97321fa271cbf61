import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'
import { FAULTS, LIFE_MS } from './seeds.ts'
import { World } from './world.ts'

const SEEDS = 150

test.each(Object.entries(MUTANTS))(
  'the simulation catches that %s',
  { timeout: 60_000 },
  (_name, { mutation, patch, from = 1 }) => {
    const mend = patch?.()
    let caught: string | undefined
    try {
      for (let seed = from; seed < from + SEEDS && caught === undefined; seed += 1)
        try {
          new World(seed, FAULTS, mutation).run(LIFE_MS)
        } catch (failure) {
          caught = `seed ${seed}: ${(failure as Error).message}`
        }
    } finally {
      mend?.()
    }
    expect(caught).toBeDefined()
  },
)
