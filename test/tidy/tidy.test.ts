import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { files, read, ROOT, sources } from './tree.ts'

const LINES_MAX = 400
/** A table, read by its names. */
const TABLES = ['protocols/limits.ts']

test(`no source file has ${LINES_MAX} lines or more`, () => {
  const long = sources()
    .filter((path) => !path.startsWith('test/') && !TABLES.includes(path))
    .map((path) => ({ path, lines: read(path).split('\n').length }))
    .filter(({ lines }) => lines >= LINES_MAX)
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
})

test('file names are kebab-case', () => {
  const wrong = sources().filter((path) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(basename(path)))
  expect(wrong).toEqual([])
})

test.each([
  ['docs/LIMITS.md', 'protocols/limits.ts', 'docs-limits'],
  ['docs/CLI.md', 'cli/program.ts', 'docs-cli'],
  ['docs/ERRORS.md', 'protocols/error-codes.ts', 'docs-errors'],
  ['docs/trace.schema.json', 'node/trace-schema.ts', 'docs-trace'],
])('%s says what %s says', (path, _source, script) => {
  const written = execFileSync(process.execPath, [join(ROOT, `scripts/${script}.ts`), '--print'])
  expect(read(path), `run: npm run ${script.replace('-', ':')}`).toBe(written.toString())
})

test('the codecs are what their .proto files generate', { timeout: 60_000 }, () => {
  const to = mkdtempSync(join(tmpdir(), 'shoal-proto-'))
  try {
    execFileSync(process.execPath, [join(ROOT, 'scripts/proto.ts'), '--to', to])
    const generated = readdirSync(to).sort()
    const kept = readdirSync(join(ROOT, 'protocols/proto'))
      .filter((name) => !name.endsWith('.proto'))
      .sort()
    expect(kept, 'run: npm run proto').toEqual(generated)
    for (const name of generated)
      expect(read(join('protocols/proto', name)), `${name}: run npm run proto`).toBe(
        readFileSync(join(to, name), 'utf8'),
      )
  } finally {
    rmSync(to, { recursive: true })
  }
})

/** Text that a person wrote or a tool keeps in the tree; binaries aside. */
function texts(): string[] {
  return files().filter((path) => !/\.(?:wasm|png|gif|ico|gz|tgz)$/.test(path))
}

test('no file names a directory of somebody’s machine', () => {
  const here = new RegExp(['/work' + '/', '/home' + '/\\w', '/Users' + '/\\w', '/root' + '/'].join('|'))
  const wrong = texts().flatMap((path) =>
    read(path)
      .split('\n')
      .filter((line) => here.test(line))
      .map((line) => `${path}: ${line.trim().slice(0, 120)}`),
  )
  expect(wrong).toEqual([])
})

test('no file names a package registry', () => {
  const registry = new RegExp(
    [
      'registry' + '\\.npmjs',
      'npm' + '\\.pkg\\.github',
      'crates' + '\\.io/api',
      'resolved": ' + '"http',
    ].join('|'),
  )
  const wrong = texts().filter((path) => registry.test(read(path)))
  expect(wrong).toEqual([])
})
