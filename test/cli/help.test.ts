import type { Command } from 'commander'
import { expect, test } from 'vitest'
import { EXAMPLES, pathOf } from '../../cli/examples.ts'
import { output } from '../../cli/output.ts'
import { createProgram } from '../../cli/program.ts'
import { shoal } from './run.ts'

/** Commands that do something, as people see them. */
function leaves(command: Command): Command[] {
  const visible = command.createHelp().visibleCommands(command)
  // A group brings a help command of its own, which has no place in the tree.
  const below = visible.filter((one) => one.parent !== null).flatMap(leaves)
  return below.length === 0 ? [command] : below
}

test('every command has an example', () => {
  const without = leaves(createProgram(output(false)))
    .map(pathOf)
    .filter((path) => (EXAMPLES[path] ?? []).length === 0)
  expect(without).toEqual([])
})

test('every example is a command line that parses, of its own command', async () => {
  const known = new Set(leaves(createProgram(output(false))).map(pathOf))
  for (const [path, examples] of Object.entries(EXAMPLES)) {
    if (path !== 'shoal' && !known.has(path)) continue
    for (const [line] of examples) {
      const program = createProgram(output(true))
      let ran = ''
      for (const leaf of leaves(program)) leaf.action(() => void (ran = pathOf(leaf)))
      const command = line.replace(/^source <\((.*)\)$/, '$1').replace(/ > \S+$/, '')
      const args = command.split(' ').slice(1)
      await program.parseAsync(args, { from: 'user' })
      expect(ran, line).toBe(path === 'shoal' ? ran : path)
      expect(ran).not.toBe('')
    }
  }
})

test('help shows the example of a command, wherever it is asked for', async () => {
  for (const args of [
    ['node', 'start', '--help'],
    ['help', 'deploy'],
    ['send', '-h'],
  ]) {
    const { code, stdout } = await shoal(args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/Examples?:\n {2}\$ shoal /)
  }
})

test('shoal --help is there within half a second', async () => {
  const times: number[] = []
  // The machine may be busy; what it can do is the shortest time.
  for (let run = 0; run < 8 && Math.min(...times, Number.POSITIVE_INFINITY) >= 500; run++)
    times.push((await shoal(['--help'])).ms)
  expect(Math.min(...times)).toBeLessThan(500)
})

test('shoal help CODE says what a code means, whether it was executed, whether to retry and where to look', async () => {
  const { code, stdout } = await shoal(['help', 'unknown_outcome'])
  expect(code).toBe(0)
  for (const word of ['UNKNOWN_OUTCOME', 'may have had its effect', 'maybe', 'shoal explain'])
    expect(stdout).toContain(word)
  const json = await shoal(['help', 'OVERLOADED', '--json'])
  expect(JSON.parse(json.stdout)).toMatchObject({ code: 'OVERLOADED', executed: 'no', retryable: true })
})

test('shoal help of what is neither command nor code names the nearest', async () => {
  const { code, stdout, stderr } = await shoal(['help', 'OVERLOAD'])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('did you mean "OVERLOADED"?')
  expect((await shoal(['help', 'send', 'foo'])).stderr).toMatch(
    /send has no command "foo"\n {2}next: shoal help send /,
  )
  expect((await shoal(['help', 'node', 'strat'])).stderr).toContain('did you mean "start"?')
})
