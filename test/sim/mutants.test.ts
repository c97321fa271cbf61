import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { MUTANTS } from './mutants.ts'

/** The machines with one rule broken run in a process of their own, where modules can be changed as they are loaded. */
test('the simulator notices each rule that is broken, the rarest aside', { timeout: 180_000 }, async () => {
  const hunt = join(import.meta.dirname, 'hunt.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [hunt, '200', '1'])
  const caught = new Map(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; wrong?: string })
      .map(({ name, wrong }) => [name, wrong]),
  )
  for (const { name, rare } of MUTANTS) if (rare !== true) expect(caught.get(name), name).toBeDefined()
})
