import { hunt } from './mutated.ts'
import { MUTANTS } from './mutants.ts'

/**
 * Runs mutants of the machines until something goes wrong with each: `hunt.ts SEEDS CATCHES [WORD]`, for those whose
 * `scenario: name` contains the word; the rare ones only with RARE in the environment. Prints a line of JSON for each.
 */
const [seeds = '3000', catches = '1', word = ''] = process.argv.slice(2)

for (const [index, { name, scenario, rare }] of MUTANTS.entries()) {
  if (rare === true && process.env['RARE'] === undefined) continue
  if (!`${scenario}: ${name}`.includes(word)) continue
  process.stdout.write(`${JSON.stringify(await hunt(index, Number(seeds), Number(catches)))}\n`)
}
