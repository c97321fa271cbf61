import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { runSeeds as RunSeeds, SCENARIOS as Scenarios } from '../../sim-core/run.ts'
import { MUTANTS } from './mutants.ts'

/**
 * Runs mutants of the machines until something goes wrong with each: `hunt.ts SEEDS CATCHES [WORD]`, for those whose
 * `scenario: name` contains the word; the rare ones only with RARE in the environment. Prints a line of JSON for each.
 */
const [seeds = '3000', catches = '1', word = ''] = process.argv.slice(2)

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

for (const [index, mutant] of MUTANTS.entries()) {
  if (mutant.rare === true && process.env['RARE'] === undefined) continue
  if (!`${mutant.scenario}: ${mutant.name}`.includes(word)) continue
  const { runSeeds, SCENARIOS } = (await import(`../../sim-core/run.ts?mutant=${index}`)) as {
    runSeeds: typeof RunSeeds
    SCENARIOS: typeof Scenarios
  }
  const scenario = SCENARIOS[mutant.scenario]
  const result = runSeeds(scenario, {
    seeds: Number(seeds),
    violationsMax: Number(catches),
    bias: mutant.bias,
  })
  const [first] = result.violations
  process.stdout.write(
    `${JSON.stringify({ name: mutant.name, seeds: result.seeds, caught: result.violations.length, ...first })}\n`,
  )
}
