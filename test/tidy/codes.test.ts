import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { pathOf } from '../../cli/examples.ts'
import { output } from '../../cli/output.ts'
import { createProgram } from '../../cli/program.ts'
import { codeTable } from '../../protocols/index.ts'
import { code as codeOf, read, sources } from './tree.ts'

const CODES = Object.entries(codeTable)
const TABLE = 'protocols/error-codes.ts'

test('every error code is thrown or answered somewhere', () => {
  const written = sources()
    .filter((path) => path !== TABLE && !/^(?:test|bench|scripts)\//.test(path))
    .map(codeOf)
    .join('\n')
  // Not where it is only compared with.
  const idle = CODES.filter(([code]) => !new RegExp(`(?<!(?:===|!==|case) )'${code}'`).test(written))
  expect(idle.map(([code]) => code)).toEqual([])
})

test('every error code is documented in one sentence, with a command that exists', () => {
  const commands = new Set(['shoal --version', ...paths(createProgram(output(false)))])
  const page = read('docs/ERRORS.md')
  for (const [code, { meaning, look }] of CODES) {
    expect(meaning, code).toMatch(/^[A-Z].*[a-z`]\.$/)
    expect(meaning, code).not.toContain('. ')
    expect([...commands], `${code}: ${look}`).toContain(look.replace(/^shoal help .+/, 'shoal help'))
    expect(page, code).toContain(`| \`${code}\` | ${meaning} |`)
  }
})

function paths(command: Command): string[] {
  return [pathOf(command), ...command.commands.flatMap(paths)]
}
