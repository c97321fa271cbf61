/** Writes docs/ERRORS.md from the table in protocols/error-codes.ts. `--print` writes it to standard output (the test compares). */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HTTP_STATUS } from '../gateway/index.ts'
import { codeTable, isErrorCode } from '../protocols/index.ts'

const root = join(import.meta.dirname, '..')

const lines = [
  '# Errors',
  '',
  'Every refusal has a stable code: branch on it, never on the text. `shoal help CODE` prints its line of this page.',
  'Written from `protocols/error-codes.ts` by `npm run docs:errors`: change it there.',
  '',
  '*Executed* says whether the actor took the message up. **no**: it never started, and sending it again cannot run it',
  'twice. **maybe**: nobody can tell. **yes**: it started, to its end or not. *Again* says whether the very same request may',
  'succeed later. In the SDK they are `error.executed` and `error.retryable`; `error.retryAfterMs` says not before when. What',
  'became of one message, and why, is told by `shoal explain ID`. *HTTP* is the status at a door of `shoal serve`.',
]
/** The groups are the comments of the source: one place to keep. */
for (const line of readFileSync(join(root, 'protocols/error-codes.ts'), 'utf8').split('\n')) {
  const title = /^ {2}\/\/ (.+)$/.exec(line)?.[1]
  if (title !== undefined)
    lines.push(
      '',
      `## ${title}`,
      '',
      '| code | meaning | executed | again | HTTP | look |',
      '|---|---|---|---|---|---|',
    )
  const code = /^ {2}(\w+): \{/.exec(line)?.[1]
  if (code === undefined || !isErrorCode(code)) continue
  const { meaning, executed, retryable, look } = codeTable[code]
  lines.push(
    `| \`${code}\` | ${meaning} | ${executed} | ${retryable ? 'yes' : 'no'} | ${HTTP_STATUS[code]} | \`${look}\` |`,
  )
}
const text = `${lines.join('\n')}\n`
if (process.argv[2] === '--print') process.stdout.write(text)
else writeFileSync(join(root, 'docs/ERRORS.md'), text)
