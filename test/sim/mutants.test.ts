import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'

test.each(MUTANTS.map(({ name, edits }) => ({ name, edits })))(
  'the code has the rule of: $name',
  ({ edits }) => {
    for (const { file, find } of edits) {
      const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8')
      expect(source.split(find).length, `${file} says once: ${find}`).toBe(2)
    }
  },
)

/** The machines with one rule broken run in a process of their own, where modules can be changed as they are loaded. */
test.each(['claims', 'config', 'lanes', 'drain'])(
  'the simulator notices each rule of %s that is broken, the rarest aside',
  { timeout: 600_000 },
  async (scenario) => {
    const hunt = join(import.meta.dirname, 'hunt.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [hunt, '200', '1', `${scenario}: `])
    const caught = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { name: string; wrong?: string })
        .map(({ name, wrong }) => [name, wrong]),
    )
    const common = MUTANTS.filter((mutant) => mutant.scenario === scenario && mutant.rare !== true)
    expect(common.length).toBeGreaterThan(2)
    for (const { name } of common) expect(caught.get(name), name).toBeDefined()
  },
)
