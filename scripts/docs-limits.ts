/** Writes docs/LIMITS.md from the table in protocols/limits.ts. `--print` writes it to standard output (the test compares). */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Limit, limitTable } from '../protocols/index.ts'

const root = join(import.meta.dirname, '..')

/** The groups are the comments of the source: one place to keep. */
function groups(): { title: string; names: string[] }[] {
  const found: { title: string; names: string[] }[] = []
  for (const line of readFileSync(join(root, 'protocols/limits.ts'), 'utf8').split('\n')) {
    const title = /^ {2}\/\/ (.+)$/.exec(line)?.[1]
    if (title !== undefined) found.push({ title, names: [] })
    const name = /^ {2}(\w+): \{/.exec(line)?.[1]
    if (name !== undefined) found.at(-1)?.names.push(name)
  }
  return found
}

function shown(limit: Limit): string {
  const { value, unit } = limit
  if (unit === 'ms') {
    if (value >= 3_600_000 && value % 3_600_000 === 0) return `${value / 3_600_000} h`
    if (value >= 60_000 && value % 60_000 === 0) return `${value / 60_000} min`
    return value >= 1_000 ? `${value / 1_000} s` : `${value} ms`
  }
  if (unit === 'bytes') {
    if (value >= 1_048_576 && value % 1_048_576 === 0) return `${value / 1_048_576} MiB`
    return value >= 1_024 && value % 1_024 === 0 ? `${value / 1_024} KiB` : `${value} B`
  }
  return value.toLocaleString('en-US')
}

const lines = [
  '# Limits',
  '',
  'Everything in Shoal is bounded. These are the defaults; an option in the last column changes one.',
  'Written from `protocols/limits.ts` by `npm run docs:limits`: change it there.',
]
for (const { title, names } of groups()) {
  lines.push('', `## ${title}`, '', '| name | default | what | option |', '|---|---|---|---|')
  for (const name of names) {
    const limit = (limitTable as Readonly<Record<string, Limit>>)[name]
    if (limit === undefined) throw new Error(`${name} is in the source and not in the table`)
    const option = limit.option === undefined ? '' : `\`${limit.option}\``
    lines.push(`| \`${name}\` | ${shown(limit)} | ${limit.what} | ${option} |`)
  }
}
const text = `${lines.join('\n')}\n`
if (process.argv[2] === '--print') process.stdout.write(text)
else writeFileSync(join(root, 'docs/LIMITS.md'), text)
