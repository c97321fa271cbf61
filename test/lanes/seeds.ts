import { expect } from 'vitest'
import { type Faults, World } from './world.ts'

export const FAULTS: Faults = {
  resets: 1,
  stalls: 0.5,
  crashes: 0.2,
  cuts: 0.2,
  cancels: 0.08,
  traps: 0.06,
  workerLosses: 0.04,
  failures: 0.03,
  verdicts: 0.15,
}

/** How long programs send among faults, simulated ms. */
export const LIFE_MS = 5_000

/** Lets a world live for each seed; the first that breaks a promise is thrown with its seed. */
export function clean(from: number, count: number): void {
  let [messages, runs, twice] = [0, 0, 0]
  for (let seed = from; seed < from + count; seed += 1) {
    const world = new World(seed, FAULTS)
    try {
      world.run(LIFE_MS)
    } catch (failure) {
      throw new Error(`seed ${seed}: ${(failure as Error).message}`, { cause: failure })
    }
    messages += world.judge.truths.size
    runs += world.judge.runs
    twice += world.judge.epochsBetween
  }
  // It was no idle world: much ran, and some of it again under a later owner.
  expect(messages).toBeGreaterThan(count * 200)
  expect(runs).toBeGreaterThan(count * 80)
  expect(twice).toBeGreaterThan(count / 20)
}
