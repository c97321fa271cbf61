import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { runSeeds as RunSeeds, SCENARIOS as Scenarios } from '../../sim-core/run.ts'
import * as unbroken from '../../sim-core/run.ts'
import { MUTANTS } from './mutants.ts'

const root = new URL('../../', import.meta.url).href

// Each mutant has a copy of the modules of its own, told apart by the query of their addresses.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context)
    const query = context.parentURL?.split('?')[1]
    const own = resolved.url.startsWith(root) && !resolved.url.includes('node_modules')
    return query === undefined || !own ? resolved : { ...resolved, url: `${resolved.url}?${query}` }
  },
  load(url, context, next) {
    const [path = '', query] = url.split('?')
    const mutant = query === undefined ? undefined : MUTANTS[Number(query.slice('mutant='.length))]
    const edits = mutant?.edits.filter(({ file }) => path === root + file) ?? []
    if (edits.length === 0) return next(url, context)
    let source = readFileSync(fileURLToPath(path), 'utf8')
    for (const { find, replace } of edits) {
      if (source.split(find).length !== 2)
        throw new Error(`${mutant?.name}: ${path} does not say it once: ${find}`)
      source = source.replace(find, () => replace)
    }
    return { format: 'module-typescript', source, shortCircuit: true }
  },
})

/** What became of the hunt for one mutant. */
export interface Hunted {
  name: string
  scenario: string
  /** How many were run. */
  seeds: number
  caught: number
  /** The first at which something went wrong, and what. */
  seed?: number
  wrong?: string
}

/**
 * Runs a mutant until something went wrong at so many seeds.
 *
 * @throws Error when something goes wrong there without it, too
 */
export async function hunt(index: number, seeds: number, catches: number = 1): Promise<Hunted> {
  const mutant = MUTANTS[index]
  if (mutant === undefined) throw new Error(`there is no mutant ${index}`)
  const { runSeeds, SCENARIOS } = (await import(`../../sim-core/run.ts?mutant=${index}`)) as {
    runSeeds: typeof RunSeeds
    SCENARIOS: typeof Scenarios
  }
  const { name, scenario, bias } = mutant
  const result = runSeeds(SCENARIOS[scenario], { seeds, violationsMax: catches, bias })
  for (const { seed } of result.violations)
    if (unbroken.runSeeds(unbroken.SCENARIOS[scenario], { seeds: 1, from: seed, bias }).violations.length > 0)
      throw new Error(
        `${scenario} seed ${seed}${bias === undefined ? '' : `, much ${bias}`}, breaks a promise without a mutant, too`,
      )
  return { name, scenario, seeds: result.seeds, caught: result.violations.length, ...result.violations[0] }
}
