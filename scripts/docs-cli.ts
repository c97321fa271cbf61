/** Writes docs/CLI.md from the help of every command. `--print` writes it to standard output (the test compares). */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { examplesText } from '../cli/examples.ts'
import { output } from '../cli/output.ts'
import { createProgram } from '../cli/program.ts'

const lines = [
  '# Commands',
  '',
  'Written from the help of each command by `npm run docs:cli`: change it in `cli/program.ts`.',
  '',
  'Exit codes: 0 done; 1 the world refused (code, sentence and next step on standard error); 2 the command line is wrong;',
  '75 it is OVERLOADED, try again later; 130 Ctrl-C took it back (CANCELLED, or UNKNOWN_OUTCOME when it may have run).',
  'With `--json`, every result is one JSON value a line on standard output, and an error one on standard error:',
  '`{"error":{"code":"…","message":"…","hint":"…","retryable":…}}`.',
  '',
  'Durations are `500ms`, `30s`, `5m`, `1h`, `2d`; sizes are bytes or `512KiB`, `64MiB`, `1MB`.',
  'A body is text, `-` for standard input, or `--file`; a reply is printed as it is (a terminal gets its last line ended).',
]

function add(command: Command, hidden = false): void {
  if (hidden) return
  if (command.commands.length > 0) {
    const visible = command.createHelp().visibleCommands(command)
    for (const below of command.commands) add(below, !visible.includes(below))
    return
  }
  const names: string[] = []
  for (let at: Command | null = command; at !== null; at = at.parent) names.unshift(at.name())
  // What is the same for all is said once.
  command.configureHelp({ helpWidth: 110, showGlobalOptions: false })
  lines.push('', `## ${names.join(' ')}`, '', '```text', command.helpInformation().trimEnd(), '```')
  const examples = examplesText(command)
  if (examples !== '') lines.push('', '```text', examples, '```')
}

add(createProgram(output(false)))
const text = `${lines.join('\n')}\n`
if (process.argv[2] === '--print') process.stdout.write(text)
else writeFileSync(join(import.meta.dirname, '../docs/CLI.md'), text)
